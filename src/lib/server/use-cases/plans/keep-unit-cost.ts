import { refuseUnitCost, type UnitCost, type UnitCostRefusal } from '#lib/domain/plans/unit-cost.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { EventLog } from '../event-log.ts';

type Key = Pick<UnitCost, 'serviceTypeCode' | 'unitCode'>;

/** What these use cases ask of storage. */
export type UnitCostStores = {
  unitCosts: {
    lock(key: Key): Promise<UnitCost | undefined>;
    keep(cost: UnitCost): Promise<void>;
    remove(key: Key): Promise<boolean>;
  };
  events: EventLog;
};

/** Somebody changed the cost after the person had seen it; `now` is what the body says of it, null where nothing. */
type ChangedMeanwhile = { outcome: 'changed-meanwhile'; now: UnitCost | null };

/** One text for what a body says of a unit, as a form carries it: another text where anything of it has changed. */
export function unitCostSeen(own: UnitCost | undefined): string {
  return own ? JSON.stringify([own.period, own.cents, own.asOf, own.verified, own.source]) : '';
}

/**
 * Writes what a unit of capacity costs in this body; it stands before what comes with the program. Sent twice, it is
 * written once; what the person has not seen is not replaced.
 * @param units in which capacity of the kind is counted
 * @param seen what the body said of it when the form was drawn, by {@link unitCostSeen}
 */
export async function keepUnitCost(
  stores: UnitCostStores,
  actor: Actor,
  { cost, units, seen }: { cost: UnitCost; units: readonly string[]; seen: string }
): Promise<{ outcome: 'kept' | 'not-allowed' | UnitCostRefusal } | ChangedMeanwhile> {
  const refusal = refuseAction(actor, 'edit-plan') ?? refuseUnitCost(cost, units);
  if (refusal) return { outcome: refusal };
  const before = await stores.unitCosts.lock(cost);
  if (unitCostSeen(before) === unitCostSeen(cost)) return { outcome: 'kept' };
  if (unitCostSeen(before) !== seen) return { outcome: 'changed-meanwhile', now: before ?? null };
  await stores.unitCosts.keep(cost);
  const { period, cents, asOf, verified } = cost;
  await stores.events.add({
    ...{ actorId: actor.actorId, action: 'changed', subject: 'unit-cost' },
    ...{ subjectId: subjectOf(cost), details: { period, cents, asOf, verified } }
  });
  return { outcome: 'kept' };
}

/** Takes back what the body wrote, where it is what the person saw; what comes with the program holds again. */
export async function removeUnitCost(
  stores: UnitCostStores,
  actor: Actor,
  { key, seen }: { key: Key; seen: string }
): Promise<{ outcome: 'removed' | 'not-allowed' | 'gone' } | ChangedMeanwhile> {
  if (refuseAction(actor, 'edit-plan')) return { outcome: 'not-allowed' };
  const before = await stores.unitCosts.lock(key);
  if (!before) return { outcome: 'gone' };
  if (unitCostSeen(before) !== seen) return { outcome: 'changed-meanwhile', now: before };
  await stores.unitCosts.remove(key);
  await stores.events.add({
    ...{ actorId: actor.actorId, action: 'removed', subject: 'unit-cost', subjectId: subjectOf(key) }
  });
  return { outcome: 'removed' };
}

const subjectOf = ({ serviceTypeCode, unitCode }: Key) => `${serviceTypeCode}/${unitCode}`;
