import { type Kysely, sql } from 'kysely';
import type { BlockContent } from '#lib/domain/plans/block.ts';
import type { BlockRevision } from '#lib/domain/plans/block-history.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Schema } from './schema.ts';

/** A block of a section and its last change; of a removed one the last words it had. */
export type LastChange = Omit<BlockRevision, 'content'> & {
  blockId: string;
  removed: boolean;
  content: BlockContent;
};

/** How many changes of one block, and how many removed blocks, are read at once. */
const MOST = 200;

/** What the blocks of one body said before, who wrote it and when. It is only read: blocks.ts writes it. */
export function blockHistoryStore(tx: Kysely<Schema>, bodyId: BodyId) {
  return {
    /**
     * Changes of one block of a plan, newest first.
     * @param until only revisions up to this one
     */
    list: (planId: string, blockId: string, until: number | null): Promise<BlockRevision[]> =>
      tx
        .selectFrom('blockRevision')
        .leftJoin('wording', (join) =>
          join
            .onRef('wording.bodyId', '=', 'blockRevision.bodyId')
            .onRef('wording.hash', '=', 'blockRevision.hash')
        )
        .leftJoin('actor', 'actor.actorId', 'blockRevision.actorId')
        .select(['revision', 'at', 'blockRevision.actorId', 'actor.name as actorName', 'wording.content'])
        .where('blockRevision.bodyId', '=', bodyId)
        .where('planId', '=', planId)
        .where('blockId', '=', blockId)
        .$if(until !== null, (query) => query.where('revision', '<=', until ?? 0))
        .orderBy('revision', 'desc')
        .limit(MOST)
        .execute(),

    /** What a block said at one revision; undefined where it said nothing or never was. */
    wordingAt: async (
      planId: string,
      blockId: string,
      revision: number
    ): Promise<{ parent: string; content: BlockContent } | undefined> =>
      tx
        .selectFrom('blockRevision')
        .innerJoin('wording', (join) =>
          join
            .onRef('wording.bodyId', '=', 'blockRevision.bodyId')
            .onRef('wording.hash', '=', 'blockRevision.hash')
        )
        .select(['parent', 'wording.content'])
        .where('blockRevision.bodyId', '=', bodyId)
        .where('planId', '=', planId)
        .where('blockId', '=', blockId)
        .where('revision', '=', revision)
        .executeTakeFirst(),

    /** The last change of every block of a section: standing ones in reading order, then removed ones, newest first. */
    ofSection: async (planId: string, section: string): Promise<LastChange[]> => {
      const standing = await sql<LastChange>`
        select b.block_id, false as removed, b.content, r.revision, r.at, r.actor_id, a.name as actor_name
        from block b
        join block_revision r on (r.body_id, r.block_id, r.revision) = (b.body_id, b.block_id, b.revision)
        left join actor a on a.actor_id = r.actor_id
        where b.body_id = ${bodyId} and b.plan_id = ${planId} and b.parent = ${section}
        order by b.position, b.block_id`.execute(tx);
      const removed = await sql<LastChange>`
        select r.block_id, true as removed, w.content, r.revision, r.at, r.actor_id, a.name as actor_name
        from block_revision r
        join block_revision said
          on (said.body_id, said.block_id, said.revision) = (r.body_id, r.block_id, r.revision - 1)
        join wording w on (w.body_id, w.hash) = (said.body_id, said.hash)
        left join actor a on a.actor_id = r.actor_id
        where r.body_id = ${bodyId} and r.plan_id = ${planId} and r.parent = ${section} and r.hash is null
        order by r.at desc, r.block_id
        limit ${MOST}`.execute(tx);
      return [...standing.rows, ...removed.rows];
    }
  };
}
