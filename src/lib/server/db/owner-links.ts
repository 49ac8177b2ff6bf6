import { sql } from 'kysely';
import type { OwnerLink } from '#lib/domain/monitoring/owner-link.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { BodyId, PlanningBody } from '#lib/domain/tenancy/planning-body.ts';
import type { Db, Tx } from './db.ts';

const COLUMNS = ['responsible', 'sentOn', 'expiresAt', 'revokedAt'] as const;

/** Links by which those who answer for activities of one body tell how they went. */
export function ownerLinkStore(tx: Tx, bodyId: BodyId) {
  return {
    /** Every owner of a link, held until the transaction ends. */
    lockLink: (tokenHash: string): Promise<OwnerLink[]> =>
      tx
        .selectFrom('ownerLink')
        .select(COLUMNS)
        .where('bodyId', '=', bodyId)
        .where('tokenHash', '=', tokenHash)
        .orderBy('responsible')
        .forUpdate()
        .execute(),

    /** The day on which each owner was last sent a link. */
    lastSent: async (): Promise<Map<string, CalendarDay>> => {
      const rows = await tx
        .selectFrom('ownerLink')
        .select(({ fn }) => ['responsible', fn.max('sentOn').as('sentOn')])
        .where('bodyId', '=', bodyId)
        .groupBy('responsible')
        .execute();
      return new Map(rows.map(({ responsible, sentOn }) => [responsible, sentOn]));
    },

    add: async (
      links: readonly { responsible: string; tokenHash: string }[],
      sent: { sentOn: CalendarDay; expiresAt: Date }
    ): Promise<void> => {
      if (links.length === 0) return;
      const rows = links.map((link) => ({ bodyId, ...link, ...sent, revokedAt: null }));
      await tx.insertInto('ownerLink').values(rows).execute();
    },

    /** Links of these owners open nothing any more. */
    revoke: async (owners: readonly string[], at: Date): Promise<void> => {
      if (owners.length === 0) return;
      await tx
        .updateTable('ownerLink')
        .set({ revokedAt: at })
        .where('bodyId', '=', bodyId)
        .where('responsible', 'in', [...owners])
        .where('revokedAt', 'is', null)
        .execute();
    }
  };
}

/** The body whose link somebody holds, with the owners it opens (policy `by_token`). */
export function ownersByToken(
  db: Db,
  tokenHash: string
): Promise<{ body: PlanningBody; links: OwnerLink[] } | undefined> {
  return db.transaction().execute(async (tx) => {
    await sql`select set_config('app.token_hash', ${tokenHash}, true)`.execute(tx);
    const rows = await tx
      .selectFrom('ownerLink')
      .innerJoin('planningBody', 'planningBody.bodyId', 'ownerLink.bodyId')
      .select(['planningBody.bodyId', 'kind', 'slug', 'name', 'unitCode'])
      .select(COLUMNS)
      .where('tokenHash', '=', tokenHash)
      .orderBy('responsible')
      .execute();
    const [first] = rows;
    if (!first) return undefined;
    const { bodyId, kind, slug, name, unitCode } = first;
    return { body: { bodyId, kind, slug, name, unitCode }, links: rows };
  });
}
