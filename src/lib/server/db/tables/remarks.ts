import type { ColumnType, Generated } from 'kysely';
import type { PlanSectionCode } from '#lib/domain/plans/plan.ts';
import type { RemarkSubjectKind } from '#lib/domain/plans/remark.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';

export type RemarkTables = {
  remarkThread: RemarkThreadTable;
  remark: RemarkTable;
  remarkMention: { bodyId: BodyId; remarkId: string; actorId: string };
  notice: NoticeTable;
};

type Moment = ColumnType<Date, Date | undefined, Date>;
type LaterMoment = ColumnType<Date | null, Date | null | undefined, Date | null>;

export type RemarkThreadTable = {
  bodyId: BodyId;
  id: string;
  planId: string;
  subjectKind: RemarkSubjectKind;
  subjectId: string;
  section: string | null;
  wordingHash: string | null;
  quote: string;
  openedAt: Moment;
  resolvedAt: LaterMoment;
  resolvedBy: ColumnType<string | null, string | null | undefined, string | null>;
};

export type RemarkTable = {
  bodyId: BodyId;
  id: string;
  threadId: string;
  actorId: string | null;
  text: string;
  writtenAt: Moment;
  editedAt: LaterMoment;
  removedAt: LaterMoment;
};

/** Either a part of the text that somebody was given, or a remark that mentions her. */
export type NoticeTable = {
  bodyId: BodyId;
  id: Generated<string>;
  accountId: string;
  planId: string;
  section: PlanSectionCode | null;
  remarkId: string | null;
  noticedAt: Moment;
  toldAt: LaterMoment;
};
