import { expect, test } from 'vitest';
import { turns } from './turns.ts';

test('no more run at once than may, those who wait come in order, and more are told that it is busy', async () => {
  const inTurn = turns({ atOnce: 2, waiting: 3 });
  let running = 0;
  let most = 0;
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const work = (name: number) => async () => {
    begun.push(name);
    running += 1;
    most = Math.max(most, running);
    await new Promise<void>((resolve) => ends.push(resolve));
    running -= 1;
    return name;
  };
  const all = Array.from({ length: 7 }, (_, name) => inTurn(work(name)));
  expect(await Promise.all(all.slice(5))).toEqual([{ outcome: 'busy' }, { outcome: 'busy' }]);
  for (let done = 0; done < 5; done += 1) {
    await expect.poll(() => ends.length).toBeGreaterThan(0);
    ends.shift()?.();
    await expect.poll(() => begun.length).toBe(Math.min(5, done + 3));
  }
  expect(await Promise.all(all.slice(0, 5))).toEqual(
    [0, 1, 2, 3, 4].map((value) => ({ outcome: 'done', value }))
  );
  expect([most, begun]).toEqual([2, [0, 1, 2, 3, 4]]);
});

test('work that fails gives its turn to the next', async () => {
  const inTurn = turns({ atOnce: 1, waiting: 1 });
  const failing = inTurn(() => Promise.reject(new Error('broken')));
  const next = inTurn(async () => 'done');
  await expect(failing).rejects.toThrow('broken');
  expect(await next).toEqual({ outcome: 'done', value: 'done' });
  expect(await inTurn(async () => 'again')).toEqual({ outcome: 'done', value: 'again' });
});
