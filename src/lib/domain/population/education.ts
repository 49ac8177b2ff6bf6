/** Classes of highest education of the census 2021 (SODB 2021, ŠÚ SR), in the order of its table. */
export const EDUCATION_LEVELS = [
  'children-0-14',
  'basic',
  'secondary-without-exam',
  'secondary-with-exam',
  'higher-vocational',
  'university',
  'none-15-and-more',
  'unknown'
] as const;

export type EducationLevel = (typeof EDUCATION_LEVELS)[number];

/** Inhabitants by highest education on one day; children up to 14 stand apart. Whole numbers ≥ 0. */
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
 * The part of people of 15 and more with this education, between 0 and 1, those of unknown education
 * counted in the whole; null where nobody is so old.
 */
export function shareOfAdults(
  education: EducationStructure,
  level: Exclude<EducationLevel, 'children-0-14'>
): number | null {
  let adults = 0;
  for (const each of EDUCATION_LEVELS) if (each !== 'children-0-14') adults += education[each];
  return adults === 0 ? null : education[level] / adults;
}
