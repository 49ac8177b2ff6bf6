import { CODE_ALPHABET, QUESTIONNAIRE_CODE } from '../questionnaire/questionnaire-code.ts';

/** Languages of sheets in the order of their numbers in the code, which never changes. */
export const PAPER_LANGUAGES = ['sk', 'easy', 'en', 'hu'] as const;
export type PaperLanguage = (typeof PAPER_LANGUAGES)[number];

/** What a page of paper says of itself to whatever reads it. */
export type PageCode = {
  /** The way in which positions are laid out; a sheet of another way is read by hand. */
  layout: number;
  questionnaire: string;
  version: number;
  language: PaperLanguage;
  /** From 1. */
  page: number;
  /** Which sheet of paper, from 1; 0 on a sheet whose number is written by hand. */
  sheet: number;
};

/** Bits of every part, the first the highest, and a checksum at the end. */
const BITS = {
  layout: 4,
  questionnaire: 30,
  version: 8,
  language: 2,
  page: 6,
  sheet: 14,
  checksum: 16
} as const;
const LETTER_BITS = 5;

/** Columns and rows of the squares in which the code is drawn. */
export const CODE_GRID = { columns: 20, rows: 4 } as const;

export const MOST_PAGES = 2 ** BITS.page - 1;
export const MOST_SHEETS = 2 ** BITS.sheet - 1;
export const MOST_VERSIONS = 2 ** BITS.version - 1;

/**
 * The squares of a page's code, row by row; a filled one is true.
 * @throws RangeError when a part is more than the code can say
 */
export function drawnCode(code: PageCode): boolean[] {
  if (!QUESTIONNAIRE_CODE.test(code.questionnaire)) throw new RangeError('No code of a questionnaire.');
  const letters = [...code.questionnaire].flatMap((letter) =>
    bitsOf(CODE_ALPHABET.indexOf(letter), LETTER_BITS)
  );
  const bits = [
    ...bitsOf(code.layout, BITS.layout),
    ...letters,
    ...bitsOf(code.version, BITS.version),
    ...bitsOf(PAPER_LANGUAGES.indexOf(code.language), BITS.language),
    ...bitsOf(code.page, BITS.page),
    ...bitsOf(code.sheet, BITS.sheet)
  ];
  return [...bits, ...bitsOf(checksumOf(bits), BITS.checksum)];
}

/** What squares say; null where they are no code, or were read wrongly. */
export function readCode(squares: readonly boolean[]): PageCode | null {
  if (squares.length !== CODE_GRID.columns * CODE_GRID.rows) return null;
  const said = squares.slice(0, -BITS.checksum);
  if (checksumOf(said) !== numberOf(squares.slice(-BITS.checksum))) return null;
  let at = 0;
  const take = (bits: number) => {
    at += bits;
    return numberOf(said.slice(at - bits, at));
  };
  const layout = take(BITS.layout);
  const letters = Array.from(
    { length: BITS.questionnaire / LETTER_BITS },
    () => CODE_ALPHABET[take(LETTER_BITS)] ?? ''
  );
  const version = take(BITS.version);
  const language = PAPER_LANGUAGES[take(BITS.language)] ?? 'sk';
  return {
    layout,
    questionnaire: letters.join(''),
    version,
    language,
    page: take(BITS.page),
    sheet: take(BITS.sheet)
  };
}

/** The same for people, beside the squares: `k7rm2x-2-sk-3`, and the number of the sheet where it has one. */
export function shownCode({ questionnaire, version, language, page }: PageCode): string {
  return `${questionnaire}-${version}-${language}-${page}`;
}

function bitsOf(value: number, bits: number): boolean[] {
  if (!Number.isInteger(value) || value < 0 || value >= 2 ** bits)
    throw new RangeError(`${value} does not fit into ${bits} bits of a page's code.`);
  return Array.from({ length: bits }, (_, at) => Math.floor(value / 2 ** (bits - 1 - at)) % 2 === 1);
}

function numberOf(bits: readonly boolean[]): number {
  return bits.reduce((value, bit) => value * 2 + (bit ? 1 : 0), 0);
}

/** CRC-16/CCITT-FALSE, bit by bit: any run of up to sixteen wrong squares is noticed. */
function checksumOf(bits: readonly boolean[]): number {
  return bits.reduce((crc, bit) => {
    const isOver = crc >= 0x8000 !== bit;
    const shifted = (crc * 2) % 0x10000;
    return isOver ? xor16(shifted, 0x1021) : shifted;
  }, 0xffff);
}

function xor16(one: number, other: number): number {
  return (one ^ other) & 0xffff;
}
