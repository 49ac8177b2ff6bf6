import { capacityKeyText, type ExistingCapacity } from '../directory/capacity.ts';
import type { SecuredWith } from '../directory/directory-entry.ts';
import type { CalendarDay } from '../shared/calendar-day.ts';
import { type DatedNumber, type DatedNumberRefusal, refuseDatedNumber } from './dated-number.ts';

/** A row of the matrix (§ 83 letters d and e): kind × form × target group, counted in one unit. */
export type CapacityKey = {
  serviceTypeCode: string;
  formCode: string;
  targetGroupCode: string;
  unitCode: string;
};

/** A number that belongs to a named place: a catchment, another municipality or a provider. */
export type NamedNumber = DatedNumber & { name: string };

/** Existing capacity computed from the directory, unless somebody overrides it and says why. */
export type ExistingNumber = DatedNumber & { overrideReason: string | null };

/**
 * One cell of the capacity matrix: a row in one year, four dated numbers (product.md, "Need is where people live").
 * The planned increase is no field of it: it is the sum of the measures' capacity changes.
 */
export type CapacityCell = CapacityKey &
  SecuredWith & {
    id: string;
    year: number;
    /** Need of own residents, wherever they are served. */
    ownNeed: DatedNumber | null;
    /** Need of a named catchment beyond the own residents. */
    catchmentNeed: NamedNumber | null;
    /** Capacity that exists in the territory. */
    existing: ExistingNumber | null;
    /** Need of own residents met elsewhere, at a named municipality or provider; `SecuredWith` is its row, if it has one. */
    securedElsewhere: NamedNumber | null;
    /** Existing full-time equivalents of staff: the second unit, never added to the first (kpss 10-4). */
    staff: DatedNumber | null;
  };

/** For a whole kind: poskytujeme, zabezpečujeme u iného, zatiaľ netreba (product.md, "A village can finish"). */
export const KIND_CHOICES = ['provide', 'secured-elsewhere', 'not-needed'] as const;
export type KindChoiceWord = (typeof KIND_CHOICES)[number];

/** One choice for a kind of service; it fills every year and group where nothing was typed. */
export type KindChoice = SecuredWith & {
  serviceTypeCode: string;
  choice: KindChoiceWord;
  /** Why; obligatory for *zatiaľ netreba*. */
  reason: string;
  /** With whom it is secured; obligatory for *zabezpečujeme u iného*. */
  securedAt: string;
  decidedOn: CalendarDay;
};

/** The increase the law asks to be quantified (§ 83 letter e; foundations, "The chain and the matrix"). */
export function statutoryIncrease(cell: {
  ownNeed: number;
  catchmentNeed: number;
  existing: number;
  securedElsewhere: number;
}): number {
  return Math.max(0, cell.ownNeed + cell.catchmentNeed - cell.existing - cell.securedElsewhere);
}

/** Whether a cell says enough to count: need and existing capacity, also when they are 0. */
export function isQuantified(cell: Pick<CapacityCell, 'ownNeed' | 'existing'>): boolean {
  return cell.ownNeed !== null && cell.existing !== null;
}

export type CellRefusal =
  | DatedNumberRefusal
  | 'year-outside-plan'
  | 'catchment-without-name'
  | 'secured-without-name'
  | 'override-without-reason'
  | 'cell-twice';

/**
 * Why a cell cannot be kept beside the others, or null. `years` are the years of the plan, `directory` the capacity it
 * counts on the plan's day: a typed figure that differs from it is an override and says why (foundations).
 */
export function refuseCell(
  cell: CapacityCell,
  years: readonly number[],
  others: readonly CapacityCell[],
  directory: readonly ExistingCapacity[]
): CellRefusal | null {
  if (!years.includes(cell.year)) return 'year-outside-plan';
  const key = capacityKeyText(cell);
  if (others.some((one) => one.id !== cell.id && one.year === cell.year && capacityKeyText(one) === key)) {
    return 'cell-twice';
  }
  for (const number of [cell.ownNeed, cell.catchmentNeed, cell.existing, cell.securedElsewhere, cell.staff]) {
    const refusal = number && refuseDatedNumber(number);
    if (refusal) return refusal;
  }
  if (cell.catchmentNeed?.name.trim() === '') return 'catchment-without-name';
  if (cell.securedElsewhere?.name.trim() === '') return 'secured-without-name';
  return isUnreasonedOverride(cell.existing, capacityInDirectory(cell, directory))
    ? 'override-without-reason'
    : null;
}

/** Whether a typed existing capacity differs from what the directory counts and nobody said why. */
export function isUnreasonedOverride(
  existing: Pick<ExistingNumber, 'value' | 'overrideReason'> | null,
  inDirectory: number
): boolean {
  if (existing === null) return false;
  return existing.value !== inDirectory && (existing.overrideReason ?? '').trim() === '';
}

export type KindChoiceRefusal = 'no-reason' | 'no-place';

/** Why a choice for a whole kind cannot be kept, or null (product.md, "A village can finish"). */
export function refuseKindChoice(
  choice: Pick<KindChoice, 'choice' | 'reason' | 'securedAt'>
): KindChoiceRefusal | null {
  if (choice.choice === 'not-needed' && choice.reason.trim() === '') return 'no-reason';
  return choice.choice === 'secured-elsewhere' && choice.securedAt.trim() === '' ? 'no-place' : null;
}

/** Existing capacity of a row as the directory knows it on a day; 0 where it knows none. */
export function existingFromDirectory(
  key: CapacityKey,
  directory: readonly ExistingCapacity[],
  day: CalendarDay,
  source: string
): ExistingNumber {
  return { value: capacityInDirectory(key, directory), asOf: day, source, overrideReason: null };
}

/** The figure of a row in the directory, in the unit of the row; 0 where it knows none. */
export function capacityInDirectory(key: CapacityKey, directory: readonly ExistingCapacity[]): number {
  const wanted = capacityKeyText(key);
  return directory.find((one) => capacityKeyText(one) === wanted)?.value ?? 0;
}
