import type { CapacityRecord } from '#lib/domain/directory/capacity.ts';
import { SECURED_WITH_NOBODY } from '#lib/domain/directory/directory-entry.ts';
import type { Provider } from '#lib/domain/directory/provider.ts';
import type { Service } from '#lib/domain/directory/service.ts';
import type { Finding } from '#lib/domain/evidence/finding.ts';
import type { Need } from '#lib/domain/evidence/need.ts';
import { REQUIREMENTS } from '#lib/domain/law/requirement.ts';
import type { Activity, ActivityCost } from '#lib/domain/plans/activity.ts';
import type { CapacityCell, KindChoice } from '#lib/domain/plans/capacity-matrix.ts';
import type { Goal } from '#lib/domain/plans/goal.ts';
import type { Indicator } from '#lib/domain/plans/indicator.ts';
import type { CapacityChange, Measure } from '#lib/domain/plans/measure.ts';
import type { Plan } from '#lib/domain/plans/plan.ts';
import type { LawForJudging, PlanForJudging } from '#lib/domain/plans/plan-for-judging.ts';
import type { Priority } from '#lib/domain/plans/priority.ts';

let given = 0;

/** An id nobody else has in this test run. */
function nextId(kind: string): string {
  given += 1;
  return `${kind}-${given}`;
}

const OWN = (text: string) => ({ text, template: false });

/** A village's plan for 2027–2031 with every short text written. */
export function aPlan(mentions: Partial<Plan> = {}): Plan {
  return {
    id: nextId('plan'),
    title: 'Komunitný plán sociálnych služieb obce Lipovec',
    fileNumber: '',
    validFrom: '2027-01-01',
    validTo: '2031-12-31',
    mode: 'small-village',
    nationalPriorityListCode: '2021-2030',
    joint: null,
    targetGroupCodes: ['seniori'],
    capacityDay: '2026-11-01',
    texts: {
      vision: OWN('V Lipovci nikto neostane na pomoc sám.'),
      'local-specifics': OWN('Dve osady sú od obce vzdialené päť kilometrov.'),
      'condition-personnel': OWN('Dve opatrovateľky na plný úväzok.'),
      'condition-financial': OWN('Rozpočet obce a príspevok z projektu.'),
      'condition-operational': OWN('Kancelária v kultúrnom dome.'),
      'condition-organisational': OWN('Koordinuje referentka obecného úradu.')
    },
    evaluation: { responsible: 'referentka obecného úradu', month: 3, presentedTo: 'obecné zastupiteľstvo' },
    change: { reasons: ['needs', 'law'], proposedBy: 'starosta' },
    ...mentions
  };
}

export function aFinding(mentions: Partial<Finding> = {}): Finding {
  return {
    id: nextId('finding'),
    position: 'a0',
    statement: 'Štyria seniori čakajú na opatrovateľskú službu.',
    origin: 'provider',
    kindOfNeed: 'expressed',
    voice: 'recipients',
    asOf: '2026-10-01',
    source: 'Zoznam čakateľov obecného úradu',
    sourceUrl: null,
    sample: null,
    strength: null,
    place: null,
    living: null,
    targetGroupCodes: [],
    serviceTypeCode: null,
    formCode: null,
    ...mentions
  };
}

export function aNeed(mentions: Partial<Need> = {}): Need {
  return {
    id: nextId('need'),
    position: 'a0',
    title: 'Pomoc v domácnosti pre seniorov',
    description: '',
    findingIds: [],
    targetGroupCodes: ['seniori'],
    serviceTypeCode: 'opatrovatelska-sluzba',
    formCode: 'terenna',
    ...mentions
  };
}

export function aPriority(mentions: Partial<Priority> = {}): Priority {
  return { id: nextId('priority'), position: 'a0', title: 'Zostať doma', description: '', ...mentions };
}

export function aGoal(mentions: Partial<Goal> = {}): Goal {
  return {
    id: nextId('goal'),
    position: 'a0',
    priorityId: null,
    title: 'Seniori dostanú pomoc doma',
    description: '',
    needIds: ['need'],
    targetGroupCodes: ['seniori'],
    services: [{ serviceTypeCode: 'opatrovatelska-sluzba', formCode: 'terenna' }],
    noCapacityReason: '',
    nationalPriorityIds: ['2021-2030/1'],
    ...mentions
  };
}

export function aCapacityChange(mentions: Partial<CapacityChange> = {}): CapacityChange {
  return {
    serviceTypeCode: 'opatrovatelska-sluzba',
    formCode: 'terenna',
    targetGroupCode: 'seniori',
    unitCode: 'prijimatelia',
    year: 2028,
    change: 4,
    staffChange: 1,
    ...mentions
  };
}

export function aMeasure(mentions: Partial<Measure> = {}): Measure {
  return {
    id: nextId('measure'),
    code: 'o1',
    position: 'a0',
    goalId: 'goal',
    title: 'Prijať ďalšiu opatrovateľku',
    description: '',
    change: 'extend',
    subject: { kind: 'service', serviceTypeCode: 'opatrovatelska-sluzba' },
    targetGroupCodes: ['seniori'],
    capacityChanges: [],
    answersFindingIds: [],
    continues: null,
    ...mentions
  };
}

export function aCost(mentions: Partial<ActivityCost> = {}): ActivityCost {
  return {
    id: nextId('cost'),
    year: 2028,
    sourceCode: 'obec',
    cents: 1_200_000,
    certainty: 'pledge',
    nature: 'running',
    ...mentions
  };
}

export function anActivity(mentions: Partial<Activity> = {}): Activity {
  return {
    id: nextId('activity'),
    position: 'a0',
    measureId: 'measure',
    title: 'Výberové konanie a nástup',
    description: '',
    responsible: 'referentka obecného úradu',
    responsiblePerson: '',
    partners: [],
    providerIds: [],
    serviceIds: [],
    from: '2028-01-01',
    to: '2028-12-31',
    costs: [aCost()],
    costsNothing: false,
    ...mentions
  };
}

export function anIndicator(mentions: Partial<Indicator> = {}): Indicator {
  return {
    id: nextId('indicator'),
    position: 'a0',
    owner: { kind: 'measure', measureId: 'measure' },
    startingCode: null,
    title: 'Počet opatrovateliek',
    unit: 'osoby',
    direction: 'up',
    baseline: { value: 2, asOf: '2026-11-01', source: 'obecný úrad' },
    targets: [{ year: 2028, value: 3 }],
    source: 'obecný úrad',
    ...mentions
  };
}

export function aCell(mentions: Partial<CapacityCell> = {}): CapacityCell {
  const number = (value: number) => ({ value, asOf: '2026-11-01' as const, source: 'obecný úrad' });
  return {
    id: nextId('cell'),
    serviceTypeCode: 'opatrovatelska-sluzba',
    formCode: 'terenna',
    targetGroupCode: 'seniori',
    unitCode: 'prijimatelia',
    year: 2027,
    ownNeed: number(12),
    catchmentNeed: null,
    existing: { ...number(8), overrideReason: null },
    securedElsewhere: null,
    ...SECURED_WITH_NOBODY,
    staff: null,
    ...mentions
  };
}

export function aKindChoice(mentions: Partial<KindChoice> = {}): KindChoice {
  return {
    serviceTypeCode: 'denny-stacionar',
    choice: 'not-needed',
    reason: 'Nikto oň neprejavil záujem.',
    securedAt: '',
    ...SECURED_WITH_NOBODY,
    decidedOn: '2026-11-01',
    ...mentions
  };
}

export function aProvider(mentions: Partial<Provider> = {}): Provider {
  const id = nextId('provider');
  return {
    id,
    name: 'Obec Lipovec',
    kind: 'municipal',
    ico: null,
    stewardBodyId: 'body',
    website: null,
    ...mentions
  };
}

export function aService(mentions: Partial<Service> = {}): Service {
  return {
    id: nextId('service'),
    providerId: 'provider',
    serviceTypeCode: 'opatrovatelska-sluzba',
    name: 'Opatrovateľská služba Lipovec',
    registerNumber: null,
    formCodes: ['terenna'],
    targetGroupCodes: ['seniori'],
    placeTerritoryCode: '512389',
    address: 'Hlavná 1',
    addressProtected: false,
    registeredOn: null,
    erasedOn: null,
    ...mentions
  };
}

export function aCapacityRecord(mentions: Partial<CapacityRecord> = {}): CapacityRecord {
  return {
    serviceId: 'service',
    serviceTypeCode: 'opatrovatelska-sluzba',
    formCode: 'terenna',
    targetGroupCode: 'seniori',
    unitCode: 'prijimatelia',
    value: 8,
    staff: 2,
    validFrom: '2024-01-01',
    validTo: null,
    confirmedOn: '2026-10-01',
    source: 'poskytovateľ',
    ...mentions
  };
}

/** The law the judged plans of tests stand under: two kinds in the competence, one national priority. */
export function aLaw(mentions: Partial<LawForJudging> = {}): LawForJudging {
  return {
    requirements: REQUIREMENTS,
    kindsInCompetence: [
      { serviceTypeCode: 'opatrovatelska-sluzba', provision: '§ 41', verified: true },
      { serviceTypeCode: 'denny-stacionar', provision: '§ 40', verified: true }
    ],
    nationalPriorities: { priorityIds: ['2021-2030/1'], verified: true },
    temporarySources: [{ sourceCode: 'eu-np', endsOn: null }],
    ...mentions
  };
}

const YEARS = [2027, 2028, 2029, 2030, 2031];

/** A plan in which the check finds nothing: a home-care row typed for every year, a day centre not needed. */
export function aCompletePlan(mentions: Partial<PlanForJudging> = {}): PlanForJudging {
  const recipients = aFinding({ id: 'finding-recipients' });
  const inhabitants = aFinding({ id: 'finding-inhabitants', position: 'a1', voice: 'inhabitants' });
  const need = aNeed({ id: 'need', findingIds: [recipients.id, inhabitants.id] });
  const measure = aMeasure({ id: 'measure', capacityChanges: [aCapacityChange()] });
  const { serviceTypeCode, formCode, targetGroupCode, unitCode, confirmedOn } = aCapacityRecord();
  const row = { serviceTypeCode, formCode, targetGroupCode, unitCode, confirmedOn };
  return {
    plan: aPlan(),
    analysisNotes: [],
    findings: [recipients, inhabitants],
    needs: [need],
    swot: [],
    priorities: [],
    goals: [aGoal({ id: 'goal' })],
    measures: [measure],
    activities: [anActivity({ id: 'activity' })],
    indicators: [anIndicator()],
    kindChoices: [aKindChoice()],
    cells: YEARS.map((year) => aCell({ id: `cell-${year}`, year })),
    risks: [],
    humanResources: [],
    materialResources: [],
    financialResources: [],
    sectionTexts: [],
    danglingReferences: [],
    demography: { asOf: '2021-01-01', source: 'sčítanie 2021' },
    existing: [{ ...row, value: 8, staff: 2, services: 1 }],
    discussion: { closesOn: '2026-11-15' },
    answers: [],
    ...mentions
  };
}

/**
 * A plan with the shape of Hriňová's as the supreme audit office found it (kpss 1.3, 5.4-4): services described by
 * kind and group but not by form, requirements by nothing, a goal without a number, a timetable without capacities.
 */
export function aPlanLikeHrinova(): PlanForJudging {
  const note = (dimension: 'kind' | 'target-group', code: string) =>
    ({ id: nextId('note'), part: 'services-analysis', dimension, code, ...OWN('Opis služby.') }) as const;
  return aCompletePlan({
    plan: aPlan({ title: 'Komunitný plán sociálnych služieb mesta', mode: 'full' }),
    analysisNotes: [note('kind', 'opatrovatelska-sluzba'), note('target-group', 'seniori')],
    needs: [aNeed({ id: 'need', serviceTypeCode: null, formCode: null, targetGroupCodes: [] })],
    measures: [aMeasure({ id: 'measure' })],
    kindChoices: [],
    cells: [],
    existing: []
  });
}
