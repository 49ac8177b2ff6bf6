import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Block } from '#lib/domain/plans/block.ts';
import type { SlovakWording } from '#lib/domain/plans/translation.ts';
import { canonicalJson } from '#lib/domain/shared/canonical-json.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Tx } from './db.ts';
import { sendAlong } from './sent-along.ts';

/** A block as it is kept: `template` says that nobody has touched its wording yet. */
export type KeptBlock = Block & { template: boolean };

/** The wording's lasting name: SHA-256 of its canonical JSON. */
export function wordingHash(content: SlovakWording): string {
  return createHash('sha256').update(canonicalJson(content)).digest('hex');
}

/** The narrative of one body's plans. Every accepted change leaves its wording behind, for ever. */
export function blockStore(tx: Tx, bodyId: BodyId) {
  async function addAll(planId: string, blocks: readonly KeptBlock[], actorId: string | null): Promise<void> {
    const rows = blocks.map(({ id, parent, position, content, template }) => ({
      ...{ id, parent, position, template, content, kind: content.kind },
      hash: wordingHash(content)
    }));
    await sql`
      with given as (
        select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (
          id uuid, parent text, position text, template boolean, content jsonb, kind text, hash text)
      ), said as (
        insert into wording (body_id, hash, content)
        select distinct on (hash) ${bodyId}::uuid, hash, content from given
        on conflict do nothing
      ), added as (
        insert into block (body_id, plan_id, block_id, parent, position, template, kind, content)
        select ${bodyId}::uuid, ${planId}::uuid, id, parent, position, template, kind, content from given
      )
      insert into block_revision (body_id, plan_id, block_id, revision, hash, parent, actor_id)
      select ${bodyId}::uuid, ${planId}::uuid, id, 1, hash, parent, ${actorId}::uuid from given`.execute(tx);
  }

  const columns = ['blockId as id', 'parent', 'position', 'content', 'revision', 'template'] as const;

  return {
    /** Every block of a plan, or of one section, in reading order. */
    list: (planId: string, parent?: string): Promise<KeptBlock[]> =>
      tx
        .selectFrom('block')
        .select(columns)
        .where('bodyId', '=', bodyId)
        .where('planId', '=', planId)
        .where('language', '=', 'sk')
        .$if(parent !== undefined, (query) => query.where('parent', '=', parent ?? ''))
        .orderBy('parent')
        .orderBy('position')
        .orderBy('blockId')
        .execute(),

    /**
     * From here to the end of the transaction nobody else writes the narrative of this plan.
     * False when there is no such plan.
     */
    lockNarrative: async (planId: string): Promise<boolean> => {
      const { rows } = await sql`
        select pg_advisory_xact_lock(hashtextextended(${planId}, 0)) from plan
        where body_id = ${bodyId} and id = ${planId} for share`.execute(tx);
      return rows.length === 1;
    },

    /** One block, locked until the transaction ends: what is judged must not change meanwhile. */
    lock: (blockId: string): Promise<(KeptBlock & { planId: string }) | undefined> =>
      tx
        .selectFrom('block')
        .select([...columns, 'planId'])
        .where('bodyId', '=', bodyId)
        .where('blockId', '=', blockId)
        .forUpdate()
        .executeTakeFirst(),

    add: (planId: string, block: KeptBlock, actorId: string | null): Promise<void> =>
      addAll(planId, [block], actorId),

    /** One statement: a whole plan that is taken in adds hundreds. */
    addAll,

    /** Writes the block's next revision; the caller has judged it under a lock. One statement: people wait for it. */
    change: async (planId: string, block: Block, actorId: string | null): Promise<void> => {
      const { id, parent, position, content, revision } = block;
      const [hash, words] = [wordingHash(content), JSON.stringify(content)];
      const change = sql`
        with said as (
          insert into wording (body_id, hash, content) values (${bodyId}, ${hash}, ${words}::jsonb)
          on conflict do nothing
        ), changed as (
          update block
          set parent = ${parent}, position = ${position}, kind = ${content.kind}, content = ${words}::jsonb,
              revision = ${revision}, template = false
          where body_id = ${bodyId} and block_id = ${id}
        )
        insert into block_revision (body_id, plan_id, block_id, revision, hash, parent, actor_id)
        values (${bodyId}, ${planId}, ${id}, ${revision}, ${hash}, ${parent}, ${actorId})`;
      await sendAlong(tx, change.compile(tx));
    },

    /** Moves a block without touching its words. */
    place: async (blockId: string, parent: string, position: string): Promise<void> => {
      await tx
        .updateTable('block')
        .set({ parent, position })
        .where('bodyId', '=', bodyId)
        .where('blockId', '=', blockId)
        .execute();
    },

    remove: async (planId: string, block: Block, actorId: string | null): Promise<void> => {
      await tx.deleteFrom('block').where('bodyId', '=', bodyId).where('blockId', '=', block.id).execute();
      const { id: blockId, parent, revision } = block;
      await tx
        .insertInto('blockRevision')
        .values({ ...{ bodyId, planId, blockId, parent, actorId }, revision: revision + 1, hash: null })
        .execute();
    },

    /** Those of the ids that were ever used. */
    usedAmong: async (blockIds: readonly string[]): Promise<string[]> => {
      const { rows } = await sql<{ id: string }>`
        select distinct block_id as id from block_revision
        where body_id = ${bodyId} and block_id = any (${[...blockIds]}::uuid[])`.execute(tx);
      return rows.map(({ id }) => id);
    },

    /** Whether an id was ever used, so that a removed block's id is not given again. */
    wasUsed: async (blockId: string): Promise<boolean> => {
      const found = await tx
        .selectFrom('blockRevision')
        .select('revision')
        .where('bodyId', '=', bodyId)
        .where('blockId', '=', blockId)
        .limit(1)
        .executeTakeFirst();
      return found !== undefined;
    }
  };
}
