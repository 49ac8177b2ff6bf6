import { hash } from 'node:crypto';

/** A part of an answer as it is written: only what is known stands in it. */
export type HsdsObject = { readonly [name: string]: HsdsValue };
type HsdsValue = string | number | boolean | HsdsObject | readonly HsdsObject[];

type Given = { readonly [name: string]: HsdsValue | null | undefined };

/** The object without fields that are null, empty text or empty lists: the standard has no null. */
export function filled(given: Given): HsdsObject {
  const kept: Record<string, HsdsValue> = {};
  for (const name in given) {
    const value = given[name];
    if (value === null || value === undefined || value === '') continue;
    if (Array.isArray(value) && value.length === 0) continue;
    kept[name] = value;
  }
  return kept;
}

/** The same id (UUID) for the same words, always: parts that we keep under no id of their own need one. */
export function idOf(...words: readonly string[]): string {
  const hex = hash('sha1', words.join('\n'));
  const variant = ((Number.parseInt(hex[16] ?? '0', 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** An address of the web that the standard takes as one, or null. */
export function webAddress(text: string | null | undefined): string | null {
  if (!text) return null;
  const address = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`;
  return URL.canParse(address) && /^https?:/i.test(address) ? new URL(address).href : null;
}

/** An address of mail that the standard takes as one, or null. */
export function mailAddress(text: string | null | undefined): string | null {
  return text && /^[\w.+-]+@[\w-]+(\.[\w-]+)+$/.test(text) ? text : null;
}
