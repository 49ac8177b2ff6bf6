import type { AuthoredPlan, AuthoredStartingIndicator } from '#lib/domain/demonstration/authored-plan.ts';
import { INVENTED } from '../authoring.ts';
import { CAPACITY_ROWS, CHOICES } from './capacity.ts';
import { DIGNITY } from './dignity.ts';
import { PROVIDERS } from './directory.ts';
import { FINDINGS, NEEDS } from './evidence.ts';
import { FAMILIES } from './families.ts';
import { ANALYSIS } from './narrative-analysis.ts';
import { DIRECTION } from './narrative-plan.ts';
import { NOBODY_ASIDE } from './nobody-aside.ts';
import { NOTES } from './notes.ts';
import { OLDER_PEOPLE } from './older-people.ts';
import { MEASURED, TOLD } from './progress.ts';
import { MONEY, PEOPLE, THINGS } from './resources.ts';
import { RISKS, SWOT } from './risks.ts';

const SURVEY = { asOf: '2025-05-16', source: `Dotazník pre domácnosti, ${INVENTED}` } as const;

function asked(
  code: AuthoredStartingIndicator['code'],
  title: string,
  unit: string,
  direction: 'up' | 'down',
  now: number,
  ...[in2028, in2030]: [number, number]
): AuthoredStartingIndicator {
  return {
    ...{ code, title, unit, direction, source: 'dotazník pre domácnosti v rokoch 2028 a 2030' },
    baseline: { value: now, ...SURVEY },
    targets: [
      { year: 2028, value: in2028 },
      { year: 2030, value: in2030 }
    ]
  };
}

/** The invented plan of the town Rajec for 2026–2030, built on public figures. */
export const RAJEC: AuthoredPlan = {
  key: 'rajec',
  unitCode: '517917',
  plan: {
    title: 'Komunitný plán sociálnych služieb mesta Rajec na roky 2026 – 2030',
    fileNumber: '',
    validFrom: '2026-01-01',
    validTo: '2030-12-31',
    mode: 'full',
    nationalPriorityListCode: '2021-2030',
    targetGroupCodes: ['seniori', 'zdravotne-postihnutie', 'rodiny-s-detmi', 'socialne-vylucenie'],
    capacityDay: '2025-06-30',
    evaluation: {
      responsible: 'koordinátorka komunitného plánovania',
      month: 5,
      presentedTo: 'mestské zastupiteľstvo'
    },
    change: {
      reasons: ['law', 'needs', 'services', 'funding', 'evaluation', 'proposal'],
      proposedBy: 'primátor mesta'
    }
  },
  texts: {
    vision:
      'V roku 2030 v Rajci nikto nemusí odísť z domu len preto, že potrebuje pomoc, a každý vie, na koho sa obrátiť.',
    'local-specifics':
      'Rajec je prirodzeným centrom Rajeckej doliny: k lekárom, do škôl a na úrady sem dochádzajú ľudia z okolitých obcí, ktoré vlastné služby nemajú. Do Žiliny je asi dvadsať kilometrov, večer a cez víkend bez priameho spoja pre ľudí na vozíku.',
    'condition-personnel':
      'Do roku 2030 pribudne asi osemnásť pracovných miest, najviac v opatrovateľskej službe, v stacionári a v Domove vďaky. Mesto začne nábor rok pred otvorením služby, uchádzačkám preplatí opatrovateľský kurz a každý tím bude mať supervíziu.',
    'condition-financial':
      'Bežné náklady znáša najmä rozpočet mesta, úhrady prijímateľov a príspevok ministerstva. Investície do stacionára, Domova vďaky a výťahu na úrade závisia od európskych zdrojov, o ktoré mesto požiada; do ich získania sú bez krytia. Ak ich mesto nezíska, zastupiteľstvo rozhodne o menšom riešení.',
    'condition-operational':
      'Nové služby vzniknú v budovách mesta: v prízemí pri Domove vďaky, v bývalej školskej družine a v pavilóne materskej školy. Pred otvorením ich posúdi regionálny úrad verejného zdravotníctva a poskytovateľ ich zapíše do registra Žilinského samosprávneho kraja. Prestavby sa robia po etapách, aby sa žiadna služba neprerušila.',
    'condition-organisational':
      'Plán koordinuje koordinátorka komunitného plánovania. Riadiaca skupina sa stretáva dvakrát ročne, pracovné skupiny najmenej raz ročne. Každý november riadiaca skupina pripraví akčný plán na nasledujúci rok, aby sa premietol do rozpočtu.',
    'annual-evaluation':
      'Koordinátorka pripraví vyhodnotenie do konca apríla, riadiaca skupina ho prerokuje v máji a zastupiteľstvo ho berie na vedomie.',
    'change-and-update':
      'Zmenu navrhuje primátor po prerokovaní v riadiacej skupine a po najmenej pätnásťdňovom zverejnení; schvaľuje ju zastupiteľstvo ako dodatok.'
  },
  narrative: { ...ANALYSIS, ...DIRECTION },
  findings: FINDINGS,
  needs: NEEDS,
  notes: NOTES,
  swot: SWOT,
  priorities: [OLDER_PEOPLE, DIGNITY, FAMILIES, NOBODY_ASIDE],
  startingIndicators: [
    asked('satisfaction', 'Spokojnosť prijímateľov so službami', '%', 'up', 84, 87, 90),
    asked('quality-of-life', 'Kvalita života podľa vlastného hodnotenia', '0–10', 'up', 6.9, 7.1, 7.3),
    asked('loneliness', 'Podiel ľudí, ktorí sa často cítia osamelo', '%', 'down', 17, 15, 12),
    asked('whom-to-ask', 'Podiel ľudí, ktorí vedia, na koho sa obrátiť', '%', 'up', 67, 78, 85),
    asked('somebody-to-call', 'Podiel ľudí, ktorí majú v núdzi komu zavolať', '%', 'up', 88, 90, 93),
    asked('took-part', 'Podiel ľudí, ktorí sa zapojili do plánovania', '%', 'up', 9, 12, 15)
  ],
  choices: CHOICES,
  rows: CAPACITY_ROWS,
  risks: RISKS,
  people: PEOPLE,
  things: THINGS,
  money: MONEY,
  providers: PROVIDERS,
  answers: [
    {
      rule: 'uncovered-money',
      reason:
        'Bez krytia sú tri investície, o ktoré mesto požiada z európskych zdrojov, a prvé dva roky nízkoprahovej služby. Ak peniaze nezíska, zastupiteľstvo rozhodne o menšom riešení.',
      answeredOn: '2025-11-19'
    }
  ],
  told: TOLD,
  measured: MEASURED,
  discussion: { from: '2025-10-06', to: '2025-10-31' },
  approval: {
    body: 'Mestské zastupiteľstvo v Rajci (vymyslené na ukážku)',
    number: 'UKÁŽKA-7/2025',
    day: '2025-12-11',
    votes: { for: 10, against: 0, abstained: 1 },
    conditions: '',
    signedOn: '2025-12-15',
    confirmedOn: null,
    invented: true
  },
  frozenOn: '2025-11-24'
};
