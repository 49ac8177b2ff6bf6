import { refuseUnitCost, type UnitCost, type UnitCostRefusal } from '#lib/domain/plans/unit-cost.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { EventLog } from '../event-log.ts';

type Key = Pick<UnitCost, 'serviceTypeCode' | 'unitCode'>;

/** What these use cases ask of storage. */
export type UnitCostStores = {
  unitCosts: { keep(cost: UnitCost): Promise<void>; remove(key: Key): Promise<boolean> };
  events: EventLog;
};

/**
 * Writes what a unit of capacity costs in this body; it stands before what comes with the program.
 * @param units in which capacity of the kind is counted
 */
export async function keepUnitCost(
  stores: UnitCostStores,
  actor: Actor,
  { cost, units }: { cost: UnitCost; units: readonly string[] }
): Promise<'kept' | 'not-allowed' | UnitCostRefusal> {
  const refusal = refuseAction(actor, 'edit-plan') ?? refuseUnitCost(cost, units);
  if (refusal) return refusal;
  await stores.unitCosts.keep(cost);
  const { period, cents, asOf, verified } = cost;
  await stores.events.add({
    ...{ actorId: actor.actorId, action: 'changed', subject: 'unit-cost' },
    ...{ subjectId: subjectOf(cost), details: { period, cents, asOf, verified } }
  });
  return 'kept';
}

/** Takes back what the body wrote; what comes with the program holds again. */
export async function removeUnitCost(
  stores: UnitCostStores,
  actor: Actor,
  key: Key
): Promise<'removed' | 'not-allowed' | 'gone'> {
  if (refuseAction(actor, 'edit-plan')) return 'not-allowed';
  if (!(await stores.unitCosts.remove(key))) return 'gone';
  await stores.events.add({
    ...{ actorId: actor.actorId, action: 'removed', subject: 'unit-cost', subjectId: subjectOf(key) }
  });
  return 'removed';
}

const subjectOf = ({ serviceTypeCode, unitCode }: Key) => `${serviceTypeCode}/${unitCode}`;
