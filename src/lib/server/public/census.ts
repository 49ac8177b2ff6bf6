import {
  type AgeStructure,
  ageingIndex,
  childDependency,
  dependencyRatio,
  meanAge,
  oldAgeDependency,
  personsBetween,
  totalOf
} from '#lib/domain/population/age-structure.ts';
import {
  EDUCATION_LEVELS,
  type EducationLevel,
  type EducationStructure,
  shareOfAdults
} from '#lib/domain/population/education.ts';
import type { PublicDb } from '../db/db.ts';
import type { AreaProfile } from '../db/territory.ts';

/** What a public page says of the people of one area; every figure from the census, none rounded. */
export type PeopleFigures = {
  name: string;
  people: number;
  children: number;
  working: number;
  /** 65 and more */
  old: number;
  /** 80 and more */
  oldest: number;
  ageingIndex: number | null;
  dependencyRatio: number | null;
  childDependency: number | null;
  oldAgeDependency: number | null;
  meanAge: number | null;
};

/** The figures of an area; each older age contains the next (65 and more, of them 80 and more). */
export function peopleFigures(name: string, ages: AgeStructure): PeopleFigures {
  return {
    name,
    people: totalOf(ages),
    children: personsBetween(ages, 0, 14),
    working: personsBetween(ages, 15, 64),
    old: personsBetween(ages, 65),
    oldest: personsBetween(ages, 80),
    ageingIndex: ageingIndex(ages),
    dependencyRatio: dependencyRatio(ages),
    childDependency: childDependency(ages),
    oldAgeDependency: oldAgeDependency(ages),
    meanAge: meanAge(ages)
  };
}

/** Ages of areas by their codes (of a unit, a district, a region, or `SK`) at the last census. */
export async function agesOfAreas(
  db: PublicDb,
  codes: readonly string[]
): Promise<Map<string, AgeStructure>> {
  if (codes.length === 0) return new Map();
  const rows = await db
    .selectFrom('territoryPopulation')
    .select(['areaCode', 'males', 'females'])
    .where('areaCode', 'in', [...codes])
    .where('asOf', '=', (query) =>
      query.selectFrom('territoryPopulation as latest').select((of) => of.fn.max('latest.asOf').as('asOf'))
    )
    .execute();
  return new Map(rows.map(({ areaCode, males, females }) => [areaCode, { males, females }]));
}

/** Levels compared between areas: those that the census does not count together with children. */
export const COMPARED_LEVELS = EDUCATION_LEVELS.filter(
  (level): level is Exclude<EducationLevel, 'none-0-14' | 'basic'> =>
    level !== 'none-0-14' && level !== 'basic'
);

export type EducationComparison = {
  areas: string[];
  /** Shares (0 – 1) of people of 15 and more, in the order of `areas`; null where nobody is so old. */
  rows: { level: (typeof COMPARED_LEVELS)[number]; shares: (number | null)[] }[];
};

/** Education of areas side by side; null when the census has none for the first of them. */
export function educationComparison(areas: readonly AreaProfile[]): EducationComparison | null {
  const known = areas.flatMap(({ name, ages, education }) => (education ? [{ name, ages, education }] : []));
  if (areas[0]?.education == null) return null;
  return {
    areas: known.map(({ name }) => name),
    rows: COMPARED_LEVELS.map((level) => ({
      level,
      shares: known.map(({ ages, education }) => shareOfAdults(education, ages, level))
    }))
  };
}

/** Persons by level in one area, in the order of the census. */
export function educationCounts(education: EducationStructure): { level: EducationLevel; persons: number }[] {
  return EDUCATION_LEVELS.map((level) => ({ level, persons: education[level] }));
}
