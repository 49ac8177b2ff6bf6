import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type BlockRevision, sittings } from './block-history.ts';

const MINUTE = 60_000;
const said = (text: string | null) =>
  text === null ? null : ({ kind: 'paragraph', text: [{ type: 'text', text }] } as const);

/** Changes in the order in which they were made. */
function history(...made: [minute: number, who: string, text: string | null][]): BlockRevision[] {
  return made
    .map(([minute, who, text], at) => ({
      revision: at + 1,
      at: new Date(minute * MINUTE),
      ...{ actorId: who, actorName: who, content: said(text) as BlockRevision['content'] }
    }))
    .reverse();
}

test('what one person saves within ten minutes is one step, with what stood before it', () => {
  const all = history(
    [0, 'Anna', 'A'],
    [8, 'Anna', 'A B'],
    [16, 'Anna', 'A B C'],
    [17, 'Boris', 'A B D'],
    [40, 'Boris', 'A B D E'],
    [41, 'Boris', null]
  );
  expect(
    sittings(all).map(({ last, begun, changes, before }) => [
      last.revision,
      begun.getTime() / MINUTE,
      changes,
      before
    ])
  ).toEqual([
    [6, 41, 1, said('A B D E')],
    [5, 40, 1, said('A B D')],
    [4, 17, 1, said('A B C')],
    [3, 0, 3, null]
  ]);
});

test('every change is in exactly one sitting; one by one each stands alone with the wording before it', () => {
  const changes = fc.array(
    fc.tuple(fc.nat({ max: 60 }), fc.constantFrom('Anna', 'Boris'), fc.option(fc.string(), { nil: null }))
  );
  fc.assert(
    fc.property(changes, (made) => {
      const all = history(...made.toSorted(([a], [b]) => a - b));
      const joined = sittings(all);
      expect(joined.reduce((sum, one) => sum + one.changes, 0)).toBe(all.length);
      let at = 0;
      for (const one of joined) {
        expect(one.last).toBe(all[at]);
        at += one.changes;
        expect(one.begun).toBe(all[at - 1]?.at);
        expect(one.before).toBe(all[at]?.content ?? null);
      }
      expect(sittings(all, true).map(({ last, before }) => [last, before])).toEqual(
        all.map((one, n) => [one, all[n + 1]?.content ?? null])
      );
    })
  );
});
