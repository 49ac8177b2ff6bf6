import { type GridFault, type GridNumber, readGridText } from '#lib/domain/plans/grid/grid-number.ts';
import { formats } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { type Block, edgesOf, type Place } from './places.ts';
import { leaveName, type SeenRow } from './shown-grid.ts';

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

/** The cells of a form as they stand in its page. */
export type SheetCells = {
  inputs: readonly (readonly HTMLInputElement[])[];
  placeOf(input: EventTarget | null): Place | undefined;
  /** Hidden field of each row with what it showed when the page was opened. */
  seen: readonly HTMLInputElement[];
  /** What a cell showed when the page was opened. */
  seenText({ row, column }: Place): string;
};

const CELL = 'td > input[inputmode]';

export function cellsOf(form: HTMLFormElement): SheetCells {
  const rows = [...form.querySelectorAll<HTMLTableRowElement>('tbody tr')];
  const inputs = rows.map((row) => [...row.querySelectorAll<HTMLInputElement>(CELL)]);
  const places = new Map<EventTarget | null, Place>();
  for (const [row, own] of inputs.entries())
    for (const [column, input] of own.entries()) places.set(input, { row, column });
  const seen = rows.map(
    (row) => row.querySelector<HTMLInputElement>('input[type=hidden]') as HTMLInputElement
  );
  const shown = seen.map((field) => {
    const { years } = JSON.parse(field.value) as SeenRow;
    return Object.keys(years)
      .sort()
      .map((year) => years[year]?.[1] ?? '');
  });
  return {
    inputs,
    seen,
    placeOf: (input) => places.get(input),
    seenText: ({ row, column }) => shown[row]?.[column] ?? ''
  };
}

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
      const { top, left, bottom, right } = edgesOf(block);
      const rows = cells.inputs.slice(top, bottom + 1);
      const inside = rows.flatMap((row) => row.slice(left, right + 1));
      selected = inside.length > 1 ? inside.flatMap((input) => input.parentElement ?? []) : [];
      for (const cell of selected) cell.classList.add('is-selected');
    },

    /** Marks what cannot be read, in words at the cell, and what differs from what is kept. */
    showCell: (place: Place, text: string) => {
      const input = cells.inputs[place.row]?.[place.column];
      const cell = input?.parentElement;
      if (!input || !cell) return;
      const read = readGridText(words.number, text);
      showFault(input, 'fault' in read ? words.faults[read.fault] : null);
      cell.classList.toggle('is-changed', text !== cells.seenText(place));
    },

    showTools: (able: { undo: boolean; redo: boolean }) => {
      for (const [word, may] of Object.entries(able))
        form.querySelector(`[data-do="${word}"]`)?.toggleAttribute('disabled', !may);
    }
  };

  function showFault(input: HTMLInputElement, text: string | null): void {
    const id = `${input.id}-error`;
    const others = (input.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .filter((one) => one && one !== id);
    const described = text === null ? others : [id, ...others];
    if (described.length > 0) input.setAttribute('aria-describedby', described.join(' '));
    else input.removeAttribute('aria-describedby');
    if (text === null) input.removeAttribute('aria-invalid');
    else input.setAttribute('aria-invalid', 'true');
    input.parentElement?.classList.toggle('is-wrong', text !== null);
    const shown = document.getElementById(id);
    if (text === null) shown?.remove();
    else if (shown) shown.textContent = text;
    else input.after(faultBox(id, text));
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

/** The tick that leaves the kept value of a cell, where there is one. */
export function leaveTick(form: HTMLFormElement, input: HTMLInputElement): HTMLInputElement | null {
  const [, row, year] = input.name.split('.');
  return form.querySelector(`[name="${leaveName(Number(row), Number(year))}"]`);
}
