/** How many lines words take, broken at spaces. @param room of a line, in widths of an em */
export function linesOf(text: string, room: number): number {
  let lines = 1;
  let used = 0;
  for (const word of text.split(' ')) {
    const width = widthOf(word);
    if (used > 0 && used + width > room) {
      lines += 1;
      used = 0;
    }
    // A word longer than a line is hyphenated or broken.
    lines += Math.floor(width / room);
    used += (width % room) + SPACE;
  }
  return lines;
}

const SPACE = 0.226;

/** Letters of Calibri by their width in ems; accents change none of them. */
const LETTERS: readonly (readonly [letters: string, width: number])[] = [
  ["\u00a0 ijl.,:;'’|!()[]", 0.24],
  ['ftr-„“"', 0.33],
  ['sczJI/', 0.4],
  ['aegkvxyL?', 0.465],
  ['bdhnopqu0123456789€EFSTYB–+', 0.52],
  ['ACDGHKNOPQRUVXZ&', 0.6],
  ['mwMW%', 0.8]
];
const WIDTHS: ReadonlyMap<string, number> = new Map(
  LETTERS.flatMap(([letters, width]) => [...letters].map((letter) => [letter, width] as const))
);

function widthOf(word: string): number {
  let width = 0;
  for (const letter of word.normalize('NFD')) {
    if (!ACCENT.test(letter)) width += WIDTHS.get(letter) ?? 0.52;
  }
  return width;
}

const ACCENT = /\p{M}/u;
