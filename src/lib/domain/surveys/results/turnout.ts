import { type AgeStructure, personsBetween } from '../../population/age-structure.ts';
import { type GroupRepresentation, whoIsMissing } from '../representation/who-is-missing.ts';
import { NO_ANSWER } from './counted-item.ts';
import type { SurveyResult, Trait } from './survey-result.ts';

/** Children under this age are not asked: residents are compared from it on. */
export const ASKED_FROM_AGE = 15;

const AGES: Readonly<Record<string, readonly [number, number | null]>> = {
  'under-30': [ASKED_FROM_AGE, 29],
  '30-49': [30, 49],
  '50-64': [50, 64],
  '65-over': [65, null]
};

/** How many could be asked. */
export function residentsAsked(ages: AgeStructure): number {
  return personsBetween(ages, ASKED_FROM_AGE);
}

/** Residents by the groups of a trait that the census knows: sex, and four ages. */
export function residentsBy(ages: AgeStructure): Record<'sex' | 'age', Readonly<Record<string, number>>> {
  const nobody = ages.males.map(() => 0);
  const of = (some: AgeStructure) => personsBetween(some, ASKED_FROM_AGE);
  return {
    sex: {
      woman: of({ males: nobody, females: ages.females }),
      man: of({ males: ages.males, females: nobody })
    },
    age: Object.fromEntries(
      Object.entries(AGES).map(([code, [from, to]]) => [code, personsBetween(ages, from, to)])
    )
  };
}

export type Turnout = { trait: Trait; groups: (GroupRepresentation & { codes: readonly string[] })[] };

/**
 * Who answered against who lives here, by the counts that are told. A trait is left out where people who did not say
 * were joined with a group, and where the census knows nothing of one.
 */
export function turnoutOf(result: Pick<SurveyResult, 'questions'>, ages: AgeStructure): Turnout[] {
  const residents = residentsBy(ages);
  return (['sex', 'age'] as const).flatMap((trait) => {
    const lines = result.questions.find(({ questionId }) => questionId === trait)?.items[0]?.lines ?? [];
    const known = lines.filter(({ codes }) => !(codes.length === 1 && codes[0] === NO_ANSWER));
    const inGroup = known.map(({ codes }) => codes.map((code) => residents[trait][code]));
    if (known.length < 2 || inGroup.flat().includes(undefined)) return [];
    const sums = inGroup.map((counts) => counts.reduce<number>((sum, count) => sum + (count ?? 0), 0));
    const compared = whoIsMissing(
      known.map(({ count }, at) => ({ residents: sums[at] ?? 0, answered: count }))
    );
    const groups = compared.map((group, at) => ({ ...group, codes: known[at]?.codes ?? [] }));
    return groups.length === 0 ? [] : [{ trait, groups }];
  });
}
