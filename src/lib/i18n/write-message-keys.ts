import { readFileSync, writeFileSync } from 'node:fs';

/*
 * After a change of sk.json or en.json:  node src/lib/i18n/write-message-keys.ts
 * Sorts both files by key and writes message-keys.ts, from which the compiler knows every key and its parameters.
 */

type Catalogue = Record<string, string | Record<string, string>>;

const fileOf = (name: string) => new URL(name, import.meta.url);
const readCatalogue = (name: string) => JSON.parse(readFileSync(fileOf(name), 'utf8')) as Catalogue;

/** A catalogue as it stands in its file: sorted by key, two spaces of indentation. */
export function catalogueText(catalogue: Catalogue): string {
  const sorted = Object.entries(catalogue).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`;
}

/** The names in braces of a message, all its plural forms together, sorted. A plural always asks for `count`. */
export function paramsOf(message: Catalogue[string]): string[] {
  const wordings = typeof message === 'string' ? [message] : [...Object.values(message), '{count}'];
  const names = wordings.flatMap((wording) =>
    [...wording.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')
  );
  return [...new Set(names)].toSorted();
}

/** The source of message-keys.ts for a catalogue. */
export function messageKeysSource(catalogue: Catalogue): string {
  const lines = Object.keys(catalogue)
    .toSorted()
    .map((key) => {
      const names = paramsOf(catalogue[key] ?? '').map((name) => `'${name}'`);
      return `  '${key}': ${names.join(' | ') || 'never'};`;
    });
  return [
    '// Written by write-message-keys.ts from sk.json; do not edit.',
    '',
    '/** Every message and the names of its parameters. */',
    'export type MessageParams = {',
    ...lines,
    '};',
    '',
    'export type MessageKey = keyof MessageParams;',
    ''
  ].join('\n');
}

if (import.meta.main) {
  for (const name of ['sk.json', 'en.json']) writeFileSync(fileOf(name), catalogueText(readCatalogue(name)));
  writeFileSync(fileOf('message-keys.ts'), messageKeysSource(readCatalogue('sk.json')));
}
