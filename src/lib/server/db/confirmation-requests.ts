import { sql } from 'kysely';
import type { ConfirmationRequest } from '#lib/domain/directory/confirmation/confirmation-link.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { BodyId, PlanningBody } from '#lib/domain/tenancy/planning-body.ts';
import type { Db, Tx } from './db.ts';

const COLUMNS = ['serviceId', 'expiresAt', 'confirmedAt', 'revokedAt'] as const;

/** A service that a provider was asked about, as the desk shows it. */
export type AskedService = ConfirmationRequest & { sentOn: CalendarDay };

/** What providers of one body were asked by links; of a link only its hash is kept. */
export function confirmationRequestStore(tx: Tx, bodyId: BodyId) {
  const own = () => tx.selectFrom('confirmationRequest').where('bodyId', '=', bodyId);
  return {
    /** The last time each service was asked about. */
    listLast: (): Promise<AskedService[]> =>
      own()
        .distinctOn('serviceId')
        .select([...COLUMNS, 'sentOn'])
        .orderBy('serviceId')
        .orderBy('sentOn', 'desc')
        .orderBy('expiresAt', 'desc')
        .execute(),

    ofService: (serviceId: string): Promise<AskedService[]> =>
      own()
        .select([...COLUMNS, 'sentOn'])
        .where('serviceId', '=', serviceId)
        .orderBy('sentOn', 'desc')
        .orderBy('expiresAt', 'desc')
        .execute(),

    /** Every service of a link, held until the transaction ends. */
    lockLink: (tokenHash: string): Promise<ConfirmationRequest[]> =>
      own().select(COLUMNS).where('tokenHash', '=', tokenHash).orderBy('serviceId').forUpdate().execute(),

    add: async (
      serviceIds: readonly string[],
      link: { tokenHash: string; sentOn: CalendarDay; expiresAt: Date }
    ): Promise<void> => {
      const rows = serviceIds.map((serviceId) => ({
        ...{ bodyId, serviceId, ...link },
        ...{ confirmedAt: null, revokedAt: null }
      }));
      await tx.insertInto('confirmationRequest').values(rows).execute();
    },

    confirm: async (tokenHash: string, serviceIds: readonly string[], at: Date): Promise<void> => {
      await tx
        .updateTable('confirmationRequest')
        .set({ confirmedAt: at })
        .where('bodyId', '=', bodyId)
        .where('tokenHash', '=', tokenHash)
        .where('serviceId', 'in', [...serviceIds])
        .execute();
    },

    /** Links about these services open nothing any more. */
    revoke: async (serviceIds: readonly string[], at: Date): Promise<void> => {
      if (serviceIds.length === 0) return;
      await tx
        .updateTable('confirmationRequest')
        .set({ revokedAt: at })
        .where('bodyId', '=', bodyId)
        .where('serviceId', 'in', [...serviceIds])
        .where('confirmedAt', 'is', null)
        .where('revokedAt', 'is', null)
        .execute();
    }
  };
}

/** The body whose link somebody holds, with what was asked by it (policy `by_token`). */
export function confirmationByToken(
  db: Db,
  tokenHash: string
): Promise<{ body: PlanningBody; requests: ConfirmationRequest[] } | undefined> {
  return db.transaction().execute(async (tx) => {
    await sql`select set_config('app.token_hash', ${tokenHash}, true)`.execute(tx);
    const rows = await tx
      .selectFrom('confirmationRequest')
      .innerJoin('planningBody', 'planningBody.bodyId', 'confirmationRequest.bodyId')
      .select(['planningBody.bodyId', 'kind', 'slug', 'name', 'unitCode'])
      .select(COLUMNS)
      .where('tokenHash', '=', tokenHash)
      .orderBy('serviceId')
      .execute();
    const [first] = rows;
    if (!first) return undefined;
    const { bodyId, kind, slug, name, unitCode } = first;
    return { body: { bodyId, kind, slug, name, unitCode }, requests: rows };
  });
}
