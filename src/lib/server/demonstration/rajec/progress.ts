import type { AuthoredMeasured, AuthoredTold } from '#lib/domain/demonstration/authored-plan.ts';
import { INVENTED } from '../authoring.ts';

/** How the first year went until autumn; some activities nobody spoke of yet, as it is. */
export const TOLD: readonly AuthoredTold[] = [
  {
    activity: 'Vyhlásiť výberové konanie a pripraviť adaptačný plán',
    year: 2026,
    state: 'done',
    evidence: `zápisnica z výberového konania z 3. 11. 2026, ${INVENTED}`,
    on: '2026-11-05'
  },
  {
    activity: 'Pripraviť projekt prestavby a požiadať o podporu',
    year: 2026,
    state: 'ongoing',
    nextStep: 'podať žiadosť o podporu',
    nextStepOn: '2026-12-15',
    on: '2026-10-22'
  },
  {
    activity: 'Kúpiť vozidlo s plošinou a zapísať službu do registra',
    year: 2026,
    state: 'not-done',
    reason: 'Prišla jediná ponuka nad rozpočet, obstarávanie sa zrušilo a vyhlási sa znova.',
    on: '2026-11-10'
  },
  {
    activity: 'Vyskúšať večerné a víkendové služby na pol roka a vyhodnotiť ich s prijímateľmi',
    year: 2026,
    state: 'ongoing',
    nextStep: 'stretnutie s prijímateľmi a rodinami',
    nextStepOn: '2026-12-08',
    on: '2026-10-30'
  },
  {
    activity: 'Dohodnúť so školou a lekárkami spôsob, ako rodinu osloviť',
    year: 2026,
    state: 'partly',
    evidence: `dohoda so školou, ${INVENTED}`,
    reason: 'S jednou z lekárok sa ešte rokuje.',
    on: '2026-11-12'
  },
  {
    activity: 'Pozvať rodiny, dohodnúť termíny a hostí',
    year: 2026,
    state: 'ongoing',
    nextStep: 'decembrové stretnutie skupiny',
    nextStepOn: '2026-12-03',
    on: '2026-10-15'
  }
];

export const MEASURED: readonly AuthoredMeasured[] = [
  {
    indicator: 'Počet stretnutí skupiny za rok',
    year: 2026,
    value: 7,
    source: `zápisy skupiny, ${INVENTED}`,
    on: '2026-10-31'
  },
  {
    indicator: 'Počet lôžok zabezpečených dohodou',
    year: 2026,
    value: 2,
    source: `dohoda s poskytovateľom, ${INVENTED}`,
    on: '2026-10-31'
  }
];
