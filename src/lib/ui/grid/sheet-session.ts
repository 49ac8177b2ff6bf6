import { tidyGridText } from '#lib/domain/plans/grid/grid-number.ts';
import type { Command, Mode } from './commands.ts';
import {
  applied,
  cleared,
  filledDown,
  filledRight,
  type History,
  NO_HISTORY,
  recorded,
  redone,
  type Step,
  typed,
  undone
} from './edits.ts';
import { type Block, isSamePlace, moved, only, type Place, sizeOf, whole } from './places.ts';
import { sheetSums } from './sheet-sums.ts';
import type { SheetCells, SheetView, SheetWords } from './sheet-view.ts';

type SheetParts = { form: HTMLFormElement; cells: SheetCells; view: SheetView; words: SheetWords };

/**
 * A sheet while somebody works in it: its texts, what is selected, and what can be undone. The pure parts decide;
 * this holds the present state and has it drawn.
 */
export function sheetSession({ form, cells, view, words }: SheetParts) {
  const size = { rows: cells.inputs.length, columns: cells.inputs[0]?.length ?? 0 };
  const tidy = (text: string) => tidyGridText(words.number, text);
  const inputAt = ({ row, column }: Place) => cells.inputs[row]?.[column];
  let texts: readonly (readonly string[])[] = cells.inputs.map((row) =>
    row.map((input) => tidy(input.value))
  );
  const sums = sheetSums(form, words, texts);
  let history: History = NO_HISTORY;
  let selection: Block = only({ row: 0, column: 0 });
  let mode: Mode = 'cell';

  const textAt = ({ row, column }: Place) => texts[row]?.[column] ?? '';
  const changedPlaces = () =>
    texts.flatMap((own, row) =>
      own.flatMap((text, column) => (text === cells.seenText({ row, column }) ? [] : [{ row, column }]))
    );

  /** Draws a step that the texts already have. */
  function draw(step: Step): void {
    for (const edit of step) {
      const input = inputAt(edit);
      if (input) input.value = edit.after;
      view.showCell(edit, edit.after);
    }
    sums.show(step);
    view.showUnsaved(changedPlaces().length);
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
    const input = inputAt(selection.anchor);
    mode = 'cell';
    if (!input) return;
    const text = tidy(input.value);
    input.value = text;
    done(typed(texts, selection.anchor, text));
  }

  function select(block: Block, { focus = true } = {}): void {
    selection = block;
    view.showSelection(block);
    const { rows, columns } = sizeOf(block);
    if (rows * columns > 1) view.say('selected', { rows, columns });
    const input = inputAt(block.anchor);
    if (focus) input?.focus({ preventScroll: true });
    input?.select();
    inputAt(block.corner)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
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
    const input = inputAt(selection.anchor);
    input?.setSelectionRange(input.value.length, input.value.length);
  }

  function restore(): void {
    const input = inputAt(selection.anchor);
    if (input) input.value = textAt(selection.anchor);
    mode = 'cell';
    sums.show([{ ...selection.anchor, after: textAt(selection.anchor) }]);
    select(only(selection.anchor));
  }

  const obey = (command: Command): void => {
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
    inputAt,
    textAt,
    changedPlaces,
    texts: () => texts,
    selection: () => selection,
    mode: () => mode,

    /** Somebody begins to write into a cell: over its text, or inside it. */
    beginWriting: (how: 'typing' | 'editing') => {
      if (mode === 'cell') mode = how;
    },

    /** The focus came to a cell by itself: by Tab, or because it was tapped. */
    focused: (place: Place) => {
      const isNew = !isSamePlace(place, selection.anchor);
      if (isNew) mode = 'cell';
      if (isNew) select(only(place), { focus: false });
      else if (mode === 'cell') inputAt(place)?.select();
    },

    /** Sums follow every key, before the cell is left. */
    whileTyping: (place: Place) => {
      const { rows, columns } = sizeOf(selection);
      selection = only(place);
      if (rows * columns > 1) view.showSelection(selection);
      sums.show([{ ...place, after: inputAt(place)?.value ?? '' }]);
    },

    /** What came with the page and differs from what is kept: after an error, or out of the browser's memory. */
    begin: () => {
      const changed = changedPlaces();
      for (const place of changed) {
        // What the server says of a cell stands until the cell is changed again.
        if (!inputAt(place)?.hasAttribute('aria-describedby')) view.showCell(place, textAt(place));
      }
      view.showUnsaved(changed.length);
      sums.show(changed.map((place) => ({ ...place, after: textAt(place) })));
    }
  };
}

export type SheetSession = ReturnType<typeof sheetSession>;
