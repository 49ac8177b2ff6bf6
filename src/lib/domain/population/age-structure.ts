/** Ages 0 … 99 one by one; the last entry, 100, holds everybody of 100 and more. */
export const OLDEST_AGE = 100;

/** Inhabitants by sex and single year of age on one day. Each list has 101 whole numbers ≥ 0. */
export type AgeStructure = { males: readonly number[]; females: readonly number[] };

/** A band of completed years, both ends counted; `to` null means and more. */
export type AgeBand = { from: number; to: number | null };

/** Bands that community plans speak of (kpss.md 6, census tables of ŠÚ SR): from small children to 85 and more. */
export const AGE_BANDS = [
  { from: 0, to: 2 },
  { from: 3, to: 5 },
  { from: 6, to: 14 },
  { from: 15, to: 17 },
  { from: 18, to: 24 },
  { from: 25, to: 44 },
  { from: 45, to: 64 },
  { from: 65, to: 74 },
  { from: 75, to: 79 },
  { from: 80, to: 84 },
  { from: 85, to: null }
] as const satisfies readonly AgeBand[];

/** People of the given completed years, both ends counted; to the oldest when `to` is null. */
export function personsBetween(ages: AgeStructure, from: number, to: number | null = null): number {
  return sumYears(ages.males, from, to) + sumYears(ages.females, from, to);
}

/** Everybody. */
export function totalOf(ages: AgeStructure): number {
  return personsBetween(ages, 0);
}

/** People by band and sex, in the order of the bands. */
export function personsByBand(
  ages: AgeStructure,
  bands: readonly AgeBand[] = AGE_BANDS
): (AgeBand & { males: number; females: number; persons: number })[] {
  return bands.map(({ from, to }) => {
    const males = sumYears(ages.males, from, to);
    const females = sumYears(ages.females, from, to);
    return { from, to, males, females, persons: males + females };
  });
}

/** Ageing index (index starnutia): people of 65 and more per 100 children of 0–14; null without children. */
export function ageingIndex(ages: AgeStructure): number | null {
  return ratio(100 * personsBetween(ages, 65), personsBetween(ages, 0, 14));
}

/** Dependency ratio (index ekonomického zaťaženia): people of 0–14 and of 65 and more per 100 of 15–64; null without the latter. */
export function dependencyRatio(ages: AgeStructure): number | null {
  const dependent = personsBetween(ages, 0, 14) + personsBetween(ages, 65);
  return ratio(100 * dependent, personsBetween(ages, 15, 64));
}

/** Children of 0–14 per 100 people of 15–64 (index závislosti mladých); null without the latter. */
export function childDependency(ages: AgeStructure): number | null {
  return ratio(100 * personsBetween(ages, 0, 14), personsBetween(ages, 15, 64));
}

/** People of 65 and more per 100 of 15–64 (index závislosti starých); null without the latter. */
export function oldAgeDependency(ages: AgeStructure): number | null {
  return ratio(100 * personsBetween(ages, 65), personsBetween(ages, 15, 64));
}

/** Mean age in years, each person counted in the middle of the year of age (as ŠÚ SR does); null without people. */
export function meanAge(ages: AgeStructure): number | null {
  let years = 0;
  for (let age = 0; age <= OLDEST_AGE; age++) years += (age + 0.5) * personsBetween(ages, age, age);
  return ratio(years, totalOf(ages));
}

/** The part of everybody in a band, between 0 and 1; null without people. */
export function shareOf(ages: AgeStructure, from: number, to: number | null = null): number | null {
  return ratio(personsBetween(ages, from, to), totalOf(ages));
}

/** The people of several territories together. */
export function sumAgeStructures(parts: Iterable<AgeStructure>): AgeStructure {
  const males = new Array<number>(OLDEST_AGE + 1).fill(0);
  const females = new Array<number>(OLDEST_AGE + 1).fill(0);
  for (const part of parts) {
    for (let age = 0; age <= OLDEST_AGE; age++) {
      males[age] = (males[age] ?? 0) + (part.males[age] ?? 0);
      females[age] = (females[age] ?? 0) + (part.females[age] ?? 0);
    }
  }
  return { males, females };
}

function sumYears(years: readonly number[], from: number, to: number | null): number {
  let persons = 0;
  for (let age = from; age <= (to ?? OLDEST_AGE); age++) persons += years[age] ?? 0;
  return persons;
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
