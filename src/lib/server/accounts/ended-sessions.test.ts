import { expect, test } from 'vitest';
import { createEndedSessions } from './ended-sessions.ts';

test('an ended session is known for as long as a copy of it may be believed', () => {
  let now = 0;
  const ended = createEndedSessions(() => now);
  ended.add(['a', 'b']);
  expect(['a', 'b', 'c'].map(ended.has)).toEqual([true, true, false]);
  now = 29_999;
  ended.add(['c']);
  expect(['a', 'c'].map(ended.has)).toEqual([true, true]);
  now = 30_000;
  expect(['a', 'c'].map(ended.has)).toEqual([false, true]);
});
