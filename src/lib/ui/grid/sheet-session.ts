import { tidyGridText } from '#lib/domain/plans/grid/grid-number.ts';
import type { Command, Mode } from './commands.ts';
import {
  applied,
  cleared,
  filledDown,
  filledRight,
  type History,
  recorded,
  redone,
  type Step,
  typed,
  undone
} from './edits.ts';
import { type Block, isSamePlace, moved, only, type Place, sizeOf, whole } from './places.ts';
import type { SheetCells } from './sheet-cells.ts';
import { sheetMemory } from './sheet-memory.ts';
import { sheetSums } from './sheet-sums.ts';
import type { SheetView, SheetWords } from './sheet-view.ts';

type SheetParts = { form: HTMLFormElement; cells: SheetCells; view: SheetView; words: SheetWords };

/**
 * A sheet while somebody works in it: its texts, what is selected, and what can be undone. The pure parts decide;
 * this holds the present state and has it drawn.
 */
export function sheetSession({ form, cells, view, words }: SheetParts) {
  const { size, input } = cells;
  const tidy = (text: string) => tidyGridText(words.number, text);
  const memory = sheetMemory(cells.seen, new URL(location.href));
  let texts: readonly (readonly string[])[] = cells.texts().map((row) => row.map(tidy));
  const sums = sheetSums(form, words, texts);
  let history: History = memory.recall();
  let selection: Block = only({ row: 0, column: 0 });
  let mode: Mode = 'cell';
  /** Escape was pressed in a cell with nothing to take back: Tab leads out of the sheet. */
  let isLeaving = false;

  const textAt = ({ row, column }: Place) => texts[row]?.[column] ?? '';
  const changedPlaces = () =>
    texts.flatMap((own, row) =>
      own.flatMap((text, column) => (text === cells.seenText({ row, column }) ? [] : [{ row, column }]))
    );

  /** Draws a step that the texts already have. */
  function draw(step: Step): void {
    for (const edit of step) {
      cells.write(edit, edit.after);
      view.showCell(edit, edit.after);
    }
    sums.show(step);
    view.showUnsaved(changedPlaces().length);
    showTools();
  }

  function showTools(): void {
    view.showTools({ undo: history.done.length > 0, redo: history.undone.length > 0 });
  }

  function done(step: Step): void {
    if (step.length === 0) return;
    texts = applied(texts, step);
    history = recorded(history, step);
    draw(step);
  }

  /** What was typed into the cell with the focus becomes a step of its own. */
  function keepTyped(): void {
    mode = 'cell';
    const text = tidy(input.value);
    input.value = text;
    done(typed(texts, selection.anchor, text));
  }

  function select(block: Block): void {
    selection = block;
    view.showSelection(block);
    const { rows, columns } = sizeOf(block);
    if (rows * columns > 1) view.say('selected', { rows, columns });
    cells.enter(block.anchor);
    input.focus({ preventScroll: true });
    input.select();
    cells.cellAt(block.corner)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  function backOrForth(direction: 'undone' | 'redone'): void {
    keepTyped();
    const found = direction === 'undone' ? undone(history) : redone(history);
    if (!found) {
      view.say('nothing');
      return;
    }
    texts = applied(texts, found.step);
    history = found.history;
    draw(found.step);
    view.say(direction, { cells: found.step.length });
    const [first] = found.step;
    if (first) select(only({ row: first.row, column: first.column }));
  }

  function fill(stepOf: (now: typeof texts, block: Block) => Step): void {
    keepTyped();
    const step = stepOf(texts, selection);
    done(step);
    select(selection);
    view.say('changed', { cells: step.length });
  }

  function edit(): void {
    select(only(selection.anchor));
    mode = 'editing';
    input.setSelectionRange(input.value.length, input.value.length);
  }

  function restore(): void {
    isLeaving = mode === 'cell';
    if (isLeaving) view.say('leaving');
    input.value = textAt(selection.anchor);
    mode = 'cell';
    sums.show([{ ...selection.anchor, after: textAt(selection.anchor) }]);
    select(only(selection.anchor));
  }

  const obey = (command: Command): void => {
    isLeaving = false;
    switch (command.do) {
      case 'move':
        keepTyped();
        select(only(moved(selection.anchor, command.move, size)));
        break;
      case 'extend':
        keepTyped();
        select({ ...selection, corner: moved(selection.corner, command.move, size) });
        break;
      case 'select-all':
        keepTyped();
        select(whole(size));
        break;
      case 'undo':
        backOrForth('undone');
        break;
      case 'redo':
        backOrForth('redone');
        break;
      default:
        DEEDS[command.do]();
    }
  };

  const DEEDS = {
    edit,
    restore,
    clear: () => fill(cleared),
    'fill-down': () => fill(filledDown),
    'fill-right': () => fill(filledRight)
  };

  return {
    obey,
    select,
    keepTyped,
    done,
    tidy,
    textAt,
    changedPlaces,
    texts: () => texts,
    selection: () => selection,
    mode: () => mode,

    /** Somebody begins to write into a cell: over its text, or inside it. */
    beginWriting: (how: 'typing' | 'editing') => {
      if (mode === 'cell') mode = how;
    },

    /** Whether a key leads out of the sheet: Tab behind its last cell and before its first, or after Escape. */
    leaves: (command: Command): boolean => {
      if (command.do !== 'move' || (command.move !== 'next' && command.move !== 'previous')) return false;
      return isLeaving || isSamePlace(selection.anchor, moved(selection.anchor, command.move, size));
    },

    /** The focus came to the field by itself, as by Tab. */
    focused: () => {
      isLeaving = false;
      if (mode === 'cell') input.select();
    },

    /** The sheet is sent: what was done can be undone on the page that comes. */
    remember: () => memory.keep(history),

    /** Sums follow every key, before the cell is left. */
    whileTyping: () => {
      const { rows, columns } = sizeOf(selection);
      selection = only(selection.anchor);
      if (rows * columns > 1) view.showSelection(selection);
      sums.show([{ ...selection.anchor, after: input.value }]);
    },

    /** What came with the page and differs from what is kept: after an error, or out of the browser's memory. */
    begin: () => {
      const changed = changedPlaces();
      for (const place of changed) {
        // What the server says of a cell stands until the cell is changed again.
        if (!cells.cellAt(place)?.childElementCount) view.showCell(place, textAt(place));
      }
      cells.enter(selection.anchor);
      showTools();
      view.showUnsaved(changed.length);
      sums.show(changed.map((place) => ({ ...place, after: textAt(place) })));
    }
  };
}

export type SheetSession = ReturnType<typeof sheetSession>;
