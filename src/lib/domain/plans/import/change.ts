import type { CapacityRecord } from '../../directory/capacity.ts';
import type { ServiceFact } from '../../directory/facts/service-fact.ts';
import type { Provider } from '../../directory/provider.ts';
import type { Service } from '../../directory/service.ts';
import type { CalendarDay } from '../../shared/calendar-day.ts';
import type { Activity } from '../activity.ts';
import type { CapacityCell } from '../capacity-matrix.ts';
import type { Goal } from '../goal.ts';
import type { Indicator } from '../indicator.ts';
import type { Measure } from '../measure.ts';
import type { Priority } from '../priority.ts';
import type { AnyColumnKey } from './column.ts';
import { isSame } from './said.ts';

/** A value as it will be shown beside its predecessor; formatted by the page that shows it. */
export type ShownValue =
  | { as: 'text'; text: string }
  | { as: 'number'; number: number }
  | { as: 'money'; cents: number }
  | { as: 'day'; day: CalendarDay }
  | null;

/** One field that changes; `before` is null where there was nothing. `detail` says which year or source. */
export type Difference = { column: AnyColumnKey; detail: string; before: ShownValue; after: ShownValue };

/**
 * One thing that the file adds (`revision` null) or changes (the revision that it had when the file was read).
 * A change never takes away what the file keeps silent about.
 */
export type ImportChange<Item> = {
  item: Item;
  revision: number | null;
  /** What it is called, and under what it stands. */
  title: string;
  under: string;
  line: number;
  sheet: string;
  differences: Difference[];
};

/** What the file would do to the plan. */
export type ChainChanges = {
  priorities: ImportChange<Priority>[];
  goals: ImportChange<Goal>[];
  measures: ImportChange<Measure>[];
  activities: ImportChange<Activity>[];
  indicators: ImportChange<Indicator>[];
};

/** What the file would do to the directory. */
export type DirectoryChanges = {
  providers: ImportChange<Provider>[];
  services: ImportChange<Service>[];
  capacities: CapacityChangeOfService[];
  facts: FactChangeOfService[];
};

/** A capacity of a service from a day on; `ends` is the record that it follows, `replaces` one of the same day. */
export type CapacityChangeOfService = ImportChange<CapacityRecord & { id: string }> & {
  ends: string | null;
  replaces: string | null;
};

/** A fact of a service from a day on; `ends` are those that it follows, `replaces` one of the same day. */
export type FactChangeOfService = ImportChange<ServiceFact> & {
  ends: readonly { id: string; validTo: CalendarDay }[];
  replaces: string | null;
};

export type ImportChanges = ChainChanges & DirectoryChanges & { cells: ImportChange<CapacityCell>[] };

export function noChanges(): ImportChanges {
  return {
    ...{ priorities: [], goals: [], measures: [], activities: [], indicators: [] },
    ...{ providers: [], services: [], capacities: [], facts: [], cells: [] }
  };
}

/** How many things are added and how many changed, in all. */
export function countChanges(changes: ImportChanges): { added: number; changed: number } {
  const all = Object.values(changes).flat() as ImportChange<unknown>[];
  const added = all.filter((one) => one.revision === null).length;
  return { added, changed: all.length - added };
}

export const asText = (text: string): ShownValue => (text === '' ? null : { as: 'text', text });
export const asNumber = (number: number | null | undefined): ShownValue =>
  number === null || number === undefined ? null : { as: 'number', number };
export const asMoney = (cents: number | undefined): ShownValue =>
  cents === undefined ? null : { as: 'money', cents };
export const asDay = (day: CalendarDay | null): ShownValue => (day === null ? null : { as: 'day', day });

/** The difference of one field, or nothing when both say the same. */
export function difference(
  column: AnyColumnKey,
  before: ShownValue,
  after: ShownValue,
  detail = ''
): Difference[] {
  return isSame(before, after) ? [] : [{ column, detail, before, after }];
}
