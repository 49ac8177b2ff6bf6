import { capacityKeyText } from '../directory/capacity.ts';
import type { NeedModel } from '../population/needs/need-model.ts';
import type { NeedSteps } from '../population/needs/needed-in.ts';
import type { CalendarDay } from '../shared/calendar-day.ts';
import { canonicalJson } from '../shared/canonical-json.ts';
import { capacityKeyOf } from './capacity-figures.ts';
import type { CapacityCell, CapacityKey } from './capacity-matrix.ts';

/** People who are counted at the beginning of the formula, and which part of them is in the situation. */
export type CountedPeople = { from: number; to: number | null; people: number; share: number };

/**
 * Everything a need was reckoned from: Σ people × share × using × of this form × units for each.
 * People are rounded to hundredths, so that whoever multiplies what is printed gets what is printed.
 */
export type NeedInputs = {
  /** Bands of ages; empty where the formula begins with the recipients of another kind. */
  bands: readonly CountedPeople[];
  /** Recipients of another kind, and which part of them is in the situation. */
  recipientsOf: (CapacityKey & { recipients: number; share: number }) | null;
  using: number;
  ofForm: number;
  unitsPerRecipient: number;
  /** Whether somebody still has to check an assumption. */
  unverified: boolean;
};

/** The need of own residents for a row and year, as a model gives it (normatívna potreba). */
export type ReckonedNeed = CapacityKey & { year: number; inputs: NeedInputs };

/** The same as a plan keeps it beside its cell. */
export type ComputedNeed = ReckonedNeed & {
  /** Whole units, as it was put into the matrix. */
  value: number;
  computedOn: CalendarDay;
  /** Why the cell says something else now; empty while nobody said. */
  reason: string;
};

/** The inputs of a need out of the steps of its reckoning. */
export function needInputs(model: NeedModel, steps: NeedSteps): NeedInputs {
  const { after, using, ofForm, unitsPerRecipient } = steps;
  return {
    bands: steps.bands
      .filter(({ people }) => people > 0)
      .map(({ from, to, people, prevalence }) => ({
        from,
        to,
        people: hundredths(people),
        share: prevalence
      })),
    recipientsOf: after && {
      ...capacityKeyOf(after.model),
      recipients: hundredths(after.steps.recipients),
      share: after.prevalence
    },
    ...{ using, ofForm, unitsPerRecipient },
    unverified: isUnverified(model, steps)
  };
}

function assumptionsOf({ base, using, ofForm, unitsPerRecipient }: NeedModel) {
  const first = base.from === 'people' ? base.bands.map((band) => band.prevalence) : [base.of.prevalence];
  return [...first, using, ofForm, unitsPerRecipient];
}

/** Whether anything in the reckoning still has to be checked, in the models that it begins with too. */
function isUnverified(model: NeedModel, { after }: NeedSteps): boolean {
  if (assumptionsOf(model).some((one) => one.unverified)) return true;
  return after !== null && isUnverified(after.model, after.steps);
}

const hundredths = (value: number) => Math.round(value * 100) / 100;

/** The need by its formula, unrounded, in the unit of the row. */
export function neededBy({ bands, recipientsOf, using, ofForm, unitsPerRecipient }: NeedInputs): number {
  const people = bands.reduce((sum, one) => sum + one.people * one.share, 0);
  const others = recipientsOf ? recipientsOf.recipients * recipientsOf.share : 0;
  return (people + others) * using * ofForm * unitsPerRecipient;
}

/** The need as it goes into the matrix: whole units, nobody is half a recipient. */
export function wholeNeed(inputs: NeedInputs): number {
  // What multiplying leaves behind the twelfth digit must not decide over a half.
  return Math.round(Number(neededBy(inputs).toPrecision(12)));
}

/**
 * How a cell stands to the model of today:
 * `empty` nobody gave a need; `same` as it was computed and would be computed; `stale` computed, but people or the model
 * have changed since; `typed` by somebody; `overridden` computed once, then changed by somebody.
 */
export const CELL_STANDINGS = ['empty', 'same', 'stale', 'typed', 'overridden'] as const;
export type CellStanding = (typeof CELL_STANDINGS)[number];

/** What would be put into a cell, beside what stands in it. */
export type ProposedCell = {
  year: number;
  standing: CellStanding;
  /** Null where no model speaks of the row any more. */
  proposed: number | null;
  now: number | null;
  /** Of the cell; null where there is none. */
  revision: number | null;
  inputs: NeedInputs | null;
  kept: ComputedNeed | null;
};

export type ProposedRow = CapacityKey & { cells: readonly ProposedCell[] };

type KeptCell = CapacityCell & { revision: number };

/** Every row that a model speaks of or that was computed once, with what would change in each of its years. */
export function proposedRows(given: {
  years: readonly number[];
  cells: readonly KeptCell[];
  kept: readonly ComputedNeed[];
  reckoned: readonly ReckonedNeed[];
}): ProposedRow[] {
  const at = (of: CapacityKey & { year: number }) => `${capacityKeyText(of)} ${of.year}`;
  const cells = new Map(given.cells.map((one) => [at(one), one]));
  const kept = new Map(given.kept.map((one) => [at(one), one]));
  const reckoned = new Map(given.reckoned.map((one) => [at(one), one]));
  const keys = new Map(
    [...given.reckoned, ...given.kept].map((one) => [capacityKeyText(one), capacityKeyOf(one)])
  );
  return [...keys.values()].map((key) => ({
    ...key,
    cells: given.years.map((year) => {
      const place = at({ ...key, year });
      return proposedCell(
        year,
        cells.get(place),
        kept.get(place) ?? null,
        reckoned.get(place)?.inputs ?? null
      );
    })
  }));
}

function proposedCell(
  year: number,
  cell: KeptCell | undefined,
  kept: ComputedNeed | null,
  inputs: NeedInputs | null
): ProposedCell {
  const now = cell?.ownNeed?.value ?? null;
  const proposed = inputs && wholeNeed(inputs);
  const standing = standingOf(now, kept, inputs);
  return { year, standing, proposed, now, revision: cell?.revision ?? null, inputs, kept };
}

function standingOf(now: number | null, kept: ComputedNeed | null, inputs: NeedInputs | null): CellStanding {
  if (now === null) return 'empty';
  if (kept === null) return 'typed';
  if (now !== kept.value) return 'overridden';
  return inputs !== null && canonicalJson(inputs) === canonicalJson(kept.inputs) ? 'same' : 'stale';
}

/** How many cells stand so to the model of today. */
export function countStanding(rows: readonly ProposedRow[], standing: CellStanding): number {
  return rows.reduce((sum, { cells }) => sum + cells.filter((one) => one.standing === standing).length, 0);
}

/** What somebody chose of a row: to fill and renew it, and whether over what was typed, too. */
export type ChosenRow = CapacityKey & { overTyped: boolean };

/** The cells of a row that are written: those nobody typed; over what was typed only when that was asked for. */
export function cellsToWrite(row: ProposedRow, overTyped: boolean): ProposedCell[] {
  return row.cells.filter(({ standing, proposed }) => {
    if (proposed === null || standing === 'same') return false;
    return overTyped || standing === 'empty' || standing === 'stale';
  });
}

/** What was computed beside what the cell says now. */
export type StandingNeed = ComputedNeed & { now: number };

/** The needs that the cells of a plan still stand on or deviate from; what has no cell any more is left out. */
export function standingNeeds(kept: readonly ComputedNeed[], cells: readonly CapacityCell[]): StandingNeed[] {
  const at = (of: CapacityKey & { year: number }) => `${capacityKeyText(of)} ${of.year}`;
  const cellAt = new Map(cells.map((one) => [at(one), one]));
  return kept.flatMap((one) => {
    const cell = cellAt.get(at(one));
    return cell?.ownNeed ? [{ ...one, now: cell.ownNeed.value }] : [];
  });
}
