import type { PlanSectionCode } from '../plan.ts';
import { headingKey, isDocumentTitle } from './heading-words.ts';

/** A part that a heading names, and how surely: 1 for one telling word, 0.5 for one that stands in many headings. */
export type NamedSection = { section: PlanSectionCode; certainty: number };

type Rule = readonly [section: PlanSectionCode, certainty: number, ...stems: RegExp[]];

/**
 * Word stems by which headings of real plans name their parts (kpss 6.1), without diacritics. A rule holds when every stem
 * of it is in the heading; of several that hold the surest wins, and of equal ones the first.
 */
const RULES: readonly Rule[] = [
  ['swot', 5, /\bswot\b/],
  ['swot', 3, /\b(siln|slab)\w*/, /\bstran/],
  ['swot', 1, /\b(prilezitost|ohrozeni|hrozb)/],
  ['annexes', 4, /^(priloh|zoznam priloh)/],
  ['annexes', 2, /\bzoznam/, /\b(skrat|tabul|graf|obrazk|literatur)/],
  ['annexes', 2, /\b(pouzit|bibliograf)\w*/, /\b(zdroj|literatur|odkaz)/],
  ['annexes', 1, /\b(literatur|bibliograf)/],
  [
    'goals-and-priorities',
    6,
    /^(strategick\w* |specifick\w* |hlavn\w* )?(ciel|priorita|opatrenie|aktivita) (c )?[0-9]/
  ],
  ['legal-frame', 3, /\bnarodn/, /\bpriorit/],
  ['legal-frame', 3, /\b(sulad|vazb|nadvaz)/, /\b(dokument|priorit|strategi)/],
  ['legal-frame', 2, /\b(pravn|zakonn|teoretick)/, /\b(ram|zaklad|vychodisk|uprav)/],
  ['legal-frame', 2, /\b(strategick|koncepcn|rozvojov|vychodiskov|suvisiac|narodn|regionaln)/, /\bdokument/],
  ['legal-frame', 2, /\b(vymedzen|definic|zakladn)/, /\bpojm/],
  ['legal-frame', 1, /\b(legislativ|zakonn|definic|pojm|vychodisk)/],
  ['legal-frame', 1, /\b(ucel|vyznam|princip|zasad)\w*/],
  ['legal-frame', 0.5, /\bplanovan/],
  [
    'process',
    3,
    /\b(proces|postup|metod|organizac|harmonogram|priebeh|tvorb|priprav)/,
    /\b(tvorb|priprav|planovan|spracovan|vypracovan)/
  ],
  ['process', 3, /\b(riadiac|pracovn|koordinacn|odborn)\w*/, /\b(skupin|tim)/],
  ['process', 2, /\b(verejn)\w*/, /\b(diskusi|prerokovan|pripomienk)/],
  ['process', 1, /\b(vznik|vznikol|stretnut|metodik|metodolog|autor|spracovatel|tvorb|ucastnic)/],
  [
    'requirements-analysis',
    4,
    /\b(potreb|potrieb|poziadav|ocakavan)\w*/,
    /\b(analyz|zistovan|zisten|vyhodnoten|prijimatel|obyvatel|obcan|klient|cielov)/
  ],
  ['requirements-analysis', 3, /\b(dotaznik|prieskum|anket)/],
  ['requirements-analysis', 1, /\b(potreb|potrieb|poziadav)/],
  ['timetable', 4, /\bcasov/, /\b(plan|harmonogram|ram|rozvrh|postup)/],
  ['timetable', 3, /\bharmonogram/],
  ['timetable', 3, /\b(plan|vyvoj|navrh|navysen|zvysen)\w*/, /\bkapac/],
  ['timetable', 2, /\b(akcn|realizacn)\w*/, /\bplan/],
  ['conditions', 4, /\b(personaln|financn|prevadzkov|organizacn|materialn)/, /\b(podmien|zabezpecen)/],
  ['conditions', 1, /\bpodmien/],
  ['resources', 3, /\b(ludsk|materialn|financn|analyz)/, /\bzdroj/],
  ['resources', 3, /\bprehlad/, /\b(vydavk|vydaj|naklad|financ)/],
  ['resources', 2, /\b(rozpoc|financovan|vydavk|hospodaren|naklad)/],
  [
    'services-analysis',
    3.5,
    /\b(analyz|prehlad|zoznam|sucasn|existuj|poskytovan|stav|siet|mapa)/,
    /\bsocialn/,
    /\bsluz/
  ],
  ['services-analysis', 3, /\b(analyz|prehlad|zoznam|adresar|katalog)/, /\b(sluz|poskytovatel|zariaden)/],
  ['services-analysis', 2, /\b(poskytovan|poskytovatel|existuj)\w*/, /\bsluz/],
  ['services-analysis', 1.5, /\b(poskytovatel|zariaden\w* socialn)/],
  ['services-analysis', 0.5, /\bsocialn/, /\bsluz/],
  ['social-situation', 4, /\b(demograf|sociodemograf|socio demograf|sociologick)/],
  ['social-situation', 3, /\bsocialn/, /\b(situaci|ekonomick|stav)/],
  [
    'social-situation',
    3,
    /\b(charakteristik|profil|opis|popis|predstaven|zakladn|vseobecn)/,
    /\b(obc|obec|mest|uzem|udaj|informaci|lokalit)/
  ],
  ['social-situation', 3, /\b(vekov|pohlavn|narodnostn|vzdelanostn)/, /\b(struktur|zlozen)/],
  ['social-situation', 2, /\b(vychodiskov|sucasn)/, /\b(situaci|stav)/],
  ['social-situation', 2, /\b(znevyhodnen|ohrozen|zranitel)/, /\bskupin/],
  ['social-situation', 1, /\b(obyvatel|nezamestnan|populaci|migraci)/],
  ['social-situation', 0.5, /\b(skolstv|zdravotn|byvan|bytov|domacnost|marginaliz|doprav|histori|poloh)/],
  ['vision', 4, /\b(vizi|vizia)/],
  ['vision', 2, /\b(poslani|misia)/],
  ['competence', 2, /\b(posobnost|kompetenc)/],
  ['competence', 2, /\b(uloh|povinnost)/, /\b(obce|obc|mest|samosprav)/],
  ['risks', 2, /\brizik/],
  ['change-and-update', 3, /\b(aktualizac|aktualizov)/],
  ['change-and-update', 2, /\b(zmen|zmien)\w*/, /\b(plan|podmien|sposob|postup)/],
  ['change-and-update', 1, /\b(zmen|zmien|revizi)/],
  [
    'annual-evaluation',
    3,
    /\b(monitor|vyhodnoc|vyhodnot|odpocet|hodnoten)\w*/,
    /\b(plneni|plnen|plan|rocn|sposob|kazdorocn|implementac)/
  ],
  ['annual-evaluation', 2, /\b(monitor|vyhodnoc|vyhodnot|hodnoten|evaluac|implementac)/],
  ['goals-and-priorities', 2, /\bciel(?!ov[a-z])/, /\b(priorit|opatren|aktivit)/],
  ['goals-and-priorities', 1.5, /\bciel(?!ov[a-z])/],
  ['goals-and-priorities', 1.5, /\b(priorit|opatren|aktivit)/],
  ['goals-and-priorities', 1, /\b(navrhov|strategick|implementacn)\w*/, /\bcast/],
  ['goals-and-priorities', 0.5, /\brozvoj/],
  ['foreword', 3, /^(uvod|predslov|prihovor|na uvod|slovo na uvod)/],
  ['foreword', 1, /\b(prihovor|predslov)/]
];

/** Which part of a plan a heading names, and how surely; null when it names none. */
export function sectionOfHeading(line: string): NamedSection | null {
  const key = headingKey(line);
  let best: NamedSection | null = null;
  for (const [section, certainty, ...stems] of RULES) {
    if (certainty <= (best?.certainty ?? 0)) continue;
    if (stems.every((stem) => stem.test(key))) best = { section, certainty };
  }
  // „Komunitný plán sociálnych služieb obce …“ on the first page names the whole, not a part.
  return best && best.certainty < 3 && isDocumentTitle(line) ? null : best;
}

/** Whether a heading below another part's begins a part of its own: it says so surely, or says nothing else. */
export function beginsOwnSection(line: string, { certainty }: NamedSection): boolean {
  return certainty >= 2 || (certainty >= 1 && headingKey(line).split(' ').length <= 3);
}
