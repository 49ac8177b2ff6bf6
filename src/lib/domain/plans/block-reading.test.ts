import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyContent } from '#tests/documents/block-arbitrary.ts';
import type { BlockContent } from './block.ts';
import { readBlockContent } from './block-reading.ts';
import { plainText } from './block-text.ts';
import { BLOCK_LIMITS } from './content-fields.ts';

const run = (text: string, marks = {}) => ({ type: 'text', text, ...marks });
const paragraph = (...text: unknown[]) => ({ kind: 'paragraph', text });

function reasons(value: unknown): string[] {
  const reading = readBlockContent(value);
  return 'faults' in reading ? reading.faults.map((fault) => `${fault.path} ${fault.reason}`) : [];
}

test('every content of the editor is read, keeps its words, and reads the same again', () => {
  fc.assert(
    fc.property(anyContent, (sent) => {
      const reading = readBlockContent(JSON.parse(JSON.stringify(sent)));
      if ('faults' in reading) throw new Error(JSON.stringify(reading.faults));
      expect(plainText(reading.content)).toBe(plainText(sent));
      expect(readBlockContent(reading.content)).toEqual(reading);
    })
  );
});

test('a field more than is known is refused, wherever it stands', () => {
  fc.assert(
    fc.property(anyContent, fc.nat(), (sent, choice) => {
      const copy = JSON.parse(JSON.stringify(sent));
      const objects = objectsIn(copy);
      const chosen = objects[choice % objects.length];
      if (chosen) chosen.onclick = { evil: true };
      expect(readBlockContent(copy)).toHaveProperty('faults');
    })
  );
});

function objectsIn(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  if (typeof value !== 'object' || value === null) return [];
  return [value as Record<string, unknown>, ...Object.values(value).flatMap(objectsIn)];
}

test('any JSON at all is answered, never thrown at', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => 'faults' in readBlockContent(value)));
});

test('neighbouring runs with the same marks become one, empty runs none', () => {
  const sent = paragraph(run('Den'), run('', { bold: true }), run('né'), run(' centrum', { bold: true }));
  expect(readBlockContent(sent)).toEqual({
    content: paragraph(run('Denné'), run(' centrum', { bold: true })) as BlockContent
  });
});

test('a letter written in two characters is stored as one', () => {
  expect(readBlockContent(paragraph(run('c\u030c')))).toEqual({ content: paragraph(run('č')) });
});

test.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'data:text/html,x',
  '//evil.sk',
  'https://a b',
  'http://',
  'mailto:',
  'file:///etc/passwd',
  ' https://a.sk',
  'https://a.sk/"onmouseover="x'
])('the link %s is refused', (link) => {
  expect(reasons(paragraph(run('x', { link })))).toEqual(['text.0.link bad-link']);
});

test('a figure without an alternative text is refused', () => {
  const figure = { kind: 'figure', file: 'a'.repeat(64), alternative: ' ', caption: 'Denné centrum' };
  expect(reasons(figure)).toEqual(['alternative missing-alternative']);
});

test('rows of different length are refused', () => {
  const cells = (...ids: string[]) => ids.map((id) => ({ id, text: [] }));
  const rows = [
    { id: 'r1', cells: cells('c1', 'c2') },
    { id: 'r2', cells: cells('c3') }
  ];
  expect(reasons({ kind: 'table', caption: '', headerRow: true, headerColumn: false, rows })).toEqual([
    'rows uneven-rows'
  ]);
});

test('an id met twice in one content is refused', () => {
  const items = [
    { id: 'i1', text: [] },
    { id: 'i1', text: [] }
  ];
  expect(reasons({ kind: 'bulletList', items })).toEqual(['items.1.id repeated-id']);
});

test('a list deeper than three levels is refused, at three it stands', () => {
  const nested = (depth: number): object => ({
    kind: 'bulletList',
    items: [{ id: `i${depth}`, text: [], ...(depth > 1 ? { children: nested(depth - 1) } : {}) }]
  });
  expect(reasons(nested(3))).toEqual([]);
  expect(reasons(nested(4)).some((reason) => reason.endsWith('too-deep'))).toBe(true);
});

test('a nest of ten thousand lists is refused without exhausting the stack', () => {
  let nest: object = { kind: 'bulletList', items: [] };
  for (let depth = 0; depth < 10_000; depth++)
    nest = { kind: 'bulletList', items: [{ id: 'i', text: [], children: nest }] };
  expect(reasons(nest).some((reason) => reason.endsWith('too-deep'))).toBe(true);
});

test('a text at the limit stands, one letter more does not', () => {
  const longest = 'a'.repeat(BLOCK_LIMITS.textLength);
  expect(reasons(paragraph(run(longest)))).toEqual([]);
  expect(reasons(paragraph(run(`${longest}a`)))).toEqual(['text.0.text too-long']);
});

test.each(['a\u0000b', 'a\nb', 'a\u2028b', '\ud83c'])('the text %j is refused', (text) => {
  expect(reasons(paragraph(run(text)))).toEqual(['text.0.text bad-text']);
});

test('a footnote holds text only', () => {
  const nested = { type: 'footnote', id: 'f1', text: [{ type: 'break' }] };
  expect(reasons(paragraph(nested))).toEqual(['text.0.text wrong-value']);
});
