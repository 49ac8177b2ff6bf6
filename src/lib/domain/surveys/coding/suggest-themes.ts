/** A text in tokens of the analyser of Slovak, each once. */
export type Tokens = ReadonlySet<string>;

/** A text that people have coded, for the words that go with a theme. */
export type CodedText = { tokens: Tokens; themeIds: readonly string[] };

const MOST_SUGGESTED = 3;
/** A word of the name is worth a word that is e² times as frequent in the theme as elsewhere. */
const NAMED = 2;
const ENOUGH = 1;
/** A word met once in a theme may be chance. */
const FEWEST_TEXTS = 2;

/**
 * Themes that a text seems to be of, the likeliest first: by words of their names, and by words that were more frequent
 * in texts coded so than in all coded texts. A person decides.
 */
export function suggestThemes(
  text: Tokens,
  themes: readonly { id: string; name: Tokens }[],
  coded: readonly CodedText[]
): string[] {
  return themes
    .map(({ id, name }) => ({ id, score: scoreOf(text, { id, name }, coded) }))
    .filter(({ score }) => score >= ENOUGH)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_SUGGESTED)
    .map(({ id }) => id);
}

function scoreOf(text: Tokens, theme: { id: string; name: Tokens }, coded: readonly CodedText[]): number {
  const inTheme = coded.filter(({ themeIds }) => themeIds.includes(theme.id));
  let score = 0;
  for (const token of text) {
    if (theme.name.has(token)) score += NAMED;
    else score += liftOf(token, inTheme, coded);
  }
  return score;
}

/** How much more frequent a word is in a theme than in all texts, as a logarithm; never below 0. */
function liftOf(token: string, inTheme: readonly CodedText[], all: readonly CodedText[]): number {
  const has = ({ tokens }: CodedText) => tokens.has(token);
  const here = inTheme.filter(has).length;
  if (here < FEWEST_TEXTS) return 0;
  const shareHere = (here + 0.5) / (inTheme.length + 1);
  const shareOfAll = (all.filter(has).length + 0.5) / (all.length + 1);
  return Math.max(0, Math.log(shareHere / shareOfAll));
}
