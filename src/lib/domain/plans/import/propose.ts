import { countChanges, type ImportChanges, noChanges } from './change.ts';
import type { ImportFault, ImportNote, RecognisedSheet } from './fault.ts';
import { findersOf, type ImportGround } from './ground.ts';
import { recogniseSheet } from './header.ts';
import { proposeCells } from './propose-cells.ts';
import { proposeChain } from './propose-chain.ts';
import { proposeDirectory } from './propose-directory.ts';
import { readCellRows, type SaidMatrix } from './read-cells.ts';
import { emptyChain, readMeasureRows } from './read-measures.ts';
import { emptyDirectory, readServiceRows } from './read-services.ts';
import { type RowReader, rowReader } from './row-reader.ts';
import { isBlankRow, isExampleRow, type Sheet } from './sheet.ts';

/** What a file would do: nothing may be written while any fault stands. */
export type Proposal = {
  sheets: readonly RecognisedSheet[];
  /** Rows read, headings, blank rows and examples apart. */
  rows: number;
  faults: readonly ImportFault[];
  notes: readonly ImportNote[];
  changes: ImportChanges;
  /** Ids of the services that the file speaks of, new ones among them. */
  spoken: readonly string[];
};

/** More changes of what stands in a plan would hold the database too long; nobody could review them either. */
export const MOST_CHANGED = 1000;

/** Reads a file against a plan and the directory, and proposes what to add and change. Writes nothing. */
export function proposeImport(sheets: readonly Sheet[], ground: ImportGround): Proposal {
  const faults: ImportFault[] = [];
  const notes: ImportNote[] = [];
  const changes = noChanges();
  const find = findersOf(ground.catalogues, ground.meanings);
  const said = { chain: emptyChain(), directory: emptyDirectory(), matrix: new Map() as SaidMatrix };
  const recognised: RecognisedSheet[] = [];
  let read = 0;

  for (const sheet of sheets) {
    const header = recogniseSheet(sheet, ground.wanted, ground.meanings);
    faults.push(...header.faults);
    if (!header.recognised) {
      if (!sheet.rows.every(isBlankRow)) notes.push({ note: 'sheet-ignored', sheet: sheet.name });
      continue;
    }
    recognised.push(header.recognised);
    notes.push(...header.notes);
    // Without its columns the rows would only repeat the same fault a thousand times.
    if (header.faults.length > 0) continue;
    const rows = rowsOf(sheet, header.recognised, faults);
    read += rows.length;
    if (rows.length === 0) faults.push({ ...emptyFault(sheet.name), reason: 'no-rows' });
    const { kind } = header.recognised;
    if (kind === 'measures') readMeasureRows(rows, { chain: said.chain, ground, find, notes });
    else if (kind === 'services') readServiceRows(rows, { directory: said.directory, ground, find, notes });
    else {
      faults.push(...yearsOutside(header.recognised, ground));
      readCellRows(rows, { matrix: said.matrix, ground, find, sheet: header.recognised });
    }
  }
  if (recognised.length === 0) faults.push({ ...emptyFault(sheets[0]?.name ?? ''), reason: 'no-header' });

  const idOf = { priorities: new Map(), goals: new Map(), measures: new Map() };
  proposeChain(said.chain, { ground, faults, notes, changes, idOf });
  const spoken = proposeDirectory(said.directory, { ground, faults, changes });
  proposeCells(said.matrix, { ground, faults, notes, cells: changes.cells });
  faults.push(...tooMany(changes));
  return { sheets: recognised, rows: read, faults: inOrder(faults, sheets), notes, changes, spoken };
}

const emptyFault = (sheet: string) => ({ sheet, line: null, column: null, value: '' });

function rowsOf(sheet: Sheet, recognised: RecognisedSheet, faults: ImportFault[]): RowReader[] {
  return sheet.rows.flatMap((cells, index) => {
    const isData = index >= recognised.headerLine && !isBlankRow(cells) && !isExampleRow(cells);
    return isData ? [rowReader(recognised, cells, index + 1, faults)] : [];
  });
}

function yearsOutside(
  { columns, sheet, headerLine }: RecognisedSheet,
  { years }: ImportGround
): ImportFault[] {
  return columns
    .filter(({ year }) => year !== null && !years.includes(year))
    .map(({ heading, year }) => ({
      ...{ sheet, line: headerLine, column: heading, value: String(year) },
      reason: 'year-column-outside-plan' as const
    }));
}

/** A plan is changed at once; what changes in the directory is written in steps, whatever its number. */
function tooMany(changes: ImportChanges): ImportFault[] {
  const { changed } = countChanges({ ...changes, providers: [], services: [], capacities: [], facts: [] });
  return changed > MOST_CHANGED ? [{ ...emptyFault(''), reason: 'too-many-changes' }] : [];
}

/** Faults in the order in which somebody goes through the file. */
function inOrder(faults: readonly ImportFault[], sheets: readonly Sheet[]): ImportFault[] {
  const place = (one: ImportFault) => sheets.findIndex(({ name }) => name === one.sheet);
  return faults.toSorted((a, b) => place(a) - place(b) || (a.line ?? 0) - (b.line ?? 0));
}
