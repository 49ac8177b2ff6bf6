import { sql } from 'kysely';
import type { Suggestion, SuggestionState } from '#lib/domain/evidence/suggestion.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Tx } from './db.ts';

const COLUMNS = [
  ...([
    'id',
    'formKey',
    'receipt',
    'text',
    'place',
    'authorKind',
    'language',
    'state',
    'receivedOn'
  ] as const),
  ...(['shownText', 'reason', 'settledOn', 'answer', 'answeredOn', 'revision'] as const)
] as const;

export const SUGGESTIONS_PER_PAGE = 20;

/** What changes when a suggestion is settled, taken back or answered. */
export type SuggestionChange = Partial<
  Pick<Suggestion, 'state' | 'shownText' | 'reason' | 'settledOn' | 'answer' | 'answeredOn'> & {
    settledBy: string | null;
    answeredBy: string | null;
  }
>;

/** What residents suggested to one body, and whether its box is open. */
export function suggestionStore(tx: Tx, bodyId: BodyId) {
  const own = () => tx.selectFrom('suggestion').select(COLUMNS).where('bodyId', '=', bodyId);
  return {
    /** Since when the box is open; undefined while it is closed. */
    findBox: (): Promise<{ openedOn: CalendarDay } | undefined> =>
      tx.selectFrom('suggestionBox').select('openedOn').where('bodyId', '=', bodyId).executeTakeFirst(),

    openBox: async (openedOn: CalendarDay): Promise<void> => {
      await tx
        .insertInto('suggestionBox')
        .values({ bodyId, openedOn })
        .onConflict((conflict) => conflict.column('bodyId').doNothing())
        .execute();
    },

    closeBox: async (): Promise<void> => {
      await tx.deleteFrom('suggestionBox').where('bodyId', '=', bodyId).execute();
    },

    findByFormKey: (formKey: string): Promise<Suggestion | undefined> =>
      own().where('formKey', '=', formKey).executeTakeFirst(),

    findByReceipt: (receipt: string): Promise<Suggestion | undefined> =>
      own().where('receipt', '=', receipt).executeTakeFirst(),

    find: (id: string): Promise<Suggestion | undefined> => own().where('id', '=', id).executeTakeFirst(),

    lock: (id: string): Promise<Suggestion | undefined> =>
      own().where('id', '=', id).forUpdate().executeTakeFirst(),

    /** One page (from 1) of those in a state: what waits the oldest first, what is settled the newest first. */
    listIn: (states: readonly SuggestionState[], page: number): Promise<Suggestion[]> => {
      const isSettled = states.includes('released') || states.includes('rejected');
      return own()
        .where('state', 'in', [...states])
        .orderBy(isSettled ? 'settledOn' : 'receivedOn', isSettled ? 'desc' : 'asc')
        .orderBy('id')
        .limit(SUGGESTIONS_PER_PAGE)
        .offset((page - 1) * SUGGESTIONS_PER_PAGE)
        .execute();
    },

    listReleased: (): Promise<Suggestion[]> => own().where('state', '=', 'released').execute(),

    /** How many there are in each state; a state without any is missing. */
    counts: async (): Promise<ReadonlyMap<SuggestionState, number>> => {
      const rows = await tx
        .selectFrom('suggestion')
        .select(['state', sql<string>`count(*)`.as('count')])
        .where('bodyId', '=', bodyId)
        .groupBy('state')
        .execute();
      return new Map(rows.map(({ state, count }) => [state, Number(count)]));
    },

    add: async (
      suggestion: Pick<
        Suggestion,
        'formKey' | 'receipt' | 'text' | 'place' | 'authorKind' | 'language' | 'state' | 'receivedOn'
      >
    ): Promise<void> => {
      const unsettled = { shownText: null, reason: null, settledOn: null, settledBy: null };
      await tx
        .insertInto('suggestion')
        .values({
          ...{ bodyId, ...suggestion, ...unsettled },
          ...{ answer: null, answeredOn: null, answeredBy: null }
        })
        .execute();
    },

    /** Changes a suggestion that was locked. */
    change: async (id: string, change: SuggestionChange): Promise<void> => {
      await tx
        .updateTable('suggestion')
        .set((row) => ({ ...change, revision: row('revision', '+', 1) }))
        .where('bodyId', '=', bodyId)
        .where('id', '=', id)
        .execute();
    },

    remove: async (id: string): Promise<void> => {
      await tx.deleteFrom('suggestion').where('bodyId', '=', bodyId).where('id', '=', id).execute();
    }
  };
}
