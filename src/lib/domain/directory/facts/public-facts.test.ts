import fc from 'fast-check';
import { expect, test } from 'vitest';
import { personCount } from '../../population/person-count.ts';
import { freePlaceOn } from '../free-places.ts';
import { publicFacts, publicStateOn } from './public-facts.ts';
import type { FactContents, FactKind, ServiceFact } from './service-fact.ts';

const people = (count: number) => personCount(count) ?? expect.fail('no count');

function factOf<Kind extends FactKind>(kind: Kind, content: FactContents[Kind]): ServiceFact {
  return {
    ...{ id: '1', serviceId: 's', kind, content, source: 'poskytovateľ' },
    ...{ validFrom: '2026-01-01', validTo: null, confirmedOn: '2026-01-02' }
  } as ServiceFact;
}

test('fewer than five who wait are never told apart, nor since when', () => {
  const said = (count: number) =>
    publicFacts([factOf('waiting', { people: people(count), oldestOn: '2025-03-14' })], false)[0]?.content;
  expect(said(4)).toEqual({ people: { fewerThan: 5 }, oldestYear: null });
  expect(said(9)).toEqual({ people: { persons: 9 }, oldestYear: 2025 });
  expect(said(1)).toEqual(said(0));
});

test('satisfaction of fewer than five recipients stays in the body', () => {
  const quality = (answered: number) =>
    publicFacts(
      [
        factOf('quality', {
          ...{ inspectedOn: '2025-02-01', finding: 'Bez nedostatkov', complaints: 'none' },
          ...{ satisfiedPercent: 75, answered, askedOn: '2025-03-01' }
        })
      ],
      false
    )[0]?.content;
  expect(quality(4)).toMatchObject({ satisfiedPercent: null, answered: null, finding: 'Bez nedostatkov' });
  expect(quality(12)).toMatchObject({ satisfiedPercent: 75, answered: 12 });
});

test('nothing that tells where a protected place stands leaves the body', () => {
  const facts = [
    factOf('contact', { office: 'Dom na Tichej 4', phone: '0900 000 000', email: '', website: '' }),
    factOf('premises', { buildings: 'Tichá 4', equipment: '' }),
    factOf('access', { entrance: 'steps', note: 'z Tichej ulice', languages: [] })
  ];
  const text = JSON.stringify(publicFacts(facts, true));
  expect(text).not.toContain('Tich');
  expect(text).toContain('0900 000 000');
  expect(JSON.stringify(publicFacts(facts, false))).toContain('Tichá 4');
});

test('the number of recipients cannot be computed back from what is said of a free place', () => {
  fc.assert(
    fc.property(fc.nat(200), fc.nat(200), (places, recipients) => {
      const said = freePlaceOn(places, { recipients, confirmedOn: '2026-05-01' }, '2026-05-20');
      expect(Object.keys(said).toSorted()).toEqual(['confirmedOn', 'says']);
      expect(said.says).toBe(recipients < places ? 'free' : 'full');
    })
  );
});

test('a free place is to be asked for once its confirmation is older than thirty days', () => {
  const occupancy = { recipients: 3, confirmedOn: '2026-05-01' } as const;
  expect(freePlaceOn(10, occupancy, '2026-05-31').says).toBe('free');
  expect(freePlaceOn(10, occupancy, '2026-06-01')).toEqual({ says: 'ask' });
  expect(freePlaceOn(null, occupancy, '2026-05-02')).toEqual({ says: 'ask' });
  expect(freePlaceOn(10, null, '2026-05-02')).toEqual({ says: 'ask' });
});

test('the public state of a day has what holds on it', () => {
  const facts = publicFacts([factOf('status', { status: 'paused', note: '' })], false);
  expect(publicStateOn(facts, '2025-12-31')).toEqual({});
  expect(publicStateOn(facts, '2026-01-01').status?.content.status).toBe('paused');
});
