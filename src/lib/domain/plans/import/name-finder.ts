import { fold } from '../../shared/fold.ts';
import { mistakesAllowed, mistakesBetween } from '../../shared/spelling.ts';

/** Something of a catalogue with every name it goes by; the first is the official one, which people are shown. */
export type NamedCode = { code: string; names: readonly string[] };

/** What a written name leads to: one thing, or none with the nearest official name where there is one. */
export type FoundName =
  | { outcome: 'found'; code: string }
  | { outcome: 'unknown'; suggestion: string | null }
  | { outcome: 'ambiguous'; names: string[] };

export type NameFinder = (text: string) => FoundName;

/** A name without what people write differently: case, diacritics, punctuation, spaces. */
export function nameKey(text: string): string {
  return fold(text)
    .replace(/\([^)]*\)/gu, ' ')
    .replace(/[^a-z0-9§%]+/gu, ' ')
    .trim();
}

/** Finds things by any of their names or by their code, and suggests the nearest one for a slip of the keyboard. */
export function nameFinder(catalogue: readonly NamedCode[]): NameFinder {
  const byKey = new Map<string, Set<string>>();
  for (const { code, names } of catalogue) {
    for (const name of [code, ...names]) {
      const key = nameKey(name);
      if (key !== '') byKey.set(key, (byKey.get(key) ?? new Set()).add(code));
    }
  }
  const official = (code: string) => catalogue.find((one) => one.code === code)?.names[0] ?? code;

  return (text) => {
    const key = nameKey(text);
    const codes = [...(byKey.get(key) ?? [])];
    if (codes.length > 1) return { outcome: 'ambiguous', names: codes.map(official) };
    if (codes[0] !== undefined) return { outcome: 'found', code: codes[0] };
    const near = nearest(key, byKey);
    return { outcome: 'unknown', suggestion: near && official(near) };
  };
}

function nearest(key: string, byKey: ReadonlyMap<string, ReadonlySet<string>>): string | null {
  let best: string | null = null;
  let least = mistakesAllowed(key.length) + 1;
  for (const [candidate, codes] of byKey) {
    const mistakes = mistakesBetween(key, candidate, least - 1);
    if (mistakes < least) [best, least] = [[...codes][0] ?? null, mistakes];
  }
  return best ?? containing(key, byKey);
}

/** A part of a longer name, `stacionár` in *denný stacionár*, where only one thing has it. */
function containing(key: string, byKey: ReadonlyMap<string, ReadonlySet<string>>): string | null {
  if (key.length < 5) return null;
  const codes = new Set<string>();
  for (const [candidate, own] of byKey) {
    if (candidate.includes(key) || (candidate.length >= 5 && key.includes(candidate))) {
      for (const code of own) codes.add(code);
    }
  }
  return codes.size === 1 ? ([...codes][0] ?? null) : null;
}
