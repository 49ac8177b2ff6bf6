import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PublishedVoice } from '../evidence/published-voice.ts';
import { addDays, type CalendarDay, dayInSlovakia } from '../shared/calendar-day.ts';
import { type NoticeSources, publicNotices } from './public-notices.ts';

const NOW = new Date('2026-11-23T10:00:00Z');
const NOTHING: NoticeSources = { versions: [], consultations: [], voices: [], surveys: [] };

const meeting = (
  mentions: Partial<PublishedVoice<'meeting'>['content']> = {}
): PublishedVoice<'meeting'> => ({
  ...{ kind: 'meeting', id: 'm1', day: '2026-12-05' },
  content: {
    ...{ kind: 'public', title: 'Prerokovanie návrhu', place: 'Dom kultúry', agenda: '' },
    ...{ startsAt: '2026-12-05T16:00:00.000Z', endsAt: '2026-12-05T18:00:00.000Z', isCancelled: false },
    ...{ minutes: null, attended: null, points: [], revision: 1, changedAt: '2026-11-20T08:00:00.000Z' },
    ...mentions
  }
});
type Discussion = NoticeSources['consultations'][number];
const discussion = (mentions: Partial<Discussion> = {}): Discussion => ({
  ...{ id: 'c1', code: 'abcdef', planId: 'p1', versionNumber: 1, title: 'Plán Rajca' },
  ...{ opensOn: '2026-11-02', closesOn: '2026-11-16', prolongedFrom: null, endedOn: null },
  ...mentions
});
const told = (sources: Partial<NoticeSources>, now = NOW) =>
  publicNotices({ ...NOTHING, ...sources }, now).map(({ kind, day }) => `${day} ${kind}`);

test('a draft, its discussion and its approval are told each once, the newest first', () => {
  const version: NoticeSources['versions'][number] = {
    ...{ planId: 'p1', number: 1, period: '2027-2030', title: 'Plán Rajca' },
    records: [
      { kind: 'opened-for-discussion', from: '2026-11-02', to: null, approval: null },
      {
        ...{ kind: 'approved', from: '2027-01-01', to: null },
        approval: { body: 'Mestské zastupiteľstvo', number: '12/2026', day: '2026-11-20' }
      }
    ]
  };
  expect(told({ versions: [version], consultations: [discussion({ endedOn: '2026-11-18' })] })).toEqual([
    ...['2026-11-20 plan-approved', '2026-11-18 discussion-ended', '2026-11-02 discussion-opened']
  ]);
  expect(told({ versions: [version] })).toContain('2026-11-02 draft-published');
});

test('what was prolonged says both days, and the first notice keeps the day it was told with', () => {
  const [prolonged, opened] = publicNotices(
    { ...NOTHING, consultations: [discussion({ prolongedFrom: '2026-11-16', closesOn: '2026-11-30' })] },
    NOW
  );
  expect(prolonged).toMatchObject({
    ...{ kind: 'discussion-prolonged', until: '2026-11-30', insteadOf: '2026-11-16' }
  });
  expect(opened).toMatchObject({ kind: 'discussion-opened', until: '2026-11-16' });
});

test('a discussion, a vote and a survey are told from the day they begin', () => {
  const opensOn: CalendarDay = '2026-11-24';
  const opensAt = new Date('2026-11-23T10:00:01Z');
  const survey = {
    code: 'xyz234',
    title: { sk: 'Dotazník' },
    opensAt,
    closesAt: new Date('2026-12-01'),
    resultsOn: null
  };
  expect(told({ consultations: [discussion({ opensOn })], surveys: [survey] })).toEqual([]);
  expect(
    told({ consultations: [discussion({ opensOn })], surveys: [survey] }, new Date('2026-11-24T00:00:00Z'))
  ).toEqual([...['2026-11-24 discussion-opened', '2026-11-23 survey-opened']]);
});

test('a public meeting is told when it is announced, moved and cancelled; that of a group only by its minutes', () => {
  const keys = (one: PublishedVoice<'meeting'>) =>
    publicNotices({ ...NOTHING, voices: [one] }, NOW).map(({ key }) => key);
  expect(told({ voices: [meeting()] })).toEqual(['2026-11-20 meeting-announced']);
  const moved = meeting({ startsAt: '2026-12-05T17:00:00.000Z' });
  expect(keys(moved)).not.toEqual(keys(meeting()));
  expect(keys(meeting({ place: 'Škola', changedAt: '2026-11-21T08:00:00.000Z' }))).toEqual(keys(meeting()));
  expect(told({ voices: [meeting({ isCancelled: true })] })).toEqual(['2026-11-20 meeting-cancelled']);
  expect(told({ voices: [meeting({ kind: 'group' })] })).toEqual([]);
  const held = meeting({ kind: 'group', minutes: 'Dohodli sme sa.', changedAt: '2026-12-08T08:00:00.000Z' });
  expect(told({ voices: [held] }, new Date('2026-12-09T00:00:00Z'))).toEqual(['2026-12-08 minutes-shown']);
});

const DAY = fc.integer({ min: 0, max: 60 }).map((days) => addDays('2026-10-01', days));
const MOMENT = fc
  .integer({ min: 0, max: 60 * 86_400 })
  .map((s) => new Date(Date.parse('2026-10-01') + s * 1_000));
const ID = fc.uuid();
const SOURCES: fc.Arbitrary<NoticeSources> = fc.record({
  versions: fc.constant([]),
  consultations: fc.uniqueArray(
    fc.tuple(ID, DAY, fc.nat(30), fc.nat(30), fc.boolean()).map(([id, opensOn, days, more, ended]) =>
      discussion({
        ...{ id, opensOn, closesOn: addDays(opensOn, days + more) },
        ...{ prolongedFrom: more > 0 ? addDays(opensOn, days) : null },
        endedOn: ended ? addDays(opensOn, days + more + 1) : null
      })
    ),
    { selector: ({ id }) => id, maxLength: 6 }
  ),
  voices: fc.uniqueArray(
    fc.tuple(ID, MOMENT, MOMENT, fc.boolean()).map(([id, starts, changed, isCancelled]) => ({
      ...meeting({ startsAt: starts.toISOString(), changedAt: changed.toISOString(), isCancelled }),
      ...{ id, day: dayInSlovakia(starts) }
    })),
    { selector: ({ id }) => id, maxLength: 6 }
  ),
  surveys: fc.uniqueArray(
    fc.tuple(ID, MOMENT, fc.nat(40), fc.option(DAY)).map(([code, opensAt, days, resultsOn]) => ({
      ...{ code, title: { sk: 'Dotazník' }, opensAt, resultsOn },
      closesAt: new Date(opensAt.getTime() + (days + 1) * 86_400_000)
    })),
    { selector: ({ code }) => code, maxLength: 6 }
  )
});

test('keys tell notices apart, nothing of the future is told, and what was told once stays told as days pass', () => {
  fc.assert(
    fc.property(SOURCES, MOMENT, fc.nat(40), (sources, now, days) => {
      const first = publicNotices(sources, now);
      const later = publicNotices(sources, new Date(now.getTime() + days * 86_400_000));
      const keys = later.map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
      for (const { key, day } of first) {
        expect(day <= dayInSlovakia(now)).toBe(true);
        expect(keys).toContain(key);
      }
      const shown = later.map(({ day }) => day);
      expect(shown).toEqual(shown.toSorted().toReversed());
    })
  );
});
