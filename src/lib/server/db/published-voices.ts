import { type Kysely, sql } from 'kysely';
import type { PublishedVoice, VoiceContents, VoiceKind } from '#lib/domain/evidence/published-voice.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { PublicDb, Tx } from './db.ts';
import type { PublicSchema } from './schema.ts';

export const VOICES_PER_PAGE = 20;
/** So much of what is coming is shown at once. */
const MOST_COMING = 50;

type Reading = Pick<PublicSchema, 'publishedVoice'>;

/** What anybody reads of voices: plain selects. */
export function publishedVoices(db: PublicDb | Kysely<Reading>) {
  const of = (bodyId: BodyId, kind: VoiceKind) =>
    (db as Kysely<Reading>)
      .selectFrom('publishedVoice')
      .where('bodyId', '=', bodyId)
      .where('kind', '=', kind);
  return {
    find: <Kind extends VoiceKind>(
      bodyId: BodyId,
      kind: Kind,
      id: string
    ): Promise<PublishedVoice<Kind> | undefined> =>
      of(bodyId, kind)
        .select(['kind', 'id', 'day', 'content'])
        .where('id', '=', id)
        .executeTakeFirst() as Promise<PublishedVoice<Kind> | undefined>,

    /** The vote at a public address. */
    findVote: (bodyId: BodyId, code: string): Promise<PublishedVoice<'vote'> | undefined> =>
      of(bodyId, 'vote')
        .select(['kind', 'id', 'day', 'content'])
        .where(sql<boolean>`content ->> 'code' = ${code}`)
        .executeTakeFirst() as Promise<PublishedVoice<'vote'> | undefined>,

    /** One page (from 1) of a kind, the newest first. */
    page: <Kind extends VoiceKind>(
      bodyId: BodyId,
      kind: Kind,
      page: number
    ): Promise<PublishedVoice<Kind>[]> =>
      of(bodyId, kind)
        .select(['kind', 'id', 'day', 'content'])
        .orderBy('day', 'desc')
        .orderBy('id')
        .limit(VOICES_PER_PAGE)
        .offset((page - 1) * VOICES_PER_PAGE)
        .execute() as Promise<PublishedVoice<Kind>[]>,

    /** What is on a day or later, the nearest first. */
    coming: <Kind extends VoiceKind>(
      bodyId: BodyId,
      kind: Kind,
      from: CalendarDay
    ): Promise<PublishedVoice<Kind>[]> =>
      of(bodyId, kind)
        .select(['kind', 'id', 'day', 'content'])
        .where('day', '>=', from)
        .orderBy('day')
        .orderBy('id')
        .limit(MOST_COMING)
        .execute() as Promise<PublishedVoice<Kind>[]>,

    /** One page (from 1) of what was before a day, the newest first. */
    past: <Kind extends VoiceKind>(
      bodyId: BodyId,
      kind: Kind,
      before: CalendarDay,
      page: number
    ): Promise<PublishedVoice<Kind>[]> =>
      of(bodyId, kind)
        .select(['kind', 'id', 'day', 'content'])
        .where('day', '<', before)
        .orderBy('day', 'desc')
        .orderBy('id')
        .limit(VOICES_PER_PAGE)
        .offset((page - 1) * VOICES_PER_PAGE)
        .execute() as Promise<PublishedVoice<Kind>[]>,

    /** How many there are; `before` a day, where one is given. */
    count: async (bodyId: BodyId, kind: VoiceKind, before?: CalendarDay): Promise<number> => {
      const row = await of(bodyId, kind)
        .select(sql<string>`count(*)`.as('count'))
        .$if(before !== undefined, (query) => query.where('day', '<', before as CalendarDay))
        .executeTakeFirst();
      return Number(row?.count ?? 0);
    }
  };
}

/** How voices of a body are shown and hidden, inside its transaction. */
export function voicePublisher(tx: Tx, bodyId: BodyId) {
  return {
    listShown: async (): Promise<PublishedVoice[]> =>
      (await tx
        .selectFrom('publishedVoice')
        .select(['kind', 'id', 'day', 'content'])
        .where('bodyId', '=', bodyId)
        .execute()) as PublishedVoice[],

    show: async (voices: readonly PublishedVoice[]): Promise<void> => {
      for (const { kind, id, day, content } of voices) {
        const row = { day, content: JSON.stringify(content satisfies VoiceContents[VoiceKind]) };
        await tx
          .insertInto('publishedVoice')
          .values({ bodyId, kind, id, ...row })
          .onConflict((conflict) => conflict.columns(['bodyId', 'kind', 'id']).doUpdateSet(row))
          .execute();
      }
    },

    hide: async (voices: readonly Pick<PublishedVoice, 'kind' | 'id'>[]): Promise<void> => {
      for (const { kind, id } of voices)
        await tx
          .deleteFrom('publishedVoice')
          .where('bodyId', '=', bodyId)
          .where('kind', '=', kind)
          .where('id', '=', id)
          .execute();
    },

    /** Everything that the body shows, when its data are removed. */
    hideAll: async (): Promise<void> => {
      await tx.deleteFrom('publishedVoice').where('bodyId', '=', bodyId).execute();
    }
  };
}
