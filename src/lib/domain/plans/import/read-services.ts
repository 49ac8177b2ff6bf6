import type { ProviderKind } from '../../directory/provider.ts';
import type { CalendarDay } from '../../shared/calendar-day.ts';
import type { ImportNote } from './fault.ts';
import type { Finders, ImportGround } from './ground.ts';
import { nameKey } from './name-finder.ts';
import { placeOfRow } from './place-of-row.ts';
import { count } from './proposing.ts';
import { readAbout, type SaidAbout } from './read-about.ts';
import type { RowReader } from './row-reader.ts';
import { nothingSaid, type Said, say, thingOf } from './said.ts';
import { findProviderKind } from './words.ts';

export type SaidProvider = Said<{ name: string; ico: string; kind: ProviderKind; website: string }>;

export type SaidService = Said<{
  name: string;
  registerNumber: string;
  registeredOn: CalendarDay;
  erasedOn: CalendarDay;
  address: string;
  addressProtected: boolean;
  territory: string;
}> & {
  about: SaidAbout;
  provider: string;
  kindCode: string;
  formCodes: string[];
  groupCodes: string[];
  capacities: Map<string, SaidCapacity>;
};

/** Capacity of a service in one form, for its main group, in one unit. */
export type SaidCapacity = Said<{ value: number; staff: number; since: CalendarDay }> & {
  formCode: string;
  groupCode: string;
  unitCode: string;
};

export type SaidDirectory = { providers: Map<string, SaidProvider>; services: Map<string, SaidService> };

export function emptyDirectory(): SaidDirectory {
  return { providers: new Map(), services: new Map() };
}

type Reading = { directory: SaidDirectory; ground: ImportGround; find: Finders; notes: ImportNote[] };

/**
 * Reads the rows of one sheet of providers and services; a blank provider means the one above. Of rows that stand
 * elsewhere nothing is read.
 */
export function readServiceRows(rows: Iterable<RowReader>, reading: Reading): void {
  let named: { row: RowReader; key: string | null } | null = null;
  for (const row of rows) {
    if (named === null || row.has('provider')) named = { row, key: null };
    const place = placeOfRow(row, reading.ground);
    if (typeof place === 'object') {
      if (place.note === null) row.fault('municipality', 'place-unknown');
      else count(reading.notes, place.note);
      continue;
    }
    named.key ??= readProvider(named.row, reading);
    if (named.key === null) row.fault('provider', 'empty');
    else readService(row, { provider: named.key, place }, reading);
  }
}

const digitsOf = (text: string) => text.replace(/\s+/gu, '');
const padded = (text: string, length: number) => (text === '' ? '' : digitsOf(text).padStart(length, '0'));

function readProvider(row: RowReader, { directory }: Reading): string | null {
  const name = row.text('provider', 300);
  // A spreadsheet takes an IČO for a number and drops the zeros before it.
  const ico = padded(row.text('ico'), 8);
  if (name === '') return null;
  const key = ico || nameKey(name);
  const said = thingOf<SaidProvider, string>(directory.providers, key, () => nothingSaid(row));
  if (said.facts.name === undefined || nameKey(said.facts.name) !== nameKey(name)) {
    say(said, 'name', name, row, 'provider');
  }
  say(said, 'ico', ico, row, 'ico');
  say(said, 'kind', row.code('providerKind', findProviderKind) as ProviderKind | null, row, 'providerKind');
  say(said, 'website', row.text('website', 300), row, 'website');
  return key;
}

function readService(
  row: RowReader,
  { provider, place }: { provider: string; place: string },
  reading: Reading
): void {
  const { directory, ground, find } = reading;
  if (!row.has('kind')) {
    // A row may name a provider alone; a service without its kind is nothing.
    if (row.has('service') || row.has('capacity')) row.fault('kind', 'empty');
    return;
  }
  const kindCode = row.code('kind', find.kind);
  if (kindCode === null) return;
  const kind = ground.catalogues.kinds.find(({ code }) => code === kindCode);
  const registerNumber = padded(row.text('registerNumber'), 7);
  const name = row.text('service', 300);
  const key = registerNumber || `${provider}\n${kindCode}\n${nameKey(name)}`;
  const said = thingOf<SaidService, string>(directory.services, key, () => ({
    ...nothingSaid<Required<SaidService['facts']>>(row),
    ...{ provider, kindCode, formCodes: [], groupCodes: [], capacities: new Map() },
    about: nothingSaid(row)
  }));
  say(said, 'name', name, row, 'service');
  say(said, 'registerNumber', registerNumber, row, 'registerNumber');
  say(said, 'registeredOn', row.day('registeredOn'), row, 'registeredOn');
  say(said, 'erasedOn', row.day('erasedOn'), row, 'erasedOn');
  say(said, 'address', addressOf(row), row, 'address');
  say(said, 'addressProtected', row.yesOrNo('protectedAddress'), row, 'protectedAddress');
  say(said, 'territory', place, row, row.has('territory') ? 'territory' : 'municipality');
  readAbout(row, said.about);

  const forms = formsOf(row, kind?.forms ?? [], find);
  const groups = row.codes('groups', find.group);
  addNew(said.formCodes, forms);
  addNew(said.groupCodes, groups);
  readCapacity(row, said, { forms, groups, usualUnit: kind?.unit ?? '' }, find);
}

/** Street and house; a house number alone says nothing. */
function addressOf(row: RowReader): string {
  const street = row.text('address');
  const house = row.text('houseNumber', 30);
  return street === '' || house === '' ? street : `${street} ${house}`;
}

/** The forms a row names; a kind that the law knows in one form only needs none. */
function formsOf(row: RowReader, ofKind: readonly string[], find: Finders): string[] {
  if (row.has('form')) return row.codes('form', find.form);
  const [only, another] = ofKind;
  if (only !== undefined && another === undefined) return [only];
  row.fault('form', 'form-missing');
  return [];
}

type Surroundings = { forms: readonly string[]; groups: readonly string[]; usualUnit: string };

function readCapacity(row: RowReader, said: SaidService, around: Surroundings, find: Finders): void {
  const value = row.number('capacity');
  const staff = row.number('staff');
  if (value === null) return;
  const [formCode] = around.forms;
  // A place shared by several groups stands once, under the first of them, so that it is counted once.
  const groupCode = around.groups[0] ?? said.groupCodes[0];
  const unitCode = row.has('unit') ? row.code('unit', find.unit) : around.usualUnit;
  if (groupCode === undefined) row.fault('groups', 'group-missing');
  if (formCode === undefined || groupCode === undefined || !unitCode) return;
  if (around.forms.length > 1) {
    row.fault('form', 'form-missing');
    return;
  }
  const capacity = thingOf<SaidCapacity, string>(
    said.capacities,
    JSON.stringify([formCode, groupCode, unitCode]),
    () => ({
      ...nothingSaid<{ value: number; staff: number; since: CalendarDay }>(row),
      ...{ formCode, groupCode, unitCode }
    })
  );
  say(capacity, 'value', value, row, 'capacity');
  say(capacity, 'staff', staff, row, 'staff');
  say(capacity, 'since', row.day('since'), row, 'since');
}

function addNew(list: string[], more: readonly string[]): void {
  for (const one of more) if (!list.includes(one)) list.push(one);
}
