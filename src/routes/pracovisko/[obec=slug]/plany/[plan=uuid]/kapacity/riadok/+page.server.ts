import { randomUUID } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import { capacityKeyText } from '#lib/domain/directory/capacity.ts';
import { plannedIn } from '#lib/domain/plans/capacity-figures.ts';
import {
  type CapacityKey,
  capacityInDirectory,
  existingFromDirectory
} from '#lib/domain/plans/capacity-matrix.ts';
import { formats } from '#lib/i18n/format.ts';
import { entryOptions } from '#lib/server/desk/forms/directory-field.ts';
import { readMatrixRow, type TypedRowForm, writeMatrixRow } from '#lib/server/desk/forms/matrix-row.ts';
import { refusalText } from '#lib/server/desk/refusal-text.ts';
import type { Stores } from '#lib/server/stores.ts';
import { keepItem, removeItem } from '#lib/server/use-cases/plans/keep-item.ts';
import { type DirectoryAsked, directoryAsked } from '../../../directory-asked.ts';
import { type OpenPlan, openPlan, type PlanEvent, readOpenPlan } from '../../../open-plan.ts';
import type { Actions, PageServerLoad } from './$types';
import { cellsOf, isChangedMeanwhile, type KeptCell, readSentRow, rowKey, type SentRow } from './sent-row.ts';

type Row = {
  typed: TypedRowForm;
  years: { year: number; id: string; revision: number | null }[];
};

export const load: PageServerLoad = async (event) => {
  const open = await openPlan(event, 'edit-plan');
  const { context } = open;
  const { names, years, content, t, locale } = context;
  const key = rowKey(event.url, context, open.path);
  const cells = cellsOf(key, content.cells);
  const changes = content.measures
    .flatMap((measure) => measure.capacityChanges)
    .filter((change) => capacityKeyText(change) === capacityKeyText(key));
  const known = knownCapacity(key, open);
  const typed = writeMatrixRow(cells, years);
  const proposed = cells.length > 0 ? typed : { ...typed, ...proposal(known) };
  return open.page('kapacity', names.kind(key.serviceTypeCode), {
    about: [names.form(key.formCode), names.group(key.targetGroupCode), names.unit(key.unitCode)].join(' · '),
    known: t('plan.matrix.known', {
      value: formats(locale).number(known.value, 2),
      day: formats(locale).asOf(known.asOf)
    }),
    planned: years.map((year) => plannedIn(changes, year).increase),
    row: { typed: proposed, years: yearsOf(years, cells) } satisfies Row,
    directory: directoryOf(context),
    isKept: event.url.searchParams.has('ulozene')
  });
};

function knownCapacity(key: CapacityKey, { whole, context }: OpenPlan) {
  const { capacityDay } = whole.plan;
  return existingFromDirectory(key, whole.judged.existing, capacityDay, context.t('plan.matrix.directory'));
}

/** A row nobody filled yet starts with what the directory knows. */
function proposal(known: { value: number; asOf: string; source: string }): TypedRowForm {
  return {
    'existing.all': String(known.value).replace('.', ','),
    'existing.asOf': known.asOf,
    'existing.source': known.source
  };
}

/** Whom of the directory a row may name as the one with whom it is secured. */
function directoryOf(context: OpenPlan['context'], text = '') {
  return { options: entryOptions(context), text, found: context.found };
}

const yearsOf = (years: readonly number[], cells: readonly KeptCell[]) =>
  years.map((year) => {
    const cell = cells.find((one) => one.year === year);
    return { year, id: cell?.id ?? randomUUID(), revision: cell?.revision ?? null };
  });

/** Somebody was faster between our look and our write; the transaction is undone and everything read again. */
class RowChanged extends Error {}

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const asked = directoryAsked(form);
    const open = await openPlan(event, 'edit-plan', { directory: asked });
    const { desk } = open;
    const directory = directoryOf(open.context, asked.text ?? '');
    const { t } = event.locals;
    const years = open.context.years;
    const sent = readSentRow(form, years);
    const row = (revisions: (year: number) => number | null): Row => ({
      typed: sent.typed,
      years: years.map((year) => ({ year, id: sent.ids.get(year) ?? '', revision: revisions(year) }))
    });
    const asOpened = row((year) => sent.revisions.get(year) ?? null);
    if (asked.isSearching) return { row: asOpened, errors: [], theirs: null, directory };

    const keep = () => desk.inBody((stores) => keepRow(stores, open, event, { ...sent, asked }));
    const kept = await keep().catch((fault) => {
      if (fault instanceof RowChanged) return keep();
      throw fault;
    });
    if (!kept) error(404, t('error.404.title'));
    if (kept.outcome === 'kept') redirect(303, `${open.path}/kapacity?ulozene`);

    if (kept.outcome === 'faults') {
      return fail(422, {
        ...{ row: asOpened, directory },
        errors: kept.faults.map(({ field, word }) => ({ field, text: refusalText(t, word) })),
        theirs: null
      });
    }
    const revisionOf = (year: number) => kept.cells.find((cell) => cell.year === year)?.revision ?? null;
    return fail(409, {
      row: row(revisionOf),
      directory,
      errors: [],
      theirs: writeMatrixRow(kept.cells, years)
    });
  }
};

async function keepRow(
  stores: Stores,
  { desk, path }: OpenPlan,
  event: PlanEvent & { url: URL },
  sent: SentRow & { asked: DirectoryAsked }
) {
  const open = await readOpenPlan(stores, desk, event, { directory: sent.asked });
  if (!open) return undefined;
  const { years, content, today } = open.context;
  const key = rowKey(event.url, open.context, path);
  const cells = cellsOf(key, content.cells);
  const newId = (year: number) => sent.ids.get(year) ?? randomUUID();
  const read = readMatrixRow({
    key,
    years,
    typed: sent.typed,
    cells,
    revisions: sent.revisions,
    newId,
    today,
    entries: open.context.entries,
    inDirectory: capacityInDirectory(key, open.whole.judged.existing)
  });
  if (read.faults.length > 0) return { outcome: 'faults', faults: read.faults } as const;
  // A second click finds the row as it wants it, and changes nothing.
  if (read.keep.length + read.remove.length === 0) return { outcome: 'kept' } as const;
  if (isChangedMeanwhile(cells, sent)) return { outcome: 'conflict', cells } as const;

  const planId = open.whole.plan.id;
  for (const { cell, revision } of read.keep) {
    const kept = await keepItem(stores, desk.actor, { planId, kind: 'cells', item: cell, revision, today });
    if (kept.outcome !== 'kept') throw new RowChanged(kept.outcome);
  }
  for (const { id, revision } of read.remove) {
    const removed = await removeItem(stores, desk.actor, { planId, kind: 'cells', id, revision, today });
    if (removed !== 'removed') throw new RowChanged(String(removed));
  }
  return { outcome: 'kept' } as const;
}
