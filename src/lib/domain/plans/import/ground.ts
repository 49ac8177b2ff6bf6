import type { CapacityRecord, ExistingCapacity } from '../../directory/capacity.ts';
import type { ServiceFact } from '../../directory/facts/service-fact.ts';
import type { Provider } from '../../directory/provider.ts';
import type { PlaceFinder } from '../../directory/register/place-finder.ts';
import type { Service } from '../../directory/service.ts';
import type { CalendarDay } from '../../shared/calendar-day.ts';
import type { Activity } from '../activity.ts';
import type { CapacityCell } from '../capacity-matrix.ts';
import type { Goal } from '../goal.ts';
import type { Indicator } from '../indicator.ts';
import type { Measure } from '../measure.ts';
import type { Priority } from '../priority.ts';
import type { ImportKind } from './column.ts';
import { type ImportMeaning, withMeanings } from './meaning.ts';
import { type NamedCode, type NameFinder, nameFinder } from './name-finder.ts';
import { WORDS_OF_SUBJECT } from './words.ts';

export type Kept<Item> = Item & { revision: number };

/** What a plan already holds of the things a file may bring. */
export type KeptChain = {
  priorities: readonly Kept<Priority>[];
  goals: readonly Kept<Goal>[];
  measures: readonly Kept<Measure>[];
  activities: readonly Kept<Activity>[];
  indicators: readonly Kept<Indicator>[];
};

/** The directory as the body keeps it; `byIco` and `byRegister` know rows of other bodies too. */
export type KeptDirectory = {
  providers: readonly Kept<Provider>[];
  services: readonly Kept<Service>[];
  capacities: readonly (CapacityRecord & { id: string })[];
  facts: readonly ServiceFact[];
  foreignProviders: readonly Provider[];
  foreignRegisterNumbers: ReadonlySet<string>;
  /** Ids of services of a feed that other bodies keep. */
  foreignServices: ReadonlySet<string>;
};

/** A kind of service as the files need it: its names, forms and usual unit. */
export type KindOfService = NamedCode & { forms: readonly string[]; unit: string; protectedPlace: boolean };

/** Names of everything a file may point at, by the catalogues of the installation. */
export type Catalogues = {
  kinds: readonly KindOfService[];
  forms: readonly NamedCode[];
  groups: readonly NamedCode[];
  units: readonly NamedCode[];
  sources: readonly NamedCode[];
};

/** Where services stand. */
export type ImportPlaces = {
  /** The municipality that a row names. */
  find: PlaceFinder;
  districtOf(unitCode: string): string | null;
  /** Codes of the units whose services are taken; of a row elsewhere only its number is told. Null: all are taken. */
  own: ReadonlySet<string> | null;
};

/** Everything a file is read against. Nothing here changes while it is read. */
export type ImportGround = {
  /** Calendar years of the plan, ascending. */
  years: readonly number[];
  today: CalendarDay;
  /** The day of the plan on which existing capacity counts. */
  capacityDay: CalendarDay;
  bodyId: string;
  /** The body's own territory; null for a union, whose rows must name one. */
  territoryCode: string | null;
  fileName: string;
  /** The kind somebody says the file is; null to find out. */
  wanted: ImportKind | null;
  catalogues: Catalogues;
  /** What the body's people said that words of their files mean. */
  meanings: readonly ImportMeaning[];
  places: ImportPlaces;
  chain: KeptChain;
  cells: readonly Kept<CapacityCell>[];
  directory: KeptDirectory;
  existing: readonly ExistingCapacity[];
  /** Ids for new things; the same ones in the same order each time the same file is read. */
  newId: () => string;
  /** So many places in an order after the last one, as fractional indexes; null when there is none yet. */
  positionsAfter: (last: string | null, count: number) => string[];
};

/** Finders for the cells of a file, made once for all its rows. */
export type Finders = Record<'kind' | 'form' | 'group' | 'unit' | 'source' | 'subject', NameFinder>;

export function findersOf(
  { kinds, forms, groups, units, sources }: Catalogues,
  meanings: readonly ImportMeaning[]
): Finders {
  return {
    kind: nameFinder(withMeanings(kinds, 'kind', meanings)),
    form: nameFinder(withMeanings(forms, 'form', meanings)),
    group: nameFinder(withMeanings(groups, 'group', meanings)),
    unit: nameFinder(withMeanings(units, 'unit', meanings)),
    source: nameFinder(sources),
    // A kind of service goes before a word of the same sound: *poradenstvo* is a subject, *základné …* a kind.
    subject: nameFinder([...kinds, ...WORDS_OF_SUBJECT.map((one) => ({ ...one, code: `other:${one.code}` }))])
  };
}
