import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { adoptRestored, markWhole, placesOf } from './restored-database.ts';

const NOW = new Date('2026-11-21T10:20:30Z');

function aFolder(databases: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'opora-restored-'));
  for (const [name, content] of Object.entries(databases)) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'rows'), content);
  }
  return folder;
}

const contentOf = (folder: string, name: string) => readFileSync(join(folder, name, 'rows'), 'utf8');

test('where nothing waits, nothing happens', async () => {
  const folder = aFolder({ database: 'old', 'database.restoring': 'half' });
  expect(await adoptRestored(folder, NOW)).toBeNull();
  expect(contentOf(folder, 'database')).toBe('old');
});

test('a whole database takes the place of the old one, which stays beside', async () => {
  const folder = aFolder({ database: 'old', 'database.restoring': 'new' });
  await markWhole(folder);
  const before = await adoptRestored(folder, NOW);
  expect(before).toBe(join(folder, 'database.before-20261121T102030Z'));
  expect(contentOf(folder, 'database')).toBe('new');
  expect(contentOf(folder, 'database.before-20261121T102030Z')).toBe('old');
  expect(readdirSync(folder)).toHaveLength(2);
});

test('a process killed between the two renamings loses neither: the next start ends the work', async () => {
  const folder = aFolder({ database: 'old', 'database.restored': 'new' });
  const { current } = placesOf(folder);
  renameSync(current, `${current}.before-1`);
  expect(await adoptRestored(folder, NOW)).toBeNull();
  expect(contentOf(folder, 'database')).toBe('new');
  expect(contentOf(folder, 'database.before-1')).toBe('old');
});
