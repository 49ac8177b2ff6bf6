import { expect, test } from 'vitest';
import { type PartWork, partState, refusePartWork, refuseReady } from './part-work.ts';

const text = (ownWords: number, sampleWords: number) => ({ ownWords, sampleWords });
const work: PartWork = { section: 'vision', actorId: null, groupId: null, dueOn: null, finished: false };

test('the state follows from the text until somebody says that it is ready', () => {
  const states = [undefined, text(0, 0), text(0, 40), text(3, 40)].map((one) => partState(one, work));
  expect(states).toEqual(['empty', 'empty', 'sample', 'in-work']);
  expect(partState(text(3, 0), { finished: true })).toBe('ready');
  expect(partState(text(3, 0), undefined)).toBe('in-work');
});

test('an untouched sample is not ready', () => {
  expect(refuseReady(text(0, 40))).toBe('only-sample');
  expect([refuseReady(text(1, 40)), refuseReady(text(0, 0))]).toEqual([null, null]);
});

test('what is no assignment is refused', () => {
  expect(refusePartWork(work)).toBeNull();
  expect(refusePartWork({ ...work, dueOn: '1989-12-31' })).toBe('impossible-day');
  expect(refusePartWork({ ...work, actorId: 'a', groupId: 'b' })).toBe('person-and-group');
  expect(refusePartWork({ ...work, section: 'nothing' as never })).toBe('no-such-part');
});
