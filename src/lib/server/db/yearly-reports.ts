import { sql } from 'kysely';
import type { ReportContent } from '#lib/domain/directory/reporting/report-content.ts';
import type { ReportingTerm } from '#lib/domain/directory/reporting/reporting-term.ts';
import type { YearlyReport } from '#lib/domain/directory/reporting/yearly-report.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Tx } from './db.ts';
import type { YearlyReportTable } from './tables/yearly-reports.ts';

const TERM = ['id', 'year', 'openedOn', 'dueOn', 'lockedAt'] as const;
const REPORT = [
  ...(['id', 'termId', 'serviceId', 'content', 'revision', 'enteredBy'] as const),
  ...(['sentAt', 'returnedAt', 'returnReason', 'acceptedAt'] as const)
] as const;

/** The marks of a report that a step changes. */
export type ReportChange = Partial<
  Pick<
    YearlyReportTable,
    'sentAt' | 'returnedAt' | 'returnReason' | 'acceptedAt' | 'acceptedBy' | 'enteredBy'
  >
>;

/** Terms in which one body asks for reports of a year, and the reports. */
export function yearlyReportStore(tx: Tx, bodyId: BodyId) {
  const terms = () => tx.selectFrom('reportingTerm').select(TERM).where('bodyId', '=', bodyId);
  const reports = () => tx.selectFrom('yearlyReport').select(REPORT).where('bodyId', '=', bodyId);
  return {
    /** Every term, the latest year first. */
    listTerms: (): Promise<ReportingTerm[]> => terms().orderBy('year', 'desc').execute(),

    findTermOf: (year: number): Promise<ReportingTerm | undefined> =>
      terms().where('year', '=', year).executeTakeFirst(),

    /** A term that cannot be locked before the transaction ends. */
    lockOpenTerm: (id: string): Promise<ReportingTerm | undefined> =>
      terms().where('id', '=', id).forShare().executeTakeFirst(),

    /** A term in which nobody writes until the transaction ends. */
    lockWholeTerm: (id: string): Promise<ReportingTerm | undefined> =>
      terms().where('id', '=', id).forUpdate().executeTakeFirst(),

    /** @returns false when the year has its term already */
    addTerm: async (term: ReportingTerm & { openedBy: string | null }): Promise<boolean> => {
      const { numInsertedOrUpdatedRows } = await tx
        .insertInto('reportingTerm')
        .values({ bodyId, ...term, lockedBy: null })
        .onConflict((conflict) => conflict.columns(['bodyId', 'year']).doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },

    closeTerm: async (id: string, closed: { lockedAt: Date; lockedBy: string }): Promise<void> => {
      await tx
        .updateTable('reportingTerm')
        .set(closed)
        .where('bodyId', '=', bodyId)
        .where('id', '=', id)
        .execute();
    },

    /** All reports of all terms, or of one. */
    listReports: (termId?: string): Promise<YearlyReport[]> =>
      reports()
        .$if(termId !== undefined, (query) => query.where('termId', '=', termId ?? ''))
        .orderBy('id')
        .execute(),

    findReport: (id: string): Promise<YearlyReport | undefined> =>
      reports().where('id', '=', id).executeTakeFirst(),

    /** Reports held until the transaction ends, always in the same order. */
    lockReports: (ids: readonly string[]): Promise<YearlyReport[]> =>
      ids.length === 0
        ? Promise.resolve([])
        : reports()
            .where('id', 'in', [...ids])
            .orderBy('id')
            .forUpdate()
            .execute(),

    /** Empty reports of services in a term; one that is there stays as it is. */
    addReports: async (termId: string, serviceIds: readonly string[]): Promise<void> => {
      if (serviceIds.length === 0) return;
      const empty = {
        ...{ content: null, revision: 0, enteredBy: null, sentAt: null, returnedAt: null },
        ...{ returnReason: null, acceptedAt: null, acceptedBy: null }
      };
      await tx
        .insertInto('yearlyReport')
        .values(serviceIds.map((serviceId) => ({ bodyId, termId, serviceId, ...empty })))
        .onConflict((conflict) => conflict.columns(['bodyId', 'termId', 'serviceId']).doNothing())
        .execute();
    },

    /** What was filled in of a service, in every term. */
    ofService: (serviceId: string): Promise<YearlyReport[]> =>
      reports().where('serviceId', '=', serviceId).where('content', 'is not', null).orderBy('id').execute(),

    /** Empty reports of a service go where another service has one of the same term with something in it. */
    giveWay: async (serviceId: string, otherId: string): Promise<void> => {
      await sql`
        delete from yearly_report as empty
        where empty.body_id = ${bodyId} and empty.service_id = ${serviceId} and empty.content is null
          and exists (select from yearly_report as filled where filled.body_id = ${bodyId}
            and filled.service_id = ${otherId} and filled.term_id = empty.term_id
            and filled.content is not null)`.execute(tx);
    },

    keepContent: async (
      id: string,
      { content, revision, enteredBy }: { content: ReportContent; revision: number; enteredBy: string | null }
    ): Promise<void> => {
      await tx
        .updateTable('yearlyReport')
        .set({ content: JSON.stringify(content), revision, enteredBy })
        .where('bodyId', '=', bodyId)
        .where('id', '=', id)
        .execute();
    },

    mark: async (id: string, change: ReportChange): Promise<void> => {
      await tx
        .updateTable('yearlyReport')
        .set(change)
        .where('bodyId', '=', bodyId)
        .where('id', '=', id)
        .execute();
    }
  };
}
