import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Db } from './db.ts';

/** Requests to become the first coordinator of a body. They belong to the installation: its operator decides. */
export function coordinatorRequestStore(db: Db) {
  return {
    /** Those nobody has decided yet, the oldest first, with the body and the person. */
    listOpen: () =>
      db
        .selectFrom('coordinatorRequest as request')
        .innerJoin('planningBody', 'planningBody.bodyId', 'request.bodyId')
        .innerJoin('userAccount', 'userAccount.id', 'request.accountId')
        .select(['request.id', 'request.bodyId', 'planningBody.name as bodyName', 'planningBody.slug'])
        .select(['userAccount.name', 'userAccount.email', 'reason', 'requestedAt'])
        .where('decidedAt', 'is', null)
        .orderBy('requestedAt')
        .execute(),

    /** What one person has asked for, the newest first. */
    ofAccount: (accountId: string) =>
      db
        .selectFrom('coordinatorRequest as request')
        .innerJoin('planningBody', 'planningBody.bodyId', 'request.bodyId')
        .select(['request.id', 'request.bodyId', 'planningBody.name as bodyName', 'requestedAt', 'approved'])
        .select('reason')
        .where('accountId', '=', accountId)
        .orderBy('requestedAt', 'desc')
        .execute(),

    add: async (request: { bodyId: BodyId; accountId: string; reason: string }): Promise<string> => {
      const { id } = await db
        .insertInto('coordinatorRequest')
        .values({ ...request, decidedAt: null, approved: null })
        .returning('id')
        .executeTakeFirstOrThrow();
      return id;
    },

    /** An open request with its person, held until the transaction ends. */
    lockOpen: (id: string) =>
      db
        .selectFrom('coordinatorRequest')
        .innerJoin('userAccount', 'userAccount.id', 'coordinatorRequest.accountId')
        .select(['coordinatorRequest.id', 'coordinatorRequest.bodyId', 'accountId', 'email'])
        .where('coordinatorRequest.id', '=', id)
        .where('decidedAt', 'is', null)
        .forUpdate('coordinatorRequest')
        .executeTakeFirst(),

    decide: async (id: string, approved: boolean, at: Date): Promise<void> => {
      await db
        .updateTable('coordinatorRequest')
        .set({ approved, decidedAt: at })
        .where('id', '=', id)
        .execute();
    }
  };
}
