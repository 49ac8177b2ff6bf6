import { expect, test } from 'vitest';
import { formats } from './format.ts';

const sk = formats('sk');
const en = formats('en');

/** Non-breaking spaces made visible. */
const seen = (text: string) => text.replaceAll('\u00a0', '~');

test.each([
  ['a day', sk.day('2026-11-21'), '21.~novembra 2026'],
  ['a day after k', sk.asOf('2026-11-21'), '21.~novembru 2026'],
  ['another day after k', sk.asOf('2021-01-01'), '1.~januáru 2021'],
  ['a day after on', en.asOf('2026-11-21'), '21 November 2026'],
  ['a short day', sk.shortDay('2026-01-05'), '5.~1.~2026'],
  ['a winter moment', sk.moment(new Date('2026-11-21T13:32:00Z')), '21.~novembra 2026 o~14:32'],
  ['a moment whose day is tomorrow', sk.moment(new Date('2026-07-01T22:05:00Z')), '2.~júla 2026 o~0:05'],
  ['one day', sk.days('2027-05-01', '2027-05-01'), '1.~mája 2027'],
  ['days of a month', sk.days('2027-05-01', '2027-05-31'), '1.~–~31.~mája 2027'],
  ['days of two months', sk.days('2027-05-01', '2027-06-02'), '1.~mája – 2.~júna 2027'],
  ['days of two years', sk.days('2027-12-31', '2028-01-02'), '31.~decembra 2027 – 2.~januára 2028'],
  ['years', sk.years(2026, 2030), '2026~–~2030'],
  ['one year', sk.years(2026, 2026), '2026'],
  ['thousands', sk.number(5449270), '5~449~270'],
  ['a decimal number', sk.number(1234.56), '1~234,6'],
  ['whole euro', sk.euro(21_460_000), '214~600~€'],
  ['euro with cents', sk.euro(7), '0,07~€'],
  ['percent', sk.percent(0.784), '78~%'],
  ['percent with a digit', sk.percent(0.784, 1), '78,4~%'],
  ['percent with a digit that is nought', sk.percent(0.67, 1), '67,0~%'],
  ['decimal', sk.decimal(104, 1), '104,0'],
  ['an interval', sk.range(1198, 1243), '1~198~–~1~243'],
  ['an English day', en.day('2026-11-21'), '21 November 2026'],
  ['English days', en.days('2027-05-01', '2027-05-31'), '1~–~31 May 2027'],
  ['an English moment', en.moment(new Date('2026-11-21T13:32:00Z')), '21 November 2026 at 14:32'],
  ['English euro', en.euro(21_460_050), '€214,600.50']
])('%s', (_name, written, expected) => {
  expect(seen(written)).toBe(expected);
});
