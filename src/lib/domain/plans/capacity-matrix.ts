import type { CalendarDay } from '../shared/calendar-day.ts';
import type { DatedNumber } from './dated-number.ts';

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
export type CapacityCell = CapacityKey & {
  id: string;
  year: number;
  /** Need of own residents, wherever they are served. */
  ownNeed: DatedNumber | null;
  /** Need of a named catchment beyond the own residents. */
  catchmentNeed: NamedNumber | null;
  /** Capacity that exists in the territory. */
  existing: ExistingNumber | null;
  /** Need of own residents met elsewhere, at a named municipality or provider. */
  securedElsewhere: NamedNumber | null;
  /** Existing full-time equivalents of staff: the second unit, never added to the first (kpss 10-4). */
  staff: DatedNumber | null;
};

/** For a whole kind: poskytujeme, zabezpečujeme u iného, zatiaľ netreba (product.md, "A village can finish"). */
export const KIND_CHOICES = ['provide', 'secured-elsewhere', 'not-needed'] as const;
export type KindChoiceWord = (typeof KIND_CHOICES)[number];

/** One choice for a kind of service; it fills every year and group where nothing was typed. */
export type KindChoice = {
  serviceTypeCode: string;
  choice: KindChoiceWord;
  /** Why; obligatory for *zatiaľ netreba*. */
  reason: string;
  /** With whom it is secured; obligatory for *zabezpečujeme u iného*. */
  securedAt: string;
  decidedOn: CalendarDay;
};
