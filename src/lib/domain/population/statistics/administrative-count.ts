import { type CalendarDay, yearOf } from '../../shared/calendar-day.ts';
import type { PersonCount } from '../person-count.ts';

/** Who keeps the registers that counts come from: ÚPSVR, Sociálna poisťovňa, and the municipality itself. */
export const COUNTING_OFFICES = ['labour-office', 'social-insurance', 'municipality'] as const;
export type CountingOffice = (typeof COUNTING_OFFICES)[number];

/**
 * What is counted and by whom (kpss.md 1.6, 1.9). Dependency has two scales: decisions of municipalities until August
 * 2025 say I–VI and stay valid; labour offices say I–V since September 2025. People of the two are never added up.
 */
const OFFICE_OF = {
  'severely-disabled': 'labour-office',
  'care-allowance': 'labour-office',
  'personal-assistance': 'labour-office',
  'dependency-new-1': 'labour-office',
  'dependency-new-2': 'labour-office',
  'dependency-new-3': 'labour-office',
  'dependency-new-4': 'labour-office',
  'dependency-new-5': 'labour-office',
  'material-need': 'labour-office',
  'job-seekers': 'labour-office',
  'job-seekers-over-year': 'labour-office',
  'old-age-pension': 'social-insurance',
  'early-pension': 'social-insurance',
  'disability-pension': 'social-insurance',
  'dependency-old-1': 'municipality',
  'dependency-old-2': 'municipality',
  'dependency-old-3': 'municipality',
  'dependency-old-4': 'municipality',
  'dependency-old-5': 'municipality',
  'dependency-old-6': 'municipality'
} as const satisfies Record<string, CountingOffice>;

export type CountedFigure = keyof typeof OFFICE_OF;
export const COUNTED_FIGURES = Object.keys(OFFICE_OF) as CountedFigure[];

/** What one office counts, in the order of the table. */
export function figuresOf(office: CountingOffice): CountedFigure[] {
  return COUNTED_FIGURES.filter((figure) => OFFICE_OF[figure] === office);
}

/** People of a municipality in a register of an office (administratívny počet), one number a year. */
export type AdministrativeCount = {
  figure: CountedFigure;
  year: number;
  persons: PersonCount;
  /** The day on which so many were counted. */
  asOf: CalendarDay;
  source: string;
};

export const FIRST_COUNTED_YEAR = 2000;
export const LONGEST_COUNT_SOURCE = 300;

export type CountRefusal = 'year-impossible' | 'day-in-future' | 'source-missing' | 'source-long';

/** Why a count cannot be kept, or null. A count of a year may be taken on a day of the next one. */
export function refuseCount(
  { year, asOf, source }: Omit<AdministrativeCount, 'persons'>,
  today: CalendarDay
): CountRefusal | null {
  if (year < FIRST_COUNTED_YEAR || year > yearOf(today)) return 'year-impossible';
  if (asOf > today) return 'day-in-future';
  if (source.trim() === '') return 'source-missing';
  return source.length > LONGEST_COUNT_SOURCE ? 'source-long' : null;
}

/** A count that is new or another than the one kept; null stands for none. */
export type CountChange = {
  figure: CountedFigure;
  year: number;
  before: PersonCount | null;
  after: PersonCount | null;
};

const keyOf = ({ figure, year }: Pick<AdministrativeCount, 'figure' | 'year'>) => `${figure} ${year}`;

/** What given counts change in those kept; counts of which nothing is given stay. */
export function countChanges(
  kept: readonly AdministrativeCount[],
  given: readonly AdministrativeCount[]
): CountChange[] {
  const known = new Map(kept.map((count) => [keyOf(count), count]));
  return given.flatMap((count) => {
    const before = known.get(keyOf(count));
    const isSame =
      before?.persons === count.persons && before.asOf === count.asOf && before.source === count.source;
    const { figure, year, persons } = count;
    return isSame ? [] : [{ figure, year, before: before?.persons ?? null, after: persons }];
  });
}
