/** An object of a feed: whatever somebody wrote there. */
export type Json = Record<string, unknown>;

/** Longer than anything the standard means by a text. */
const LONGEST = 5_000;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A text or number as text; empty where nothing or something else stands. */
export function textIn(object: Json, name: string): string {
  const value = object[name];
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value.slice(0, LONGEST) : '';
}

export function objectIn(object: Json, name: string): Json | null {
  const value = object[name];
  return isObject(value) ? value : null;
}

/** The objects of a list; nothing where there is no list. */
export function listOf(object: Json, name: string): Json[] {
  const value = object[name];
  return Array.isArray(value) ? value.filter(isObject) : [];
}
