import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BlockContent } from '#lib/domain/plans/block.ts';
import type { ChangeAnswer, NarrativeChange } from '#lib/domain/plans/narrative-change.ts';
import { changesBetween, type KnownBlock, othersWrote, settle } from './section-sync.ts';

const says = (text: string): BlockContent => ({
  kind: 'paragraph',
  text: text === '' ? [] : [{ type: 'text', text }]
});
const known = (id: string, text: string, revision = 1): KnownBlock => ({ id, content: says(text), revision });
const none = new Set<string>();

/** A server without any rules: every wish is granted. */
function grant(changes: readonly NarrativeChange[]): ChangeAnswer[] {
  return changes.map((change) => ({
    outcome: 'accepted',
    blockId: change.blockId,
    revision: 'baseRevision' in change ? change.baseRevision + 1 : 1
  }));
}

test('once everything is acknowledged, what is known is what is wanted, in its order, and nothing is left to send', () => {
  const texts = fc.uniqueArray(fc.tuple(fc.constantFrom(...'abcdefgh'), fc.constantFrom('x', 'y', 'z')), {
    selector: ([id]) => id
  });
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const start = before.map(([id, text]) => known(id, text));
      const wanted = after.map(([id, text]) => ({ id, content: says(text) }));
      const changes = changesBetween(start, wanted, none);
      const settled = settle(start, changes, grant(changes));
      expect(settled.known.map(({ id, content }) => ({ id, content }))).toEqual(wanted);
      expect(changesBetween(settled.known, wanted, none)).toEqual([]);
    })
  );
});

test('an empty new paragraph waits; an emptied old one is sent', () => {
  const wanted = [
    { id: 'a', content: says('') },
    { id: 'new', content: says(' ') }
  ];
  expect(changesBetween([known('a', 'text')], wanted, none)).toEqual([
    { operation: 'change', blockId: 'a', baseRevision: 1, content: says('') }
  ]);
});

test('nothing is sent about a block in conflict until the person has chosen', () => {
  const held = new Set(['a', 'b']);
  expect(changesBetween([known('a', 'x'), known('b', 'y')], [{ id: 'a', content: says('z') }], held)).toEqual(
    []
  );
});

test('a conflict hands over both wordings, a lost block the one that is left', () => {
  const changes: NarrativeChange[] = [
    { operation: 'change', blockId: 'a', baseRevision: 1, content: says('moje') },
    { operation: 'change', blockId: 'b', baseRevision: 1, content: says('moje') },
    { operation: 'add', blockId: 'c', after: null, content: says('vrátené') }
  ];
  const settled = settle([known('a', 'x'), known('b', 'y')], changes, [
    { outcome: 'conflict', blockId: 'a', theirs: says('ich'), theirRevision: 2, yours: says('moje') },
    { outcome: 'gone', blockId: 'b', yours: says('moje') },
    { outcome: 'gone', blockId: 'c', yours: says('vrátené') }
  ]);
  expect(settled.conflicts).toEqual([
    { blockId: 'a', yours: says('moje'), theirs: { content: says('ich'), revision: 2 } },
    { blockId: 'b', yours: says('moje'), theirs: null }
  ]);
  expect(settled.worn).toEqual(['c']);
});

test('a block that others added, changed or moved is noticed', () => {
  const mine = [known('a', 'x'), known('b', 'y', 3)];
  const present = [
    { id: 'a', revision: 1 },
    { id: 'b', revision: 3 }
  ];
  expect(othersWrote(mine, present, none)).toBe(false);
  expect(othersWrote(mine, [...present].reverse(), none)).toBe(true);
  expect(othersWrote(mine, [...present, { id: 'c', revision: 1 }], none)).toBe(true);
  expect(othersWrote(mine, [{ id: 'a', revision: 2 }, present[1] as never], none)).toBe(true);
  expect(othersWrote(mine, [{ id: 'a', revision: 2 }, present[1] as never], new Set(['a']))).toBe(false);
});
