import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type CalendarDay } from '../../shared/calendar-day.ts';
import { placeFact } from '../facts/place-fact.ts';
import type { ServiceFact } from '../facts/service-fact.ts';
import { type ConfirmationRequest, linkState, requestState } from './confirmation-link.ts';
import { refuseSettings, USUAL_SETTINGS } from './directory-settings.ts';
import { reverting, writtenOver } from './provider-change.ts';
import { confirmedSince, isDue, recordOn, recordStamp } from './service-record.ts';

const NOW = new Date('2026-11-22T10:00:00Z');
const LATER = new Date('2026-12-22T10:00:00Z');
const EARLIER = new Date('2026-11-01T10:00:00Z');

describe('a link', () => {
  const moment = fc.constantFrom(null, EARLIER);
  const request = fc.record({
    serviceId: fc.uuid(),
    expiresAt: fc.constantFrom(EARLIER, LATER),
    confirmedAt: moment,
    revokedAt: moment
  }) satisfies fc.Arbitrary<ConfirmationRequest>;

  test('is open exactly while one of its services is, and ends for ever', () => {
    fc.assert(
      fc.property(fc.array(request, { minLength: 1, maxLength: 5 }), (requests) => {
        const states = requests.map((one) => requestState(one, NOW));
        expect(linkState(requests, NOW) === 'open').toBe(states.includes('open'));
        expect(linkState(requests, LATER)).not.toBe('open');
        if (states.every((one) => one === 'confirmed')) expect(linkState(requests, LATER)).toBe('confirmed');
      })
    );
  });

  test.each([
    ['it waits', {}, 'open'],
    ['confirmed ones stay so when the link ends', { confirmedAt: EARLIER, expiresAt: EARLIER }, 'confirmed'],
    [
      'what was confirmed before a newer mail came stays so',
      { confirmedAt: EARLIER, revokedAt: EARLIER },
      'confirmed'
    ],
    ['its time is over', { expiresAt: NOW }, 'expired'],
    ['a newer one was sent', { revokedAt: EARLIER }, 'revoked']
  ] as const)('%s', (_name, given, state) => {
    const one = { expiresAt: LATER, confirmedAt: null, revokedAt: null, ...given };
    expect(requestState(one, NOW)).toBe(state);
  });
});

test.each([
  [{}, null],
  [{ staleAfterDays: 89 }, 'stale-out-of-bounds'],
  [{ staleAfterDays: 731 }, 'stale-out-of-bounds'],
  [{ staleAfterDays: 100.5 }, 'stale-out-of-bounds'],
  [{ askEveryMonths: 0 }, 'months-out-of-bounds'],
  [{ askEveryMonths: Number.NaN }, 'months-out-of-bounds']
] as const)('settings %o', (given, refusal) => {
  expect(refuseSettings({ ...USUAL_SETTINGS, ...given })).toBe(refusal);
});

test.each([
  ['nothing was ever said', null, null, true],
  ['confirmed half a year ago', '2026-05-22', null, true],
  ['confirmed a day later', '2026-05-23', null, false],
  ['asked less than a month ago', '2024-01-01', '2026-10-23', false],
  ['asked a month ago', '2024-01-01', '2026-10-22', true]
] as const)('whom to ask: %s', (_name, confirmedOn, askedOn, due) => {
  expect(isDue({ confirmedOn, askedOn }, 6, '2026-11-22')).toBe(due);
});

const status = (id: string, validFrom: CalendarDay, validTo: CalendarDay | null = null): ServiceFact => ({
  ...{ id, serviceId: 's', kind: 'status', content: { status: 'active', note: id } },
  ...{ validFrom, validTo, confirmedOn: validFrom, source: 'poskytovateľ' }
});

test('a provider is asked about what holds today and the last known year of money', () => {
  const money = (year: number): ServiceFact => ({
    ...{ id: `m${year}`, serviceId: 's', kind: 'money', content: { rows: [] }, source: 'výkaz' },
    ...{ validFrom: `${year}-01-01`, validTo: `${year + 1}-01-01`, confirmedOn: '2025-02-01' }
  });
  const facts = [
    status('a', '2024-01-01', '2025-01-01'),
    status('b', '2025-01-01'),
    money(2023),
    money(2024)
  ];
  const record = recordOn(facts, [], '2026-11-22');
  expect(record.facts.map(({ id }) => id)).toEqual(['b', 'm2024']);
  expect(confirmedSince(record)).toBe('2025-01-01');
  expect(recordStamp(record)).not.toBe(recordStamp({ ...record, facts: record.facts.slice(1) }));
  expect(confirmedSince({ facts: [], capacities: [] })).toBeNull();
});

/** Facts of one kind that do not overlap, as placing keeps them. */
function placed(facts: readonly ServiceFact[], fact: ServiceFact): ServiceFact[] {
  const { fact: kept, ended, replaced } = placeFact(facts, fact);
  return [
    ...facts
      .filter(({ id }) => id !== replaced)
      .map((one) => ({ ...one, validTo: ended.find(({ id }) => id === one.id)?.validTo ?? one.validTo })),
    kept
  ];
}

const sorted = (facts: readonly ServiceFact[]) =>
  facts.toSorted((one, other) => (one.validFrom < other.validFrom ? -1 : 1));

test('a change that is taken back leaves everything as it was, whatever stood there', () => {
  const day = fc.integer({ min: 0, max: 60 }).map((count) => addDays('2026-01-01', count));
  fc.assert(
    fc.property(fc.array(day, { maxLength: 8 }), day, (days, changedFrom) => {
      const before = days.reduce<ServiceFact[]>(
        (facts, validFrom, at) => placed(facts, status(`f${at}`, validFrom)),
        []
      );
      const fact = status('change', changedFrom);
      const placing = placeFact(before, fact);
      const after = placed(before, fact);
      const back = reverting({ fact: placing.fact, was: writtenOver(before, placing) }, after);
      if (!back) throw new Error('Nobody wrote over it.');
      const restored = after
        .filter(({ id }) => id !== back.remove)
        .map((one) => ({ ...one, validTo: (back.prolong.find(({ id }) => id === one.id) ?? one).validTo }));
      expect(sorted([...restored, ...back.restore])).toEqual(sorted(before));
    })
  );
});

test('what somebody wrote over meanwhile is not taken back', () => {
  const day = fc.integer({ min: 0, max: 60 }).map((count) => addDays('2026-01-01', count));
  fc.assert(
    fc.property(fc.array(day, { maxLength: 6 }), day, day, (days, changedFrom, laterFrom) => {
      const before = days.reduce<ServiceFact[]>(
        (facts, validFrom, at) => placed(facts, status(`f${at}`, validFrom)),
        []
      );
      const placing = placeFact(before, status('change', changedFrom));
      const change = { fact: placing.fact, was: writtenOver(before, placing) };
      const between = placed(before, status('change', changedFrom));
      const later = placed(between, status('later', laterFrom));
      const back = reverting(change, later);
      // Whatever it would write must not meet what came later.
      if (back === null) return;
      const restored = later
        .filter(({ id }) => id !== back.remove)
        .map((one) => ({ ...one, validTo: (back.prolong.find(({ id }) => id === one.id) ?? one).validTo }));
      const all = sorted([...restored, ...back.restore]);
      expect(all.some(({ id }) => id === 'later')).toBe(true);
      for (const [at, one] of all.entries()) {
        const next = all[at + 1];
        if (next) expect(one.validTo !== null && one.validTo <= next.validFrom).toBe(true);
      }
    })
  );
});
