import type { ShownFilter } from './search-filters.ts';

type Asked<Name extends string, Row> = {
  path: string;
  /** What every address of the list keeps and nobody narrows by: the question, by its word. */
  kept?: Readonly<Record<string, string | undefined>>;
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

/** What narrows a list now, and what there would be without it. */
export type InUse<Name extends string> = { name: Name; value: string; without: number; href: string };

/** A list that is narrowed by words of its address: how many it has, and where each way to narrow it leads. */
export function narrowedList<Name extends string, Row>(asked: Asked<Name, Row>) {
  const { path, kept = {}, filter, words, rows, valuesOf, countOf = () => 1 } = asked;
  const names = Object.keys(words) as Name[];
  const hrefOf = (narrowed: Asked<Name, Row>['filter']): string => {
    const query = new URLSearchParams();
    for (const [word, value] of Object.entries(kept)) if (value) query.set(word, value);
    for (const name of names)
      if (narrowed[name] !== undefined) query.set(words[name], String(narrowed[name]));
    return query.size === 0 ? path : `${path}?${query}`;
  };
  const inUse = names.flatMap((name) =>
    filter[name] === undefined ? [] : [{ name, value: String(filter[name]) }]
  );
  // Each row is judged once, or a country of services would be judged anew for every way to narrow it.
  const missed = rows.map((row) => missedBy(row, inUse, valuesOf));
  const sumOf = (counts: (missing: Name | null | 'several') => boolean): number =>
    rows.reduce((sum, row, at) => sum + (counts(missed[at] ?? null) ? countOf(row) : 0), 0);
  const total = sumOf((missing) => missing === null);
  return {
    total,
    isNarrowed: inUse.length > 0,
    /** Those that fit everything, in the order of `rows`. */
    fitting: (): Row[] => rows.filter((_, at) => missed[at] === null),
    /** Those that fit everything but this one name. */
    fittingBut: (name: Name): Row[] => rows.filter((_, at) => missed[at] === name),
    /** Everything that narrows the list now, with how many there are without it and where it is taken off. */
    inUse: (): InUse<Name>[] =>
      inUse.map(({ name, value }) => ({
        ...{ name, value, href: hrefOf({ ...filter, [name]: undefined }) },
        without: sumOf((missing) => missing === null || missing === name)
      })),
    /** The same list, not narrowed by anything. */
    wholeHref: hrefOf({} as Asked<Name, Row>['filter']),
    /** The address of each page of the list as it is narrowed now. */
    pageHrefs: (perPage: number): string[] => {
      const first = hrefOf(filter);
      const more = `${first}${first.includes('?') ? '&' : '?'}strana=`;
      return Array.from({ length: Math.ceil(total / perPage) }, (_, at) =>
        at === 0 ? first : more + (at + 1)
      );
    },
    /** Every value by which the list can be narrowed under one name; the one in use takes itself off. */
    ways: (name: Name): Way[] => {
      const counted = new Map<string, number>();
      const read = valuesOf[name];
      rows.forEach((row, at) => {
        if (missed[at] !== null && missed[at] !== name) return;
        for (const value of read(row)) counted.set(value, (counted.get(value) ?? 0) + countOf(row));
      });
      return [...counted].map(([value, matches]) => {
        const current = String(filter[name] ?? '') === value;
        return { value, matches, current, href: hrefOf({ ...filter, [name]: current ? undefined : value }) };
      });
    }
  };
}

/** By what a row does not fit: by nothing, by one name alone, or by several. */
function missedBy<Name extends string, Row>(
  row: Row,
  inUse: readonly { name: Name; value: string }[],
  valuesOf: Asked<Name, Row>['valuesOf']
): Name | null | 'several' {
  let missing: Name | null = null;
  for (const { name, value } of inUse) {
    if (valuesOf[name](row).includes(value)) continue;
    if (missing !== null) return 'several';
    missing = name;
  }
  return missing;
}
