import { sql } from 'kysely';
import type { BlockContent } from '#lib/domain/plans/block.ts';
import type { RemarkSubject } from '#lib/domain/plans/remark.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Tx } from './db.ts';

/** One remark as its thread shows it. A removed one has no text; a person's name is null once it is erased. */
export type KeptRemark = {
  id: string;
  threadId: string;
  actorId: string | null;
  actorName: string | null;
  text: string;
  writtenAt: Date;
  editedAt: Date | null;
  removedAt: Date | null;
};

export type KeptThread = {
  id: string;
  subject: RemarkSubject;
  /** The part in which the block stood when the remark was made; null for an item. */
  section: string | null;
  quote: string;
  openedAt: Date;
  resolvedAt: Date | null;
  resolvedByName: string | null;
};

/** A thread as lists show it. */
export type ThreadLine = KeptThread & { first: KeptRemark; remarks: number };

const THREAD = [
  ...(['remarkThread.id', 'subjectKind', 'subjectId', 'section', 'quote', 'openedAt', 'resolvedAt'] as const),
  'settler.name as resolvedByName'
] as const;

const REMARK = [
  ...(['remark.id', 'threadId', 'remark.actorId', 'actor.name as actorName'] as const),
  ...(['text', 'writtenAt', 'editedAt', 'removedAt'] as const)
] as const;

/** How many threads one reading gives: the newest. A plan of sixty pages has fewer open ones. */
export const MOST_THREADS = 500;

type ThreadRow = Omit<KeptThread, 'subject'> & {
  subjectKind: RemarkSubject['kind'];
  subjectId: string;
};

const threadOf = ({ subjectKind, subjectId, ...row }: ThreadRow): KeptThread => ({
  ...row,
  subject: { kind: subjectKind, id: subjectId }
});

/** Remarks of staff on the plans of one body. */
export function remarkStore(tx: Tx, bodyId: BodyId) {
  const threads = () =>
    tx
      .selectFrom('remarkThread')
      .leftJoin('actor as settler', 'settler.actorId', 'remarkThread.resolvedBy')
      .select(THREAD)
      .where('remarkThread.bodyId', '=', bodyId);
  const remarks = () =>
    tx
      .selectFrom('remark')
      .leftJoin('actor', 'actor.actorId', 'remark.actorId')
      .select(REMARK)
      .where('remark.bodyId', '=', bodyId);

  return {
    /** Threads of a plan, the newest first. @param which only those still open, or all */
    list: async (planId: string, which: 'open' | 'all'): Promise<ThreadLine[]> => {
      const found = await threads()
        .where('planId', '=', planId)
        .$if(which === 'open', (query) => query.where('resolvedAt', 'is', null))
        .orderBy('openedAt', 'desc')
        .orderBy('remarkThread.id')
        .limit(MOST_THREADS)
        .execute();
      if (found.length === 0) return [];
      const ids = found.map(({ id }) => id);
      const said = await remarks().where('threadId', 'in', ids).orderBy('writtenAt').execute();
      const byThread = Map.groupBy(said, ({ threadId }) => threadId);
      return found.flatMap((row) => {
        const own = byThread.get(row.id) ?? [];
        const first = own[0];
        return first
          ? [{ ...threadOf(row), first, remarks: own.filter(({ removedAt }) => !removedAt).length }]
          : [];
      });
    },

    /** How many threads are open on each thing of a plan. */
    listCounts: async (planId: string): Promise<{ subject: RemarkSubject; open: number }[]> => {
      const rows = await tx
        .selectFrom('remarkThread')
        .select(['subjectKind', 'subjectId'])
        .select((row) => row.fn.countAll<string>().as('open'))
        .where('bodyId', '=', bodyId)
        .where('planId', '=', planId)
        .where('resolvedAt', 'is', null)
        .groupBy(['subjectKind', 'subjectId'])
        .execute();
      return rows.map(({ subjectKind, subjectId, open }) => ({
        subject: { kind: subjectKind, id: subjectId },
        open: Number(open)
      }));
    },

    /** Every thread on one thing, open ones first, each with its remarks in order and the wording it was made on. */
    ofSubject: async (planId: string, subject: RemarkSubject) => {
      const found = await threads()
        .leftJoin('wording', (join) =>
          join
            .onRef('wording.bodyId', '=', 'remarkThread.bodyId')
            .onRef('wording.hash', '=', 'remarkThread.wordingHash')
        )
        .select(['wording.hash', 'wording.content'])
        .where('planId', '=', planId)
        .where('subjectKind', '=', subject.kind)
        .where('subjectId', '=', subject.id)
        .orderBy(sql`resolved_at is not null`)
        .orderBy('openedAt')
        .limit(MOST_THREADS)
        .execute();
      if (found.length === 0) return [];
      const ids = found.map(({ id }) => id);
      const said = await remarks().where('threadId', 'in', ids).orderBy('writtenAt').execute();
      const mentioned = await mentionsOf(said.map(({ id }) => id));
      return found.map(({ hash, content, ...row }) => ({
        ...threadOf(row),
        wording: hash === null ? null : { hash, content: content as BlockContent },
        remarks: said
          .filter(({ threadId }) => threadId === row.id)
          .map((remark) => ({
            ...remark,
            mentioned: mentioned.filter(({ remarkId }) => remarkId === remark.id).map(({ name }) => name)
          }))
      }));
    },

    /** One thread of a plan, held until the transaction ends. */
    lockThread: async (planId: string, id: string) => {
      const found = await tx
        .selectFrom('remarkThread')
        .select(['id', 'subjectKind', 'subjectId', 'resolvedAt'])
        .where('bodyId', '=', bodyId)
        .where('planId', '=', planId)
        .where('id', '=', id)
        .forUpdate()
        .executeTakeFirst();
      return found;
    },

    /** One remark and the plan it belongs to. */
    find: (planId: string, id: string) =>
      tx
        .selectFrom('remark')
        .innerJoin('remarkThread as thread', (join) =>
          join.onRef('thread.bodyId', '=', 'remark.bodyId').onRef('thread.id', '=', 'remark.threadId')
        )
        .select(['remark.id', 'threadId', 'actorId', 'text', 'removedAt'])
        .where('remark.bodyId', '=', bodyId)
        .where('thread.planId', '=', planId)
        .where('remark.id', '=', id)
        .executeTakeFirst(),

    /** Opens a thread; on a block it keeps the wording that stands now. */
    open: async (thread: {
      id: string;
      planId: string;
      subject: RemarkSubject;
      section: string | null;
      quote: string;
    }): Promise<void> => {
      const { subject, ...row } = thread;
      await tx
        .insertInto('remarkThread')
        .values({
          ...row,
          ...{ bodyId, subjectKind: subject.kind, subjectId: subject.id },
          wordingHash: subject.kind === 'block' ? standingHash(subject.id) : null
        })
        .execute();
    },

    add: async (remark: {
      id: string;
      threadId: string;
      actorId: string | null;
      text: string;
      mentioned: readonly string[];
    }): Promise<void> => {
      const { mentioned, ...row } = remark;
      await tx
        .insertInto('remark')
        // Two remarks of one transaction keep their order too.
        .values({ ...row, bodyId, writtenAt: sql<Date>`clock_timestamp()` as never })
        .execute();
      if (mentioned.length === 0) return;
      const rows = mentioned.map((actorId) => ({ bodyId, remarkId: remark.id, actorId }));
      await tx.insertInto('remarkMention').values(rows).execute();
    },

    edit: async (id: string, text: string): Promise<void> => {
      await tx
        .updateTable('remark')
        .set({ text, editedAt: new Date() })
        .where('bodyId', '=', bodyId)
        .where('id', '=', id)
        .execute();
    },

    /** Empties a remark and what was to be told of it; a thread of which nothing is left goes whole. */
    remove: async (id: string, threadId: string): Promise<void> => {
      await tx
        .updateTable('remark')
        .set({ text: '', removedAt: new Date() })
        .where('bodyId', '=', bodyId)
        .where('id', '=', id)
        .execute();
      await tx.deleteFrom('notice').where('bodyId', '=', bodyId).where('remarkId', '=', id).execute();
      await tx.deleteFrom('remarkMention').where('bodyId', '=', bodyId).where('remarkId', '=', id).execute();
      await tx
        .deleteFrom('remarkThread')
        .where('bodyId', '=', bodyId)
        .where('id', '=', threadId)
        .where((row) =>
          row.not(
            row.exists(
              row
                .selectFrom('remark')
                .select('remark.id')
                .where('remark.bodyId', '=', bodyId)
                .where('remark.threadId', '=', threadId)
                .where('removedAt', 'is', null)
            )
          )
        )
        .execute();
    },

    /** Resolves a thread, or opens it again when nobody resolves it. */
    settle: async (id: string, by: { actorId: string | null } | null): Promise<void> => {
      await tx
        .updateTable('remarkThread')
        .set({ resolvedAt: by && new Date(), resolvedBy: by?.actorId ?? null })
        .where('bodyId', '=', bodyId)
        .where('id', '=', id)
        .execute();
    }
  };

  function mentionsOf(remarkIds: readonly string[]) {
    return tx
      .selectFrom('remarkMention')
      .innerJoin('actor', 'actor.actorId', 'remarkMention.actorId')
      .select(['remarkId', 'actor.name'])
      .where('remarkMention.bodyId', '=', bodyId)
      .where('remarkId', 'in', [...remarkIds])
      .orderBy('actor.name')
      .execute();
  }

  function standingHash(blockId: string) {
    return sql<string>`(
      select r.hash from block b
      join block_revision r on (r.body_id, r.block_id, r.revision) = (b.body_id, b.block_id, b.revision)
      where b.body_id = ${bodyId} and b.block_id = ${blockId})`;
  }
}
