/** Line ends of other programs: a paste from Word or a spreadsheet brings a vertical tab. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const LINE_ENDS = /\r\n|[\r\u000b\u000c\u0085\u2028\u2029]/g;

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNPRINTABLE = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g;

/**
 * Words as somebody typed or pasted them, without what no database, XML or page can hold: one kind of line end,
 * no control characters, whole characters only, in Unicode NFC.
 */
export function plainText(typed: string): string {
  return typed.toWellFormed().replace(LINE_ENDS, '\n').replace(UNPRINTABLE, '').normalize('NFC');
}
