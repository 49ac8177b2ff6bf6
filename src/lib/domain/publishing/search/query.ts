import { fold } from '../../shared/fold.ts';
import type { Analyser, Token } from './analyser.ts';
import { groupToken, serviceTypeToken } from './entry.ts';
import type { EverydayNames, NamedSubject } from './everyday-names.ts';
import { type Word, wordsOf } from './words.ts';

/**
 * One word of a question; any of the tokens answers it. `start`, `end` are its place in the question.
 * An optional one need not be answered: without its diacritics it may be a stop word (*byt*, *byť*).
 */
export type QueryTerm = Word & { tokens: Token[]; optional: boolean };

/** A question ready for the store. `text` is folded and without punctuation, to recognise a whole title. */
export type AnalysedQuery = {
  text: string;
  terms: QueryTerm[];
  /** Kinds of service that the question names. */
  serviceTypes: NamedSubject[];
  /** Codes of kinds that it resembles besides, where it does not only consist of names. */
  likelyServiceTypes: string[];
  /** Target groups that it names. */
  targetGroups: NamedSubject[];
  /** What is to be said of a question that asks little or too much. */
  remark: QueryRemark | null;
};

export type QueryRemark = 'no-words' | 'only-stop-words' | 'too-long';

const LONGEST_QUERY = 200;
const MOST_TERMS = 12;

/**
 * Analyses what a visitor typed. Stop words are left out unless there is nothing else. Of a long
 * question the first 200 characters and 12 words count.
 */
export function analyseQuery(text: string, analyser: Analyser, names: EverydayNames): AnalysedQuery {
  const words = wordsOf(text.slice(0, LONGEST_QUERY));
  const terms = termsOf(words, analyser).slice(0, MOST_TERMS);
  const tokens = terms.map((term) => term.tokens);
  const serviceTypes = names.services.namedBy(tokens);
  const targetGroups = names.groups.namedBy(tokens);
  const named = new Set(serviceTypes.flatMap((subject) => subject.terms));
  return {
    text: words.map((word) => fold(word.text)).join(' '),
    terms: terms.map((term, at) => ({
      ...term,
      tokens: [...term.tokens, ...tokensOfNames(serviceTypes, targetGroups, at)]
    })),
    serviceTypes,
    likelyServiceTypes: named.size < terms.length ? names.likelyServices(tokens) : [],
    targetGroups,
    remark: remarkOn(text, words, analyser)
  };
}

function remarkOn(text: string, words: Word[], analyser: Analyser): QueryRemark | null {
  if (words.length === 0) return 'no-words';
  if (words.every((word) => analyser.stops(word.text) === 'yes')) return 'only-stop-words';
  const saying = words.filter((word) => analyser.stops(word.text) !== 'yes');
  return text.trim().length > LONGEST_QUERY || saying.length > MOST_TERMS ? 'too-long' : null;
}

/** The terms that must be answered; there is one in every question that has a word. */
export function requiredTerms({ terms }: AnalysedQuery): QueryTerm[] {
  return terms.filter(({ optional }) => !optional);
}

function termsOf(words: Word[], analyser: Analyser): QueryTerm[] {
  const saying = words.filter(({ text }) => analyser.stops(text) !== 'yes');
  const terms = saying.length > 0 ? saying : words;
  const certain = terms.some(({ text }) => analyser.stops(text) === 'no');
  return terms.map((word) => ({
    ...word,
    tokens: analyser.queryTokensOf(word.text),
    optional: certain && analyser.stops(word.text) !== 'no'
  }));
}

/**
 * A term that belongs to a name of a service is also answered by whatever is about that service; one that
 * names people only, by whatever is meant for them.
 */
function tokensOfNames(serviceTypes: NamedSubject[], targetGroups: NamedSubject[], term: number): Token[] {
  const services = serviceTypes.filter(({ terms }) => terms.includes(term));
  if (services.length > 0) return services.map(({ code }) => serviceTypeToken(code));
  return targetGroups.filter(({ terms }) => terms.includes(term)).map(({ code }) => groupToken(code));
}
