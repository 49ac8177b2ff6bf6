import type { AuthoredFact } from '#lib/domain/demonstration/authored-plan.ts';
import { INVENTED, known, people } from '../authoring.ts';

/** What the town is said to know of its home care. */
export const HOME_CARE: readonly AuthoredFact[] = [
  known('opening', {
    hours: [{ days: 'workdays', opens: '07:00', closes: '16:00' }],
    note: `Hodiny pomoci doma, ${INVENTED}.`
  }),
  known('fees', { rows: [{ what: 'pomoc doma', cents: 220, per: 'hodina' }], note: '' }),
  known('admission', {
    steps: [
      'Požiadajte mestský úrad o posúdenie odkázanosti.',
      'Sociálna pracovníčka vás navštívi doma.',
      'S rozhodnutím podajte žiadosť o službu.'
    ],
    papers: ['občiansky preukaz', 'lekársky nález']
  }),
  known('occupancy', { recipients: people(27) }),
  known('waiting', { people: people(6), oldestOn: '2025-08-04' }),
  known('staff', {
    rows: [
      { qualification: 'opatrovateľka s kurzom', people: 8, fullTime: 7.5 },
      { qualification: 'sociálna pracovníčka', people: 1, fullTime: 0.5 }
    ],
    ...{ volunteers: 3, informalCarers: 14, trainingHours: 72, hasSupervision: true },
    missing: 'dve opatrovateľky na plný úväzok'
  })
];

/** Of its home for older people. */
export const SENIOR_HOME: readonly AuthoredFact[] = [
  known('opening', {
    hours: [{ days: 'daily', opens: '00:00', closes: '24:00' }],
    note: `Návštevy od 9:00 do 18:00, ${INVENTED}.`
  }),
  known('fees', {
    rows: [
      { what: 'pobyt', cents: 1650, per: 'deň' },
      { what: 'strava', cents: 780, per: 'deň' }
    ],
    note: ''
  }),
  known('admission', {
    steps: [
      'Požiadajte mestský úrad o posúdenie odkázanosti.',
      'S rozhodnutím podajte žiadosť o zmluvu v Domove vďaky.'
    ],
    papers: ['rozhodnutie o odkázanosti', 'potvrdenie o príjme', 'lekársky nález']
  }),
  known('occupancy', { recipients: people(29) }),
  known('waiting', { people: people(11), oldestOn: '2025-02-17' }),
  known('staff', {
    rows: [
      { qualification: 'opatrovateľka s kurzom', people: 11, fullTime: 11 },
      { qualification: 'zdravotná sestra', people: 2, fullTime: 1.5 },
      { qualification: 'sociálna pracovníčka', people: 1, fullTime: 1 }
    ],
    ...{ volunteers: 4, informalCarers: 0, trainingHours: 120, hasSupervision: true },
    missing: 'zdravotná sestra na polovičný úväzok'
  }),
  known('premises', {
    buildings: 'Dvojposchodový dom v strede mesta, výťah, dve bezbariérové kúpeľne.',
    equipment: 'Deväť polohovacích postelí, zdvihák.'
  })
];

/** And of its club. */
export const CLUB: readonly AuthoredFact[] = [
  known('opening', {
    hours: [{ days: 'workdays', opens: '13:00', closes: '17:00' }],
    note: ''
  }),
  known('fees', { rows: [{ what: 'členské', cents: 500, per: 'rok' }], note: '' }),
  known('admission', { steps: ['Príďte v ktorýkoľvek pracovný deň popoludní.'], papers: [] }),
  known('occupancy', { recipients: people(84) })
];
