import {
  type NeedKey,
  type NeedModel,
  needKeyText,
  type ParameterName,
  parametersOf,
  withParameter
} from './need-model.ts';
import { type NeedLevel, neededIn, type PeopleByAge } from './needed-in.ts';
import { referredBy } from './refuse-need-model.ts';

/** What the need would be if one thing alone were at its lower or its upper bound, and all others in the middle. */
export type Sway = {
  /** The assumption and whose it is, or the variant of the projection. */
  of: { model: NeedKey; parameter: ParameterName } | 'people';
  low: number;
  high: number;
};

/** Assumptions that decide what a need costs and who does the work, but not how much of it is needed. */
const BESIDE_CAPACITY: readonly ParameterName[] = ['staffPerUnit', 'eurosPerUnitMonth'];

/**
 * Which assumption moves the needed capacity most (analýza citlivosti): one at a time between its bounds, the widest
 * first. What cannot move it, because both bounds are the same, is left out.
 * @param people of one year in the three variants of the projection
 */
export function sensitivityOf(
  model: NeedModel,
  people: Readonly<Record<NeedLevel, PeopleByAge>>,
  models: readonly NeedModel[]
): Sway[] {
  const own = needKeyText(model);
  const capacity = (changed: readonly NeedModel[], of = people.middle) => {
    const wanted = changed.find((one) => needKeyText(one) === own) ?? model;
    return neededIn(wanted, of, { models: changed }).capacity;
  };
  const sways = chainOf(model, models).flatMap((owner) =>
    parametersOf(owner)
      .filter(({ name }) => !BESIDE_CAPACITY.includes(name))
      .map(({ name, number }): Sway => {
        const at = (value: number) =>
          capacity(
            models.map((one) => (one === owner ? withParameter(one, name, { ...number, value }) : one))
          );
        return { of: { model: owner, parameter: name }, low: at(number.low), high: at(number.high) };
      })
  );
  const variants: Sway = {
    of: 'people',
    low: capacity(models, people.low),
    high: capacity(models, people.high)
  };
  return [variants, ...sways]
    .filter(({ low, high }) => high > low)
    .toSorted((one, other) => other.high - other.low - (one.high - one.low));
}

/** The model, and those whose result it begins with, one after another. */
export function chainOf(model: NeedModel, models: readonly NeedModel[]): NeedModel[] {
  const before = referredBy(model);
  const found = before && models.find((one) => needKeyText(one) === needKeyText(before));
  const own = models.find((one) => needKeyText(one) === needKeyText(model)) ?? model;
  return found ? [own, ...chainOf(found, models)] : [own];
}
