import type { Activity } from '#lib/domain/plans/activity.ts';
import { countChanges, type ImportChange, type ImportChanges } from '#lib/domain/plans/import/change.ts';
import type { Proposal } from '#lib/domain/plans/import/propose.ts';
import { nextMeasureCode } from '#lib/domain/plans/measure.ts';
import type { Actor } from '#lib/domain/tenancy/permissions.ts';
import { IMPORT_ITEM_KINDS, type ImportRun, type ImportStores, type ImportWork } from './import-work.ts';
import { proposeRun } from './propose-run.ts';
import type { RunKey } from './stage-import.ts';

/** Rows written by one transaction while nobody sees them yet: short also on a busy machine. */
const BATCH = 250;

export type ApplyOutcome =
  | { outcome: 'applied'; added: number; changed: number }
  /** Nothing was written: the file has faults, or the plan is no longer what was shown. */
  | { outcome: 'has-faults' | 'changed-meanwhile' | 'gone' | 'already-applied' | 'not-allowed' };

/**
 * Applies a waiting import, all of it or nothing. What is new is written in short batches that nobody sees; one last
 * short transaction changes what was there and makes everything visible by one row.
 * @param seen what the person was shown and agrees to; null applies whatever the file says now
 */
export function applyRun(work: ImportWork, actor: Actor, asked: Asked): Promise<ApplyOutcome> {
  const before = applying.get(asked.id) ?? Promise.resolve();
  const now = before.then(() => applyAlone(work, actor, asked));
  const ended = now.then(
    () => {},
    () => {}
  );
  applying.set(asked.id, ended);
  void ended.then(() => {
    if (applying.get(asked.id) === ended) applying.delete(asked.id);
  });
  return now;
}

type Asked = RunKey & { seen: string | null };

/** Imports being applied: a second click waits, and finds the first one's work done. */
const applying = new Map<string, Promise<void>>();

async function applyAlone(
  work: ImportWork,
  actor: Actor,
  { id, planId, seen }: Asked
): Promise<ApplyOutcome> {
  const proposed = await proposeRun(work, actor, { id, planId });
  if (proposed.outcome === 'applied') return { outcome: 'already-applied' };
  if (proposed.outcome !== 'proposed') return proposed;
  const { run, proposal, stamp } = proposed;
  if (proposal.faults.length > 0) return { outcome: 'has-faults' };
  if (seen !== null && seen !== proposed.seen) return { outcome: 'changed-meanwhile' };

  if (planId !== null) await giveCodes(work, planId, proposal.changes);
  const done = await writeWaiting(work, run, proposal.changes)
    .then(() => work.inBody((stores) => finish(stores, actor, run, { stamp, proposal })))
    .catch(clashed);
  if (done !== 'applied') {
    await clear(work, run);
    return { outcome: done };
  }
  await letGoOfFile(work, run);
  return { outcome: 'applied', ...countChanges(proposal.changes) };
}

/** Somebody wrote the same provider, service or cell in the same moment: the database refuses the second one. */
function clashed(error: unknown): 'changed-meanwhile' {
  const { code, message } = error as { code?: string; message?: string };
  if (message === FASTER || code === '23505' || code === '23P01' || code === '23503')
    return 'changed-meanwhile';
  throw error;
}

const FASTER = 'Somebody changed what this import changes.';

/** New measures get codes that the plan never gave before; they stay given even when the import fails. */
async function giveCodes({ inBody }: ImportWork, planId: string, { measures }: ImportChanges): Promise<void> {
  const fresh = measures.filter((one) => one.revision === null);
  if (fresh.length === 0) return;
  await inBody(async ({ plans, imports }) => {
    await imports.lockPlan(planId);
    const first = nextMeasureCode(await plans.givenMeasureCodes(planId));
    const number = Number(first.slice(1));
    for (const [index, one] of fresh.entries()) one.item.code = `o${number + index}`;
    await imports.giveCodes(
      planId,
      fresh.map((one) => one.item.code)
    );
  });
}

/** Writes what is new in batches; rows of an attempt that was cut short go first. */
async function writeWaiting(work: ImportWork, run: ImportRun, changes: ImportChanges): Promise<void> {
  await clear(work, run);
  const owner = { planId: run.planId, importId: run.id };
  for (const kind of IMPORT_ITEM_KINDS) {
    const items = added<object>(changes[kind]);
    await inBatches(work, run, items, ({ imports }, batch) => imports.addItems(kind, batch, owner));
  }
  const costs = costsOf(added(changes.activities));
  await inBatches(work, run, costs, ({ imports }, batch) => imports.addCosts(batch));
}

async function inBatches<Row>(
  { inBody }: ImportWork,
  run: ImportRun,
  rows: readonly Row[],
  write: (stores: ImportStores, batch: Row[]) => Promise<void>
): Promise<void> {
  for (let from = 0; from < rows.length; from += BATCH) {
    await inBody(async (stores) => {
      if (!(await stores.imports.lockWaiting(run.id))) throw new Error(FASTER);
      await stores.imports.openWaiting(run.id);
      await write(stores, rows.slice(from, from + BATCH));
    });
  }
}

function clear({ inBody }: ImportWork, run: ImportRun): Promise<void> {
  return inBody(async ({ imports }) => {
    if (!(await imports.lockWaiting(run.id))) return;
    await imports.openWaiting(run.id);
    await imports.clearWaiting(run.id);
  });
}

/** The one transaction that others notice. Thrown out of it, nothing of the import remains. */
async function finish(
  stores: ImportStores,
  actor: Actor,
  run: ImportRun,
  { stamp, proposal: { changes, spoken } }: { stamp: string; proposal: Proposal }
): Promise<'applied' | 'changed-meanwhile' | 'gone' | 'already-applied'> {
  const { imports, events } = stores;
  if (!(await imports.lockWaiting(run.id))) return (await imports.find(run.id)) ? 'already-applied' : 'gone';
  if (run.planId === null) await imports.lockDirectory();
  else if (!(await imports.lockPlan(run.planId))) return 'gone';
  if ((await imports.stampOf(run.planId)) !== stamp) return 'changed-meanwhile';
  await imports.openWaiting(run.id);
  const waiting = IMPORT_ITEM_KINDS.reduce((sum, kind) => sum + added<object>(changes[kind]).length, 0);
  if ((await imports.countWaiting(run.id)) !== waiting) throw new Error(FASTER);
  await changeItems(stores, changes);
  await writeDirectory(stores, changes);
  if (!(await imports.markApplied(run.id, run.planId === null ? spoken : []))) return 'already-applied';
  await events.add({
    ...{ actorId: actor.actorId, action: 'imported', subject: run.planId === null ? 'directory' : 'plan' },
    subjectId: run.planId ?? run.id,
    details: { import: run.id, file: run.fileHash, ...countChanges(changes) }
  });
  return 'applied';
}

async function changeItems({ imports }: ImportStores, changes: ImportChanges): Promise<void> {
  for (const kind of IMPORT_ITEM_KINDS) {
    const revised = changed<{ id: string }>(changes[kind]);
    if ((await imports.changeItems(kind, revised)) !== revised.length) throw new Error(FASTER);
  }
  const activities = changed(changes.activities);
  await imports.removeCostsOf(activities.map((one) => one.id));
  await imports.addCosts(costsOf(activities));
}

async function writeDirectory({ imports }: ImportStores, changes: ImportChanges): Promise<void> {
  await imports.addProviders(added(changes.providers));
  const providers = changed(changes.providers);
  if ((await imports.changeProviders(providers)) !== providers.length) throw new Error(FASTER);
  await imports.addServices(added(changes.services));
  const services = changed(changes.services);
  if ((await imports.changeServices(services)) !== services.length) throw new Error(FASTER);
  await imports.putPlaces(
    changes.services.map(({ item: { id, address, addressProtected } }) => ({
      ...{ serviceId: id, address, addressProtected }
    }))
  );
  await imports.endCapacities(
    changes.capacities.flatMap(({ ends, item }) => (ends ? [{ id: ends, validTo: item.validFrom }] : []))
  );
  await imports.removeCapacities(changes.capacities.flatMap(({ replaces }) => replaces ?? []));
  await imports.addCapacities(
    changes.capacities.map(({ item: { serviceTypeCode: _, ...record } }) => record)
  );
  await imports.removeFacts(changes.facts.flatMap(({ replaces }) => replaces ?? []));
  await imports.endFacts(changes.facts.flatMap(({ ends }) => ends));
  await imports.addFacts(changes.facts.map(({ item }) => item));
}

/** What was sent is personal only to the office: once it is in the plan, the file is not kept. */
async function letGoOfFile({ inBody, files }: ImportWork, run: ImportRun): Promise<void> {
  const isHeld = await inBody(({ imports }) => imports.holdsFile(run.fileHash, run.id));
  if (!isHeld) await files.remove(run.fileHash);
}

function added<Item>(changes: readonly ImportChange<Item>[]): Item[] {
  return changes.filter((one) => one.revision === null).map((one) => one.item);
}

function changed<Item>(changes: readonly ImportChange<Item>[]): (Item & { revision: number })[] {
  return changes.flatMap(({ item, revision }) => (revision === null ? [] : [{ ...item, revision }]));
}

function costsOf(activities: readonly Pick<Activity, 'id' | 'costs'>[]) {
  return activities.flatMap(({ id, costs }) => costs.map((cost) => ({ ...cost, activityId: id })));
}
