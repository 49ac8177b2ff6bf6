import type { NarrativeChange } from '#lib/domain/plans/narrative-change.ts';
import { PLAN_SECTIONS, type PlanSectionCode } from '#lib/domain/plans/plan.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import { changeBlocks } from '../narrative/change-blocks.ts';
import type { OldPlanPiece, OldPlanStores, OldPlanWork } from './old-plan-work.ts';

/** Pieces placed by one transaction: people who write meanwhile wait no longer than that. */
const BATCH = 100;

/** Which old plan, of which plan. */
export type OldPlanKey = { id: string; planId: string };

export type PlaceOutcome =
  | { outcome: 'placed'; placed: number }
  | { outcome: 'not-allowed' | 'gone' | 'no-such-section' };

/**
 * Puts every waiting piece whose part is known into that part, as ordinary blocks. Killed in between it goes on where it
 * ended: a piece is placed in the same transaction that notes it.
 */
export async function takeOver(work: OldPlanWork, actor: Actor, key: OldPlanKey): Promise<PlaceOutcome> {
  let placed = 0;
  for (;;) {
    const done = await work.inBody(async (stores) => {
      const refusal = await refuse(stores, actor, key);
      if (refusal) return refusal;
      const pieces = await stores.oldPlans.listProposed(key.id, BATCH);
      return placeAll(stores, actor, key, pieces);
    });
    if (typeof done === 'string') return { outcome: done };
    placed += done;
    if (done < BATCH) break;
  }
  if (placed > 0) await work.inBody(({ events }) => events.add(eventOf(actor, key, placed)));
  return { outcome: 'placed', placed };
}

const eventOf = ({ actorId }: Actor, { id, planId }: OldPlanKey, pieces: number) => ({
  ...{ actorId, action: 'took-over-old-plan', subject: 'plan', subjectId: planId },
  details: { oldPlan: id, pieces }
});

/** Puts chosen waiting pieces into one part, at most so many at once as a page shows. */
export async function placePieces(
  work: OldPlanWork,
  actor: Actor,
  { pieceIds, section: wanted, ...key }: OldPlanKey & { pieceIds: readonly string[]; section: string }
): Promise<PlaceOutcome> {
  const section = PLAN_SECTIONS.find((one) => one === wanted);
  if (!section) return { outcome: 'no-such-section' };
  let placed = 0;
  for (let from = 0; from < pieceIds.length; from += BATCH) {
    const ids = pieceIds.slice(from, from + BATCH);
    const done = await work.inBody(async (stores) => {
      const refusal = await refuse(stores, actor, key);
      if (refusal) return refusal;
      const pieces = await stores.oldPlans.listPieces(key.id, ids);
      const waiting = pieces
        .filter(({ state }) => state === 'waiting')
        .map((piece) => ({ ...piece, section }));
      return placeAll(stores, actor, key, waiting);
    });
    if (typeof done === 'string') return { outcome: done };
    placed += done;
  }
  return { outcome: 'placed', placed };
}

/** Takes chosen waiting pieces out of the list, or brings discarded ones back; placed ones stay. */
export async function setAside(
  stores: OldPlanStores,
  actor: Actor,
  { pieceIds, discard, ...key }: OldPlanKey & { pieceIds: readonly string[]; discard: boolean }
): Promise<{ outcome: 'changed'; changed: number } | { outcome: 'not-allowed' | 'gone' }> {
  const refusal = await refuse(stores, actor, key);
  if (refusal) return { outcome: refusal };
  const [from, to] = discard ? (['waiting', 'discarded'] as const) : (['discarded', 'waiting'] as const);
  const pieces = await stores.oldPlans.listPieces(key.id, pieceIds);
  const ids = pieces.filter(({ state }) => state === from).map(({ id }) => id);
  await stores.oldPlans.setState(key.id, ids, to);
  return { outcome: 'changed', changed: ids.length };
}

async function refuse(
  { oldPlans }: OldPlanStores,
  actor: Actor,
  { id, planId }: OldPlanKey
): Promise<'not-allowed' | 'gone' | null> {
  if (refuseAction(actor, 'import-tables')) return 'not-allowed';
  const found = (await oldPlans.lock(id)) && (await oldPlans.find(id));
  return found && found.planId === planId ? null : 'gone';
}

/** Writes pieces as blocks, each behind the one that stood before it in the old plan. */
async function placeAll(
  stores: OldPlanStores,
  actor: Actor,
  { id, planId }: OldPlanKey,
  pieces: readonly OldPlanPiece[]
): Promise<number> {
  if (pieces.length === 0) return 0;
  const all = await stores.oldPlans.listPlacedIds(id);
  for (const [section, own] of bySection(pieces)) {
    const standing = all.filter((one) => one.section === section);
    const changes = own.map((piece, at): NarrativeChange => {
      const before = own[at - 1] ?? standing.findLast(({ place }) => place < piece.place);
      // Behind a block that is not there means at the end.
      return { operation: 'add', blockId: piece.id, after: before?.id ?? piece.id, content: piece.content };
    });
    const written = await changeBlocks(stores, actor, { planId, section, changes });
    if (written.outcome !== 'answered') throw new Error(`An old plan is not written: ${written.outcome}`);
    const wrong = written.answers.find(({ outcome }) => outcome !== 'accepted' && outcome !== 'unchanged');
    // All pieces of a batch are placed, or none.
    if (wrong)
      throw new Error(`A piece of an old plan is not written: ${JSON.stringify(wrong).slice(0, 500)}`);
    await stores.oldPlans.markPlaced(
      id,
      own.map((piece) => piece.id),
      section
    );
  }
  return pieces.length;
}

function bySection(pieces: readonly OldPlanPiece[]): Map<PlanSectionCode, OldPlanPiece[]> {
  const known = pieces.flatMap((piece) => (piece.section ? [{ piece, section: piece.section }] : []));
  const groups = Map.groupBy(known, ({ section }) => section);
  return new Map([...groups].map(([section, own]) => [section, own.map(({ piece }) => piece)]));
}
