/**
 * A number of observed persons (waiting, applicants, respondents, actual recipients): a whole number ≥ 0
 * that must not leave its planning body as it is (foundations: Time, truth, erasure).
 * Capacity, need, plan figures and the census are plain numbers, not this.
 */
export type PersonCount = number & { readonly __observedPersons: unique symbol };

/** Counts below this one name people in a small village; they are published as *menej ako 5*. */
export const SMALLEST_PUBLISHED_COUNT = 5;

/** What may be said of a count outside its body. */
export type PublishedPersonCount = { fewerThan: typeof SMALLEST_PUBLISHED_COUNT } | { persons: number };

/** More than live in Slovakia nobody counts in one municipality: a longer number is a slip of the hand or of a column. */
export const MOST_PERSONS = 10_000_000;

/** Takes a number for a count of persons, or null when it cannot be one. */
export function personCount(persons: number): PersonCount | null {
  return Number.isSafeInteger(persons) && persons >= 0 && persons <= MOST_PERSONS
    ? (persons as PersonCount)
    : null;
}

/** What leaves the body: 0 to 4 are one answer, so that nobody can tell them apart. */
export function publishedPersonCount(count: PersonCount): PublishedPersonCount {
  return count < SMALLEST_PUBLISHED_COUNT ? { fewerThan: SMALLEST_PUBLISHED_COUNT } : { persons: count };
}

/** Persons of several disjoint groups together; to be published only in a declared table, where suppression sees it. */
export function sumPersonCounts(counts: Iterable<PersonCount>): PersonCount {
  let persons = 0;
  for (const count of counts) persons += count;
  return persons as PersonCount;
}
