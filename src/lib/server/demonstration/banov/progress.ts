import type { AuthoredMeasured, AuthoredTold } from '#lib/domain/demonstration/authored-plan.ts';
import { INVENTED } from '../authoring.ts';

/** How the first year went until autumn; some activities nobody spoke of yet, as it is. */
export const TOLD: readonly AuthoredTold[] = [
  {
    activity: 'Pripraviť a podpísať dohodu obcí',
    year: 2026,
    state: 'done',
    evidence: `dohoda obcí z 18. 6. 2026, ${INVENTED}`,
    on: '2026-06-18'
  },
  {
    activity: 'Spojiť dve miestnosti a vymeniť kúrenie',
    year: 2026,
    state: 'partly',
    evidence: `preberací protokol na miestnosti, ${INVENTED}`,
    reason: 'Kúrenie dodávateľ vymení až po vykurovacej sezóne.',
    on: '2026-11-05'
  },
  {
    activity: 'Upraviť obecné auto a zapísať službu do registra',
    year: 2026,
    state: 'ongoing',
    nextStep: 'zápis služby do registra',
    nextStepOn: '2026-12-10',
    on: '2026-10-20'
  }
];

export const MEASURED: readonly AuthoredMeasured[] = [
  {
    indicator: 'Počet opatrovateliek',
    year: 2026,
    value: 5,
    source: `obecný úrad, ${INVENTED}`,
    on: '2026-10-31'
  },
  {
    indicator: 'Počet členov klubu',
    year: 2026,
    value: 46,
    source: `klub dôchodcov, ${INVENTED}`,
    on: '2026-10-31'
  }
];
