import { Extension } from '@tiptap/core';
import { DOMParser, Fragment, type Node, type ParseOptions, type Schema, Slice } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import { isInTable } from '@tiptap/pm/tables';
import type { EditorView } from '@tiptap/pm/view';
import { nodeOf } from './blocks-and-nodes.ts';
import { pastedBlocks } from './pasted-blocks.ts';
import { pastedTree } from './pasted-tree.ts';

/** Takes texts from elsewhere by the rules of `pastedBlocks`; what was copied in an editor of ours stays as it is. */
export function pasting(newId: () => string): Extension {
  return Extension.create({
    name: 'pasting',
    addProseMirrorPlugins() {
      return [
        new Plugin({
          props: {
            clipboardParser: new PastedParser(this.editor.schema, newId),
            handlePaste: (view, _event, slice) => pasteIntoCell(view, slice)
          }
        })
      ];
    }
  });
}

class PastedParser extends DOMParser {
  readonly #newId: () => string;

  constructor(schema: Schema, newId: () => string) {
    super(schema, DOMParser.fromSchema(schema).rules);
    this.#newId = newId;
  }

  override parseSlice(dom: HTMLElement, options?: ParseOptions): Slice {
    if (dom.querySelector('[data-pm-slice]')) return super.parseSlice(dom, options);
    const blocks = pastedBlocks(pastedTree(dom), this.#newId);
    const nodes = blocks.map((content) => this.schema.nodeFromJSON(nodeOf({ id: this.#newId(), content })));
    return new Slice(Fragment.from(nodes), 0, 0);
  }
}

/** A cell holds one paragraph: several pasted into it become its lines, so that none is lost or breaks the table. */
function pasteIntoCell(view: EditorView, slice: Slice): boolean {
  const { state } = view;
  const { hardBreak, paragraph } = state.schema.nodes;
  if (!isInTable(state) || !hardBreak || !paragraph || slice.content.childCount < 2) return false;
  if (slice.content.firstChild?.type.name.startsWith('table')) return false;
  const pieces: Node[] = [];
  slice.content.descendants((node) => {
    if (!node.isTextblock) return true;
    if (pieces.length > 0) pieces.push(hardBreak.create());
    pieces.push(...node.content.content);
    return false;
  });
  const text = new Slice(Fragment.from(paragraph.create(null, pieces)), 1, 1);
  view.dispatch(state.tr.replaceSelection(text).scrollIntoView());
  return true;
}
