import { DEFAULT_REACH_KM, LARGEST_REACH_KM } from '#lib/domain/directory/reach/distance-decay.ts';
import { FEWEST_SITES, MOST_SITES } from '#lib/domain/directory/siting/siting-problem.ts';
import type { AskedSiting } from '#lib/domain/plans/choice/kept-choice.ts';
import type { NeedModel } from '#lib/domain/population/needs/need-model.ts';
import { type CalendarDay, yearOf } from '#lib/domain/shared/calendar-day.ts';
import type { Translate } from '#lib/i18n/messages.ts';
import type { CatalogueNames } from '../catalogue-names.ts';
import { CENSUS_YEAR, PROJECTED_YEARS } from '../public/projection/place-basis.ts';

type FieldError = { error?: string };

/** The fields of the form with what stands in the address, or the usual. */
export type SitingForm = {
  service: FieldError & { value: string; options: { value: string; label: string }[] };
  fields: Record<
    'year' | 'count' | 'reach' | 'around',
    FieldError & { name: string; value: string; label: string; hint: string; suffix?: string }
  >;
  named: FieldError & { name: string; value: string };
  /** What is asked; null while nothing was sent, or something of it cannot be read. */
  asked: AskedSiting | null;
};

export const SERVICE_FIELD = 'sluzba';
export const NAMED_FIELD = 'obce';
const DEFAULT_AROUND_KM = 15;
const LARGEST_AROUND_KM = 50;
const LONGEST_LIST = 2_000;

/** Who works in the field comes to people: a site of hers decides nothing about who has it near. */
const STANDS_SOMEWHERE = (formCode: string) =>
  formCode.startsWith('ambulantna') || formCode.startsWith('pobytova');

/** Reads the form from an address. */
export function sitingForm(
  query: URLSearchParams,
  models: readonly NeedModel[],
  { t, names, today, hasOwn }: { t: Translate; names: CatalogueNames; today: CalendarDay; hasOwn: boolean }
): SitingForm {
  const isSent = query.has(SERVICE_FIELD);
  const offered = offeredServices(models, names);
  const written = (name: string, usual: string) => (isSent ? (query.get(name) ?? '').trim() : usual);
  const service = written(SERVICE_FIELD, offered[0]?.value ?? '');
  const found = offered.find(({ value }) => value === service);
  const field = (
    name: string,
    usual: number,
    {
      from,
      to,
      key,
      suffix
    }: { from: number; to: number; key: 'year' | 'count' | 'reach' | 'around'; suffix?: string }
  ) => {
    const value = written(name, String(usual));
    const isRead = /^\d{1,4}$/.test(value) && Number(value) >= from && Number(value) <= to;
    return {
      ...{ name, value, label: t(`siting.${key}`), hint: t(`siting.${key}.hint`) },
      ...(suffix === undefined ? {} : { suffix }),
      ...(isSent && !isRead ? { error: t('siting.numberError', { from: String(from), to: String(to) }) } : {})
    };
  };
  const lastYear = CENSUS_YEAR + PROJECTED_YEARS;
  const fields = {
    year: field('rok', Math.min(yearOf(today) + 4, lastYear), {
      from: CENSUS_YEAR,
      to: lastYear,
      key: 'year'
    }),
    count: field('pocet', FEWEST_SITES, { from: FEWEST_SITES, to: MOST_SITES, key: 'count' }),
    reach: field('dosah', DEFAULT_REACH_KM, { from: 1, to: LARGEST_REACH_KM, key: 'reach', suffix: 'km' }),
    around: field('okruh', hasOwn ? DEFAULT_AROUND_KM : 0, {
      ...{ from: 0, to: LARGEST_AROUND_KM, key: 'around', suffix: 'km' }
    })
  };
  const list = written(NAMED_FIELD, '').slice(0, LONGEST_LIST);
  const named = list.split(/[\n,;]+/).flatMap((one) => (one.trim() === '' ? [] : [one.trim()]));
  const number = (key: keyof typeof fields) => Number(fields[key].value);
  const isSound = found !== undefined && Object.values(fields).every((one) => !('error' in one));
  return {
    service: {
      ...{ value: service, options: offered.map(({ value, label }) => ({ value, label })) },
      ...(isSent && !found ? { error: t('siting.service.error') } : {})
    },
    fields,
    named: { name: NAMED_FIELD, value: list },
    asked:
      isSent && isSound
        ? {
            ...found.key,
            ...{ year: number('year'), count: number('count'), reachKm: number('reach') },
            ...{ aroundKm: number('around'), named }
          }
        : null
  };
}

/** Each kind and form in one unit, once: the need of its target groups is added, for they share a facility. */
function offeredServices(models: readonly NeedModel[], names: CatalogueNames) {
  const all = models
    .filter(({ formCode }) => STANDS_SOMEWHERE(formCode))
    .map(({ serviceTypeCode, formCode, unitCode }) => ({
      key: { serviceTypeCode, formCode, unitCode },
      value: [serviceTypeCode, formCode, unitCode].join('.'),
      label: `${names.kind(serviceTypeCode)} – ${names.form(formCode)} (${names.unit(unitCode)})`
    }));
  return [...new Map(all.map((one) => [one.value, one])).values()].toSorted((one, other) =>
    one.label.localeCompare(other.label, 'sk')
  );
}
