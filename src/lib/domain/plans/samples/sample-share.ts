import { fold } from '../../shared/fold.ts';

/**
 * So many words in a row that stand in a sample too are taken for a copy of it. Five is more than the set phrases
 * that any two texts on one subject share („zariadenie pre seniorov“, „zákon o sociálnych službách“), and few
 * enough for a sentence of a sample to be found again around a changed word.
 */
const WORDS_IN_A_ROW = 5;

/** A blank of a sample is filled with a name, a number or a few words; more than this is somebody's own text. */
const WORDS_IN_A_BLANK = 6;

/** A blank that the program fills with a list of what it knows, as the kinds of services nearby. */
const LIST_BLANK = /^zoznam /;
const WORDS_IN_A_LIST = 250;

/** How many words of a text are somebody's own and how many stand in a sample; what fills its blanks counts as sample. */
export type WordShare = { own: number; sample: number };

/** A run of words that stands in a sample: how many words may fill the blank before and behind it. */
type Edge = { before: number; after: number };

/** The wordings of samples, prepared for finding them in texts. */
export type SampleIndex = { runs: ReadonlyMap<string, Edge>; shortLines: ReadonlySet<string> };

// The number of an act is the same in every text that cites it.
const CITATION = /c\.\s*\d+\/\d+\s*(?:z\.\s*z\.|zb\.)/g;
const WORD = /[\p{L}\p{N}]+/gu;
const BLANK = /\[[^[\]\n]{1,80}\]/g;

/**
 * @param lines of samples with their blanks in square brackets, without words in braces
 */
export function sampleIndex(lines: Iterable<string>): SampleIndex {
  const runs = new Map<string, Edge>();
  const shortLines = new Set<string>();
  for (const line of lines) {
    const fragments = line.split(BLANK).map(wordsOf);
    const rooms = [...line.matchAll(BLANK)].map(([blank]) =>
      LIST_BLANK.test(blank.slice(1)) ? WORDS_IN_A_LIST : WORDS_IN_A_BLANK
    );
    if (fragments.length === 1 && (fragments[0]?.length ?? 0) < WORDS_IN_A_ROW) {
      shortLines.add(fragments[0]?.join(' ') ?? '');
    }
    addRuns(runs, fragments, rooms);
  }
  shortLines.delete('');
  return { runs, shortLines };
}

/** Puts every run of a line into the index; fragments too short to be recognised belong to the blank beside them. */
function addRuns(runs: Map<string, Edge>, fragments: readonly string[][], rooms: readonly number[]): void {
  let gap = 0;
  let last: string | null = null;
  for (const [at, words] of fragments.entries()) {
    if (at > 0) gap += rooms[at - 1] ?? WORDS_IN_A_BLANK;
    if (words.length < WORDS_IN_A_ROW) {
      gap += words.length;
      continue;
    }
    widen(runs, last, { before: 0, after: gap });
    for (let start = 0; start + WORDS_IN_A_ROW <= words.length; start += 1) {
      last = keyAt(words, start);
      widen(runs, last, { before: start === 0 ? gap : 0, after: 0 });
    }
    gap = 0;
  }
  widen(runs, last, { before: 0, after: gap });
}

function widen(runs: Map<string, Edge>, key: string | null, { before, after }: Edge): void {
  if (key === null) return;
  const known = runs.get(key) ?? { before: 0, after: 0 };
  runs.set(key, { before: Math.max(known.before, before), after: Math.max(known.after, after) });
}

/**
 * How much of a text stands in a sample, in words, line by line. Case, diacritics and punctuation make no difference,
 * blanks that are still open count for nothing (kpss 10-35).
 */
export function wordShare(text: string, index: SampleIndex): WordShare {
  const share = { own: 0, sample: 0 };
  for (const line of text.split('\n')) {
    const words = wordsOf(line.replace(BLANK, ' '));
    const own = index.shortLines.has(words.join(' ')) ? 0 : ownWords(words, index.runs);
    share.own += own;
    share.sample += words.length - own;
  }
  return share;
}

function ownWords(words: readonly string[], runs: SampleIndex['runs']): number {
  const covered: boolean[] = new Array(words.length).fill(false);
  // How many words may fill the blank that follows the word before, or that stands before the word at.
  const [after, before]: [number[], number[]] = [[], []];
  for (let start = 0; start + WORDS_IN_A_ROW <= words.length; start += 1) {
    const edge = runs.get(keyAt(words, start));
    if (!edge) continue;
    covered.fill(true, start, start + WORDS_IN_A_ROW);
    before[start] = edge.before;
    after[start + WORDS_IN_A_ROW] = edge.after;
  }
  if (!covered.includes(true)) return words.length;
  return gapsOf(covered).reduce((own, [from, to]) => {
    const atStart = from === 0 ? Number.POSITIVE_INFINITY : (after[from] ?? 0);
    const atEnd = to === words.length ? Number.POSITIVE_INFINITY : (before[to] ?? 0);
    return to - from <= Math.min(atStart, atEnd) ? own : own + to - from;
  }, 0);
}

/** The stretches of words that stand in no sample, as `[from, to)`. */
function gapsOf(covered: readonly boolean[]): [from: number, to: number][] {
  const gaps: [number, number][] = [];
  for (const [at, known] of covered.entries()) {
    if (known) continue;
    const last = gaps.at(-1);
    if (last && last[1] === at) last[1] = at + 1;
    else gaps.push([at, at + 1]);
  }
  return gaps;
}

function wordsOf(text: string): string[] {
  return fold(text).replace(CITATION, ' ').match(WORD) ?? [];
}

function keyAt(words: readonly string[], start: number): string {
  return words.slice(start, start + WORDS_IN_A_ROW).join(' ');
}
