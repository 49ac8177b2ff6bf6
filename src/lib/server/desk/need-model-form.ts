import {
  isShare,
  type NeedKey,
  type NeedModel,
  type Parameter,
  type ParameterName,
  parametersOf
} from '#lib/domain/population/needs/need-model.ts';
import type { OwnModelRefusal, TypedNumber } from '#lib/domain/population/needs/own-model.ts';
import type { Translate } from '#lib/i18n/messages.ts';
import { readTypedNumber, typedNumber } from './forms/typed-values.ts';

/** Which of the three numbers of an assumption a field holds. */
export const NUMBER_PARTS = ['value', 'low', 'high'] as const;
type Part = (typeof NUMBER_PARTS)[number];

/** An assumption as three fields of a form; shares are typed in percent. */
export type AssumptionFields = {
  label: string;
  suffix: string;
  fields: { name: string; part: Part; value: string }[];
};

/** The code of a model in an address: `denne-centrum.ambulantna.seniori.prijimatelia`. */
export function modelCode({ serviceTypeCode, formCode, targetGroupCode, unitCode }: NeedKey): string {
  return [serviceTypeCode, formCode, targetGroupCode, unitCode].join('.');
}

const fieldName = (at: number, part: Part) => `predpoklad-${at}-${part}`;

/** The fields of a model, with what stands in it, or what somebody has typed. */
export function assumptionFields(
  model: NeedModel,
  nameOf: (name: ParameterName) => string
): AssumptionFields[] {
  return parametersOf(model).map(({ name, number }, at) => ({
    label: nameOf(name),
    suffix: isShare(name) ? '%' : name === 'eurosPerUnitMonth' ? '€' : '',
    fields: NUMBER_PARTS.map((part) => ({
      name: fieldName(at, part),
      part,
      value: typedNumber(shownIn(name, number[part]))
    }))
  }));
}

// 0.07 is not quite seven hundredths; a ten-thousandth of a percent is finer than anybody types.
const shownIn = (name: Parameter['name'], value: number): number =>
  isShare(name) ? Math.round(value * 1e6) / 1e4 : value;

/** What somebody typed of the assumptions, and the fields in which no number stands. */
export function typedAssumptions(
  model: NeedModel,
  textOf: (field: string) => string
): { typed: Record<string, string>; numbers: TypedNumber[]; wrong: string[] } {
  const typed: Record<string, string> = {};
  const wrong: string[] = [];
  const numbers = parametersOf(model).map(({ name }, at) => {
    const read = (part: Part): number => {
      const field = fieldName(at, part);
      typed[field] = textOf(field);
      const value = readTypedNumber(typed[field]);
      if (value === null) wrong.push(field);
      // A hundredth of what was typed, without what dividing leaves behind: untouched, it is the number of the model.
      return value === null ? Number.NaN : isShare(name) ? Math.round(value * 1e6) / 1e8 : value;
    };
    return { value: read('value'), low: read('low'), high: read('high') };
  });
  return { typed, numbers, wrong };
}

/** Why a model was not kept, at the field where it can be mended. */
export function modelError(
  refused: OwnModelRefusal,
  model: NeedModel,
  t: Translate
): { field?: string; text: string } {
  const text = t(`needModel.error.${refused.refusal}`);
  if ('parameter' in refused) {
    const at = parametersOf(model).findIndex(({ name }) => name === refused.parameter);
    return { field: refused.refusal === 'no-source' ? 'zdroj' : fieldName(at, 'value'), text };
  }
  if (refused.refusal === 'no-reason') return { field: 'dovod', text };
  const isDay = refused.refusal === 'impossible-start' || refused.refusal === 'begins-before-own';
  return isDay ? { field: 'od', text } : { text };
}
