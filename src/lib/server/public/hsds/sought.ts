import { contentOf } from '#lib/domain/publishing/search/everyday-names.ts';
import type { SearchLanguage } from '#lib/domain/publishing/search/search-language.ts';
import { fold } from '#lib/domain/shared/fold.ts';
import type { HsdsCatalogue, TaxonomyCode } from '../../api/hsds/taxonomies.ts';
import type { CountryFilter } from '../../db/country-directory.ts';

/** What a question looks for: every word in some form, or the kind of service that people call so. */
export function soughtBy(
  text: string,
  catalogue: HsdsCatalogue,
  { analyser, names }: SearchLanguage
): NonNullable<CountryFilter['sought']> {
  // Words that say nothing (*pre*, *a*) are in no name.
  const words = (text.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => analyser.tokensOf(word).length > 0);
  const terms = contentOf(text, analyser);
  const named = names.services.namedBy(terms).filter((name) => name.terms.length === terms.length);
  // Names of the catalogues are few and analysed, so that *v útulku* finds *útulok* too.
  const catalogued = catalogue.terms.map(({ of, code, name }) => {
    return { of, code, folded: fold(name), tokens: new Set(contentOf(name, analyser).flat()) };
  });
  const codesNamed = (of: TaxonomyCode, word: string) =>
    catalogued
      .filter((term) => term.of === of)
      .filter(
        ({ folded, tokens }) =>
          folded.includes(stemOf(fold(word))) || analyser.tokensOf(word).some((token) => tokens.has(token))
      )
      .map(({ code }) => code);
  return {
    words: [...new Set(words)].map((word) => ({
      stem: stemOf(fold(word)),
      ...{ kinds: codesNamed('kind', word), groups: codesNamed('group', word) }
    })),
    kinds: named.map(({ code }) => code)
  };
}

/** The beginning that forms of a word share: Slovak endings are one or two letters long. */
function stemOf(word: string): string {
  if (/\d/.test(word) || word.length < 5) return word;
  return word.slice(0, word.length < 7 ? -1 : -2);
}
