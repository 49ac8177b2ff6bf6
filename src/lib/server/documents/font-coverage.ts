/** Whether a character has a glyph. */
export type Coverage = (codePoint: number) => boolean;

/**
 * The characters that every one of some TTF faces can draw, read from their `cmap` tables (OpenType 1.9, formats
 * 4 and 12). PDF/UA and PDF/A refuse a file with a character its font lacks, so one emoji in a text would
 * otherwise keep a whole plan from being published.
 */
export function sharedCoverage(fonts: readonly Buffer[]): Coverage {
  const [first = new Set<number>(), ...others] = fonts.map(codePointsOf);
  const shared = new Set([...first].filter((codePoint) => others.every((one) => one.has(codePoint))));
  return (codePoint) => shared.has(codePoint);
}

/** Stands for what cannot be drawn; an empty square is read as „a character was here“. */
const SQUARE = '\u25a1';
const UNDRAWN = /^(?:\p{Default_Ignorable_Code_Point}|\s)$/u;

/** Text with every character that has no glyph replaced: by plain letters of the same meaning, or by a square. */
export function drawable(text: string, covers: Coverage): string {
  return text.replace(/[^\u0020-\u007e]/gu, (character) => {
    if (covers(character.codePointAt(0) ?? 0) || UNDRAWN.test(character)) return character;
    const plain = character.normalize('NFKC');
    const drawn = plain !== character && [...plain].every((one) => covers(one.codePointAt(0) ?? 0));
    return drawn ? plain : SQUARE;
  });
}

function codePointsOf(font: Buffer): Set<number> {
  const cmap = tableAt(font, 'cmap');
  const codePoints = new Set<number>();
  for (let at = 0; at < font.readUInt16BE(cmap + 2); at++) {
    const subtable = cmap + font.readUInt32BE(cmap + 4 + at * 8 + 4);
    const format = font.readUInt16BE(subtable);
    if (format === 4) readFormat4(font, subtable, codePoints);
    if (format === 12) readFormat12(font, subtable, codePoints);
  }
  return codePoints;
}

function tableAt(font: Buffer, tag: string): number {
  for (let at = 12; at < 12 + font.readUInt16BE(4) * 16; at += 16) {
    if (font.toString('latin1', at, at + 4) === tag) return font.readUInt32BE(at + 8);
  }
  throw new Error(`the font has no table ${tag}`);
}

function readFormat4(font: Buffer, at: number, into: Set<number>): void {
  const twice = font.readUInt16BE(at + 6);
  const [ends, starts, deltas, offsets] = [14, 16 + twice, 16 + 2 * twice, 16 + 3 * twice].map(
    (skip) => at + skip
  ) as [number, number, number, number];
  for (let segment = 0; segment < twice; segment += 2) {
    const [start, end] = [font.readUInt16BE(starts + segment), font.readUInt16BE(ends + segment)];
    const [delta, offset] = [font.readUInt16BE(deltas + segment), font.readUInt16BE(offsets + segment)];
    for (let code = start; code <= end && code < 0xffff; code++) {
      const listed = offset === 0 ? code : font.readUInt16BE(offsets + segment + offset + (code - start) * 2);
      const glyph = offset !== 0 && listed === 0 ? 0 : (listed + delta) & 0xffff;
      if (glyph !== 0) into.add(code);
    }
  }
}

function readFormat12(font: Buffer, at: number, into: Set<number>): void {
  for (let group = 0; group < font.readUInt32BE(at + 12); group++) {
    const [start, end] = [0, 4].map((skip) => font.readUInt32BE(at + 16 + group * 12 + skip)) as [
      number,
      number
    ];
    for (let code = start; code <= end; code++) into.add(code);
  }
}
