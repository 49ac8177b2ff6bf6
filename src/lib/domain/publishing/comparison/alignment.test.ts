import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Aligned, align, partners } from './alignment.ts';
import { pairById } from './pair-texts.ts';

type Thing = { id: string };
const things = fc
  .uniqueArray(fc.integer({ min: 0, max: 15 }), { maxLength: 12 })
  .map((ids) => ids.map((id): Thing => ({ id: `b${id}` })));

const aligned = (before: readonly Thing[], after: readonly Thing[]) =>
  align(before, after, partners(pairById(before, after).pairs));
const told = (all: readonly Aligned<Thing>[]) =>
  all.map(({ place, before, after }) => `${place} ${(after ?? before)?.id}`);

test('what stands at old places is the old list, what stands at new places the new one', () => {
  fc.assert(
    fc.property(things, things, (before, after) => {
      const all = aligned(before, after);
      const old = all.filter(({ place }) => ['kept', 'removed', 'moved-away'].includes(place));
      const young = all.filter(({ place }) => ['kept', 'added', 'moved-here'].includes(place));
      expect(old.map((one) => one.before?.id)).toEqual(before.map(({ id }) => id));
      expect(young.map((one) => one.after?.id)).toEqual(after.map(({ id }) => id));
    })
  );
});

const MIRROR = {
  kept: 'kept',
  removed: 'added',
  added: 'removed',
  'moved-away': 'moved-here',
  'moved-here': 'moved-away'
} as const;

test('from the other side the same things have moved', () => {
  fc.assert(
    fc.property(things, things, (before, after) => {
      const mirrored = aligned(before, after).map(
        ({ place, before: one, after: other }) => `${MIRROR[place]} ${(other ?? one)?.id}`
      );
      expect(told(aligned(after, before)).toSorted()).toEqual(mirrored.toSorted());
    })
  );
});

test('one block carried elsewhere is the only one that moved', () => {
  const list = (ids: string) => [...ids].map((id) => ({ id }));
  expect(told(aligned(list('abcde'), list('bcdae')))).toEqual([
    'moved-away a',
    'kept b',
    'kept c',
    'kept d',
    'moved-here a',
    'kept e'
  ]);
});
