import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { type Operator, refuseOperation } from '../../accounts/operator.ts';
import type { EventLog } from '../../event-log.ts';

/** Where a service stands by the word of the operator; `unitCode` null takes that word back. */
export type RegisterPlace = {
  registerNumber: string;
  /** The place as the register said it then, in words. */
  municipality: string;
  district: string;
  unitCode: string | null;
};

/** What this use case asks of storage. */
export type PlaceByHandStores = {
  places: {
    saidOf(
      registerNumber: string,
      today: CalendarDay
    ): Promise<(Pick<RegisterPlace, 'municipality' | 'district'> & { unitCode: string | null }) | undefined>;
    hasUnit(unitCode: string): Promise<boolean>;
    find(registerNumber: string): Promise<RegisterPlace | undefined>;
    put(place: RegisterPlace): Promise<void>;
  };
  events: EventLog;
};

export type PlacedOutcome =
  | 'placed'
  | 'taken-back'
  | 'not-allowed'
  | 'no-such-service'
  | 'no-such-municipality'
  | 'placed-by-register';

/**
 * The operator says in which municipality a service of the register stands, where the register does not say it clearly, or
 * takes that back. It is remembered for every later file that says the same of the place.
 */
export async function placeByHand(
  { places, events }: PlaceByHandStores,
  operator: Operator,
  said: { registerNumber: string; unitCode: string | null; today: CalendarDay }
): Promise<PlacedOutcome> {
  if (refuseOperation(operator)) return 'not-allowed';
  const { registerNumber, unitCode, today } = said;
  const held = await places.find(registerNumber);
  if (unitCode === null) {
    if (!held || held.unitCode === null) return 'no-such-service';
    await places.put({ ...held, unitCode });
  } else {
    const service = await places.saidOf(registerNumber, today);
    if (!service) return 'no-such-service';
    // What the register itself tells is not for the operator to change.
    if (service.unitCode !== null && !held) return 'placed-by-register';
    if (!(await places.hasUnit(unitCode))) return 'no-such-municipality';
    await places.put({
      registerNumber,
      municipality: service.municipality,
      district: service.district,
      unitCode
    });
  }
  const outcome = unitCode === null ? 'taken-back' : 'placed';
  await events.add({
    actorId: operator.actorId,
    action: outcome,
    subject: 'registered-service',
    subjectId: registerNumber,
    details: { unitCode }
  });
  return outcome;
}
