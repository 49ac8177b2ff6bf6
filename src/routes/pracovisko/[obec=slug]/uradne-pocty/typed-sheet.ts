import { personCount } from '#lib/domain/population/person-count.ts';
import { type CountedFigure, refuseCount } from '#lib/domain/population/statistics/administrative-count.ts';
import {
  changedFigures,
  type TypedChange,
  type TypedFigure,
  typedChanges
} from '#lib/domain/population/statistics/typed-counts.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { Translate } from '#lib/i18n/messages.ts';
import { readTypedDay, readTypedWhole } from '#lib/server/desk/forms/typed-values.ts';

/** What the sheet showed of a figure, and the day and source with which it was drawn, come back in hidden fields. */
export const seenField = (name: string) => `videne-${name}`;

export type TypedSheet = {
  changes: TypedChange[];
  errors: { field: string; text: string }[];
};

/**
 * What somebody changed in the sheet of one office and year: a field for each figure (empty is not known), and the day
 * and source of those that were changed.
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
  const typed = figures.flatMap((figure): TypedFigure[] => {
    const number = readTypedWhole(text(figure));
    const persons = number === null ? null : personCount(number);
    if (persons === null && text(figure) !== '') {
      errors.push({ field: figure, text: t('counts.fault.persons-impossible') });
      return [];
    }
    return [{ figure, persons, seen: text(seenField(figure)) }];
  });
  const asOf = readTypedDay(text('den'));
  const shown = { asOf: text(seenField('den')), source: text(seenField('zdroj')) };
  if (asOf === null) {
    // Whoever only empties a field needs no day.
    const isNeeded = changedFigures(typed).some(({ persons }) => persons !== null) || text('den') !== '';
    if (isNeeded) errors.unshift({ field: 'den', text: t('counts.fault.day-impossible') });
    const removed = changedFigures(typed).filter(({ persons }) => persons === null);
    return { changes: removed.map(({ figure, seen }) => ({ figure, seen, count: null })), errors };
  }
  const changes = typedChanges(typed, { year, said: { asOf, source: text('zdroj') }, shown });
  const first = changes.find(({ count }) => count !== null)?.count;
  const refusal = first ? refuseCount(first, today) : null;
  if (refusal) {
    const field = refusal.startsWith('source') ? 'zdroj' : 'den';
    errors.unshift({ field, text: t(`counts.fault.${refusal}`) });
  }
  return { changes, errors };
}
