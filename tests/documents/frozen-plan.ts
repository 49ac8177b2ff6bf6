import type { PublishedService } from '#lib/domain/directory/published-service.ts';
import type { Block, BlockContent, Inline } from '#lib/domain/plans/block.ts';
import { personCount } from '#lib/domain/population/person-count.ts';
import { type FreezeInput, freezePlan } from '#lib/domain/publishing/freeze-plan.ts';
import type { PlanDocument } from '#lib/domain/publishing/plan-document.ts';
import type { PlanEdition } from '#lib/domain/publishing/plan-edition.ts';
import {
  aCapacityChange,
  aCapacityRecord,
  aCompletePlan,
  aCost,
  aFinding,
  aGoal,
  aKindChoice,
  aLaw,
  aMeasure,
  aNeed,
  anActivity,
  anIndicator,
  aPlan,
  aPriority,
  aProvider,
  aService
} from '#tests/plan-fixtures.ts';

const said = (text: string): Inline[] => [{ type: 'text', text }];

function blocks(): Block[] {
  const contents: [string, BlockContent][] = [
    [
      'foreword',
      {
        kind: 'paragraph',
        text: said('Plán hovorí, kto v obci pomáha, komu a za koľko, a čo pribudne do roku 2031.')
      }
    ],
    ['process', { kind: 'heading', level: 3, text: said('Stretnutia') }],
    [
      'process',
      {
        kind: 'bulletList',
        items: [
          { id: 'i1', text: said('stretnutie so seniormi') },
          { id: 'i2', text: said('verejné zhromaždenie') }
        ]
      }
    ],
    ['social-situation', { kind: 'heading', level: 2, text: said('Obyvatelia podľa veku') }],
    ['social-situation', { kind: 'living', shows: 'age-pyramid', options: {} }],
    [
      'services-analysis',
      {
        kind: 'paragraph',
        text: [
          ...said('Viac hovorí '),
          { type: 'reference', to: 'measure', id: 'measure-1' },
          ...said(', '),
          { type: 'reference', to: 'table', id: 'b9' },
          ...said(' a '),
          { type: 'reference', to: 'goal', id: 'goal-gone' },
          ...said('.'),
          { type: 'footnote', id: 'f1', text: [{ type: 'text', text: 'Stav k 1. novembru 2026.' }] }
        ]
      }
    ],
    [
      'services-analysis',
      {
        kind: 'table',
        caption: 'Kto dnes pomáha',
        headerRow: false,
        headerColumn: true,
        rows: [
          {
            id: 'r1',
            cells: [
              { id: 'c1', text: said('obec') },
              { id: 'c2', text: said('opatrovateľská služba') }
            ]
          },
          {
            id: 'r2',
            cells: [
              { id: 'c3', text: said('farnosť') },
              { id: 'c4', text: said('návštevy') }
            ]
          }
        ]
      }
    ],
    ['vision', { kind: 'callout', tone: 'note', text: said('Nikto nezostane na pomoc sám.') }]
  ];
  return contents.map(([parent, content], at) => ({
    id: at === 6 ? 'b9' : `b${at + 1}`,
    parent,
    position: `a${at}`,
    content,
    revision: 1
  }));
}

/** A village's plan with something in every part, frozen as publishing freezes it. */
export function aFrozenPlan(mentions: Partial<FreezeInput> = {}): PlanDocument {
  const content = aCompletePlan({
    plan: aPlan({ id: 'plan-1' }),
    findings: [
      aFinding({ id: 'finding-1', statement: 'Štyria seniori čakajú na opatrovateľskú službu.' }),
      aFinding({
        id: 'finding-2',
        statement: 'Rodiny nemajú pomoc cez víkend.',
        origin: 'survey',
        voice: 'inhabitants',
        sample: { answers: personCount(55) as never, population: 2200 }
      }),
      aFinding({ id: 'finding-3', statement: 'Zistenie, na ktoré opatrenie neodpovedá.' })
    ],
    needs: [
      aNeed({ id: 'need-1', findingIds: ['finding-1', 'finding-2'] }),
      aNeed({ id: 'need-2', title: 'Iná potreba', findingIds: ['finding-3'] })
    ],
    priorities: [aPriority({ id: 'priority-1' })],
    goals: [aGoal({ id: 'goal-1', priorityId: 'priority-1', needIds: ['need-1'] })],
    measures: [aMeasure({ id: 'measure-1', goalId: 'goal-1', capacityChanges: [aCapacityChange()] })],
    activities: [
      anActivity({
        id: 'activity-1',
        measureId: 'measure-1',
        costs: [aCost({ id: 'cost-1' }), aCost({ id: 'cost-2', year: 2029, certainty: 'intention' })],
        responsiblePerson: 'Mária Nováková'
      })
    ],
    indicators: [anIndicator({ id: 'indicator-1', owner: { kind: 'measure', measureId: 'measure-1' } })],
    kindChoices: [aKindChoice({ serviceTypeCode: 'opatrovatelska-sluzba' })]
  });
  const ages = Array.from({ length: 101 }, (_, age) => Math.max(0, Math.round(30 - Math.abs(45 - age) / 2)));
  return freezePlan(
    {
      body: { bodyId: 'body', name: 'Lipovec', kind: 'municipality', territoryCode: '512389' },
      demonstration: true,
      content,
      blocks: blocks(),
      population: { males: ages, females: ages, asOf: '2021-01-01', source: 'ŠÚ SR, SODB 2021' },
      providers: [aProvider({ id: 'provider', name: 'Obec Lipovec' })],
      services: [aService({ id: 'service', providerId: 'provider' })],
      capacities: [aCapacityRecord({ serviceId: 'service' })],
      shown: [],
      named: [],
      names: {
        serviceTypes: { 'opatrovatelska-sluzba': { name: 'opatrovateľská služba', provision: '§ 41' } },
        forms: { terenna: 'terénna' },
        targetGroups: { seniori: 'seniori' },
        units: { prijimatelia: 'prijímatelia' },
        sources: { obec: 'rozpočet obce' },
        nationalPriorities: {}
      },
      sources: [
        {
          code: 'sodb',
          title: 'Obyvatelia podľa veku',
          source: 'Štatistický úrad SR',
          asOf: '2021-01-01',
          licence: 'CC BY 4.0'
        }
      ],
      ...mentions
    },
    aLaw(),
    '2026-11-21'
  );
}

export function anEdition(mentions: Partial<PlanEdition> = {}): PlanEdition {
  return {
    body: 'Obec Lipovec',
    state: 'in-force',
    resolution: { body: 'Obecné zastupiteľstvo v Lipovci', number: '12/2026', day: '2026-12-10' },
    on: '2026-12-10',
    version: 1,
    contentHash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    fileNumber: 'OcU-2026/118',
    verifyAt: 'https://opora.example.sk/overenie',
    address: 'https://opora.example/lipovec-martin/plan/2027-2031/v1',
    ...mentions
  };
}

/** A service as everybody sees it, with what the directory knows of its people, rooms and money. */
export function aShownService(id: string, name: string): PublishedService {
  const told = { source: 'poskytovateľ', confirmedOn: '2026-01-02' } as const;
  const now = { validFrom: '2026-01-01', validTo: null } as const;
  const year = { validFrom: '2025-01-01', validTo: '2026-01-01' } as const;
  return {
    ...{ id, name, sortKey: name, registerNumber: null, address: null, staleAfterDays: 365 },
    provider: { id: 'provider', name: 'Obec Lipovec', kind: 'municipal', ico: null, website: null },
    serviceTypeCode: 'opatrovatelska-sluzba',
    ...{ formCodes: ['terenna'], targetGroupCodes: ['seniori'], unitCode: '512389', districtCode: 'SK0316' },
    ...{ registeredOn: null, erasedOn: null, capacities: [], staleAfterDays: 365 },
    facts: [
      {
        ...{ ...told, ...now, kind: 'staff' },
        content: {
          rows: [{ qualification: 'opatrovateľka', people: 4, fullTime: 3.5 }],
          ...{ volunteers: 2, informalCarers: 0, trainingHours: 40, hasSupervision: true },
          missing: 'sociálna pracovníčka na polovičný úväzok'
        }
      },
      {
        ...{ ...told, ...now, kind: 'premises' },
        content: { buildings: 'kultúrny dom', equipment: 'auto' }
      },
      {
        ...{ ...told, ...year, kind: 'money' },
        content: { rows: [{ sourceCode: 'obec', cents: 1_250_000 }] }
      }
    ]
  };
}
