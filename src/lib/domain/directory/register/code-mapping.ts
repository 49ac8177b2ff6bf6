import { fold } from '../../shared/fold.ts';
import type { Codebook } from './register-entry.ts';

/** Who says what a code of the register means: the catalogue, its own words, or the operator. */
export const CODE_ORIGINS = ['supplied', 'by-name', 'operator'] as const;
export type CodeOrigin = (typeof CODE_ORIGINS)[number];

/** A code of the register with what it means in the catalogue; null while nobody has said, or where it is left out. */
export type CodeMeaning = { means: string | null; origin: CodeOrigin | null };

export type CodeCatalogue = {
  types: readonly {
    code: string;
    nameSk: string;
    registerCode: string | null;
    synonyms: readonly string[];
  }[];
  groups: readonly { code: string; nameSk: string }[];
};

const UNKNOWN: CodeMeaning = { means: null, origin: null };

/**
 * What a code seen for the first time means, as far as the catalogue knows its code or bears its name. The
 * codebook of the register is not published: what is known of it was recovered by joining, and is marked so.
 */
export function proposedMeaning(
  codebook: Codebook,
  code: string,
  label: string,
  catalogue: CodeCatalogue
): CodeMeaning {
  if (codebook === 'form') return named(formOf(label) ?? formOf(code));
  if (codebook === 'group') return named(onlyNamed(catalogue.groups, [label, code]));
  const supplied = catalogue.types.find(({ registerCode }) => registerCode === code);
  if (supplied) return { means: supplied.code, origin: 'supplied' };
  return named(onlyNamed(catalogue.types, [label, code]));
}

function named(means: string | null): CodeMeaning {
  return means === null ? UNKNOWN : { means, origin: 'by-name' };
}

/** Forms by the words in them (§ 13): *pobytová forma – celoročný pobyt*. */
function formOf(words: string): string | null {
  const folded = fold(words);
  if (/pobyt/.test(folded)) {
    if (/celoroc/.test(folded)) return 'pobytova-celorocna';
    return /tyzdenn/.test(folded) ? 'pobytova-tyzdenna' : 'pobytova';
  }
  if (/ambulant/.test(folded)) return 'ambulantna';
  if (/teren/.test(folded)) return 'terenna';
  return /\bin(a|ou|e)\b/.test(folded) ? 'ina' : null;
}

type Named = { code: string; nameSk: string; synonyms?: readonly string[] };

/** The one thing of a catalogue that bears one of the names. */
function onlyNamed(catalogue: readonly Named[], words: readonly string[]): string | null {
  const wanted = new Set(words.map(key).filter((word) => word !== ''));
  const bearing = (names: (one: Named) => readonly string[]) =>
    new Set(
      catalogue.filter((one) => names(one).some((name) => wanted.has(key(name)))).map(({ code }) => code)
    );
  const official = bearing(({ nameSk }) => [nameSk]);
  const found = official.size > 0 ? official : bearing(({ synonyms = [] }) => synonyms);
  return found.size === 1 ? ([...found][0] ?? null) : null;
}

function key(words: string): string {
  return fold(words)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
