import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aLaw } from '#tests/plan-fixtures.ts';
import { capacityKeyText, existingCapacityOn, refuseCapacity } from '../directory/capacity.ts';
import { refuseProvider } from '../directory/provider.ts';
import { refuseService } from '../directory/service.ts';
import { readBlockContent } from '../plans/block-reading.ts';
import { judgeCompleteness } from '../plans/completeness.ts';
import { openFindings } from '../plans/completeness-finding.ts';
import { canonicalJson } from '../shared/canonical-json.ts';
import { assemblePlan } from './assemble-plan.ts';
import { inventedPlan } from './invented-plan.ts';
import { narrativeBlocks } from './narrative.ts';
import { positionAt } from './position.ts';
import { oneOf, seededRandom, wholeBetween } from './random.ts';

const KINDS = ['opatrovatelska-sluzba', 'denny-stacionar', 'noclaharen'];
const anyPlace = fc.record({
  unitCode: fc.constantFrom('503045', '517917'),
  name: fc.constantFrom('Bánov', 'Rajec'),
  inhabitants: fc.integer({ min: 7, max: 450_000 }),
  seniors: fc.integer({ min: 0, max: 7 })
});
const assembled = (place: Parameters<typeof inventedPlan>[0], seed: number) =>
  assemblePlan(inventedPlan(place, KINDS, seededRandom(seed)), 'body', (name) => `id:${name}`);

test('the same seed gives the same numbers, another seed others', () => {
  const ten = (seed: number) => Array.from({ length: 10 }, seededRandom(seed));
  expect(ten(7)).toEqual(ten(7));
  expect(ten(7)).not.toEqual(ten(8));
});

test('numbers stay in [0, 1) and are spread evenly', () => {
  const random = seededRandom(1);
  const counts = Array.from({ length: 10 }, () => 0);
  for (let at = 0; at < 100_000; at += 1) {
    const number = random();
    expect(number >= 0 && number < 1).toBe(true);
    counts[Math.floor(number * 10)] = (counts[Math.floor(number * 10)] ?? 0) + 1;
  }
  for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500);
});

test('whole numbers reach both ends, and everything can be drawn', () => {
  const random = seededRandom(3);
  const dice = new Set(Array.from({ length: 300 }, () => wholeBetween(random, 1, 6)));
  expect([...dice].sort()).toEqual([1, 2, 3, 4, 5, 6]);
  expect(new Set(Array.from({ length: 100 }, () => oneOf(random, ['a', 'b'])))).toEqual(new Set(['a', 'b']));
});

test('positions rise as text and differ', () => {
  const positions = Array.from({ length: 3_906 }, (_, at) => positionAt(at));
  // The order of code units, as the database sorts.
  expect(positions.toSorted((a, b) => (a < b ? -1 : 1))).toEqual(positions);
  expect(new Set(positions).size).toBe(positions.length);
});

test('plain text becomes blocks of every kind', () => {
  const text = `
## Nadpis

Veta s **dôrazom** a
pokračovaním.

- prvá
  dlhá položka
- druhá

1. krok

! poznámka

!! dôležité

|= Popis
| Rok | Miesta
| 2026 | 12

[[capacity-matrix]]
`;
  const blocks = narrativeBlocks(text, (index) => `part-${index}`);
  expect(blocks.map(({ kind }) => kind)).toEqual([
    ...['heading', 'paragraph', 'bulletList', 'orderedList', 'callout', 'callout', 'table', 'living']
  ]);
  expect(blocks[1]).toEqual({
    kind: 'paragraph',
    text: [
      { type: 'text', text: 'Veta s ' },
      { type: 'text', text: 'dôrazom', bold: true },
      { type: 'text', text: ' a pokračovaním.' }
    ]
  });
  expect(blocks[2]).toMatchObject({ items: [{ text: [{ text: 'prvá dlhá položka' }] }, {}] });
  for (const content of blocks) expect(readBlockContent(content)).toEqual({ content });
});

test('an unknown living block is refused', () => {
  expect(() => narrativeBlocks('[[weather]]', String)).toThrow('weather');
});

test('an invented plan is whole, whatever the place and the seed', () => {
  fc.assert(
    fc.property(anyPlace, fc.integer(), (place, seed) => {
      const plan = assembled(place, seed);
      expect(plan.content.measures).toHaveLength(40);
      expect(plan.content.goals).toHaveLength(8);
      const judged = {
        ...plan.content,
        ...{
          sectionTexts: [],
          danglingReferences: [],
          existing: existingCapacityOn(plan.capacities, plan.content.plan.capacityDay),
          discussion: { closesOn: '2025-10-31' } as const,
          answers: plan.answers
        },
        demography: { asOf: '2021-01-01', source: 'SODB' } as const
      };
      const kindsInCompetence = KINDS.map((serviceTypeCode) => ({
        serviceTypeCode,
        provision: '',
        verified: true
      }));
      const law = aLaw({ kindsInCompetence, nationalPriorities: { priorityIds: [], verified: false } });
      expect(openFindings(judgeCompleteness(judged, law, '2025-11-17'))).toEqual([]);
    }),
    { numRuns: 40 }
  );
});

test('an invented directory holds what the matrix says, in as many services as the place needs', () => {
  const services = (inhabitants: number) => {
    const place = { unitCode: '503045', name: 'Bánov', inhabitants, seniors: 7 };
    const { content, capacities, providers, services } = assembled(place, 5);
    const existing = new Map(
      existingCapacityOn(capacities, content.plan.capacityDay).map((one) => [capacityKeyText(one), one.value])
    );
    for (const cell of content.cells) {
      expect(existing.get(capacityKeyText(cell)) ?? 0).toBe(cell.existing?.value);
    }
    for (const provider of providers) expect(refuseProvider(provider)).toBeNull();
    for (const service of services) expect(refuseService(service)).toBeNull();
    for (const [at, record] of capacities.entries()) {
      expect(refuseCapacity(record, capacities.slice(0, at))).toBeNull();
    }
    expect(providers.every(({ name }) => name.includes('vymyslené'))).toBe(true);
    return { services: services.length, providers: providers.length };
  };
  const [hamlet, village, city] = [services(20), services(1_500), services(80_000)];
  expect(hamlet.services).toBeLessThanOrEqual(8);
  expect(village.services).toBeGreaterThanOrEqual(6);
  expect(city.services).toBeGreaterThan(40);
  expect(city.providers).toBeGreaterThan(hamlet.providers);
});

test('the same place and seed give the same plan, another seed another one', () => {
  const place = { unitCode: '503045', name: 'Bánov', inhabitants: 3_697, seniors: 716 };
  expect(canonicalJson(assembled(place, 5))).toBe(canonicalJson(assembled(place, 5)));
  expect(canonicalJson(assembled(place, 5))).not.toBe(canonicalJson(assembled(place, 6)));
});
