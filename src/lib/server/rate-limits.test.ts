import { expect, test } from 'vitest';
import { secondsOverLimit } from './rate-limits.ts';

/** How many forms one address may send to a path before it is told to wait; 2,000 where it never is. */
async function taken(address: string, path: string): Promise<number> {
  for (let sent = 0; sent < 2_000; sent += 1) {
    if ((await secondsOverLimit(address, path)) > 0) return sent;
  }
  return 2_000;
}

test.each([
  ['/pracovisko/rajec/plany/1/text/vision/zmeny', 1_200],
  ['/en/pracovisko/rajec/subory', 1_200],
  ['/pracovisko/ucet/heslo', 120],
  ['/en/pracovisko/ucet', 120],
  ['/pracovisko', 120],
  ['/rajec', 120],
  ['/kraj/zilinsky/sluzby/0192/chyba', 10],
  ['/en/rajec/sluzby/0192/chyba', 10],
  ['/rajec/sluzby/0192', 120],
  ['/kraj/zilinsky/oznamy/odber', 10],
  ['/prihlasenie', 20],
  ['/en/prihlasenie/odkaz', 20],
  ['/prihlasenie/overenie', 40],
  ['/hladat/navrhy', 600],
  ['/en/hladat/navrhy', 600],
  ['/hladat/sluzby', 120]
])('%s takes %i forms from one address', async (path, forms) => {
  expect(await taken(`address of ${path}`, path)).toBe(forms);
});

test('one address at its limit keeps no other waiting, and is told for how long', async () => {
  await taken('the busy one', '/prihlasenie');
  expect(await secondsOverLimit('another', '/prihlasenie')).toBe(0);
  expect(await secondsOverLimit('the busy one', '/prihlasenie')).toBeGreaterThan(0);
});
