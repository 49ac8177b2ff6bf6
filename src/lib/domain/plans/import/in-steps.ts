import type { ImportChange, ImportChanges } from './change.ts';

/** As many changes of what is there already are written by one transaction; 250 ms are enough for them. */
const MOST_AT_ONCE = 1000;
/** More of them are written in shorter steps, for there is time between. */
const MOST_IN_STEP = 400;

export const DIRECTORY_KINDS = ['providers', 'services', 'capacities', 'facts'] as const;
export type DirectoryKind = (typeof DIRECTORY_KINDS)[number];

/** Changes of a kind from one place in their order up to another (exclusive). */
export type Stretch = { from: number; to: number };
/** What one transaction writes of things that others see already. */
export type Step = Record<DirectoryKind, Stretch>;

/**
 * The changes of a file in the order in which they are shown and written, and how they are cut.
 * `ahead` counts the last ones of each kind, which hang on nothing that is there: they are written in any number of
 * transactions before somebody sees them. What stands before them in the directory is written in `steps`; a step holds
 * all that the file says of its services, so that a service is always wholly as before or wholly as in the file.
 */
export type OrderedChanges = {
  changes: ImportChanges;
  ahead: Record<keyof ImportChanges, number>;
  steps: Step[];
};

/** @param bounds rows of a single step, and of one of several; a service with more rows has a step of its own */
export function inSteps(
  changes: ImportChanges,
  bounds = { single: MOST_AT_ONCE, several: MOST_IN_STEP }
): OrderedChanges {
  const fresh = new Set(changes.services.filter(isNew).map(({ item }) => item.id));
  const step = stepsOf(changes, { fresh, bounds });
  const steps: Step[] = [];
  const ordered: Record<string, ImportChange<unknown>[]> = {};
  const ahead = {} as OrderedChanges['ahead'];
  for (const kind of Object.keys(changes) as (keyof ImportChanges)[]) {
    const own: readonly ImportChange<unknown>[] = changes[kind];
    const isAhead = (one: ImportChange<unknown>) =>
      kind === 'capacities' || kind === 'facts' ? fresh.has(serviceOf(one)) : isNew(one);
    const stepOf = (one: ImportChange<unknown>) => step.get(unitOf(kind, one)) ?? 0;
    const now = own.filter((one) => !isAhead(one)).toSorted((a, b) => stepOf(a) - stepOf(b));
    ordered[kind] = [...now, ...own.filter(isAhead)];
    ahead[kind] = own.length - now.length;
    if (isOfDirectory(kind)) for (const [at, one] of now.entries()) stretch(steps, stepOf(one), kind, at);
  }
  return { changes: ordered as unknown as ImportChanges, ahead, steps };
}

const isNew = ({ revision }: ImportChange<unknown>) => revision === null;

const isOfDirectory = (kind: keyof ImportChanges): kind is DirectoryKind =>
  DIRECTORY_KINDS.some((one) => one === kind);

/** The service that a change of the directory speaks of. */
function serviceOf({ item }: ImportChange<unknown>): string {
  const { id, serviceId = id } = item as { id: string; serviceId?: string };
  return serviceId;
}

/** What is changed as a whole: a provider, or a service with all that is known of it. */
function unitOf(kind: keyof ImportChanges, one: ImportChange<unknown>): string {
  // In a feed of others a provider and a service may have the same id.
  return `${kind === 'providers' ? kind : 'service'} ${serviceOf(one)}`;
}

/** Which step each provider and service that is there falls into, providers first. */
function stepsOf(
  changes: ImportChanges,
  { fresh, bounds }: { fresh: ReadonlySet<string>; bounds: { single: number; several: number } }
): Map<string, number> {
  const rows = new Map<string, number>();
  for (const kind of DIRECTORY_KINDS) {
    for (const one of changes[kind]) {
      const isAhead = kind === 'providers' ? isNew(one) : fresh.has(serviceOf(one));
      const unit = unitOf(kind, one);
      if (!isAhead) rows.set(unit, (rows.get(unit) ?? 0) + 1);
    }
  }
  const all = [...rows.values()].reduce((sum, count) => sum + count, 0);
  const most = all <= bounds.single ? bounds.single : bounds.several;
  const steps = new Map<string, number>();
  let step = 0;
  let held = 0;
  for (const [unit, count] of rows) {
    if (held > 0 && held + count > most) {
      step += 1;
      held = 0;
    }
    steps.set(unit, step);
    held += count;
  }
  return steps;
}

/** Lets a stretch of a step reach as far as a change, which follows the last one of its kind. */
function stretch(steps: Step[], step: number, kind: DirectoryKind, at: number): void {
  const none = () => ({ from: 0, to: 0 });
  steps[step] ??= { providers: none(), services: none(), capacities: none(), facts: none() };
  const own = steps[step][kind];
  if (own.to === 0) own.from = at;
  own.to = at + 1;
}
