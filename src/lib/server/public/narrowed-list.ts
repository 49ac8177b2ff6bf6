import type { ShownFilter } from './search-filters.ts';

type Asked<Name extends string, Row> = {
  path: string;
  /** What the list is narrowed to now, by name. */
  filter: Readonly<Partial<Record<Name, string | number | undefined>>>;
  /** The Slovak word that stands for each name in the address, in their order there. */
  words: Readonly<Record<Name, string>>;
  /** Everything the list could show, as far as it is narrowed by it. */
  rows: readonly Row[];
  valuesOf: Readonly<Record<Name, (row: Row) => readonly string[]>>;
  /** How many things a row stands for. */
  countOf?: (row: Row) => number;
};

/** One way to narrow a list, before it has its name for people. */
type Way = Omit<ShownFilter, 'label' | 'matches'> & { value: string; matches: number };

/** A list that is narrowed by words of its address: how many it has, and where each way to narrow it leads. */
export function narrowedList<Name extends string, Row>(asked: Asked<Name, Row>) {
  const { path, filter, words, rows, valuesOf, countOf = () => 1 } = asked;
  const names = Object.keys(words) as Name[];
  const fits = (row: Row, leftOut?: Name) =>
    names.every(
      (name) =>
        name === leftOut || filter[name] === undefined || valuesOf[name](row).includes(String(filter[name]))
    );
  const hrefOf = (narrowed: Asked<Name, Row>['filter'], page = 1): string => {
    const query = new URLSearchParams();
    for (const name of names)
      if (narrowed[name] !== undefined) query.set(words[name], String(narrowed[name]));
    if (page > 1) query.set('strana', String(page));
    return query.size === 0 ? path : `${path}?${query}`;
  };
  const total = rows.reduce((sum, row) => sum + (fits(row) ? countOf(row) : 0), 0);
  return {
    total,
    isNarrowed: names.some((name) => filter[name] !== undefined),
    /** The address of each page of the list as it is narrowed now. */
    pageHrefs: (perPage: number): string[] =>
      Array.from({ length: Math.ceil(total / perPage) }, (_, at) => hrefOf(filter, at + 1)),
    /** Every value by which the list can be narrowed under one name; the one in use takes itself off. */
    ways: (name: Name): Way[] => {
      const counted = new Map<string, number>();
      for (const row of rows) {
        if (!fits(row, name)) continue;
        for (const value of valuesOf[name](row)) counted.set(value, (counted.get(value) ?? 0) + countOf(row));
      }
      return [...counted].map(([value, matches]) => {
        const current = String(filter[name] ?? '') === value;
        return { value, matches, current, href: hrefOf({ ...filter, [name]: current ? undefined : value }) };
      });
    }
  };
}
