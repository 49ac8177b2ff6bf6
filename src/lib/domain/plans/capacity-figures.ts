import { capacityKeyText, type ExistingCapacity } from '../directory/capacity.ts';
import {
  type CapacityCell,
  type CapacityKey,
  isQuantified,
  type KindChoice,
  type KindChoiceWord,
  statutoryIncrease
} from './capacity-matrix.ts';
import type { CapacityChange } from './measure.ts';

/** The figures of one cell, all in the unit of its row; `difference` is planned minus statutory increase. */
export type CellFigures = {
  ownNeed: number;
  catchmentNeed: number;
  existing: number;
  securedElsewhere: number;
  statutoryIncrease: number;
  plannedIncrease: number;
  difference: number;
  /** Existing and planned full-time equivalents; existing is null while unknown. */
  staff: number | null;
  plannedStaff: number;
  /** Typed by somebody, or filled by the choice for the whole kind. */
  from: 'typed' | KindChoiceWord;
};

export type MatrixYear = { year: number; figures: CellFigures | null };

/** A row of the matrix over the years of the plan; `figures` are null in a year nobody gave a value for. */
export type MatrixRow = CapacityKey & { years: readonly MatrixYear[] };

export type MatrixInput = {
  years: readonly number[];
  cells: readonly CapacityCell[];
  choices: readonly KindChoice[];
  measures: readonly { capacityChanges: readonly CapacityChange[] }[];
  /** Existing capacity from the directory on the plan's capacity day. */
  existing: readonly ExistingCapacity[];
};

/**
 * The whole matrix: every row that a cell, a measure, or the directory (for chosen kinds) knows.
 * A choice fills a row only where nobody typed anything: a row begun by hand must be finished by hand,
 * otherwise a typed need of 20 would be followed by an invented 0.
 */
export function matrixRows(input: MatrixInput): MatrixRow[] {
  const choices = new Map(input.choices.map((one) => [one.serviceTypeCode, one]));
  const changes = input.measures.flatMap((one) => one.capacityChanges);
  const known = input.existing.filter((one) => choices.has(one.serviceTypeCode));
  const keys = new Map<string, CapacityKey>();
  for (const key of [...input.cells, ...changes, ...known])
    keys.set(capacityKeyText(key), capacityKeyOf(key));
  const typedOf = Map.groupBy(input.cells, capacityKeyText);
  const changesOf = Map.groupBy(changes, capacityKeyText);
  const existingOf = new Map(known.map((one) => [capacityKeyText(one), one]));
  return [...keys].map(([text, key]) => {
    const typed = typedOf.get(text) ?? [];
    const own = changesOf.get(text) ?? [];
    const choice = choices.get(key.serviceTypeCode);
    const years = input.years.map((year) => {
      const planned = plannedIn(own, year);
      if (typed.length > 0) return { year, figures: typedFigures(typed, year, planned) };
      return {
        year,
        figures: choice ? chosenFigures(choice.choice, existingOf.get(text), planned) : null
      };
    });
    return { ...key, years };
  });
}

type Planned = { increase: number; staff: number };

/**
 * What measures add to a row up to and including a year, against the existing capacity of the plan's day:
 * ten places opened in 2028 count in 2028, 2029, …
 */
export function plannedIn(changes: readonly CapacityChange[], year: number): Planned {
  const begun = changes.filter((one) => one.year <= year);
  return {
    increase: begun.reduce((sum, one) => sum + one.change, 0),
    staff: begun.reduce((sum, one) => sum + one.staffChange, 0)
  };
}

function typedFigures(typed: readonly CapacityCell[], year: number, planned: Planned): CellFigures | null {
  const cell = typed.find((one) => one.year === year);
  if (!cell || !isQuantified(cell)) return null;
  const numbers = {
    ownNeed: cell.ownNeed?.value ?? 0,
    catchmentNeed: cell.catchmentNeed?.value ?? 0,
    existing: cell.existing?.value ?? 0,
    securedElsewhere: cell.securedElsewhere?.value ?? 0
  };
  return withIncreases(numbers, planned, cell.staff?.value ?? null, 'typed');
}

/** *Poskytujeme* says that what exists and what is planned meets the need; the others say that nothing is missing. */
function chosenFigures(
  choice: KindChoiceWord,
  known: ExistingCapacity | undefined,
  planned: Planned
): CellFigures {
  const existing = known?.value ?? 0;
  const ownNeed = choice === 'provide' ? existing + Math.max(0, planned.increase) : 0;
  const numbers = { ownNeed, catchmentNeed: 0, existing, securedElsewhere: 0 };
  return withIncreases(numbers, planned, known?.staff ?? null, choice);
}

function withIncreases(
  numbers: { ownNeed: number; catchmentNeed: number; existing: number; securedElsewhere: number },
  planned: Planned,
  staff: number | null,
  from: CellFigures['from']
): CellFigures {
  const statutory = statutoryIncrease(numbers);
  return {
    ...numbers,
    statutoryIncrease: statutory,
    plannedIncrease: planned.increase,
    difference: planned.increase - statutory,
    staff,
    plannedStaff: planned.staff,
    from
  };
}

/** Kind, form, group and unit of anything that has them. */
export function capacityKeyOf({
  serviceTypeCode,
  formCode,
  targetGroupCode,
  unitCode
}: CapacityKey): CapacityKey {
  return { serviceTypeCode, formCode, targetGroupCode, unitCode };
}
