import { type GridFault, type GridNumber, readGridText } from '#lib/domain/plans/grid/grid-number.ts';
import { formats } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { type Block, type Place, placesIn, sizeOf } from './places.ts';
import type { SheetCells } from './sheet-cells.ts';
import { leaveName } from './shown-grid.ts';

type Said =
  | 'selected'
  | 'copied'
  | 'changed'
  | 'tooMany'
  | 'cut'
  | 'undone'
  | 'redone'
  | 'nothing'
  | 'wrong'
  | 'leaving'
  | 'unsaved';

/** What the page says to its script: how numbers are read, and all words. */
export type SheetWords = {
  locale: Locale;
  number: GridNumber;
  emptyIsNothing: boolean;
  incomplete: string;
  faults: Record<GridFault, string>;
  said: Record<Said, string>;
};

/** Draws what a sheet knows into the page. */
export function sheetView(form: HTMLFormElement, cells: SheetCells, words: SheetWords) {
  const format = formats(words.locale);
  const said = form.querySelector<HTMLElement>('[data-said]');
  const unsaved = form.querySelector<HTMLElement>('[data-unsaved]');
  let selected: HTMLElement[] = [];

  const tell = (word: Said, numbers: Record<string, number> = {}) =>
    words.said[word].replace(/\{(\w+)\}/gu, (_, name: string) => format.number(numbers[name] ?? 0));

  return {
    /** Says what was done, for those who do not see it. */
    say: (word: Said, numbers?: Record<string, number>) => {
      if (said) said.textContent = tell(word, numbers);
    },

    showUnsaved: (count: number) => {
      if (unsaved) unsaved.textContent = count === 0 ? '' : tell('unsaved', { cells: count });
    },

    showSelection: (block: Block) => {
      for (const cell of selected) cell.classList.remove('is-selected');
      const { rows, columns } = sizeOf(block);
      selected = rows * columns > 1 ? placesIn(block).flatMap((place) => cells.cellAt(place) ?? []) : [];
      for (const cell of selected) cell.classList.add('is-selected');
    },

    /** Marks what cannot be read, in words at the cell, and what differs from what is kept. */
    showCell: (place: Place, text: string) => {
      const cell = cells.cellAt(place);
      if (!cell) return;
      const read = readGridText(words.number, text);
      showFault(cell, 'fault' in read ? words.faults[read.fault] : null);
      cell.classList.toggle('is-changed', text !== cells.seenText(place));
    },

    showTools: (able: { undo: boolean; redo: boolean }) => {
      for (const [word, may] of Object.entries(able))
        form.querySelector(`[data-do="${word}"]`)?.toggleAttribute('disabled', !may);
    }
  };

  function showFault(cell: HTMLElement, text: string | null): void {
    const id = `${cell.id}-error`;
    cell.classList.toggle('is-wrong', text !== null);
    const shown = document.getElementById(id);
    if (text === null) shown?.remove();
    else if (shown) shown.textContent = text;
    else cell.firstChild?.after(faultBox(id, text));
    cells.describe();
  }
}

export type SheetView = ReturnType<typeof sheetView>;

function faultBox(id: string, text: string): HTMLElement {
  const box = document.createElement('div');
  box.className = 'field__error';
  box.id = id;
  box.textContent = text;
  return box;
}

/** The tick that leaves the kept value of a cell, where there is one. @param name of the cell's field */
export function leaveTick(form: HTMLFormElement, name: string): HTMLInputElement | null {
  const [, row, year] = name.split('.');
  return form.querySelector(`[name="${leaveName(Number(row), Number(year))}"]`);
}
