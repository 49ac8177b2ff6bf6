import { sql } from 'kysely';
import type { Stakeholder } from '#lib/domain/evidence/stakeholder.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Tx } from './db.ts';

const COLUMNS = [
  ...(['id', 'kind', 'isPerson', 'name', 'contactName', 'email', 'phone', 'note'] as const),
  ...(['consentedOn', 'withdrawnOn', 'revision'] as const)
] as const;

/** Whom one body invites and asks. Read at the desk only. */
export function stakeholderStore(tx: Tx, bodyId: BodyId) {
  const own = () => tx.selectFrom('stakeholder').select(COLUMNS).where('bodyId', '=', bodyId);
  return {
    list: (): Promise<Stakeholder[]> => own().orderBy('kind').orderBy('name').orderBy('id').execute(),

    find: (id: string): Promise<Stakeholder | undefined> => own().where('id', '=', id).executeTakeFirst(),

    lock: (id: string): Promise<Stakeholder | undefined> =>
      own().where('id', '=', id).forUpdate().executeTakeFirst(),

    /** Those that are reached at an address. */
    lockByEmail: (email: string): Promise<Stakeholder[]> =>
      own()
        .where((row) => row(row.fn<string>('lower', ['email']), '=', email))
        .forUpdate()
        .execute(),

    add: async (stakeholder: Omit<Stakeholder, 'revision' | 'withdrawnOn'>): Promise<void> => {
      await tx
        .insertInto('stakeholder')
        .values({ bodyId, ...stakeholder, withdrawnOn: null })
        .execute();
    },

    /** Changes somebody who was locked. */
    change: async (id: string, change: Partial<Omit<Stakeholder, 'id' | 'revision'>>): Promise<void> => {
      await tx
        .updateTable('stakeholder')
        .set((row) => ({ ...change, revision: row('revision', '+', 1) }))
        .where('bodyId', '=', bodyId)
        .where('id', '=', id)
        .execute();
    }
  };
}

/** Somebody who is invited to a meeting. */
export type MeetingGuest = {
  id: string;
  stakeholderId: string | null;
  actorId: string | null;
  /** Of whom was invited as one of a group; null once erased. */
  actorName: string | null;
  invitedAt: Date | null;
  attended: boolean;
};

/** Who is invited to the meetings of one body, and who came. */
export function meetingGuestStore(tx: Tx, bodyId: BodyId) {
  return {
    list: (meetingId: string): Promise<MeetingGuest[]> =>
      tx
        .selectFrom('meetingGuest')
        .leftJoin('actor', 'actor.actorId', 'meetingGuest.actorId')
        .select(['id', 'stakeholderId', 'meetingGuest.actorId', 'actor.name as actorName'])
        .select(['invitedAt', 'attended'])
        .where('bodyId', '=', bodyId)
        .where('meetingId', '=', meetingId)
        .orderBy('id')
        .execute(),

    add: async (
      meetingId: string,
      guest: { stakeholderId: string | null; actorId: string | null; invitedAt: Date | null }
    ): Promise<void> => {
      await tx
        .insertInto('meetingGuest')
        .values({ bodyId, meetingId, ...guest })
        .execute();
    },

    /** Who was there, of those who are guests of a meeting; nobody else was. */
    noteAttendance: async (meetingId: string, ids: readonly string[]): Promise<void> => {
      await tx
        .updateTable('meetingGuest')
        .set({ attended: sql<boolean>`id = any (${[...ids]}::uuid[])` })
        .where('bodyId', '=', bodyId)
        .where('meetingId', '=', meetingId)
        .execute();
    }
  };
}
