import { capacityKeyText } from '../directory/capacity.ts';
import { type Cents, sumCents } from '../shared/euro.ts';
import type { BudgetYear, ProjectCliff } from './budget.ts';
import { capacityKeyOf, type MatrixRow, plannedIn } from './capacity-figures.ts';
import type { CapacityKey } from './capacity-matrix.ts';
import type { Measure } from './measure.ts';
import { costInYear, type UnitCostInForce, unitCostKey } from './unit-cost.ts';

/** A row of the matrix in one year: capacity there is to be, and what running it costs, in cents. */
export type ExpectedYear = {
  year: number;
  /** Existing and planned together, in the unit of the row; null in a year nobody gave a value for. */
  capacity: number | null;
  cents: Cents;
  /** The part of the cost that measures add; negative where they end something. */
  addedCents: Cents;
};

export type ExpectedRow = CapacityKey & { unitCost: UnitCostInForce; years: readonly ExpectedYear[] };

/** One year of the whole plan. */
export type ExpectedTotal = {
  year: number;
  cents: Cents;
  addedCents: Cents;
  /** Running costs that the activities say of that year. */
  runningCents: Cents;
  /** What measures add beyond the running costs that anybody wrote to activities; never less than 0. */
  unwrittenCents: Cents;
  /** True when a row of the sum has no value in this year. */
  incomplete: boolean;
};

/** What the planned capacities cost to run, beside what the activities say. */
export type ExpectedCosts = {
  rows: readonly ExpectedRow[];
  totals: readonly ExpectedTotal[];
  /** Rows with some capacity, or one not known, for whose kind and unit nobody knows a cost: they are in no sum. */
  unknown: readonly CapacityKey[];
};

/**
 * Capacities planned × unit costs, by row and year. A cost of the capacity that stands already is told beside the part
 * that measures add: only the latter is to be found among the costs of the activities.
 */
export function expectedCosts(
  rows: readonly MatrixRow[],
  unitCosts: readonly UnitCostInForce[],
  budget: readonly Pick<BudgetYear, 'year' | 'runningCents'>[]
): ExpectedCosts {
  const costOf = new Map(unitCosts.map((one) => [unitCostKey(one), one]));
  const used = rows.filter(hasCapacity);
  const known = used.flatMap((row): ExpectedRow[] => {
    const unitCost = costOf.get(unitCostKey(row));
    return unitCost ? [{ ...capacityKeyOf(row), unitCost, years: expectedYears(row, unitCost) }] : [];
  });
  const unknown = used.filter((row) => !costOf.has(unitCostKey(row))).map(capacityKeyOf);
  const years = rows[0]?.years.map(({ year }) => year) ?? [];
  return { rows: known, totals: years.map((year) => totalOf(year, known, budget)), unknown };
}

/** Also where nobody gave a value: what is not known is not nothing, and the sum says that it is incomplete. */
function hasCapacity({ years }: MatrixRow): boolean {
  return years.some(
    ({ figures }) => figures === null || figures.existing > 0 || figures.plannedIncrease !== 0
  );
}

function expectedYears(row: MatrixRow, unitCost: UnitCostInForce): ExpectedYear[] {
  return row.years.map(({ year, figures }) => {
    if (!figures) return { year, capacity: null, cents: 0, addedCents: 0 };
    // Measures cannot take away more than there is.
    const capacity = Math.max(0, figures.existing + figures.plannedIncrease);
    const cents = costInYear(capacity, unitCost);
    return { year, capacity, cents, addedCents: cents - costInYear(figures.existing, unitCost) };
  });
}

function totalOf(
  year: number,
  rows: readonly ExpectedRow[],
  budget: readonly Pick<BudgetYear, 'year' | 'runningCents'>[]
): ExpectedTotal {
  const own = rows.flatMap((row) => row.years.filter((one) => one.year === year));
  const addedCents = sumCents(own.map((one) => one.addedCents));
  const runningCents = budget.find((one) => one.year === year)?.runningCents ?? 0;
  return {
    ...{ year, cents: sumCents(own.map((one) => one.cents)), addedCents, runningCents },
    unwrittenCents: Math.max(0, addedCents - runningCents),
    incomplete: own.some(({ capacity }) => capacity === null)
  };
}

/** A cliff with what running the capacity costs that its measure adds by then, in cents a year; left out where unknown. */
export type CostedCliff = ProjectCliff & { yearlyCents?: Cents };

/** Puts to each cliff the yearly cost of what would be left without money. */
export function withYearlyCost(
  cliffs: readonly ProjectCliff[],
  measures: readonly Pick<Measure, 'id' | 'capacityChanges'>[],
  unitCosts: readonly UnitCostInForce[]
): CostedCliff[] {
  const costOf = new Map(unitCosts.map((one) => [unitCostKey(one), one]));
  const changesOf = new Map(measures.map((one) => [one.id, one.capacityChanges]));
  return cliffs.map((cliff) => {
    const rows = Map.groupBy(changesOf.get(cliff.measureId) ?? [], capacityKeyText);
    const cents = [...rows.values()].flatMap((changes) => {
      const added = plannedIn(changes, cliff.from).increase;
      const unitCost = changes[0] && costOf.get(unitCostKey(changes[0]));
      return unitCost && added > 0 ? [costInYear(added, unitCost)] : [];
    });
    return cents.length === 0 ? cliff : { ...cliff, yearlyCents: sumCents(cents) };
  });
}
