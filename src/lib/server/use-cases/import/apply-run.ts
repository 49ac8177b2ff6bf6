import type { Service } from '#lib/domain/directory/service.ts';
import type { Activity } from '#lib/domain/plans/activity.ts';
import {
  countChanges,
  type DirectoryChanges,
  type ImportChange,
  type ImportChanges,
  parted
} from '#lib/domain/plans/import/change.ts';
import type { Proposal } from '#lib/domain/plans/import/propose.ts';
import { nextMeasureCode } from '#lib/domain/plans/measure.ts';
import type { Actor } from '#lib/domain/tenancy/permissions.ts';
import { IMPORT_ITEM_KINDS, type ImportRun, type ImportStores, type ImportWork } from './import-work.ts';
import { proposeRun } from './propose-run.ts';
import { clearWaiting, type RunKey } from './stage-import.ts';

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
  const before = applying.get(asked.id)?.ended ?? Promise.resolve();
  const progress = { written: 0, all: 0 };
  const now = before.then(() => applyAlone({ ...work, progress }, actor, asked));
  const ended = now.then(
    () => {},
    () => {}
  );
  applying.set(asked.id, { ended, progress });
  void ended.then(() => {
    if (applying.get(asked.id)?.ended === ended) applying.delete(asked.id);
  });
  return now;
}

/** How many rows that nobody sees yet are written, of how many. */
type Progress = { written: number; all: number };

/** How far the applying of an import is; null when it is not being applied. */
export function progressOf(id: string): Readonly<Progress> | null {
  return applying.get(id)?.progress ?? null;
}

type Asked = RunKey & { seen: string | null };
type Applying = ImportWork & { progress: Progress };

/** Imports being applied: a second click waits, and finds the first one's work done. */
const applying = new Map<string, { ended: Promise<void>; progress: Progress }>();

async function applyAlone(work: Applying, actor: Actor, { id, planId, seen }: Asked): Promise<ApplyOutcome> {
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
    await clearWaiting(work, run.id);
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
async function writeWaiting(work: Applying, run: ImportRun, changes: ImportChanges): Promise<void> {
  await clearWaiting(work, run.id);
  work.progress.all = countChanges(changes).added;
  const owner = { planId: run.planId, importId: run.id };
  for (const kind of IMPORT_ITEM_KINDS) {
    const items = added<object>(changes[kind]);
    await inBatches(work, run, items, ({ imports }, batch) => imports.addItems(kind, batch, owner));
  }
  const costs = costsOf(added(changes.activities));
  await inBatches(work, run, costs, ({ imports }, batch) => imports.addCosts(batch));
  await writeAhead(work, run, parted(changes).ahead);
}

/** New providers and services with what is known of them: whatever their number, nobody sees them yet. */
async function writeAhead(work: Applying, run: ImportRun, ahead: DirectoryChanges): Promise<void> {
  const { id } = run;
  if (ahead.providers.length + ahead.services.length === 0) return;
  await work.inBody(({ imports }) => imports.beginWaiting(id));
  await inBatches(work, run, added(ahead.providers), ({ imports }, some) => imports.addProviders(some, id));
  await inBatches(work, run, added(ahead.services), async ({ imports }, some) => {
    await imports.addServices(some, id);
    await imports.putPlaces(some.map(placeOf));
  });
  await inBatches(work, run, added(ahead.capacities), ({ imports }, some) => imports.addCapacities(some, id));
  await inBatches(work, run, added(ahead.facts), ({ imports }, some) => imports.addFacts(some, id));
}

const placeOf = ({ id, address, addressProtected }: Service) => ({
  ...{ serviceId: id, address, addressProtected }
});

async function inBatches<Row>(
  { inBody, progress }: Applying,
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
    progress.written += Math.min(BATCH, rows.length - from);
  }
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
  const { ahead, atOnce } = parted(changes);
  const items = IMPORT_ITEM_KINDS.reduce((sum, kind) => sum + added<object>(changes[kind]).length, 0);
  const waiting = Object.values(ahead).reduce((sum, rows) => sum + rows.length, items);
  if ((await imports.countWaiting(run.id)) !== waiting) throw new Error(FASTER);
  await changeItems(stores, changes);
  await writeDirectory(stores, atOnce);
  await imports.showWaiting(run.id);
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

/** What touches rows that are there. */
async function writeDirectory({ imports }: ImportStores, changes: DirectoryChanges): Promise<void> {
  const providers = changed(changes.providers);
  if ((await imports.changeProviders(providers)) !== providers.length) throw new Error(FASTER);
  const services = changed(changes.services);
  if ((await imports.changeServices(services)) !== services.length) throw new Error(FASTER);
  await imports.putPlaces(services.map(placeOf));
  await imports.endCapacities(
    changes.capacities.flatMap(({ ends, item }) => (ends ? [{ id: ends, validTo: item.validFrom }] : []))
  );
  await imports.removeCapacities(changes.capacities.flatMap(({ replaces }) => replaces ?? []));
  await imports.addCapacities(changes.capacities.map(({ item }) => item));
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
