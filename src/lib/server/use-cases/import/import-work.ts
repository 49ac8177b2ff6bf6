import type { CapacityRecord } from '#lib/domain/directory/capacity.ts';
import type { ServiceFact } from '#lib/domain/directory/facts/service-fact.ts';
import type { Provider } from '#lib/domain/directory/provider.ts';
import type { PlaceUnit } from '#lib/domain/directory/register/place-finder.ts';
import type { Service } from '#lib/domain/directory/service.ts';
import type { ServiceType } from '#lib/domain/law/service-type.ts';
import type { Activity, ActivityCost } from '#lib/domain/plans/activity.ts';
import type { CapacityCell } from '#lib/domain/plans/capacity-matrix.ts';
import type { Goal } from '#lib/domain/plans/goal.ts';
import type { ImportKind } from '#lib/domain/plans/import/column.ts';
import type { Kept } from '#lib/domain/plans/import/ground.ts';
import type { ImportMeaning } from '#lib/domain/plans/import/meaning.ts';
import type { Indicator } from '#lib/domain/plans/indicator.ts';
import type { Measure } from '#lib/domain/plans/measure.ts';
import type { Plan } from '#lib/domain/plans/plan.ts';
import type { Priority } from '#lib/domain/plans/priority.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { PlanningBody } from '#lib/domain/tenancy/planning-body.ts';
import type { EventLog } from '../event-log.ts';
import type { WrittenProposals } from './written-proposal.ts';

/** A file that waits to be imported, or was. */
export type ImportRun = {
  id: string;
  /** Null: the file is for the directory alone. */
  planId: string | null;
  /** Whether services outside the body's territory are taken too; a file for a plan always takes them. */
  takesAll: boolean;
  fileHash: string;
  fileName: string;
  wanted: ImportKind | null;
  actorId: string | null;
  uploadedAt: Date;
  appliedAt: Date | null;
};

/** A file as it is kept first. */
export type NewImportRun = Omit<ImportRun, 'uploadedAt' | 'appliedAt' | 'takesAll'> & { takesAll?: boolean };

export const IMPORT_ITEM_KINDS = [
  'priorities',
  'goals',
  'measures',
  'activities',
  'indicators',
  'cells'
] as const;
export type ImportItemKind = (typeof IMPORT_ITEM_KINDS)[number];

export type ItemTypes = {
  priorities: Priority;
  goals: Goal;
  measures: Measure;
  activities: Activity;
  indicators: Indicator;
  cells: CapacityCell;
};

type PartReading<Item> = {
  listPart(planId: string, after: Item | null, most: number): Promise<Kept<Item>[]>;
};

type Revised = { id: string; revision: number };
type Named = { code: string; nameSk: string };

/** What importing asks of storage, inside one short transaction. */
export type ImportStores = {
  plans: {
    find(id: string): Promise<Plan | undefined>;
    givenMeasureCodes(planId: string): Promise<string[]>;
  };
  items: { readonly [K in ImportItemKind]: PartReading<ItemTypes[K]> };
  directory: {
    providersPart(after: string | null, most: number): Promise<Kept<Provider>[]>;
    servicesPart(after: string | null, most: number): Promise<Kept<Service>[]>;
    capacitiesPart(after: string | null, most: number): Promise<(CapacityRecord & { id: string })[]>;
  };
  serviceFacts: { listPart(after: string | null, most: number): Promise<ServiceFact[]> };
  territory: {
    placeUnits(after: string, most: number): Promise<(PlaceUnit & { regionCode: string })[]>;
    districtNames(): Promise<{ code: string; name: string }[]>;
  };
  importMeanings: { list(): Promise<ImportMeaning[]> };
  law: {
    serviceTypesOn(day: CalendarDay): Promise<ServiceType[]>;
    serviceForms(): Promise<Named[]>;
    targetGroups(): Promise<Named[]>;
    capacityUnits(): Promise<Named[]>;
    financingSourcesOn(day: CalendarDay): Promise<Named[]>;
  };
  imports: ImportWrites;
  events: EventLog;
};

/** Rows in bulk: each of these is one statement for a table, whatever the number of rows. */
export type ImportWrites = {
  add(run: NewImportRun): Promise<void>;
  findBrought(number: number): Promise<string[] | undefined>;
  find(id: string): Promise<ImportRun | undefined>;
  waitingSince(before: Date): Promise<ImportRun[]>;
  holdsFile(fileHash: string, otherThan: string): Promise<boolean>;
  remove(id: string): Promise<void>;
  lockWaiting(id: string): Promise<boolean>;
  openWaiting(id: string): Promise<void>;
  clearWaiting(id: string): Promise<void>;
  clearSomeWaiting(id: string, most: number): Promise<number>;
  beginWaiting(id: string): Promise<void>;
  showWaiting(id: string): Promise<void>;
  showProviders(id: string, providerIds: readonly string[]): Promise<number>;
  countWaiting(id: string): Promise<number>;
  markBegun(id: string, begunBy: string | null): Promise<void>;
  unmarkBegun(id: string): Promise<void>;
  markApplied(id: string, brought: readonly string[]): Promise<boolean>;
  lockPlan(planId: string): Promise<boolean>;
  lockDirectory(): Promise<void>;
  stampOf(planId: string | null): Promise<string>;
  addItems(
    kind: ImportItemKind,
    items: readonly object[],
    owner: { planId: string | null; importId: string }
  ): Promise<void>;
  changeItems(kind: ImportItemKind, items: readonly Revised[]): Promise<number>;
  giveCodes(planId: string, codes: readonly string[]): Promise<void>;
  addCosts(costs: readonly (ActivityCost & { activityId: string })[]): Promise<void>;
  removeCostsOf(activityIds: readonly string[]): Promise<void>;
  addProviders(providers: readonly Provider[], importId?: string): Promise<void>;
  changeProviders(providers: readonly (Provider & Revised)[]): Promise<number>;
  addServices(services: readonly Service[], importId?: string): Promise<void>;
  changeServices(services: readonly (Service & Revised)[]): Promise<number>;
  putPlaces(
    places: readonly { serviceId: string; address: string; addressProtected: boolean }[]
  ): Promise<void>;
  endCapacities(ends: readonly { id: string; validTo: CalendarDay }[]): Promise<void>;
  removeCapacities(ids: readonly string[]): Promise<void>;
  addCapacities(records: readonly (CapacityRecord & { id: string })[], importId?: string): Promise<void>;
  addFacts(facts: readonly ServiceFact[], importId?: string): Promise<void>;
  endFacts(ends: readonly { id: string; validTo: CalendarDay }[]): Promise<void>;
  removeFacts(ids: readonly string[]): Promise<void>;
  foreignProviders(icos: readonly string[], ids?: readonly string[]): Promise<Provider[]>;
  foreignServices(ids: readonly string[]): Promise<string[]>;
  foreignRegisterNumbers(numbers: readonly string[]): Promise<string[]>;
};

/** Whether a file can be read; if not, why: one word, with a sentence under `import.refused.`. */
export type FileCheck = { outcome: 'read' } | { outcome: 'refused'; refusal: FileRefusal };

export type FileRefusal =
  | 'empty'
  | 'too-large'
  | 'too-many-rows'
  | 'too-many-columns'
  | 'old-excel'
  | 'open-document'
  | 'protected'
  | 'not-a-table'
  | 'damaged'
  | 'swollen'
  | 'mixed-encodings'
  | 'unknown-json'
  | 'too-many-services';

/** What importing works with: short transactions one after another, files, and what they would do. */
export type ImportWork = {
  body: Pick<PlanningBody, 'bodyId' | 'unitCode'>;
  today: CalendarDay;
  inBody<T>(work: (stores: ImportStores) => Promise<T>): Promise<T>;
  files: {
    put(content: Uint8Array): Promise<string>;
    get(hash: string): Promise<Uint8Array | null>;
    remove(hash: string): Promise<void>;
  };
  checkFile(content: Uint8Array): Promise<FileCheck>;
  proposals: WrittenProposals;
  /** Everyday names of kinds of services, by their codes. */
  everydayNames(): ReadonlyMap<string, readonly string[]>;
};
