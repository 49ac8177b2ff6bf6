/**
 * Makes `stems.txt.br`, `affixes.json` and `ambiguous-stems.txt` in `data/language` from the Hunspell dictionary of
 * the package `dictionary-sk`. Run by hand when the package changes: `node scripts/build-lexicon.ts`.
 */
import { writeFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import dictionary from 'dictionary-sk';
import type { AffixRule } from '#lib/domain/publishing/search/affix-rules.ts';
import { stemOfLemma } from '#lib/domain/publishing/search/light-stem.ts';
import { fold } from '#lib/domain/shared/fold.ts';

const target = new URL('../data/language/', import.meta.url);

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** Suffix rules of an .aff file; `0` there means nothing. Both prefixes, ne- and naj-, live in the code. */
function suffixRulesOf(aff: string): AffixRule[] {
  const rules: AffixRule[] = [];
  for (const line of aff.split('\n')) {
    const [type, flag, strip, add, condition] = line.split(/\s+/);
    if (type !== 'SFX' || !flag || !strip || !add || !condition || strip === 'Y') continue;
    rules.push({ flag, strip: strip === '0' ? '' : strip, add: add === '0' ? '' : add, condition });
  }
  return rules;
}

/**
 * Lines `folded word/FLAGS word/FLAGS`, sorted.
 * Words without flags are left out: the dictionary says nothing of them but that they exist.
 */
function stemLinesOf(dic: string): string[] {
  const flagsOf = new Map<string, string>();
  for (const line of dic.split('\n').slice(1)) {
    const [written, flags] = line.trim().split('/');
    if (!written || !flags) continue;
    const word = written.toLowerCase();
    flagsOf.set(word, [...new Set((flagsOf.get(word) ?? '') + flags)].sort().join(''));
  }
  const byFolded = new Map<string, string[]>();
  for (const [word, flags] of flagsOf) {
    byFolded.set(fold(word), [...(byFolded.get(fold(word)) ?? []), `${word}/${flags}`]);
  }
  return [...byFolded]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([folded, words]) => [folded, ...words].join(' '));
}

/** Lines of stems that differ in nothing but diacritics, of the words in `stemLinesOf`. */
function ambiguousLinesOf(stemLines: string[]): string[] {
  const byFolded = new Map<string, Set<string>>();
  for (const entry of stemLines.flatMap((line) => line.split(' ').slice(1))) {
    const stem = stemOfLemma(entry.slice(0, entry.indexOf('/')));
    byFolded.set(fold(stem), (byFolded.get(fold(stem)) ?? new Set()).add(stem));
  }
  return [...byFolded.values()].filter((stems) => stems.size > 1).map((stems) => [...stems].sort().join(' '));
}

const rules = suffixRulesOf(text(dictionary.aff));
const lines = stemLinesOf(text(dictionary.dic));
const stems = brotliCompressSync(lines.join('\n'), {
  params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 }
});
writeFileSync(
  new URL('affixes.json', target),
  `${JSON.stringify(rules.map(Object.values)).replaceAll('],[', '],\n[')}\n`
);
writeFileSync(new URL('stems.txt.br', target), stems);
const ambiguous = ambiguousLinesOf(lines);
writeFileSync(new URL('ambiguous-stems.txt', target), `${ambiguous.join('\n')}\n`);
console.log(
  `${lines.length} stems in ${stems.length} bytes, ${rules.length} rules, ${ambiguous.length} ambiguous stems`
);
