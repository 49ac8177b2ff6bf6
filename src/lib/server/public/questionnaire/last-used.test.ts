import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LastUsed } from './last-used.ts';

test('what was used last stays, what is longer than all the room is not kept', () => {
  const kept = new LastUsed<string>(10, ({ length }) => length);
  kept.keep('a', 'xxxx');
  kept.keep('b', 'xxxx');
  kept.find('a');
  kept.keep('c', 'xxxx');
  expect(['a', 'b', 'c'].map((key) => kept.find(key) !== undefined)).toEqual([true, false, true]);
  kept.keep('d', 'x'.repeat(11));
  expect([kept.find('d'), kept.bytes]).toEqual([undefined, 8]);
});

test('never more bytes than there is room for, whatever is kept in whatever order', () => {
  const step = fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd'), length: fc.nat(30) });
  fc.assert(
    fc.property(fc.array(step), fc.integer({ min: 1, max: 60 }), (steps, room) => {
      const kept = new LastUsed<string>(room, ({ length }) => length);
      for (const { key, length } of steps) {
        kept.keep(key, 'x'.repeat(length));
        const all = ['a', 'b', 'c', 'd'].map((one) => kept.find(one)?.length ?? 0);
        expect(kept.bytes).toBe(all.reduce((sum, one) => sum + one, 0));
        expect(kept.bytes).toBeLessThanOrEqual(room);
        expect(kept.find(key)?.length).toBe(length <= room ? length : undefined);
      }
    })
  );
});
