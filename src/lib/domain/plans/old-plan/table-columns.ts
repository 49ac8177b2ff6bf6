import { type AnyColumnKey, columnsOf, type ImportKind } from '../import/column.ts';
import { headingOf } from '../import/header.ts';
import { nameKey } from '../import/name-finder.ts';

/** Word stems of headings that plans use and templates do not; the first that holds decides. */
const STEMS: Readonly<Record<ImportKind, readonly (readonly [RegExp, AnyColumnKey])[]>> = {
  measures: [
    [/\bcielov\w* (hodnot|stav)|\bplanovan\w* hodnot/, 'target'],
    [/\bcielov\w* skupin/, 'groups'],
    [/\b(vychodisk|vychodzi|sucasn\w* (stav|hodnot)|pociatocn)/, 'baseline'],
    [/\b(ukazovatel|indikator|vystup)/, 'indicator'],
    [/\b(zodpoved|garant|gestor|realizator|nositel|^zabezpec|vykona)/, 'responsible'],
    [/\b(partner|spoluprac|sucinnost)/, 'partners'],
    [/\b(termin|casov|harmonogram|obdobi|realizaci\w* v roku|rok\w* realizac)/, 'term'],
    [/\b(zdroj|sposob financ|financovan\w* z)/, 'source'],
    [/\b(naklad|rozpoc|sum[ay]\b|financn\w*|vydavk|cena|eur\b)/, 'amount'],
    [/\bmern\w* jednot/, 'indicatorUnit'],
    [/\baktivit|\bcinnost|\buloh|\bkrok/, 'activity'],
    [/\bopatren/, 'measure'],
    [/\bciel(?!ov[a-z])/, 'goal'],
    [/\bpriorit|\bprioritn\w* oblast/, 'priority']
  ],
  services: [
    [/\bico\b/, 'ico'],
    [/\breg\w* c|\bcislo v registri|\bregistrac\w* cislo/, 'registerNumber'],
    [/\b(web|www|internet)/, 'website'],
    [/\b(poskytovatel|organizac|subjekt|prevadzkovatel|zriadovatel)/, 'provider'],
    [/\bnazov\w* (zariaden|sluzb)|\bzariaden/, 'service'],
    [/\bcielov\w* skupin|\bprijimatel|\bklient/, 'groups'],
    [/\b(druh|typ)\w* (poskytovan\w* )?(socialn\w* )?sluz|^(poskytovan\w* )?(socialn\w* )?sluzb\w*$/, 'kind'],
    [/\bform/, 'form'],
    [/\b(kapacit|pocet miest)/, 'capacity'],
    [/\b(adres|miesto|sidlo)/, 'address']
  ],
  capacity: [
    [/\b(druh|typ)\w* (socialn\w* )?sluz|\bsocialn\w* sluzb|\bsluzba/, 'kind'],
    [/\bform/, 'form'],
    [/\bcielov\w* skupin/, 'group'],
    [/\bjednot/, 'unit'],
    [/\b(existuj|sucasn|jestvuj|terajs)\w* (kapac|stav|pocet)/, 'existing']
  ]
};

/** A heading of a year alone: `2027`, `rok 2027`, `2027 (EUR)`. */
const YEAR = /^(?:rok|v roku)?\s*((?:20)\d\d)\s*(?:eur|v eur)?$/;

/** The year that a column is headed by, or null. */
export function yearOfColumn(heading: string): number | null {
  const match = YEAR.exec(nameKey(heading.replace(/[()€]/gu, ' ')));
  return match ? Number(match[1]) : null;
}

/**
 * The heading by which the import knows a column: its own where the import understands it, else the official one of the
 * column that the words mean. Null where they mean none.
 */
export function importHeading(heading: string, kind: ImportKind): string | null {
  if (heading.trim() === '') return null;
  const known = headingOf(heading, kind);
  if (known) return heading;
  const words = nameKey(heading);
  const key = STEMS[kind].find(([stem]) => stem.test(words))?.[1];
  // A year beside the words would be read as theirs: that is for the import to say.
  if (!key || /\b20\d\d\b/.test(words)) return null;
  return columnsOf(kind).find(([name]) => name === key)?.[1].label ?? null;
}

/** The column of measures that the words of a label mean, or null. */
export function measureColumn(label: string): AnyColumnKey | null {
  const heading = importHeading(label, 'measures');
  return heading === null ? null : (headingOf(heading, 'measures')?.key ?? null);
}

/** The official heading of a column of measures. */
export function measureLabel(key: AnyColumnKey): string {
  return columnsOf('measures').find(([name]) => name === key)?.[1].label ?? key;
}
