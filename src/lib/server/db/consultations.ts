import { type RawBuilder, sql } from 'kysely';
import type { Comment, Settlement, Verdict } from '#lib/domain/consultations/comment.ts';
import type { Consultation } from '#lib/domain/consultations/consultation.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Tx } from './db.ts';
import { fixedStatement } from './fixed-statement.ts';
import type { ConsultationCommentTable } from './tables/consultations.ts';

export const CONSULTATION_COLUMNS = [
  ...(['id', 'code', 'planId', 'versionNumber', 'contentHash', 'opensOn', 'closesOn', 'onPaper'] as const),
  ...(['prolongedFrom', 'needsName', 'needsReason', 'endedOn', 'revision'] as const)
] as const;

const COMMENT_COLUMNS = [
  ...(['id', 'consultationId', 'receipt', 'partKey', 'wordingHash', 'text', 'proposed', 'reason'] as const),
  ...(['name', 'language', 'origin', 'toVerify', 'receivedOn', 'hiddenReason', 'supports'] as const),
  ...(['verdict', 'verdictReason', 'decidedBy', 'edit', 'settledOn', 'revision'] as const)
] as const;

export const COMMENTS_PER_PAGE = 20;

/** What the desk looks for among the comments of a discussion. */
export const COMMENT_FILTERS = [
  'all',
  'unsettled',
  'to-verify',
  'outside-rule',
  'settled',
  'hidden',
  'not-from-web'
] as const;
export type CommentFilter = (typeof COMMENT_FILTERS)[number];

/** A comment is taken by one statement: it is refused where its discussion is not that of the statement. */
const ADD = fixedStatement(
  (value) => sql`
    insert into consultation_comment (body_id, id, consultation_id, receipt, part_key, wording_hash, text, proposed,
      reason, name, language, origin, to_verify, received_on, entered_by)
    values (${value('bodyId')}, ${value('id')}, ${value('consultationId')}, ${value('receipt')},
      ${value('partKey')}, ${value('wordingHash')}, ${value('text')}, ${value('proposed')}, ${value('reason')},
      ${value('name')}, ${value('language')}, ${value('origin')}, ${value('toVerify')}, ${value('receivedOn')},
      ${value('enteredBy')})`
);

/** Public discussions of one body and what people wrote in them. */
export function consultationStore(tx: Tx, bodyId: BodyId) {
  const own = () => tx.selectFrom('consultation').select(CONSULTATION_COLUMNS).where('bodyId', '=', bodyId);
  const comments = () => tx.selectFrom('consultationComment').where('bodyId', '=', bodyId);
  const read = () => comments().select(COMMENT_COLUMNS);
  const filtered = (consultationId: string, filter: CommentFilter) =>
    comments()
      .where('consultationId', '=', consultationId)
      .$if(filter !== 'all', (query) => query.where(CONDITIONS[filter]));
  return {
    /** All of them, what opens last first: small rows, and a plan is discussed some times in seven years. */
    list: (): Promise<Consultation[]> => own().orderBy('opensOn', 'desc').orderBy('id').execute(),

    /** Two people who open a discussion of one plan at once: the second waits until the first is done. */
    takeTurn: async (planId: string): Promise<void> => {
      await sql`select pg_advisory_xact_lock(hashtextextended(${`consultation ${planId}`}, 0))`.execute(tx);
    },

    find: (id: string): Promise<Consultation | undefined> => own().where('id', '=', id).executeTakeFirst(),

    findByCode: (code: string): Promise<Consultation | undefined> =>
      own().where('code', '=', code).executeTakeFirst(),

    /** Whoever adds a comment holds this until it is kept: nobody ends the discussion meanwhile. */
    lockToComment: (code: string): Promise<Consultation | undefined> =>
      own().where('code', '=', code).forShare().executeTakeFirst(),

    /** Waits for comments that are just being added. */
    lock: (id: string): Promise<Consultation | undefined> =>
      own().where('id', '=', id).forUpdate().executeTakeFirst(),

    add: async (
      consultation: Omit<Consultation, 'revision'>,
      meetingIds: readonly string[]
    ): Promise<void> => {
      await tx
        .insertInto('consultation')
        .values({ bodyId, ...consultation })
        .execute();
      await link(consultation.id, meetingIds);
    },

    /** Changes a discussion that was locked. */
    change: async (
      id: string,
      change: Pick<Consultation, 'closesOn' | 'onPaper' | 'prolongedFrom'>,
      meetingIds: readonly string[]
    ): Promise<void> => {
      await tx
        .updateTable('consultation')
        .set((row) => ({ ...change, revision: row('revision', '+', 1) }))
        .where('bodyId', '=', bodyId)
        .where('id', '=', id)
        .execute();
      await tx
        .deleteFrom('consultationMeeting')
        .where('bodyId', '=', bodyId)
        .where('consultationId', '=', id)
        .execute();
      await link(id, meetingIds);
    },

    end: async (id: string, endedOn: string): Promise<void> => {
      await tx
        .updateTable('consultation')
        .set((row) => ({ endedOn: endedOn as never, revision: row('revision', '+', 1) }))
        .where('bodyId', '=', bodyId)
        .where('id', '=', id)
        .execute();
    },

    listMeetingIds: async (consultationId: string): Promise<string[]> => {
      const rows = await tx
        .selectFrom('consultationMeeting')
        .select('meetingId')
        .where('bodyId', '=', bodyId)
        .where('consultationId', '=', consultationId)
        .execute();
      return rows.map(({ meetingId }) => meetingId);
    },

    findComment: async (id: string): Promise<Comment | undefined> =>
      commentOf(await read().where('id', '=', id).executeTakeFirst()),

    findByReceipt: async (receipt: string): Promise<Comment | undefined> =>
      commentOf(await read().where('receipt', '=', receipt).executeTakeFirst()),

    /** Locks comments of one discussion, in an order that lets two people lock the same ones. */
    lockComments: async (consultationId: string, ids: readonly string[]): Promise<Comment[]> => {
      if (ids.length === 0) return [];
      const rows = await read()
        .where('consultationId', '=', consultationId)
        .where('id', 'in', [...ids])
        .orderBy('id')
        .forUpdate()
        .execute();
      return rows.flatMap((row) => commentOf(row) ?? []);
    },

    /** One page (from 1), the oldest first. */
    listComments: async (consultationId: string, filter: CommentFilter, page: number): Promise<Comment[]> => {
      const rows = await filtered(consultationId, filter)
        .select(COMMENT_COLUMNS)
        .orderBy('receivedAt')
        .orderBy('id')
        .limit(COMMENTS_PER_PAGE)
        .offset((page - 1) * COMMENTS_PER_PAGE)
        .execute();
      return rows.flatMap((row) => commentOf(row) ?? []);
    },

    /** The same comments by their ids alone, for what is done with all of them together. */
    listIds: async (consultationId: string, filter: CommentFilter, most: number): Promise<string[]> => {
      const rows = await filtered(consultationId, filter)
        .select('id')
        .orderBy('receivedAt')
        .orderBy('id')
        .limit(most)
        .execute();
      return rows.map(({ id }) => id);
    },

    countComments: async (consultationId: string, filter: CommentFilter): Promise<number> => {
      const row = await filtered(consultationId, filter)
        .select(sql<string>`count(*)`.as('count'))
        .executeTakeFirst();
      return Number(row?.count ?? 0);
    },

    addComment: async (
      comment: Omit<Comment, 'hiddenReason' | 'settlement' | 'supports' | 'revision'> & {
        enteredBy: string | null;
      }
    ): Promise<void> => {
      await tx.executeQuery(ADD(tx, { bodyId, ...comment }));
    },

    /** Settles comments that were locked. */
    settle: async (ids: readonly string[], settlement: Settlement, settledBy: string): Promise<void> => {
      const { verdict, reason, decidedBy, edit, settledOn } = settlement;
      await changed(ids, { verdict, verdictReason: reason, decidedBy, edit, settledOn, settledBy });
    },

    reopen: async (id: string): Promise<void> => {
      const nothing = { verdict: null, verdictReason: null, decidedBy: null, edit: null };
      await changed([id], { ...nothing, settledOn: null, settledBy: null });
    },

    hide: async (
      ids: readonly string[],
      hiddenReason: string | null,
      hiddenBy: string | null
    ): Promise<void> => {
      await changed(ids, { hiddenReason, hiddenBy });
    },

    verify: async (ids: readonly string[]): Promise<void> => {
      await changed(ids, { toVerify: false });
    },

    /** @returns whether this is the first time */
    support: async (commentId: string, supporter: string): Promise<boolean> => {
      const { numInsertedOrUpdatedRows } = await tx
        .insertInto('consultationSupport')
        .values({ bodyId, commentId, supporter })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      if (Number(numInsertedOrUpdatedRows ?? 0n) === 0) return false;
      await tx
        .updateTable('consultationComment')
        .set((row) => ({ supports: row('supports', '+', 1) }))
        .where('bodyId', '=', bodyId)
        .where('id', '=', commentId)
        .execute();
      return true;
    }
  };

  async function link(consultationId: string, meetingIds: readonly string[]): Promise<void> {
    if (meetingIds.length === 0) return;
    const links = meetingIds.map((meetingId) => ({ bodyId, consultationId, meetingId }));
    await tx.insertInto('consultationMeeting').values(links).execute();
  }

  async function changed(ids: readonly string[], change: Partial<ConsultationChange>): Promise<void> {
    if (ids.length === 0) return;
    await tx
      .updateTable('consultationComment')
      .set((row) => ({ ...change, revision: row('revision', '+', 1) }))
      .where('bodyId', '=', bodyId)
      .where('id', 'in', [...ids])
      .execute();
  }
}

type ConsultationChange = Pick<
  ConsultationCommentTable,
  | 'verdict'
  | 'verdictReason'
  | 'decidedBy'
  | 'edit'
  | 'settledOn'
  | 'settledBy'
  | 'hiddenReason'
  | 'hiddenBy'
  | 'toVerify'
>;

const CONDITIONS: Readonly<Record<CommentFilter, RawBuilder<boolean>>> = {
  all: sql`true`,
  unsettled: sql`verdict is null`,
  'to-verify': sql`to_verify`,
  'outside-rule': sql`verdict is null and exists (
    select from consultation c where c.body_id = consultation_comment.body_id and c.id = consultation_id
      and (c.needs_name and name is null or c.needs_reason and reason is null))`,
  settled: sql`verdict is not null`,
  hidden: sql`hidden_reason is not null`,
  'not-from-web': sql`origin <> 'web'`
};

type ReadComment = Omit<Comment, 'settlement'> & {
  verdict: Verdict | null;
  verdictReason: string | null;
  decidedBy: string | null;
  edit: string | null;
  settledOn: Settlement['settledOn'] | null;
};

function commentOf(row: ReadComment | undefined): Comment | undefined {
  if (!row) return undefined;
  const { verdict, verdictReason, decidedBy, edit, settledOn, ...comment } = row;
  const settlement =
    verdict === null || settledOn === null
      ? null
      : { verdict, reason: verdictReason ?? '', decidedBy: decidedBy ?? '', edit, settledOn };
  return { ...comment, settlement };
}
