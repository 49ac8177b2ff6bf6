/** A cell of a sheet by its row and column, both from 0. */
export type Place = { row: number; column: number };

/** How many rows and columns a sheet has; both at least 1. */
export type Size = { rows: number; columns: number };

/** A selected rectangle: where it began (there the focus stays), and its other corner. */
export type Block = { anchor: Place; corner: Place };

/** The edges of a selected rectangle; all four belong to it. */
export type Edges = { top: number; left: number; bottom: number; right: number };

export type Move =
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'next'
  | 'previous'
  | 'row-start'
  | 'row-end'
  | 'sheet-start'
  | 'sheet-end';

/** Where a move leads; at an edge it stays. `next` goes on in the row below, `previous` in the one above. */
export function moved({ row, column }: Place, move: Move, { rows, columns }: Size): Place {
  const [lastRow, lastColumn] = [rows - 1, columns - 1];
  switch (move) {
    case 'up':
      return { row: Math.max(0, row - 1), column };
    case 'down':
      return { row: Math.min(lastRow, row + 1), column };
    case 'left':
      return { row, column: Math.max(0, column - 1) };
    case 'right':
      return { row, column: Math.min(lastColumn, column + 1) };
    case 'next':
      if (column < lastColumn) return { row, column: column + 1 };
      return row < lastRow ? { row: row + 1, column: 0 } : { row, column };
    case 'previous':
      if (column > 0) return { row, column: column - 1 };
      return row > 0 ? { row: row - 1, column: lastColumn } : { row, column };
    case 'row-start':
      return { row, column: 0 };
    case 'row-end':
      return { row, column: lastColumn };
    case 'sheet-start':
      return { row: 0, column: 0 };
    case 'sheet-end':
      return { row: lastRow, column: lastColumn };
  }
}

/** A selection of one cell. */
export function only(place: Place): Block {
  return { anchor: place, corner: place };
}

/** Everything that a sheet has. */
export function whole({ rows, columns }: Size): Block {
  return { anchor: { row: 0, column: 0 }, corner: { row: rows - 1, column: columns - 1 } };
}

export function edgesOf({ anchor, corner }: Block): Edges {
  return {
    top: Math.min(anchor.row, corner.row),
    left: Math.min(anchor.column, corner.column),
    bottom: Math.max(anchor.row, corner.row),
    right: Math.max(anchor.column, corner.column)
  };
}

/** Every cell of a selected rectangle, row by row. */
export function placesIn(block: Block): Place[] {
  const { top, left } = edgesOf(block);
  const { rows, columns } = sizeOf(block);
  return Array.from({ length: rows * columns }, (_, at) => ({
    row: top + Math.floor(at / columns),
    column: left + (at % columns)
  }));
}

export function sizeOf(block: Block): Size {
  const { top, left, bottom, right } = edgesOf(block);
  return { rows: bottom - top + 1, columns: right - left + 1 };
}

export function isSamePlace(one: Place, other: Place): boolean {
  return one.row === other.row && one.column === other.column;
}
