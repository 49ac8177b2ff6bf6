import { SECURED_WITH_NOBODY } from '../directory/directory-entry.ts';
import type { PlanTextCode } from '../plans/plan.ts';
import { PLAN_SECTIONS, planYears } from '../plans/plan.ts';
import type { CalendarDay } from '../shared/calendar-day.ts';
import type { AuthoredFinding, AuthoredPlan, AuthoredRow } from './authored-plan.ts';
import { inventedMoney, inventedProviders } from './invented-directory.ts';
import { INVENTED_KINDS, type InventedKind } from './invented-kinds.ts';
import { inventedGoal } from './invented-measures.ts';
import { type Random, wholeBetween } from './random.ts';

/** What an invented plan knows of its municipality. */
export type InventedPlace = { unitCode: string; name: string; inhabitants: number; seniors: number };

/** Goals of an invented plan, each with five measures: forty together. */
export const INVENTED_GOALS = 8;

const INVENTED = 'vymyslené na skúšanie programu';
const ASKED: CalendarDay = '2025-06-30';
const MONEY_YEARS = [
  { year: 2024, state: 'actual' },
  { year: 2026, state: 'planned' }
] as const;
const GROUPS = ['seniori', 'zdravotne-postihnutie', 'rodiny-s-detmi', 'socialne-vylucenie'];
const GROUP_NAMES: Record<string, string> = {
  seniori: 'Starší ľudia žijú doma a v bezpečí',
  'zdravotne-postihnutie': 'Ľudia so zdravotným postihnutím sa zúčastňujú na živote obce',
  'rodiny-s-detmi': 'Rodiny s deťmi dostanú podporu včas',
  'socialne-vylucenie': 'Nikto nezostane bez pomoci v kríze'
};

/** One developed kind with its numbers in this place. */
type Developed = { kind: InventedKind; existing: number; increase: number };

/**
 * A whole invented plan of a municipality for 2026–2030: eight goals, forty measures, evidence, capacity matrix.
 * The same place, kinds and random numbers give the same plan. It passes the completeness check.
 * @param kinds codes of the kinds in the competence of a municipality
 */
export function inventedPlan(place: InventedPlace, kinds: readonly string[], random: Random): AuthoredPlan {
  const developed = developedKinds(place, random);
  const plan = planOf(place);
  const years = planYears(plan);
  return {
    key: place.unitCode,
    unitCode: place.unitCode,
    plan,
    texts: textsOf(place),
    narrative: narrativeOf(place, developed),
    easy: easyOf(place),
    findings: findingsOf(place, developed),
    needs: Object.fromEntries(
      developed.map(({ kind }) => [
        kind.key.serviceTypeCode,
        {
          title: `Dostupnosť ${kind.of}`,
          description: kind.need,
          targetGroupCodes: [kind.key.targetGroupCode],
          findings: ['demography', `${kind.key.serviceTypeCode}-asked`],
          ...{ service: kind.key.serviceTypeCode, form: kind.key.formCode }
        }
      ])
    ),
    notes: [],
    swot: GROUPS.map((group) => ({
      ...{ group, quadrant: 'strength', text: 'Ľudia sa poznajú a sú ochotní pomôcť.' }
    })),
    priorities: GROUPS.map((group) => ({
      title: GROUP_NAMES[group] ?? group,
      description: '',
      goals: developed
        .filter(({ kind }) => kind.key.targetGroupCode === group)
        .map(({ kind, increase }) =>
          inventedGoal(
            { kind, years, asOf: ASKED, source: INVENTED, increase, random },
            kind.key.serviceTypeCode
          )
        )
    })).filter(({ goals }) => goals.length > 0),
    startingIndicators: [],
    choices: kinds.map((serviceTypeCode) => choiceOf(serviceTypeCode, developed)),
    rows: developed.map((one) => rowOf(one, years.length)),
    risks: [
      {
        title: 'Nedostatok pracovníkov',
        likelihood: 'high',
        impact: 'high',
        mitigation: 'Včasný nábor a vzdelávanie.'
      }
    ],
    people: [
      {
        role: 'opatrovateľka',
        employment: 'employee',
        persons: wholeBetween(random, 3, 12),
        fullTime: 3,
        qualification: 'opatrovateľský kurz'
      }
    ],
    things: [{ kind: 'room', title: 'Spoločenská miestnosť', quantity: 1, barrierFree: 'partly', note: '' }],
    money: inventedMoney(developed, MONEY_YEARS, INVENTED),
    providers: inventedProviders(developed, { place, asOf: ASKED, source: INVENTED, random }),
    answers: [],
    discussion: { from: '2025-10-01', to: '2025-10-31' },
    approval: {
      ...{ body: 'Zastupiteľstvo (vymyslené)', number: 'SKÚŠKA-1/2025', day: '2025-12-01' },
      ...{ votes: null, conditions: '', signedOn: '2025-12-02', confirmedOn: null, invented: true }
    },
    frozenOn: '2025-11-17'
  };
}

function planOf({ name }: InventedPlace): AuthoredPlan['plan'] {
  return {
    title: `Komunitný plán sociálnych služieb ${name} 2026 – 2030`,
    fileNumber: '',
    validFrom: '2026-01-01',
    validTo: '2030-12-31',
    mode: 'full',
    nationalPriorityListCode: '2021-2030',
    targetGroupCodes: GROUPS,
    capacityDay: ASKED,
    evaluation: {
      responsible: 'koordinátor komunitného plánovania',
      month: 4,
      presentedTo: 'zastupiteľstvo'
    },
    change: { reasons: ['law', 'needs', 'funding'], proposedBy: 'starosta alebo primátor' }
  };
}

/** Eight kinds, at least one for each target group. */
function developedKinds(place: InventedPlace, random: Random): Developed[] {
  const drawn = INVENTED_KINDS.map((kind) => ({ kind, order: random() }));
  const shuffled = drawn.sort((one, other) => one.order - other.order).map(({ kind }) => kind);
  const first = GROUPS.flatMap((group) => shuffled.find((one) => one.key.targetGroupCode === group) ?? []);
  const rest = shuffled.filter((one) => !first.includes(one));
  return [...first, ...rest].slice(0, INVENTED_GOALS).map((kind) => {
    const needed = Math.max(3, Math.round((kind.perThousand * place.inhabitants) / 1_000));
    const increase = Math.max(2, Math.round(needed * (0.2 + random() * 0.4)));
    return { kind, existing: Math.max(0, needed - increase), increase };
  });
}

function findingsOf(place: InventedPlace, developed: readonly Developed[]): AuthoredPlan['findings'] {
  const { name, inhabitants, seniors } = place;
  const asked = developed.map(({ kind }, at): [string, AuthoredFinding] => [
    `${kind.key.serviceTypeCode}-asked`,
    {
      statement: kind.need,
      origin: 'meeting',
      kindOfNeed: 'felt',
      voice: at % 2 === 0 ? 'recipients' : 'inhabitants',
      asOf: ASKED,
      source: `Stretnutie s obyvateľmi, ${INVENTED}`,
      targetGroupCodes: [kind.key.targetGroupCode],
      ...{ service: kind.key.serviceTypeCode, form: kind.key.formCode }
    }
  ]);
  return {
    demography: {
      statement: `Pri sčítaní 2021 v mieste ${name} žilo ${inhabitants} ľudí, z nich ${seniors} malo 65 a viac rokov.`,
      origin: 'statistic',
      kindOfNeed: 'normative',
      voice: 'office',
      asOf: '2021-01-01',
      source: 'ŠÚ SR, SODB 2021',
      targetGroupCodes: GROUPS
    },
    ...Object.fromEntries(asked)
  };
}

function rowOf({ kind, existing, increase }: Developed, years: number): AuthoredRow {
  const number = (values: number[]) => ({ values, asOf: ASKED, source: INVENTED });
  return {
    key: kind.key,
    ownNeed: number(Array.from({ length: years }, () => existing + increase)),
    existing: number([existing])
  };
}

function choiceOf(serviceTypeCode: string, developed: readonly Developed[]): AuthoredPlan['choices'][number] {
  const provided = developed.some(({ kind }) => kind.key.serviceTypeCode === serviceTypeCode);
  return {
    ...SECURED_WITH_NOBODY,
    ...{ serviceTypeCode, choice: provided ? 'provide' : 'not-needed', securedAt: '', decidedOn: ASKED },
    reason: provided ? '' : `O službu nikto nepožiadal (${INVENTED}).`
  };
}

function textsOf({ name }: InventedPlace): Record<PlanTextCode, string> {
  return {
    vision: `${name}: miesto, kde každý vie, na koho sa obrátiť.`,
    'local-specifics': `Miestne podmienky (${name}) sú ${INVENTED}.`,
    'condition-personnel': 'Nábor, vzdelávanie a zastupovanie pracovníkov.',
    'condition-financial': 'Rozpočet obce, úhrady prijímateľov a príspevok ministerstva.',
    'condition-operational': 'Priestory a vozidlo vo vlastníctve obce.',
    'condition-organisational': 'Plán vedie koordinátor, riadiaca skupina sa stretáva dvakrát ročne.',
    'annual-evaluation': 'Vyhodnotenie do konca apríla, zverejnené na webovom sídle.',
    'change-and-update': 'Dodatok schvaľuje zastupiteľstvo na návrh starostu alebo primátora.'
  };
}

/** One section in easy reading, as a plan of a village may have it. */
function easyOf({ name }: InventedPlace): NonNullable<AuthoredPlan['easy']> {
  return {
    vision: `
# Čo bude o päť rokov
Tento plán je ${INVENTED}.
Plán hovorí, ako ${name} pomôže ľuďom.
Starší ľudia budú žiť doma.
Kto potrebuje pomoc, vie, kam má ísť.
`
  };
}

function narrativeOf(place: InventedPlace, developed: readonly Developed[]): AuthoredPlan['narrative'] {
  const { name, inhabitants, seniors } = place;
  const share = Math.round((100 * seniors) / Math.max(1, inhabitants));
  const general = `
!! Tento plán je ${INVENTED}. Skutočný je len názov a údaje zo sčítania.

${name} má podľa sčítania 2021 ${inhabitants} obyvateľov, z toho ${share} % vo veku 65 a viac rokov.
`;
  const needs = developed.map(({ kind }) => `- ${kind.need}`).join('\n');
  const goals = developed
    .map(({ kind, increase }) => `- Rozšíriť ${kind.whom} o ${increase} ${kind.units}.`)
    .join('\n');
  const written = PLAN_SECTIONS.map((section) => [
    section,
    section === 'requirements-analysis' ? needs : section === 'goals-and-priorities' ? goals : general
  ]);
  return Object.fromEntries(written);
}
