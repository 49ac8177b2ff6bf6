import { FIVE_YEAR_GROUPS } from './five-year-ages.ts';

/**
 * Tables of the Statistical Office (DATAcube) that are read, and what each says by year: two of municipalities, and the
 * indices of the age structure of districts.
 */
export const OFFICE_TABLES = { om7006rr: 'ages', om7105rr: 'movement', om7005rr: 'indices' } as const;
export type OfficeTable = keyof typeof OFFICE_TABLES;

/** One value of a table with the codes or labels of what it is about. */
export type Observation = {
  /** Where it stands: the line of a CSV file, or which value of a JSON-stat file, counted from 1. */
  at: number;
  /** LAU 2 code, district and municipality: `SK0234503045`, or of a district: `SK0234`; larger areas are passed over. */
  area: string;
  areaName: string;
  year: number;
  indicator: string;
  sex: string;
  /** Empty where the table has no ages. */
  age: string;
  /** Null where the office gives none. */
  value: number | null;
};

type SexRead = 'males' | 'females' | 'both';

/** Sex by its code or label in the office's tables. */
export function sexOf(text: string): SexRead | null {
  const known: Readonly<Record<string, SexRead>> = {
    ...{ '1': 'males', muži: 'males', muž: 'males', '2': 'females', ženy: 'females', žena: 'females' },
    spolu: 'both'
  };
  return known[text.trim().toLowerCase()] ?? null;
}

/**
 * The group of five years that an age of the office is, by its code (`Y5-9`, `Y_LE4`, `Y_GE100`) or label (*Od 5 do 9
 * rokov*); `all` for everybody; null for other groups, which the table has beside them.
 */
export function ageGroupOf(text: string): number | 'all' | null {
  const plain = text.trim();
  if (/^spolu$/iu.test(plain)) return 'all';
  if (/^(?:Y_LE4|4 roky alebo menej|0\s*-\s*4)$/iu.test(plain)) return 0;
  if (/^(?:Y_GE100|100 rokov alebo viac|100\s*\+)$/iu.test(plain)) return FIVE_YEAR_GROUPS - 1;
  const [, from, to] = /^(?:Y|Od )?(\d{1,2})(?:\s*-\s*| do )(\d{1,2})(?: rokov)?$/iu.exec(plain) ?? [];
  const first = Number(from);
  return from !== undefined && first % 5 === 0 && Number(to) === first + 4 ? first / 5 : null;
}

export type IndexRead = 'mean-age' | 'median-age' | 'ageing-index';
export type IndicatorRead = 'at-year-end' | 'births' | 'deaths' | 'net-migration' | IndexRead;

/** What is read of a table, by the office's code or the words of its label. */
const INDICATORS: readonly (readonly [IndicatorRead, string, RegExp])[] = [
  ['at-year-end', 'IN010053', /k 31\. ?12\./u],
  ['births', 'IN010106', /^živonarodení/iu],
  ['deaths', 'IN010061', /^zomretí/iu],
  ['net-migration', 'IN010080', /^migračné saldo/iu],
  ['median-age', 'IN010088', /^(?:mediánový vek|medián veku|vekový medián)/iu],
  // Codes of these two are not documented; their labels are (unverified).
  ['mean-age', '', /^priemerný vek/iu],
  ['ageing-index', '', /^index starnutia/iu]
];

export function indicatorOf(text: string): IndicatorRead | null {
  const found = INDICATORS.find(
    ([, code, label]) => (code !== '' && text.trim() === code) || label.test(text.trim())
  );
  return found?.[0] ?? null;
}
