import { type Editor, Extension } from '@tiptap/core';
import { chainCommands, createParagraphNear, liftEmptyBlock, toggleMark } from '@tiptap/pm/commands';
import { gapCursor } from '@tiptap/pm/gapcursor';
import { history, redo, undo } from '@tiptap/pm/history';
import type { Node } from '@tiptap/pm/model';
import { liftListItem, sinkListItem, splitListItem, wrapInList } from '@tiptap/pm/schema-list';
import { type Command, Plugin, Selection } from '@tiptap/pm/state';
import { goToNextCell, isInTable, tableEditing } from '@tiptap/pm/tables';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { BLOCK_LIMITS } from '#lib/domain/plans/content-fields.ts';
import type { NodeJson } from './blocks-and-nodes.ts';

/** Runs a command of ProseMirror in an editor. */
export function run(editor: Editor, command: Command): boolean {
  return command(editor.state, editor.view.dispatch, editor.view);
}

/** Makes the chosen paragraphs and headings another kind of text, or plain paragraphs again; ids stay. */
export function textBlock(name: 'paragraph' | 'heading' | 'callout', attrs: object = {}): Command {
  return (state, dispatch) => {
    const type = state.schema.nodes[name];
    const { $from, from, to } = state.selection;
    if (!type || $from.depth !== 1) return false;
    const same = $from.parent.hasMarkup(type, { ...$from.parent.attrs, ...attrs });
    const wanted = same ? state.schema.nodes.paragraph : type;
    if (!wanted || (same && name === 'paragraph')) return false;
    dispatch?.(state.tr.setBlockType(from, to, wanted, (old) => ({ ...attrs, id: old.attrs.id })));
    return true;
  };
}

/** Makes the chosen paragraphs a list, a list of the other kind, or paragraphs again. */
export function listOf(name: 'bulletList' | 'orderedList'): Command {
  return (state, dispatch, view) => {
    const { bulletList, orderedList, listItem } = state.schema.nodes;
    const type = state.schema.nodes[name];
    if (!type || !listItem) return false;
    const { $from } = state.selection;
    for (let depth = $from.depth; depth > 0; depth--) {
      const around = $from.node(depth);
      if (around.type === type) return liftListItem(listItem)(state, dispatch, view);
      if (around.type === bulletList || around.type === orderedList) {
        dispatch?.(state.tr.setNodeMarkup($from.before(depth), type, around.attrs));
        return true;
      }
    }
    return $from.depth === 1 && wrapInList(type)(state, dispatch, view);
  };
}

/** Puts a block behind the one where the cursor is, or in place of an empty paragraph; the cursor follows. */
export function insertBlock(block: NodeJson): Command {
  return (state, dispatch) => {
    const node = state.schema.nodeFromJSON(block);
    const { $from, to } = state.selection;
    const around = $from.depth > 0 ? $from.node(1) : null;
    const isEmpty = around?.type.name === 'paragraph' && around.content.size === 0;
    const start = isEmpty ? $from.before(1) : $from.depth > 0 ? $from.after(1) : to;
    const transaction = state.tr.replaceWith(start, isEmpty ? $from.after(1) : start, node);
    transaction.setSelection(Selection.near(transaction.doc.resolve(start + 1)));
    dispatch?.(transaction.scrollIntoView());
    return true;
  };
}

/** Puts an inline thing (a footnote, a reference) where the cursor is. */
export function insertInline(inline: NodeJson): Command {
  return (state, dispatch) => {
    if (!state.selection.$from.parent.inlineContent) return false;
    const { to } = state.selection;
    dispatch?.(state.tr.insert(to, state.schema.nodeFromJSON(inline)).scrollIntoView());
    return true;
  };
}

const lineBreak: Command = (state, dispatch) => {
  const type = state.schema.nodes.hardBreak;
  if (!type || !state.selection.$from.parent.inlineContent) return false;
  dispatch?.(state.tr.replaceSelectionWith(type.create()).scrollIntoView());
  return true;
};

const inList = (apply: (type: NonNullable<ReturnType<typeof itemType>>) => Command): Command => {
  return (state, dispatch, view) => {
    const type = itemType(state.schema.nodes);
    return type ? apply(type)(state, dispatch, view) : false;
  };
};
const itemType = (nodes: Editor['schema']['nodes']) => nodes.listItem;

/** One level deeper, as deep as a block may go. */
const deeper: Command = (state, dispatch, view) => {
  const { $from } = state.selection;
  let depth = 0;
  for (let at = $from.depth; at > 0; at--) if ($from.node(at).type.name === 'listItem') depth += 1;
  const type = itemType(state.schema.nodes);
  if (!type || depth === 0 || depth >= BLOCK_LIMITS.listDepth) return false;
  return sinkListItem(type)(state, dispatch, view);
};

const breakInCell: Command = (state, dispatch, view) => isInTable(state) && lineBreak(state, dispatch, view);

const mark = (name: string): Command => {
  return (state, dispatch, view) => {
    const type = state.schema.marks[name];
    return type ? toggleMark(type)(state, dispatch, view) : false;
  };
};
export const toggleBold = mark('bold');
export const toggleItalic = mark('italic');

/** Keys of the text. Tab moves in lists and tables only; everywhere else it leaves the text, as on any page. */
const KEYS: Record<string, Command> = {
  'Mod-b': toggleBold,
  'Mod-i': toggleItalic,
  'Mod-z': undo,
  'Mod-y': redo,
  'Shift-Mod-z': redo,
  'Mod-Alt-0': textBlock('paragraph'),
  'Mod-Alt-2': textBlock('heading', { level: 2 }),
  'Mod-Alt-3': textBlock('heading', { level: 3 }),
  'Mod-Alt-4': textBlock('heading', { level: 4 }),
  'Mod-Shift-7': listOf('orderedList'),
  'Mod-Shift-8': listOf('bulletList'),
  'Shift-Enter': lineBreak,
  Enter: chainCommands(
    breakInCell,
    inList((type) => splitListItem(type)),
    createParagraphNear,
    liftEmptyBlock
  ),
  Tab: chainCommands(goToNextCell(1), deeper),
  'Shift-Tab': chainCommands(
    goToNextCell(-1),
    inList((type) => liftListItem(type))
  )
};

/** Steps that can be taken back: more than anybody makes in a day, saved or not. */
const WHOLE_SESSION = 20_000;

/** Everything about editing that is not a kind of node: keys, history, tables, a last empty paragraph. */
export function editing(placeholder: string): Extension {
  return Extension.create({
    name: 'editing',
    // Before the keys that the library itself binds.
    priority: 1_000,
    addKeyboardShortcuts() {
      const keys = Object.entries(KEYS);
      return Object.fromEntries(
        keys.map(([key, command]) => [key, ({ editor }: { editor: Editor }) => run(editor, command)])
      );
    },
    addProseMirrorPlugins: () => [
      history({ depth: WHOLE_SESSION }),
      gapCursor(),
      tableEditing(),
      lastParagraph(),
      emptyHint(placeholder)
    ]
  });
}

/** After a table or a picture at the end there is always a place to go on writing; empty, it is never sent. */
function lastParagraph(): Plugin {
  return new Plugin({
    appendTransaction(_transactions, _before, { doc, schema, tr }) {
      const paragraph = schema.nodes.paragraph;
      if (!paragraph || doc.lastChild?.type === paragraph) return null;
      return tr.insert(doc.content.size, paragraph.create());
    }
  });
}

/** Says in an empty section where to begin. */
function emptyHint(placeholder: string): Plugin {
  const isEmpty = (doc: Node) => doc.childCount === 1 && doc.firstChild?.content.size === 0;
  return new Plugin({
    props: {
      decorations: ({ doc }) =>
        isEmpty(doc)
          ? DecorationSet.create(doc, [
              Decoration.node(0, doc.firstChild?.nodeSize ?? 0, {
                class: 'is-empty',
                'data-placeholder': placeholder
              })
            ])
          : null
    }
  });
}
