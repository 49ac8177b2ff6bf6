import { countedMean } from '../estimation/counted-sample.ts';
import type { SampledShare } from '../estimation/share-interval.ts';
import { CENSUS_TRAITS, type CensusWeights, censusWeights } from './census-weights.ts';
import { NO_ANSWER } from './counted-item.ts';
import type { ToldCut, ToldItem } from './survey-result.ts';
import type { Turnout } from './turnout.ts';

export type CutWeights = CensusWeights & {
  /**
   * The share of those who answered so, each group of people weighing what it weighs among residents.
   * @param lines places in `ToldItem.lines`
   * @param silent the line of those who said nothing; -1 where everybody said something
   */
  shareOf(lines: readonly number[], silent: number): SampledShare;
};

/**
 * Weights made of nothing but what is told anyway: the answers by age, or where those are not told by sex, and how many
 * residents each group has. So they give no count away that a reader could not find herself.
 * @returns null where neither table is told in groups of the census, or it cannot carry weights
 */
export function cutWeights(item: ToldItem, turnout: readonly Turnout[]): CutWeights | null {
  for (const trait of CENSUS_TRAITS.toReversed()) {
    const cut = item.cuts.find((one) => one.trait === trait);
    const census = turnout.find((one) => one.trait === trait)?.groups;
    const weights = cut && census && weightsBy(trait, cut, census);
    if (weights) return weights;
  }
  return null;
}

function weightsBy(
  trait: (typeof CENSUS_TRAITS)[number],
  { groups, counts }: ToldCut,
  census: Turnout['groups']
): CutWeights | null {
  const people = groups.map((_, column) => counts.reduce((sum, row) => sum + (row[column] ?? 0), 0));
  const inGroup = groups.map((codes) => {
    const inside = census.filter((group) => group.codes.every((code) => codes.includes(code)));
    const isWhole = inside.flatMap((group) => group.codes).length === codes.length;
    return isWhole ? inside.reduce((sum, group) => sum + group.residents, 0) : null;
  });
  const all = census.reduce((sum, group) => sum + group.residents, 0);
  const known = inGroup.flatMap((count, at) => (count === null ? [] : [[String(at), count] as const]));
  // A group of the census that stands in none of the told groups would be left out of the residents.
  if (known.reduce((sum, [, count]) => sum + count, 0) < all) return null;
  const weights = censusWeights(people, (cell) => [inGroup[cell] === null ? NO_ANSWER : String(cell)], {
    [trait]: Object.fromEntries(known)
  });
  if (!weights) return null;
  return {
    ...weights,
    shareOf: (lines, silent) => {
      const chosen = people.map((_, column) =>
        lines.reduce((sum, line) => sum + (counts[line]?.[column] ?? 0), 0)
      );
      const answered = people.map((count, column) => count - (counts[silent]?.[column] ?? 0));
      const { value, standardError } = countedMean(weights.sample, [
        { value: 1, people: chosen },
        { value: 0, people: answered.map((count, column) => count - (chosen[column] ?? 0)) }
      ]);
      const answers = answered.reduce((sum, count) => sum + count, 0);
      return { value, standardError, answers, degrees: answers - 1 };
    }
  };
}
