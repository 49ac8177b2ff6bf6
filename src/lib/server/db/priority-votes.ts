import { sql } from 'kysely';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { Ballot, PriorityVote } from '#lib/domain/surveys/priority-vote.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Tx } from './db.ts';

const COLUMNS = [
  ...(['id', 'code', 'title', 'lead', 'rule', 'budget', 'isPublic', 'opensOn', 'closesOn'] as const),
  ...(['items', 'result', 'shownOn', 'revision'] as const)
] as const;

/** How many ballots there are, by what became of them. */
export type BallotCounts = { counted: number; onPaper: number; toVerify: number };

export type NewBallot = {
  voteId: string;
  formKey: string;
  onPaper: boolean;
  items: Ballot;
  state: 'counted' | 'to-verify';
  receivedOn: CalendarDay;
  enteredBy: string | null;
};

export const VOTES_PER_PAGE = 30;

/** Votes of one body on its priorities, with their ballots. */
export function priorityVoteStore(tx: Tx, bodyId: BodyId) {
  const own = () => tx.selectFrom('priorityVote').select(COLUMNS).where('bodyId', '=', bodyId);
  const written = ({ items, result, ...vote }: Omit<PriorityVote, 'revision'>) => ({
    ...vote,
    items: JSON.stringify(items),
    result: result && JSON.stringify(result)
  });
  return {
    /** One page (from 1), what opens last first. */
    list: (page: number): Promise<PriorityVote[]> =>
      own()
        .orderBy('opensOn', 'desc')
        .orderBy('id')
        .limit(VOTES_PER_PAGE)
        .offset((page - 1) * VOTES_PER_PAGE)
        .execute(),

    count: async (): Promise<number> => {
      const row = await tx
        .selectFrom('priorityVote')
        .select((count) => count.fn.countAll<string>().as('count'))
        .where('bodyId', '=', bodyId)
        .executeTakeFirst();
      return Number(row?.count ?? 0);
    },

    listPublic: (): Promise<PriorityVote[]> => own().where('isPublic', '=', true).execute(),

    find: (id: string): Promise<PriorityVote | undefined> => own().where('id', '=', id).executeTakeFirst(),

    findByCode: (code: string): Promise<PriorityVote | undefined> =>
      own().where('code', '=', code).executeTakeFirst(),

    lock: (id: string): Promise<PriorityVote | undefined> =>
      own().where('id', '=', id).forUpdate().executeTakeFirst(),

    add: async (vote: Omit<PriorityVote, 'revision'>): Promise<void> => {
      await tx
        .insertInto('priorityVote')
        .values({ bodyId, ...written(vote) })
        .execute();
    },

    /** Changes a vote that was locked. */
    change: async (vote: Omit<PriorityVote, 'revision'>): Promise<void> => {
      const { id, ...changed } = written(vote);
      await tx
        .updateTable('priorityVote')
        .set((row) => ({ ...changed, revision: row('revision', '+', 1) }))
        .where('bodyId', '=', bodyId)
        .where('id', '=', id)
        .execute();
    },

    remove: async (id: string): Promise<void> => {
      await tx.deleteFrom('priorityVote').where('bodyId', '=', bodyId).where('id', '=', id).execute();
    },

    /** How many ballots a vote has; null without any. */
    ofBallots: async (voteId: string): Promise<BallotCounts | null> => {
      const row = await tx
        .selectFrom('priorityBallot')
        .select([
          sql<string>`count(*) filter (where state = 'counted')`.as('counted'),
          sql<string>`count(*) filter (where state = 'counted' and on_paper)`.as('onPaper'),
          sql<string>`count(*) filter (where state = 'to-verify')`.as('toVerify')
        ])
        .where('bodyId', '=', bodyId)
        .where('voteId', '=', voteId)
        .executeTakeFirst();
      const counts = {
        ...{ counted: Number(row?.counted ?? 0), onPaper: Number(row?.onPaper ?? 0) },
        toVerify: Number(row?.toVerify ?? 0)
      };
      return counts.counted + counts.toVerify === 0 ? null : counts;
    },

    /** Ballots that count, in no order that says who came when. */
    listBallots: async (voteId: string): Promise<Ballot[]> => {
      const rows = await tx
        .selectFrom('priorityBallot')
        .select('items')
        .where('bodyId', '=', bodyId)
        .where('voteId', '=', voteId)
        .where('state', '=', 'counted')
        .orderBy('id')
        .execute();
      return rows.map(({ items }) => items);
    },

    findBallot: (voteId: string, formKey: string): Promise<{ id: string } | undefined> =>
      tx
        .selectFrom('priorityBallot')
        .select('id')
        .where('bodyId', '=', bodyId)
        .where('voteId', '=', voteId)
        .where('formKey', '=', formKey)
        .executeTakeFirst(),

    addBallot: async ({ items, ...ballot }: NewBallot): Promise<void> => {
      await tx
        .insertInto('priorityBallot')
        .values({ bodyId, ...ballot, items: JSON.stringify(items) })
        .execute();
    },

    /** Those that came in a flood count, or are thrown away. */
    settleFlood: async (voteId: string, isCounted: boolean): Promise<void> => {
      if (isCounted) {
        await tx
          .updateTable('priorityBallot')
          .set({ state: 'counted' })
          .where('bodyId', '=', bodyId)
          .where('voteId', '=', voteId)
          .where('state', '=', 'to-verify')
          .execute();
        return;
      }
      await tx
        .deleteFrom('priorityBallot')
        .where('bodyId', '=', bodyId)
        .where('voteId', '=', voteId)
        .where('state', '=', 'to-verify')
        .execute();
    }
  };
}
