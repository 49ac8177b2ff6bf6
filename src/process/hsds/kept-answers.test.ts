import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { keepAnswers } from './kept-answers.ts';

test('an answer is kept as long as the state holds that it was made from', () => {
  const kept = keepAnswers(10_000);
  expect(kept.find('1', '/services')).toBeNull();
  kept.keep('1', '/services', 'one');
  expect(kept.find('1', '/services')?.plain.toString()).toBe('one');
  expect(gunzipSync(kept.find('1', '/services')?.gzip() ?? '').toString()).toBe('one');
  expect(kept.find('2', '/services')).toBeNull();
  expect(kept.keep('1', '/services', 'too late').plain.toString()).toBe('too late');
  expect(kept.find('2', '/services')).toBeNull();
});

test('what nobody has asked for the longest leaves first, and what is too large never comes', () => {
  const kept = keepAnswers(2_000);
  expect(kept.find('1', 'a')).toBeNull();
  for (const address of ['a', 'b', 'c']) kept.keep('1', address, address);
  kept.find('1', 'a');
  kept.keep('1', 'd', 'd');
  expect(['a', 'b', 'c', 'd'].map((address) => kept.find('1', address) !== null)).toEqual([
    true,
    false,
    true,
    true
  ]);
  kept.keep('1', 'large', 'x'.repeat(2_000));
  expect(kept.find('1', 'large')).toBeNull();
});
