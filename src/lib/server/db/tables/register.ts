import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { ProviderKind } from '#lib/domain/directory/provider.ts';
import type { CodeOrigin } from '#lib/domain/directory/register/code-mapping.ts';
import type {
  Codebook,
  RegisterEffect,
  RegisterFault
} from '#lib/domain/directory/register/register-entry.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type {
  RegisterCounts,
  RegisterStage
} from '#lib/server/use-cases/directory/register/register-work.ts';

/** The national register of providers; tables of the installation. */
export type RegisterTables = {
  registerImport: RegisterImportTable;
  registeredService: RegisteredServiceTable;
  registerFault: RegisterFaultTable;
  registerCode: RegisterCodeTable;
  registerPlace: RegisterPlaceTable;
};

export type RegisterImportTable = {
  id: string;
  fileHash: string;
  heldFile: string | null;
  fileName: string;
  fileBytes: number;
  asOf: CalendarDay;
  stage: Generated<RegisterStage>;
  refusal: string | null;
  line: number | null;
  readBytes: Generated<number>;
  attempts: Generated<number>;
  counts: JSONColumnType<Partial<RegisterCounts>, string | undefined, string>;
  actorId: string | null;
  uploadedAt: ColumnType<Date, Date | undefined, Date>;
  appliedAt: Date | null;
};

export type RegisteredServiceTable = {
  importId: string;
  registerNumber: string;
  id: string;
  effect: RegisterEffect;
  contentHash: string;
  providerId: string;
  providerName: string | null;
  providerIco: string | null;
  providerKind: ProviderKind;
  typeCode: string;
  formCode: string | null;
  groupCodes: string[];
  municipality: string;
  district: string;
  postalCode: string;
  address: string;
  capacity: number | null;
  registeredOn: CalendarDay | null;
  erasedOn: CalendarDay | null;
  providedFrom: CalendarDay | null;
  providedTo: CalendarDay | null;
  serviceTypeCode: string | null;
  name: string | null;
  sortKey: string | null;
  formCodes: string[];
  targetGroupCodes: string[];
  capacityUnit: string | null;
  protectedPlace: boolean;
  unitCode: string | null;
  districtCode: string | null;
};

export type RegisterFaultTable = {
  importId: string;
  position: number;
  line: number;
  registerNumber: string | null;
  fault: RegisterFault;
};

/** Where a service stands by the word of the operator; null while that is being taken back. */
export type RegisterPlaceTable = {
  registerNumber: string;
  municipality: string;
  district: string;
  unitCode: string | null;
  placedAt: Generated<Date>;
  settled: Generated<boolean>;
};

export type RegisterCodeTable = {
  codebook: Codebook;
  code: string;
  label: string;
  means: string | null;
  origin: CodeOrigin | null;
  settled: Generated<boolean>;
};
