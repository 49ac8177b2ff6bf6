import type { PartWork } from '#lib/domain/plans/part-work.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Tx } from './db.ts';

const COLUMNS = ['section', 'partWork.actorId', 'groupId', 'dueOn', 'finished'] as const;

/** Who works on which part of the plans of one body. */
export function partWorkStore(tx: Tx, bodyId: BodyId) {
  const own = () => tx.selectFrom('partWork').where('partWork.bodyId', '=', bodyId);
  return {
    /** Every part somebody was given or said to be ready, with the person's name while it is known. */
    list: (planId: string): Promise<(PartWork & { person: string | null; accountId: string | null })[]> =>
      own()
        .leftJoin('actor', 'actor.actorId', 'partWork.actorId')
        .select([...COLUMNS, 'actor.name as person', 'actor.accountId'])
        .where('planId', '=', planId)
        .execute(),

    find: (planId: string, section: PartWork['section']): Promise<PartWork | undefined> =>
      own().select(COLUMNS).where('planId', '=', planId).where('section', '=', section).executeTakeFirst(),

    keep: async (planId: string, work: PartWork): Promise<void> => {
      const { section: _, ...said } = work;
      await tx
        .insertInto('partWork')
        .values({ ...work, bodyId, planId })
        .onConflict((conflict) =>
          conflict
            .columns(['bodyId', 'planId', 'section'])
            .doUpdateSet((row) => ({ ...said, revision: row('partWork.revision', '+', 1) }))
        )
        .execute();
    },

    /** What one person has to do, or a group of hers, in every plan of the body; the earliest day first. */
    ofPerson: (actorId: string, groupIds: readonly string[]) =>
      own()
        .innerJoin('plan', (join) =>
          join.onRef('plan.bodyId', '=', 'partWork.bodyId').onRef('plan.id', '=', 'partWork.planId')
        )
        .select([...COLUMNS, 'planId', 'plan.title as planTitle'])
        .where('finished', '=', false)
        .where((row) =>
          row.or([
            row('partWork.actorId', '=', actorId),
            ...(groupIds.length > 0 ? [row('groupId', 'in', [...groupIds])] : [])
          ])
        )
        .orderBy('dueOn', (order) => order.asc().nullsLast())
        .orderBy('section')
        .execute()
  };
}
