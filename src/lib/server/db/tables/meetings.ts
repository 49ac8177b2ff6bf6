import type { Generated } from 'kysely';
import type { Meeting, MeetingPoint } from '#lib/domain/evidence/meeting.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';

export type MeetingTables = {
  meeting: Omit<Meeting, 'revision'> & { bodyId: BodyId; revision: Generated<number> };
  meetingPoint: MeetingPoint & { bodyId: BodyId; meetingId: string; position: string };
};
