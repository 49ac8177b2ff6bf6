import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commandOf, type Mode } from './commands.ts';
import { type Move, moved } from './places.ts';
import { sumOf } from './sums.ts';

const press = (key: string, held: Partial<{ control: boolean; shift: boolean; alt: boolean }> = {}) => ({
  ...{ key, control: false, shift: false, alt: false },
  ...held
});

test('arrows move between cells, and belong to the text while it is edited', () => {
  expect(commandOf(press('ArrowRight'), 'cell')).toEqual({ do: 'move', move: 'right' });
  expect(commandOf(press('ArrowRight', { shift: true }), 'cell')).toEqual({ do: 'extend', move: 'right' });
  expect(commandOf(press('ArrowRight'), 'typing')).toBeNull();
  expect(commandOf(press('ArrowDown'), 'typing')).toEqual({ do: 'move', move: 'down' });
  for (const key of ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End'])
    expect(commandOf(press(key), 'editing'), key).toBeNull();
});

test('Tab goes on to the next cell, with Shift back; with Control it belongs to the browser, and so does Alt', () => {
  fc.assert(
    fc.property(
      fc.constantFrom<Mode>('cell', 'typing', 'editing'),
      fc.boolean(),
      fc.constantFrom('ArrowLeft', 'Enter', 'z', 'F2'),
      (mode, shift, key) => {
        const move = shift ? 'previous' : 'next';
        expect(commandOf(press('Tab', { shift }), mode)).toEqual({ do: 'move', move });
        expect(commandOf(press('Tab', { shift, control: true }), mode)).toBeNull();
        expect(commandOf(press(key, { alt: true }), mode)).toBeNull();
      }
    )
  );
});

test('Enter goes down, with Shift up; Escape restores; F2 edits', () => {
  expect(commandOf(press('Enter'), 'editing')).toEqual({ do: 'move', move: 'down' });
  expect(commandOf(press('Enter', { shift: true }), 'cell')).toEqual({ do: 'move', move: 'up' });
  expect(commandOf(press('Escape'), 'typing')).toEqual({ do: 'restore' });
  expect(commandOf(press('F2'), 'cell')).toEqual({ do: 'edit' });
});

test('undo of the sheet is asked for in a cell, undo of the text while it is written', () => {
  expect(commandOf(press('z', { control: true }), 'cell')).toEqual({ do: 'undo' });
  expect(commandOf(press('Z', { control: true, shift: true }), 'cell')).toEqual({ do: 'redo' });
  expect(commandOf(press('y', { control: true }), 'cell')).toEqual({ do: 'redo' });
  expect(commandOf(press('z', { control: true }), 'editing')).toBeNull();
});

test('no move leaves the sheet', () => {
  const moves: readonly Move[] = [
    'up',
    'down',
    'left',
    'right',
    'next',
    'previous',
    'row-start',
    'row-end',
    'sheet-start',
    'sheet-end'
  ];
  const size = fc.record({ rows: fc.integer({ min: 1, max: 50 }), columns: fc.integer({ min: 1, max: 20 }) });
  fc.assert(
    fc.property(size, fc.array(fc.constantFrom(...moves)), (sheet, path) => {
      const end = path.reduce((place, move) => moved(place, move, sheet), { row: 0, column: 0 });
      expect(end.row).toBeGreaterThanOrEqual(0);
      expect(end.row).toBeLessThan(sheet.rows);
      expect(end.column).toBeGreaterThanOrEqual(0);
      expect(end.column).toBeLessThan(sheet.columns);
    })
  );
});

test('Tab visits every cell of a sheet once, row by row, and back again', () => {
  const size = { rows: 4, columns: 3 };
  const walk = (move: Move, from: { row: number; column: number }) =>
    Array.from({ length: 11 }).reduce<string[]>(
      (seen) => {
        const [row = 0, column = 0] = (seen.at(-1) ?? '').split('/').map(Number);
        const next = moved({ row, column }, move, size);
        return [...seen, `${next.row}/${next.column}`];
      },
      [`${from.row}/${from.column}`]
    );
  const there = walk('next', { row: 0, column: 0 });
  expect(new Set(there).size).toBe(12);
  expect(there.slice(0, 4)).toEqual(['0/0', '0/1', '0/2', '1/0']);
  expect(walk('previous', { row: 3, column: 2 })).toEqual(there.toReversed());
});

test('a sum says when it is incomplete, and says nothing while a cell cannot be read', () => {
  expect(sumOf([1, 2.5, 3])).toEqual({ value: 6.5, empty: false, incomplete: false });
  expect(sumOf([1, null])).toEqual({ value: 1, empty: false, incomplete: true });
  expect(sumOf([null, null])).toEqual({ value: 0, empty: true, incomplete: false });
  expect(sumOf([1, undefined])).toBeNull();
});
