import { beforeAll, describe, expect, test } from 'vitest';
import { aFrozenPlan, anEdition, aShownService } from '#tests/documents/frozen-plan.ts';
import { en, sk } from '#tests/documents/plan-wordings.ts';
import { PLAN_PARTS } from '../plans/plan.ts';
import { canonicalJson } from '../shared/canonical-json.ts';
import { composePlan } from './compose-plan.ts';
import type { FlowElement, PublicationDocument, Section } from './document.ts';
import { numberDocument } from './numbering.ts';
import type { PlanDocument } from './plan-document.ts';

let plan: PlanDocument;
let document: PublicationDocument;
beforeAll(() => {
  plan = aFrozenPlan();
  document = composePlan(plan, anEdition(), sk(plan), 'sk');
});

const within = (section: Section): Section[] => [section, ...section.sections.flatMap(within)];
const sectionsOf = (of: PublicationDocument) => [...of.sections, ...of.annexes].flatMap(within);
const find = (of: PublicationDocument, id: string) => sectionsOf(of).find((section) => section.id === id);
const elementsOf = (of: PublicationDocument) => sectionsOf(of).flatMap((section) => section.elements);
const text = (value: unknown) => JSON.stringify(value).replaceAll('\u00a0', ' ');

test('the seven parts of the law are there, in the plan’s order, also when nobody wrote them', () => {
  const ids = document.sections.map((section) => section.id);
  for (const part of PLAN_PARTS) expect(ids).toContain(part.code);
  const bare = aFrozenPlan({ blocks: [], population: null });
  const composed = composePlan(
    { ...bare, findings: [], needs: [], analysisNotes: [] },
    anEdition(),
    sk(bare),
    'sk'
  );
  expect(text(composed.sections.find((section) => section.id === 'requirements-analysis'))).toContain(
    'ešte nie je vypracovaná'
  );
});

test('choices for kinds are an analysis of services for the check, and for the reader too', () => {
  const bare = aFrozenPlan({ blocks: [] });
  const servicesOf = (choices: PlanDocument['matrix']['choices']) => {
    const given = { ...bare, analysisNotes: [], matrix: { ...bare.matrix, choices } };
    const composed = composePlan(given, anEdition(), sk(bare), 'sk');
    return text(composed.sections.find((section) => section.id === 'services-analysis'));
  };
  const choice = (serviceTypeCode: string, word: 'secured-elsewhere' | 'not-needed', securedAt = '') => ({
    ...{ serviceTypeCode, choice: word, securedAt, reason: 'dôvod' },
    decidedOn: '2026-11-01' as const
  });
  const said = servicesOf([
    choice('opatrovatelska-sluzba', 'secured-elsewhere', 'Charita Martin'),
    choice('utulok', 'not-needed')
  ]);
  expect(said).not.toContain('ešte nie je vypracovaná');
  expect(said).toContain('Charita Martin');
  expect(said).toContain('zatiaľ netreba');
  expect(said).not.toContain('utulok');
  expect(servicesOf([])).toContain('ešte nie je vypracovaná');
});

test('the chain can be walked in print: priority, goal, measure with its evidence, activities and cost', () => {
  const measure = find(document, 'opatrenie-o1');
  expect(find(document, 'priorita-priority-1')?.sections[0]?.sections[0]).toBe(measure);
  expect(text(measure)).toContain('Štyria seniori čakajú na opatrovateľskú službu.');
  expect(text(measure)).not.toContain('Zistenie, na ktoré opatrenie neodpovedá.');
  expect(text(measure)).toContain('24 000 €');
});

test('a measure that names its findings shows those only', () => {
  const named = {
    ...plan,
    measures: plan.measures.map((one) => ({ ...one, answersFindingIds: ['finding-2'] }))
  };
  const measure = find(composePlan(named, anEdition(), sk(plan), 'sk'), 'opatrenie-o1');
  expect(text(measure)).toContain('Rodiny nemajú pomoc cez víkend.');
  expect(text(measure)).not.toContain('Štyria seniori');
});

test('no natural person is printed', () => {
  expect(text(document)).not.toContain('Nováková');
});

test('what a living block shows stands once, where its author put it', () => {
  const pyramids = elementsOf(document).filter(
    (one) =>
      one.element === 'figure' && one.picture.picture === 'chart' && one.picture.chart.chart === 'age-pyramid'
  );
  expect(pyramids.map((one) => 'id' in one && one.id)).toEqual(['blok-b5']);
  const without = aFrozenPlan({ blocks: [] });
  const shown = elementsOf(composePlan(without, anEdition(), sk(without), 'sk'));
  expect(shown.filter((one) => 'id' in one && one.id === 'udaje-age-pyramid')).toHaveLength(1);
});

test('a heading that skips a level stands one below the last', () => {
  expect(document.sections.find((section) => section.id === 'process')?.sections[0]?.title).toBe(
    'Stretnutia'
  );
});

test('a heading without words opens no section', () => {
  const blank = {
    id: 'h',
    parent: 'process',
    position: 'a0',
    revision: 1,
    content: { kind: 'heading', level: 2, text: [{ type: 'text', text: ' ' }] }
  } as const;
  const said = {
    ...blank,
    id: 'p',
    position: 'a1',
    content: { kind: 'paragraph', text: [{ type: 'text', text: 'Slová' }] }
  } as const;
  const frozen = aFrozenPlan({ blocks: [structuredClone(blank), structuredClone(said)] as never });
  const process = composePlan(frozen, anEdition(), sk(frozen), 'sk').sections.find(
    (one) => one.id === 'process'
  );
  expect([process?.elements.length, process?.sections.length]).toEqual([1, 0]);
});

test('references name their target, and say so when it is gone', () => {
  const { labels } = numberDocument(document);
  expect(labels.get('opatrenie-o1')?.label).toBe('opatrenie 1.1.1');
  expect(labels.get('tabulka-b9')?.label).toMatch(/^Tabuľka/);
  expect(labels.has('ciel-goal-gone')).toBe(false);
  expect(text(find(document, 'services-analysis'))).toContain('(položka už v pláne nie je)');
});

test('a number stands with its unit in the form the number asks for', () => {
  const withCapacities = (...values: number[]) => {
    const [service] = plan.services;
    const [capacity] = service?.capacities ?? [];
    if (!service || !capacity) throw new Error('the frozen plan has a service with its capacity');
    const capacities = values.map((value) => ({ ...capacity, value }));
    const frozen = { ...plan, services: [{ ...service, capacities }] };
    const composed = composePlan(frozen, anEdition(), sk(plan), 'sk');
    return text(find(composed, 'priloha-poskytovatelia'));
  };
  expect(withCapacities(1)).toContain('"1 prijímateľ"');
  expect(withCapacities(4)).toContain('"4 prijímatelia"');
  expect(withCapacities(24)).toContain('"24 prijímateľov"');
  expect(withCapacities(2.5)).toContain('"2,5 (prijímatelia)"');
  expect(withCapacities(24, 4)).toMatch(/"24 prijímateľov \([^)]+\), 4 prijímatelia \([^)]+\)"/);
});

test('every id is given once', () => {
  const tables = elementsOf(document).flatMap((one) => ('id' in one ? [one.id] : []));
  const figures = elementsOf(document).flatMap((one) =>
    one.element === 'figure' && one.table ? [one.table.id] : []
  );
  const ids = [...sectionsOf(document).map((section) => section.id), ...tables, ...figures];
  expect(new Set(ids).size).toBe(ids.length);
});

test('every row is as wide as its header', () => {
  const tables = elementsOf(document).flatMap((one): FlowElement[] =>
    one.element === 'figure' && one.table ? [one.table] : [one]
  );
  for (const table of tables) {
    if (table.element !== 'table') continue;
    for (const row of table.rows)
      if ('cells' in row) expect(row.cells.length, table.caption).toBe(table.columns.length);
    const grouped = table.columnGroups?.reduce((sum, group) => sum + group.columns, 0);
    if (grouped !== undefined) expect(grouped).toBe(table.columns.length);
  }
});

test('money below a pledge is shown as money without cover', () => {
  const money = elementsOf(document).find(
    (one) =>
      one.element === 'figure' &&
      one.picture.picture === 'chart' &&
      one.picture.chart.chart === 'money-by-year'
  );
  expect(text(money)).toContain('z toho 12 000 € je bez krytia');
  expect(text(money)).toContain('"covered":false');
});

test('the same plan, edition and words give the same document', () => {
  expect(canonicalJson(composePlan(plan, anEdition(), sk(plan), 'sk'))).toBe(canonicalJson(document));
});

test('in English every word of the program is English', () => {
  const english = composePlan(plan, anEdition(), en(plan), 'en');
  expect(english.front.state).toBe('approved by resolution no. 12/2026 of 10 December 2026');
  expect(english.sections.map((section) => section.title)).toContain('Timetable');
});

describe('the state line', () => {
  const resolution = { body: 'Obecné zastupiteľstvo', number: '3/2026', day: '2026-05-04' } as const;
  const line = (state: Parameters<typeof anEdition>[0]) =>
    composePlan(plan, anEdition(state), sk(plan), 'sk').front;

  test.each([
    ['working-draft', 'pracovný návrh', false],
    ['for-public-discussion', 'návrh na verejnú diskusiu', false],
    ['approved', 'schválený uznesením č. 3/2026 zo dňa 4. mája 2026', true],
    ['in-force', 'schválený uznesením č. 3/2026 zo dňa 4. mája 2026', true],
    ['expired', 'schválený uznesením č. 3/2026 zo dňa 4. mája 2026', true],
    ['suspended', 'pozastavený (uznesenie č. 3/2026 zo dňa 4. mája 2026)', false],
    ['repealed', 'zrušený uznesením č. 3/2026 zo dňa 4. mája 2026', false]
  ] as const)('of a plan that is %s', (state, said, binding) => {
    const front = line({ state, resolution });
    expect([front.state.replaceAll('\u00a0', ' '), front.binding]).toEqual([said, binding]);
  });

  test('of an approved plan cannot be printed without its resolution', () => {
    expect(() => line({ state: 'approved', resolution: null })).toThrow(/resolution/);
  });
});

test('what the directory knows of the services stands among the resources, with how much of it is known', () => {
  const shown = [aShownService('one', 'Opatrovanie doma'), { ...aShownService('two', 'Jedáleň'), facts: [] }];
  const known = aFrozenPlan({ shown });
  const said = text(find(composePlan(known, anEdition(), sk(known), 'sk'), 'resources'));
  for (const word of ['opatrovateľka', '3,5', 'kultúrny dom', '12 500 €', 'sociálna pracovníčka'])
    expect(said).toContain(word);
  expect(said).toContain('vieme: 1 z 2');
  expect(text(find(document, 'resources') ?? '')).not.toContain('Ľudia v službách');
});
