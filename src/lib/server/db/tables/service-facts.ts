import type { ColumnType, JSONColumnType } from 'kysely';
import type { PublicFact } from '#lib/domain/directory/facts/public-facts.ts';
import type { FactKind, ServiceFact } from '#lib/domain/directory/facts/service-fact.ts';
import type { PublishedCapacity, PublishedProvider } from '#lib/domain/directory/published-service.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';

export type ServiceFactTables = {
  serviceFact: ServiceFactTable;
  publishedService: PublishedServiceTable;
  /** One row: how often the public directory was written. */
  publishedDirectory: { onlyRow: true; revision: number };
};

export type ServiceFactTable = {
  bodyId: BodyId;
  id: string;
  serviceId: string;
  kind: FactKind;
  content: ColumnType<ServiceFact['content'], string, string>;
  validFrom: CalendarDay;
  validTo: CalendarDay | null;
  confirmedOn: CalendarDay;
  source: string;
};

/** Public; written by publishing and by the import of the register only. */
export type PublishedServiceTable = {
  /** The body that keeps the service; null where only the national register knows it. */
  bodyId: BodyId | null;
  id: string;
  name: string;
  sortKey: string;
  provider: JSONColumnType<PublishedProvider>;
  serviceTypeCode: string;
  formCodes: string[];
  targetGroupCodes: string[];
  registerNumber: string | null;
  unitCode: string | null;
  districtCode: string | null;
  address: string | null;
  registeredOn: CalendarDay | null;
  erasedOn: CalendarDay | null;
  capacities: JSONColumnType<PublishedCapacity[]>;
  facts: JSONColumnType<PublicFact[]>;
  /** Codes of all areas that its catchments ever named. */
  servedCodes: ColumnType<string[], string[] | undefined, string[]>;
  staleAfterDays: ColumnType<number, number | undefined, number>;
  modifiedAt: ColumnType<Date, Date | undefined, Date>;
};
