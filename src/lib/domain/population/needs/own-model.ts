import { addDays, type CalendarDay } from '../../shared/calendar-day.ts';
import { type ModelNumber, type NeedModel, parametersOf, withParameter } from './need-model.ts';
import { type NeedModelRefusal, type NeedModelSurroundings, refuseNeedModel } from './refuse-need-model.ts';

/** A model that a municipality or a region uses instead of the supplied one, and why. In force on its own days. */
export type OwnModel = { id: string; model: NeedModel; reason: string };

export type OwnModelRefusal =
  | NeedModelRefusal
  | { refusal: 'no-reason' | 'impossible-start' | 'begins-before-own' };

/**
 * Why a body cannot use a model of its own, or null. It may begin today or within the last year, never later than today,
 * and not before one of its own: by that one people have reckoned, and it would be gone.
 * @param surroundings with `own`: what the body used and uses of the same kind, form, group and unit
 */
export function refuseOwnModel(
  { model, reason }: Pick<OwnModel, 'model' | 'reason'>,
  { own, ...surroundings }: NeedModelSurroundings & { own: readonly OwnModel[] },
  today: CalendarDay
): OwnModelRefusal | null {
  if (reason.trim() === '') return { refusal: 'no-reason' };
  if (model.validFrom > today || model.validFrom < addDays(today, -366))
    return { refusal: 'impossible-start' };
  const isBeforeOwn = own.some(
    ({ model: { validFrom, validTo } }) => validFrom > model.validFrom || (validTo ?? '') > model.validFrom
  );
  if (isBeforeOwn) return { refusal: 'begins-before-own' };
  return refuseNeedModel(model, surroundings);
}

/** What somebody typed of one assumption. */
export type TypedNumber = Pick<ModelNumber, 'value' | 'low' | 'high'>;

/**
 * The model with the numbers that somebody typed: what was changed gets their source and day, what was not keeps its own.
 * @param typed in the order of {@link parametersOf}
 */
export function withTypedNumbers(
  model: NeedModel,
  typed: readonly TypedNumber[],
  said: Pick<ModelNumber, 'source' | 'asOf' | 'unverified'>
): NeedModel {
  return parametersOf(model).reduce((changed, { name, number }, at) => {
    const one = typed[at];
    if (!one || (one.value === number.value && one.low === number.low && one.high === number.high))
      return changed;
    return withParameter(changed, name, { ...one, ...said, sourceEn: '' });
  }, model);
}
