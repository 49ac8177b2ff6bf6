import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  type CalendarDay,
  dayInSlovakia,
  daysBetween,
  hourInSlovakia,
  momentInSlovakia,
  parseCalendarDay,
  timeInSlovakia
} from './calendar-day.ts';

test.each([
  ['2026-11-21', '2026-11-21'],
  ['2028-02-29', '2028-02-29'],
  ['2027-02-29', null],
  ['2027-13-01', null],
  ['21.11.2026', null],
  ['', null]
])('%s reads as %s', (text, expected) => {
  expect(parseCalendarDay(text)).toBe(expected);
});

test('adding days and counting them agree', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 40_000 }),
      fc.integer({ min: -20_000, max: 20_000 }),
      (start, count) => {
        const day = addDays('1970-01-01', start);
        expect(daysBetween(day, addDays(day, count))).toBe(count);
      }
    )
  );
});

test('the hour in Slovakia is the one a Slovak clock shows', () => {
  const clock = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/Bratislava',
    hour: '2-digit',
    hourCycle: 'h23'
  });
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2000-01-01'), max: new Date('2060-01-01'), noInvalidDate: true }),
      (moment) => {
        expect(hourInSlovakia(moment)).toBe(Number(clock.format(moment)));
      }
    ),
    { numRuns: 2_000 }
  );
});

test('a time of a day is the moment at which a Slovak clock shows it', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2000-01-01'), max: new Date('2060-01-01'), noInvalidDate: true }),
      (given) => {
        const moment = new Date(Math.floor(given.getTime() / 60_000) * 60_000);
        const [day, time] = [dayInSlovakia(moment), timeInSlovakia(moment)];
        const found = momentInSlovakia(day, time);
        expect([found && dayInSlovakia(found), found && timeInSlovakia(found)]).toEqual([day, time]);
      }
    ),
    { numRuns: 2_000 }
  );
});

test.each([
  ['2026-03-29', '02:30', '2026-03-29T01:30:00.000Z'],
  ['2026-10-25', '02:30', '2026-10-25T01:30:00.000Z'],
  ['2026-07-01', '9.05', '2026-07-01T07:05:00.000Z'],
  ['2026-12-31', '23:59', '2026-12-31T22:59:00.000Z'],
  ['2026-12-31', '24:00', undefined],
  ['2026-12-31', 'o piatej', undefined]
] as const)('%s at %s is %s', (day, time, moment) => {
  expect(momentInSlovakia(day, time)?.toISOString()).toBe(moment);
});

test('the day in Slovakia is the one a Slovak clock shows', () => {
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Bratislava' });
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2000-01-01'), max: new Date('2060-01-01'), noInvalidDate: true }),
      (moment) => {
        expect(dayInSlovakia(moment)).toBe(clock.format(moment) as CalendarDay);
      }
    ),
    { numRuns: 2_000 }
  );
});

test.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2028-01-31', 1, '2028-02-29'],
  ['2026-11-22', -6, '2026-05-22'],
  ['2026-11-30', 3, '2027-02-28'],
  ['2026-12-15', 12, '2027-12-15']
] as const)('%s and %i months is %s', (day, count, expected) => {
  expect(addMonths(day, count)).toBe(expected);
});
