import { getExtensionField, Node } from '@tiptap/core';

declare module '@tiptap/core' {
  interface NodeConfig {
    /** What prosemirror-tables takes the node for. */
    tableRole?: 'table' | 'row' | 'cell';
  }
}

const identity = { id: { default: null, rendered: false } };
const hidden = (value: unknown) => ({ default: value, rendered: false });

export const Table = Node.create({
  name: 'table',
  group: 'block',
  content: 'tableRow+',
  tableRole: 'table',
  isolating: true,
  addAttributes: () => ({
    ...identity,
    caption: hidden(''),
    headerRow: hidden(true),
    headerColumn: hidden(false)
  }),
  parseHTML: () => [
    {
      tag: 'table',
      getAttrs: (table) => ({
        caption: table.querySelector('caption')?.textContent?.trim() ?? '',
        headerRow: table.querySelector('tr')?.querySelector('td') === null,
        headerColumn: table.querySelector('tbody tr > th:first-child') !== null
      })
    },
    // The caption is read above; it is no cell.
    { tag: 'caption', ignore: true }
  ],
  renderHTML({ node }) {
    const { caption, headerRow, headerColumn } = node.attrs;
    const shape = ['editor-table', headerRow && 'has-header-row', headerColumn && 'has-header-column'];
    const title: [string, object, string] = ['caption', { contenteditable: 'false' }, String(caption)];
    const attributes = { class: shape.filter(Boolean).join(' ') };
    return caption ? ['table', attributes, title, ['tbody', 0]] : ['table', attributes, ['tbody', 0]];
  },
  extendNodeSchema: (extension) => ({ tableRole: getExtensionField(extension, 'tableRole') })
});

export const TableRow = Node.create({
  name: 'tableRow',
  content: 'tableCell+',
  tableRole: 'row',
  addAttributes: () => identity,
  parseHTML: () => [{ tag: 'tr' }],
  renderHTML: () => ['tr', 0]
});

/** One cell, one paragraph. Cells are never merged: a table must be readable by row and column. */
export const TableCell = Node.create({
  name: 'tableCell',
  content: 'paragraph',
  tableRole: 'cell',
  isolating: true,
  addAttributes: () => ({
    ...identity,
    align: hidden(null),
    // prosemirror-tables asks for these; they stay at one.
    colspan: hidden(1),
    rowspan: hidden(1),
    colwidth: hidden(null)
  }),
  parseHTML: () => [{ tag: 'td' }, { tag: 'th' }],
  renderHTML: ({ node }) => {
    const { align } = node.attrs;
    const side = align === 'end' ? 'number' : align === 'center' ? 'centred' : null;
    return ['td', side ? { class: side } : {}, 0];
  }
});
