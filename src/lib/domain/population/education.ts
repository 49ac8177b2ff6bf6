import { type AgeStructure, personsBetween } from './age-structure.ts';

/**
 * Classes of highest education of the census 2021 (SODB 2021, ŠÚ SR), in the order of its table.
 * Children up to 14 without a finished school stand apart; those who finished the first stage of
 * elementary school are in `basic`, with grown-ups.
 */
export const EDUCATION_LEVELS = [
  'none-0-14',
  'basic',
  'secondary-without-exam',
  'secondary-with-exam',
  'higher-vocational',
  'university',
  'none-15-and-more',
  'unknown'
] as const;

export type EducationLevel = (typeof EDUCATION_LEVELS)[number];

/** Inhabitants by highest education on one day. Whole numbers ≥ 0 that sum to everybody. */
export type EducationStructure = Readonly<Record<EducationLevel, number>>;

/** Reads the eight numbers of a row in the order of `EDUCATION_LEVELS`. */
export function educationFrom(persons: readonly number[]): EducationStructure {
  const structure = {} as Record<EducationLevel, number>;
  EDUCATION_LEVELS.forEach((level, at) => {
    structure[level] = persons[at] ?? 0;
  });
  return structure;
}

/**
 * The part of people of 15 and more who have this education, between 0 and 1; null where nobody is so old.
 * Not for `basic`, which the census counts together with children.
 */
export function shareOfAdults(
  education: EducationStructure,
  ages: AgeStructure,
  level: Exclude<EducationLevel, 'none-0-14' | 'basic'>
): number | null {
  const adults = personsBetween(ages, 15);
  return adults === 0 ? null : education[level] / adults;
}
