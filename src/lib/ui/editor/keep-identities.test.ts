import { getSchema } from '@tiptap/core';
import { splitBlock } from '@tiptap/pm/commands';
import { EditorState, TextSelection } from '@tiptap/pm/state';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { idsOf } from '#lib/domain/plans/block-identity.ts';
import { anyBlocks } from '#tests/documents/block-arbitrary.ts';
import { blocksOf, documentOf, type NodeJson } from './blocks-and-nodes.ts';
import { renewedIds, withNewIds } from './keep-identities.ts';
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

const idsIn = (state: EditorState) => blocksOf(state.doc.toJSON() as NodeJson).flatMap(idsOf);

/** What the plugin appends to every change. */
function settle(state: EditorState, newId: () => string): EditorState {
  const transaction = state.tr;
  for (const { at, id } of renewedIds(state.doc, newId)) transaction.setNodeAttribute(at, 'id', id);
  return state.apply(transaction);
}

test('whatever is split, copied and pasted, no id is borne twice and none that stays is lost', () => {
  const edits = fc.array(
    fc.record({ edit: fc.constantFrom('split', 'copy'), from: fc.nat(), to: fc.nat(), at: fc.nat() }),
    { maxLength: 8 }
  );
  fc.assert(
    fc.property(anyBlocks, edits, (blocks, list) => {
      let next = 0;
      const newId = () => `new${next++}`;
      let state = EditorState.create({ schema, doc: schema.nodeFromJSON(documentOf(blocks)) });
      for (const { edit, from, to, at } of list) {
        const size = state.doc.content.size;
        const before = idsIn(state);
        if (edit === 'split') {
          const $at = TextSelection.near(state.doc.resolve(at % size));
          splitBlock(state.apply(state.tr.setSelection($at)), ({ doc }) => {
            state = EditorState.create({ schema, doc });
          });
        } else {
          const [start, end] = [from % size, to % size].sort((a, b) => a - b) as [number, number];
          const pasted = withNewIds(state.doc.slice(start, end), newId);
          // Into an empty place at the end, so that nothing that stands is replaced.
          state = state.apply(state.tr.insert(size, schema.nodes.paragraph?.create() ?? []));
          state = state.apply(state.tr.replaceRange(size + 1, size + 1, pasted));
        }
        state = settle(state, newId);
        const after = idsIn(state);
        expect(new Set(after).size).toBe(after.length);
        expect(after).not.toContain('');
        for (const id of before) expect(after).toContain(id);
      }
    })
  );
});

test('the first half of a split keeps the id', () => {
  const doc = schema.nodeFromJSON(
    documentOf([
      { id: 'p1', content: { kind: 'paragraph', text: [{ type: 'text', text: 'Denný stacionár' }] } }
    ])
  );
  let state = EditorState.create({ schema, doc });
  state = state.apply(state.tr.setSelection(TextSelection.create(state.doc, 6)));
  splitBlock(state, (transaction) => {
    state = settle(state.apply(transaction), () => 'new');
  });
  expect(blocksOf(state.doc.toJSON() as NodeJson)).toEqual([
    { id: 'p1', content: { kind: 'paragraph', text: [{ type: 'text', text: 'Denný' }] } },
    { id: 'new', content: { kind: 'paragraph', text: [{ type: 'text', text: ' stacionár' }] } }
  ]);
});
