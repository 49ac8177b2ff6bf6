import {
  type BlockContent,
  CALLOUT_TONES,
  LIVING_KINDS,
  type Table,
  type TableRow
} from '#lib/domain/plans/block.ts';
import { itemsOf, runsOf } from '#lib/domain/plans/block-lines.ts';
import { plainText } from '#lib/domain/shared/plain-text.ts';

/** Kinds that a form without scripts can add from nothing; a picture comes with its file, a living block by name. */
export const ADDABLE_KINDS = [
  'paragraph',
  'heading',
  'bulletList',
  'orderedList',
  'callout',
  'table'
] as const;
export type AddableKind = (typeof ADDABLE_KINDS)[number];

const text = (form: FormData, name: string) => plainText(String(form.get(name) ?? ''));
/** Names of pictures and tables stand on one line. */
const line = (form: FormData, name: string) => text(form, name).replace(/\s+/g, ' ').trim();

/**
 * What a block says after its form was sent. A part that the form does not name stays as it was.
 * @param before the content the form was opened with, or stands now
 */
export function contentFromForm(before: BlockContent, form: FormData, newId: () => string): BlockContent {
  switch (before.kind) {
    case 'paragraph':
      return { ...before, text: runsOf(before.text, text(form, 'text')) };
    case 'heading': {
      const level = ([2, 3, 4] as const).find((one) => String(one) === text(form, 'level')) ?? before.level;
      return { ...before, level, text: runsOf(before.text, text(form, 'text'), true) };
    }
    case 'callout': {
      const tone = CALLOUT_TONES.find((one) => one === text(form, 'tone')) ?? before.tone;
      return { ...before, tone, text: runsOf(before.text, text(form, 'text')) };
    }
    case 'bulletList':
    case 'orderedList':
      return { ...before, items: itemsOf(before.items, before.kind, text(form, 'text'), newId) };
    case 'table':
      return tableFromForm(before, form, newId);
    case 'figure':
      return { ...before, alternative: line(form, 'alternative'), caption: line(form, 'caption') };
    case 'living': {
      const shows = LIVING_KINDS.find((one) => one === text(form, 'shows')) ?? before.shows;
      return shows === before.shows ? before : { ...before, shows, options: {} };
    }
  }
}

function tableFromForm(before: Table, form: FormData, newId: () => string): Table {
  const rows = before.rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell) => {
      const typed = form.get(`cell-${cell.id}`);
      return typed === null ? cell : { ...cell, text: runsOf(cell.text, plainText(String(typed)), true) };
    })
  }));
  return {
    ...before,
    caption: line(form, 'caption'),
    headerRow: form.getAll('headers').includes('headerRow'),
    headerColumn: form.getAll('headers').includes('headerColumn'),
    rows: reshaped(rows, text(form, 'reshape'), newId)
  };
}

/** One more or one less row or column at the end; the last one of each stays. */
function reshaped(rows: TableRow[], wish: string, newId: () => string): TableRow[] {
  const width = rows[0]?.cells.length ?? 1;
  switch (wish) {
    case 'add-row':
      return [...rows, emptyRow(width, newId)];
    case 'remove-row':
      return rows.length > 1 ? rows.slice(0, -1) : rows;
    case 'add-column':
      return rows.map((row) => ({ ...row, cells: [...row.cells, { id: newId(), text: [] }] }));
    case 'remove-column':
      return width > 1 ? rows.map((row) => ({ ...row, cells: row.cells.slice(0, -1) })) : rows;
    default:
      return rows;
  }
}

function emptyRow(width: number, newId: () => string): TableRow {
  return { id: newId(), cells: Array.from({ length: width }, () => ({ id: newId(), text: [] })) };
}

/** A block that a form adds; a table comes as the caption and an empty three by two. */
export function newContent(kind: AddableKind, form: FormData, newId: () => string): BlockContent {
  const words = text(form, 'text').trim();
  switch (kind) {
    case 'paragraph':
      return { kind, text: runsOf([], words) };
    case 'heading':
      return { kind, level: 2, text: runsOf([], words, true) };
    case 'callout':
      return { kind, tone: 'note', text: runsOf([], words) };
    case 'bulletList':
    case 'orderedList':
      return { kind, items: itemsOf([], kind, words, newId) };
    case 'table': {
      const rows = Array.from({ length: 3 }, () => emptyRow(2, newId));
      return {
        kind,
        caption: words.replace(/\s+/g, ' '),
        headerRow: true,
        headerColumn: false,
        rows
      };
    }
  }
}
