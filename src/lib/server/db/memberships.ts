import { sql } from 'kysely';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { Role } from '#lib/domain/tenancy/membership.ts';
import type { BodyId, PlanningBodyKind } from '#lib/domain/tenancy/planning-body.ts';
import type { Db, Tx } from './db.ts';

/** People of one body. */
export function membershipStore(tx: Tx, bodyId: BodyId) {
  return {
    of: (accountId: string) =>
      tx
        .selectFrom('membership')
        .select(['id', 'role', 'validFrom', 'validTo', 'groupId'])
        .where('bodyId', '=', bodyId)
        .where('accountId', '=', accountId)
        .execute(),

    /** Who coordinates the body on a day. They are held until the transaction ends: two who remove each other wait. */
    lockCoordinators: (today: CalendarDay) =>
      tx
        .selectFrom('membership')
        .select(['id', 'accountId'])
        .where('bodyId', '=', bodyId)
        .where('role', '=', 'coordinator')
        .where('validFrom', '<=', today)
        .where((row) => row.or([row('validTo', 'is', null), row('validTo', '>', today)]))
        .orderBy('id')
        .forUpdate()
        .execute(),

    find: (id: string) =>
      tx
        .selectFrom('membership')
        .select(['id', 'accountId', 'role', 'validFrom', 'validTo', 'groupId'])
        .where('bodyId', '=', bodyId)
        .where('id', '=', id)
        .executeTakeFirst(),

    list: () =>
      tx
        .selectFrom('membership')
        .innerJoin('userAccount', 'userAccount.id', 'membership.accountId')
        .leftJoin('planningGroup', (join) =>
          join
            .onRef('planningGroup.bodyId', '=', 'membership.bodyId')
            .onRef('planningGroup.id', '=', 'membership.groupId')
        )
        .select([
          'membership.id',
          'accountId',
          'role',
          'validFrom',
          'validTo',
          'userAccount.name',
          'userAccount.email',
          'userAccount.language',
          'membership.groupId',
          'planningGroup.name as groupName'
        ])
        .where('membership.bodyId', '=', bodyId)
        .orderBy('userAccount.name')
        .execute(),

    add: async (membership: {
      accountId: string;
      role: Role;
      validFrom: CalendarDay;
      validTo: CalendarDay | null;
      groupId?: string;
    }): Promise<void> => {
      await tx
        .insertInto('membership')
        .values({ ...membership, groupId: membership.groupId ?? null, bodyId })
        .execute();
    },

    /** Ends a role on a day (exclusive); one that has not begun is taken back whole. */
    end: async (id: string, validTo: CalendarDay): Promise<void> => {
      await tx
        .deleteFrom('membership')
        .where('bodyId', '=', bodyId)
        .where('id', '=', id)
        .where('validFrom', '>=', validTo)
        .execute();
      await tx
        .updateTable('membership')
        .set({ validTo })
        .where('bodyId', '=', bodyId)
        .where('id', '=', id)
        .execute();
    }
  };
}

/** One membership of a person, with the body it is in. */
export type OwnMembership = {
  bodyId: BodyId;
  kind: PlanningBodyKind;
  slug: string;
  name: string;
  role: Role;
  validFrom: CalendarDay;
  validTo: CalendarDay | null;
};

/** The bodies of one person's memberships, for her list of work: reading of kind (b) in docs/decisions/0005. */
export function membershipsOf(db: Db, accountId: string): Promise<OwnMembership[]> {
  return db.transaction().execute((tx) => readMemberships(tx, accountId));
}

/** The same inside a transaction that goes on. */
export async function readMemberships(tx: Tx, accountId: string): Promise<OwnMembership[]> {
  await sql`select set_config('app.account', ${accountId}, true)`.execute(tx);
  return tx
    .selectFrom('membership')
    .innerJoin('planningBody', 'planningBody.bodyId', 'membership.bodyId')
    .select(['membership.bodyId', 'kind', 'slug', 'name', 'role', 'validFrom', 'validTo'])
    .where('accountId', '=', accountId)
    .orderBy('sortKey')
    .execute();
}
