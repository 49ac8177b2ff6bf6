import { capacityKeyText } from '../../directory/capacity.ts';
import type { CalendarDay } from '../../shared/calendar-day.ts';
import type { CapacityKey } from '../capacity-matrix.ts';
import type { RecognisedSheet } from './fault.ts';
import type { Finders, ImportGround } from './ground.ts';
import type { RowReader } from './row-reader.ts';
import { nothingSaid, type Said, say, thingOf } from './said.ts';
import { CELL_NUMBERS, type CellNumber, findCellNumber } from './words.ts';

/** What a file says of one cell of the matrix. */
export type SaidCell = Said<
  Record<CellNumber, number> & {
    catchment: string;
    securedAt: string;
    existingReason: string;
    asOf: CalendarDay;
    source: string;
  }
> & { key: CapacityKey; year: number };

export type SaidMatrix = Map<string, SaidCell>;

type Reading = { matrix: SaidMatrix; ground: ImportGround; find: Finders; sheet: RecognisedSheet };

/**
 * Reads the rows of one sheet of the matrix: with a year in each row, with years as columns (`Potreba 2027`), or with
 * a column *Údaj* that says which number the row holds and a column for each year.
 */
export function readCellRows(rows: Iterable<RowReader>, reading: Reading): void {
  let above: Partial<CapacityKey> = {};
  for (const row of rows) above = readRow(row, above, reading);
}

function readRow(row: RowReader, above: Partial<CapacityKey>, reading: Reading): Partial<CapacityKey> {
  const key = keyOf(row, above, reading);
  if (!isWhole(key)) return key;
  const { sheet } = reading;
  const which = row.has('number') ? (row.code('number', findCellNumber) as CellNumber | null) : undefined;
  if (which === null) return key;
  const years = sheet.columns.filter((one) => one.year !== null);
  for (const { key: column, year } of years) {
    const number = column === 'year' ? which : (column as CellNumber);
    if (year === null || number === undefined || !row.has(column, year)) continue;
    const value = row.number(column, year);
    if (value !== null) put(row, key, year, number, value, column === 'year' ? 'number' : column, reading);
  }
  if (row.has('year') || years.length === 0) readNumbersOfYear(row, key, which, reading);
  return key;
}

function readNumbersOfYear(
  row: RowReader,
  key: CapacityKey,
  which: CellNumber | undefined,
  reading: Reading
): void {
  if (!row.has('year')) {
    row.fault('year', 'year-missing');
    return;
  }
  const year = row.year('year');
  if (year === null) return;
  if (!reading.ground.years.includes(year)) {
    row.fault('year', 'year-outside-plan');
    return;
  }
  const said = CELL_NUMBERS.filter((one) => (which === undefined || which === one) && row.has(one));
  if (said.length === 0) row.fault(which ?? 'ownNeed', 'nothing-said');
  for (const number of said) {
    const value = row.number(number);
    if (value !== null) put(row, key, year, number, value, number, reading);
  }
}

function put(
  row: RowReader,
  key: CapacityKey,
  year: number,
  number: CellNumber,
  value: number,
  column: Parameters<RowReader['text']>[0],
  { matrix }: Reading
): void {
  const begin = () => ({ ...nothingSaid<Required<SaidCell['facts']>>(row), key, year });
  const said = thingOf<SaidCell, string>(matrix, `${capacityKeyText(key)} ${year}`, begin);
  say(said, number, value, row, column);
  if (number === 'catchmentNeed') say(said, 'catchment', row.text('catchment', 300), row, 'catchment');
  if (number === 'secured') say(said, 'securedAt', row.text('securedAt', 300), row, 'securedAt');
  if (number === 'existing') say(said, 'existingReason', row.text('existingReason'), row, 'existingReason');
  if (said.facts.asOf === undefined) say(said, 'asOf', row.day('asOf'), row, 'asOf');
  if (said.facts.source === undefined) say(said, 'source', row.text('source', 300), row, 'source');
}

function isWhole(key: Partial<CapacityKey>): key is CapacityKey {
  return Boolean(key.serviceTypeCode && key.formCode && key.targetGroupCode && key.unitCode);
}

/** Kind, form, group and unit of a row; under the same kind what is blank means the row above. */
function keyOf(row: RowReader, above: Partial<CapacityKey>, { ground, find }: Reading): Partial<CapacityKey> {
  const kindCode = row.has('kind') ? row.code('kind', find.kind) : (above.serviceTypeCode ?? null);
  if (kindCode === null) {
    if (!row.has('kind')) row.fault('kind', 'empty');
    return {};
  }
  const kind = ground.catalogues.kinds.find(({ code }) => code === kindCode);
  const same = kindCode === above.serviceTypeCode ? above : {};
  const [onlyForm, otherForm] = kind?.forms ?? [];
  const usualForm = otherForm === undefined ? onlyForm : undefined;
  const formCode = row.has('form') ? row.code('form', find.form) : (same.formCode ?? usualForm ?? null);
  const groupCode = row.has('group') ? row.code('group', find.group) : (same.targetGroupCode ?? null);
  const unitCode = row.has('unit') ? row.code('unit', find.unit) : (same.unitCode ?? kind?.unit ?? null);
  if (formCode === null && !row.has('form')) row.fault('form', 'form-missing');
  if (groupCode === null && !row.has('group')) row.fault('group', 'group-missing');
  return {
    serviceTypeCode: kindCode,
    ...(formCode ? { formCode } : {}),
    ...(groupCode ? { targetGroupCode: groupCode } : {}),
    ...(unitCode ? { unitCode } : {})
  };
}
