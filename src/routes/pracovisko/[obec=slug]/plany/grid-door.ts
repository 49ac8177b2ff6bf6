import { error, fail, redirect } from '@sveltejs/kit';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { ChangeOfCells, GridFaultAt, GridWrite, OpenGrid } from '#lib/server/desk/grids/open-grid.ts';
import {
  type JudgedGrid,
  judgeSentGrid,
  readSentGrid,
  type SentGrid
} from '#lib/server/desk/grids/sent-grid.ts';
import { type Returned, showGrid } from '#lib/server/desk/grids/show-grid.ts';
import type { RefusalWord } from '#lib/server/desk/refusal-text.ts';
import type { Stores } from '#lib/server/stores.ts';
import { type KeepItemsOutcome, keepItems } from '#lib/server/use-cases/plans/keep-items.ts';
import { type Desk, openDesk } from '../../desk.ts';
import { isDuplicate } from '../../form-token.ts';
import { type DirectoryAsked, directoryAsked } from './directory-asked.ts';
import { type OpenPlan, openPlan, type PlanEvent, readOpenPlan } from './open-plan.ts';

/** What a sheet is made of. */
type Read = Pick<OpenPlan, 'whole' | 'context'>;

/** A sheet of a plan: where it stands, what it is called, and how it is made of the plan. */
export type GridDoor = {
  /** Step of the plan beside which it stands. */
  step: string;
  title(read: Read): string;
  grid(read: Read): OpenGrid;
};

/** What the page of a sheet shows. */
export async function loadGrid(event: PlanEvent & { url: URL }, door: GridDoor) {
  const open = await openPlan(event, 'edit-plan');
  const title = door.title(open);
  return open.page(door.step, title, {
    grid: showGrid(door.grid(open), title, open.context),
    isKept: event.url.searchParams.has('ulozene')
  });
}

/** Somebody was faster between our look and our write; the transaction is undone and everything read again. */
class SheetChanged extends Error {}

/** Keeps what was changed in a sheet, all of it or nothing, or gives it back with what stands in the way. */
export async function keepGrid(event: PlanEvent & { url: URL }, door: GridDoor) {
  const desk = await openDesk(event, 'edit-plan');
  const form = await event.request.formData();
  const [sent, asked] = [readSentGrid(form), directoryAsked(form)];
  const keep = () => desk.inBody((stores) => keepSent(stores, desk, { event, door, sent, asked }));
  const tried = await keep().catch((fault) => {
    if (fault instanceof SheetChanged || isDuplicate(fault)) return keep();
    throw fault;
  });
  if (!tried) error(404, event.locals.t('error.404.title'));
  const { read, returned } = tried;
  if (!returned) {
    const address = new URL(event.url);
    address.searchParams.set('ulozene', '');
    redirect(303, address.pathname + address.search);
  }
  const title = door.title(read);
  const shown = { grid: showGrid(door.grid(read), title, read.context, returned) };
  if (asked.isSearching) return shown;
  const status = returned.faults.length > 0 ? 422 : 409;
  return fail(status, shown);
}

type Keeping = { event: PlanEvent; door: GridDoor; sent: SentGrid; asked: DirectoryAsked };

async function keepSent(
  stores: Stores,
  desk: Desk,
  { event, door, sent, asked }: Keeping
): Promise<{ read: Read; returned: Returned | null } | undefined> {
  const read = await readOpenPlan(stores, desk, event, { directory: asked });
  if (!read) return undefined;
  const grid = door.grid(read);
  const judged = judgeSentGrid(grid, sent);
  const looked = asked.text === null ? {} : { asked: asked.text };
  const answer = (faults: GridFaultAt[]) => ({ read, returned: { ...judged, ...looked, sent, faults } });
  // Looking somebody up brings the sheet back as it was typed; nothing is kept yet.
  if (asked.isSearching) return { read, returned: { ...looked, sent, faults: [], conflicts: [] } };
  if (judged.faults.length + judged.conflicts.length > 0) return answer(judged.faults);
  if (judged.edits.length === 0) return { read, returned: null };
  const faults = await keepEdits(stores, desk, {
    grid,
    judged,
    sent,
    planId: read.whole.plan.id,
    today: read.context.today
  });
  return faults.length > 0 ? answer(faults) : { read, returned: null };
}

type Edits = {
  grid: OpenGrid;
  judged: JudgedGrid;
  sent: SentGrid;
  planId: string;
  today: CalendarDay;
};

async function keepEdits(
  stores: Stores,
  { actor }: Desk,
  { grid, judged, sent, planId, today }: Edits
): Promise<GridFaultAt[]> {
  const write = grid.write(judged.edits, sent.origin, today);
  if ('faults' in write) return write.faults;
  const outcome = await keepWrite(stores, actor, write, { planId, today });
  if (outcome === 'kept') return [];
  // Whoever may not is refused by the desk before; what is left is a plan that somebody is just changing.
  if (typeof outcome === 'string') throw new SheetChanged(outcome);
  return outcome.refused.flatMap(({ index, refusal }) => {
    const cells = write.changes[index]?.cells ?? [];
    return cells.map(({ rowId, year }) => ({ rowId, year, word: refusal as RefusalWord }));
  });
}

/** One call for each kind: a sheet of one kind never writes another. */
function keepWrite(
  stores: Stores,
  actor: Desk['actor'],
  write: GridWrite,
  about: { planId: string; today: CalendarDay }
): Promise<KeepItemsOutcome> {
  const of = <Item>(changes: readonly ChangeOfCells<Item>[]) => changes.map((one) => one.change);
  switch (write.kind) {
    case 'cells':
      return keepItems(stores, actor, { ...about, kind: write.kind, changes: of(write.changes) });
    case 'activities':
      return keepItems(stores, actor, { ...about, kind: write.kind, changes: of(write.changes) });
    case 'indicators':
      return keepItems(stores, actor, { ...about, kind: write.kind, changes: of(write.changes) });
  }
}
