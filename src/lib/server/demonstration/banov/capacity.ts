import type { AuthoredFact, AuthoredPlan, AuthoredRow } from '#lib/domain/demonstration/authored-plan.ts';
import { SECURED_WITH_NOBODY } from '#lib/domain/directory/directory-entry.ts';
import type { KindChoice, KindChoiceWord } from '#lib/domain/plans/capacity-matrix.ts';
import { INVENTED, numbers, row } from '../authoring.ts';
import { CLUB, COUNSELLING, HOME_CARE } from './known.ts';

const DAY = '2025-08-31';
const NEED = `Odhad obce z analýzy potrieb, ${INVENTED}`;
const OFFICE = `Evidencia obecného úradu, ${INVENTED}`;

/** Rows of the capacity matrix that the plan of Bánov speaks of. */
export const ROWS = {
  homeCare: row('opatrovatelska-sluzba', 'terenna', 'seniori', 'prijimatelia'),
  meals: row('jedalen', 'terenna', 'seniori', 'porcie'),
  transport: row('prepravna-sluzba', 'ina', 'seniori', 'prijimatelia'),
  club: row('denne-centrum', 'ambulantna', 'seniori', 'prijimatelia'),
  counselling: row('zakladne-socialne-poradenstvo', 'ambulantna', 'socialne-vylucenie', 'kontakty')
};

export const CAPACITY_ROWS: readonly AuthoredRow[] = [
  {
    key: ROWS.homeCare,
    ownNeed: numbers(DAY, NEED, 17, 18, 18, 20, 20),
    existing: numbers(DAY, OFFICE, 12),
    staff: numbers(DAY, OFFICE, 4)
  },
  { key: ROWS.meals, ownNeed: numbers(DAY, NEED, 45, 48, 50, 50, 50), existing: numbers(DAY, OFFICE, 40) },
  { key: ROWS.transport, ownNeed: numbers(DAY, NEED, 25), existing: numbers(DAY, OFFICE, 0) },
  { key: ROWS.club, ownNeed: numbers(DAY, NEED, 60), existing: numbers(DAY, OFFICE, 40) },
  { key: ROWS.counselling, ownNeed: numbers(DAY, NEED, 120), existing: numbers(DAY, OFFICE, 120) }
];

function choose(choice: KindChoiceWord, serviceTypeCode: string, reason = '', securedAt = ''): KindChoice {
  return { ...SECURED_WITH_NOBODY, serviceTypeCode, choice, reason, securedAt, decidedOn: '2025-09-10' };
}

const NOBODY_ASKED = 'Za posledné tri roky o službu nikto nepožiadal.';
const TOWN = 'poskytovateľ v Nových Zámkoch';

/** What the village decided for every kind that is in the competence of a municipality. */
export const CHOICES: AuthoredPlan['choices'] = [
  choose('provide', 'opatrovatelska-sluzba'),
  choose('provide', 'jedalen', 'Obedy varí zmluvný dodávateľ a obec ich rozváža.'),
  choose('provide', 'denne-centrum', 'V klube dôchodcov v kultúrnom dome.'),
  choose('provide', 'prepravna-sluzba', 'Od roku 2027 podľa opatrenia tohto plánu.'),
  choose('provide', 'zakladne-socialne-poradenstvo', 'Na obecnom úrade v úradných hodinách.'),
  choose(
    'secured-elsewhere',
    'zariadenie-pre-seniorov',
    'Vlastné zariadenie obec neunesie.',
    'zariadenia pre seniorov v okrese Nové Zámky'
  ),
  choose(
    'secured-elsewhere',
    'zariadenie-opatrovatelskej-sluzby',
    'Potrebujú ho niekoľkí ľudia za rok.',
    TOWN
  ),
  choose(
    'secured-elsewhere',
    'denny-stacionar',
    'Doprava do mesta je lacnejšia než vlastný stacionár.',
    'denný stacionár v Nových Zámkoch'
  ),
  choose('secured-elsewhere', 'odlahcovacia-sluzba', 'Obec pomôže so žiadosťou.', TOWN),
  choose('secured-elsewhere', 'noclaharen', 'V obci nikto bez domova nežije.', 'nocľaháreň v Nových Zámkoch'),
  choose('secured-elsewhere', 'utulok', 'Obec pomôže s vybavením miesta.', 'útulok v Nitrianskom kraji'),
  choose(
    'secured-elsewhere',
    'zariadenie-nudzoveho-byvania',
    'Miesto musí byť mimo obce a utajené.',
    'zariadenie v Nitrianskom kraji'
  ),
  choose('secured-elsewhere', 'pozicovanie-pomocok', 'Obec sprostredkuje požičanie.', TOWN),
  choose('secured-elsewhere', 'pomoc-opatrovnicke-prava', 'Odborná pomoc v jednotlivých prípadoch.', TOWN),
  choose(
    'secured-elsewhere',
    'pomoc-uplatnovanie-prav',
    'Odborná pomoc v jednotlivých prípadoch.',
    'Centrum právnej pomoci'
  ),
  choose('not-needed', 'terenna-sluzba-krizovej-intervencie', NOBODY_ASKED),
  choose('not-needed', 'nizkoprahove-denne-centrum', NOBODY_ASKED),
  choose('not-needed', 'komunitne-centrum', 'Stretnutia umožňuje klub v kultúrnom dome.'),
  choose('not-needed', 'domov-na-polceste', NOBODY_ASKED),
  choose(
    'not-needed',
    'nizkoprahova-sluzba-pre-deti-a-rodinu',
    'Deti navštevujú školský klub; potrebu obec preverí v roku 2028.'
  ),
  choose('not-needed', 'pomoc-pri-osobnej-starostlivosti-o-dieta', NOBODY_ASKED),
  choose('not-needed', 'zosuladovanie-rodiny-a-prace', NOBODY_ASKED),
  choose(
    'not-needed',
    'zariadenie-deti-do-troch-rokov',
    'Materská škola prijíma deti od troch rokov a mladšie deti ostávajú s rodičmi; potrebu obec preverí v roku 2028.'
  ),
  choose('not-needed', 'monitorovanie-a-signalizacia', 'Záujem prejavilo málo domácností.'),
  choose('not-needed', 'podpora-samostatneho-byvania', NOBODY_ASKED),
  choose('not-needed', 'pracovna-bielizne', NOBODY_ASKED),
  choose('not-needed', 'stredisko-osobnej-hygieny', NOBODY_ASKED)
];

export const PROVIDERS: AuthoredPlan['providers'] = {
  village: {
    name: 'Obec Bánov',
    kind: 'municipal',
    ico: null,
    website: 'https://www.banov.sk',
    services: {
      'home-care': service(
        HOME_CARE,
        'opatrovatelska-sluzba',
        // The region's own number; the seven digits of the national register are not known.
        'Opatrovateľská služba obce Bánov (register Nitrianskeho kraja č. 168)',
        'terenna',
        'homeCare',
        12,
        4
      ),
      meals: service([], 'jedalen', 'Rozvoz obedov pre dôchodcov', 'terenna', 'meals', 40, null),
      club: service(CLUB, 'denne-centrum', 'Klub dôchodcov v kultúrnom dome', 'ambulantna', 'club', 40, null),
      counselling: service(
        COUNSELLING,
        'zakladne-socialne-poradenstvo',
        'Základné sociálne poradenstvo obecného úradu',
        'ambulantna',
        'counselling',
        120,
        0.25
      )
    }
  }
};

function service(
  facts: readonly AuthoredFact[],
  serviceTypeCode: string,
  name: string,
  form: string,
  rowName: keyof typeof ROWS,
  value: number,
  staff: number | null
): AuthoredPlan['providers'][string]['services'][string] {
  const { formCode, targetGroupCode, unitCode } = ROWS[rowName];
  return {
    ...{
      serviceTypeCode,
      name,
      registerNumber: null,
      formCodes: [form],
      targetGroupCodes: [targetGroupCode]
    },
    ...{ placeTerritoryCode: '503045', address: 'Hviezdoslavova 34', registeredOn: null },
    facts,
    capacities: [
      {
        ...{ formCode, targetGroupCode, unitCode, value, staff, source: OFFICE },
        ...{ validFrom: '2020-01-01', validTo: null, confirmedOn: DAY }
      }
    ]
  };
}
