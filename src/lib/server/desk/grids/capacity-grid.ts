import { randomUUID } from 'node:crypto';
import { capacityKeyText, type ExistingCapacity } from '#lib/domain/directory/capacity.ts';
import {
  type DirectoryEntry,
  entryName,
  refText,
  SECURED_WITH_NOBODY,
  securedWith
} from '#lib/domain/directory/directory-entry.ts';
import { matrixRows } from '#lib/domain/plans/capacity-figures.ts';
import {
  type CapacityCell,
  type CapacityKey,
  capacityInDirectory,
  type ExistingNumber,
  type NamedNumber
} from '#lib/domain/plans/capacity-matrix.ts';
import { writeGridNumber } from '#lib/domain/plans/grid/grid-number.ts';
import { type CalendarDay, isPossibleDay } from '#lib/domain/shared/calendar-day.ts';
import { CELL_NUMBERS, type CellNumber, isNamed } from '#lib/ui/plans/cell-numbers.ts';
import { entryOptions } from '../forms/directory-field.ts';
import type { FormContext } from '../forms/form-context.ts';
import { readTypedDay } from '../forms/typed-values.ts';
import type { ChangeOfCells, GridEdit, GridFaultAt, OpenGrid, Origin, OriginName } from './open-grid.ts';

type Kept = CapacityCell & { revision: number };
type AnyNumber = NamedNumber & ExistingNumber;

const LONGEST_WORDS = 500;

/** The matrix as a sheet of one of its numbers: rows by kind, form, group and unit, one column for each year. */
export function capacityGrid(
  number: CellNumber,
  context: FormContext,
  existing: readonly ExistingCapacity[]
): OpenGrid {
  const { years, names, content } = context;
  const cells = content.cells as readonly Kept[];
  const kept = new Map(cells.map((cell) => [cellKey(capacityKeyText(cell), cell.year), cell]));
  const { kindChoices: choices, measures } = content;
  const found = inCatalogueOrder(matrixRows({ years, cells, choices, measures, existing }), names);
  const groupOf = (key: CapacityKey) => JSON.stringify([key.serviceTypeCode, key.formCode, key.unitCode]);
  const grouped = [...Map.groupBy(found, groupOf)];
  const keys = new Map(found.map((row) => [capacityKeyText(row), row]));
  return {
    number: 'count',
    years,
    sumsRows: false,
    emptyIsNothing: false,
    origin: ORIGIN[number],
    ...(number === 'securedElsewhere'
      ? { directory: { options: entryOptions(context), found: context.found } }
      : {}),
    // The sum of one row is the row.
    groups: grouped.flatMap(([key, [first, second]]) =>
      first && second
        ? {
            key,
            label: `${names.kind(first.serviceTypeCode)}, ${names.form(first.formCode)}`,
            unit: unitOf(first)
          }
        : []
    ),
    rows: grouped.flatMap(([group, rows]) =>
      rows.map((row) => {
        const id = capacityKeyText(row);
        return {
          ...{ id, group, unit: unitOf(row), name: names.kind(row.serviceTypeCode) },
          note: `${names.form(row.formCode)} · ${names.group(row.targetGroupCode)}`,
          cells: years.map((year) => {
            const cell = kept.get(cellKey(id, year));
            return { value: cell?.[number]?.value ?? null, revision: cell?.revision ?? null };
          }),
          ...(number === 'existing'
            ? { known: writeGridNumber('count', capacityInDirectory(row, existing)) }
            : {})
        };
      })
    ),
    write: (edits, origin, today) => {
      const day = origin.asOf === '' ? today : readTypedDay(origin.asOf);
      const wrong = originFaults(origin, day);
      if (wrong.length > 0 || day === null) return { faults: wrong };
      const entry = context.entries.find((one) => refText(one) === origin.at) ?? null;
      const changes: ChangeOfCells<CapacityCell>[] = [];
      const faults: GridFaultAt[] = [];
      for (const edit of edits) {
        const key = keys.get(edit.rowId);
        if (!key) continue;
        const before = kept.get(cellKey(edit.rowId, edit.year)) ?? null;
        const neighbours = cells.filter((cell) => capacityKeyText(cell) === edit.rowId);
        const inDirectory = capacityInDirectory(key, existing);
        const next = changedNumber({ number, edit, before, neighbours, origin, entry, day, inDirectory });
        const missing = missingIn(number, next);
        if (missing) faults.push(missing, { rowId: edit.rowId, year: edit.year, word: missing.word });
        changes.push({ change: changeOf(key, edit, before, { [number]: next }, entry), cells: [edit] });
      }
      return faults.length > 0 ? { faults } : { kind: 'cells', changes };
    }
  };

  function unitOf({ unitCode }: CapacityKey): string {
    return number === 'staff' ? context.t('planTerm.capacity.staff') : names.unit(unitCode);
  }
}

/** Rows keep their places whoever adds what: in the order of the law's catalogue. */
function inCatalogueOrder<Row extends CapacityKey>(rows: readonly Row[], names: FormContext['names']): Row[] {
  const placeIn = (options: readonly { value: string }[]) =>
    new Map(options.map((option, index) => [option.value, index]));
  const kinds = new Map(names.kinds.map((kind, index) => [kind.code, index]));
  const [forms, groups, units] = [names.formOptions, names.groupOptions, names.unitOptions].map(placeIn);
  const placesOf = (row: CapacityKey) => [
    kinds.get(row.serviceTypeCode),
    forms?.get(row.formCode),
    units?.get(row.unitCode),
    groups?.get(row.targetGroupCode)
  ];
  const ordered = rows.map((row) => ({ row, places: placesOf(row).map((place) => place ?? Infinity) }));
  return ordered.sort((one, other) => firstDifference(one.places, other.places)).map(({ row }) => row);
}

function firstDifference(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((place, index) => place !== other[index]);
  return at < 0 ? 0 : (one[at] ?? 0) < (other[at] ?? 0) ? -1 : 1;
}

const cellKey = (row: string, year: number) => `${row}/${year}`;

const ORIGIN: Readonly<Record<CellNumber, readonly OriginName[]>> = {
  ownNeed: ['source', 'asOf'],
  catchmentNeed: ['name', 'source', 'asOf'],
  existing: ['source', 'asOf', 'reason'],
  securedElsewhere: ['at', 'name', 'source', 'asOf'],
  staff: ['source', 'asOf']
};

function originFaults(origin: Origin, day: CalendarDay | null): GridFaultAt[] {
  const tooLong = (['source', 'name', 'reason'] as const).filter(
    (name) => origin[name].length > LONGEST_WORDS
  );
  const faults: GridFaultAt[] = tooLong.map((name) => ({ origin: name, word: 'too-long' }));
  if (day === null) return [...faults, { origin: 'asOf', word: 'not-a-day' }];
  return isPossibleDay(day) ? faults : [...faults, { origin: 'asOf', word: 'impossible-day' }];
}

type Changing = {
  number: CellNumber;
  edit: GridEdit;
  before: Kept | null;
  /** Cells of the same row: what they all say alike is true of a new one too. */
  neighbours: readonly Kept[];
  origin: Origin;
  /** The row of the directory that was chosen. */
  entry: DirectoryEntry | null;
  day: CalendarDay;
  /** Another figure than this is an override, and says why. */
  inDirectory: number;
};

/** A changed number is of the day and from the source that was said; without one it keeps the source it had. */
function changedNumber(changing: Changing): AnyNumber | null {
  const { number, edit, before, neighbours, origin, entry, day, inDirectory } = changing;
  if (edit.value === null) return null;
  const old = (before?.[number] ?? null) as AnyNumber | null;
  const others = neighbours.flatMap((cell) => (cell[number] as AnyNumber | null) ?? []);
  const wordsOf = (said: string, part: 'source' | 'name') =>
    said || (old?.[part] ?? '') || alike(others.map((one) => one[part] ?? ''));
  const reason = origin.reason || (old?.overrideReason ?? null);
  return {
    value: edit.value,
    asOf: day,
    source: wordsOf(origin.source, 'source'),
    ...(isNamed(number) ? { name: wordsOf(origin.name || (entry ? entryName(entry) : ''), 'name') } : {}),
    ...(number === 'existing' ? { overrideReason: edit.value === inDirectory ? null : reason } : {})
  } as AnyNumber;
}

function alike(texts: readonly string[]): string {
  const [first = ''] = texts;
  return texts.every((text) => text === first) ? first : '';
}

type Missing = { origin: OriginName; word: 'no-source' | 'catchment-without-name' | 'secured-without-name' };

/** What a new number still needs said once for all; told before anything is asked of the database. */
function missingIn(number: CellNumber, next: AnyNumber | null): Missing | null {
  if (next === null) return null;
  if (next.source === '') return { origin: 'source', word: 'no-source' };
  if (!isNamed(number) || next.name !== '') return null;
  const word = number === 'catchmentNeed' ? 'catchment-without-name' : 'secured-without-name';
  return { origin: 'name', word };
}

const NOTHING = {
  ...{ ownNeed: null, catchmentNeed: null, existing: null, securedElsewhere: null, staff: null },
  ...SECURED_WITH_NOBODY
};

function changeOf(
  key: CapacityKey,
  { year }: GridEdit,
  before: Kept | null,
  changed: Partial<CapacityCell>,
  entry: DirectoryEntry | null
): ChangeOfCells<CapacityCell>['change'] {
  const { serviceTypeCode, formCode, targetGroupCode, unitCode } = key;
  const own = { serviceTypeCode, formCode, targetGroupCode, unitCode, year };
  const chosen = entry && changed.securedElsewhere ? securedWith(entry) : null;
  if (!before)
    return { change: 'add', item: { ...NOTHING, ...own, ...changed, ...chosen, id: randomUUID() } };
  const { revision, ...kept } = before;
  const item: CapacityCell = { ...kept, ...changed };
  if (CELL_NUMBERS.every((number) => item[number] === null))
    return { change: 'remove', id: before.id, revision };
  // Where it is secured belongs to the number that says how much.
  const secured =
    chosen ?? (item.securedElsewhere === null || isRenamed(before, item) ? SECURED_WITH_NOBODY : {});
  return { change: 'change', item: { ...item, ...secured }, revision };
}

function isRenamed(before: CapacityCell, item: CapacityCell): boolean {
  return before.securedElsewhere?.name !== item.securedElsewhere?.name;
}
