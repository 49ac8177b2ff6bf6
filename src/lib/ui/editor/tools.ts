import type { Editor } from '@tiptap/core';
import { redo, redoDepth, undo, undoDepth } from '@tiptap/pm/history';
import type { Command } from '@tiptap/pm/state';
import {
  addColumnAfter,
  addRowAfter,
  deleteColumn,
  deleteRow,
  deleteTable,
  isInTable
} from '@tiptap/pm/tables';
import type { MessageKey } from '#lib/i18n/messages.ts';
import type { NodeJson } from './blocks-and-nodes.ts';
import { insertBlock, listOf, textBlock, toggleBold, toggleItalic } from './editing.ts';

/** Tools that ask for something first, each with its dialog. */
export type Asking = 'link' | 'figure' | 'footnote' | 'reference' | 'living' | 'table';

type ToolLabel = Extract<MessageKey, `editor.tool.${string}`>;

/** A button of the toolbar. */
export type Tool = {
  label: ToolLabel;
  /** As `aria-keyshortcuts` wants it. */
  keys?: string;
  /** What it does at once, or the dialog that it opens. */
  does: Command | { asks: Asking };
  /** Whether the cursor stands in such a thing; left out where there is nothing to be in. */
  isOn?(editor: Editor): boolean;
};

const isIn = (name: string, attrs: Record<string, unknown> = {}) => ({
  isOn: (editor: Editor) => editor.isActive(name, attrs)
});

const heading = (level: 2 | 3 | 4): Tool => ({
  label: `editor.tool.heading${level}`,
  keys: `Control+Alt+${level}`,
  does: textBlock('heading', { level }),
  ...isIn('heading', { level })
});

function emptyTable(): NodeJson {
  const cell = { type: 'tableCell', content: [{ type: 'paragraph' }] };
  const row = { type: 'tableRow', content: [cell, cell, cell] };
  return { type: 'table', attrs: { headerRow: true }, content: [row, row, row] };
}

const addTable: Command = (state, dispatch, view) =>
  !isInTable(state) && insertBlock(emptyTable())(state, dispatch, view);

/** The toolbar, in the order of its buttons. */
export const TOOLS: readonly Tool[] = [
  {
    label: 'editor.tool.paragraph',
    keys: 'Control+Alt+0',
    does: textBlock('paragraph'),
    ...isIn('paragraph')
  },
  heading(2),
  heading(3),
  heading(4),
  { label: 'editor.tool.bold', keys: 'Control+B', does: toggleBold, ...isIn('bold') },
  { label: 'editor.tool.italic', keys: 'Control+I', does: toggleItalic, ...isIn('italic') },
  { label: 'editor.tool.link', keys: 'Control+K', does: { asks: 'link' }, ...isIn('link') },
  {
    label: 'editor.tool.bulletList',
    keys: 'Control+Shift+8',
    does: listOf('bulletList'),
    ...isIn('bulletList')
  },
  {
    label: 'editor.tool.orderedList',
    keys: 'Control+Shift+7',
    does: listOf('orderedList'),
    ...isIn('orderedList')
  },
  { label: 'editor.tool.callout', does: textBlock('callout', { tone: 'note' }), ...isIn('callout') },
  { label: 'editor.tool.table', does: addTable, ...isIn('table') },
  { label: 'editor.tool.figure', does: { asks: 'figure' }, ...isIn('figure') },
  { label: 'editor.tool.footnote', does: { asks: 'footnote' }, ...isIn('footnote') },
  { label: 'editor.tool.reference', does: { asks: 'reference' }, ...isIn('reference') },
  { label: 'editor.tool.living', does: { asks: 'living' }, ...isIn('living') },
  { label: 'editor.tool.undo', keys: 'Control+Z', does: undo },
  { label: 'editor.tool.redo', keys: 'Control+Y', does: redo }
];

/** What can be done with the table in which the cursor stands. */
export const TABLE_TOOLS: readonly Tool[] = [
  { label: 'editor.tool.tableProperties', does: { asks: 'table' } },
  { label: 'editor.tool.addRow', does: addRowAfter },
  { label: 'editor.tool.removeRow', does: deleteRow },
  { label: 'editor.tool.addColumn', does: addColumnAfter },
  { label: 'editor.tool.removeColumn', does: deleteColumn },
  { label: 'editor.tool.removeTable', does: deleteTable }
];

/** Whether a tool would do something just now. */
export function isUsable({ does }: Tool, { state }: Editor): boolean {
  if (does === undo) return undoDepth(state) > 0;
  if (does === redo) return redoDepth(state) > 0;
  if (typeof does === 'function') return does(state);
  const inText = state.selection.$from.parent.inlineContent;
  if (does.asks === 'link' || does.asks === 'footnote' || does.asks === 'reference') {
    return inText || 'node' in state.selection;
  }
  // A picture or a living block stands by itself, never in a table or a list.
  return does.asks === 'table' || state.selection.$from.depth <= 1;
}
