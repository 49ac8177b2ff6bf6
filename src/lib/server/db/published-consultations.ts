import { type Kysely, sql } from 'kysely';
import type { Verdict } from '#lib/domain/consultations/comment.ts';
import type { ConsultedPart } from '#lib/domain/consultations/consulted-part.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { PublicDb, Tx } from './db.ts';
import { fixedStatement } from './fixed-statement.ts';
import type { PublicSchema } from './schema.ts';
import type {
  PublishedCommentTable,
  PublishedConsultationPartTable,
  PublishedConsultationTable
} from './tables/consultations.ts';

export const SHOWN_COMMENTS_PER_PAGE = 20;
export const DISCUSSIONS_PER_PAGE = 50;

export type PublishedConsultation = Omit<PublishedConsultationTable, 'bodyId'>;
export type PublishedPart = Omit<PublishedConsultationPartTable, 'bodyId' | 'comments'> & {
  comments: number;
};
export type PublishedComment = Omit<PublishedCommentTable, 'bodyId' | 'receivedAt'> & {
  part: Pick<PublishedPart, 'key' | 'kind' | 'number' | 'text' | 'section'>;
};

const COLUMNS = [
  ...(['id', 'code', 'planId', 'versionNumber', 'title', 'opensOn', 'closesOn', 'onPaper'] as const),
  ...(['prolongedFrom', 'needsName', 'needsReason', 'endedOn', 'meetingIds'] as const)
] as const;
const PART_COLUMNS = [
  ...(['consultationId', 'position', 'key', 'kind', 'section', 'number', 'text', 'hash', 'comments'] as const)
] as const;
const COMMENT_COLUMNS = [
  ...(['id', 'consultationId', 'partPosition', 'receivedOn', 'text', 'proposed', 'reason', 'name'] as const),
  ...(['language', 'origin', 'hiddenReason', 'verdict', 'verdictReason', 'decidedBy', 'edit'] as const),
  ...(['settledOn', 'supports'] as const)
] as const;

type Reading = Pick<PublicSchema, 'publishedConsultation' | 'publishedConsultationPart' | 'publishedComment'>;

/** What anybody reads of public discussions: plain selects. */
export function publishedConsultations(given: PublicDb | Kysely<Reading>) {
  const db = given as Kysely<Reading>;
  const of = (bodyId: BodyId) =>
    db.selectFrom('publishedConsultation').select(COLUMNS).where('bodyId', '=', bodyId);
  const parts = (bodyId: BodyId, consultationId: string) =>
    db
      .selectFrom('publishedConsultationPart')
      .where('bodyId', '=', bodyId)
      .where('consultationId', '=', consultationId);
  const comments = (bodyId: BodyId, consultationId: string, part: number | null) =>
    db
      .selectFrom('publishedComment')
      .where('bodyId', '=', bodyId)
      .where('consultationId', '=', consultationId)
      .$if(part !== null, (query) => query.where('partPosition', '=', part as number));
  return {
    /** One page (from 1), what opens last first. */
    list: (bodyId: BodyId, page = 1): Promise<PublishedConsultation[]> =>
      of(bodyId)
        .orderBy('opensOn', 'desc')
        .orderBy('id')
        .limit(DISCUSSIONS_PER_PAGE)
        .offset((page - 1) * DISCUSSIONS_PER_PAGE)
        .execute(),

    count: async (bodyId: BodyId): Promise<number> => {
      const row = await db
        .selectFrom('publishedConsultation')
        .select(sql<string>`count(*)`.as('count'))
        .where('bodyId', '=', bodyId)
        .executeTakeFirst();
      return Number(row?.count ?? 0);
    },

    /** How many comments of each discussion were settled in which way; null are those that still wait. */
    verdicts: async (
      bodyId: BodyId
    ): Promise<{ consultationId: string; verdict: Verdict | null; comments: number }[]> => {
      const rows = await db
        .selectFrom('publishedComment')
        .select(['consultationId', 'verdict', sql<string>`count(*)`.as('comments')])
        .where('bodyId', '=', bodyId)
        .groupBy(['consultationId', 'verdict'])
        .execute();
      return rows.map((row) => ({ ...row, comments: Number(row.comments) }));
    },

    find: (bodyId: BodyId, code: string): Promise<PublishedConsultation | undefined> =>
      of(bodyId).where('code', '=', code).executeTakeFirst(),

    part: (bodyId: BodyId, consultationId: string, key: string): Promise<PublishedPart | undefined> =>
      parts(bodyId, consultationId).select(PART_COLUMNS).where('key', '=', key).executeTakeFirst(),

    /** The parts of one section in order; of null the whole. */
    partsOf: (bodyId: BodyId, consultationId: string, section: string): Promise<PublishedPart[]> =>
      parts(bodyId, consultationId)
        .select(PART_COLUMNS)
        .where('section', '=', section as never)
        .orderBy('position')
        .execute(),

    /** Every part, as comments are carried from one draft into the next. */
    allParts: (bodyId: BodyId, consultationId: string): Promise<PublishedPart[]> =>
      parts(bodyId, consultationId).select(PART_COLUMNS).orderBy('position').execute(),

    /** Sections in order, with how many comments each has; null is the whole draft. */
    sections: async (
      bodyId: BodyId,
      consultationId: string
    ): Promise<{ section: PublishedPart['section']; parts: number; comments: number }[]> => {
      const rows = await parts(bodyId, consultationId)
        .select([
          'section',
          sql<string>`count(*)`.as('parts'),
          sql<string>`sum(comments)`.as('comments'),
          sql<number>`min(position)`.as('first')
        ])
        .groupBy('section')
        .orderBy('first')
        .execute();
      return rows.map(({ section, parts, comments }) => ({
        ...{ section, parts: Number(parts), comments: Number(comments) }
      }));
    },

    /** One page (from 1) of comments in the order of the plan; of one part where its position is given. */
    comments: async (
      bodyId: BodyId,
      consultationId: string,
      part: number | null,
      page: number
    ): Promise<PublishedComment[]> => {
      const rows = await inOrder(comments(bodyId, consultationId, part))
        .limit(SHOWN_COMMENTS_PER_PAGE)
        .offset((page - 1) * SHOWN_COMMENTS_PER_PAGE)
        .execute();
      return withParts(bodyId, consultationId, rows);
    },

    /**
     * The next comments in the order of the plan, after the one that was read last: one that is hidden or comes between
     * two readings neither repeats a row nor leaves one out.
     */
    commentsAfter: async (
      bodyId: BodyId,
      consultationId: string,
      last: Pick<PublishedComment, 'id'> | null,
      most: number
    ): Promise<PublishedComment[]> => {
      const rows = await inOrder(comments(bodyId, consultationId, null))
        .$if(last !== null, (query) =>
          query.where(
            sql<boolean>`(part_position, received_at, id) > (select l.part_position, l.received_at, l.id
              from published_comment l where l.body_id = ${bodyId} and l.id = ${last?.id ?? null})`
          )
        )
        .limit(most)
        .execute();
      return withParts(bodyId, consultationId, rows);
    }
  };

  function inOrder(query: ReturnType<typeof comments>) {
    return query.select(COMMENT_COLUMNS).orderBy('partPosition').orderBy('receivedAt').orderBy('id');
  }

  async function withParts(
    bodyId: BodyId,
    consultationId: string,
    rows: readonly Omit<PublishedComment, 'part'>[]
  ): Promise<PublishedComment[]> {
    if (rows.length === 0) return [];
    const positions = [...new Set(rows.map(({ partPosition }) => partPosition))];
    const named = await parts(bodyId, consultationId)
      .select(['position', 'key', 'kind', 'number', 'text', 'section'])
      .where('position', 'in', positions)
      .execute();
    const byPosition = new Map(named.map(({ position, ...about }) => [position, about]));
    return rows.flatMap((row) => {
      const about = byPosition.get(row.partPosition);
      return about ? [{ ...row, part: about }] : [];
    });
  }
}

/** One comment as everybody reads it: never its receipt, its contact or who typed it in. */
const SHOWN = sql`
  select c.body_id, c.id, c.consultation_id, p.position, c.received_at, c.received_on,
    case when c.hidden_reason is null then c.text else '' end,
    case when c.hidden_reason is null then c.proposed end,
    case when c.hidden_reason is null then c.reason end,
    case when c.hidden_reason is null then c.name end,
    c.language, c.origin, c.hidden_reason, c.verdict, c.verdict_reason, c.decided_by, c.edit, c.settled_on, c.supports
  from consultation_comment c join published_consultation_part p
    on (p.body_id, p.consultation_id, p.key) = (c.body_id, c.consultation_id, c.part_key)`;

const COLUMNS_SHOWN = sql`body_id, id, consultation_id, part_position, received_at, received_on, text, proposed, reason,
  name, language, origin, hidden_reason, verdict, verdict_reason, decided_by, edit, settled_on, supports`;

const SHOW_NEW = fixedStatement(
  (value) => sql`
    with shown as (
      insert into published_comment (${COLUMNS_SHOWN}) ${SHOWN}
      where c.body_id = ${value('bodyId')} and c.id = ${value('id')}
      returning consultation_id, part_position
    )
    update published_consultation_part p set comments = comments + 1 from shown
    where p.body_id = ${value('bodyId')} and (p.consultation_id, p.position) = (shown.consultation_id, shown.part_position)`
);

/** How discussions are shown, inside their body's transaction. */
export function consultationPublisher(tx: Tx, bodyId: BodyId) {
  return {
    /** Shows a discussion or what changed of it; its parts when it is new. */
    show: async (consultationId: string): Promise<void> => {
      await sql`
        insert into published_consultation (body_id, id, code, plan_id, version_number, title, opens_on, closes_on,
          on_paper, prolonged_from, needs_name, needs_reason, ended_on, meeting_ids)
        select c.body_id, c.id, c.code, c.plan_id, c.version_number, v.document #>> '{plan,title}', c.opens_on,
          c.closes_on, c.on_paper, c.prolonged_from, c.needs_name, c.needs_reason, c.ended_on,
          array(select m.meeting_id from consultation_meeting m
            where (m.body_id, m.consultation_id) = (c.body_id, c.id) order by m.meeting_id)
        from consultation c join plan_version v
          on (v.body_id, v.plan_id, v.number) = (c.body_id, c.plan_id, c.version_number)
        where c.body_id = ${bodyId} and c.id = ${consultationId}
        on conflict (body_id, id) do update set ended_on = excluded.ended_on, closes_on = excluded.closes_on,
          on_paper = excluded.on_paper, prolonged_from = excluded.prolonged_from, meeting_ids = excluded.meeting_ids`.execute(
        tx
      );
    },

    showParts: async (
      consultationId: string,
      parts: readonly (Omit<ConsultedPart, 'wording'> & { hash: string })[]
    ): Promise<void> => {
      const rows = JSON.stringify(parts.map((part, position) => ({ ...part, position })));
      await sql`
        insert into published_consultation_part (body_id, consultation_id, position, key, kind, section, number, text, hash)
        select ${bodyId}::uuid, ${consultationId}::uuid, position, key, kind, section, number, text, hash
        from jsonb_to_recordset(${rows}::text::jsonb) as given (
          position integer, key text, kind text, section text, number text, text text, hash text)
        on conflict do nothing`.execute(tx);
    },

    /** A comment that nobody reads yet. */
    showNew: async (id: string): Promise<void> => {
      await tx.executeQuery(SHOW_NEW(tx, { bodyId, id }));
    },

    /** Comments that everybody reads already, after something changed of them. */
    showAgain: async (ids: readonly string[]): Promise<void> => {
      if (ids.length === 0) return;
      const list = sql.join(ids.map((id) => sql`${id}::uuid`));
      await sql`
        insert into published_comment (${COLUMNS_SHOWN}) ${SHOWN}
        where c.body_id = ${bodyId} and c.id in (${list}) and not c.to_verify
        on conflict (body_id, id) do update set text = excluded.text, proposed = excluded.proposed,
          reason = excluded.reason, name = excluded.name, hidden_reason = excluded.hidden_reason,
          verdict = excluded.verdict, verdict_reason = excluded.verdict_reason, decided_by = excluded.decided_by,
          edit = excluded.edit, settled_on = excluded.settled_on, supports = excluded.supports`.execute(tx);
    },

    /** Every comment of a discussion, where its body has just arrived. */
    showAll: async (consultationId: string): Promise<void> => {
      await sql`
        insert into published_comment (${COLUMNS_SHOWN}) ${SHOWN}
        where c.body_id = ${bodyId} and c.consultation_id = ${consultationId} and not c.to_verify
        on conflict do nothing`.execute(tx);
      await sql`
        update published_consultation_part p set comments = (
          select count(*) from published_comment c where (c.body_id, c.consultation_id, c.part_position)
            = (p.body_id, p.consultation_id, p.position))
        where p.body_id = ${bodyId} and p.consultation_id = ${consultationId}`.execute(tx);
    },

    findPart: (consultationId: string, key: string): Promise<{ hash: string } | undefined> =>
      tx
        .selectFrom('publishedConsultationPart')
        .select('hash')
        .where('bodyId', '=', bodyId)
        .where('consultationId', '=', consultationId)
        .where('key', '=', key)
        .executeTakeFirst(),

    /** Everything that the body shows, when its data are removed. */
    hideAll: async (): Promise<void> => {
      for (const table of ['publishedComment', 'publishedConsultationPart', 'publishedConsultation'] as const)
        await tx.deleteFrom(table).where('bodyId', '=', bodyId).execute();
    }
  };
}
