import fc from 'fast-check';
import { expect, test } from 'vitest';
import { movedPositions, positionAtEnd } from './place-between.ts';

const inOrder = (items: { id: string; position: string }[]) =>
  [...items].sort((a, b) => (a.position < b.position ? -1 : a.position > b.position ? 1 : 0));

function afterMove(items: { id: string; position: string }[], id: string, direction: 'up' | 'down') {
  const moved = new Map(movedPositions(items, id, direction).map((one) => [one.id, one.position]));
  return inOrder(items.map((one) => ({ ...one, position: moved.get(one.id) ?? one.position })));
}

test('any number of moves leaves the order that hands would leave', () => {
  const move = fc.record({ which: fc.nat(4), direction: fc.constantFrom('up' as const, 'down' as const) });
  fc.assert(
    fc.property(fc.array(move, { maxLength: 30 }), (moves) => {
      let items: { id: string; position: string }[] = [];
      for (const id of ['a', 'b', 'c', 'd', 'e']) items.push({ id, position: positionAtEnd(items) });
      const hands = items.map((one) => one.id);
      for (const { which, direction } of moves) {
        const id = hands[which] ?? '';
        items = afterMove(items, id, direction);
        const to = which + (direction === 'up' ? -1 : 1);
        if (to >= 0 && to < hands.length) hands.splice(to, 0, ...hands.splice(which, 1));
        expect(items.map((one) => one.id)).toEqual(hands);
      }
    })
  );
});

test.each(['z0', 'a0', 'not a key!'])(
  'positions that are all %j make room by being given anew',
  (position) => {
    const items = ['a', 'b', 'c'].map((id) => ({ id, position }));
    expect(afterMove(items, 'c', 'up').map((one) => one.id)).toEqual(['a', 'c', 'b']);
  }
);

test('after a foreign position comes a later one', () => {
  expect(positionAtEnd([{ id: 'a', position: 'zz9' }]) > 'zz9').toBe(true);
});
