import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = new URL('../../', import.meta.url).pathname;

const pages = [
  ...readdirSync(ROOT).filter((name) => name.endsWith('.md')),
  ...(readdirSync(join(ROOT, 'docs'), { recursive: true }) as string[])
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
  'data/README.md'
];

describe.each(pages)('%s', (page) => {
  const text = readFileSync(join(ROOT, page), 'utf8');

  test('leads only to what is there', () => {
    const links = [...text.matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)[^)]*\)/g)].map(([, to]) => to ?? '');
    const missing = links.filter((to) => !existsSync(join(ROOT, dirname(page), to)));
    expect(missing).toEqual([]);
  });
});

/** Variables that are no settings: the program gives them to the framework, or npm to the program. */
const NOT_SETTINGS = ['PROTOCOL_HEADER', 'HOST_HEADER', 'ADDRESS_HEADER', 'INIT_CWD'];

test('every environment variable the program reads is explained to the operator, and no other', () => {
  const explained = readFileSync(join(ROOT, 'docs/operations.md'), 'utf8');
  const read = new Set<string>();
  for (const file of readdirSync(join(ROOT, 'src'), { recursive: true }) as string[]) {
    if (!/\.(ts|svelte)$/.test(file) || file.endsWith('.test.ts')) continue;
    const text = readFileSync(join(ROOT, 'src', file), 'utf8');
    for (const [, name = ''] of text.matchAll(/\benv(?:\.|\[['"])([A-Z][A-Z_]+)/g)) read.add(name);
  }
  const settings = [...read].filter((name) => !NOT_SETTINGS.includes(name));
  expect(settings).toEqual(expect.arrayContaining(['PORT', 'OPORA_LOG', 'OPORA_OPERATOR_NAME']));
  expect(settings.filter((name) => !explained.includes(`\`${name}\``))).toEqual([]);
  const named = [...explained.matchAll(/`(OPORA_[A-Z_]+)`/g)].map(([, name]) => name ?? '');
  expect(named.filter((name) => !read.has(name))).toEqual([]);
});

test('every command is explained to the operator', () => {
  const commands = readFileSync(join(ROOT, 'src/process/commands.ts'), 'utf8');
  const explained = readFileSync(join(ROOT, 'docs/operations.md'), 'utf8');
  const names = [...commands.matchAll(/^ {2}(\w+): \w+Command/gm)].map(([, name]) => name ?? '');
  expect(names).toContain('backup');
  // Alone, or with what it takes.
  expect(names.filter((name) => !new RegExp(`\`${name}[ \`]`).test(explained))).toEqual([]);
});
