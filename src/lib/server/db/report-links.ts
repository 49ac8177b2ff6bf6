import { sql } from 'kysely';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { BodyId, PlanningBody } from '#lib/domain/tenancy/planning-body.ts';
import type { Db, Tx } from './db.ts';

const COLUMNS = ['reportId', 'sentOn', 'expiresAt', 'revokedAt'] as const;

/** A report that a link opens; of the link itself only its hash is kept. */
export type LinkedReport = { reportId: string; sentOn: CalendarDay; expiresAt: Date; revokedAt: Date | null };

/** Links by which providers of one body report. */
export function reportLinkStore(tx: Tx, bodyId: BodyId) {
  const own = () => tx.selectFrom('reportLink').select(COLUMNS).where('bodyId', '=', bodyId);
  const reports = () => tx.selectFrom('yearlyReport').select('id').where('bodyId', '=', bodyId);
  return {
    /** Every link to reports of a term, the newest first. */
    ofTerm: (termId: string): Promise<LinkedReport[]> =>
      own()
        .where((row) => row('reportId', 'in', reports().where('termId', '=', termId)))
        .orderBy('sentOn', 'desc')
        .orderBy('expiresAt', 'desc')
        .execute(),

    /** Every report that a link opens. */
    ofLink: (tokenHash: string): Promise<LinkedReport[]> =>
      own().where('tokenHash', '=', tokenHash).orderBy('reportId').execute(),

    add: async (
      reportIds: readonly string[],
      link: { tokenHash: string; sentOn: CalendarDay; expiresAt: Date }
    ): Promise<void> => {
      const rows = reportIds.map((reportId) => ({ bodyId, reportId, ...link, revokedAt: null }));
      await tx.insertInto('reportLink').values(rows).execute();
    },

    /** Links to these reports open nothing any more. */
    revoke: async (reportIds: readonly string[], at: Date): Promise<void> => {
      if (reportIds.length === 0) return;
      await tx
        .updateTable('reportLink')
        .set({ revokedAt: at })
        .where('bodyId', '=', bodyId)
        .where('reportId', 'in', [...reportIds])
        .where('revokedAt', 'is', null)
        .execute();
    },

    /** Links to reports of these services open nothing any more: somebody else answers for them. */
    revokeOfServices: async (serviceIds: readonly string[], at: Date): Promise<void> => {
      if (serviceIds.length === 0) return;
      await tx
        .updateTable('reportLink')
        .set({ revokedAt: at })
        .where('bodyId', '=', bodyId)
        .where('revokedAt', 'is', null)
        .where((row) => row('reportId', 'in', reports().where('serviceId', 'in', [...serviceIds])))
        .execute();
    }
  };
}

/** The body whose link somebody holds, with what it opens (policy `by_token`). */
export function reportsByToken(
  db: Db,
  tokenHash: string
): Promise<{ body: PlanningBody; links: LinkedReport[] } | undefined> {
  return db.transaction().execute(async (tx) => {
    await sql`select set_config('app.token_hash', ${tokenHash}, true)`.execute(tx);
    const rows = await tx
      .selectFrom('reportLink')
      .innerJoin('planningBody', 'planningBody.bodyId', 'reportLink.bodyId')
      .select(['planningBody.bodyId', 'kind', 'slug', 'name', 'unitCode'])
      .select(COLUMNS)
      .where('tokenHash', '=', tokenHash)
      .orderBy('reportId')
      .execute();
    const [first] = rows;
    if (!first) return undefined;
    const { bodyId, kind, slug, name, unitCode } = first;
    return { body: { bodyId, kind, slug, name, unitCode }, links: rows };
  });
}
