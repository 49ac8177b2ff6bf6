import type { Block, BlockContent, Inline, ListItem } from './block.ts';

type Identified = Pick<Block, 'id' | 'content'>;

/**
 * Gives every id that is already taken, or met a second time, a new one; the first bearer keeps it. This is
 * the one rule behind both cases of the editor: a split leaves two halves with one id (the first keeps it),
 * and what is pasted carries the ids of what was copied (`taken` names them). Ids are those of blocks, list
 * items, rows, cells and footnotes. A reference between the pasted blocks follows its target to the new id.
 * @param taken ids of blocks outside `blocks`, in the same plan; not changed
 * @param newId gives an id that was never given before
 */
export function renewIds<B extends Identified>(
  blocks: readonly B[],
  taken: ReadonlySet<string>,
  newId: () => string
): B[] {
  const seen = new Set(taken);
  const renewed = new Map<string, string>();
  const settle = (id: string) => {
    if (!seen.has(id)) {
      seen.add(id);
      return id;
    }
    const fresh = newId();
    seen.add(fresh);
    // Only what came from elsewhere is followed: after a split, references stay with the first half.
    if (taken.has(id) && !renewed.has(id)) renewed.set(id, fresh);
    return fresh;
  };
  const settled = blocks.map((block) => ({
    ...block,
    id: settle(block.id),
    content: mapIds(block.content, settle, (id) => id)
  }));
  return settled.map((block) => ({
    ...block,
    content: mapIds(
      block.content,
      (id) => id,
      (id) => renewed.get(id) ?? id
    )
  }));
}

/** Every id a block carries: its own, then those of its items, rows, cells and footnotes, in reading order. */
export function idsOf(block: Identified): string[] {
  const ids = [block.id];
  const note = (id: string) => {
    ids.push(id);
    return id;
  };
  mapIds(block.content, note, (id) => id);
  return ids;
}

type IdChange = (id: string) => string;

function mapIds(content: BlockContent, own: IdChange, target: IdChange): BlockContent {
  switch (content.kind) {
    case 'heading':
    case 'paragraph':
    case 'callout':
      return { ...content, text: mapInline(content.text, own, target) };
    case 'bulletList':
    case 'orderedList':
      return { ...content, items: mapItems(content.items, own, target) };
    case 'table':
      return {
        ...content,
        rows: content.rows.map((row) => ({
          id: own(row.id),
          cells: row.cells.map((cell) => ({
            ...cell,
            id: own(cell.id),
            text: mapInline(cell.text, own, target)
          }))
        }))
      };
    case 'figure':
    case 'living':
      return content;
  }
}

function mapItems(items: readonly ListItem[], own: IdChange, target: IdChange): ListItem[] {
  return items.map((item) => {
    const mapped: ListItem = { ...item, id: own(item.id), text: mapInline(item.text, own, target) };
    if (item.children) {
      mapped.children = { ...item.children, items: mapItems(item.children.items, own, target) };
    }
    return mapped;
  });
}

function mapInline(runs: readonly Inline[], own: IdChange, target: IdChange): Inline[] {
  return runs.map((run) => {
    if (run.type === 'footnote') return { ...run, id: own(run.id) };
    if (run.type === 'reference') return { ...run, id: target(run.id) };
    return run;
  });
}
