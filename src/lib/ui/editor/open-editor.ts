import { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import type { BlockContent } from '#lib/domain/plans/block.ts';
import { blocksOf, documentOf, type EditedBlock, type NodeJson, nodeOf } from './blocks-and-nodes.ts';
import { editing } from './editing.ts';
import { keepIdentities } from './keep-identities.ts';
import { narrativeNodes } from './nodes.ts';
import type { ObjectWords } from './object-nodes.ts';
import { pasting } from './pasting.ts';
import type { EditedText } from './section-sync.ts';

/** An id never given before; the page may be served without TLS, where `crypto.randomUUID` is missing. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

export type Opening = {
  element: HTMLElement;
  blocks: readonly EditedBlock[];
  words: ObjectWords & { placeholder: string };
  /** Attributes of the editable element: its name and what explains it. */
  attributes: Record<string, string>;
  onUpdate(): void;
  /** Something about the text or the cursor is different. */
  onTransaction(): void;
};

export function openEditor({ element, blocks, words, attributes, onUpdate, onTransaction }: Opening): Editor {
  return new Editor({
    element,
    // The sheet of styles is ours: the page's policy allows no others.
    injectCSS: false,
    extensions: [...narrativeNodes(words), keepIdentities(newId), pasting(newId), editing(words.placeholder)],
    content: endedByParagraph(documentOf(blocks)),
    editorProps: { attributes },
    onUpdate,
    onTransaction
  });
}

function endedByParagraph(document: NodeJson): NodeJson {
  const content = document.content ?? [];
  if (content.at(-1)?.type === 'paragraph') return document;
  return { ...document, content: [...content, { type: 'paragraph' }] };
}

/** Nodes never change: a block is read once, however often the whole text is. */
const readBefore = new WeakMap<Node, EditedBlock[]>();

function blockOf(node: Node): EditedBlock[] {
  const known = readBefore.get(node);
  if (known) return known;
  const read = blocksOf({ type: 'doc', content: [node.toJSON() as NodeJson] });
  readBefore.set(node, read);
  return read;
}

/** What the saving reads from and writes into an editor. */
export function editedText(editor: Editor): EditedText {
  const find = (blockId: string) => {
    let found: { node: Node; at: number } | null = null;
    editor.state.doc.forEach((node, at) => {
      if (node.attrs.id === blockId) found = { node, at };
    });
    return found as { node: Node; at: number } | null;
  };
  const nodeFor = (id: string, content: BlockContent) => editor.schema.nodeFromJSON(nodeOf({ id, content }));
  let isQuiet = false;
  const dispatch = (transaction: Transaction) =>
    editor.view.dispatch(isQuiet ? transaction.setMeta('addToHistory', false) : transaction);
  return {
    read: () => editor.state.doc.content.content.flatMap(blockOf),
    quietly(work) {
      isQuiet = true;
      try {
        work();
      } finally {
        isQuiet = false;
      }
    },
    write(blockId, content, after) {
      const there = find(blockId);
      const neighbour = after === null ? null : find(after);
      const at = there?.at ?? (neighbour ? neighbour.at + neighbour.node.nodeSize : 0);
      const end = there ? at + there.node.nodeSize : at;
      dispatch(editor.state.tr.replaceWith(at, end, nodeFor(blockId, content)));
    },
    place(blockId, after) {
      const there = find(blockId);
      if (!there) return;
      const transaction = editor.state.tr.delete(there.at, there.at + there.node.nodeSize);
      const neighbour = after === null ? null : find(after);
      const at = neighbour ? transaction.mapping.map(neighbour.at + neighbour.node.nodeSize) : 0;
      dispatch(transaction.insert(at, there.node));
    },
    addBehind(blockId, content) {
      const there = find(blockId);
      const at = there ? there.at + there.node.nodeSize : editor.state.doc.content.size;
      // Its ids are borne already by the wording it stands behind; the second bearer gets new ones.
      dispatch(editor.state.tr.insert(at, nodeFor('', content)));
    },
    remove(blockId) {
      const there = find(blockId);
      if (there) dispatch(editor.state.tr.delete(there.at, there.at + there.node.nodeSize));
    },
    giveNewId(blockId) {
      const there = find(blockId);
      if (there) dispatch(editor.state.tr.setNodeAttribute(there.at, 'id', newId()));
    }
  };
}
