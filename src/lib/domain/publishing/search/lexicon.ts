import { fold } from '../../shared/fold.ts';
import { type AffixRule, indexSuffixes, type Suffix, type SuffixIndex } from './affix-rules.ts';

/** Words of the dictionary by their folded form, each as `word/FLAGS`, several joined by a space. */
export type Stems = Map<string, string>;

export type Lexicon = {
  /** Dictionary forms (*služieb* → `služba`) of a word written with its diacritics; none when unknown. */
  lemmasOf(word: string): string[];
  /** The same for a word typed without diacritics: whatever it may stand for (*sluzieb* → `služba`). */
  lemmasOfPlain(word: string): string[];
  /** Forms that a word typed without diacritics may be meant for (*sluzieb* → `služieb`). */
  spellingsOf(word: string): string[];
  /** Every form of a dictionary word, itself first; *ne-* and *naj-* apart. */
  formsOf(lemma: string): string[];
};

const SUPERLATIVE = 'naj';
const NEGATION = 'ne';

/**
 * Looks a word up by undoing the rules of inflection, so that only dictionary words are held in memory
 * and not their forms. `ne-` stays on the lemma (*nezamestnaných* → `nezamestnaný`), `naj-` goes.
 */
export function createLexicon(stems: Stems, rules: Iterable<AffixRule>): Lexicon {
  const all = [...rules];
  const suffixes = indexSuffixes(all);
  const byFlag = Map.groupBy(all, ({ flag }) => flag);
  return {
    lemmasOf: (word) => withPrefixes(word.toLowerCase(), (form) => lookUp(form, fold(form), stems, suffixes)),
    lemmasOfPlain: (word) => withPrefixes(fold(word), (form) => lookUp(null, form, stems, suffixes)),
    spellingsOf: (word) => [...new Set(lookUp(null, fold(word), stems, suffixes).map(({ form }) => form))],
    formsOf: (lemma) => formsOf(lemma, stems, byFlag)
  };
}

type Entry = { lemma: string; flags: string };
type Found = Entry & { form: string };

function formsOf(lemma: string, stems: Stems, byFlag: Map<string, AffixRule[]>): string[] {
  const entries = entriesAt(stems, fold(lemma)).filter((entry) => entry.lemma === lemma);
  const rules = entries.flatMap(({ flags }) => [...flags]).flatMap((flag) => byFlag.get(flag) ?? []);
  const forms = rules
    .filter(({ strip, condition }) => lemma.endsWith(strip) && new RegExp(`${condition}$`, 'u').test(lemma))
    .map(({ strip, add }) => lemma.slice(0, lemma.length - strip.length) + add);
  return [...new Set([lemma, ...forms])];
}

function withPrefixes(word: string, find: (form: string) => Entry[]): string[] {
  const lemmas = new Set(find(word).map(({ lemma }) => lemma));
  if (word.startsWith(NEGATION)) {
    for (const { lemma, flags } of find(word.slice(NEGATION.length))) {
      if (flags.includes('N')) lemmas.add(NEGATION + lemma);
    }
  }
  if (word.startsWith(SUPERLATIVE)) {
    for (const { lemma, flags } of find(word.slice(SUPERLATIVE.length))) {
      if (flags.includes('F')) lemmas.add(lemma);
    }
  }
  return [...lemmas];
}

/** `written` is the form with its diacritics, or null when they are not known. */
function lookUp(written: string | null, folded: string, stems: Stems, suffixes: SuffixIndex): Found[] {
  const found: Found[] = [];
  for (const entry of entriesAt(stems, folded)) {
    if (written === null || entry.lemma === written) found.push({ ...entry, form: entry.lemma });
  }
  const shortest = Math.max(0, folded.length - suffixes.longest);
  for (let cut = folded.length; cut >= shortest; cut--) {
    const byStrip = suffixes.byEnding.get(folded.slice(cut));
    if (!byStrip) continue;
    for (const [strip, candidates] of byStrip) {
      for (const entry of entriesAt(stems, folded.slice(0, cut) + strip)) {
        for (const form of inflectedTo(entry, candidates, written, folded)) found.push({ ...entry, form });
      }
    }
  }
  return found;
}

function inflectedTo(entry: Entry, suffixes: Suffix[], written: string | null, folded: string): string[] {
  return suffixes.flatMap(({ flag, strip, add, fits }) => {
    if (!entry.flags.includes(flag) || !entry.lemma.endsWith(strip) || !fits.test(entry.lemma)) return [];
    const form = entry.lemma.slice(0, entry.lemma.length - strip.length) + add;
    const meant = written === null ? fold(form) === folded : form === written;
    return meant ? [form] : [];
  });
}

function entriesAt(stems: Stems, folded: string): Entry[] {
  const line = stems.get(folded);
  if (line === undefined) return [];
  return line.split(' ').map((entry) => {
    const slash = entry.indexOf('/');
    return { lemma: entry.slice(0, slash), flags: entry.slice(slash + 1) };
  });
}
