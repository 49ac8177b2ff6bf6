import { expect, test } from 'vitest';
import type { Block, BlockContent, CrossReference } from './block.ts';
import { readBlockContent } from './block-reading.ts';
import { danglingReferences, LONGEST_REFERENCE_TEXT, referencesIn, withTargetNames } from './references.ts';

const reference = (to: CrossReference['to'], id: string, text?: string): CrossReference => ({
  ...{ type: 'reference', to, id },
  ...(text === undefined ? {} : { text })
});
const block = (id: string, parent: string, position: string, content: BlockContent): Block => ({
  ...{ id, parent, position, content, revision: 1 }
});
const paragraph = (...text: CrossReference[]): BlockContent => ({ kind: 'paragraph', text });
const table: BlockContent = {
  ...{ kind: 'table', caption: 'Miesta', headerRow: false, headerColumn: false },
  rows: [{ id: 'r', cells: [{ id: 'c', text: [reference('measure', 'gone', 'opatrenie Rozvoz obedov')] }] }]
};

test('what leads nowhere is found in every kind of block, in the order of the text', () => {
  const blocks = [
    block('b2', 'vision', 'a1', paragraph(reference('goal', 'g1'), reference('figure', 't1'))),
    block('t1', 'risks', 'a0', table),
    block('b1', 'vision', 'a0', {
      kind: 'bulletList',
      items: [{ id: 'i', text: [reference('table', 't1'), reference('table', 'gone', 'tabuľka Ceny')] }]
    }),
    block('b3', 'vision', 'a2', paragraph(reference('section', 'risks'), reference('section', 'gone')))
  ];
  expect(danglingReferences({ goals: [{ id: 'g1' }], measures: [], blocks })).toEqual([
    { section: 'vision', blockId: 'b1', text: 'tabuľka Ceny' },
    // A table is no figure.
    { section: 'vision', blockId: 'b2', text: '' },
    { section: 'vision', blockId: 'b3', text: '' },
    { section: 'risks', blockId: 't1', text: 'opatrenie Rozvoz obedov' }
  ]);
});

test('a reference takes the name of today and keeps the last one it had', () => {
  const content = paragraph(reference('goal', 'g1', 'cieľ Staré'), reference('goal', 'g2', 'cieľ Zmazané'));
  const named = withTargetNames(content, ({ id }) => (id === 'g1' ? 'cieľ Nové' : undefined));
  expect(referencesIn(named).map(({ text }) => text)).toEqual(['cieľ Nové', 'cieľ Zmazané']);
  const long = withTargetNames(content, () => '😀'.repeat(LONGEST_REFERENCE_TEXT));
  expect(readBlockContent(long)).toMatchObject({ content: long });
});
