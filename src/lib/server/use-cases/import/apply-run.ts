import type { CapacityRecord } from '#lib/domain/directory/capacity.ts';
import type { ServiceFact } from '#lib/domain/directory/facts/service-fact.ts';
import type { Provider } from '#lib/domain/directory/provider.ts';
import type { Service } from '#lib/domain/directory/service.ts';
import type { Activity } from '#lib/domain/plans/activity.ts';
import type { DirectoryChanges, ImportChange, ImportChanges } from '#lib/domain/plans/import/change.ts';
import type { DirectoryKind, Step } from '#lib/domain/plans/import/in-steps.ts';
import { nextMeasureCode } from '#lib/domain/plans/measure.ts';
import type { Actor } from '#lib/domain/tenancy/permissions.ts';
import {
  IMPORT_ITEM_KINDS,
  type ImportItemKind,
  type ImportRun,
  type ImportStores,
  type ImportWork
} from './import-work.ts';
import { proposeRun } from './propose-run.ts';
import { clearWaiting, type RunKey } from './stage-import.ts';
import { countKinds, type WrittenProposal } from './written-proposal.ts';

/** Rows written by one transaction while nobody sees them yet: short also on a busy machine. */
const BATCH = 250;

export type ApplyOutcome =
  | { outcome: 'applied'; added: number; changed: number }
  /** Nothing was written: the file has faults, or the plan is no longer what was shown. */
  | {
      outcome:
        | 'has-faults'
        | 'changed-meanwhile'
        | 'gone'
        | 'already-applied'
        | 'not-allowed'
        | 'not-compared';
    };

/**
 * Applies a waiting import. What is new is written in short batches that nobody sees; one last short transaction
 * changes what was there and makes everything visible by one row, so that it is all or nothing. Only a file that
 * changes more of services that are there than one short transaction can write changes them in several steps, each
 * service wholly: it is marked as begun, and cut short it is taken up where it stands, for a file read again says only
 * what is left of it.
 * @param seen what the person was shown and agrees to; null applies whatever the file says now
 */
export function applyRun(work: ImportWork, actor: Actor, asked: Asked): Promise<ApplyOutcome> {
  const before = applying.get(asked.id)?.ended ?? Promise.resolve();
  const progress = { written: 0, all: 0, inSteps: false };
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

/** How many of its rows are written; `inSteps`: others see some of what changes before all is written. */
type Progress = { written: number; all: number; inSteps: boolean };

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
  if (proposed.outcome !== 'proposed') return { outcome: proposed.outcome };
  const { run, proposal } = proposed;
  if (proposal.faultCount > 0) return { outcome: 'has-faults' };
  if (seen !== null && seen !== proposal.seen) return { outcome: 'changed-meanwhile' };

  const done = await writeAll(work, actor, run, proposal).catch(clashed);
  if (done !== 'applied') {
    await clearWaiting(work, run.id);
    if (done === 'changed-meanwhile') await giveUp(work, run);
    return { outcome: done };
  }
  await letGoOfFile(work, run);
  return { outcome: 'applied', ...countKinds(proposal) };
}

/** What is new while nobody sees it, then what changes step by step, the last step together with what is new. */
async function writeAll(
  work: Applying,
  actor: Actor,
  run: ImportRun,
  proposal: WrittenProposal
): Promise<Written> {
  const { added, changed } = countKinds(proposal);
  const steps = proposal.steps.slice(0, -1);
  Object.assign(work.progress, { all: added + changed, inSteps: steps.length > 0 });
  await writeWaiting(work, run, proposal);
  let { stamp } = proposal;
  let waiting = Object.values(proposal.kinds).reduce((sum, { ahead }) => sum + ahead, 0);
  for (const step of steps) {
    const changes = await changesOfStep(proposal, step);
    const written = await work.inBody((stores) => writeStep(stores, actor, run, { stamp, changes }));
    if (written.outcome !== 'written') return written.outcome;
    stamp = written.stamp;
    waiting -= written.shown;
    work.progress.written += Object.values(changes).flat().length;
  }
  const last: LastStep = {
    ...{ stamp, waiting },
    changes: await changesOfStep(proposal, proposal.steps.at(-1)),
    items: await changedItems(proposal),
    spoken: run.planId === null ? await proposal.spoken() : [],
    counted: countKinds(proposal)
  };
  return work.inBody((stores) => finish(stores, actor, run, last));
}

type Written = 'applied' | 'changed-meanwhile' | 'gone' | 'already-applied';

/** The directory or the plan is no longer what was shown; what is to be shown instead is computed anew. */
async function giveUp({ inBody, proposals }: ImportWork, run: ImportRun): Promise<void> {
  await inBody(({ imports }) => imports.unmarkBegun(run.id));
  await proposals.forget(run.id);
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
async function giveCodes({ inBody }: ImportWork, planId: string, count: number): Promise<string[]> {
  if (count === 0) return [];
  return inBody(async ({ plans, imports }) => {
    await imports.lockPlan(planId);
    const first = Number(nextMeasureCode(await plans.givenMeasureCodes(planId)).slice(1));
    const codes = Array.from({ length: count }, (_, index) => `o${first + index}`);
    await imports.giveCodes(planId, codes);
    return codes;
  });
}

/** Writes what is new in batches; rows of an attempt that was cut short go first. */
async function writeWaiting(work: Applying, run: ImportRun, proposal: WrittenProposal): Promise<void> {
  await clearWaiting(work, run.id);
  const { planId } = run;
  if (planId !== null) {
    const owner = { planId, importId: run.id };
    const codes = await giveCodes(work, planId, proposal.kinds.measures.ahead);
    for (const kind of IMPORT_ITEM_KINDS) {
      await inBatches(work, run, aheadOf<object>(proposal, kind), ({ imports }, batch) => {
        const items = kind === 'measures' ? batch.map((one) => ({ ...one, code: codes.shift() })) : batch;
        return imports.addItems(kind, items, owner);
      });
    }
    for await (const batch of aheadOf<Activity>(proposal, 'activities')) {
      await inBatches(work, run, parts(costsOf(batch)), ({ imports }, costs) => imports.addCosts(costs));
    }
  }
  await writeAhead(work, run, proposal);
}

/** New providers and services with what is known of them: whatever their number, nobody sees them yet. */
async function writeAhead(work: Applying, run: ImportRun, proposal: WrittenProposal): Promise<void> {
  const { id } = run;
  const { providers, services } = proposal.kinds;
  if (providers.ahead + services.ahead === 0) return;
  const batches = <Row>(kind: DirectoryKind, write: (stores: ImportStores, rows: Row[]) => Promise<void>) =>
    inBatches(work, run, aheadOf<Row>(proposal, kind), write);
  await work.inBody(({ imports }) => imports.beginWaiting(id));
  await batches<Provider>('providers', ({ imports }, some) => imports.addProviders(some, id));
  await batches<Service>('services', async ({ imports }, some) => {
    await imports.addServices(some, id);
    await imports.putPlaces(some.map(placeOf));
  });
  await batches<Capacity>('capacities', ({ imports }, some) => imports.addCapacities(some, id));
  await batches<ServiceFact>('facts', ({ imports }, some) => imports.addFacts(some, id));
}

type Capacity = CapacityRecord & { id: string };

/** What a file adds of a kind, a batch at a time. */
async function* aheadOf<Item>(proposal: WrittenProposal, kind: keyof ImportChanges): AsyncGenerator<Item[]> {
  const { added, changed, ahead } = proposal.kinds[kind];
  const end = added + changed;
  for (let from = end - ahead; from < end; from += BATCH) {
    const batch: readonly ImportChange<unknown>[] = await proposal.changes(
      kind,
      from,
      Math.min(end, from + BATCH)
    );
    yield batch.map(({ item }) => item as Item);
  }
}

function* parts<Row>(rows: readonly Row[]): Generator<Row[]> {
  for (let from = 0; from < rows.length; from += BATCH) yield rows.slice(from, from + BATCH);
}

const placeOf = ({ id, address, addressProtected }: Service) => ({
  ...{ serviceId: id, address, addressProtected }
});

async function inBatches<Row>(
  { inBody, progress }: Applying,
  run: ImportRun,
  batches: Iterable<Row[]> | AsyncIterable<Row[]>,
  write: (stores: ImportStores, batch: Row[]) => Promise<void>
): Promise<void> {
  for await (const batch of batches) {
    await inBody(async (stores) => {
      if (!(await stores.imports.lockWaiting(run.id))) throw new Error(FASTER);
      await stores.imports.openWaiting(run.id);
      await write(stores, batch);
    });
    progress.written += batch.length;
  }
}

/** What is changed of things that are there: `stamp` is of the moment at which they were looked at. */
type Seen = { stamp: string; changes: DirectoryChanges };

/**
 * Changes some services that others see. An import that is cut short after this has begun: whoever takes it up again
 * finds the services of this step as the file says, and the others as they were.
 */
async function writeStep(
  stores: ImportStores,
  actor: Actor,
  run: ImportRun,
  { stamp, changes }: Seen
): Promise<StepWritten | { outcome: Exclude<Written, 'applied'> }> {
  const { imports } = stores;
  const refusal = await lockAsSeen(stores, run, stamp);
  if (refusal) return { outcome: refusal };
  await imports.markBegun(run.id, actor.actorId);
  // A service that others see must not name a provider that nobody sees: what waits may still be given up.
  const named = new Set(changes.services.map(({ item }) => item.providerId));
  const shown = named.size > 0 ? await imports.showProviders(run.id, [...named]) : 0;
  await writeDirectory(stores, changes);
  return { outcome: 'written', shown, stamp: await imports.stampOf(run.planId) };
}

/** `shown`: how many of the providers that waited are seen from now on. */
type StepWritten = { outcome: 'written'; shown: number; stamp: string };

/** Locks what the import changes; a word where it is no longer what was seen. */
async function lockAsSeen(
  { imports }: ImportStores,
  run: ImportRun,
  stamp: string
): Promise<Exclude<Written, 'applied'> | null> {
  if (!(await imports.lockWaiting(run.id))) return (await imports.find(run.id)) ? 'already-applied' : 'gone';
  if (run.planId === null) await imports.lockDirectory();
  else if (!(await imports.lockPlan(run.planId))) return 'gone';
  return (await imports.stampOf(run.planId)) === stamp ? null : 'changed-meanwhile';
}

type ChangedItems = Record<ImportItemKind, { id: string; revision: number }[]>;

type LastStep = Seen & {
  items: ChangedItems;
  /** Rows that were written ahead and are not shown yet. */
  waiting: number;
  spoken: readonly string[];
  counted: { added: number; changed: number };
};

/** The one transaction that others notice. Thrown out of it, nothing of the import appears. */
async function finish(
  stores: ImportStores,
  actor: Actor,
  run: ImportRun,
  { stamp, changes, items, waiting, spoken, counted }: LastStep
): Promise<Written> {
  const { imports, events } = stores;
  const refusal = await lockAsSeen(stores, run, stamp);
  if (refusal) return refusal;
  await imports.openWaiting(run.id);
  if ((await imports.countWaiting(run.id)) !== waiting) throw new Error(FASTER);
  await changeItems(stores, items);
  await writeDirectory(stores, changes);
  await imports.showWaiting(run.id);
  if (!(await imports.markApplied(run.id, spoken))) return 'already-applied';
  await events.add({
    ...{ actorId: actor.actorId, action: 'imported', subject: run.planId === null ? 'directory' : 'plan' },
    subjectId: run.planId ?? run.id,
    details: { import: run.id, file: run.fileHash, ...counted }
  });
  return 'applied';
}

/** What the file changes of the plan; a proposal that changes too much of it never comes so far. */
async function changedItems(proposal: WrittenProposal): Promise<ChangedItems> {
  const items = {} as ChangedItems;
  for (const kind of IMPORT_ITEM_KINDS) {
    const own: readonly ImportChange<{ id: string }>[] = await proposal.changes(
      kind,
      0,
      proposal.kinds[kind].changed
    );
    items[kind] = revised(own);
  }
  return items;
}

async function changesOfStep(proposal: WrittenProposal, step: Step | undefined): Promise<DirectoryChanges> {
  const part = <Kind extends DirectoryKind>(kind: Kind) =>
    proposal.changes(kind, step?.[kind].from ?? 0, step?.[kind].to ?? 0);
  return {
    ...{ providers: await part('providers'), services: await part('services') },
    ...{ capacities: await part('capacities'), facts: await part('facts') }
  };
}

async function changeItems({ imports }: ImportStores, items: ChangedItems): Promise<void> {
  for (const kind of IMPORT_ITEM_KINDS) {
    if ((await imports.changeItems(kind, items[kind])) !== items[kind].length) throw new Error(FASTER);
  }
  const activities = items.activities as (Activity & { revision: number })[];
  await imports.removeCostsOf(activities.map((one) => one.id));
  await imports.addCosts(costsOf(activities));
}

/** What touches rows that are there. */
async function writeDirectory({ imports }: ImportStores, changes: DirectoryChanges): Promise<void> {
  const providers = revised(changes.providers);
  if ((await imports.changeProviders(providers)) !== providers.length) throw new Error(FASTER);
  const services = revised(changes.services);
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
async function letGoOfFile({ inBody, files, proposals }: ImportWork, run: ImportRun): Promise<void> {
  await proposals.forget(run.id);
  const isHeld = await inBody(({ imports }) => imports.holdsFile(run.fileHash, run.id));
  if (!isHeld) await files.remove(run.fileHash);
}

function revised<Item>(changes: readonly ImportChange<Item>[]): (Item & { revision: number })[] {
  return changes.flatMap(({ item, revision }) => (revision === null ? [] : [{ ...item, revision }]));
}

function costsOf(activities: readonly Pick<Activity, 'id' | 'costs'>[]) {
  return activities.flatMap(({ id, costs }) => costs.map((cost) => ({ ...cost, activityId: id })));
}
