import { type NamedCode, nameKey } from './name-finder.ts';

/** Which words of a file somebody may give a meaning: a heading, or a name of one of four catalogues. */
export const MEANING_LISTS = ['column', 'kind', 'form', 'group', 'unit'] as const;
export type MeaningList = (typeof MEANING_LISTS)[number];

/**
 * What a word of files means to a body (význam slova v súboroch): said once, remembered for the next file. `word` is
 * without case, diacritics and punctuation; `means` is a code of the list, empty for a column that is not read.
 */
export type ImportMeaning = { list: MeaningList; word: string; means: string };

/** Longer than any heading or name of a catalogue. */
export const LONGEST_WORD = 200;

/** What a word means by the body's own saying; undefined where nobody said. */
export function meaningOf(
  list: MeaningList,
  text: string,
  meanings: readonly ImportMeaning[]
): string | undefined {
  if (meanings.length === 0) return undefined;
  const word = nameKey(text);
  return meanings.find((one) => one.list === list && one.word === word)?.means;
}

/** A catalogue whose things go by the body's own words too; the official names stay the first. */
export function withMeanings<Entry extends NamedCode>(
  catalogue: readonly Entry[],
  list: MeaningList,
  meanings: readonly ImportMeaning[]
): readonly Entry[] {
  const own = meanings.filter((one) => one.list === list);
  if (own.length === 0) return catalogue;
  return catalogue.map((entry) => {
    const words = own.filter(({ means }) => means === entry.code).map(({ word }) => word);
    return words.length === 0 ? entry : { ...entry, names: [...entry.names, ...words] };
  });
}
