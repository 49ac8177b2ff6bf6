import type { Margin } from '../estimation/calibration.ts';
import { type CountedSample, weightedTo } from '../estimation/counted-sample.ts';
import { NO_ANSWER } from './counted-item.ts';

/** Traits that the census knows of everybody. */
export const CENSUS_TRAITS = ['sex', 'age'] as const;
export type CensusTrait = (typeof CENSUS_TRAITS)[number];

/** Residents by the groups of each trait (`residentsBy`). */
export type ResidentsBy = Record<CensusTrait, Readonly<Record<string, number>>>;

/** With fewer answers a group would speak for too many by too few. */
const FEWEST_IN_GROUP = 5;
/** Where more than half say nothing of a trait, those who do are weighted to nothing known. */
const MOST_UNKNOWN = 0.5;

export type CensusWeights = { sample: CountedSample; traits: readonly CensusTrait[] };

/**
 * Weights by which answers count as residents do by sex and age, as far as the answers carry it: a trait is used where
 * every group of residents has five answers at least, and half of the people said which is theirs. Those who did not
 * keep their share.
 * @param codesOf the codes of a cell by a trait: several where groups are told together, the empty one for no answer
 * @returns null where no trait can be used
 */
export function censusWeights(
  people: ArrayLike<number>,
  codesOf: (cell: number, trait: CensusTrait) => readonly string[],
  residents: Partial<ResidentsBy>
): CensusWeights | null {
  const margins = CENSUS_TRAITS.flatMap((trait) => {
    const known = residents[trait];
    const margin = known && marginOf(people, (cell) => codesOf(cell, trait), known);
    return margin ? [{ trait, margin }] : [];
  });
  if (margins.length === 0) return null;
  const sample = weightedTo(
    people,
    margins.map(({ margin }) => margin)
  );
  return sample && { sample, traits: margins.map(({ trait }) => trait) };
}

function marginOf(
  people: ArrayLike<number>,
  codesOf: (cell: number) => readonly string[],
  residents: Readonly<Record<string, number>>
): Margin | null {
  const keys: string[] = [];
  const inGroup: number[] = [];
  const counts: number[] = [];
  const groups = Int32Array.from({ length: people.length }, (_, cell) => {
    const codes = codesOf(cell).filter((code) => code in residents);
    // A group that is told together with people who did not say which is theirs is not one of the census.
    const isKnown = codes.length > 0 && codes.length === codesOf(cell).length;
    const key = isKnown ? JSON.stringify(codes) : NO_ANSWER;
    let at = keys.indexOf(key);
    if (at === -1) {
      at = keys.push(key) - 1;
      inGroup.push(isKnown ? codes.reduce((sum, code) => sum + (residents[code] ?? 0), 0) : 0);
      counts.push(0);
    }
    counts[at] = (counts[at] ?? 0) + (people[cell] ?? 0);
    return at;
  });
  const all = Object.values(residents).reduce((sum, count) => sum + count, 0);
  const told = inGroup.reduce((sum, count) => sum + count, 0);
  const answers = counts.reduce((sum, count) => sum + count, 0);
  const unknown = keys.indexOf(NO_ANSWER);
  const silent = (counts[unknown] ?? 0) / answers;
  const isThin = keys.some((key, at) => key !== NO_ANSWER && (counts[at] ?? 0) < FEWEST_IN_GROUP);
  // Residents of whom nobody answered cannot be weighted up.
  if (keys.length < 2 || told < all || isThin || silent > MOST_UNKNOWN) return null;
  return {
    groups,
    residents: inGroup.map((count, at) => (at === unknown ? silent * all : (1 - silent) * count))
  };
}
