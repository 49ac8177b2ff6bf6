import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isBlock, readBlock, type Texts, writeBlock } from './clipboard-text.ts';
import {
  applied,
  cleared,
  filledDown,
  filledRight,
  type History,
  NO_HISTORY,
  pasted,
  recorded,
  redone,
  type Step,
  textsIn,
  typed,
  undone
} from './edits.ts';
import { type Block, type Edges, edgesOf, only, type Place, sizeOf } from './places.ts';

const isInside = ({ row, column }: Place, { top, left, bottom, right }: Edges) =>
  top <= row && row <= bottom && left <= column && column <= right;

const text = fc.oneof(
  fc.constantFrom('', '1 234,5', '12', '"', 'a\tb', 'c\nd', '"x"y'),
  fc.string({ maxLength: 6 })
);

/** A sheet of up to 6 × 5 cells with a selection inside it. */
const sheetAndBlock = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 5 }))
  .chain(([rows, columns]) => {
    const place = fc.record({ row: fc.nat(rows - 1), column: fc.nat(columns - 1) });
    return fc.record({
      texts: fc.array(fc.array(text, { minLength: columns, maxLength: columns }), {
        minLength: rows,
        maxLength: rows
      }),
      block: fc.record({ anchor: place, corner: place }),
      other: fc.record({ anchor: place, corner: place })
    });
  });

describe('a block on the clipboard', () => {
  test('reads as it was written, whatever stands in its cells', () => {
    fc.assert(
      fc.property(sheetAndBlock, ({ texts }) => {
        // A lone return is a line end to every spreadsheet; none gives one out of a cell.
        const plain = texts.map((row) => row.map((one) => one.replaceAll('\r', '')));
        expect(readBlock(writeBlock(plain))).toEqual(plain);
      })
    );
  });

  test.each([
    [
      '12\t13\r\n14\t15\r\n',
      [
        ['12', '13'],
        ['14', '15']
      ]
    ],
    [
      '1 234,5\t2\n3\t4',
      [
        ['1 234,5', '2'],
        ['3', '4']
      ]
    ],
    ['\t\n', [['', '']]],
    ['"dve\nvety"\tx', [['dve\nvety', 'x']]],
    ['"neukončené\tx', [['"neukončené', 'x']]],
    ['12', [['12']]],
    ['', [['']]]
  ])('%j is read as spreadsheets mean it', (clip, rows) => {
    expect(readBlock(clip)).toEqual(rows);
  });

  test('one cell with its line end is no block', () => {
    expect(isBlock('12\r\n')).toBe(false);
    expect(isBlock('12\t13')).toBe(true);
    expect(isBlock('12\n13\n')).toBe(true);
  });
});

describe('what is done to a sheet', () => {
  test('pasting what was copied over the same cells changes nothing', () => {
    fc.assert(
      fc.property(sheetAndBlock, ({ texts, block }) => {
        const copied = textsIn(texts, block);
        expect(pasted(texts, block, copied)).toMatchObject({ step: [], left: 0 });
      })
    );
  });

  test('pasted elsewhere it says there what it said here, as far as the sheet reaches', () => {
    fc.assert(
      fc.property(sheetAndBlock, ({ texts, block, other }) => {
        const copied = textsIn(texts, block);
        const target = only(other.anchor);
        const paste = pasted(texts, target, copied);
        const after = textsIn(applied(texts, paste.step), paste.covers);
        const fits = sizeOf(paste.covers);
        expect(after).toEqual(copied.slice(0, fits.rows).map((row) => row.slice(0, fits.columns)));
        const all = sizeOf(block);
        expect(paste.left).toBe(all.rows * all.columns - fits.rows * fits.columns);
      })
    );
  });

  test('one number fills everything that is selected', () => {
    fc.assert(
      fc.property(sheetAndBlock, text, ({ texts, block }, one) => {
        const after = applied(texts, pasted(texts, block, [[one]]).step);
        expect(
          textsIn(after, block)
            .flat()
            .every((cell) => cell === one)
        ).toBe(true);
      })
    );
  });

  test('no step touches a cell outside its selection, and none holds a cell that stays as it was', () => {
    fc.assert(
      fc.property(sheetAndBlock, ({ texts, block }) => {
        for (const step of [cleared(texts, block), filledDown(texts, block), filledRight(texts, block)]) {
          expect(step.every((edit) => isInside(edit, edgesOf(block)))).toBe(true);
          expect(step.every((edit) => edit.before !== edit.after)).toBe(true);
        }
      })
    );
  });

  test('filling down gives every row of the selection its first one', () => {
    const texts = [
      ['1', '2', '3'],
      ['4', '5', '6'],
      ['7', '8', '9']
    ];
    const columns = { anchor: { row: 0, column: 0 }, corner: { row: 2, column: 1 } };
    expect(applied(texts, filledDown(texts, columns))).toEqual([
      ['1', '2', '3'],
      ['1', '2', '6'],
      ['1', '2', '9']
    ]);
    expect(applied(texts, filledDown(texts, only({ row: 1, column: 2 })))[1]).toEqual(['4', '5', '3']);
    expect(filledDown(texts, only({ row: 0, column: 0 }))).toEqual([]);
    expect(applied(texts, filledRight(texts, only({ row: 2, column: 1 })))[2]).toEqual(['7', '7', '9']);
  });

  type Deed = { texts: Texts; block: Block; kind: number; one: string };
  const stepOf = ({ texts, block, kind, one }: Deed): Step =>
    [
      () => typed(texts, block.anchor, one),
      () => cleared(texts, block),
      () => filledDown(texts, block),
      () => filledRight(texts, block),
      () => pasted(texts, block, [[one, 'x']]).step
    ][kind]?.() ?? [];

  const deeds = fc.array(fc.tuple(fc.nat(4), text, fc.nat(), fc.nat(), fc.nat(), fc.nat()), {
    maxLength: 12
  });

  test('undoing everything gives the beginning, doing it again gives the end', () => {
    fc.assert(
      fc.property(sheetAndBlock, deeds, ({ texts: beginning }, work) => {
        const [rows, columns] = [beginning.length, beginning[0]?.length ?? 1];
        let texts: string[][] = beginning.map((row) => [...row]);
        let history: History = NO_HISTORY;
        for (const [kind, one, a, b, c, d] of work) {
          const block = {
            anchor: { row: a % rows, column: b % columns },
            corner: { row: c % rows, column: d % columns }
          };
          const step = stepOf({ texts, block, kind, one });
          texts = applied(texts, step);
          history = recorded(history, step);
        }
        const end = texts;
        for (let back = undone(history); back; back = undone(history)) {
          texts = applied(texts, back.step);
          history = back.history;
        }
        expect(texts).toEqual(beginning);
        for (let again = redone(history); again; again = redone(history)) {
          texts = applied(texts, again.step);
          history = again.history;
        }
        expect(texts).toEqual(end);
      })
    );
  });

  test('something new done after an undo ends what could be done again', () => {
    const first = typed([['1']], { row: 0, column: 0 }, '2');
    const back = undone(recorded(NO_HISTORY, first));
    const history = recorded(back?.history ?? NO_HISTORY, typed([['1']], { row: 0, column: 0 }, '3'));
    expect(redone(history)).toBeNull();
  });
});
