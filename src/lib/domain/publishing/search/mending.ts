import { fold } from '../../shared/fold.ts';
import { mistakesAllowed, mistakesBetween } from '../../shared/spelling.ts';
import type { Analyser } from './analyser.ts';

/** Finds the word that a misspelt one was meant to be, in the form that was meant; null when none is close. */
export type Mending = (word: string, most?: number) => string | null;

type Form = { form: string; folded: string; letters: number };

/**
 * Mends words by every form of the given ones: *nocľaharnách* → `nocľahárňach`. The forms are made by the
 * first question that needs them.
 */
export function createMending(words: readonly string[], analyser: Analyser): Mending {
  let forms: Form[] | undefined;
  return (word, most = mistakesAllowed(fold(word).length)) => {
    forms ??= formsOf(words, analyser);
    return closestForm(word, forms, most);
  };
}

function formsOf(words: readonly string[], analyser: Analyser): Form[] {
  const forms = new Set(words.flatMap((word) => analyser.formsOf(word)));
  return [...forms]
    .filter((form) => form.length > 3)
    .map((form) => ({ form, folded: fold(form), letters: lettersOf(fold(form)) }));
}

/**
 * The closest form: fewest mistakes with diacritics apart, then the first; a word typed with diacritics has
 * fewest mistakes with them, too.
 */
function closestForm(word: string, forms: readonly Form[], most: number): string | null {
  const lower = word.toLowerCase();
  const folded = fold(lower);
  const letters = lettersOf(folded);
  const isMarked = folded !== lower;
  let best: { form: string; plain: number; marked: number } | null = null;
  for (const candidate of forms) {
    const least = best?.plain ?? most;
    // A mistake changes at most two letters of the set; most forms need no closer look.
    if (Math.abs(candidate.folded.length - folded.length) > least) continue;
    if (bits(candidate.letters ^ letters) > 2 * least) continue;
    const plain = mistakesBetween(folded, candidate.folded, least);
    if (plain > least) continue;
    const marked = isMarked ? mistakesBetween(lower, candidate.form, lower.length) : 0;
    if (!best || plain < best.plain || marked < best.marked) best = { form: candidate.form, plain, marked };
  }
  return best?.form ?? null;
}

/** The letters of a folded word as bits, a to z. */
function lettersOf(folded: string): number {
  let letters = 0;
  for (let at = 0; at < folded.length; at += 1) letters |= 1 << (folded.charCodeAt(at) % 32);
  return letters;
}

function bits(set: number): number {
  let count = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
