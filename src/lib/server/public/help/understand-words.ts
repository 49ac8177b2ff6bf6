import { join } from 'node:path';
import type { Analyser } from '#lib/domain/publishing/search/analyser.ts';
import { createEverydayNames, type EverydayNames } from '#lib/domain/publishing/search/everyday-names.ts';
import { analyseQuery } from '#lib/domain/publishing/search/query.ts';
import type { SearchLanguage } from '#lib/domain/publishing/search/search-language.ts';
import { wordsOf } from '#lib/domain/publishing/search/words.ts';
import { dataFolder } from '../../reference/data-folder.ts';
import { readAlike } from '../../search/language.ts';
import { helpTexts } from './life-situations.ts';

/** What free words speak of: situations, the likeliest first, and kinds of services by their everyday names. */
export type Understood = {
  situations: string[];
  kinds: string[];
  /** They are a kind's name and nothing that happened to somebody: *opatrovateľská služba*. */
  namesKindOnly: boolean;
};

/** More is cut: nobody's whole story is needed to find help. */
export const MOST_LETTERS = 200;
const MOST_SITUATIONS = 3;
const MOST_KINDS = 4;

const kept = new WeakMap<Analyser, EverydayNames>();

/**
 * Understands what somebody wrote of her trouble: inflected, without diacritics or misspelt. Everything happens in
 * memory: the words go to no database, no log and no address.
 */
export function understandWords(text: string, { analyser, names }: SearchLanguage): Understood {
  const sayings = kept.get(analyser) ?? situationNames(analyser);
  kept.set(analyser, sayings);
  const mended = mendedText(text.slice(0, MOST_LETTERS), analyser, [sayings, names]);
  const ofSituations = analyseQuery(mended, analyser, sayings);
  const ofKinds = analyseQuery(mended, analyser, names);
  const situations = [...mostWordsFirst(ofSituations.serviceTypes), ...ofSituations.likelyServiceTypes];
  const named = mostWordsFirst(ofKinds.serviceTypes);
  // What only resembles a kind says less than a situation does.
  const kinds = situations.length > 0 ? named : [...named, ...ofKinds.likelyServiceTypes];
  return {
    situations: [...new Set(situations)].slice(0, MOST_SITUATIONS),
    kinds: [...new Set(kinds)].slice(0, MOST_KINDS),
    // *Prišiel som o bývanie* is an everyday name of a shelter too: who says it needs to hear what to do.
    namesKindOnly: saysNothingElse(ofKinds) && !saysNothingElse(ofSituations)
  };
}

/** Whether every word that says something belongs to a name that was found. */
function saysNothingElse({ serviceTypes, terms }: ReturnType<typeof analyseQuery>): boolean {
  const used = new Set(serviceTypes.flatMap((named) => named.terms));
  return used.size > 0 && used.size === terms.length;
}

function mostWordsFirst(named: readonly { code: string; terms: readonly number[] }[]): string[] {
  return named.toSorted((one, other) => other.terms.length - one.terms.length).map(({ code }) => code);
}

/** The sayings of the situations stand where the search has the everyday names of services. */
function situationNames(analyser: Analyser): EverydayNames {
  const lists = helpTexts().situations.map(({ code, title, words }) => ({
    code,
    names: [title.sk, ...words]
  }));
  return createEverydayNames(
    { services: lists, groups: [], alike: readAlike(join(dataFolder(), 'language')) },
    analyser
  );
}

/** The text with each word that is none replaced by the known one it resembles. */
function mendedText(text: string, analyser: Analyser, all: readonly EverydayNames[]): string {
  return wordsOf(text)
    .map(({ text: word }) => {
      if (analyser.knows(word)) return word;
      return all.map((names) => names.mend(word)).find((meant) => meant !== null) ?? word;
    })
    .join(' ');
}
