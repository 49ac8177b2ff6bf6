import { writeGridNumber } from '#lib/domain/plans/grid/grid-number.ts';
import { formats } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Translate } from '#lib/i18n/messages.ts';
import { cellName, type SeenRow, type ShownCell, type ShownGrid } from '#lib/ui/grid/shown-grid.ts';
import { sumText } from '#lib/ui/grid/sum-text.ts';
import { sumOf } from '#lib/ui/grid/sums.ts';
import { refusalText } from '../refusal-text.ts';
import type { GridFaultAt, GridRow, OpenGrid } from './open-grid.ts';
import type { JudgedGrid, SentGrid } from './sent-grid.ts';

type Reader = { t: Translate; locale: Locale };

/** What came back from a person, and what stands in its way. */
export type Returned = {
  sent: SentGrid /** Words that were looked for in the directory. */;
  asked?: string;
} & Pick<JudgedGrid, 'faults' | 'conflicts'>;

/** More errors in one list help nobody; each stands at its cell too. */
const MOST_LISTED = 10;

/** A sheet as its page shows it: as kept, or with what was sent and is wrong. Nothing typed is ever lost. */
export function showGrid(grid: OpenGrid, caption: string, reader: Reader, returned?: Returned): ShownGrid {
  const { t } = reader;
  const rowIndex = new Map(grid.rows.map((row, index) => [row.id, index]));
  const groupIndex = new Map(grid.groups.map((group, index) => [group.key, index]));
  const at = (rowId: string, year: number) => `${rowId}/${year}`;
  const texts = new Map(returned?.sent.texts.map((one) => [at(one.rowId, one.year), one]));
  const faults = new Map(
    returned?.faults.flatMap((one) => ('rowId' in one ? [[at(one.rowId, one.year), one] as const] : []))
  );
  const conflicts = new Set(returned?.conflicts.map((one) => at(one.rowId, one.year)));

  const shownCell = (row: GridRow, index: number): ShownCell => {
    const place = at(row.id, grid.years[index] ?? 0);
    const kept = writeGridNumber(grid.number, row.cells[index]?.value ?? null);
    const sent = texts.get(place);
    const fault = faults.get(place);
    const isTyped = sent !== undefined && sent.text !== sent.cell.seen && !sent.cell.leavesKept;
    return {
      text: isTyped ? sent.text : kept,
      ...(fault ? { error: refusalText(t, fault.word) } : {}),
      ...(conflicts.has(place) ? { theirs: kept } : {})
    };
  };

  const gone = returned?.conflicts.some(({ rowId }) => !rowIndex.has(rowId)) ?? false;
  return {
    ...{ caption, number: grid.number, sumsRows: grid.sumsRows, emptyIsNothing: grid.emptyIsNothing },
    years: grid.years,
    rows: grid.rows.map((row) => ({
      ...{ name: row.name, note: row.note, unit: row.unit, known: row.known },
      group: row.group === null ? null : (groupIndex.get(row.group) ?? null),
      seen: seenText(grid, row),
      cells: grid.years.map((_, index) => shownCell(row, index)),
      sum: grid.sumsRows ? sumShown(grid, reader)(row.cells.map((cell) => cell.value)) : null
    })),
    groups: grid.groups.map(({ key, label, unit }) => ({ label, unit, ...groupSums(grid, key, reader) })),
    origin: grid.origin.map((name) => {
      const fault = returned?.faults.find((one) => 'origin' in one && one.origin === name);
      return {
        name,
        value: returned?.sent.origin[name] ?? '',
        ...(fault ? { error: refusalText(t, fault.word) } : {}),
        ...(name === 'at' && grid.directory
          ? { directory: { ...grid.directory, text: returned?.asked ?? '' } }
          : {})
      };
    }),
    errors: [
      ...(gone ? [{ text: t('grid.rowGone') }] : []),
      ...listed(returned?.faults ?? [], rowIndex, grid, t)
    ],
    isConflict: conflicts.size > 0
  };
}

function seenText(grid: OpenGrid, row: GridRow): string {
  const years = grid.years.map((year, index) => {
    const cell = row.cells[index];
    return [year, [cell?.revision ?? null, writeGridNumber(grid.number, cell?.value ?? null)]] as const;
  });
  return JSON.stringify({ id: row.id, years: Object.fromEntries(years) } satisfies SeenRow);
}

function sumShown({ number, emptyIsNothing }: OpenGrid, { t, locale }: Reader) {
  const words = { number, emptyIsNothing, incomplete: t('plan.matrix.incomplete') };
  return (values: readonly (number | null)[]) => sumText(sumOf(values), words, formats(locale));
}

function groupSums(grid: OpenGrid, key: string, reader: Reader) {
  const rows = grid.rows.filter((row) => row.group === key);
  const text = sumShown(grid, reader);
  return {
    sums: grid.years.map((_, index) => text(rows.map((row) => row.cells[index]?.value ?? null))),
    all: grid.sumsRows ? text(rows.flatMap((row) => row.cells.map((cell) => cell.value))) : null
  };
}

function listed(
  faults: readonly GridFaultAt[],
  rowIndex: ReadonlyMap<string, number>,
  grid: OpenGrid,
  t: Translate
): { text: string; field?: string }[] {
  const origins = new Map(faults.flatMap((one) => ('origin' in one ? [[one.origin, one] as const] : [])));
  const cells = faults.flatMap((one) => ('rowId' in one ? [one] : []));
  const ofCells = cells.slice(0, MOST_LISTED).map(({ rowId, year, word }) => {
    const row = rowIndex.get(rowId);
    const text = `${grid.rows[row ?? -1]?.name ?? ''}, ${year}: ${refusalText(t, word)}`;
    return row === undefined ? { text } : { text, field: cellName(row, year) };
  });
  const more = cells.length - ofCells.length;
  return [
    ...[...origins.values()].map(({ origin, word }) => ({
      text: refusalText(t, word),
      field: `origin.${origin}`
    })),
    ...ofCells,
    ...(more > 0 ? [{ text: t('grid.moreErrors', { count: more }) }] : [])
  ];
}
