import { fold } from '../../shared/fold.ts';
import type { Analyser, Token } from './analyser.ts';
import type { EverydayNames } from './everyday-names.ts';
import { wordsOf } from './words.ts';

/** What a search result can be; the order is the order of the filters on the page. */
export const SEARCHED_KINDS = [
  'municipality',
  'plan',
  'goal',
  'measure',
  'service',
  'consultation',
  'survey',
  'document',
  'notice'
] as const;

export type SearchedKind = (typeof SEARCHED_KINDS)[number];

/** One thing that the public search can find: what publishing hands over. */
export type SearchEntry = {
  kind: SearchedKind;
  /** Identity of the thing within its body, for instance the code of a measure. */
  subjectId: string;
  title: string;
  /** Names by which its place is known: municipality, district, region. Searched, not shown as text. */
  place: string;
  /** Plain text that is searched and from which the excerpt is cut; at most 50,000 characters count. */
  text: string;
  /** Path of its public page: `/banov/plan`. */
  address: string;
  /** NUTS 3 code of the region (SK023); null for what belongs to the whole country. */
  region: string | null;
  language: 'sk' | 'en';
  /** Codes of the kinds of service it is about. */
  serviceTypes: string[];
  /** Codes of the target groups it is meant for. */
  targetGroups: string[];
  /** The year it belongs to, where it belongs to one. */
  year?: number;
  /** Which part of a long text it is, from 1; only the first is found by its title as a title. */
  passage?: number;
  /** Key that sorts equals by name (`slovakSortKey`). */
  sortKey: string;
};

/** Importance of a place in an entry, as PostgreSQL names it. */
export type Weight = 'A' | 'B' | 'C' | 'D';

/** A token at a position; several may stand at the same one. */
export type Lexeme = { token: Token; position: number; weight: Weight };

const LONGEST_TEXT = 50_000;
const SHORTEST_BEGINNING = 2;
const LONGEST_BEGINNING = 40;

/** Tokens of an entry: title (A), place (B), kinds of service and people (C), text (D), in this order. */
export function lexemesOf(entry: SearchEntry, analyser: Analyser, names: EverydayNames): Lexeme[] {
  const parts = { title: entry.title, place: entry.place, text: entry.text.slice(0, LONGEST_TEXT) };
  const [title, place, text] = [parts.title, parts.place, parts.text].map((part) =>
    wordsOf(part).map((word) => analyser.tokensOf(word.text))
  ) as [Token[][], Token[][], Token[][]];
  const isTitled = (entry.passage ?? 1) === 1;
  const spoken = [
    ...names.services.namedIn(isTitled ? withoutStops(title) : []),
    ...names.services.namedIn(withoutStops(text))
  ];
  const serviceTypes = [...new Set([...entry.serviceTypes, ...spoken])].map(serviceTypeToken);
  const marks = marksOf(entry);
  const groups = isTitled ? entry.targetGroups.map(groupToken) : [];
  const titleMarks = title.map((tokens) => tokens.map(titleToken));
  return [
    ...placed(title, isTitled ? 'A' : 'B', 1),
    ...placed(isTitled ? titleMarks : [], 'A', 1),
    ...placed(place, 'B', title.length + 1),
    ...placed(
      [[...serviceTypes, ...serviceTypes.map(titleToken), ...groups]],
      'C',
      title.length + place.length + 1
    ),
    ...placed(text, 'D', title.length + place.length + 2),
    ...placed([[...marks, ...(entry.kind === 'municipality' ? beginningsOf(entry.title) : [])]], 'D', 1)
  ];
}

type Marked = {
  kind?: SearchedKind | undefined;
  region?: string | null | undefined;
  year?: number | undefined;
  targetGroups: readonly string[];
};

/** Tokens by which what is looked for can be narrowed: `kind=document`, `year=2024`. */
export function marksOf({ kind, region, year, targetGroups }: Marked): Token[] {
  return [
    ...(kind === undefined ? [] : [`kind=${kind}`]),
    ...(region == null ? [] : [`region=${region}`]),
    ...(year === undefined ? [] : [`year=${year}`]),
    ...targetGroups.map((code) => `for=${code}`)
  ];
}

/** The mark of everything that a body has published. */
export function bodyToken(bodyId: string): Token {
  return `body=${bodyId}`;
}

/** The token of everything that is about a kind of service. No word has an equals sign in it. */
export function serviceTypeToken(code: string): Token {
  return `service=${code}`;
}

/** The token of everything that is meant for a target group. */
export function groupToken(code: string): Token {
  return `group=${code}`;
}

/** The token of places whose name, or a word of it, begins with these folded letters. */
export function nameToken(beginning: string): Token {
  return `name=${beginning}`;
}

/** The token of a word that stands in a title; the first place to look when there is too much. */
export function titleToken(token: Token): Token {
  return `title=${token}`;
}

/** *Nové Mesto nad Váhom* is found by *no*, *nové mes*, *mesto nad* and so on, as somebody types it. */
function beginningsOf(name: string): Token[] {
  const words = wordsOf(name).map(({ text }) => fold(text));
  const tails = words.map((_, at) => words.slice(at).join(' ').slice(0, LONGEST_BEGINNING));
  const lengths = Array.from({ length: LONGEST_BEGINNING }, (_, at) => at + 1);
  const beginnings = tails.flatMap((tail) =>
    lengths
      .filter((length) => length >= SHORTEST_BEGINNING && length <= tail.length)
      .map((to) => tail.slice(0, to))
  );
  return [...new Set(beginnings)].map(nameToken);
}

function withoutStops(words: Token[][]): Token[][] {
  return words.filter((tokens) => tokens.length > 0);
}

function placed(words: Token[][], weight: Weight, from: number): Lexeme[] {
  return words.flatMap((tokens, at) => tokens.map((token) => ({ token, position: from + at, weight })));
}
