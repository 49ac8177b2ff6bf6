import { type Kysely, sql } from 'kysely';
import type { LeftOut } from '#lib/domain/plans/old-plan/source-piece.ts';
import type { PlanSectionCode } from '#lib/domain/plans/plan.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type {
  NewPiece,
  OldPlan,
  OldPlanPiece,
  OldPlanProgress,
  OldPlanStore,
  PieceState
} from '../use-cases/old-plan/old-plan-work.ts';
import type { Schema } from './schema.ts';

const PLAN_COLUMNS = [
  ...(['id', 'planId', 'fileName', 'format', 'leftOut as left'] as const),
  ...(['actorId', 'readAt', 'stagedAt', 'reading', 'fault', 'hash'] as const)
] as const;

const PIECE_COLUMNS = ['id', 'place', 'content', 'under', 'section', 'rows', 'importRunId'] as const;

/** Where a piece is: rows that an import took are placed as soon as that import is applied. */
const STATE = sql<PieceState>`
  case when old_plan_piece.state = 'waiting' and exists (
    select from import_run r where r.body_id = old_plan_piece.body_id
      and r.id = old_plan_piece.import_run_id and r.applied_at is not null)
  then 'placed' else old_plan_piece.state end`;

/** Old plans of one body that were read, with the pieces that wait or were placed. */
export function oldPlanStore(tx: Kysely<Schema>, bodyId: BodyId): OldPlanStore {
  const plans = () => tx.selectFrom('oldPlan').select(PLAN_COLUMNS).where('bodyId', '=', bodyId);
  const pieces = (id: string) =>
    tx
      .selectFrom('oldPlanPiece')
      .select(PIECE_COLUMNS)
      .select(STATE.as('state'))
      .where('bodyId', '=', bodyId)
      .where('oldPlanId', '=', id)
      .orderBy('place');
  const changing = (id: string, pieceIds: readonly string[]) =>
    tx
      .updateTable('oldPlanPiece')
      .where('bodyId', '=', bodyId)
      .where('oldPlanId', '=', id)
      .where('id', 'in', [...pieceIds]);

  return {
    add: async (plan): Promise<void> => {
      await tx
        .insertInto('oldPlan')
        .values({ ...plan, bodyId, leftOut: JSON.stringify(NOTHING_LEFT), reading: 'waiting' })
        .execute();
    },

    /** One statement, whatever their number. */
    addPieces: async (id: string, given: readonly NewPiece[]): Promise<void> => {
      if (given.length === 0) return;
      await sql`
        insert into old_plan_piece (body_id, old_plan_id, id, place, content, under, section, rows)
        select ${bodyId}::uuid, ${id}::uuid, given.id, given.place, given.content, given.under, given.section,
          nullif(given.rows, 'null'::jsonb)
        from jsonb_to_recordset(${JSON.stringify(given)}::jsonb)
          as given (id uuid, place integer, content jsonb, under text, section text, rows jsonb)`.execute(tx);
    },

    clearPieces: async (id: string): Promise<void> => {
      await tx.deleteFrom('oldPlanPiece').where('bodyId', '=', bodyId).where('oldPlanId', '=', id).execute();
    },

    markStaged: async (id, left): Promise<void> => {
      await tx
        .updateTable('oldPlan')
        .set({ stagedAt: new Date(), reading: 'read', hash: null, leftOut: JSON.stringify(left) })
        .where('bodyId', '=', bodyId)
        .where('id', '=', id)
        .execute();
    },

    markFailed: async (id, fault): Promise<void> => {
      await tx
        .updateTable('oldPlan')
        .set({ reading: 'failed', hash: null, fault })
        .where('bodyId', '=', bodyId)
        .where('id', '=', id)
        .execute();
    },

    find: (id: string): Promise<OldPlan | undefined> => plans().where('id', '=', id).executeTakeFirst(),

    /** The newest first, those that wait too. */
    list: async (planId: string): Promise<(OldPlan & { progress: OldPlanProgress })[]> => {
      const found = await plans()
        .where('planId', '=', planId)
        .where((row) => row.or([row('stagedAt', 'is not', null), row('reading', '<>', 'read')]))
        .orderBy('readAt', 'desc')
        .orderBy('id')
        .execute();
      if (found.length === 0) return [];
      const { rows } = await sql<OldPlanProgress & { id: string }>`
        select old_plan_id as id, count(*)::int as all,
          count(*) filter (where state = 'waiting' and rows is null and section is not null)::int as proposed,
          count(*) filter (where state = 'waiting' and rows is not null)::int as tables,
          count(*) filter (where state = 'waiting' and rows is null and section is null)::int as unplaced,
          count(*) filter (where state = 'placed')::int as placed,
          count(*) filter (where state = 'discarded')::int as discarded
        from (
          select old_plan_id, rows, section, ${STATE} as state from old_plan_piece
          where body_id = ${bodyId} and old_plan_id = any (${found.map(({ id }) => id)}::uuid[])
        ) as pieces
        group by old_plan_id`.execute(tx);
      const counts = new Map(rows.map(({ id, ...progress }) => [id, progress]));
      return found.map((plan) => ({ ...plan, progress: counts.get(plan.id) ?? NOTHING }));
    },

    lock: async (id: string): Promise<boolean> => {
      const { rows } = await sql`
        select 1 from old_plan where body_id = ${bodyId} and id = ${id} for update`.execute(tx);
      return rows.length === 1;
    },

    listPieces: (id: string, pieceIds?: readonly string[]): Promise<OldPlanPiece[]> =>
      pieces(id)
        .$if(pieceIds !== undefined, (query) =>
          query.where(sql<boolean>`id = any (${[...(pieceIds ?? [])]}::uuid[])`)
        )
        .execute(),

    listPlacedIds: (id: string) =>
      tx
        .selectFrom('oldPlanPiece')
        .select(['id', 'place', 'section'])
        .where('bodyId', '=', bodyId)
        .where('oldPlanId', '=', id)
        .where('state', '=', 'placed')
        .orderBy('place')
        .execute(),

    listProposed: (id: string, most: number): Promise<OldPlanPiece[]> =>
      pieces(id)
        .where('state', '=', 'waiting')
        .where('section', 'is not', null)
        .where('rows', 'is', null)
        .limit(most)
        .execute(),

    markPlaced: async (id: string, pieceIds: readonly string[], section: PlanSectionCode): Promise<void> => {
      if (pieceIds.length === 0) return;
      await changing(id, pieceIds).set({ state: 'placed', section }).execute();
    },

    setState: async (id: string, pieceIds: readonly string[], state: PieceState): Promise<void> => {
      if (pieceIds.length > 0) await changing(id, pieceIds).set({ state }).execute();
    },

    setImport: async (id: string, pieceIds: readonly string[], importRunId: string): Promise<void> => {
      if (pieceIds.length > 0) await changing(id, pieceIds).set({ importRunId }).execute();
    },

    remove: async (id: string): Promise<void> => {
      await tx.deleteFrom('oldPlan').where('bodyId', '=', bodyId).where('id', '=', id).execute();
    }
  };
}

const NOTHING_LEFT: LeftOut = { runningLines: [], pictures: 0, pagesWithoutText: [] };
const NOTHING: OldPlanProgress = { all: 0, proposed: 0, tables: 0, unplaced: 0, placed: 0, discarded: 0 };
