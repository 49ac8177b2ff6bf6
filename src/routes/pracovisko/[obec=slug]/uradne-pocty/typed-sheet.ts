import { personCount } from '#lib/domain/population/person-count.ts';
import {
  type AdministrativeCount,
  type CountedFigure,
  refuseCount
} from '#lib/domain/population/statistics/administrative-count.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { Translate } from '#lib/i18n/messages.ts';
import { readTypedDay, readTypedWhole } from '#lib/server/desk/forms/typed-values.ts';

export type TypedSheet = {
  counts: AdministrativeCount[];
  errors: { field: string; text: string }[];
};

/**
 * The counts of one office and year as they were typed: a field for each figure (empty is not known), one day and one
 * source for all of them.
 */
export function typedSheet(
  form: FormData,
  {
    year,
    figures,
    today,
    t
  }: { year: number; figures: readonly CountedFigure[]; today: CalendarDay; t: Translate }
): TypedSheet {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const errors: TypedSheet['errors'] = [];
  const asOf = readTypedDay(text('den'));
  const counts = figures.flatMap((figure): AdministrativeCount[] => {
    if (text(figure) === '') return [];
    const number = readTypedWhole(text(figure));
    const persons = number === null ? null : personCount(number);
    if (persons === null) errors.push({ field: figure, text: t('counts.fault.persons-impossible') });
    return persons === null || asOf === null ? [] : [{ figure, year, persons, asOf, source: text('zdroj') }];
  });
  if (figures.every((figure) => text(figure) === '')) return { counts: [], errors };
  if (asOf === null) errors.unshift({ field: 'den', text: t('counts.fault.day-impossible') });
  const [first] = counts;
  const refusal = first ? refuseCount(first, today) : null;
  if (refusal) {
    const field = refusal.startsWith('source') ? 'zdroj' : 'den';
    errors.unshift({ field, text: t(`counts.fault.${refusal}`) });
  }
  return { counts, errors };
}
