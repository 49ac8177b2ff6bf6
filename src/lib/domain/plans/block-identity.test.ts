import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyBlocks } from '#tests/documents/block-arbitrary.ts';
import type { Block } from './block.ts';
import { idsOf, renewIds } from './block-identity.ts';
import { splitBlock } from './block-split.ts';
import { inlineText, plainText } from './block-text.ts';

type Edit =
  | { edit: 'split'; block: number; offset: number }
  | { edit: 'paste'; from: number; count: number; at: number }
  | { edit: 'duplicate-id'; block: number };

const edits: fc.Arbitrary<Edit[]> = fc.array(
  fc.oneof(
    fc.record({ edit: fc.constant('split' as const), block: fc.nat(), offset: fc.nat(30) }),
    fc.record({
      edit: fc.constant('paste' as const),
      from: fc.nat(),
      count: fc.integer({ min: 1, max: 3 }),
      at: fc.nat()
    }),
    fc.record({ edit: fc.constant('duplicate-id' as const), block: fc.nat() })
  ),
  { maxLength: 20 }
);

test('no id is ever borne twice, and no bearer loses its id, whatever is split, copied and pasted', () => {
  fc.assert(
    fc.property(anyBlocks, edits, (start, list) => {
      let [blocks, next] = [start, 0];
      const newId = () => `new${next++}`;
      for (const edit of list) {
        const before = new Set(blocks.flatMap(idsOf));
        blocks = apply(blocks, edit, newId);
        const after = blocks.flatMap(idsOf);
        expect(new Set(after).size).toBe(after.length);
        for (const id of before) expect(after).toContain(id);
      }
    })
  );
});

function apply(blocks: Block[], edit: Edit, newId: () => string): Block[] {
  if (edit.edit === 'paste') {
    const from = edit.from % blocks.length;
    const taken = new Set(blocks.flatMap(idsOf));
    const pasted = renewIds(blocks.slice(from, from + edit.count), taken, newId);
    return blocks.toSpliced(edit.at % (blocks.length + 1), 0, ...pasted);
  }
  const at = edit.block % blocks.length;
  const block = blocks[at] as Block;
  if (edit.edit === 'split') {
    const halves = splitBlock(block, edit.offset, newId(), `${block.position}V`);
    return halves ? blocks.toSpliced(at, 1, ...halves) : blocks;
  }
  // A browser's editor that splits a node leaves both halves with the same ids: the list is settled.
  return renewIds(blocks.toSpliced(at, 0, block), new Set(), newId);
}

test('a split keeps id, revision and every word, in order', () => {
  fc.assert(
    fc.property(anyBlocks, fc.nat(40), (blocks, offset) => {
      for (const block of blocks) {
        const halves = splitBlock(block, offset, 'fresh', 'z');
        if (!halves) continue;
        const [first, second] = halves;
        expect([first.id, first.revision, second.id, second.revision]).toEqual([block.id, 1, 'fresh', 0]);
        expect(plainText(first.content) + plainText(second.content)).toBe(plainText(block.content));
      }
    })
  );
});

test('settling what is already distinct changes nothing', () => {
  fc.assert(
    fc.property(anyBlocks, (blocks) => {
      const never = () => {
        throw new Error('no new id is needed');
      };
      expect(renewIds(blocks, new Set(), never)).toEqual(blocks);
    })
  );
});

test('a reference pasted together with its table points at the pasted table', () => {
  const table: Block = {
    id: 't1',
    parent: 'a',
    position: 'a0',
    revision: 3,
    content: { kind: 'table', caption: 'Kapacity', headerRow: true, headerColumn: false, rows: [] }
  };
  const mention: Block = {
    ...table,
    id: 'p1',
    content: { kind: 'paragraph', text: [{ type: 'reference', to: 'table', id: 't1' }] }
  };
  let next = 0;
  const pasted = renewIds([table, mention], new Set(['t1', 'p1']), () => `new${next++}`);
  expect(pasted[0]?.id).toBe('new0');
  expect(pasted[1]?.content).toEqual({
    kind: 'paragraph',
    text: [{ type: 'reference', to: 'table', id: 'new0' }]
  });
});

test('the rest of a split heading is a paragraph', () => {
  const heading: Block = {
    id: 'h',
    parent: 'a',
    position: 'a0',
    revision: 1,
    content: { kind: 'heading', level: 2, text: [{ type: 'text', text: 'Denný stacionár' }] }
  };
  const [first, second] = splitBlock(heading, 5, 'n', 'a1') ?? [];
  expect(first?.content).toEqual({ kind: 'heading', level: 2, text: [{ type: 'text', text: 'Denný' }] });
  expect(second?.content.kind).toBe('paragraph');
  expect(second?.content.kind === 'paragraph' && inlineText(second.content.text)).toBe(' stacionár');
});
