import { Extension } from '@tiptap/core';
import { Fragment, type Node, Slice } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import { idsOf, renewIds } from '#lib/domain/plans/block-identity.ts';
import { blocksOf, type NodeJson } from './blocks-and-nodes.ts';

/**
 * Keeps every block, item, row, cell and footnote its own id: the first half of a split keeps it, everything new or
 * pasted gets a new one (foundations, Content).
 */
export function keepIdentities(newId: () => string): Extension {
  return Extension.create({
    name: 'keepIdentities',
    addProseMirrorPlugins: () => [
      new Plugin({
        appendTransaction(transactions, _before, state) {
          if (!transactions.some((transaction) => transaction.docChanged)) return null;
          const renewed = renewedIds(state.doc, newId);
          if (renewed.length === 0) return null;
          const transaction = state.tr;
          for (const { at, id } of renewed) transaction.setNodeAttribute(at, 'id', id);
          return transaction;
        },
        props: { transformPasted: (slice) => withNewIds(slice, newId) }
      })
    ]
  });
}

/** Where ids are missing or borne twice, and which ones to set there. */
export function renewedIds(document: Node, newId: () => string): { at: number; id: string }[] {
  // The empty id stands for none; it counts as taken, so that it is always replaced.
  const before = document.content.content.flatMap(idsBorne);
  if (before.every((id) => id !== '') && new Set(before).size === before.length) return [];
  const blocks = blocksOf(document.toJSON() as NodeJson);
  const after = renewIds(blocks, new Set(['']), newId).flatMap(idsOf);
  const places = bearersOf(document);
  return places
    .map((at, index) => ({ at, id: after[index] ?? newId() }))
    .filter(({ id }, index) => id !== before[index]);
}

/** Nodes never change: what was read of one holds as long as it stands, and a key pressed changes one block alone. */
const known = new WeakMap<Node, readonly string[]>();

/** Ids of a block and everything in it, in the order of `idsOf`. */
function idsBorne(block: Node): readonly string[] {
  const read = known.get(block);
  if (read) return read;
  const ids = blocksOf({ type: 'doc', content: [block.toJSON() as NodeJson] }).flatMap(idsOf);
  known.set(block, ids);
  return ids;
}

/** Positions of the nodes that bear ids, in the order of `idsOf`. */
function bearersOf(document: Node): number[] {
  const places: number[] = [];
  document.descendants((node, at, parent) => {
    if (bearsId(node, parent === document)) places.push(at);
  });
  return places;
}

function bearsId(node: Node, isTop: boolean): boolean {
  return isTop || ['listItem', 'tableRow', 'tableCell', 'footnote'].includes(node.type.name);
}

/** What is pasted or dropped bears no old id; a reference to something pasted with it follows to the new one. */
export function withNewIds(slice: Slice, newId: () => string): Slice {
  const renewed = new Map<string, string>();
  slice.content.descendants((node) => {
    const { id } = node.attrs;
    if (typeof id === 'string' && id !== '') renewed.set(id, newId());
  });
  const renew = (node: Node): Node => {
    if (node.isText) return node;
    const attrs = { ...node.attrs };
    if (typeof attrs.id === 'string') attrs.id = renewed.get(attrs.id) ?? null;
    if (typeof attrs.target === 'string') attrs.target = renewed.get(attrs.target) ?? attrs.target;
    return node.type.create(attrs, mapped(node.content, renew), node.marks);
  };
  return new Slice(mapped(slice.content, renew), slice.openStart, slice.openEnd);
}

function mapped(fragment: Fragment, change: (node: Node) => Node): Fragment {
  return Fragment.from(fragment.content.map(change));
}
