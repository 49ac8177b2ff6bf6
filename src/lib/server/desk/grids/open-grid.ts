import type { GridFault, GridNumber } from '#lib/domain/plans/grid/grid-number.ts';
import type { KeptCell } from '#lib/domain/plans/grid/settle-cell.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { FieldOption } from '#lib/ui/field.ts';
import type { PlanItemTypes } from '../../use-cases/plans/item-rules.ts';
import type { ItemChange } from '../../use-cases/plans/keep-items.ts';
import type { RefusalWord } from '../refusal-text.ts';

/** A row of a sheet: one thing over the years, in one unit. */
export type GridRow = {
  /** Names the row for good, whatever else the sheet shows. */
  id: string;
  name: string;
  note: string;
  unit: string;
  /** Rows of one group are summed; null where nothing may be. */
  group: string | null;
  /** One for each year of the sheet. */
  cells: readonly KeptCell[];
  /** What is known of an empty cell and stands in it in grey, by year. */
  known?: string;
};

/** Rows of one kind, form and unit; they stand together and have one sum for each year. */
export type GridGroup = { key: string; label: string; unit: string };

/** A number of the sheet that a person changed; `value` null when it was emptied. */
export type GridEdit = { rowId: string; year: number; value: number | null };

/** What is said once about everything that is changed: where from, of which day, at which row of the directory. */
export type OriginName = 'source' | 'asOf' | 'name' | 'reason' | 'at';
export type Origin = Readonly<Record<OriginName, string>>;

export type GridFaultAt = { word: GridFault | RefusalWord | 'not-a-day' | 'too-long' } & (
  | { rowId: string; year: number }
  | { origin: OriginName }
);

/** Changes of kept things, each with the cells that it comes from. */
export type ChangeOfCells<Item> = { change: ItemChange<Item>; cells: readonly GridEdit[] };

type KindOfGrid = 'cells' | 'activities' | 'indicators';

/** What a sheet keeps, its kind of things closed over. */
export type GridWrite = {
  [K in KindOfGrid]: { kind: K; changes: readonly ChangeOfCells<PlanItemTypes[K]>[] };
}[KindOfGrid];

/** A sheet as a plan has it now. */
export type OpenGrid = {
  number: GridNumber;
  years: readonly number[];
  rows: readonly GridRow[];
  groups: readonly GridGroup[];
  /** Rows have a sum of their own: money over the years. */
  sumsRows: boolean;
  /** Empty cells count as 0 in a sum, and it is not called incomplete. */
  emptyIsNothing: boolean;
  origin: readonly OriginName[];
  /** Rows of the directory that `at` may name; none where it is not asked. */
  directory?: { options: readonly FieldOption[]; found: number | null };
  /** What is to be kept when these cells change, or what stands in the way. */
  write(
    edits: readonly GridEdit[],
    origin: Origin,
    today: CalendarDay
  ): GridWrite | { faults: GridFaultAt[] };
};
