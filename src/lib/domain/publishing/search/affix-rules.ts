import { fold } from '../../shared/fold.ts';

/**
 * One rule of inflection in the sense of Hunspell: a dictionary word that carries `flag` and ends as
 * `condition` says loses `strip` and gains `add` (`služba` − `ba` + `ieb`).
 */
export type AffixRule = { flag: string; strip: string; add: string; condition: string };

export type Suffix = { flag: string; strip: string; add: string; fits: RegExp };

/** Suffixes by their folded ending, then by the folded letters that the dictionary word has instead. */
export type SuffixIndex = { longest: number; byEnding: Map<string, Map<string, Suffix[]>> };

/** Turns the rules around: from the ending that is seen to the ending of the dictionary word. */
export function indexSuffixes(rules: Iterable<AffixRule>): SuffixIndex {
  const byEnding: SuffixIndex['byEnding'] = new Map();
  let longest = 0;
  for (const { flag, strip, add, condition } of rules) {
    const ending = fold(add);
    longest = Math.max(longest, ending.length);
    const byStrip = valueAt(byEnding, ending, () => new Map<string, Suffix[]>());
    const fits = new RegExp(`${condition}$`, 'u');
    valueAt(byStrip, fold(strip), () => []).push({ flag, strip, add, fits });
  }
  return { longest, byEnding };
}

function valueAt<Value>(map: Map<string, Value>, key: string, empty: () => Value): Value {
  const found = map.get(key);
  if (found !== undefined) return found;
  const value = empty();
  map.set(key, value);
  return value;
}
