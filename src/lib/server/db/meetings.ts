import { generateKeyBetween } from 'fractional-indexing';
import { sql } from 'kysely';
import type { Meeting, MeetingPoint } from '#lib/domain/evidence/meeting.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Tx } from './db.ts';

const COLUMNS = [
  ...(['id', 'kind', 'groupId', 'title', 'place', 'startsAt', 'endsAt', 'agenda', 'isPublic'] as const),
  ...(['state', 'minutes', 'minutesShown', 'internalNotes', 'attended', 'changedAt', 'revision'] as const)
] as const;

const POINT_COLUMNS = [
  ...(['id', 'kind', 'text', 'responsible', 'dueOn', 'isDone', 'isPublic'] as const)
] as const;

export const MEETINGS_PER_PAGE = 30;

/** Meetings of one body with what they decided. */
export function meetingStore(tx: Tx, bodyId: BodyId) {
  const own = () => tx.selectFrom('meeting').select(COLUMNS).where('bodyId', '=', bodyId);
  const points = () => tx.selectFrom('meetingPoint').where('bodyId', '=', bodyId);
  return {
    /** One page (from 1), what is farthest ahead first. */
    list: (page: number): Promise<Meeting[]> =>
      own()
        .orderBy('startsAt', 'desc')
        .orderBy('id')
        .limit(MEETINGS_PER_PAGE)
        .offset((page - 1) * MEETINGS_PER_PAGE)
        .execute(),

    count: async (): Promise<number> => {
      const row = await tx
        .selectFrom('meeting')
        .select(sql<string>`count(*)`.as('count'))
        .where('bodyId', '=', bodyId)
        .executeTakeFirst();
      return Number(row?.count ?? 0);
    },

    /** Those that everybody may come to and knows of, which are not over; the nearest first. */
    listComing: (now: Date): Promise<Meeting[]> =>
      own()
        .where('kind', '=', 'public')
        .where('isPublic', '=', true)
        .where('state', '<>', 'cancelled')
        .where('endsAt', '>', now)
        .orderBy('startsAt')
        .orderBy('id')
        .limit(MEETINGS_PER_PAGE)
        .execute(),

    /** Those that everybody reads of: coming ones, and those with minutes that are shown. */
    listPublic: (): Promise<Meeting[]> =>
      own()
        .where((row) => row.or([row('isPublic', '=', true), row('minutesShown', '=', true)]))
        .execute(),

    find: (id: string): Promise<Meeting | undefined> => own().where('id', '=', id).executeTakeFirst(),

    lock: (id: string): Promise<Meeting | undefined> =>
      own().where('id', '=', id).forUpdate().executeTakeFirst(),

    add: async (meeting: Omit<Meeting, 'revision'>): Promise<void> => {
      await tx
        .insertInto('meeting')
        .values({ bodyId, ...meeting })
        .execute();
    },

    /** Changes a meeting that was locked. */
    change: async (id: string, change: Partial<Omit<Meeting, 'id' | 'revision'>>): Promise<void> => {
      await tx
        .updateTable('meeting')
        .set((row) => ({ ...change, revision: row('revision', '+', 1) }))
        .where('bodyId', '=', bodyId)
        .where('id', '=', id)
        .execute();
    },

    /** A meeting with everything that hangs on it. */
    remove: async (id: string): Promise<void> => {
      await tx.deleteFrom('meeting').where('bodyId', '=', bodyId).where('id', '=', id).execute();
    },

    listPoints: (meetingId: string): Promise<MeetingPoint[]> =>
      points().select(POINT_COLUMNS).where('meetingId', '=', meetingId).orderBy('position').execute(),

    /** What everybody may read, of all meetings whose minutes are shown. */
    listPublicPoints: (): Promise<(MeetingPoint & { meetingId: string })[]> =>
      points()
        .select([...POINT_COLUMNS, 'meetingId'])
        .where('isPublic', '=', true)
        .orderBy('meetingId')
        .orderBy('position')
        .execute(),

    addPoint: async (meetingId: string, point: MeetingPoint): Promise<void> => {
      const last = await points()
        .select('position')
        .where('meetingId', '=', meetingId)
        .orderBy('position', 'desc')
        .limit(1)
        .executeTakeFirst();
      const position = generateKeyBetween(last?.position ?? null, null);
      await tx
        .insertInto('meetingPoint')
        .values({ bodyId, meetingId, position, ...point })
        .execute();
    },

    changePoint: async (id: string, change: Partial<Omit<MeetingPoint, 'id'>>): Promise<void> => {
      await tx
        .updateTable('meetingPoint')
        .set(change)
        .where('bodyId', '=', bodyId)
        .where('id', '=', id)
        .execute();
    },

    removePoint: async (id: string): Promise<void> => {
      await tx.deleteFrom('meetingPoint').where('bodyId', '=', bodyId).where('id', '=', id).execute();
    }
  };
}
