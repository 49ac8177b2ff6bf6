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

test('every environment variable the program reads is explained to the operator', () => {
  const settings = readFileSync(join(ROOT, 'src/process/settings.ts'), 'utf8');
  const explained = readFileSync(join(ROOT, 'docs/operations.md'), 'utf8');
  const names = [...settings.matchAll(/env\.([A-Z_]+)/g)].map(([, name]) => name ?? '');
  expect(names.length).toBeGreaterThan(8);
  expect(names.filter((name) => !explained.includes(`\`${name}\``))).toEqual([]);
});

test('every command is explained to the operator', () => {
  const commands = readFileSync(join(ROOT, 'src/process/commands.ts'), 'utf8');
  const explained = readFileSync(join(ROOT, 'docs/operations.md'), 'utf8');
  const names = [...commands.matchAll(/^ {2}(\w+): \w+Command/gm)].map(([, name]) => name ?? '');
  expect(names).toContain('backup');
  expect(names.filter((name) => !explained.includes(`\`${name} `))).toEqual([]);
});
