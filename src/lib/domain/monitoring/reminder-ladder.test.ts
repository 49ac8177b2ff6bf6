import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type CalendarDay, daysBetween } from '../shared/calendar-day.ts';
import type { Term } from './due.ts';
import { type OwnerLink, openOwners, ownerLinkState } from './owner-link.ts';
import { PROGRESS_STATES } from './progress-scale.ts';
import {
  awaitedSince,
  awaitedYears,
  MAIL_EVERY_DAYS,
  mayBeMailed,
  ownerOf,
  RUNGS,
  refuseReminders,
  rungOf,
  USUAL_REMINDERS
} from './reminder-ladder.ts';

const project: Term = { from: '2027-03-01', to: '2028-06-30', lasting: false };
const lasting: Term = { from: '2027-01-01', to: '2031-12-31', lasting: true };
const word = (mentions: Partial<Parameters<typeof awaitedSince>[0]['latest'] & object> = {}) => ({
  ...({
    year: 2028,
    state: 'ongoing',
    nextStepOn: null,
    recordedAt: new Date('2028-02-01T10:00:00Z')
  } as const),
  ...mentions
});
const since = (
  about: Partial<Parameters<typeof awaitedSince>[0]>,
  today: CalendarDay,
  askFrom = USUAL_REMINDERS.askFrom
) => awaitedSince({ term: project, year: 2028, latest: null, before: null, ...about }, { askFrom }, today);

describe('a word is awaited', () => {
  test('of a year of which nothing was told, from its day of asking or the day after the term', () => {
    expect(since({ term: lasting }, '2028-11-30')).toBeNull();
    expect(since({ term: lasting }, '2028-12-01')).toBe('2028-12-01');
    expect(since({ term: lasting }, '2029-02-01')).toBe('2028-12-01');
    expect(since({}, '2028-06-30')).toBeNull();
    expect(since({}, '2028-07-01')).toBe('2028-07-01');
    expect(since({ term: lasting }, '2028-10-02', '10-01')).toBe('2028-10-01');
  });

  test('when the step promised in an earlier year has passed', () => {
    const before = word({ year: 2027, nextStepOn: '2028-03-31' });
    expect(since({ term: lasting, before }, '2028-03-31')).toBeNull();
    expect(since({ term: lasting, before }, '2028-04-01')).toBe('2028-04-01');
    expect(since({ term: lasting, before: { ...before, state: 'done' } }, '2028-04-01')).toBeNull();
  });

  test('when what goes on has become stale, in the running year only', () => {
    expect(since({ term: lasting, latest: word({ nextStepOn: '2028-04-30' }) }, '2028-05-01')).toBe(
      '2028-05-01'
    );
    expect(since({ term: lasting, latest: word() }, '2028-05-01')).toBeNull();
    expect(since({ term: lasting, latest: word() }, '2028-05-02')).toBe('2028-05-02');
    expect(since({ term: lasting, latest: word() }, '2029-05-02')).toBeNull();
  });

  test('when the term ended since the last word, and not once somebody spoke after it', () => {
    const open = word({ state: 'not-started' });
    expect(since({ latest: open }, '2028-07-01')).toBe('2028-07-01');
    const told = word({ state: 'not-done', recordedAt: new Date('2028-07-01T10:00:00Z') });
    expect(since({ latest: told }, '2028-12-31')).toBeNull();
  });

  test('never once it is done or given up, and never of a day to come', () => {
    const days = fc.integer({ min: 0, max: 1500 }).map((n) => addDays('2027-01-01', n));
    const words = fc.record({
      year: fc.constant(2028),
      state: fc.constantFrom(...PROGRESS_STATES),
      nextStepOn: fc.option(days),
      recordedAt: days.map((day) => new Date(`${day}T10:00:00Z`))
    });
    fc.assert(
      fc.property(fc.option(words), days, fc.constantFrom(project, lasting), (latest, today, term) => {
        const day = since({ latest, term }, today);
        if (latest?.state === 'done' || latest?.state === 'no-longer') expect(day).toBeNull();
        expect(day === null || day <= today).toBe(true);
        // Time alone takes no waiting back within the year.
        if (day !== null && today < '2028-12-31')
          expect(since({ latest, term }, addDays(today, 1))).toBe(day);
      })
    );
  });

  test('of the running year, and of the last one until its evaluation is due', () => {
    const years = [2027, 2028, 2029];
    const evaluation = { responsible: '', month: null, presentedTo: '' };
    expect(awaitedYears({ evaluation }, years, '2028-06-30')).toEqual([2027, 2028]);
    expect(awaitedYears({ evaluation }, years, '2028-07-01')).toEqual([2028]);
    expect(awaitedYears({ evaluation: { ...evaluation, month: 3 } }, years, '2028-04-01')).toEqual([2028]);
    expect(awaitedYears({ evaluation }, years, '2030-02-01')).toEqual([2029]);
    expect(awaitedYears({ evaluation }, years, '2026-02-01')).toEqual([]);
  });
});

describe('the ladder', () => {
  test('goes up with the days of silence, and begins on the day reminding is switched on', () => {
    const rung = (from: CalendarDay | null, today: CalendarDay) =>
      rungOf('2028-12-01', from, USUAL_REMINDERS, today);
    expect(rung(null, '2028-12-30')).toBe('owner');
    expect(rung(null, '2028-12-31')).toBe('coordinator');
    expect(rung(null, '2029-01-30')).toBe('mayor');
    expect(rung('2029-01-25', '2029-01-30')).toBe('owner');
    expect(rung('2028-01-01', '2029-01-30')).toBe('mayor');
  });

  test('never comes down by itself', () => {
    const day = fc.integer({ min: 0, max: 400 });
    fc.assert(
      fc.property(day, day, (one, other) => {
        const at = (n: number) =>
          RUNGS.indexOf(rungOf('2028-01-01', null, USUAL_REMINDERS, addDays('2028-01-01', n)));
        expect(at(Math.max(one, other))).toBeGreaterThanOrEqual(at(Math.min(one, other)));
      })
    );
  });

  test('writes to an address once a month at most', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 90 }), (n) => {
        const today = addDays('2028-01-01', n);
        expect(mayBeMailed('2028-01-01', today)).toBe(daysBetween('2028-01-01', today) >= MAIL_EVERY_DAYS);
      })
    );
    expect(mayBeMailed(null, '2028-01-01')).toBe(true);
  });

  test('has days that exist in every year, and its rungs in order', () => {
    const refused = (mentions: Partial<typeof USUAL_REMINDERS>) =>
      refuseReminders({ ...USUAL_REMINDERS, ...mentions });
    expect(refused({})).toBeNull();
    for (const askFrom of ['02-29', '13-01', '1-1', '12-01-01', ''])
      expect(refused({ askFrom })).toBe('no-such-day');
    expect(refused({ coordinatorAfterDays: 6 })).toBe('coordinator-out-of-bounds');
    expect(refused({ coordinatorAfterDays: 7.5 })).toBe('coordinator-out-of-bounds');
    expect(refused({ mayorAfterDays: 30 })).toBe('mayor-out-of-bounds');
    expect(refused({ mayorAfterDays: Number.NaN })).toBe('mayor-out-of-bounds');
  });
});

test('who answers is said by the newest word, and by the plan where nobody spoke', () => {
  expect(ownerOf(' referentka ', null)).toBe('referentka');
  expect(ownerOf('referentka', { responsible: 'charita' })).toBe('charita');
});

test('a link opens what any of its owners still holds', () => {
  const link = (mentions: Partial<OwnerLink> = {}): OwnerLink => ({
    ...{ responsible: 'referentka', sentOn: '2028-12-01', revokedAt: null },
    ...{ expiresAt: new Date('2029-01-30T08:00:00Z'), ...mentions }
  });
  const now = new Date('2029-01-01T08:00:00Z');
  const revoked = link({ responsible: 'charita', revokedAt: now });
  expect(ownerLinkState([link(), revoked], now)).toBe('open');
  expect(openOwners([link(), revoked], now)).toEqual(['referentka']);
  expect(ownerLinkState([revoked], now)).toBe('revoked');
  expect(ownerLinkState([link()], new Date('2029-01-30T08:00:00Z'))).toBe('expired');
  expect(ownerLinkState([], now)).toBe('revoked');
});
