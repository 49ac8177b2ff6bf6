/** Line ends of other programs: a paste from Word or a spreadsheet brings a vertical tab. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const LINE_ENDS = /\r\n|[\r\u000b\u000c\u0085\u2028\u2029]/g;

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNPRINTABLE = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g;

/**
 * Marks that turn the order of letters around, and spaces without width: on a page or in a PDF they make words look
 * like others, or a title like none. What joins letters and emoji (U+200C, U+200D) stays.
 */
const DECEIVING = /[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

/** More marks on one letter than any language writes run over the lines above and below. */
const PILED_MARKS = /(\p{M}{6})\p{M}+/gu;

/**
 * Words as somebody typed or pasted them, without what no database, XML or page can hold: one kind of line end,
 * no control characters and nothing that deceives the eye, whole characters only, in Unicode NFC.
 */
export function plainText(typed: string): string {
  return typed
    .toWellFormed()
    .replace(LINE_ENDS, '\n')
    .replace(UNPRINTABLE, '')
    .replace(DECEIVING, '')
    .normalize('NFC')
    .replace(PILED_MARKS, '$1');
}
