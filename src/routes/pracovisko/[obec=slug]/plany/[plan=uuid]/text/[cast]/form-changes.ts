import { type BlockContent, LIVING_KINDS } from '#lib/domain/plans/block.ts';
import { renewIds } from '#lib/domain/plans/block-identity.ts';
import type { NarrativeChange } from '#lib/domain/plans/narrative-change.ts';
import { plainText } from '#lib/domain/shared/plain-text.ts';
import type { KeptBlock } from '#lib/server/db/blocks.ts';
import { readSentRevision } from '#lib/server/desk/forms/typed-values.ts';
import { ADDABLE_KINDS, contentFromForm, newContent } from '#lib/server/desk/narrative-forms.ts';

/** What a form asks for; `blockId` is where the reader is led afterwards. */
export type Wish = { blockId: string; changes: NarrativeChange[] };

/** Two wordings of one block, to be chosen from; theirs is null when they removed it. */
export type ShownConflict = {
  blockId: string;
  yours: BlockContent;
  theirs: BlockContent | null;
  theirRevision: number;
  newId: string;
};

export type Refusal = {
  errors: { text: string; field?: string; href?: string }[];
  /** What was typed into a form that adds something. */
  given: Record<string, string>;
  conflict: ShownConflict | null;
};

export function textField(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? plainText(value) : '';
}

/**
 * A changed block. The form does not carry what the block said when it was opened; what stands now is good enough to
 * find the words that stayed, and the revision tells whether it still is the same.
 */
export function changedChanges(form: FormData, blocks: readonly KeptBlock[]): Wish | 'gone' {
  const blockId = textField(form, 'blockId');
  const block = blocks.find(({ id }) => id === blockId);
  if (!block) return 'gone';
  const baseRevision = readSentRevision(textField(form, 'revision'));
  const content = contentFromForm(block.content, form, idsFollowing(`${blockId}-${baseRevision}`));
  return { blockId, changes: [{ operation: 'change', blockId, baseRevision, content }] };
}

export function addedChanges(form: FormData): Wish | 'empty' {
  const blockId = textField(form, 'blockId');
  const after = textField(form, 'after') || null;
  const wanted = textField(form, 'kind');
  const kind = ADDABLE_KINDS.find((one) => one === wanted);
  const shows = LIVING_KINDS.find((one) => one === textField(form, 'shows'));
  if (wanted !== 'living' && textField(form, 'text').trim() === '') return 'empty';
  const content: BlockContent =
    wanted === 'living'
      ? { kind: 'living', shows: shows ?? 'table-of-measures', options: {} }
      : newContent(kind ?? 'paragraph', form, idsFollowing(blockId));
  return { blockId, changes: [{ operation: 'add', blockId, after, content }] };
}

/** Ids of items and cells that follow from the block's own: the same form sent twice says the same. */
function idsFollowing(start: string): () => string {
  let next = 0;
  return () => `${start}-${next++}`;
}

/** What was chosen of two wordings. Theirs needs no change: it stands. */
export function chosenChanges(form: FormData): Wish {
  const blockId = textField(form, 'blockId');
  const choice = textField(form, 'choice');
  const content = jsonOf(textField(form, 'yours'));
  if (choice === 'theirs') return { blockId, changes: [] };
  if (choice === 'yours') {
    const baseRevision = readSentRevision(textField(form, 'revision'));
    return { blockId, changes: [{ operation: 'change', blockId, baseRevision, content }] };
  }
  const newId = textField(form, 'newId');
  return {
    blockId: newId,
    changes: [{ operation: 'add', blockId: newId, after: blockId, content: withOwnIds(newId, content) }]
  };
}

/** Kept beside theirs, its items and cells need ids of their own. */
function withOwnIds(newId: string, content: unknown): unknown {
  const known = new Set<string>();
  JSON.stringify(content, (name, value) => {
    if (name === 'id' && typeof value === 'string') known.add(value);
    return value;
  });
  try {
    const block = { id: newId, content: content as BlockContent };
    return renewIds([block], known, idsFollowing(newId))[0]?.content;
  } catch {
    // Not the shape of any block: the use case says what is wrong with it.
    return content;
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
