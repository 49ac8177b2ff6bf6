import type { Generated } from 'kysely';
import type { Stakeholder } from '#lib/domain/evidence/stakeholder.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';

export type StakeholderTables = {
  stakeholder: Omit<Stakeholder, 'revision'> & { bodyId: BodyId; revision: Generated<number> };
  meetingGuest: {
    bodyId: BodyId;
    id: Generated<string>;
    meetingId: string;
    stakeholderId: string | null;
    actorId: string | null;
    invitedAt: Date | null;
    attended: Generated<boolean>;
  };
};
