import type { AuthoredFact } from '#lib/domain/demonstration/authored-plan.ts';
import { INVENTED, known, people } from '../authoring.ts';

const OFFICE_HOURS = [
  { days: 'MO', opens: '07:30', closes: '15:30' },
  { days: 'WE', opens: '07:30', closes: '17:00' },
  { days: 'FR', opens: '07:30', closes: '12:30' }
] as const;

/** What the village is said to know of its home care. */
export const HOME_CARE: readonly AuthoredFact[] = [
  known('opening', {
    hours: [{ days: 'workdays', opens: '07:00', closes: '15:00' }],
    note: `Hodiny pomoci doma, ${INVENTED}.`
  }),
  known('fees', { rows: [{ what: 'pomoc doma', cents: 180, per: 'hodina' }], note: '' }),
  known('admission', {
    steps: [
      'Vyplňte žiadosť o posúdenie odkázanosti na obecnom úrade.',
      'Sociálna pracovníčka vás navštívi doma.',
      'Obec s vami uzavrie zmluvu.'
    ],
    papers: ['občiansky preukaz', 'lekársky nález']
  }),
  known('occupancy', { recipients: people(11) }),
  known('waiting', { people: people(2), oldestOn: '2025-09-15' }),
  known('staff', {
    rows: [{ qualification: 'opatrovateľka s kurzom', people: 4, fullTime: 3.5 }],
    ...{ volunteers: 2, informalCarers: 6, trainingHours: 24, hasSupervision: false },
    missing: 'jedna opatrovateľka na polovičný úväzok'
  })
];

/** And of its club. */
export const CLUB: readonly AuthoredFact[] = [
  known('opening', {
    hours: [
      { days: 'TU', opens: '14:00', closes: '17:00' },
      { days: 'TH', opens: '14:00', closes: '17:00' }
    ],
    note: ''
  }),
  known('fees', { rows: [{ what: 'členské', cents: 500, per: 'rok' }], note: '' }),
  known('admission', { steps: ['Príďte v utorok alebo vo štvrtok, prihlásite sa na mieste.'], papers: [] }),
  known('occupancy', { recipients: people(37) }),
  known('staff', {
    rows: [],
    ...{ volunteers: 5, informalCarers: 0, trainingHours: 0, hasSupervision: false, missing: '' }
  })
];

/** And of the counselling at its office. */
export const COUNSELLING: readonly AuthoredFact[] = [
  known('opening', { hours: OFFICE_HOURS, note: '' }),
  known('fees', { rows: [{ what: 'poradenstvo', cents: 0, per: '' }], note: '' }),
  known('admission', { steps: ['Príďte na obecný úrad v úradných hodinách.'], papers: [] }),
  known('staff', {
    rows: [{ qualification: 'sociálna pracovníčka', people: 1, fullTime: 0.25 }],
    ...{ volunteers: 0, informalCarers: 0, trainingHours: 12, hasSupervision: true, missing: '' }
  })
];
