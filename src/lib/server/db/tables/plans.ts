import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Approval, Resolution } from '#lib/domain/decisions/approval.ts';
import type { ProviderKind } from '#lib/domain/directory/provider.ts';
import type { Rule } from '#lib/domain/law/requirement.ts';
import type { BlockContent } from '#lib/domain/plans/block.ts';
import type { KindChoiceWord } from '#lib/domain/plans/capacity-matrix.ts';
import type { CompletenessSubject } from '#lib/domain/plans/completeness-finding.ts';
import type { Plan, PlanMode } from '#lib/domain/plans/plan.ts';
import type { StateRecord } from '#lib/domain/plans/plan-status.ts';
import type { MeasureView } from '#lib/domain/publishing/measure-view.ts';
import type { PlanDocument } from '#lib/domain/publishing/plan-document.ts';
import type { PlanOutline } from '#lib/domain/publishing/plan-outline.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';

/** Tables read by name; the items of a plan (goal, measure …) are described in plan-items.ts. */
export type PlanTables = {
  plan: PlanTable;
  givenMeasureCode: { bodyId: BodyId; planId: string; code: string };
  kindChoice: KindChoiceTable;
  warningAnswer: WarningAnswerTable;
  block: BlockTable;
  wording: { bodyId: BodyId; hash: string; content: JSONColumnType<BlockContent> };
  blockRevision: BlockRevisionTable;
  attachment: AttachmentTable;
  coatOfArms: { bodyId: BodyId; hash: string; alternative: string; revision: Generated<number> };
  provider: ProviderTable;
  service: ServiceTable;
  servicePlace: { bodyId: BodyId; serviceId: string; address: string; addressProtected: boolean };
  capacity: CapacityTable;
  planVersion: PlanVersionTable;
  stateRecord: StateRecordTable;
  rendition: RenditionTable;
  publishedPlan: PublishedPlanTable;
  publishedMeasure: PublishedMeasureTable;
  publishedFile: PublishedFileTable;
};

type Moment = ColumnType<Date, Date | undefined, Date>;
/** JSON that comes back as its type and goes in as text. */
type Json<T> = ColumnType<T, string, string>;

export type PlanTable = {
  bodyId: BodyId;
  id: string;
  title: string;
  fileNumber: string;
  validFrom: CalendarDay;
  validTo: CalendarDay;
  mode: PlanMode;
  nationalPriorityListCode: string | null;
  joint: ColumnType<Plan['joint'], string | null, string | null>;
  targetGroupCodes: string[];
  capacityDay: CalendarDay;
  texts: Json<Plan['texts']>;
  evaluation: Json<Plan['evaluation']>;
  change: Json<Plan['change']>;
  demonstration: boolean;
  createdAt: Moment;
  revision: Generated<number>;
};

export type KindChoiceTable = {
  bodyId: BodyId;
  planId: string;
  serviceTypeCode: string;
  choice: KindChoiceWord;
  reason: string;
  securedAt: string;
  securedProviderId: string | null;
  securedServiceId: string | null;
  decidedOn: CalendarDay;
  revision: Generated<number>;
};

export type WarningAnswerTable = {
  bodyId: BodyId;
  planId: string;
  rule: Rule;
  subjectKind: CompletenessSubject['kind'];
  subjectId: string;
  reason: string;
  answeredOn: CalendarDay;
};

export type BlockTable = {
  bodyId: BodyId;
  planId: string;
  blockId: string;
  /** The section of the plan it stands in. */
  parent: string;
  position: string;
  language: Generated<string>;
  kind: string;
  content: Json<BlockContent>;
  template: Generated<boolean>;
  revision: Generated<number>;
};

export type BlockRevisionTable = {
  bodyId: BodyId;
  planId: string;
  blockId: string;
  revision: number;
  hash: string | null;
  parent: string;
  actorId: string | null;
  at: Moment;
};

export type AttachmentTable = {
  bodyId: BodyId;
  id: string;
  hash: string;
  kind: 'png' | 'jpeg';
  size: number;
  width: number;
  height: number;
  originalName: string;
  uploadedAt: Moment;
  actorId: string | null;
};

export type ProviderTable = {
  id: string;
  name: string;
  kind: ProviderKind;
  ico: string | null;
  stewardBodyId: BodyId;
  website: string | null;
  revision: Generated<number>;
};

export type ServiceTable = {
  id: string;
  providerId: string;
  stewardBodyId: BodyId;
  serviceTypeCode: string;
  name: string;
  registerNumber: string | null;
  formCodes: string[];
  targetGroupCodes: string[];
  placeTerritoryCode: string;
  registeredOn: CalendarDay | null;
  erasedOn: CalendarDay | null;
  revision: Generated<number>;
};

export type CapacityTable = {
  bodyId: BodyId;
  id: string;
  serviceId: string;
  formCode: string;
  targetGroupCode: string;
  unitCode: string;
  value: number;
  staff: number | null;
  validFrom: CalendarDay;
  validTo: CalendarDay | null;
  confirmedOn: CalendarDay;
  source: string;
};

export type PlanVersionTable = {
  bodyId: BodyId;
  planId: string;
  number: number;
  contentHash: string;
  document: Json<PlanDocument>;
  frozenAt: Moment;
  actorId: string | null;
};

export type StateRecordTable = {
  bodyId: BodyId;
  id: string;
  planId: string;
  contentHash: string;
  kind: StateRecord['kind'];
  from: CalendarDay;
  to: CalendarDay | null;
  approval: ColumnType<Approval | Resolution | null, string | null, string | null>;
  recordedAt: Moment;
  actorId: string | null;
};

export const RENDITION_FORMATS = ['pdf', 'archive-pdf', 'docx', 'json'] as const;
export type RenditionFormat = (typeof RENDITION_FORMATS)[number];

export type RenditionTable = {
  bodyId: BodyId;
  planId: string;
  contentHash: string;
  stateId: string | null;
  format: RenditionFormat;
  fileHash: string;
  size: number;
  madeAt: Moment;
};

/** A record of state as it is published: what happened, on which days, by which resolution. */
export type PublishedRecord = StateRecord & { id: string; approval: Approval | Resolution | null };

export type PublishedPlanTable = {
  bodyId: BodyId;
  planId: string;
  number: number;
  period: string;
  title: string;
  validFrom: CalendarDay;
  validTo: CalendarDay;
  contentHash: string;
  document: Json<PlanDocument>;
  outline: Json<PlanOutline>;
  records: Json<PublishedRecord[]>;
  demonstration: boolean;
  publishedAt: Date;
};

export type PublishedMeasureTable = {
  bodyId: BodyId;
  planId: string;
  number: number;
  code: string;
  view: Json<MeasureView>;
};

export type PublishedFileTable = {
  bodyId: BodyId;
  planId: string;
  number: number;
  stateId: string | null;
  format: RenditionFormat;
  fileHash: string;
  size: number;
  publishedAt: Date;
  /** Given at the version's address; the others were, before the version had its present state. */
  current: ColumnType<boolean, boolean | undefined, boolean>;
};
