import { SEXES, type Sex } from '../projection/life-table.ts';
import type { NeedModel } from './need-model.ts';
import { neededIn, type PeopleByAge } from './needed-in.ts';

/** Capacity that one person of each sex and age needs by a model, on average, in the unit of the model. */
export type NeedWeights = Readonly<Record<Sex, Float64Array>> & {
  /** The first age that has any weight, and the one after the last: nobody else is counted. */
  from: number;
  to: number;
};

/**
 * A need is linear in people, so a whole country is reckoned by one weight for each sex and age.
 * @param ages how many ages people are told by
 */
export function needWeights(model: NeedModel, models: readonly NeedModel[], ages: number): NeedWeights {
  const people = { males: new Float64Array(ages), females: new Float64Array(ages) };
  const weightsOf = (sex: Sex) =>
    Float64Array.from({ length: ages }, (_, age) => {
      people[sex][age] = 1;
      const { capacity } = neededIn(model, people, { models });
      people[sex][age] = 0;
      return capacity;
    });
  const [males, females] = [weightsOf('males'), weightsOf('females')];
  const counted = Array.from(males, (weight, age) => weight > 0 || (females[age] ?? 0) > 0);
  const from = counted.indexOf(true);
  return { males, females, from: Math.max(0, from), to: counted.lastIndexOf(true) + 1 };
}

/** The capacity that some people need: the same as {@link neededIn} says of the model, by its weights. */
export function neededBy(weights: NeedWeights, people: PeopleByAge): number {
  let needed = 0;
  for (const sex of SEXES) {
    const [counts, of] = [people[sex], weights[sex]];
    for (let age = weights.from; age < weights.to; age++) needed += (counts[age] ?? 0) * (of[age] ?? 0);
  }
  return needed;
}
