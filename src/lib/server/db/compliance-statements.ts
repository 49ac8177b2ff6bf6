import { sql } from 'kysely';
import type {
  StatementApplication,
  StatementCriteria,
  StatementDecision
} from '#lib/domain/decisions/compliance-statement.ts';
import type { CapacityKey } from '#lib/domain/plans/capacity-matrix.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Tx } from './db.ts';

export const CRITERIA_COLUMNS = [
  ...(['id', 'number', 'approvedBy', 'approvedOn', 'publishedOn', 'items'] as const)
] as const;
const COLUMNS = [
  ...(['id', 'receipt', 'criteriaId', 'name', 'ico', 'founder', 'isNaturalPerson', 'email'] as const),
  ...(['serviceTypeCode', 'formCode', 'targetGroupCode', 'unitCode', 'place', 'capacity', 'year'] as const),
  ...(['answers', 'receivedOn', 'toVerify', 'result', 'reason', 'decidedOn', 'number'] as const),
  ...(['contentHash', 'comparison'] as const)
] as const;

export const APPLICATIONS_PER_PAGE = 20;

/** How many applications came in a year and what became of them. */
export type StatementYear = {
  year: number;
  received: number;
  complies: number;
  doesNotComply: number;
  waiting: number;
};

/** Criteria of one body for compliance statements, and applications with their decisions. */
export function complianceStatementStore(tx: Tx, bodyId: BodyId) {
  const criteria = () =>
    tx.selectFrom('statementCriteria').select(CRITERIA_COLUMNS).where('bodyId', '=', bodyId);
  const own = () => tx.selectFrom('statementApplication').where('bodyId', '=', bodyId);
  return {
    /** Whoever publishes criteria or decides waits for whoever does so in the same body: numbers and sums stay whole. */
    takeTurn: async (): Promise<void> => {
      await sql`select pg_advisory_xact_lock(hashtextextended(${`statements ${bodyId}`}, 0))`.execute(tx);
    },

    /** The newest first. */
    listCriteria: (): Promise<StatementCriteria[]> => criteria().orderBy('number', 'desc').execute(),

    findCriteria: (id: string): Promise<StatementCriteria | undefined> =>
      criteria().where('id', '=', id).executeTakeFirst(),

    addCriteria: async ({ items, ...rest }: StatementCriteria & { publishedBy: string }): Promise<void> => {
      await tx
        .insertInto('statementCriteria')
        .values({ bodyId, ...rest, items: JSON.stringify(items) })
        .execute();
    },

    find: async (id: string): Promise<StatementApplication | undefined> =>
      applicationOf(await own().select(COLUMNS).where('id', '=', id).executeTakeFirst()),

    lock: async (id: string): Promise<StatementApplication | undefined> =>
      applicationOf(await own().select(COLUMNS).where('id', '=', id).forUpdate().executeTakeFirst()),

    /** Those of one submission, in the order they came. */
    findByReceipt: async (receipt: string): Promise<StatementApplication[]> => {
      const rows = await own()
        .select(COLUMNS)
        .where('receipt', '=', receipt)
        .orderBy('receivedAt')
        .orderBy('id')
        .execute();
      return rows.flatMap((row) => applicationOf(row) ?? []);
    },

    /** One page (from 1): those that wait first, the oldest of them first. */
    list: async (page: number): Promise<StatementApplication[]> => {
      const rows = await own()
        .select(COLUMNS)
        .orderBy(sql`decided_on is not null`)
        .orderBy('receivedAt')
        .orderBy('id')
        .limit(APPLICATIONS_PER_PAGE)
        .offset((page - 1) * APPLICATIONS_PER_PAGE)
        .execute();
      return rows.flatMap((row) => applicationOf(row) ?? []);
    },

    count: async (): Promise<number> => {
      const row = await own().select(sql<string>`count(*)`.as('count')).executeTakeFirst();
      return Number(row?.count ?? 0);
    },

    /** By the year in which they came, the newest first. */
    years: async (): Promise<StatementYear[]> => {
      const rows = await own()
        .select([
          sql<number>`extract(year from received_on)::integer`.as('year'),
          sql<string>`count(*)`.as('received'),
          sql<string>`count(*) filter (where result = 'complies')`.as('complies'),
          sql<string>`count(*) filter (where result = 'does-not-comply')`.as('doesNotComply'),
          sql<string>`count(*) filter (where result is null)`.as('waiting')
        ])
        // The year by its place: `year` alone would be the one that is asked for.
        .groupBy(sql`1`)
        .orderBy(sql`1`, 'desc')
        .execute();
      return rows.map(({ year, ...counts }) => ({
        ...{ year, received: Number(counts.received), complies: Number(counts.complies) },
        ...{ doesNotComply: Number(counts.doesNotComply), waiting: Number(counts.waiting) }
      }));
    },

    add: async ({ answers, ...rest }: Omit<StatementApplication, 'decision'>): Promise<void> => {
      await tx
        .insertInto('statementApplication')
        .values({ bodyId, ...rest, ...UNDECIDED, answers: JSON.stringify(answers) })
        .execute();
    },

    /** Capacity stated as compliant for one kind, form, group, unit and year. */
    promised: async (key: CapacityKey & { year: number }): Promise<number> => {
      const { serviceTypeCode, formCode, targetGroupCode, unitCode, year } = key;
      const row = await own()
        .select(sql<string>`coalesce(sum(capacity), 0)`.as('sum'))
        .where('result', '=', 'complies')
        .where('serviceTypeCode', '=', serviceTypeCode)
        .where('formCode', '=', formCode)
        .where('targetGroupCode', '=', targetGroupCode)
        .where('unitCode', '=', unitCode)
        .where('year', '=', year)
        .executeTakeFirst();
      return Number(row?.sum ?? 0);
    },

    /** The number of the next statement of a year. */
    nextNumber: async (year: number): Promise<number> => {
      const row = await own()
        .select(sql<number>`coalesce(max(number), 0) + 1`.as('next'))
        .where('decidedYear', '=', year)
        .executeTakeFirst();
      return Number(row?.next ?? 1);
    },

    decide: async (id: string, decision: StatementDecision & { decidedBy: string }): Promise<void> => {
      const { comparison, ...rest } = decision;
      await tx
        .updateTable('statementApplication')
        .set({ ...rest, comparison: JSON.stringify(comparison), toVerify: false })
        .where('bodyId', '=', bodyId)
        .where('id', '=', id)
        .execute();
    }
  };
}

const UNDECIDED = {
  ...{ result: null, reason: null, decidedOn: null, decidedBy: null, number: null },
  ...{ contentHash: null, comparison: null }
};

type ReadApplication = Omit<StatementApplication, 'decision'> & {
  [Field in keyof StatementDecision]: StatementDecision[Field] | null;
};

function applicationOf(row: ReadApplication | undefined): StatementApplication | undefined {
  if (!row) return undefined;
  const { result, reason, decidedOn, number, contentHash, comparison, ...application } = row;
  if (result === null || decidedOn === null || number === null || contentHash === null || comparison === null)
    return { ...application, decision: null };
  const decision = { result, reason: reason ?? '', decidedOn, number, contentHash, comparison };
  return { ...application, decision };
}
