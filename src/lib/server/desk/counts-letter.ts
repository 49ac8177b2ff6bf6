import { type CountingOffice, figuresOf } from '#lib/domain/population/statistics/administrative-count.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { formats } from '#lib/i18n/format.ts';
import { messages } from '#lib/i18n/messages.ts';
import type { Letter } from '../documents/letter.ts';

/** Offices that are asked by letter; the municipality does not write to itself. */
export const ASKED_OFFICES = [
  'labour-office',
  'social-insurance'
] as const satisfies readonly CountingOffice[];
export type AskedOffice = (typeof ASKED_OFFICES)[number];

/** A letter that asks an office for counts of a year, in Slovak; names of people and of branches are filled in by hand. */
export function countsLetter(
  office: AskedOffice,
  { year, bodyName, today }: { year: number; bodyName: string; today: CalendarDay }
): Letter {
  const t = messages('sk');
  return {
    language: 'sk',
    from: [bodyName],
    to: [t(`counts.letter.to.${office}`), t('counts.letter.branch')],
    subject: t('counts.letter.subject', { year }),
    paragraphs: [
      t('counts.letter.law', { bodyName }),
      t('counts.letter.ask', { year, day: formats('sk').asOf(`${year}-12-31`) }),
      t('counts.letter.few'),
      t('counts.letter.answer')
    ],
    table: {
      headings: [t('counts.column.figure'), t('counts.column.persons'), t('counts.column.asOf')],
      rows: figuresOf(office).map((figure) => [t(`counts.figure.${figure}`), '', ''])
    },
    closing: [t('counts.letter.place', { day: formats('sk').day(today) }), '', t('counts.letter.sign')]
  };
}
