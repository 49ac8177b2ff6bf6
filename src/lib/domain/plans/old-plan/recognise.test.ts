import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readBlockContent } from '../block-reading.ts';
import { plainText } from '../block-text.ts';
import { isBlankRow } from '../import/sheet.ts';
import { PLAN_SECTIONS } from '../plan.ts';
import { recogniseOldPlan } from './recognise.ts';
import {
  plainSource,
  type SourceDocument,
  type SourceItem,
  type SourcePiece,
  type SourceText,
  wordsIn,
  wordsOf
} from './source-piece.ts';

/** Every word is told from every other, so that none can stand in for one that is lost. */
let counter = 0;
const aWord = fc
  .constantFrom('sloovo', 'Opatrenie', 'Cieľ', 'Demografia', 'SWOT', 'ŽIVOT', 'kapacita', 'vízia', 'ďaľší')
  .map((stem) => `${stem}x${(counter++).toString(36)}y`);
const aStart = fc.constantFrom(
  ...[
    '',
    '',
    '1. ',
    '2.3 ',
    'IV. ',
    'Cieľ 1: ',
    'Opatrenie 2.1 ',
    '- ',
    '• ',
    'Tabuľka 3 ',
    'Príloha č. 2 ',
    'Obsah '
  ],
  ...['Úvod ', 'Vízia ', 'Zodpovedný: ', 'Harmonogram ']
);
const aLine = fc
  .tuple(
    aStart,
    fc.array(aWord, { minLength: 1, maxLength: 8 }),
    fc.constantFrom('', '.', ':', ' ..... 12', ' 7')
  )
  .map(([start, words, end]) => `${start}${words.join(' ')}${end}`);
const aRun = fc.oneof(
  { weight: 6, arbitrary: aLine.map((text) => ({ type: 'text' as const, text })) },
  { weight: 1, arbitrary: aLine.map((text) => ({ type: 'text' as const, text, bold: true as const })) },
  {
    weight: 1,
    arbitrary: aLine.map((text) => ({ type: 'text' as const, text, link: 'javascript:alert(1)' }))
  },
  { weight: 1, arbitrary: fc.constant({ type: 'break' as const }) },
  {
    weight: 1,
    arbitrary: aLine.map((text) => ({ type: 'note' as const, text: [{ type: 'text' as const, text }] }))
  }
);
const aText: fc.Arbitrary<SourceText> = fc.array(aRun, { minLength: 1, maxLength: 3 }).map((runs) =>
  // Words of neighbouring runs are told apart as a reader of files tells them: by a space.
  runs.flatMap((run): SourceText => [run, { type: 'text', text: ' ' }])
);
const anItem = fc.letrec<{ item: SourceItem; items: SourceItem[] }>((tie) => ({
  item: fc.record({ text: aText, items: tie('items') }),
  items: fc.oneof({ maxDepth: 4 }, fc.constant<SourceItem[]>([]), fc.array(tie('item'), { maxLength: 3 }))
})).item;
const aHeader = fc.constantFrom(
  ['Cieľ', 'Opatrenie', 'Aktivita', 'Zodpovedný'],
  ['Názov poskytovateľa', 'IČO', 'Druh služby', 'Kapacita'],
  ['Druh služby', 'Forma', 'Existujúca kapacita 2020', '2021'],
  ['Opatrenie', 'Aktivita', '2020', '2021'],
  ['Vek', 'Muži', 'Ženy', 'Spolu']
);
const aTable = fc
  .record({
    header: fc.option(aHeader),
    rows: fc.array(fc.array(fc.oneof(aText, fc.constant([] as SourceText)), { minLength: 4, maxLength: 4 }), {
      minLength: 1,
      maxLength: 5
    }),
    width: fc.integer({ min: 1, max: 4 }),
    caption: fc.oneof(fc.constant(''), aLine)
  })
  .map(({ header, rows, width, caption }): SourcePiece => {
    const all = header && width === 4 ? [header.map(plainSource), ...rows] : rows;
    return { kind: 'table', caption, headerRow: true, rows: all.map((row) => row.slice(0, width)) };
  });
const aLook = fc.record(
  {
    size: fc.constantFrom(10, 11, 14, 18),
    emphasised: fc.constant(true as const),
    role: fc.constantFrom('contents' as const, 'caption' as const, 'title' as const)
  },
  { requiredKeys: [] }
);
const aPiece: fc.Arbitrary<SourcePiece> = fc.oneof(
  fc.record({ kind: fc.constant('heading' as const), level: fc.integer({ min: 1, max: 9 }), text: aText }),
  fc.record({ kind: fc.constant('paragraph' as const), text: aText, look: aLook }),
  fc.record({
    kind: fc.constant('list' as const),
    ordered: fc.boolean(),
    items: fc.array(anItem, { minLength: 1, maxLength: 4 })
  }),
  aTable
);
const aDocument: fc.Arbitrary<SourceDocument> = fc
  .array(aPiece, { maxLength: 14 })
  .map((pieces) => ({ pieces, left: { runningLines: [], pictures: 0, pagesWithoutText: [] } }));

const ids = () => {
  let given = 0;
  return () => `id-${given++}`;
};

/** Words by how often they stand; the old number of a heading is dropped on purpose, and so are numbers here. */
const count = (words: readonly string[]) => {
  const counts = new Map<string, number>();
  for (const word of words)
    if (/\p{L}/u.test(word) && word !== 'IV') counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
};

test('every word of any document is placed or waits in the list, as often as it stands there', () => {
  fc.assert(
    fc.property(aDocument, (document) => {
      const said = count(document.pieces.flatMap(wordsOf));
      const pieces = recogniseOldPlan(document, ids());
      const kept = count(pieces.flatMap(({ content }) => wordsIn(plainText(content))));
      for (const [word, times] of said) expect([word, kept.get(word) ?? 0]).toEqual([word, times]);
      for (const { section } of pieces) expect([null, ...PLAN_SECTIONS]).toContain(section);
    }),
    { numRuns: 300 }
  );
});

test('every piece is a block as the narrative keeps it', () => {
  fc.assert(
    fc.property(aDocument, (document) => {
      const pieces = recogniseOldPlan(document, ids());
      for (const { content } of pieces) expect(readBlockContent(content)).toEqual({ content });
      const own = JSON.stringify(pieces).match(/"id-\d+"/gu) ?? [];
      expect(new Set(own).size).toBe(own.length);
    }),
    { numRuns: 200 }
  );
});

test('rows for the import are as wide as their headings and none is blank', () => {
  fc.assert(
    fc.property(aDocument, (document) => {
      for (const { rows } of recogniseOldPlan(document, ids())) {
        if (!rows) continue;
        const [headings = [], ...body] = rows.rows;
        expect(body.length).toBeGreaterThan(0);
        for (const row of body) expect([row.length, isBlankRow(row)]).toEqual([headings.length, false]);
      }
    }),
    { numRuns: 300 }
  );
});

test('what is larger than a block is several, and no word is lost', () => {
  const long = Array.from({ length: 4_000 }, (_, at) => `slovo${at}`);
  const rows = Array.from({ length: 1_200 }, (_, at) => [plainSource(`a${at}`), plainSource(`b${at}`)]);
  const wide = [Array.from({ length: 60 }, (_, at) => plainSource(`w${at}`))];
  const deep = (depth: number): SourceItem => ({
    text: plainSource(`hlbka${depth}`),
    items: depth < 9 ? [deep(depth + 1)] : []
  });
  const pieces: SourcePiece[] = [
    { kind: 'paragraph', text: plainSource(long.join(' ')), look: {} },
    { kind: 'paragraph', text: plainSource('z'.repeat(50_000)), look: {} },
    { kind: 'table', caption: 'c'.repeat(900), headerRow: true, rows },
    { kind: 'table', caption: '', headerRow: false, rows: wide },
    { kind: 'list', ordered: true, items: [deep(0), ...Array.from({ length: 900 }, () => deep(8))] }
  ];
  const read = recogniseOldPlan(
    { pieces, left: { runningLines: [], pictures: 0, pagesWithoutText: [] } },
    ids()
  );
  const kept = count(read.flatMap(({ content }) => wordsIn(plainText(content))));
  const said = count(pieces.filter((_, at) => at !== 1).flatMap(wordsOf));
  for (const [word, times] of said) expect([word, kept.get(word)]).toEqual([word, times]);
  expect(
    read
      .map(({ content }) => plainText(content))
      .join('')
      .match(/z/gu)?.length
  ).toBe(50_000);
  for (const { content } of read) expect(readBlockContent(content)).toEqual({ content });
});
