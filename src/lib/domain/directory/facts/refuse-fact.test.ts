import fc from 'fast-check';
import { expect, test } from 'vitest';
import { personCount } from '../../population/person-count.ts';
import { hoursOn, openingRule, openUntil, readClock, refuseOpening, WEEKDAYS } from './opening-hours.ts';
import { refuseFact } from './refuse-fact.ts';
import type { FactContents, FactKind, ServiceFact } from './service-fact.ts';

function factOf<Kind extends FactKind>(
  kind: Kind,
  content: FactContents[Kind],
  days: Partial<ServiceFact> = {}
) {
  return {
    ...{ id: '1', serviceId: 's', kind, content, source: 'poskytovateľ' },
    ...{ validFrom: '2026-01-01', validTo: null, confirmedOn: '2026-01-02', ...days }
  } as ServiceFact;
}

const people = (count: number) => personCount(count) ?? expect.fail('no count');

test.each<[string | null, ServiceFact]>([
  [null, factOf('status', { status: 'active', note: '' })],
  ['impossible-day', factOf('status', { status: 'active', note: '' }, { validFrom: '0026-01-01' })],
  ['ends-before-start', factOf('status', { status: 'active', note: '' }, { validTo: '2026-01-01' })],
  ['no-speaker', factOf('status', { status: 'active', note: '' }, { source: ' ' })],
  ['nothing-said', factOf('contact', { office: ' ', phone: '', email: '', website: '' })],
  ['not-an-email', factOf('contact', { office: '', phone: '', email: 'urad', website: '' })],
  ['not-a-website', factOf('contact', { office: '', phone: '', email: '', website: 'javascript:alert(1)' })],
  ['nothing-said', factOf('admission', { steps: [], papers: [] })],
  ['nothing-said', factOf('fees', { rows: [], note: '' })],
  ['negative', factOf('fees', { rows: [{ what: 'Obed', cents: -1, per: 'deň' }], note: '' })],
  ['money-not-a-year', factOf('money', { rows: [{ sourceCode: 'obec', cents: 100 }] })],
  [
    null,
    factOf(
      'money',
      { rows: [{ sourceCode: 'obec', cents: 100 }] },
      { validFrom: '2025-01-01', validTo: '2026-01-01' }
    )
  ],
  ['waiting-in-future', factOf('waiting', { people: people(3), oldestOn: '2026-05-01' })],
  [null, factOf('waiting', { people: people(3), oldestOn: '2025-05-01' })],
  ['answers-missing', factOf('quality', { ...noQuality(), satisfiedPercent: 90 })],
  [
    'not-a-percentage',
    factOf('quality', { ...noQuality(), satisfiedPercent: 190, answered: 3, askedOn: '2025-05-01' })
  ]
])('a fact is refused with %s', (refusal, fact) => {
  expect(refuseFact(fact)).toBe(refusal);
});

function noQuality(): FactContents['quality'] {
  return {
    ...{ inspectedOn: null, finding: '', complaints: 'unknown' },
    ...{ satisfiedPercent: null, answered: null, askedOn: null }
  };
}

test('a clock is read as people write it', () => {
  expect(['7', '7:30', '07.30', '24:00'].map(readClock)).toEqual(['07:00', '07:30', '07:30', '24:00']);
  expect(['25', '24:01', '7:60', 'ráno', '7:3', ''].map(readClock)).toEqual([
    null,
    null,
    null,
    null,
    null,
    null
  ]);
});

test('hours of one day neither overlap nor close before they open', () => {
  const morning = { days: 'workdays', opens: '08:00', closes: '12:00' } as const;
  expect(refuseOpening([morning, { days: 'MO', opens: '13:00', closes: '16:00' }])).toBeNull();
  expect(refuseOpening([morning, { days: 'MO', opens: '11:00', closes: '16:00' }])).toBe('hours-overlap');
  expect(refuseOpening([morning, { days: 'SA', opens: '11:00', closes: '16:00' }])).toBeNull();
  expect(refuseOpening([{ days: 'daily', opens: '12:00', closes: '12:00' }])).toBe('closes-before-opening');
});

test('a row is open exactly on the days that its rule names', () => {
  const span = fc.constantFrom('daily', 'workdays', 'weekend', ...WEEKDAYS);
  fc.assert(
    fc.property(span, fc.constantFrom(...WEEKDAYS), (days, day) => {
      const row = { days, opens: '08:00', closes: '16:00' };
      const named = openingRule(row).split('BYDAY=')[1]?.split(',').includes(day);
      expect(hoursOn([row], day).length === 1).toBe(named);
      expect(openUntil([row], day, '15:59')).toBe(named ? '16:00' : null);
      expect(openUntil([row], day, '16:00')).toBeNull();
    })
  );
});
