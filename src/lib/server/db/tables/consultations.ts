import type { ColumnType, Generated } from 'kysely';
import type { Comment, CommentOrigin, Verdict } from '#lib/domain/consultations/comment.ts';
import type { Consultation } from '#lib/domain/consultations/consultation.ts';
import type { PartKind } from '#lib/domain/consultations/consulted-part.ts';
import type { PlanSectionCode } from '#lib/domain/plans/plan.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';

export type ConsultationTables = {
  consultation: Omit<Consultation, 'revision'> & { bodyId: BodyId; revision: Generated<number> };
  consultationMeeting: { bodyId: BodyId; consultationId: string; meetingId: string };
  consultationComment: ConsultationCommentTable;
  consultationSupport: { bodyId: BodyId; commentId: string; supporter: string };
  publishedConsultation: PublishedConsultationTable;
  publishedConsultationPart: PublishedConsultationPartTable;
  publishedComment: PublishedCommentTable;
};

type Moment = ColumnType<Date, Date | undefined, Date>;

export type ConsultationCommentTable = Omit<Comment, 'settlement' | 'supports' | 'revision'> & {
  bodyId: BodyId;
  receivedAt: Moment;
  enteredBy: string | null;
  hiddenBy: string | null;
  verdict: Verdict | null;
  verdictReason: string | null;
  decidedBy: string | null;
  edit: string | null;
  settledOn: CalendarDay | null;
  settledBy: string | null;
  supports: Generated<number>;
  revision: Generated<number>;
};

export type PublishedConsultationTable = Omit<Consultation, 'contentHash' | 'revision'> & {
  bodyId: BodyId;
  title: string;
  meetingIds: string[];
};

export type PublishedConsultationPartTable = {
  bodyId: BodyId;
  consultationId: string;
  position: number;
  key: string;
  kind: PartKind;
  section: PlanSectionCode | null;
  number: string | null;
  text: string;
  hash: string;
  comments: Generated<number>;
};

export type PublishedCommentTable = {
  bodyId: BodyId;
  id: string;
  consultationId: string;
  partPosition: number;
  receivedAt: Date;
  receivedOn: CalendarDay;
  text: string;
  proposed: string | null;
  reason: string | null;
  name: string | null;
  language: 'sk' | 'en';
  origin: CommentOrigin;
  hiddenReason: string | null;
  verdict: Verdict | null;
  verdictReason: string | null;
  decidedBy: string | null;
  edit: string | null;
  settledOn: CalendarDay | null;
  supports: number;
};
