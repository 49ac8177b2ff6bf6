import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyContent } from '#tests/documents/block-arbitrary.ts';
import type { Block, BlockContent } from './block.ts';
import { applyBlockChange, type BlockChange } from './block-change.ts';

const says = (text: string): BlockContent => ({ kind: 'paragraph', text: [{ type: 'text', text }] });
const block: Block = { id: 'b1', parent: 'a', position: 'a0', content: says('pôvodné'), revision: 4 };

test('a change from the present revision is accepted and raises it by one', () => {
  const outcome = applyBlockChange(block, { blockId: 'b1', baseRevision: 4, content: says('nové') });
  expect(outcome).toEqual({ outcome: 'accepted', block: { ...block, content: says('nové'), revision: 5 } });
});

test('a change from an older revision is answered with both texts', () => {
  const outcome = applyBlockChange(block, { blockId: 'b1', baseRevision: 3, content: says('nové') });
  expect(outcome).toEqual({
    outcome: 'conflict',
    theirs: says('pôvodné'),
    theirRevision: 4,
    yours: says('nové')
  });
});

test('the same change sent again does no harm', () => {
  const outcome = applyBlockChange(block, { blockId: 'b1', baseRevision: 3, content: says('pôvodné') });
  expect(outcome).toEqual({ outcome: 'unchanged', block });
});

test('a block that is gone or another is not changed', () => {
  const change: BlockChange = { blockId: 'b2', baseRevision: 4, content: says('nové') };
  expect(applyBlockChange(block, change).outcome).toBe('no-such-block');
  expect(applyBlockChange(undefined, change).outcome).toBe('no-such-block');
});

test('of two editors nothing is lost: each text ends up stored, or is handed back', () => {
  const writes = fc.array(fc.record({ content: anyContent, base: fc.nat(6) }), { maxLength: 12 });
  fc.assert(
    fc.property(writes, (list) => {
      let current: Block = { ...block, revision: 1 };
      const stored = new Set([JSON.stringify(current.content)]);
      for (const { content, base } of list) {
        const outcome = applyBlockChange(current, { blockId: 'b1', baseRevision: base, content });
        if (outcome.outcome === 'accepted') {
          expect(base).toBe(current.revision);
          current = outcome.block;
          stored.add(JSON.stringify(content));
        } else if (outcome.outcome === 'conflict') {
          expect(outcome.yours).toBe(content);
          expect(stored.has(JSON.stringify(outcome.theirs))).toBe(true);
        } else expect(outcome.outcome).toBe('unchanged');
      }
    })
  );
});
