import { mkdtempSync, readdirSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type KeptPage, webRenditions } from './web-renditions.ts';

const folder = mkdtempSync(join(tmpdir(), 'opora-renditions-'));
afterAll(() => rmSync(folder, { recursive: true }));

const KEY = { contentHash: 'abc', locale: 'sk', language: null, path: '/rajec/plan/2026-2030/v1' };
const PAGE = { contents: '<ol>„Úvod“\n</ol>', body: '<p>Prvý riadok\nžlté čučoriedky</p>' };
const text = ({ contents, body }: KeptPage) => ({ contents, body: Buffer.from(body).toString() });
const never = () => Promise.reject(new Error('The page was drawn again.'));

test('a version is drawn once, and read ever after as it was drawn', async () => {
  const renditions = webRenditions(folder, 'one');
  expect(text(await renditions.page(KEY, async () => PAGE))).toEqual(PAGE);
  expect(text(await renditions.page(KEY, never))).toEqual(PAGE);
  expect(text(await webRenditions(folder, 'one').page(KEY, never))).toEqual(PAGE);
});

test('another language, content or address is another page', async () => {
  const renditions = webRenditions(folder, 'one');
  const other = { contents: '', body: 'iné' };
  for (const change of [
    { locale: 'en' },
    { language: 'hu' },
    { contentHash: 'def' },
    { path: '/banov/plan/2026-2030/v1' }
  ]) {
    expect(text(await renditions.page({ ...KEY, ...change }, async () => other))).toEqual(other);
  }
  expect(text(await renditions.page(KEY, never))).toEqual(PAGE);
});

test('two readers at once wait for one drawing', async () => {
  let drawn = 0;
  const draw = async () => {
    drawn += 1;
    return PAGE;
  };
  const renditions = webRenditions(folder, 'two');
  await Promise.all([renditions.page(KEY, draw), renditions.page(KEY, draw)]);
  expect(drawn).toBe(1);
});

test('a new build draws anew and removes what the old one drew', async () => {
  await webRenditions(folder, 'three').page(KEY, async () => ({ contents: '', body: 'nové' }));
  expect(readdirSync(folder)).toEqual(['three']);
});

test('a page cut in half on the disk is drawn again', async () => {
  const [name] = readdirSync(join(folder, 'three'));
  truncateSync(join(folder, 'three', name ?? ''), 10);
  expect(text(await webRenditions(folder, 'three').page(KEY, async () => PAGE))).toEqual(PAGE);
});

test('a folder that cannot be written still gives the page', async () => {
  const renditions = webRenditions('/dev/null/none', 'one');
  expect(text(await renditions.page(KEY, async () => PAGE))).toEqual(PAGE);
});
