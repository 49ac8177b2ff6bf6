import fc from 'fast-check';
import { expect, test } from 'vitest';
import { personCount } from '../../population/person-count.ts';
import type { Cents } from '../../shared/euro.ts';
import { freePlaceOn, isFull } from '../free-places.ts';
import { isStale, publicFacts, publicStateOn } from './public-facts.ts';
import { daysOfYear, type FactContents, type FactKind, type ServiceFact, stateOn } from './service-fact.ts';

const OPEN = { isProtected: false, placesOn: () => null };
const people = (count: number) => personCount(count) ?? expect.fail('no count');

function factOf<Kind extends FactKind>(kind: Kind, content: FactContents[Kind]): ServiceFact {
  return {
    ...{ id: '1', serviceId: 's', kind, content, source: 'poskytovateľ' },
    ...{ validFrom: '2026-01-01', validTo: null, confirmedOn: '2026-01-02' }
  } as ServiceFact;
}

test('fewer than five who wait are never told apart, nor since when', () => {
  const said = (count: number) =>
    publicFacts([factOf('waiting', { people: people(count), oldestOn: '2025-03-14' })], OPEN)[0]?.content;
  expect(said(4)).toEqual({ people: { fewerThan: 5 }, oldestYear: null });
  expect(said(9)).toEqual({ people: { persons: 9 }, oldestYear: 2025 });
  expect(said(1)).toEqual(said(0));
});

test('satisfaction is told in bands, that of fewer than five recipients not at all', () => {
  const quality = (answered: number, satisfiedPercent = 75) =>
    publicFacts(
      [
        factOf('quality', {
          ...{ inspectedOn: '2025-02-01', finding: 'Bez nedostatkov', complaints: 'none' },
          ...{ satisfiedPercent, answered, askedOn: '2025-03-01' }
        })
      ],
      OPEN
    )[0]?.content;
  expect(quality(4)).toMatchObject({ satisfied: null, answered: null, finding: 'Bez nedostatkov' });
  expect(quality(12)).toMatchObject({ satisfied: 'from-three-quarters', answered: 12 });
  // Nobody learns whether one of the five is not satisfied, or none.
  expect(quality(5, 80)).toEqual(quality(5, 100));
  expect(JSON.stringify(quality(5, 80))).not.toContain('80');
  expect([49, 50, 74, 75].map((percent) => quality(9, percent))).toMatchObject([
    { satisfied: 'under-half' },
    { satisfied: 'from-half' },
    { satisfied: 'from-half' },
    { satisfied: 'from-three-quarters' }
  ]);
});

test('fewer than five who care at home are told as none, and so no sum of services gives them away', () => {
  const staff = (informalCarers: number) =>
    publicFacts(
      [
        factOf('staff', {
          ...{ rows: [], volunteers: 3, informalCarers, trainingHours: 0 },
          ...{ hasSupervision: false, missing: '' }
        })
      ],
      OPEN
    )[0]?.content;
  expect(staff(4)).toEqual(staff(0));
  expect(staff(5)).toMatchObject({ informalCarers: 5, volunteers: 3 });
});

test('nothing that tells where a protected place stands leaves the body', () => {
  const facts = [
    factOf('contact', { office: 'Dom na Tichej 4', phone: '0900 000 000', email: '', website: '' }),
    factOf('premises', { buildings: 'Tichá 4', equipment: '' }),
    factOf('access', { entrance: 'steps', note: 'z Tichej ulice', languages: [] })
  ];
  const text = JSON.stringify(publicFacts(facts, { ...OPEN, isProtected: true }));
  expect(text).not.toContain('Tich');
  expect(text).toContain('0900 000 000');
  expect(JSON.stringify(publicFacts(facts, OPEN))).toContain('Tichá 4');
});

test('the number of recipients cannot be told from what is said of a free place', () => {
  fc.assert(
    fc.property(fc.nat(40), fc.nat(40), (places, recipients) => {
      const [fact] = publicFacts([factOf('occupancy', { recipients: people(recipients) })], {
        ...OPEN,
        placesOn: () => places
      });
      // Everybody else with as many places of whom the same is said: never less than five of them, or one of many.
      const alike = Array.from({ length: places + 1 }, (_, count) => count).filter(
        (count) => isFull(places, count) === isFull(places, recipients) && count < 5 === recipients < 5
      );
      if (recipients < 5 && recipients <= places)
        expect(alike.length).toBeGreaterThanOrEqual(Math.min(5, places + 1));
      expect(fact?.content).toMatchObject({ isFull: places < 5 ? null : recipients >= places });
    })
  );
});

test('a free place is to be asked for once its confirmation is older than thirty days', () => {
  const occupancy = { isFull: false, confirmedOn: '2026-05-01' } as const;
  expect(freePlaceOn(occupancy, '2026-05-31').says).toBe('free');
  expect(freePlaceOn({ ...occupancy, isFull: true }, '2026-05-31').says).toBe('full');
  expect(freePlaceOn(occupancy, '2026-06-01')).toEqual({ says: 'ask' });
  expect(freePlaceOn({ ...occupancy, isFull: null }, '2026-05-02')).toEqual({ says: 'ask' });
  expect(freePlaceOn(null, '2026-05-02')).toEqual({ says: 'ask' });
});

test('the public state of a day has what holds on it', () => {
  const facts = publicFacts([factOf('status', { status: 'paused', note: '' })], OPEN);
  expect(publicStateOn(facts, '2025-12-31')).toEqual({});
  expect(publicStateOn(facts, '2026-01-01').status?.content.status).toBe('paused');
});

test('what nobody confirmed for as long as its body believes it may no longer hold', () => {
  expect(isStale({ confirmedOn: '2025-05-01' }, 365, '2026-05-01')).toBe(false);
  expect(isStale({ confirmedOn: '2025-05-01' }, 365, '2026-05-02')).toBe(true);
  expect(isStale({ confirmedOn: '2025-05-01' }, 90, '2025-07-31')).toBe(true);
});

test('of money the last year begun is known, however long ago it ended', () => {
  const money = (first: number) => ({
    ...factOf('money', { rows: [{ sourceCode: 'obec', cents: first as Cents }] }),
    ...daysOfYear(first)
  });
  const facts = [money(2024), money(2025), money(2027)] as ServiceFact[];
  expect(stateOn(facts, '2026-06-01').money?.validFrom).toBe('2025-01-01');
  expect(publicStateOn(publicFacts(facts, OPEN), '2026-06-01').money?.validFrom).toBe('2025-01-01');
  expect(stateOn(facts, '2023-06-01').money).toBeUndefined();
});
