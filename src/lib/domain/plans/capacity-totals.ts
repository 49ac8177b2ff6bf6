import type { ExistingCapacity } from '../directory/capacity.ts';
import { type CellFigures, capacityKeyOf, type MatrixRow } from './capacity-figures.ts';
import { type CapacityCell, type CapacityKey, capacityInDirectory } from './capacity-matrix.ts';

export type MatrixTotal = {
  serviceTypeCode: string;
  formCode: string;
  unitCode: string;
  year: number;
  figures: Omit<CellFigures, 'from'>;
  /** True when a row of the sum has no value in this year. */
  incomplete: boolean;
};

/**
 * Totals per year within one kind, form and unit, and no further: places and hours are never added (kpss 10-4).
 * Increases are sums of the rows' increases; what one group has too much does not serve another.
 */
export function matrixTotals(rows: readonly MatrixRow[]): MatrixTotal[] {
  const totals = new Map<string, MatrixTotal>();
  for (const { serviceTypeCode, formCode, unitCode, years } of rows) {
    for (const { year, figures } of years) {
      const key = JSON.stringify([serviceTypeCode, formCode, unitCode, year]);
      const head = { serviceTypeCode, formCode, unitCode, year };
      const total = totals.get(key) ?? { ...head, figures: NOTHING, incomplete: false };
      totals.set(key, {
        ...head,
        figures: figures ? added(total.figures, figures) : total.figures,
        incomplete: total.incomplete || figures === null
      });
    }
  }
  return [...totals.values()];
}

const NOTHING: MatrixTotal['figures'] = {
  ownNeed: 0,
  catchmentNeed: 0,
  existing: 0,
  securedElsewhere: 0,
  statutoryIncrease: 0,
  plannedIncrease: 0,
  difference: 0,
  staff: null,
  plannedStaff: 0
};

function added(sum: MatrixTotal['figures'], one: CellFigures): MatrixTotal['figures'] {
  return {
    ownNeed: sum.ownNeed + one.ownNeed,
    catchmentNeed: sum.catchmentNeed + one.catchmentNeed,
    existing: sum.existing + one.existing,
    securedElsewhere: sum.securedElsewhere + one.securedElsewhere,
    statutoryIncrease: sum.statutoryIncrease + one.statutoryIncrease,
    plannedIncrease: sum.plannedIncrease + one.plannedIncrease,
    difference: sum.difference + one.difference,
    staff: one.staff === null ? sum.staff : (sum.staff ?? 0) + one.staff,
    plannedStaff: sum.plannedStaff + one.plannedStaff
  };
}

/** A cell whose typed existing capacity is not what the directory says on the plan's day; listed for the reader. */
export type ExistingDifference = CapacityKey & {
  year: number;
  typed: number;
  inDirectory: number;
  overrideReason: string | null;
};

/** All cells that differ from the directory, in the order of the cells (foundations: differences are listed). */
export function existingDifferences(
  cells: readonly CapacityCell[],
  existing: readonly ExistingCapacity[]
): ExistingDifference[] {
  return cells.flatMap((cell) => {
    const known = capacityInDirectory(cell, existing);
    if (cell.existing === null || cell.existing.value === known) return [];
    const { value, overrideReason } = cell.existing;
    return [{ ...capacityKeyOf(cell), year: cell.year, typed: value, inDirectory: known, overrideReason }];
  });
}
