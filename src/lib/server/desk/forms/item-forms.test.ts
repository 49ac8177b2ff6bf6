import { describe, expect, test } from 'vitest';
import type { DirectoryEntry } from '#lib/domain/directory/directory-entry.ts';
import { messages } from '#lib/i18n/messages.ts';
import {
  aCapacityChange,
  aCapacityRecord,
  aCompletePlan,
  aFinding,
  aGoal,
  aMeasure,
  aNeed,
  anActivity,
  anIndicator,
  aPlan,
  aPriority,
  aProvider,
  aService
} from '#tests/plan-fixtures.ts';
import type { CatalogueNames } from '../../catalogue-names.ts';
import { ACTIVITY_FORM, INDICATOR_FORM, RISK_FORM } from './activity-forms.ts';
import { CAPACITY_FORM, PROVIDER_FORM, serviceForm } from './directory-forms.ts';
import { ANALYSIS_NOTE_FORM, FINDING_FORM, NEED_FORM, SWOT_FORM } from './evidence-forms.ts';
import type { FormContext } from './form-context.ts';
import { readForm, writeForm } from './form-field.ts';
import { GOAL_FORM, measureForm, PRIORITY_FORM } from './goal-forms.ts';
import type { ItemForm } from './item-form.ts';
import { planBasicsFields, planTextFields, planTextValues, withPlanTexts } from './plan-forms.ts';
import { FINANCIAL_RESOURCE_FORM, HUMAN_RESOURCE_FORM, MATERIAL_RESOURCE_FORM } from './resource-forms.ts';

const option = (value: string) => ({ value, label: value });
const name = (code: string) => code;
const KINDS = [
  {
    ...{ code: 'opatrovatelska-sluzba', name: 'opatrovateľská služba', section: '§ 41', forms: ['terenna'] },
    ...{ capacityUnit: 'prijimatelia', capacityUnits: ['prijimatelia', 'hodiny'] }
  }
];
const NAMES: CatalogueNames = {
  kinds: KINDS,
  kindOptions: KINDS.map((kind) => option(kind.code)),
  formOptions: [option('terenna'), option('ambulantna')],
  groupOptions: [option('seniori')],
  unitOptions: [option('prijimatelia'), option('hodiny')],
  sourceOptions: [option('obec')],
  priorityOptions: [option('2021-2030/1'), option('2015-2020/2')],
  listOptions: [option('2021-2030')],
  ...{ kind: name, form: name, group: name, unit: name, source: name }
};
const CHARITY = 'aaaaaaaa-0000-4000-8000-000000000001';
const HOSPICE = 'aaaaaaaa-0000-4000-8000-000000000002';
const ENTRIES: DirectoryEntry[] = [
  {
    ...{ kind: 'provider', id: CHARITY, name: 'Charita Martin' },
    ...{ providerName: null, ico: '35984708', stewardBodyId: 'martin', stewardName: 'Martin' }
  },
  {
    ...{ kind: 'service', id: HOSPICE, name: 'Hospic' },
    ...{ providerName: 'Žilinský kraj', ico: null, stewardBodyId: 'kraj', stewardName: 'Žilinský kraj' }
  }
];
const content = aCompletePlan({ priorities: [aPriority({ id: 'priority' })] });
const CONTEXT: FormContext = {
  ...{ locale: 'sk', t: messages('sk'), today: '2026-11-21', names: NAMES },
  years: [2027, 2028, 2029, 2030, 2031],
  content,
  providers: [aProvider({ id: 'provider' })],
  services: [{ ...aService({ id: 'service' }), stewardBodyId: 'body' }],
  bodyId: 'body',
  entries: ENTRIES,
  found: null,
  figures: []
};

const findingIds = content.findings.map((one) => one.id);
const placed = { id: 'id', position: 'a0' };
const survey = aFinding({
  ...{ origin: 'survey', kindOfNeed: 'felt', targetGroupCodes: ['seniori'], formCode: 'terenna' },
  ...{ sample: { answers: 55, population: 2200 } as never, sourceUrl: 'https://obec.sk/prieskum' }
});

/** Sends a thing through its form and expects it back. A thing of the directory has no place in a list. */
function comesBack<Item extends { id: string; position?: string }, Values>(
  name: string,
  form: ItemForm<Item, Values>,
  thing: Item
): [name: string, expectIt: () => void] {
  return [
    name,
    () => {
      const fields = form.fields(CONTEXT);
      const { values, faults } = readForm(fields, writeForm(fields, form.values(thing, CONTEXT)));
      expect(faults).toEqual([]);
      const { id, position = '' } = thing;
      expect({ ...form.item(values, { id, position }, thing), position }).toEqual({ ...thing, position });
    }
  ];
}

test.each([
  comesBack('a finding', FINDING_FORM, survey),
  comesBack('a finding without a sample', FINDING_FORM, aFinding()),
  comesBack('a need', NEED_FORM, aNeed({ findingIds })),
  comesBack('a point of a SWOT', SWOT_FORM, {
    ...placed,
    quadrant: 'threat',
    text: 'Text',
    targetGroupCode: 'seniori',
    serviceTypeCode: null,
    findingIds
  }),
  comesBack('a note of the analysis', ANALYSIS_NOTE_FORM, {
    ...placed,
    part: 'services-analysis',
    dimension: 'target-group',
    code: 'seniori',
    text: 'T',
    template: false
  }),
  comesBack('a priority', PRIORITY_FORM, aPriority()),
  comesBack('a goal', GOAL_FORM, aGoal({ priorityId: 'priority', noCapacityReason: 'Nie je o službe.' })),
  comesBack(
    'a goal in every form of a kind',
    GOAL_FORM,
    aGoal({ services: [{ serviceTypeCode: 'opatrovatelska-sluzba', formCode: null }] })
  ),
  comesBack(
    'a measure',
    measureForm(KINDS),
    aMeasure({ capacityChanges: [aCapacityChange({ staffChange: 0.5 })] })
  ),
  comesBack(
    'a measure of community development',
    measureForm(KINDS),
    aMeasure({ subject: { kind: 'community-development' } })
  ),
  comesBack('an activity', ACTIVITY_FORM, anActivity({ partners: ['charita', 'škola'] })),
  comesBack(
    'an activity with rows of the directory that others keep',
    ACTIVITY_FORM,
    anActivity({ providerIds: [CHARITY], serviceIds: [HOSPICE] })
  ),
  comesBack('an activity that costs nothing', ACTIVITY_FORM, anActivity({ costs: [], costsNothing: true })),
  comesBack('an indicator', INDICATOR_FORM, anIndicator({ startingCode: 'loneliness' })),
  comesBack(
    'an indicator of the plan',
    INDICATOR_FORM,
    anIndicator({ owner: { kind: 'plan' }, baseline: null, targets: [] })
  ),
  comesBack('a risk', RISK_FORM, {
    ...placed,
    title: 'R',
    likelihood: 'low',
    impact: 'high',
    mitigation: ''
  }),
  comesBack('people', HUMAN_RESOURCE_FORM, {
    ...{ ...placed, role: 'opatrovateľka', employment: 'employee', persons: 2, fullTime: 1.5 },
    ...{ serviceId: 'service', qualification: 'kurz' }
  }),
  comesBack('a building', MATERIAL_RESOURCE_FORM, {
    ...placed,
    kind: 'building',
    title: 'Klub',
    quantity: 1,
    barrierFree: 'partly',
    serviceId: null,
    note: ''
  }),
  comesBack('money', FINANCIAL_RESOURCE_FORM, {
    ...{ ...placed, year: 2025, sourceCode: 'obec', item: 'wages', cents: 1250050, state: 'actual' },
    ...{ serviceId: null, budgetLine: '' }
  }),
  comesBack('a provider', PROVIDER_FORM, aProvider()),
  comesBack(
    'a service',
    serviceForm('512389'),
    aService({ providerId: CHARITY, registeredOn: '2020-01-01' })
  ),
  comesBack('a capacity', CAPACITY_FORM, { ...aCapacityRecord(), id: 'id' })
])('%s comes back from its form as it was', (_name, expectIt) => expectIt());

describe('a goal under national priorities', () => {
  const priorities = (goals: ReturnType<typeof aGoal>[]) => {
    const fields = GOAL_FORM.fields({ ...CONTEXT, content: { ...content, goals } });
    return fields.nationalPriorityIds.options?.map((one) => one.value);
  };

  test('is offered those of the list of its plan', () => {
    expect(priorities([])).toEqual(['2021-2030/1']);
  });

  test('keeps its link to an older list', () => {
    expect(priorities([aGoal({ nationalPriorityIds: ['2015-2020/2'] })])).toEqual([
      '2021-2030/1',
      '2015-2020/2'
    ]);
  });
});

test('a capacity change without a unit is counted in the unit of its kind', () => {
  const form = measureForm(KINDS);
  const fields = form.fields(CONTEXT);
  const typed = writeForm(fields, form.values(aMeasure({ capacityChanges: [aCapacityChange()] }), CONTEXT));
  const [row] = typed.capacityChanges as Record<string, string>[];
  const { values } = readForm(fields, { ...typed, capacityChanges: [{ ...row, unit: '' }] });
  const measure = form.item(values, placed, null);
  expect(measure.capacityChanges.map((one) => one.unitCode)).toEqual(['prijimatelia']);
});

test('the basics and the texts of a plan come back as they were', () => {
  const plan = aPlan({ change: { reasons: ['law', 'needs'], proposedBy: 'starosta' } });
  const basics = planBasicsFields(CONTEXT);
  expect(plan).toMatchObject(readForm(basics, writeForm(basics, plan)).values);
  const texts = planTextFields(CONTEXT);
  const read = readForm(texts, writeForm(texts, planTextValues(plan)));
  expect(withPlanTexts(plan, read.values)).toEqual(plan);
});

test('a template that nobody touched stays a template', () => {
  const plan = aPlan({ texts: { vision: { text: 'Vzor', template: true } } });
  const values = planTextValues(plan);
  expect(withPlanTexts(plan, values).texts.vision).toEqual({ text: 'Vzor', template: true });
  expect(withPlanTexts(plan, { ...values, vision: 'Naša' }).texts.vision).toEqual({
    text: 'Naša',
    template: false
  });
});

test('half of a baseline is asked for, not dropped', () => {
  const values = { ...INDICATOR_FORM.values(anIndicator(), CONTEXT), baselineSource: '' };
  const left = (baseline: number | null, baselineOn: '2026-11-01' | null) =>
    INDICATOR_FORM.incomplete?.({ ...values, baseline, baselineOn });
  expect(left(2, '2026-11-01')).toEqual([]);
  expect(left(null, null)).toEqual([]);
  expect(left(2, null)).toEqual(['baselineOn']);
  expect(left(null, '2026-11-01')).toEqual(['baseline']);
});

test('a field of the directory says who keeps a row, and takes none that is not offered', () => {
  const fields = ACTIVITY_FORM.fields(CONTEXT);
  expect(fields.directory.options).toEqual([
    {
      value: `provider:${CHARITY}`,
      label: 'Charita Martin',
      hint: 'poskytovateľ · IČO 35984708 · údaje vedie Martin'
    },
    {
      value: `service:${HOSPICE}`,
      label: 'Hospic, Žilinský kraj',
      hint: 'služba · údaje vedie Žilinský kraj'
    }
  ]);
  const typed = [`service:${HOSPICE}`, `provider:${HOSPICE}`, 'provider:1', CHARITY];
  expect(fields.directory.read(typed, 'directory', [])).toEqual([{ kind: 'service', id: HOSPICE }]);
});
