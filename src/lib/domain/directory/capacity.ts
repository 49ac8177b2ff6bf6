import { type CalendarDay, isPossibleDay } from '../shared/calendar-day.ts';

/**
 * Capacity (kapacita) of a service in one form and unit, valid on the days `[validFrom, validTo)`.
 * A place shared by several target groups stands once, under its main group, so that it is counted once.
 */
export type CapacityRecord = {
  serviceId: string;
  serviceTypeCode: string;
  formCode: string;
  targetGroupCode: string;
  unitCode: string;
  /** 0 or more, in the unit. */
  value: number;
  /** Full-time equivalents of staff, or null while unknown. */
  staff: number | null;
  validFrom: CalendarDay;
  validTo: CalendarDay | null;
  /** The day somebody last said that it is so. */
  confirmedOn: CalendarDay;
  source: string;
};

export type ExistingCapacity = {
  serviceTypeCode: string;
  formCode: string;
  targetGroupCode: string;
  unitCode: string;
  value: number;
  /** Sum of known staff, null when no record knows it. */
  staff: number | null;
  /** How many services it sums. */
  services: number;
  /** The oldest confirmation among the summed records: the sum is no younger than that. */
  confirmedOn: CalendarDay;
};

export type CapacityRefusal =
  | 'negative'
  | 'not-a-number'
  | 'negative-staff'
  | 'impossible-day'
  | 'ends-before-start'
  | 'overlaps';

/** Why a record cannot be kept beside the others, or null; days of one service, form, group and unit do not overlap. */
export function refuseCapacity(
  record: CapacityRecord,
  others: readonly CapacityRecord[]
): CapacityRefusal | null {
  if (!Number.isFinite(record.value)) return 'not-a-number';
  if (record.value < 0) return 'negative';
  if (record.staff !== null && !(record.staff >= 0)) return 'negative-staff';
  const { validFrom, validTo, confirmedOn } = record;
  if ([validFrom, validTo, confirmedOn].some((day) => day !== null && !isPossibleDay(day)))
    return 'impossible-day';
  if (record.validTo !== null && record.validTo <= record.validFrom) return 'ends-before-start';
  return others.some((other) => isSameSeries(record, other) && overlap(record, other)) ? 'overlaps' : null;
}

function isSameSeries(one: CapacityRecord, other: CapacityRecord): boolean {
  return one.serviceId === other.serviceId && capacityKeyText(one) === capacityKeyText(other);
}

function overlap(one: CapacityRecord, other: CapacityRecord): boolean {
  const startsBeforeEnd = other.validTo === null || one.validFrom < other.validTo;
  return startsBeforeEnd && (one.validTo === null || other.validFrom < one.validTo);
}

/**
 * Existing capacity on a stated day, summed within one kind, form, group and unit; different units never meet.
 * Rows appear in the order of the records.
 */
export function existingCapacityOn(records: readonly CapacityRecord[], day: CalendarDay): ExistingCapacity[] {
  const sums = new Map<string, ExistingCapacity & { serviceIds: Set<string> }>();
  for (const record of records) {
    if (day < record.validFrom || (record.validTo !== null && day >= record.validTo)) continue;
    const { serviceTypeCode, formCode, targetGroupCode, unitCode, confirmedOn } = record;
    const key = capacityKeyText(record);
    const sum = sums.get(key) ?? {
      ...{ serviceTypeCode, formCode, targetGroupCode, unitCode, confirmedOn },
      ...{ value: 0, staff: null, services: 0, serviceIds: new Set<string>() }
    };
    sum.value += record.value;
    if (record.staff !== null) sum.staff = (sum.staff ?? 0) + record.staff;
    if (confirmedOn < sum.confirmedOn) sum.confirmedOn = confirmedOn;
    sum.services = sum.serviceIds.add(record.serviceId).size;
    sums.set(key, sum);
  }
  return [...sums.values()].map(({ serviceIds: _, ...sum }) => sum);
}

type StatedRecord = Pick<
  CapacityRecord,
  'formCode' | 'targetGroupCode' | 'unitCode' | 'value' | 'validFrom' | 'validTo'
>;

/**
 * Capacity that services state on a day for one target group, in one unit and in any of some forms, and how many services
 * state it. What stands under another group is another group's.
 */
export function statedCapacity(
  services: readonly { capacities: readonly StatedRecord[] }[],
  asked: { unitCode: string; formCodes: readonly string[]; targetGroupCode: string },
  day: CalendarDay
): { services: number; value: number } {
  const stating = services
    .map(({ capacities }) =>
      capacities.filter(
        ({ unitCode, formCode, targetGroupCode, validFrom, validTo }) =>
          validFrom <= day &&
          (validTo === null || day < validTo) &&
          unitCode === asked.unitCode &&
          targetGroupCode === asked.targetGroupCode &&
          asked.formCodes.includes(formCode)
      )
    )
    .filter((records) => records.length > 0);
  return {
    services: stating.length,
    value: stating.flat().reduce((sum, { value }) => sum + value, 0)
  };
}

/** One text for kind, form, group and unit, to compare and group by. */
export function capacityKeyText(key: {
  serviceTypeCode: string;
  formCode: string;
  targetGroupCode: string;
  unitCode: string;
}): string {
  return JSON.stringify([key.serviceTypeCode, key.formCode, key.targetGroupCode, key.unitCode]);
}
