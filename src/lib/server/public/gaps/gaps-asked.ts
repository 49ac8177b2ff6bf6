import type { NeedModel } from '#lib/domain/population/needs/need-model.ts';
import { type CalendarDay, yearOf } from '#lib/domain/shared/calendar-day.ts';
import { pageNumber } from '../found.ts';
import { CENSUS_YEAR, PROJECTED_YEARS } from '../projection/place-basis.ts';

/** By what gaps are narrowed, and the words for it in an address. */
export const GAP_WORDS = { kind: 'druh', form: 'forma', group: 'pre', year: 'rok' } as const;

export type GapFilter = { kind: string; form: string; group: string };
export type GapsAsked = { filter: GapFilter; year: number; page: number };

/** Reads `?druh=denne-centrum&forma=ambulantna&pre=seniori&rok=2031&strana=2`; a year that nobody can tell is this one. */
export function gapsAsked(query: URLSearchParams, today: CalendarDay): GapsAsked {
  const said = (word: string) => (query.get(word) ?? '').slice(0, 80).toWellFormed();
  const asked = /^\d{4}$/.test(said(GAP_WORDS.year)) ? Number(said(GAP_WORDS.year)) : 0;
  const last = CENSUS_YEAR + PROJECTED_YEARS;
  const year = asked >= CENSUS_YEAR && asked <= last ? asked : Math.min(yearOf(today), last);
  return {
    filter: { kind: said(GAP_WORDS.kind), form: said(GAP_WORDS.form), group: said(GAP_WORDS.group) },
    year,
    page: pageNumber(query.get('strana'), 500)
  };
}

/** The models that are asked for, by their places in the list. */
export function modelsAsked(models: readonly NeedModel[], { kind, form, group }: GapFilter): number[] {
  return models.flatMap((model, at) =>
    (kind === '' || kind === model.serviceTypeCode) &&
    (form === '' || form === model.formCode) &&
    (group === '' || group === model.targetGroupCode)
      ? [at]
      : []
  );
}

/** The part of an address that says what is asked, with what is changed in it; empty where nothing is. */
export function gapQuery({ filter, year }: Pick<GapsAsked, 'filter' | 'year'>, page = 1): string {
  const query = new URLSearchParams();
  for (const name of ['kind', 'form', 'group'] as const)
    if (filter[name] !== '') query.set(GAP_WORDS[name], filter[name]);
  query.set(GAP_WORDS.year, String(year));
  if (page > 1) query.set('strana', String(page));
  return `?${query}`;
}
