/** Advances of the printable ASCII characters in Source Sans 3, from the space on, in thousandths of the type size. */
const ADVANCES = {
  regular: [
    ...[200, 289, 426, 497, 497, 824, 609, 249, 303, 303, 418, 497, 249, 311, 249, 350],
    ...[497, 497, 497, 497, 497, 497, 497, 497, 497, 497, 249, 249, 497, 497, 497, 425],
    ...[847, 543, 588, 571, 615, 527, 494, 617, 652, 263, 479, 579, 486, 727, 647, 664],
    ...[566, 664, 569, 534, 536, 645, 515, 786, 513, 476, 539, 303, 350, 303, 497, 500],
    ...[542, 504, 553, 456, 555, 496, 292, 504, 544, 246, 247, 495, 255, 829, 547, 542],
    ...[555, 555, 347, 419, 338, 544, 467, 719, 446, 467, 425, 303, 241, 303, 497]
  ],
  bold: [
    ...[200, 315, 482, 513, 513, 841, 639, 275, 324, 324, 438, 513, 275, 322, 275, 344],
    ...[513, 513, 513, 513, 513, 513, 513, 513, 513, 513, 275, 275, 513, 513, 513, 444],
    ...[875, 558, 597, 576, 625, 538, 510, 628, 663, 282, 494, 597, 502, 745, 657, 674],
    ...[582, 674, 592, 545, 546, 655, 536, 800, 541, 501, 540, 324, 344, 324, 513, 500],
    ...[549, 516, 563, 462, 564, 507, 317, 520, 558, 262, 263, 522, 271, 843, 560, 549],
    ...[564, 564, 373, 431, 361, 556, 495, 748, 481, 495, 443, 324, 255, 324, 513]
  ]
} as const;
/** Dashes, quotes and whatever else the table lacks: as wide as the widest letter that is usual. */
const UNKNOWN = 850;
/** A letter with its caron beside it is wider than without, by a few thousandths; lines end that much earlier. */
const SLACK = 0.98;

export type Face = keyof typeof ADVANCES;

/** How wide words are in one line, in the unit of `size`; a letter is as wide with its accents as without. */
export function widthOf(words: string, face: Face, size: number): number {
  const advances = ADVANCES[face];
  let sum = 0;
  for (const letter of words) {
    const plain = letter.normalize('NFD').codePointAt(0) ?? 0;
    sum += (plain === 0xa0 ? advances[0] : advances[plain - 32]) ?? UNKNOWN;
  }
  return (sum * size) / 1_000;
}

/**
 * Words broken into lines that fit a width, for a printer that breaks none itself: what stands on paper must stand
 * where the reader of scans looks for it, whatever draws the letters.
 * @param width in the unit of `size`
 * @returns one line at least; a word wider than the line is broken between letters
 */
export function linesOf(
  words: string,
  face: Face,
  { size, width }: { size: number; width: number }
): string[] {
  const fits = (line: string) => widthOf(line, face, size) <= width * SLACK;
  const lines: string[] = [];
  let line = '';
  for (const word of bound(words)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (fits(longer)) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = word;
    while (line.length > 1 && !fits(line)) {
      const head = headThatFits(line, fits);
      lines.push(head);
      line = line.slice(head.length);
    }
  }
  return [...lines, line];
}

/** Words with their one-letter prepositions, which end no line in Slovak. */
function bound(words: string): string[] {
  return words
    .trim()
    .replace(/(?<=^|\s)([aikosuvzAIKOSUVZ])\s+/g, '$1\u00a0')
    .split(/[^\S\u00a0]+/u);
}

function headThatFits(word: string, fits: (line: string) => boolean): string {
  let length = word.length - 1;
  while (length > 1 && !fits(word.slice(0, length))) length--;
  return word.slice(0, Math.max(1, length));
}
