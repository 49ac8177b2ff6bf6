import {
  type NeedKey,
  type NeedModel,
  type ParameterName,
  parametersOf
} from '#lib/domain/population/needs/need-model.ts';
import type { NeedSteps } from '#lib/domain/population/needs/needed-in.ts';
import { formats } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { MessageKey, Translate } from '#lib/i18n/messages.ts';
import type { CatalogueNames } from '../../catalogue-names.ts';
import { bandLabel } from '../age-picture.ts';

/** In which language a need is told, and by which names. */
export type NeedWords = { t: Translate; locale: Locale; names: CatalogueNames };

/** A number as people read an estimate: a tenth below ten, whole above. */
export function estimate(value: number, locale: Locale): string {
  return formats(locale).number(value, value < 10 ? 1 : 0);
}

/** A number of an assumption as it stands in the model, so that whoever reckons by hand has all of it. */
function exactly(value: number, locale: Locale): string {
  return formats(locale).number(value, 6);
}

function euroExactly(euros: number, locale: Locale): string {
  return `${exactly(euros, locale)}\u00a0€`;
}

/** Euros without cents: nobody knows a cost in years to come better. */
export function wholeEuro(euros: number, locale: Locale): string {
  return formats(locale).euro(100 * Math.round(euros));
}

/** *opatrovateľská služba, terénna, seniori* */
export function needName(key: NeedKey, { names }: NeedWords): string {
  return [names.kind(key.serviceTypeCode), names.form(key.formCode), names.group(key.targetGroupCode)].join(
    ', '
  );
}

/** What an assumption is called; prevalences by their ages. */
export function parameterName(model: NeedModel, name: ParameterName, { t, locale }: NeedWords): string {
  if (!name.startsWith('prevalence.')) return t(`needs.parameter.${name}` as 'needs.parameter.using');
  if (model.base.from === 'recipients') return t('needs.parameter.ofRecipients');
  const band = model.base.bands[Number(name.slice('prevalence.'.length))];
  return band ? t('needs.parameter.prevalence', { ages: agesOfBand(band, locale) }) : name;
}

function agesOfBand(band: { from: number; to: number | null }, locale: Locale): string {
  return bandLabel(band, locale);
}

/** A number of an assumption: shares in percent, money in euros. */
export function parameterText(name: ParameterName, value: number, locale: Locale): string {
  const { percent } = formats(locale);
  if (name === 'eurosPerUnitMonth') return euroExactly(value, locale);
  if (name === 'unitsPerRecipient' || name === 'staffPerUnit') return exactly(value, locale);
  const hundredths = Math.round(10_000 * value);
  return percent(value, hundredths % 100 === 0 ? 0 : hundredths % 10 === 0 ? 1 : 2);
}

/** The reckoning as formulas with their figures, one step a line. */
export function formulaLines(model: NeedModel, steps: NeedSteps, words: NeedWords): string[] {
  const { t, locale, names } = words;
  const say = (value: number) => estimate(value, locale);
  const part = (value: number) => parameterText('using', value, locale);
  const unit = names.unit(model.unitCode);
  const { staffPerUnit, staff, eurosPerUnitMonth, eurosPerMonth } = steps;
  return [
    ...situationLines(steps, words),
    t('needs.formula.recipients', {
      inSituation: say(steps.inSituation),
      using: part(steps.using),
      ofForm: part(steps.ofForm),
      recipients: say(steps.recipients)
    }),
    t('needs.formula.capacity', {
      recipients: say(steps.recipients),
      units: exactly(steps.unitsPerRecipient, locale),
      capacity: say(steps.capacity),
      unit
    }),
    ...(staff === null || staffPerUnit === null
      ? []
      : [
          t('needs.formula.staff', {
            capacity: say(steps.capacity),
            perUnit: exactly(staffPerUnit, locale),
            staff: say(staff)
          })
        ]),
    ...(eurosPerMonth === null || eurosPerUnitMonth === null
      ? []
      : [
          t('needs.formula.money', {
            capacity: say(steps.capacity),
            perUnit: euroExactly(eurosPerUnitMonth, locale),
            money: wholeEuro(eurosPerMonth, locale)
          })
        ])
  ];
}

function situationLines({ bands, after, inSituation }: NeedSteps, words: NeedWords): string[] {
  const { t, locale } = words;
  const part = (value: number) => parameterText('using', value, locale);
  if (after) {
    return [
      t('needs.formula.after', {
        model: needName(after.model, words),
        recipients: estimate(after.steps.recipients, locale),
        part: part(after.prevalence),
        result: estimate(inSituation, locale)
      })
    ];
  }
  const lines = bands.map((band) =>
    t('needs.formula.band', {
      ages: agesOfBand(band, locale),
      people: formats(locale).number(band.people, 0),
      part: part(band.prevalence),
      result: estimate(band.inSituation, locale)
    })
  );
  return bands.length > 1
    ? [...lines, t('needs.formula.together', { result: estimate(inSituation, locale) })]
    : lines;
}

/** An assumption as a row of a table. */
export type AssumptionRow = {
  name: string;
  value: string;
  bounds: string;
  source: string;
  asOf: string;
  unverified: boolean;
};

/** All assumptions of a model with their bounds and sources. */
export function assumptionRows(model: NeedModel, words: NeedWords): AssumptionRow[] {
  const { locale } = words;
  return parametersOf(model).map(({ name, number }) => ({
    name: parameterName(model, name, words),
    value: parameterText(name, number.value, locale),
    bounds: `${parameterText(name, number.low, locale)} – ${parameterText(name, number.high, locale)}`,
    source: locale === 'en' && number.sourceEn !== '' ? number.sourceEn : number.source,
    asOf: formats(locale).shortDay(number.asOf),
    unverified: number.unverified
  }));
}

/** What a model means, in the reader's language. */
export function noteOf({ note, noteEn }: NeedModel, locale: Locale): string {
  return locale === 'en' && noteEn !== '' ? noteEn : note;
}

/** Columns of the files, by the names of {@link NeedKey} and of the steps. */
export const says = (t: Translate, prefix: string, codes: readonly string[]): string[] =>
  codes.map((code) => (t as (key: MessageKey) => string)(`${prefix}.${code}` as MessageKey));
