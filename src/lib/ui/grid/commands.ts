import type { Move } from './places.ts';

/**
 * How a cell is held. `cell`: its text is selected as a whole. `typing`: a text was begun over it. `editing`: the
 * caret is in the text (F2, or a click into it), and every arrow belongs to the text.
 */
export type Mode = 'cell' | 'typing' | 'editing';

/** A pressed key; `control` is Ctrl, or Cmd on a Mac. */
export type PressedKey = { key: string; control: boolean; shift: boolean; alt: boolean };

export type Command =
  | { do: 'move' | 'extend'; move: Move }
  | { do: 'edit' | 'restore' | 'clear' | 'fill-down' | 'fill-right' | 'select-all' | 'undo' | 'redo' };

const ARROWS: Readonly<Record<string, Move>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'row-start',
  End: 'row-end'
};

const WITH_CONTROL: Readonly<Record<string, Command>> = {
  Home: { do: 'move', move: 'sheet-start' },
  End: { do: 'move', move: 'sheet-end' },
  a: { do: 'select-all' },
  d: { do: 'fill-down' },
  y: { do: 'redo' },
  z: { do: 'undo' }
};

/** What a key means in a sheet, or null when it belongs to the browser. */
export function commandOf(pressed: PressedKey, mode: Mode): Command | null {
  const { key, control, shift, alt } = pressed;
  if (alt) return null;
  if (!control && key === 'Enter') return { do: 'move', move: shift ? 'up' : 'down' };
  if (!control && key === 'Tab') return { do: 'move', move: shift ? 'previous' : 'next' };
  if (!control && key === 'Escape') return { do: 'restore' };
  if (mode === 'cell') return inCell(pressed);
  // A line of text has no line above it: while typing, up and down go on to the next cell, as in a spreadsheet.
  const isVertical = key === 'ArrowUp' || key === 'ArrowDown';
  if (mode === 'typing' && isVertical && !control && !shift)
    return { do: 'move', move: key === 'ArrowUp' ? 'up' : 'down' };
  return control && key.toLowerCase() === 'd' ? { do: 'fill-down' } : null;
}

function inCell({ key, control, shift }: PressedKey): Command | null {
  if (control) {
    const letter = key.length === 1 ? key.toLowerCase() : key;
    if (shift && letter === 'z') return { do: 'redo' };
    const command = WITH_CONTROL[letter];
    if (!shift || !command) return command ?? null;
    return command.do === 'move' ? { ...command, do: 'extend' } : null;
  }
  const move = ARROWS[key];
  if (move) return { do: shift ? 'extend' : 'move', move };
  if (key === 'F2') return { do: 'edit' };
  return key === 'Delete' || key === 'Backspace' ? { do: 'clear' } : null;
}
