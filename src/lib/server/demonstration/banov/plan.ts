import type {
  AuthoredNote,
  AuthoredPlan,
  AuthoredStartingIndicator
} from '#lib/domain/demonstration/authored-plan.ts';
import { INVENTED } from '../authoring.ts';
import { CAPACITY_ROWS, CHOICES, PROVIDERS } from './capacity.ts';
import { FINDINGS, NEEDS, SWOT } from './evidence.ts';
import { NARRATIVE } from './narrative.ts';
import { PRIORITIES } from './priorities.ts';
import { MEASURED, TOLD } from './progress.ts';
import { EASY, TRANSLATED } from './twins.ts';

function asked(
  code: AuthoredStartingIndicator['code'],
  title: string,
  unit: string,
  direction: 'up' | 'down',
  now: number,
  in2030: number
): AuthoredStartingIndicator {
  return {
    ...{ code, title, unit, direction, source: 'dotazník v obecných novinách v roku 2030' },
    baseline: { value: now, asOf: '2025-05-30', source: `Dotazník, ${INVENTED}` },
    targets: [{ year: 2030, value: in2030 }]
  };
}

function note(dimension: AuthoredNote['dimension'], code: string, services: string, requirements: string) {
  return [
    { part: 'services-analysis', dimension, code, text: services },
    { part: 'requirements-analysis', dimension, code, text: requirements }
  ] as const;
}

/** The invented plan of the village Bánov for 2026–2030, built on public figures. */
export const BANOV: AuthoredPlan = {
  key: 'banov',
  unitCode: '503045',
  plan: {
    title: 'Komunitný plán sociálnych služieb obce Bánov na roky 2026 – 2030',
    fileNumber: '',
    validFrom: '2026-01-01',
    validTo: '2030-12-31',
    mode: 'small-village',
    nationalPriorityListCode: '2021-2030',
    targetGroupCodes: ['seniori', 'zdravotne-postihnutie', 'rodiny-s-detmi', 'socialne-vylucenie'],
    capacityDay: '2025-08-31',
    evaluation: { responsible: 'referentka obecného úradu', month: 3, presentedTo: 'obecné zastupiteľstvo' },
    change: { reasons: ['law', 'needs', 'funding', 'evaluation'], proposedBy: 'starosta obce' }
  },
  texts: {
    vision:
      'Kto v Bánove ostal sám, má suseda, ktorý príde; kto potrebuje pomoc, nečaká; a kto nevie, ako ďalej, dostane radu do týždňa.',
    'local-specifics':
      'Obec má dve časti, Bánov a Malú Kesu. Za odborným lekárom sa chodí do Nových Zámkov. Každý piaty obyvateľ má 65 a viac rokov.',
    'condition-personnel':
      'Dve nové opatrovateľky a vodič na polovičný úväzok. Zastupovanie je dohodnuté so susednou obcou.',
    'condition-financial':
      'Náklady nesie rozpočet obce a úhrady prijímateľov, susedskú pomoc dary. Na európske peniaze sa plán nespolieha.',
    'condition-operational':
      'Služby využívajú kultúrny dom, obecný úrad a obecné auto. Prepravnú službu treba zapísať do registra kraja.',
    'condition-organisational':
      'Plán vedie referentka obecného úradu. Sociálna komisia ho prechádza dvakrát ročne, pred zostavením rozpočtu a pred vyhodnotením.',
    'annual-evaluation': 'Do konca marca za predchádzajúci rok, každý rok samostatne.',
    'change-and-update':
      'Zmenu predkladá starosta po najmenej pätnásťdňovom zverejnení, schvaľuje ju zastupiteľstvo ako dodatok.'
  },
  narrative: NARRATIVE,
  easy: EASY,
  translated: TRANSLATED,
  findings: FINDINGS,
  needs: NEEDS,
  notes: [
    ...note(
      'form',
      'terenna',
      'Opatrovanie 12 ľudí a rozvoz 40 obedov v pracovné dni.',
      'Viac opatrovania a obedy aj cez víkend.'
    ),
    ...note(
      'form',
      'ambulantna',
      'Klub raz do týždňa a poradenstvo v úradných hodinách.',
      'Klub častejšie a bez bariér, rada aj večer.'
    ),
    ...note(
      'form',
      'pobytova',
      'V obci nie je; obec pomáha s vybavením miesta v okrese.',
      'V obci sa nežiada.'
    ),
    ...note(
      'target-group',
      'seniori',
      'Slúžia im všetky štyri služby obce.',
      'Opatrovanie, obedy, odvoz k lekárovi a spoločnosť.'
    ),
    ...note('target-group', 'zdravotne-postihnutie', 'Len poradenstvo.', 'Doprava k odborným lekárom.'),
    ...note('target-group', 'rodiny-s-detmi', 'Len poradenstvo.', 'Rada skôr, než sa starosti nahromadia.'),
    ...note(
      'target-group',
      'socialne-vylucenie',
      'Poradenstvo a pomoc farnosti.',
      'Niekto, kto príde a osloví prvý.'
    )
  ],
  swot: SWOT,
  priorities: PRIORITIES,
  startingIndicators: [
    asked('satisfaction', 'Spokojnosť prijímateľov so službami', '%', 'up', 88, 92),
    asked('quality-of-life', 'Kvalita života podľa vlastného hodnotenia', '0–10', 'up', 6.7, 7.1),
    asked('loneliness', 'Podiel ľudí, ktorí sa často cítia osamelo', '%', 'down', 21, 14),
    asked('whom-to-ask', 'Podiel ľudí, ktorí vedia, na koho sa obrátiť', '%', 'up', 61, 80),
    asked('somebody-to-call', 'Podiel ľudí, ktorí majú v núdzi komu zavolať', '%', 'up', 85, 92),
    asked('took-part', 'Podiel ľudí, ktorí sa zapojili do plánovania', '%', 'up', 4, 8)
  ],
  choices: CHOICES,
  rows: CAPACITY_ROWS,
  risks: [
    {
      title: 'Nenájde sa ďalšia opatrovateľka',
      likelihood: 'high',
      impact: 'high',
      mitigation: 'Preplatený kurz, kratší úväzok a dohoda so susednou obcou.'
    },
    {
      title: 'Dobrovoľníci po čase odídu',
      likelihood: 'medium',
      impact: 'medium',
      mitigation: 'Skupinu vedie referentka, noví dobrovoľníci sa oslovujú každý rok.'
    },
    {
      title: 'Obecné auto sa pokazí',
      likelihood: 'medium',
      impact: 'low',
      mitigation: 'Dohoda o požičaní auta so susednou obcou.'
    }
  ],
  people: [
    {
      role: 'opatrovateľka',
      employment: 'employee',
      persons: 4,
      fullTime: 4,
      qualification: 'opatrovateľský kurz',
      service: 'home-care'
    },
    {
      role: 'referentka obecného úradu',
      employment: 'employee',
      persons: 1,
      fullTime: 0.25,
      qualification: '',
      service: 'counselling'
    },
    {
      role: 'dobrovoľník klubu',
      employment: 'volunteer',
      persons: 7,
      fullTime: 0.3,
      qualification: '',
      service: 'club'
    }
  ],
  things: [
    {
      kind: 'room',
      title: 'Klubovňa v kultúrnom dome',
      quantity: 1,
      barrierFree: 'yes',
      service: 'club',
      note: ''
    },
    {
      kind: 'vehicle',
      title: 'Obecné auto',
      quantity: 1,
      barrierFree: 'no',
      service: 'meals',
      note: 'rozvoz obedov'
    }
  ],
  money: [
    ...([2024, 2026] as const).map((year) => ({
      ...({ year, sourceCode: 'obec', item: 'wages', cents: year === 2024 ? 6_120_000 : 7_350_000 } as const),
      ...({ state: year === 2024 ? 'actual' : 'planned', service: 'home-care' } as const),
      budgetLine: 'Opatrovateľská služba (vymyslené)'
    })),
    {
      ...({ year: 2024, sourceCode: 'obec', item: 'operation', cents: 880_000, state: 'actual' } as const),
      ...{ service: 'meals', budgetLine: 'Príspevok na obedy (vymyslené)' }
    }
  ],
  providers: PROVIDERS,
  answers: [],
  told: TOLD,
  measured: MEASURED,
  discussion: { from: '2025-10-13', to: '2025-10-31' },
  approval: {
    body: 'Obecné zastupiteľstvo v Bánove (vymyslené na ukážku)',
    number: 'UKÁŽKA-4/2025',
    day: '2025-12-03',
    votes: { for: 9, against: 0, abstained: 0 },
    conditions: '',
    signedOn: '2025-12-05',
    confirmedOn: null,
    invented: true
  },
  frozenOn: '2025-11-18'
};
