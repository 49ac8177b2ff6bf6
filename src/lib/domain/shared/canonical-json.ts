/** What JSON can say. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * One text for one value, fit for hashing: keys sorted by code unit, no blanks, members that are
 * `undefined` left out. Numbers and strings are written as `JSON.stringify` writes them, which makes this
 * RFC 8785 for every value JSON can hold. Throws on what JSON cannot say (NaN, infinity, functions,
 * lone surrogates), because a hash of such a value would promise what no reader could repeat.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'string') return stringText(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object') return objectText(value as Record<string, unknown>);
  throw new TypeError(`JSON cannot say a ${typeof value}`);
}

function numberText(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError(`JSON cannot say ${value}`);
  return JSON.stringify(value);
}

function stringText(value: string): string {
  if (!value.isWellFormed()) throw new TypeError('a text with half a character has no UTF-8');
  return JSON.stringify(value);
}

function objectText(value: Record<string, unknown>): string {
  const keys = Object.keys(value).filter((key) => value[key] !== undefined);
  // The default sort of strings compares code units, as RFC 8785 asks; no language has a say in it.
  const members = keys.sort().map((key) => `${stringText(key)}:${canonicalJson(value[key])}`);
  return `{${members.join(',')}}`;
}
