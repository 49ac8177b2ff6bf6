import type { Validity } from '../../law/validity.ts';
import type { CalendarDay } from '../../shared/calendar-day.ts';
import type { Sex } from '../projection/life-table.ts';

/** What a need is told for: kind × form × target group, in one unit of capacity; the same as a row of a plan's matrix. */
export type NeedKey = {
  serviceTypeCode: string;
  formCode: string;
  targetGroupCode: string;
  unitCode: string;
};

/**
 * An assumption: the number that is used, and between which bounds it may as well be. Shares are between 0 and 1.
 * Nobody has checked it while it is `unverified`.
 */
export type ModelNumber = {
  value: number;
  low: number;
  high: number;
  /** Where it is from, in Slovak, and in English where somebody said it; never empty. */
  source: string;
  sourceEn: string;
  asOf: CalendarDay;
  unverified: boolean;
};

/** People of some completed years, both ends counted (`to` null means and more), and the part of them in the situation. */
export type NeedBand = { from: number; to: number | null; sex: Sex | null; prevalence: ModelNumber };

/** The result of another model that this one begins with: of its recipients, a part is in the situation. */
export type RecipientsOf = { model: NeedKey; prevalence: ModelNumber };

/** Who is counted at the beginning: people by age and sex, or the recipients of another model. */
export type NeedBase =
  | { from: 'people'; bands: readonly NeedBand[] }
  | { from: 'recipients'; of: RecipientsOf };

/**
 * How a need follows from people (normatívna potreba): target ages × part in the situation × part that would use the
 * service × part for which this form is right = recipients; and what they take.
 * In force on the days `[validFrom, validTo)`.
 */
export type NeedModel = NeedKey &
  Validity & {
    base: NeedBase;
    /** Of those in the situation, who would use the service. */
    using: ModelNumber;
    /** Of those who would use it, for whom it is this form. */
    ofForm: ModelNumber;
    /** In the unit of the key: places, hours a month … that one recipient takes; 0 or more. */
    unitsPerRecipient: ModelNumber;
    /** Full-time equivalents for one unit; null where nobody said. */
    staffPerUnit: ModelNumber | null;
    /** Running costs in euros for one unit and month; null where nobody said. */
    eurosPerUnitMonth: ModelNumber | null;
    /** What the model means and leaves out, in Slovak and in English. */
    note: string;
    noteEn: string;
  };

/** Which assumption of a model: of a band by its place. */
export type ParameterName =
  | `prevalence.${number}`
  | 'using'
  | 'ofForm'
  | 'unitsPerRecipient'
  | 'staffPerUnit'
  | 'eurosPerUnitMonth';

export type Parameter = { name: ParameterName; number: ModelNumber };

/** All assumptions of a model, in the order in which they are multiplied. */
export function parametersOf(model: NeedModel): Parameter[] {
  const first: Parameter[] =
    model.base.from === 'people'
      ? model.base.bands.map(({ prevalence }, at) => ({
          name: `prevalence.${at}` as const,
          number: prevalence
        }))
      : [{ name: 'prevalence.0', number: model.base.of.prevalence }];
  const { using, ofForm, unitsPerRecipient, staffPerUnit, eurosPerUnitMonth } = model;
  return [
    ...first,
    ...[
      { name: 'using' as const, number: using },
      { name: 'ofForm' as const, number: ofForm }
    ],
    { name: 'unitsPerRecipient', number: unitsPerRecipient },
    ...(staffPerUnit ? [{ name: 'staffPerUnit' as const, number: staffPerUnit }] : []),
    ...(eurosPerUnitMonth ? [{ name: 'eurosPerUnitMonth' as const, number: eurosPerUnitMonth }] : [])
  ];
}

/** Whether the number is a part of a whole, so that it cannot be more than 1. */
export const isShare = (name: ParameterName): boolean =>
  name.startsWith('prevalence.') || name === 'using' || name === 'ofForm';

/** The model with one of its assumptions replaced; without a change where it has no such assumption. */
export function withParameter(model: NeedModel, name: ParameterName, number: ModelNumber): NeedModel {
  if (!name.startsWith('prevalence.')) return { ...model, [name]: number };
  if (model.base.from === 'recipients') {
    return { ...model, base: { from: 'recipients', of: { ...model.base.of, prevalence: number } } };
  }
  const place = Number(name.slice('prevalence.'.length));
  const bands = model.base.bands.map((band, at) => (at === place ? { ...band, prevalence: number } : band));
  return { ...model, base: { from: 'people', bands } };
}

/** One text for kind, form, group and unit, to find a model by. */
export function needKeyText(key: NeedKey): string {
  return JSON.stringify([key.serviceTypeCode, key.formCode, key.targetGroupCode, key.unitCode]);
}
