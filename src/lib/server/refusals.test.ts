import { expect, test } from 'vitest';
import { refusalOf } from './refusals.ts';

const HERE = 'https://opora.example.sk';
const KEY = 'k'.repeat(43);

/** Why a POST is refused that comes from a place; null stands for a program that says none. */
async function refused(path: string, origin: string | null): Promise<string | null> {
  const headers: Record<string, string> = origin === null ? {} : { origin };
  const url = new URL(path, HERE);
  return (await refusalOf(new Request(url, { method: 'POST', headers }), url, path))?.reason ?? null;
}

test('a form is taken from our own pages only', async () => {
  expect(await refused('/rajec/oznamy/odber', HERE)).toBeNull();
  for (const origin of [null, 'null', 'https://inde.example.sk'])
    expect(await refused('/rajec/oznamy/odber', origin), String(origin)).toBe('foreign-form');
});

test('the one click of a mail program is taken from anywhere, and nothing beside it', async () => {
  for (const path of [`/u/${KEY}/odhlasit`, `/en/u/${KEY}/odhlasit`])
    expect(await refused(path, null), path).toBeNull();
  for (const path of [
    `/u/${KEY}`,
    `/u/${KEY}/odber`,
    `/u/${KEY}/odhlasit/x`,
    '/u/kratke/odhlasit',
    `/x/u/${KEY}/odhlasit`
  ])
    expect(await refused(path, null), path).toBe('foreign-form');
});
