import { isBlock, readBlock, writeBlock } from './clipboard-text.ts';
import { type Command, commandOf } from './commands.ts';
import { cleared, pasted, textsIn } from './edits.ts';
import { isSamePlace, only } from './places.ts';
import type { SheetCells } from './sheet-cells.ts';
import type { SheetSession } from './sheet-session.ts';
import type { SheetView } from './sheet-view.ts';

type Listening = { cells: SheetCells; session: SheetSession; view: SheetView };

/** Keys, and what is written into cells. */
export function listenToKeys(table: HTMLTableElement, { cells, session }: Listening): void {
  table.addEventListener('keydown', (event) => {
    if (event.target !== cells.input || event.isComposing) return;
    const { key, shiftKey: shift, altKey: alt } = event;
    const command = commandOf({ key, shift, alt, control: event.ctrlKey || event.metaKey }, session.mode());
    if (!command || session.leaves(command)) return;
    event.preventDefault();
    session.obey(command);
  });
  table.addEventListener('input', (event) => {
    if (event.target !== cells.input) return;
    session.beginWriting('typing');
    session.whileTyping();
  });
  table.addEventListener('focusin', (event) => {
    if (event.target === cells.input) session.focused();
  });
  table.addEventListener('focusout', (event) => {
    if (event.target === cells.input && session.mode() !== 'cell') session.keepTyped();
  });
}

/** The mouse: a click selects a cell, a second one puts the caret into it, Shift and dragging select more. */
export function listenToMouse(table: HTMLTableElement, { cells, session }: Listening): void {
  table.addEventListener('mousedown', (event) => {
    const place = cells.placeOf(event.target);
    if (!place || event.button !== 0) return;
    const { anchor, corner } = session.selection();
    const isOnlyThis = isSamePlace(place, anchor) && isSamePlace(place, corner);
    if (document.activeElement === cells.input && isOnlyThis && !event.shiftKey) {
      session.beginWriting('editing');
      return;
    }
    event.preventDefault();
    session.keepTyped();
    session.select(event.shiftKey ? { anchor, corner: place } : only(place));
  });
  // Screen readers press without a mouse.
  table.addEventListener('click', (event) => {
    const place = cells.placeOf(event.target);
    if (place && document.activeElement !== cells.input) session.select(only(place));
  });
  table.addEventListener('mouseover', (event) => {
    const place = cells.placeOf(event.target);
    const { anchor, corner } = session.selection();
    const isDragging = (event.buttons & 1) === 1 && session.mode() === 'cell';
    if (place && isDragging && !isSamePlace(place, corner)) session.select({ anchor, corner: place });
  });
}

/** Copy, cut and paste: while the text of one cell is edited they belong to the browser. */
export function listenToClipboard(table: HTMLTableElement, { cells, session, view }: Listening): void {
  const copied = (event: ClipboardEvent, word: 'copied' | 'cut'): boolean => {
    if (event.target !== cells.input || session.mode() !== 'cell') return false;
    event.preventDefault();
    const block = textsIn(session.texts(), session.selection());
    event.clipboardData?.setData('text/plain', writeBlock(block));
    view.say(word, { cells: block.flat().length });
    return true;
  };
  table.addEventListener('copy', (event) => void copied(event, 'copied'));
  table.addEventListener('cut', (event) => {
    if (copied(event, 'cut')) session.done(cleared(session.texts(), session.selection()));
  });
  table.addEventListener('paste', (event) => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (event.target !== cells.input || (session.mode() !== 'cell' && !isBlock(text))) return;
    event.preventDefault();
    session.keepTyped();
    const block = readBlock(text).map((row) => row.map(session.tidy));
    const paste = pasted(session.texts(), session.selection(), block);
    session.done(paste.step);
    session.select(paste.covers);
    view.say(paste.left > 0 ? 'tooMany' : 'changed', { cells: paste.step.length, left: paste.left });
  });
}

const OF_BUTTONS: ReadonlySet<string> = new Set(['fill-down', 'fill-right', 'undo', 'redo']);

/** The buttons above the sheet, for everybody who does not know the keys. */
export function listenToTools(tools: HTMLElement, session: SheetSession): void {
  tools.hidden = false;
  tools.addEventListener('click', (event) => {
    const button = (event.target as Element).closest<HTMLElement>('[data-do]');
    const word = button?.dataset['do'] ?? '';
    if (OF_BUTTONS.has(word)) session.obey({ do: word } as Command);
  });
}

/** A link to a cell, as in the list of errors, leads into it. */
export function listenToLinks({ cells, session }: Listening): void {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element && event.target.closest<HTMLAnchorElement>('a[href^="#"]');
    const place = link ? cells.placeOf(document.getElementById(link.hash.slice(1))) : undefined;
    if (!place) return;
    event.preventDefault();
    session.select(only(place));
  });
}
