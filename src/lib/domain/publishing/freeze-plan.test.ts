import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aShownService } from '#tests/documents/frozen-plan.ts';
import {
  aCapacityRecord,
  aCompletePlan,
  aCost,
  aFinding,
  aLaw,
  anActivity,
  aProvider,
  aService
} from '#tests/plan-fixtures.ts';
import type { Block } from '../plans/block.ts';
import { personCount } from '../population/person-count.ts';
import { canonicalJson } from '../shared/canonical-json.ts';
import { type FreezeInput, freezePlan } from './freeze-plan.ts';

const TODAY = '2026-11-21';

function anInput(mentions: Partial<FreezeInput> = {}): FreezeInput {
  return {
    body: { bodyId: 'body', name: 'Lipovec', kind: 'municipality', territoryCode: '512389' },
    demonstration: false,
    content: aCompletePlan(),
    blocks: [],
    population: null,
    providers: [aProvider({ id: 'provider' })],
    services: [aService({ id: 'service' })],
    capacities: [aCapacityRecord()],
    shown: [],
    named: [],
    names: {
      serviceTypes: { 'opatrovatelska-sluzba': { name: 'opatrovateľská služba', provision: '§ 41' } },
      forms: {},
      targetGroups: {},
      units: {},
      sources: {},
      nationalPriorities: {}
    },
    sources: [],
    ...mentions
  };
}

function paragraph(id: string, parent: string, position: string): Block {
  return { id, parent, position, revision: 1, content: { kind: 'paragraph', text: [] } };
}

test('the same rows in any order make the same document', () => {
  const content = aCompletePlan({
    findings: [
      aFinding({ id: 'f1', position: 'a1', targetGroupCodes: ['seniori', 'rodiny'] }),
      aFinding({ id: 'f2', position: 'a0', voice: 'inhabitants' }),
      aFinding({ id: 'f3', position: 'a0' })
    ],
    activities: [
      anActivity({ id: 'activity', costs: [aCost({ id: 'c1' }), aCost({ id: 'c2', year: 2029 })] })
    ]
  });
  const blocks = [
    paragraph('b1', 'process', 'a1'),
    paragraph('b2', 'process', 'a0'),
    paragraph('b3', 'vision', 'a0')
  ];
  const services = [aService({ id: 's1' }), aService({ id: 's2' })];
  const input = anInput({ content, blocks, services });
  const expected = canonicalJson(freezePlan(input, aLaw(), TODAY));
  fc.assert(
    fc.property(fc.array(fc.nat(), { minLength: 8, maxLength: 8 }), (keys) => {
      expect(canonicalJson(freezePlan(shuffled(input, keys) as FreezeInput, aLaw(), TODAY))).toBe(expected);
    })
  );
});

/** Turns every list of the input around its own point; lists that are an order of their own stay. */
function shuffled(value: unknown, keys: readonly number[], name = ''): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => shuffled(item, keys));
    if (name === 'reasons' || name === 'partners' || name === 'text' || items.length === 0) return items;
    const turn = (keys[name.length % keys.length] ?? 0) % items.length;
    return [...items.slice(turn), ...items.slice(0, turn)];
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, shuffled(one, keys, key)]));
}

test('no natural person and no column of a store gets into the document', () => {
  const activity = { ...anActivity({ responsiblePerson: 'Jana Nováková' }), revision: 7, bodyId: 'secret' };
  const cell = { ...aCompletePlan().cells[0], bodyId: 'secret' } as never;
  const content = aCompletePlan({ activities: [activity], cells: [cell] });
  const text = canonicalJson(freezePlan(anInput({ content }), aLaw(), TODAY));
  expect(text).not.toContain('Nováková');
  expect(text).not.toContain('responsiblePerson');
  expect(text).not.toContain('secret');
  expect(text).not.toContain('revision');
  expect(text).toContain('referentka obecného úradu');
});

test.each([
  [4, { fewerThan: 5 }],
  [5, { persons: 5 }]
])('%i respondents are published as %o', (count, published) => {
  const answers = personCount(count);
  if (answers === null) throw new Error('not a count');
  const finding = aFinding({ origin: 'survey', sample: { answers, population: 300 } });
  const document = freezePlan(anInput({ content: aCompletePlan({ findings: [finding] }) }), aLaw(), TODAY);
  expect(document.findings[0]?.sample).toEqual({ answers: published, population: 300 });
});

test('a protected place has neither address nor municipality', () => {
  const services = [aService({ id: 'service', addressProtected: true, address: 'Tichá 3' })];
  const document = freezePlan(anInput({ services }), aLaw(), TODAY);
  expect(document.services[0]).toMatchObject({ address: null, placeTerritoryCode: null });
  expect(canonicalJson(document)).not.toContain('Tichá');
});

test('only services and providers of the capacity day are listed', () => {
  const services = [
    aService({ id: 'service' }),
    aService({ id: 'gone', providerId: 'other', erasedOn: '2026-11-01' })
  ];
  const providers = [aProvider({ id: 'provider' }), aProvider({ id: 'other' })];
  const capacities = [aCapacityRecord(), aCapacityRecord({ value: 99, validFrom: '2026-11-02' })];
  const document = freezePlan(anInput({ services, providers, capacities }), aLaw(), TODAY);
  expect(document.services.map((one) => one.id)).toEqual(['service']);
  expect(document.providers.map((one) => one.id)).toEqual(['provider']);
  expect(document.services[0]?.capacities.map((one) => one.value)).toEqual([8]);
});

test('sections follow the order of the plan, blocks their own, unsorted ones stay behind', () => {
  const blocks = [
    paragraph('b1', 'vision', 'a0'),
    paragraph('b2', 'process', 'a1'),
    paragraph('b3', 'process', 'a0'),
    paragraph('b4', 'unsorted', 'a0')
  ];
  const { sections } = freezePlan(anInput({ blocks }), aLaw(), TODAY);
  expect(sections.map(({ section, blocks: own }) => [section, own.map((one) => one.id)])).toEqual([
    ['process', ['b3', 'b2']],
    ['vision', ['b1']]
  ]);
});

test('a document carries numbers, the matrix, the budget and what the check says', () => {
  const document = freezePlan(anInput({ content: aCompletePlan({ discussion: null }) }), aLaw(), TODAY);
  expect(document.schema).toBe('opora-plan/1');
  expect(document.measures.map((one) => [one.number, one.code])).toEqual([['1.1.1', 'o1']]);
  expect(document.matrix.rows[0]?.years.map((one) => one.figures?.difference)).toEqual([-4, 0, 0, 0, 0]);
  expect(document.budget.years.map((one) => one.cents)).toEqual([0, 1_200_000, 0, 0, 0]);
  expect(document.completeness.map((one) => one.rule)).toEqual(['public-discussion']);
  expect(document.competence.lines.map((one) => one.standing)).toEqual(['fulfils', 'not-needed-yet']);
});

test('who of the directory takes part stands among the partners by name, whoever keeps the row, and ids stay here', () => {
  const entry = { ico: null, stewardBodyId: 'kraj', stewardName: 'Žilinský kraj' };
  const document = freezePlan(
    anInput({
      content: aCompletePlan({
        activities: [
          anActivity({ providerIds: ['p'], serviceIds: ['s'], partners: ['škola', 'Charita Martin'] })
        ]
      }),
      named: [
        { kind: 'service', id: 's', name: 'Hospic', providerName: 'Žilinský kraj', ...entry },
        { kind: 'provider', id: 'p', name: 'Charita Martin', providerName: null, ...entry },
        { kind: 'provider', id: 'elsewhere', name: 'Nikto', providerName: null, ...entry }
      ]
    }),
    aLaw(),
    TODAY
  );
  expect(document.activities[0]?.partners).toEqual(['Charita Martin', 'Hospic, Žilinský kraj', 'škola']);
  expect(JSON.stringify(document)).not.toMatch(/providerIds|serviceIds|securedProviderId/);
});

test('resources of services are the same in whatever order they are read, and left out where nobody said any', () => {
  const shown = [aShownService('one', 'Opatrovanie'), aShownService('two', 'Jedáleň')];
  const frozen = (services: typeof shown) =>
    freezePlan(anInput({ shown: services }), aLaw(), TODAY).resources.ofServices;
  expect(canonicalJson(frozen(shown))).toBe(canonicalJson(frozen(shown.toReversed())));
  expect(frozen(shown)).toMatchObject({ services: 2, staffKnownOf: 2, volunteers: 4 });
  expect(frozen(shown.map((one) => ({ ...one, facts: [] })))).toBeUndefined();
});
