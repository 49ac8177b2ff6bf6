import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import en from '#lib/i18n/en.json' with { type: 'json' };
import sk from '#lib/i18n/sk.json' with { type: 'json' };
import {
  aCell,
  aCompletePlan,
  aCost,
  aGoal,
  aKindChoice,
  aLaw,
  anActivity,
  aPlan,
  aPlanLikeHrinova
} from '#tests/plan-fixtures.ts';
import { REQUIREMENTS, RULES } from '../law/requirement.ts';
import { judgeCompleteness } from './completeness.ts';
import { openFindings, refuseWarningAnswer, SENTENCE_VARIANTS } from './completeness-finding.ts';
import type { PlanForJudging } from './plan-for-judging.ts';

type Messages = Readonly<Record<string, unknown>>;

const TODAY = '2026-11-21';

function judge(plan: PlanForJudging, law = aLaw()) {
  return judgeCompleteness(plan, law, TODAY);
}

function rulesOf(plan: PlanForJudging, law = aLaw()): string[] {
  return judge(plan, law).map((one) => one.rule);
}

test('a plan shaped like Hriňová gives exactly what the supreme audit office found', () => {
  const findings = judge(aPlanLikeHrinova());
  expect(findings.map((one) => [one.rule, one.subject.id, one.severity])).toEqual([
    ['services-by-form', 'services-analysis', 'missing'],
    ['requirements-by-kind', 'requirements-analysis', 'missing'],
    ['requirements-by-form', 'requirements-analysis', 'missing'],
    ['requirements-by-target-group', 'requirements-analysis', 'missing'],
    ['goal-capacity', 'goal', 'missing'],
    ['year-value', 'opatrovatelska-sluzba', 'missing'],
    ['year-value', 'denny-stacionar', 'missing']
  ]);
  // The numbers of the letters were never read in the act, and the list says so.
  expect(findings.every((one) => one.basis.provision.startsWith('§ 83') && !one.basis.verified)).toBe(true);
});

test('a complete plan of a small village has no finding', () => {
  expect(judge(aCompletePlan())).toEqual([]);
});

type Removal = [name: string, without: (plan: PlanForJudging) => PlanForJudging, rule: string];

const withoutText = (code: keyof PlanForJudging['plan']['texts']) => (plan: PlanForJudging) => {
  const { [code]: _, ...texts } = plan.plan.texts;
  return { ...plan, plan: { ...plan.plan, texts } };
};

function changedGoal(change: Parameters<typeof aGoal>[0]) {
  return (plan: PlanForJudging) => ({ ...plan, goals: plan.goals.map((goal) => ({ ...goal, ...change })) });
}

function changedActivity(change: Parameters<typeof anActivity>[0]) {
  return (plan: PlanForJudging) => ({
    ...plan,
    activities: plan.activities.map((one) => ({ ...one, ...change }))
  });
}

const withoutVoice = (voice: string) => (plan: PlanForJudging) => ({
  ...plan,
  findings: plan.findings.filter((one) => one.voice !== voice)
});

const REMOVALS: Removal[] = [
  ['findings of recipients', withoutVoice('recipients'), 'requirements-of-recipients'],
  ['findings of inhabitants', withoutVoice('inhabitants'), 'requirements-of-inhabitants'],
  ['population figures', (plan) => ({ ...plan, demography: null }), 'demography'],
  ['the services of the goal', changedGoal({ services: [] }), 'goal-capacity'],
  ['one year of the row', (plan) => ({ ...plan, cells: plan.cells.slice(1) }), 'year-value'],
  [
    'the need in one cell',
    (plan) => ({ ...plan, cells: plan.cells.map((one, index) => (index ? one : { ...one, ownNeed: null })) }),
    'year-value'
  ],
  ['the choice for a kind', (plan) => ({ ...plan, kindChoices: [] }), 'year-value'],
  [
    'who evaluates',
    ({ plan, ...rest }) => ({
      ...rest,
      plan: { ...plan, evaluation: { ...plan.evaluation, responsible: ' ' } }
    }),
    'annual-evaluation'
  ],
  [
    'the month of evaluation',
    ({ plan, ...rest }) => ({ ...rest, plan: { ...plan, evaluation: { ...plan.evaluation, month: null } } }),
    'annual-evaluation'
  ],
  [
    'what changes the plan',
    ({ plan, ...rest }) => ({ ...rest, plan: { ...plan, change: { ...plan.change, reasons: [] } } }),
    'change-and-update'
  ],
  ['personnel conditions', withoutText('condition-personnel'), 'condition-personnel'],
  ['financial conditions', withoutText('condition-financial'), 'condition-financial'],
  ['operational conditions', withoutText('condition-operational'), 'condition-operational'],
  ['organisational conditions', withoutText('condition-organisational'), 'condition-organisational'],
  ['local specifics', withoutText('local-specifics'), 'local-specifics'],
  ['the public discussion', (plan) => ({ ...plan, discussion: null }), 'public-discussion'],
  ['the national priority', changedGoal({ nationalPriorityIds: ['2015-2020/1'] }), 'goal-national-priority'],
  ['the group of the goal', changedGoal({ targetGroupCodes: [] }), 'target-group-goal'],
  ['the need of the goal', changedGoal({ needIds: [] }), 'goal-need'],
  ['measures', (plan) => ({ ...plan, measures: [], activities: [], indicators: [] }), 'goal-measure'],
  ['the indicator', (plan) => ({ ...plan, indicators: [] }), 'measure-indicator'],
  ['the activity', (plan) => ({ ...plan, activities: [] }), 'measure-activity'],
  ['who is responsible', changedActivity({ responsible: '' }), 'activity-responsible'],
  ['the last day', changedActivity({ to: null }), 'activity-term'],
  ['the first day', changedActivity({ from: null }), 'activity-term'],
  ['the cost', changedActivity({ costs: [] }), 'activity-cost'],
  ['the source', changedActivity({ costs: [aCost({ sourceCode: null })] }), 'activity-source'],
  ['the promise', changedActivity({ costs: [aCost({ certainty: 'intention' })] }), 'uncovered-money'],
  ['money after a project', changedActivity({ costs: [aCost({ sourceCode: 'eu-np' })] }), 'project-cliff'],
  [
    'the own text over a template',
    (plan) => ({
      ...plan,
      sectionTexts: [{ section: 'process', ownWords: 100, sampleWords: 60, openBlanks: [] }]
    }),
    'untouched-template'
  ],
  [
    'what a reference points at',
    (plan) => ({
      ...plan,
      danglingReferences: [{ section: 'vision', blockId: 'b', text: 'opatrenie Rozvoz' }]
    }),
    'dangling-reference'
  ],
  [
    'the kind in the requirements',
    (plan) => ({ ...plan, needs: plan.needs.map((one) => ({ ...one, serviceTypeCode: null })) }),
    'requirements-by-kind'
  ],
  [
    'the form in the requirements',
    (plan) => ({ ...plan, needs: plan.needs.map((one) => ({ ...one, formCode: null })) }),
    'requirements-by-form'
  ],
  [
    'the group in the requirements',
    (plan) => ({ ...plan, needs: plan.needs.map((one) => ({ ...one, targetGroupCodes: [] })) }),
    'requirements-by-target-group'
  ]
];

test.each(REMOVALS)('without %s a complete plan has exactly the finding for it', (_name, without, rule) => {
  expect(rulesOf(without(aCompletePlan()))).toEqual([rule]);
});

test('any set of things taken away gives exactly the findings of each', () => {
  // Things that take each other's place (two fields of one rule, measures and what hangs on them) stay out.
  const independent = REMOVALS.filter(
    ([, , rule], index) =>
      REMOVALS.findIndex((one) => one[2] === rule) === index &&
      !['goal-measure', 'measure-activity', 'activity-cost', 'activity-source'].includes(rule) &&
      !['uncovered-money', 'project-cliff'].includes(rule)
  );
  fc.assert(
    fc.property(fc.subarray(independent), (chosen) => {
      const plan = chosen.reduce((left, [, without]) => without(left), aCompletePlan());
      expect(rulesOf(plan).sort()).toEqual(chosen.map(([, , rule]) => rule).sort());
    })
  );
});

test('every rule has a requirement, and every rule can find something', () => {
  expect(REQUIREMENTS.map((one) => one.rule).sort()).toEqual([...RULES].sort());
  const empty = aCompletePlan({
    plan: aPlan({ texts: {}, targetGroupCodes: [] }),
    findings: [],
    needs: [],
    goals: [],
    measures: [],
    activities: [],
    indicators: [],
    kindChoices: [],
    cells: [],
    existing: []
  });
  const found = new Set([
    ...rulesOf(empty),
    ...REMOVALS.flatMap(([, without]) => rulesOf(without(aCompletePlan())))
  ]);
  expect([...found].sort()).toEqual([...RULES].sort());
});

test.each([
  ['sk', sk],
  ['en', en]
])(
  'every sentence the check says is written in %s with exactly its values',
  (_locale, messages: Messages) => {
    const silent = Object.keys(messages).filter((key) =>
      /^completeness\.(severity|basis|answer|refusal)/.test(key)
    );
    const written = Object.keys(messages).filter(
      (key) => key.startsWith('completeness.') && !silent.includes(key)
    );
    const varied: Partial<Record<string, readonly string[]>> = SENTENCE_VARIANTS;
    const said = RULES.flatMap((rule) => varied[rule]?.map((variant) => `${rule}.${variant}`) ?? [rule]);
    expect(written.sort()).toEqual(said.map((one) => `completeness.${one}`).sort());
    for (const finding of REMOVALS.flatMap(([, without]) => judge(without(aCompletePlan())))) {
      const wording = String(messages[`completeness.${finding.sentence}`]);
      const named = [...wording.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
      expect(Object.keys(finding.params)).toEqual(expect.arrayContaining(named));
    }
  }
);

describe('the law is data', () => {
  test('a requirement that has ended finds nothing', () => {
    const law = aLaw({
      requirements: REQUIREMENTS.map((one) => (one.rule === 'demography' ? { ...one, validTo: TODAY } : one))
    });
    const plan = aCompletePlan({ demography: null });
    expect(rulesOf(plan, law)).toEqual([]);
    expect(judgeCompleteness(plan, law, '2026-11-20').map((one) => one.rule)).toEqual(['demography']);
  });

  test('an empty list of national priorities sends to the operator and never says that something is missing', () => {
    const law = aLaw({ nationalPriorities: { priorityIds: [], verified: true } });
    const findings = judge(aCompletePlan({ goals: [aGoal({ id: 'goal', nationalPriorityIds: [] })] }), law);
    expect(findings.map((one) => [one.rule, one.severity, one.sentence])).toEqual([
      ['goal-national-priority', 'ask-operator', 'goal-national-priority.unknown']
    ]);
    expect(openFindings(findings)).toEqual([]);
  });

  test('an unverified competence warns where a verified one says that the law is broken', () => {
    const plan = aCompletePlan({ kindChoices: [] });
    const kinds = aLaw().kindsInCompetence.map((kind) => ({ ...kind, verified: false }));
    expect(judge(plan).map((one) => one.severity)).toEqual(['missing']);
    expect(judge(plan, aLaw({ kindsInCompetence: kinds })).map((one) => one.severity)).toEqual(['warning']);
  });
});

describe('an answered warning', () => {
  const plan = aCompletePlan({ discussion: null });
  const answer = {
    rule: 'public-discussion',
    subject: { kind: 'plan', id: plan.plan.id },
    reason: 'Návrh prerokovali obyvatelia na schôdzi.',
    answeredOn: '2026-11-20'
  } as const;

  test('stays in the list with its reason and is no longer open', () => {
    const findings = judge({ ...plan, answers: [answer] });
    expect(findings.map((one) => [one.rule, one.answer?.reason])).toEqual([
      ['public-discussion', 'Návrh prerokovali obyvatelia na schôdzi.']
    ]);
    expect(openFindings(findings)).toEqual([]);
  });

  test('counts for its own subject only, and only with words', () => {
    const elsewhere = { ...answer, subject: { kind: 'plan', id: 'another' } } as const;
    expect(judge({ ...plan, answers: [elsewhere] })[0]?.answer).toBeNull();
    expect(judge({ ...plan, answers: [{ ...answer, reason: ' ' }] })[0]?.answer).toBeNull();
  });

  test('what the law asks for cannot be answered away', () => {
    const missing = aCompletePlan({ demography: null });
    const excuse = {
      ...answer,
      rule: 'demography',
      subject: { kind: 'section', id: 'social-situation' }
    } as const;
    const findings = judge({ ...missing, answers: [excuse] });
    expect(findings[0]?.answer).toBeNull();
    expect(openFindings(findings)).toHaveLength(1);
  });

  test.each([
    ['missing', 'Dôvod', 'not-answerable'],
    ['ask-operator', 'Dôvod', 'not-answerable'],
    ['warning', '  ', 'no-reason'],
    ['warning', 'Dôvod', null]
  ] as const)('%s with "%s" is refused as %s', (severity, reason, refusal) => {
    expect(refuseWarningAnswer({ severity }, reason)).toBe(refusal);
  });
});

test('a template nobody touched counts as empty', () => {
  const plan = aCompletePlan();
  const texts = { ...plan.plan.texts, 'condition-financial': { text: 'Doplňte podmienky.', template: true } };
  expect(rulesOf({ ...plan, plan: { ...plan.plan, texts } })).toEqual(['condition-financial']);
});

test('a note of the template covers nothing in an analysis', () => {
  const note = {
    id: 'note',
    part: 'services-analysis',
    dimension: 'form',
    code: 'terenna',
    text: 'Opíšte formu.'
  } as const;
  const plan = aPlanLikeHrinova();
  const withNote = (template: boolean) => ({
    ...plan,
    analysisNotes: [...plan.analysisNotes, { ...note, template }]
  });
  expect(rulesOf(withNote(true))).toContain('services-by-form');
  expect(rulesOf(withNote(false))).not.toContain('services-by-form');
});

describe('the capacity of a goal', () => {
  const service = { serviceTypeCode: 'opatrovatelska-sluzba', formCode: 'terenna' };
  const elsewhere = aGoal({ id: 'goal', services: [{ ...service, formCode: 'ambulantna' }] });

  test.each([
    ['a row of its kind, form and group', [service], ['seniori'], true],
    ['any form when it names none', [{ ...service, formCode: null }], ['seniori'], true],
    ['any group when it names none', [service], [], true],
    ['a row of another form', elsewhere.services, ['seniori'], false],
    ['a row of another group', [service], ['rodiny'], false],
    [
      'a choice for the kind',
      [{ serviceTypeCode: 'denny-stacionar', formCode: 'ambulantna' }],
      ['seniori'],
      true
    ],
    ['one service of two', [service, { serviceTypeCode: 'jedalen', formCode: null }], ['seniori'], false]
  ])('%s', (_name, services, targetGroupCodes, quantified) => {
    const plan = aCompletePlan({ goals: [aGoal({ id: 'goal', services, targetGroupCodes })] });
    expect(!rulesOf(plan).includes('goal-capacity')).toBe(quantified);
  });

  test('a row without a value in any year is no capacity', () => {
    const cells = aCompletePlan().cells.map((one) => ({ ...one, ownNeed: null }));
    expect(rulesOf(aCompletePlan({ cells }))).toEqual(['goal-capacity', 'year-value']);
  });

  test('a goal may say why it has none', () => {
    const goals = [aGoal({ id: 'goal', services: [], noCapacityReason: 'Ide o informovanie obyvateľov.' })];
    expect(judge(aCompletePlan({ goals }))).toEqual([]);
  });
});

test.each([
  ['2026-11-20', []],
  ['2026-11-21', ['public-discussion.open']],
  ['2026-12-05', ['public-discussion.open']]
] as const)('a discussion open until %s', (closesOn, sentences) => {
  expect(judge(aCompletePlan({ discussion: { closesOn } })).map((one) => one.sentence)).toEqual(sentences);
});

test.each(['annual-evaluation', 'change-and-update'] as const)('an own section may say the %s', (section) => {
  const evaluation = { responsible: '', month: null, presentedTo: '' };
  const plan = aPlan({ evaluation, change: { reasons: [], proposedBy: '' } });
  const both = ['annual-evaluation', 'change-and-update'];
  expect(rulesOf(aCompletePlan({ plan }))).toEqual(both);
  const sectionTexts = [{ section, ownWords: 30, sampleWords: 0, openBlanks: [] }];
  expect(rulesOf(aCompletePlan({ plan, sectionTexts }))).toEqual(both.filter((rule) => rule !== section));
  const texts = { ...plan.texts, [section]: { text: 'Vlastný opis.', template: false } };
  expect(rulesOf(aCompletePlan({ plan: { ...plan, texts } }))).toEqual(
    both.filter((rule) => rule !== section)
  );
});

test('money without a source is told once, as a missing source', () => {
  const costs = [aCost({ sourceCode: null, certainty: 'intention' })];
  expect(rulesOf(aCompletePlan({ activities: [anActivity({ measureId: 'measure', costs })] }))).toEqual([
    'activity-source'
  ]);
});

test('a group or kind left out of an analysis is named', () => {
  const plan = aCompletePlan({
    plan: aPlan({ targetGroupCodes: ['seniori', 'rodiny'] }),
    kindChoices: [aKindChoice({ serviceTypeCode: 'jedalen' })],
    goals: [aGoal({ id: 'goal', targetGroupCodes: ['seniori', 'rodiny'] })]
  });
  const law = aLaw({ kindsInCompetence: [] });
  expect(judge(plan, law).map((one) => [one.sentence, one.params])).toEqual([
    ['requirements-by-target-group.some', { groups: ['rodiny'] }]
  ]);
});

test('a village without any service is complete when it says so for every kind', () => {
  const plan = aCompletePlan({
    cells: [],
    existing: [],
    measures: aCompletePlan().measures.map((one) => ({ ...one, capacityChanges: [] })),
    kindChoices: [
      aKindChoice(),
      aKindChoice({
        serviceTypeCode: 'opatrovatelska-sluzba',
        choice: 'secured-elsewhere',
        securedAt: 'Mesto Martin'
      })
    ]
  });
  expect(judge(plan)).toEqual([]);
});

test('the years without a value are named, and the row is pointed at', () => {
  const plan = aCompletePlan({ cells: [2027, 2029, 2031].map((year) => aCell({ year })) });
  expect(judge(plan)).toMatchObject([
    {
      rule: 'year-value',
      sentence: 'year-value.row',
      params: { kind: 'opatrovatelska-sluzba', form: 'terenna', group: 'seniori', years: [2028, 2030] },
      where: { page: 'matrix' }
    }
  ]);
});
