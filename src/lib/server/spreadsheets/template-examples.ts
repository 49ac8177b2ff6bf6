import type { ColumnKey, ImportKind } from '#lib/domain/plans/import/column.ts';

type Example<K extends ImportKind> = (year: number) => Partial<Record<ColumnKey<K>, string | number>>;

/** One filled-in row for each template, in the plan's first year. */
const MEASURES: Example<'measures'> = (year) => ({
  priority: 'Zostať doma',
  goal: 'Seniori dostanú pomoc doma',
  measure: 'Prijať ďalšiu opatrovateľku',
  change: 'rozšíriť',
  subject: 'opatrovateľská služba',
  groups: 'seniori',
  activity: 'Výberové konanie a nástup',
  responsible: 'referentka obecného úradu',
  partners: 'úrad práce, farnosť',
  from: `1. 3. ${year}`,
  to: `31. 12. ${year}`,
  year,
  amount: '12 000,00',
  source: 'rozpočet obce',
  certainty: 'prísľub',
  nature: 'bežný',
  indicator: 'Počet opatrovateliek',
  indicatorUnit: 'osoby',
  baseline: 2,
  target: 3,
  targetYear: year
});

const SERVICES: Example<'services'> = (year) => ({
  provider: 'Charita Lipovec',
  ico: '12345679',
  providerKind: 'neverejný',
  website: 'www.example.sk',
  kind: 'opatrovateľská služba',
  service: 'Opatrovateľská služba Lipovec',
  form: 'terénna',
  groups: 'seniori',
  capacity: 8,
  unit: 'prijímatelia',
  staff: '2,5',
  registerNumber: '0123456',
  registeredOn: '1. 9. 2019',
  address: 'Hlavná 1, Lipovec',
  protectedAddress: 'nie',
  since: `1. 1. ${year}`,
  municipality: 'Lipovec, okres Martin',
  office: 'kancelária charity',
  phone: '0900 123 456',
  email: 'info@example.sk',
  serviceWebsite: 'www.example.sk/sluzba',
  opening: 'pondelok až piatok 8:00 – 15:00',
  fee: '2,50',
  feePer: 'hodina',
  steps: 'Zavolajte nám; prídeme na návštevu',
  papers: 'posudok o odkázanosti; žiadosť',
  entrance: 'áno',
  languages: 'slovenčina, maďarčina',
  status: 'v prevádzke',
  factsSince: `1. 1. ${year}`
});

const CAPACITY: Example<'capacity'> = (year) => ({
  kind: 'opatrovateľská služba',
  form: 'terénna',
  group: 'seniori',
  unit: 'prijímatelia',
  year,
  ownNeed: 12,
  existing: 8,
  secured: 2,
  securedAt: 'Charita Lipovec',
  staff: '2,5',
  source: 'zoznam čakateľov obecného úradu'
});

/** Examples by kind; keys are those of the kind's own columns. */
export const EXAMPLES: Record<ImportKind, (year: number) => Partial<Record<string, string | number>>> = {
  measures: MEASURES,
  services: SERVICES,
  capacity: CAPACITY
};
