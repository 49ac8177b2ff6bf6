import { fold } from '../../shared/fold.ts';

/** A number without a dot belongs to what follows it unless that begins anew: *5 opatrovateliek* has none. */
const NUMBER = /^(?:\d{1,2}(?:\.\d{1,2}){0,5}(?:\.|(?=\s+\p{Lu}))|[IVX]{1,5}\.|[A-Ha-h][.)])\s+/u;
const DEPTH = /^(\d{1,2}(?:\.\d{1,2}){0,5})\.?\s/u;
const ROMAN = /^(?:[IVX]{1,5}|[A-H])\.\s/u;

/** How deep the number before a heading is: `2` and `II.` are 1, `2.1` is 2; null without a number. */
export function numberDepth(line: string): number | null {
  const plain = DEPTH.exec(line)?.[1];
  if (plain) return plain.split('.').length;
  return ROMAN.test(line) ? 1 : null;
}

/** How many letters a number before a heading takes, with its spaces; 0 without one or where nothing follows it. */
export function numberLength(line: string): number {
  const length = NUMBER.exec(line)?.[0].length ?? 0;
  return length < line.length ? length : 0;
}

/** The name of the document itself says nothing about a part of it. */
const DOCUMENT = /\b(?:komunitn\w* plan\w*(?: (?:rozvoja )?socialn\w* sluz\w*)?|kpss)\b/gu;

/** A heading as it is compared: without its number, case, diacritics, punctuation and the name of the document. */
export function headingKey(line: string): string {
  return fold(line.slice(numberLength(line)))
    .replace(/[^a-z0-9]+/gu, ' ')
    .replace(DOCUMENT, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Whether a heading names the document and no part of it. */
export function isDocumentTitle(line: string): boolean {
  const folded = fold(line)
    .replace(/[^a-z0-9]+/gu, ' ')
    .trim();
  return /^(?:komunitn\w* plan|kpss)/u.test(folded);
}
