import { type Kysely, sql } from 'kysely';
import type { StatementCriteria } from '#lib/domain/decisions/compliance-statement.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import { CRITERIA_COLUMNS } from './compliance-statements.ts';
import type { PublicDb, Tx } from './db.ts';
import type { PublicSchema } from './schema.ts';
import type { PublishedStatementTable } from './tables/compliance-statements.ts';

export const STATEMENTS_PER_PAGE = 20;

export type PublishedStatement = Omit<PublishedStatementTable, 'bodyId' | 'receivedAt'>;

const COLUMNS = [
  ...(['id', 'name', 'serviceTypeCode', 'formCode', 'targetGroupCode', 'unitCode', 'place'] as const),
  ...(['capacity', 'year', 'receivedOn', 'result', 'reason', 'decidedOn', 'number'] as const)
] as const;

type Reading = Pick<PublicSchema, 'publishedStatementCriteria' | 'publishedStatement'>;

/** What anybody reads of compliance statements: plain selects. */
export function publishedStatements(given: PublicDb) {
  const db = given as unknown as Kysely<Reading>;
  return {
    /** The newest first. */
    criteria: (bodyId: BodyId): Promise<StatementCriteria[]> =>
      db
        .selectFrom('publishedStatementCriteria')
        .select(CRITERIA_COLUMNS)
        .where('bodyId', '=', bodyId)
        .orderBy('number', 'desc')
        .execute(),

    /** One page (from 1), the newest first. */
    list: (bodyId: BodyId, page: number): Promise<PublishedStatement[]> =>
      db
        .selectFrom('publishedStatement')
        .select(COLUMNS)
        .where('bodyId', '=', bodyId)
        .orderBy('receivedAt', 'desc')
        .orderBy('id')
        .limit(STATEMENTS_PER_PAGE)
        .offset((page - 1) * STATEMENTS_PER_PAGE)
        .execute(),

    count: async (bodyId: BodyId): Promise<number> => {
      const row = await db
        .selectFrom('publishedStatement')
        .select(sql<string>`count(*)`.as('count'))
        .where('bodyId', '=', bodyId)
        .executeTakeFirst();
      return Number(row?.count ?? 0);
    }
  };
}

/** How criteria and the register are shown, inside their body's transaction. */
export function statementPublisher(tx: Tx, bodyId: BodyId) {
  return {
    showCriteria: async (): Promise<void> => {
      await sql`
        insert into published_statement_criteria (body_id, id, number, approved_by, approved_on, published_on, items)
        select body_id, id, number, approved_by, approved_on, published_on, items from statement_criteria
        where body_id = ${bodyId} on conflict do nothing`.execute(tx);
    },

    /**
     * One application, or all of them, as everybody reads it: no natural person, no place that may be secret, nothing
     * that nobody has looked at.
     */
    show: async (id: string | null): Promise<void> => {
      await sql`
        insert into published_statement (body_id, id, name, service_type_code, form_code, target_group_code, unit_code,
          place, capacity, year, received_on, received_at, result, reason, decided_on, number)
        select a.body_id, a.id, case when not a.is_natural_person then a.name end, a.service_type_code, a.form_code,
          a.target_group_code, a.unit_code,
          case when not exists (
            select from service_type t where t.code = a.service_type_code and t.protected_place) then a.place end,
          a.capacity, a.year, a.received_on, a.received_at, a.result, a.reason, a.decided_on, a.number
        from statement_application a
        where a.body_id = ${bodyId} and not a.to_verify and (${id}::uuid is null or a.id = ${id}::uuid)
        on conflict (body_id, id) do update set result = excluded.result, reason = excluded.reason,
          decided_on = excluded.decided_on, number = excluded.number`.execute(tx);
    },

    /** Everything that the body shows, when its data are removed. */
    hideAll: async (): Promise<void> => {
      for (const table of ['publishedStatement', 'publishedStatementCriteria'] as const)
        await tx.deleteFrom(table).where('bodyId', '=', bodyId).execute();
    }
  };
}
