import type { AuthoredPlan } from '#lib/domain/demonstration/authored-plan.ts';

export const PEOPLE: AuthoredPlan['people'] = [
  {
    role: 'opatrovateľka terénnej opatrovateľskej služby',
    employment: 'employee',
    persons: 9,
    fullTime: 9,
    qualification: 'opatrovateľský kurz najmenej 220 hodín',
    service: 'home-care'
  },
  {
    role: 'opatrovateľka a zdravotná sestra Domova vďaky',
    employment: 'employee',
    persons: 12,
    fullTime: 11.5,
    qualification: 'opatrovateľský kurz alebo stredné zdravotnícke vzdelanie',
    service: 'senior-home'
  },
  {
    role: 'prevádzkový zamestnanec Domova vďaky',
    employment: 'employee',
    persons: 5,
    fullTime: 4.5,
    qualification: '',
    service: 'senior-home'
  },
  {
    role: 'sociálna pracovníčka mestského úradu',
    employment: 'employee',
    persons: 1,
    fullTime: 1,
    qualification: 'vysokoškolské vzdelanie v sociálnej práci',
    service: 'counselling'
  },
  {
    role: 'dobrovoľník Klubu dôchodcov',
    employment: 'volunteer',
    persons: 12,
    fullTime: 0.6,
    qualification: '',
    service: 'club'
  },
  {
    role: 'supervízorka',
    employment: 'external',
    persons: 1,
    fullTime: 0.05,
    qualification: 'supervízor v sociálnej práci'
  }
];

export const THINGS: AuthoredPlan['things'] = [
  {
    kind: 'building',
    title: 'Domov vďaky, Nám. A. Škrábika 38/3',
    quantity: 1,
    barrierFree: 'yes',
    service: 'senior-home',
    note: '29 miest, štyri trojposteľové izby'
  },
  {
    kind: 'room',
    title: 'Klubovňa denného centra',
    quantity: 1,
    barrierFree: 'partly',
    service: 'club',
    note: 'otvorená od nedele do štvrtka od 14. do 17. hodiny'
  },
  {
    kind: 'room',
    title: 'Poradenská miestnosť mestského úradu',
    quantity: 1,
    barrierFree: 'no',
    service: 'counselling',
    note: 'na prvom poschodí bez výťahu'
  },
  {
    kind: 'vehicle',
    title: 'Vozidlo na rozvoz obedov',
    quantity: 1,
    barrierFree: 'no',
    service: 'meals',
    note: ''
  },
  {
    kind: 'building',
    title: 'Prízemie mestskej budovy vedľa Domova vďaky',
    quantity: 1,
    barrierFree: 'partly',
    note: 'vyhliadnuté pre denný stacionár'
  },
  {
    kind: 'equipment',
    title: 'Polohovacia posteľ',
    quantity: 31,
    barrierFree: 'unknown',
    service: 'senior-home',
    note: 'z toho dve záložné'
  }
];

/** Costs of Domov vďaky in 2019 as the town published them; the other figures are invented. */
export const MONEY: AuthoredPlan['money'] = [
  money(2019, 'obec', 'wages', 24_698_888, 'actual', 'senior-home', 'Domov vďaky: mzdy a poistné 2019'),
  money(
    2019,
    'obec',
    'operation',
    7_602_293,
    'actual',
    'senior-home',
    'Domov vďaky: materiál a energie 2019'
  ),
  money(2024, 'obec', 'wages', 14_850_000, 'actual', 'home-care', 'Opatrovateľská služba (vymyslené)'),
  money(2024, 'uhrada', 'operation', 3_420_000, 'actual', 'home-care', 'Opatrovateľská služba (vymyslené)'),
  money(2024, 'obec', 'operation', 1_260_000, 'actual', 'meals', 'Príspevok na obedy (vymyslené)'),
  money(2025, 'obec', 'grants', 800_000, 'planned', 'club', 'Dotácia Klubu dôchodcov (vymyslené)'),
  money(2026, 'obec', 'wages', 16_400_000, 'planned', 'home-care', 'Opatrovateľská služba (vymyslené)'),
  money(2026, 'obec', 'investment', 6_600_000, 'planned', undefined, 'Program Sociálne služby (vymyslené)')
];

function money(
  year: number,
  sourceCode: string,
  item: AuthoredPlan['money'][number]['item'],
  cents: number,
  state: 'planned' | 'actual',
  service: string | undefined,
  budgetLine: string
): AuthoredPlan['money'][number] {
  const row = { year, sourceCode, item, cents, state, budgetLine };
  return service === undefined ? row : { ...row, service };
}
