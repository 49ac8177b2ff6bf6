import type { KeptChoice } from '#lib/domain/plans/choice/kept-choice.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Tx } from './db.ts';

const COLUMNS = ['id', 'title', 'query', 'content', 'keptAt'] as const;
/** More than this nobody reads; older ones are found by deleting newer ones. */
const MOST_LISTED = 200;

/** A kept suggestion with who kept it; without a name once the person is erased. */
export type ShownChoice = KeptChoice & { keptBy: string | null };

/** Suggestions that one body kept. */
export function keptChoiceStore(tx: Tx, bodyId: BodyId) {
  const own = () =>
    tx
      .selectFrom('keptChoice')
      .leftJoin('actor', 'actor.actorId', 'keptChoice.keptBy')
      .select([...COLUMNS, 'actor.name as keptBy'])
      .where('keptChoice.bodyId', '=', bodyId);
  return {
    /** The newest first. */
    list: (): Promise<ShownChoice[]> =>
      own().orderBy('keptAt', 'desc').orderBy('id').limit(MOST_LISTED).execute(),

    find: (id: string): Promise<ShownChoice | undefined> => own().where('id', '=', id).executeTakeFirst(),

    add: async ({ content, ...choice }: KeptChoice, keptBy: string | null): Promise<void> => {
      await tx
        .insertInto('keptChoice')
        .values({ bodyId, ...choice, content: JSON.stringify(content), keptBy })
        .execute();
    },

    /** False when it was not there. */
    remove: async (id: string): Promise<boolean> => {
      const { numDeletedRows } = await tx
        .deleteFrom('keptChoice')
        .where('bodyId', '=', bodyId)
        .where('id', '=', id)
        .executeTakeFirst();
      return numDeletedRows === 1n;
    }
  };
}
