import {
  type DirectoryEntry,
  entryName,
  refText,
  SECURED_WITH_NOBODY,
  type SecuredWith,
  securedRef,
  securedWith
} from '#lib/domain/directory/directory-entry.ts';
import {
  type CapacityCell,
  type CapacityKey,
  isUnreasonedOverride
} from '#lib/domain/plans/capacity-matrix.ts';
import { type CalendarDay, isPossibleDay } from '#lib/domain/shared/calendar-day.ts';
import { CELL_NUMBERS, type CellNumber, isNamed } from '#lib/ui/plans/cell-numbers.ts';
import { type FaultWord, LARGEST } from './form-field.ts';
import { readTypedDay, readTypedNumber, typedNumber } from './typed-values.ts';

/** A row of the matrix in its form: `ownNeed.2027`, `ownNeed.asOf`, `ownNeed.source`, `existing.overrideReason` … */
export type TypedRowForm = Readonly<Record<string, string>>;

export type RowFault = {
  field: string;
  word:
    | FaultWord
    | 'no-source'
    | 'negative'
    | 'catchment-without-name'
    | 'secured-without-name'
    | 'override-without-reason';
};

/** A cell to be kept at the revision at which the form was opened, null for a new one. */
export type CellChange = { cell: CapacityCell; revision: number | null };

export type ReadRow = {
  keep: CellChange[];
  remove: { id: string; revision: number }[];
  faults: RowFault[];
};

type KeptCell = CapacityCell & { revision: number };
type Dated = {
  value: number;
  asOf: CalendarDay;
  source: string;
  name?: string;
  overrideReason?: string | null;
};

/** What all years of a row say alike; blank where they differ, which leaves each as it is. */
function alike(texts: readonly string[]): string {
  const [first = ''] = texts;
  return texts.every((text) => text === first) ? first : '';
}

/** A row as it stands in its form. */
export function writeMatrixRow(cells: readonly CapacityCell[], years: readonly number[]): TypedRowForm {
  const form: Record<string, string> = {};
  for (const number of CELL_NUMBERS) {
    const numbers = cells.flatMap((cell) => (cell[number] as Dated | null) ?? []);
    for (const year of years) {
      const cell = cells.find((one) => one.year === year);
      form[`${number}.${year}`] = typedNumber(cell?.[number]?.value ?? null);
    }
    form[`${number}.asOf`] = alike(numbers.map((one) => one.asOf));
    form[`${number}.source`] = alike(numbers.map((one) => one.source));
    if (isNamed(number)) form[`${number}.name`] = alike(numbers.map((one) => one.name ?? ''));
    if (number === 'securedElsewhere')
      form[SECURED_AT] = alike(cells.flatMap((cell) => (cell.securedElsewhere ? [refOf(cell)] : [])));
    if (number === 'existing')
      form['existing.overrideReason'] = alike(numbers.map((one) => one.overrideReason ?? ''));
  }
  return form;
}

/** The field that says which row of the directory it is secured with. */
const SECURED_AT = 'securedElsewhere.at';

function refOf(cell: CapacityCell): string {
  const ref = securedRef(cell);
  return ref ? refText(ref) : '';
}

const LONGEST_WORDS = 500;

/** Names of all fields of a row's form. */
export function matrixRowFields(years: readonly number[]): string[] {
  return CELL_NUMBERS.flatMap((number) => [
    ...years.map((year) => `${number}.${year}`),
    ...['all', 'asOf', 'source'].map((part) => `${number}.${part}`),
    ...(isNamed(number) ? [`${number}.name`] : []),
    ...(number === 'existing' ? ['existing.overrideReason'] : []),
    ...(number === 'securedElsewhere' ? [SECURED_AT] : [])
  ]);
}

/**
 * Reads a row. A number for all years fills the years left blank. A number nobody changed keeps its own day and
 * source; a changed one takes those of the form, or today when no day is given.
 * @param given.inDirectory existing capacity as the directory counts it; another figure needs a reason
 * @param given.entries rows of the directory that may be named
 */
export function readMatrixRow(given: {
  key: CapacityKey;
  years: readonly number[];
  typed: TypedRowForm;
  cells: readonly KeptCell[];
  revisions: ReadonlyMap<number, number | null>;
  newId(year: number): string;
  today: CalendarDay;
  inDirectory: number;
  entries: readonly DirectoryEntry[];
}): ReadRow {
  const { key, years, typed, cells, today, inDirectory } = given;
  const faults: RowFault[] = [];
  const text = (name: string) => (typed[name] ?? '').trim();
  const opened = writeMatrixRow(cells, years);
  const entry = given.entries.find((one) => refText(one) === text(SECURED_AT));
  const isReferred = text(SECURED_AT) !== (opened[SECURED_AT] ?? '');

  const read: ReadRow = { keep: [], remove: [], faults };
  for (const year of years) {
    const before = cells.find((cell) => cell.year === year) ?? null;
    const numbers = Object.fromEntries(
      CELL_NUMBERS.map((number) => [number, readNumber(number, year, before)])
    ) as Pick<CapacityCell, CellNumber>;
    if (isUnreasonedOverride(numbers.existing, inDirectory) && !isFaulty(`existing.${year}`))
      faults.push({ field: 'existing.overrideReason', word: 'override-without-reason' });
    const isEmpty = CELL_NUMBERS.every((number) => numbers[number] === null);
    const revision = given.revisions.get(year) ?? null;
    if (isEmpty && !before) continue;
    if (isEmpty && before) {
      read.remove.push({ id: before.id, revision: revision ?? before.revision });
      continue;
    }
    const secured = numbers.securedElsewhere ? securedIn(before) : SECURED_WITH_NOBODY;
    const cell: CapacityCell = { ...key, ...numbers, ...secured, id: before?.id ?? given.newId(year), year };
    if (before && isSame(before, cell)) continue;
    read.keep.push({ cell, revision: before ? (revision ?? before.revision) : null });
  }
  return { ...read, faults: distinct(faults) };

  function readNumber(number: CellNumber, year: number, before: KeptCell | null): Dated | null {
    const [field, shared] = [`${number}.${year}`, text(`${number}.all`)];
    const own = text(field);
    const typedText = own === '' ? shared : own;
    if (typedText === '') return null;
    const value = readTypedNumber(typedText);
    const typedIn = own === '' ? `${number}.all` : field;
    if (value === null) faults.push({ field: typedIn, word: 'not-a-number' });
    else if (value < 0) faults.push({ field: typedIn, word: 'negative' });
    else if (value > LARGEST.number) faults.push({ field: typedIn, word: 'too-large' });
    const old = (before?.[number] as Dated | null | undefined) ?? null;
    if (old && old.value === value && isUntouched(number)) return old;
    return dated(number, value ?? 0, old);
  }

  function isUntouched(number: CellNumber): boolean {
    const parts = ['asOf', 'source', 'name', 'overrideReason', 'at'].map((part) => `${number}.${part}`);
    return parts.every((name) => text(name) === (opened[name] ?? ''));
  }

  function dated(number: CellNumber, value: number, old: Dated | null): Dated {
    for (const part of ['source', 'name', 'overrideReason'])
      if (text(`${number}.${part}`).length > LONGEST_WORDS)
        faults.push({ field: `${number}.${part}`, word: 'too-long' });
    const dayText = text(`${number}.asOf`);
    const day = dayText === '' ? (old?.asOf ?? today) : readTypedDay(dayText);
    if (day === null) faults.push({ field: `${number}.asOf`, word: 'not-a-day' });
    else if (!isPossibleDay(day)) faults.push({ field: `${number}.asOf`, word: 'impossible-day' });
    const source = text(`${number}.source`) || (old?.source ?? '');
    if (source === '') faults.push({ field: `${number}.source`, word: 'no-source' });
    const plain = { value, asOf: day ?? today, source };
    if (isNamed(number)) return { ...plain, name: nameOf(number, old) };
    if (number !== 'existing') return plain;
    const reason = text('existing.overrideReason') || (old?.overrideReason ?? null);
    return { ...plain, overrideReason: value === inDirectory ? null : reason };
  }

  /** Years that name different ones keep theirs until one is chosen for all. */
  function securedIn(before: KeptCell | null): SecuredWith {
    return securedWith(!entry && !isReferred && before ? securedRef(before) : (entry ?? null));
  }

  /** A number that cannot be read is no other figure yet. */
  function isFaulty(field: string): boolean {
    return faults.some((fault) => fault.field === field || fault.field === 'existing.all');
  }

  function nameOf(number: CellNumber, old: Dated | null): string {
    const given = text(`${number}.name`) || (old?.name ?? '');
    // Somebody else of the directory was chosen, and the words of the former one stayed.
    const isStale = isReferred && given === (old?.name ?? '');
    const name =
      number === 'securedElsewhere' && entry && (given === '' || isStale) ? entryName(entry) : given;
    const word = number === 'catchmentNeed' ? 'catchment-without-name' : 'secured-without-name';
    if (name === '') faults.push({ field: `${number}.name`, word });
    return name;
  }
}

function isSame(one: CapacityCell, other: CapacityCell): boolean {
  if (refOf(one) !== refOf(other)) return false;
  return CELL_NUMBERS.every((number) =>
    sameNumber(one[number] as Dated | null, other[number] as Dated | null)
  );
}

function sameNumber(one: Dated | null, other: Dated | null): boolean {
  if (one === null || other === null) return one === other;
  const parts = (number: Dated) => [
    number.value,
    number.asOf,
    number.source,
    number.name ?? '',
    number.overrideReason ?? ''
  ];
  return JSON.stringify(parts(one)) === JSON.stringify(parts(other));
}

/** A fault of a field that all years share is told once. */
function distinct(faults: readonly RowFault[]): RowFault[] {
  return [...new Map(faults.map((fault) => [`${fault.field}/${fault.word}`, fault])).values()];
}
