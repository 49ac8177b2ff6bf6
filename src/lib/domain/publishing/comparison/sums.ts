import { CERTAINTIES, type Certainty } from '../../plans/activity.ts';
import { type Cents, sumCents } from '../../shared/euro.ts';
import type { PlanDocument } from '../plan-document.ts';

/** Two numbers and what the second has more than the first. A side that does not have the row says null. */
export type Difference = { before: number | null; after: number | null; difference: number };

/** Money of activities in cents. */
export type MoneyDifference = {
  rows: (MoneyKey & Difference)[];
  /** Over sources and certainties, and over everything. */
  years: ({ year: number } & Difference)[];
  total: Difference;
};

type MoneyKey = { year: number; sourceCode: string | null; certainty: Certainty };

/** One row of capacity: the totals of a kind in a form, counted in one unit, in one year. Units are never added. */
export type CapacityDifference = {
  serviceTypeCode: string;
  formCode: string;
  unitCode: string;
  year: number;
  existing: Difference;
  statutoryIncrease: Difference;
  plannedIncrease: Difference;
};

/** The costs of activities by year, source and certainty, in that order, with sums that hold over all rows. */
export function differMoney(before: PlanDocument, after: PlanDocument): MoneyDifference {
  const [old, young] = [costsOf(before), costsOf(after)];
  const rowKey = ({ year, sourceCode, certainty }: MoneyKey) => JSON.stringify([year, sourceCode, certainty]);
  const heads = distinct([...old, ...young], rowKey).sort(inOrder);
  const years = distinct([...old, ...young], ({ year }) => String(year)).map(({ year }) => year);
  return {
    rows: heads.map((head) => ({
      ...{ year: head.year, sourceCode: head.sourceCode, certainty: head.certainty },
      ...differenceOf(
        centsOf(old, (cost) => rowKey(cost) === rowKey(head)),
        centsOf(young, (cost) => rowKey(cost) === rowKey(head))
      )
    })),
    years: years
      .sort((one, other) => one - other)
      .map((year) => ({
        year,
        ...differenceOf(
          centsOf(old, (cost) => cost.year === year),
          centsOf(young, (cost) => cost.year === year)
        )
      })),
    total: differenceOf(sumCents(old.map(({ cents }) => cents)), sumCents(young.map(({ cents }) => cents)))
  };
}

type Cost = PlanDocument['activities'][number]['costs'][number];

function costsOf({ activities }: PlanDocument): Cost[] {
  return activities.flatMap(({ costs }) => costs);
}

function centsOf(costs: readonly Cost[], isMeant: (cost: Cost) => boolean): Cents | null {
  const meant = costs.filter(isMeant);
  return meant.length === 0 ? null : sumCents(meant.map(({ cents }) => cents));
}

function inOrder(one: MoneyKey, other: MoneyKey): number {
  const bySource = (one.sourceCode ?? '') < (other.sourceCode ?? '') ? -1 : 1;
  if (one.year !== other.year) return one.year - other.year;
  if (one.sourceCode !== other.sourceCode) return bySource;
  return CERTAINTIES.indexOf(one.certainty) - CERTAINTIES.indexOf(other.certainty);
}

function distinct<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] {
  return [...new Map(items.map((item) => [keyOf(item), item])).values()];
}

/** The totals of the two capacity matrices, every row that either of them has. */
export function differCapacity(before: PlanDocument, after: PlanDocument): CapacityDifference[] {
  type Total = PlanDocument['matrix']['totals'][number];
  const rowKey = ({ serviceTypeCode, formCode, unitCode, year }: Total) =>
    JSON.stringify([serviceTypeCode, formCode, unitCode, year]);
  const [old, young] = [before, after].map(
    ({ matrix }) => new Map(matrix.totals.map((total) => [rowKey(total), total]))
  );
  const keys = [...new Set([...(old?.keys() ?? []), ...(young?.keys() ?? [])])].sort();
  return keys.flatMap((key) => {
    const [one, other] = [old?.get(key), young?.get(key)];
    const head = other ?? one;
    if (!head) return [];
    const { serviceTypeCode, formCode, unitCode, year } = head;
    const differ = (figure: 'existing' | 'statutoryIncrease' | 'plannedIncrease') =>
      differenceOf(one?.figures[figure] ?? null, other?.figures[figure] ?? null);
    return [
      {
        ...{ serviceTypeCode, formCode, unitCode, year },
        existing: differ('existing'),
        statutoryIncrease: differ('statutoryIncrease'),
        plannedIncrease: differ('plannedIncrease')
      }
    ];
  });
}

/** Hours may be fractions: what floating point leaves behind the sixth place is no difference. */
function differenceOf(before: number | null, after: number | null): Difference {
  return { before, after, difference: Math.round(((after ?? 0) - (before ?? 0)) * 1e6) / 1e6 + 0 };
}
