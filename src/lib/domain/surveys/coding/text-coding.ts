/** A subject that people wrote of in their own words (téma), from the municipality's own code book for one question. */
export type Theme = { id: string; questionId: string; name: string };

export const LONGEST_THEME_NAME = 80;
/** With more nobody remembers them; the first nine have a key of their own. */
export const MOST_THEMES = 40;

/** Which themes one person found in a text (označenie); none of them says that the text is of no theme. */
export type TextCoding = { actorId: string; themeIds: readonly string[]; settled: boolean };

/**
 * What the codings of one text say together: nobody looked yet; one person did; several agree; they differ; or they
 * differed and a person said which holds.
 */
export type CodingState = 'none' | 'single' | 'agreed' | 'differing' | 'settled';

/** The themes of a text, as far as people agree: where they differ, none until somebody settles it. */
export function codingOf(codings: readonly TextCoding[]): {
  state: CodingState;
  themeIds: readonly string[];
} {
  const settled = codings.find((coding) => coding.settled);
  if (settled) return { state: 'settled', themeIds: settled.themeIds };
  const [first, ...others] = codings;
  if (!first) return { state: 'none', themeIds: [] };
  if (others.length === 0) return { state: 'single', themeIds: first.themeIds };
  return others.every((other) => areSame(other.themeIds, first.themeIds))
    ? { state: 'agreed', themeIds: first.themeIds }
    : { state: 'differing', themeIds: [] };
}

function areSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id) => other.includes(id));
}

export type ThemeFault = 'no-name' | 'too-long' | 'same-name' | 'too-many';

/** Why a theme cannot be added to the code book of its question, or null. */
export function themeFault(name: string, others: readonly Pick<Theme, 'name'>[]): ThemeFault | null {
  if (name === '') return 'no-name';
  if (name.length > LONGEST_THEME_NAME) return 'too-long';
  if (others.some((other) => other.name.toLowerCase() === name.toLowerCase())) return 'same-name';
  return others.length >= MOST_THEMES ? 'too-many' : null;
}
