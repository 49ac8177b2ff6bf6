import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { copyBase } from './new-database.ts';

function aFolder(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'opora-new-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

const base = aFolder({ PG_VERSION: '18', 'base/1/1247': 'rows' });

test('a new data folder gets a copy, and what an earlier start left half is gone', async () => {
  const folder = aFolder({ 'database.new/base/1/1247': 'ro' });
  await copyBase(folder, base);
  expect(readFileSync(join(folder, 'database/base/1/1247'), 'utf8')).toBe('rows');
  expect(readdirSync(folder)).toEqual(['database']);
});

test('a database that is there stays', async () => {
  const folder = aFolder({ 'database/base/1/1247': 'ours' });
  await copyBase(folder, base);
  expect(readFileSync(join(folder, 'database/base/1/1247'), 'utf8')).toBe('ours');
});

test('without a built database nothing is copied', async () => {
  const folder = aFolder({});
  await copyBase(folder, join(folder, 'none'));
  expect(existsSync(join(folder, 'database'))).toBe(false);
});

test('a copy that does not succeed leaves nothing behind', async () => {
  const folder = aFolder({});
  const file = join(aFolder({ base: 'not a folder' }), 'base');
  await expect(copyBase(folder, file)).rejects.toThrow();
  expect(readdirSync(folder)).toEqual([]);
});
