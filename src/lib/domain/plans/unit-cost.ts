import { type CalendarDay, isPossibleDay } from '../shared/calendar-day.ts';
import type { Cents } from '../shared/euro.ts';

/**
 * For what a unit cost is paid: `month` for what stands all year (a place, a recipient), twelve times a year;
 * `piece` for what is used up (an hour, a meal), as often as the capacity says, by {@link timesAYear}.
 */
export const COST_PERIODS = ['month', 'piece'] as const;
export type CostPeriod = (typeof COST_PERIODS)[number];

/** What one unit of capacity of a kind of service costs to run (jednotkový náklad), with its day and source. */
export type UnitCost = {
  serviceTypeCode: string;
  unitCode: string;
  period: CostPeriod;
  /** More than 0. */
  cents: Cents;
  asOf: CalendarDay;
  source: string;
  /** Whether somebody checked it against the accounts; what comes with the program never is. */
  verified: boolean;
};

/** A unit cost as it holds for one body: what it wrote, or what comes with the program. */
export type UnitCostInForce = UnitCost & { isOwn: boolean };

export type UnitCostRefusal = 'no-cost' | 'no-source' | 'impossible-day' | 'unknown-unit';

/**
 * Why a unit cost cannot be kept, or null.
 * @param units in which capacity of the kind is counted
 */
export function refuseUnitCost(
  cost: Pick<UnitCost, 'unitCode' | 'cents' | 'asOf' | 'source'>,
  units: readonly string[]
): UnitCostRefusal | null {
  if (!units.includes(cost.unitCode)) return 'unknown-unit';
  if (!Number.isSafeInteger(cost.cents) || cost.cents <= 0) return 'no-cost';
  if (cost.source.trim() === '') return 'no-source';
  return isPossibleDay(cost.asOf) ? null : 'impossible-day';
}

/** A cost for each kind and unit, in the order of the usual ones: what the body wrote stands before them. */
export function unitCostsInForce(own: readonly UnitCost[], usual: readonly UnitCost[]): UnitCostInForce[] {
  const all = new Map<string, UnitCostInForce>();
  for (const one of usual) all.set(unitCostKey(one), { ...one, isOwn: false });
  for (const one of own) all.set(unitCostKey(one), { ...one, isOwn: true });
  return [...all.values()];
}

/** One text for kind and unit, to find a cost by. */
export function unitCostKey(of: Pick<UnitCost, 'serviceTypeCode' | 'unitCode'>): string {
  return JSON.stringify([of.serviceTypeCode, of.unitCode]);
}

/**
 * For how long capacity in a unit is told, as how many such times a year has: meals are told for a working day (250 a
 * year), contacts for a month, hours and everything else that is used up for the whole year. The models of need tell it
 * the same way.
 */
const TIMES_A_YEAR: Readonly<Record<string, number>> = { porcie: 250, kontakty: 12 };

/** How many units of a year one unit of capacity stands for; 1 where capacity is told for the year. */
export function timesAYear(unitCode: string): number {
  return TIMES_A_YEAR[unitCode] ?? 1;
}

/** What so much capacity costs in a year, in whole cents. */
export function costInYear(
  capacity: number,
  { cents, period, unitCode }: Pick<UnitCost, 'cents' | 'period' | 'unitCode'>
): Cents {
  return Math.round(capacity * cents * (period === 'month' ? 12 : timesAYear(unitCode)));
}
