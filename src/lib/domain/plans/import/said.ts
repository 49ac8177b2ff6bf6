import type { AnyColumnKey } from './column.ts';
import type { RowReader } from './row-reader.ts';

/** What the lines of a file say together about one thing: each fact with the line that first said it. */
export type Said<Facts> = {
  line: number;
  sheet: string;
  facts: Partial<Facts>;
  lineOf: Partial<Record<keyof Facts, number>>;
};

export function nothingSaid<Facts>(row: Pick<RowReader, 'line' | 'sheet'>): Said<Facts> {
  return { line: row.line, sheet: row.sheet, facts: {}, lineOf: {} };
}

/** Adds a fact that a line says; another line may repeat it or keep silent, but not say otherwise. */
export function say<Facts, Name extends keyof Facts & string>(
  said: Said<Facts>,
  name: Name,
  value: Facts[Name] | null,
  row: RowReader,
  column: AnyColumnKey
): void {
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return;
  const before = said.facts[name];
  if (before === undefined) {
    said.facts[name] = value;
    said.lineOf[name] = row.line;
  } else if (!isSame(before, value)) {
    row.contradicts(column, said.lineOf[name] ?? said.line, shown(before));
  }
}

/** Finds the thing of a key, or begins it with the present line. */
export function thingOf<Thing, Key>(things: Map<Key, Thing>, key: Key, begin: () => Thing): Thing {
  const known = things.get(key);
  if (known) return known;
  const begun = begin();
  things.set(key, begun);
  return begun;
}

/** Whether two values say the same; lists are compared in their order. */
export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function shown(value: unknown): string {
  return Array.isArray(value) ? value.join(', ') : String(value);
}
