import type { NeedModel } from './need-model.ts';
import { NEED_LEVELS, type NeedLevel, type NeedSteps, neededIn, type PeopleByAge } from './needed-in.ts';

/** People at the beginning of a year, in the three variants of a projection. */
export type PeopleInYear = { year: number; people: Readonly<Record<NeedLevel, PeopleByAge>> };

/**
 * The need of one year: the middle one by what is assumed; the low and the high one where every assumption and the
 * projection are at their bound at once, so that what comes lies between them whatever the assumptions are.
 */
export type NeedInYear = { year: number } & Readonly<Record<NeedLevel, NeedSteps>>;

export type NeedByYear = { model: NeedModel; years: readonly NeedInYear[] };

/** The need of a place by a model over some years. */
export function needByYear(
  model: NeedModel,
  years: readonly PeopleInYear[],
  models: readonly NeedModel[]
): NeedByYear {
  return {
    model,
    years: years.map(({ year, people }) => {
      const at = Object.fromEntries(
        NEED_LEVELS.map((level) => [level, neededIn(model, people[level], { level, models })])
      ) as Record<NeedLevel, NeedSteps>;
      return { year, ...at };
    })
  };
}
