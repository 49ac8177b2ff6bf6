import type { Texts } from './clipboard-text.ts';
import { type Block, edgesOf, type Place, sizeOf } from './places.ts';

/** One cell that changed its text. */
export type Edit = Place & { before: string; after: string };

/** What one action changed, each cell once; it is undone as a whole. */
export type Step = readonly Edit[];

/** What was done, and what was undone and can be done again; the latest stands last. */
export type History = { done: readonly Step[]; undone: readonly Step[] };

export const NO_HISTORY: History = { done: [], undone: [] };

/** The step that gives every cell of a rectangle a new text; cells that keep theirs are no part of it. */
function stepIn(texts: Texts, block: Block, textAt: (down: number, right: number) => string): Step {
  const { top, left, bottom, right } = edgesOf(block);
  const step: Edit[] = [];
  for (let row = top; row <= bottom; row += 1) {
    for (let column = left; column <= right; column += 1) {
      const before = texts[row]?.[column];
      const after = textAt(row - top, column - left);
      if (before !== undefined && before !== after) step.push({ row, column, before, after });
    }
  }
  return step;
}

/** One cell, typed. */
export function typed(texts: Texts, place: Place, text: string): Step {
  return stepIn(texts, { anchor: place, corner: place }, () => text);
}

export function cleared(texts: Texts, block: Block): Step {
  return stepIn(texts, block, () => '');
}

/** The first row of a selection into all its rows; a single row takes the one above it. */
export function filledDown(texts: Texts, block: Block): Step {
  const { top, left, bottom } = edgesOf(block);
  const from = bottom === top ? top - 1 : top;
  if (from < 0) return [];
  return stepIn(texts, block, (_, right) => texts[from]?.[left + right] ?? '');
}

/** The first column of a selection into all its columns; a single column takes the one before it. */
export function filledRight(texts: Texts, block: Block): Step {
  const { top, left, right } = edgesOf(block);
  const from = right === left ? left - 1 : left;
  if (from < 0) return [];
  return stepIn(texts, block, (down) => texts[top + down]?.[from] ?? '');
}

/** A pasted rectangle, the cells it covers, and how many of its cells found no place. */
export type Paste = { step: Step; covers: Block; left: number };

/**
 * A rectangle put where the selection begins; it repeats where the selection is a multiple of it, so that one number
 * fills everything that is selected.
 */
export function pasted(texts: Texts, selection: Block, block: Texts): Paste {
  const { top, left } = edgesOf(selection);
  const [height, width] = [block.length, Math.max(0, ...block.map((row) => row.length))];
  const room = sizeOf(selection);
  const repeats = room.rows % height === 0 && room.columns % width === 0;
  const [rows, columns] = repeats ? [room.rows, room.columns] : [height, width];
  const last = {
    row: Math.min(top + rows, texts.length) - 1,
    column: Math.min(left + columns, texts[0]?.length ?? 0) - 1
  };
  const covers = { anchor: { row: top, column: left }, corner: last };
  const fits = sizeOf(covers);
  return {
    step: stepIn(texts, covers, (down, right) => block[down % height]?.[right % width] ?? ''),
    covers,
    left: rows * columns - fits.rows * fits.columns
  };
}

/** The texts of a rectangle. */
export function textsIn(texts: Texts, block: Block): string[][] {
  const { top, left, bottom, right } = edgesOf(block);
  return texts.slice(top, bottom + 1).map((row) => row.slice(left, right + 1));
}

/** The sheet after a step. */
export function applied(texts: Texts, step: Step): string[][] {
  const next = texts.map((row) => [...row]);
  for (const { row, column, after } of step) {
    const cells = next[row];
    if (cells) cells[column] = after;
  }
  return next;
}

export function reversed(step: Step): Step {
  return step.map((edit) => ({ ...edit, before: edit.after, after: edit.before }));
}

/** Remembers a step; what was undone before it cannot be done again. */
export function recorded(history: History, step: Step): History {
  return step.length === 0 ? history : { done: [...history.done, step], undone: [] };
}

/** The step that takes the latest one back, or null when there is none. */
export function undone({ done, undone }: History): { step: Step; history: History } | null {
  const latest = done.at(-1);
  if (!latest) return null;
  return { step: reversed(latest), history: { done: done.slice(0, -1), undone: [...undone, latest] } };
}

/** The step that does again what was last undone, or null when there is none. */
export function redone({ done, undone }: History): { step: Step; history: History } | null {
  const latest = undone.at(-1);
  if (!latest) return null;
  return { step: latest, history: { done: [...done, latest], undone: undone.slice(0, -1) } };
}
