import { setImmediate as later } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { oneAfterAnother } from './one-after-another.ts';

test('work waits for the one before it, also for one that fails, and everybody hears of her own', async () => {
  const said: string[] = [];
  const work = oneAfterAnother(async (name: string) => {
    said.push(`${name} begins`);
    await later();
    if (name === 'bad') throw new Error('It broke.');
    said.push(`${name} ends`);
    return name;
  });
  const all = await Promise.allSettled([work('one'), work('bad'), work('two')]);
  expect(said).toEqual(['one begins', 'one ends', 'bad begins', 'two begins', 'two ends']);
  expect(all).toMatchObject([{ value: 'one' }, { reason: { message: 'It broke.' } }, { value: 'two' }]);
});
