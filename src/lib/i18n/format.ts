import type { CalendarDay } from '../domain/shared/calendar-day.ts';
import type { Cents } from '../domain/shared/euro.ts';
import type { Locale } from './locale.ts';
import { bindSpaces } from './typography.ts';

const NBSP = '\u00a0';
const SLOVAK_CLOCK = 'Europe/Bratislava';

/** How days, moments, numbers and money are written in one language. */
export type Formats = {
  /** "21. novembra 2026" */
  day(day: CalendarDay): string;
  /** "21. novembru 2026" after the Slovak *k*, which asks for the dative: *stav k 21. novembru 2026* */
  asOf(day: CalendarDay): string;
  /** "21. 11. 2026", for tables */
  shortDay(day: CalendarDay): string;
  /** "21. novembra 2026 o 14:32" by the clock in Slovakia */
  moment(moment: Date): string;
  /** "14:32" by the clock in Slovakia */
  time(moment: Date): string;
  /** "1. – 31. mája 2027", "1. mája – 2. júna 2027"; both days count */
  days(from: CalendarDay, to: CalendarDay): string;
  /** "2026 – 2030", or one year when both are the same */
  years(from: number, to: number): string;
  /** "198 – 243" */
  range(from: number, to: number): string;
  /** "1 234,5"; `digits` is the most decimal places, 1 when not given */
  number(value: number, digits?: number): string;
  /** "104,0": always with so many decimal places, for columns of figures that are compared */
  decimal(value: number, digits: number): string;
  /** "214 600 €" from cents; cents are written only where there are some */
  euro(cents: Cents): string;
  /** "78 %" from a share of 1 (0.78); `digits` is how many decimal places are always written, 0 when not given */
  percent(share: number, digits?: number): string;
};

function formatsOf(locale: Locale): Formats {
  // British English: days before months, as everybody in Europe reads them.
  const language = locale === 'en' ? 'en-GB' : 'sk';
  const bind = (text: string) => (locale === 'sk' ? bindSpaces(text) : text);
  const long = dayFormat(language, { day: 'numeric', month: 'long', year: 'numeric' });
  const dayAndMonth = dayFormat(language, { day: 'numeric', month: 'long' });
  const clock = new Intl.DateTimeFormat(language, {
    timeZone: SLOVAK_CLOCK,
    hour: 'numeric',
    minute: '2-digit'
  });
  const dayOnClock = new Intl.DateTimeFormat('sv', { timeZone: SLOVAK_CLOCK });
  const wholeEuro = new Intl.NumberFormat(language, {
    style: 'currency',
    currency: 'EUR',
    maximumFractionDigits: 0
  });
  const exactEuro = new Intl.NumberFormat(language, { style: 'currency', currency: 'EUR' });
  const numbers = byDigits((maximumFractionDigits) => ({ maximumFractionDigits }), language);
  const percents = byDigits(
    (digits) => ({ style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits }),
    language
  );
  const decimals = byDigits(
    (digits) => ({ minimumFractionDigits: digits, maximumFractionDigits: digits }),
    language
  );

  const day = (value: CalendarDay) => bind(long(value));
  const time = (moment: Date) => clock.format(moment);
  const between = (from: string, to: string) => `${from}${NBSP}–${NBSP}${to}`;
  const number = (value: number, digits = 1) => numbers(digits).format(value);

  return {
    day,
    asOf: (value) => (locale === 'sk' ? inDative(day(value)) : day(value)),
    time,
    number,
    decimal: (value, digits) => decimals(digits).format(value),
    shortDay: (value) => shortDay(value),
    moment: (moment) =>
      `${day(dayOnClock.format(moment) as CalendarDay)} ${locale === 'sk' ? `o${NBSP}` : 'at '}${time(moment)}`,
    days: (from, to) => {
      if (from === to) return day(from);
      if (from.slice(0, 4) !== to.slice(0, 4)) return `${day(from)} – ${day(to)}`;
      if (from.slice(0, 7) !== to.slice(0, 7)) return `${bind(dayAndMonth(from))} – ${day(to)}`;
      const first = String(Number(from.slice(8)));
      return between(locale === 'sk' ? `${first}.` : first, day(to));
    },
    years: (from, to) => (from === to ? String(from) : between(String(from), String(to))),
    range: (from, to) => between(number(from), number(to)),
    euro: (cents) => (cents % 100 === 0 ? wholeEuro : exactEuro).format(cents / 100),
    percent: (share, digits = 0) => percents(digits).format(share)
  };
}

/** Writes a day that has no clock: read and printed in UTC, so that no time zone moves it. */
function dayFormat(language: string, options: Intl.DateTimeFormatOptions): (day: CalendarDay) => string {
  const format = new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' });
  return (day) => format.format(Date.parse(day));
}

/** Slovak months in the genitive, as a day is written, and in the dative. */
const MONTHS: Readonly<Record<string, string>> = {
  ...{
    januára: 'januáru',
    februára: 'februáru',
    marca: 'marcu',
    apríla: 'aprílu',
    mája: 'máju',
    júna: 'júnu'
  },
  ...{ júla: 'júlu', augusta: 'augustu', septembra: 'septembru', októbra: 'októbru' },
  ...{ novembra: 'novembru', decembra: 'decembru' }
};

function inDative(day: string): string {
  return day.replace(/\p{L}+/u, (month) => MONTHS[month] ?? month);
}

function shortDay(day: CalendarDay): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${date}.${NBSP}${month}.${NBSP}${year}`;
}

/** Number formats are slow to make and there are few numbers of digits: each is made once. */
function byDigits(optionsOf: (digits: number) => Intl.NumberFormatOptions, language: string) {
  const made = new Map<number, Intl.NumberFormat>();
  return (digits: number): Intl.NumberFormat => {
    const known = made.get(digits);
    if (known) return known;
    const format = new Intl.NumberFormat(language, optionsOf(digits));
    made.set(digits, format);
    return format;
  };
}

const FORMATS: Record<Locale, Formats> = { sk: formatsOf('sk'), en: formatsOf('en') };

/** The formats of a language. */
export function formats(locale: Locale): Formats {
  return FORMATS[locale];
}
