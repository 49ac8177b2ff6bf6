import { getSchema } from '@tiptap/core';
import { EditorState } from '@tiptap/pm/state';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BlockContent } from '#lib/domain/plans/block.ts';
import { readBlockContent } from '#lib/domain/plans/block-reading.ts';
import { anyBlocks } from '#tests/documents/block-arbitrary.ts';
import { blocksOf, documentOf, type EditedBlock, type NodeJson } from './blocks-and-nodes.ts';
import { narrativeNodes } from './nodes.ts';

const schema = getSchema(
  narrativeNodes({
    pictureAddress: (file) => `/${file}`,
    livingName: (shows) => shows,
    livingPreview: () => '',
    livingSentence: (shows) => shows,
    targetName: (_to, id) => id,
    hasTarget: () => true,
    footnote: 'poznámka'
  })
);

/** Blocks as the server keeps them. */
function settled(blocks: readonly EditedBlock[]): EditedBlock[] {
  return blocks.map(({ id, content }) => {
    const reading = readBlockContent(JSON.parse(JSON.stringify(content)));
    if ('faults' in reading) throw new Error(JSON.stringify(reading.faults));
    return { id, content: reading.content };
  });
}

const throughTheEditor = (blocks: readonly EditedBlock[]) => {
  const node = schema.nodeFromJSON(documentOf(blocks));
  node.check();
  return blocksOf(node.toJSON() as NodeJson);
};

test('what is opened in the editor and read back is the same, id by id and word by word', () => {
  fc.assert(
    fc.property(anyBlocks, (blocks) => {
      const kept = settled(blocks);
      expect(throughTheEditor(kept)).toEqual(kept);
    })
  );
});

test('what the editor gives is accepted by the server as it stands, whatever was typed', () => {
  const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.constant('a\tb\u2028c\u0000d\ud800e'));
  fc.assert(
    fc.property(fc.array(anyText), (typed) => {
      const content = typed.filter((text) => text !== '').map((text) => ({ type: 'text', text }));
      const [block] = blocksOf({ type: 'doc', content: [{ type: 'paragraph', content }] });
      const reading = readBlockContent(block?.content);
      expect(reading).toHaveProperty('content');
    })
  );
});

test('a section without a block opens as one empty paragraph', () => {
  const state = EditorState.create({ schema, doc: schema.nodeFromJSON(documentOf([])) });
  expect(blocksOf(state.doc.toJSON() as NodeJson)).toEqual([
    { id: '', content: { kind: 'paragraph', text: [] } satisfies BlockContent }
  ]);
});
