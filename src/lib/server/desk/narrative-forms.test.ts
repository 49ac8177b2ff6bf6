import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BlockContent, Inline, ListItem } from '#lib/domain/plans/block.ts';
import { itemsOf, linesOf, listLines, runsOf } from '#lib/domain/plans/block-lines.ts';
import { readBlockContent } from '#lib/domain/plans/block-reading.ts';
import { inlineText } from '#lib/domain/plans/block-text.ts';
import { anyContent } from '#tests/documents/block-arbitrary.ts';
import { ADDABLE_KINDS, contentFromForm, newContent } from './narrative-forms.ts';

const never = () => {
  throw new Error('no new id is needed');
};

/** The form as the page fills it in and a browser sends it back. */
function formOf(content: BlockContent): FormData {
  const form = new FormData();
  switch (content.kind) {
    case 'paragraph':
    case 'callout':
      form.set('text', linesOf(content.text).replaceAll('\n', '\r\n'));
      break;
    case 'heading':
      form.set('text', linesOf(content.text, true));
      break;
    case 'bulletList':
    case 'orderedList':
      form.set('text', listLines(content.items).join('\r\n'));
      break;
    case 'table':
      form.set('caption', content.caption);
      if (content.headerRow) form.append('headers', 'headerRow');
      if (content.headerColumn) form.append('headers', 'headerColumn');
      for (const cell of content.rows.flatMap(({ cells }) => cells)) {
        form.set(`cell-${cell.id}`, linesOf(cell.text, true));
      }
      break;
    case 'figure':
      form.set('alternative', content.alternative);
      form.set('caption', content.caption);
      break;
    case 'living':
      form.set('shows', content.shows);
  }
  return form;
}

const settled = (content: BlockContent) => {
  const reading = readBlockContent(content);
  if ('faults' in reading) throw new Error(JSON.stringify(reading.faults));
  return reading.content;
};

// A browser trims nothing, but we do: captions on their ends, items on their left; blank items are no items.
const tidy = (content: BlockContent): boolean => {
  const said = (item: ListItem): boolean =>
    /^\S/.test(linesOf(item.text, true)) && (item.children?.items ?? []).every(said);
  if (content.kind === 'bulletList' || content.kind === 'orderedList') return content.items.every(said);
  if (content.kind !== 'table' && content.kind !== 'figure') return true;
  return content.caption === content.caption.replace(/\s+/g, ' ').trim();
};

test('a form sent back untouched changes nothing: no word, no mark, no id', () => {
  fc.assert(
    fc.property(anyContent, (any) => {
      const content = settled(any);
      fc.pre(tidy(content));
      expect(settled(contentFromForm(content, formOf(content), never))).toEqual(content);
    })
  );
});

const BEFORE: Inline[] = [
  { type: 'text', text: 'Obec má ' },
  { type: 'text', text: 'osem klientov', bold: true },
  { type: 'text', text: ' doma' },
  { type: 'footnote', id: 'f1', text: [{ type: 'text', text: 'Stav k novembru.' }] },
  { type: 'text', text: '.' }
];

test('a changed word keeps the marks around it and the notes behind it', () => {
  expect(linesOf(BEFORE)).toBe('Obec má osem klientov doma[pozn. 1].');
  expect(runsOf(BEFORE, 'Naša obec má osem starých klientov doma[pozn. 1] i inde.')).toEqual([
    { type: 'text', text: 'Naša obec má ' },
    { type: 'text', text: 'osem starých klientov', bold: true },
    { type: 'text', text: ' doma' },
    BEFORE[3],
    { type: 'text', text: ' i inde.' }
  ]);
});

test('whatever is written into the text, exactly that is said', () => {
  const typed = fc.string({ unit: fc.constantFrom('a', 'b', ' ', 'š', '🏠', 'o', 'm') });
  fc.assert(
    fc.property(typed, (words) => {
      expect(inlineText(runsOf(BEFORE, words))).toBe(words.normalize('NFC'));
    })
  );
});

test('lines are items, and a line that stays or is reworded keeps its id', () => {
  const item = (id: string, text: string): ListItem => ({ id, text: [{ type: 'text', text }] });
  const before = [item('i1', 'opatrovanie'), item('i2', 'obedy'), item('i3', 'odvoz')];
  let next = 0;
  const after = itemsOf(
    before,
    'bulletList',
    'opatrovanie\n  aj v noci\nrozvoz obedov\n\nodvoz',
    () => `n${next++}`
  );
  expect(listLines(after)).toEqual(['opatrovanie', '  aj v noci', 'rozvoz obedov', 'odvoz']);
  expect(after.map(({ id }) => id)).toEqual(['i1', expect.any(String), 'i3']);
  expect(after.flatMap((one) => [one.id, ...(one.children?.items ?? []).map(({ id }) => id)])).toContain(
    'i2'
  );
});

test('a table grows and shrinks at its end and never becomes nothing', () => {
  let next = 0;
  const newId = () => `n${next++}`;
  const table = newContent('table', new FormData(), newId);
  const shape = (content: BlockContent) =>
    content.kind === 'table' ? content.rows.map(({ cells }) => cells.length) : [];
  const wish = (content: BlockContent, reshape: string) => {
    const form = formOf(content);
    form.set('reshape', reshape);
    return contentFromForm(content, form, newId);
  };
  expect(shape(table)).toEqual([2, 2, 2]);
  expect(shape(wish(wish(table, 'add-row'), 'add-column'))).toEqual([3, 3, 3, 3]);
  let small = table;
  for (let times = 0; times < 5; times++) small = wish(wish(small, 'remove-row'), 'remove-column');
  expect(shape(small)).toEqual([1]);
});

test.each(ADDABLE_KINDS)('a new %s can be kept', (kind) => {
  const form = new FormData();
  form.set('text', 'Prvý riadok\r\n\tdruhý');
  let next = 0;
  expect(readBlockContent(newContent(kind, form, () => `n${next++}`))).toHaveProperty('content');
});

test('a whole book pasted into a paragraph is compared at once, not for minutes', () => {
  const book = 'Slovo za slovom. '.repeat(12_000);
  const started = performance.now();
  expect(linesOf(runsOf(BEFORE, book))).toBe(book);
  expect(performance.now() - started).toBeLessThan(5_000);
});
