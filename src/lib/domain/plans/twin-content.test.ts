import { describe, expect, test } from 'vitest';
import type { BlockContent } from './block.ts';
import { hasOwnWords, notesIn, twinBase, withNotes } from './twin-content.ts';

const NOTED: BlockContent = {
  kind: 'paragraph',
  text: [
    { type: 'text', text: 'Obec', bold: true },
    { type: 'footnote', id: 'n1', text: [{ type: 'text', text: 'Rajec' }] },
    { type: 'reference', to: 'goal', id: 'g1' },
    { type: 'text', text: ' pomáha.' }
  ]
};
const HUNGARIAN: BlockContent = { kind: 'paragraph', text: [{ type: 'text', text: 'A város segít.' }] };

describe('a form for a twin', () => {
  test('begins with the notes and references of the Slovak block and none of its words', () => {
    const base = twinBase(NOTED, null);
    expect(base).toEqual({
      kind: 'paragraph',
      text: [
        { type: 'footnote', id: 'n1', text: [] },
        { type: 'reference', to: 'goal', id: 'g1' }
      ]
    });
    expect(hasOwnWords(base)).toBe(false);
  });

  test('keeps the words of the twin and offers what it has not yet', () => {
    const base = twinBase(NOTED, HUNGARIAN);
    expect(base).toMatchObject({ text: [{ text: 'A város segít.' }, { id: 'n1' }, { id: 'g1' }] });
    expect(twinBase(NOTED, base)).toEqual(base);
  });

  test('has the rows and cells of the Slovak table of today', () => {
    const cell = (id: string, words: string) => ({ id, text: [{ type: 'text' as const, text: words }] });
    const table = (rows: string[][], words: (id: string) => string): BlockContent => ({
      ...{ kind: 'table', caption: words('c'), headerRow: true, headerColumn: false },
      rows: rows.map((ids, at) => ({ id: `r${at}`, cells: ids.map((id) => cell(id, words(id))) }))
    });
    const twin = table([['a', 'b']], (id) => `hu ${id}`);
    const base = twinBase(
      table([['a'], ['new']], (id) => `sk ${id}`),
      twin
    );
    expect(base).toMatchObject({
      caption: 'hu c',
      rows: [{ cells: [{ text: [{ text: 'hu a' }] }] }, { cells: [{ id: 'new', text: [] }] }]
    });
  });

  test('begins anew when the Slovak block became another kind', () => {
    const heading: BlockContent = { kind: 'heading', level: 2, text: [{ type: 'text', text: 'Úvod' }] };
    expect(twinBase(heading, HUNGARIAN)).toEqual({ kind: 'heading', level: 2, text: [] });
  });
});

test('notes get other words where they stand', () => {
  const noted = withNotes(NOTED, ({ id }) => [{ type: 'text', text: `${id} hu` }]);
  expect(notesIn(noted)).toEqual([{ type: 'footnote', id: 'n1', text: [{ type: 'text', text: 'n1 hu' }] }]);
  expect(withNotes(noted, (note) => note.text)).toEqual(noted);
});
