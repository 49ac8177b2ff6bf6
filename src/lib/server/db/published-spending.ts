import { type Kysely, sql } from 'kysely';
import type { SpendingElsewhere } from '#lib/domain/population/spending/similar-spending.ts';
import type { SpendingLine } from '#lib/domain/population/spending/spending.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { PublicDb, Tx } from './db.ts';
import type { PublicSchema } from './schema.ts';

type Reading = Pick<PublicSchema, 'publishedSpending' | 'planningBody' | 'territoryUnit'>;

const COLUMNS = [
  ...(['year', 'throughMonth', 'functionCode'] as const),
  ...(['approvedCents', 'amendedCents', 'drawnCents'] as const)
] as const;

/** What anybody reads of the spending of municipalities: plain selects. */
export function publishedSpending(db: PublicDb) {
  return {
    list: (bodyId: BodyId): Promise<SpendingLine[]> =>
      (db as unknown as Kysely<Reading>)
        .selectFrom('publishedSpending')
        .select([...COLUMNS])
        .where('bodyId', '=', bodyId)
        .orderBy('year')
        .orderBy('functionCode')
        .execute(),

    /** Who else states a year to its end, with how many residents; regions live by other money and are not told. */
    elsewhere: async (bodyId: BodyId, year: number): Promise<SpendingElsewhere[]> => {
      const rows = await (db as unknown as Kysely<Reading>)
        .selectFrom('publishedSpending as spending')
        .innerJoin('planningBody as body', 'body.bodyId', 'spending.bodyId')
        .innerJoin('territoryUnit as unit', 'unit.code', 'body.unitCode')
        .select(['body.name', 'body.slug', 'unit.inhabitants'])
        .select(sql<string>`sum(spending.drawn_cents)`.as('drawn'))
        .where('spending.year', '=', year)
        .where('spending.bodyId', '!=', bodyId)
        .groupBy(['body.bodyId', 'body.name', 'body.slug', 'unit.inhabitants'])
        .having(sql<boolean>`min(spending.through_month) = 12 and sum(spending.drawn_cents) is not null`)
        .execute();
      return rows.map(({ name, slug, inhabitants, drawn }) => ({
        ...{ name, slug, residents: inhabitants },
        drawnCents: Number(drawn)
      }));
    }
  };
}

/** The spending of one body, inside its transaction; what it keeps is what everybody reads. */
export function spendingStore(tx: Tx, bodyId: BodyId) {
  const list = (): Promise<SpendingLine[]> =>
    tx
      .selectFrom('spendingLine')
      .select([...COLUMNS])
      .where('bodyId', '=', bodyId)
      .orderBy('year')
      .orderBy('functionCode')
      .execute();
  return {
    list,

    /** The same, which nobody else writes meanwhile; years of which nothing is known have no row that could be held. */
    lock: async (): Promise<SpendingLine[]> => {
      await sql`select pg_advisory_xact_lock(hashtextextended(${`spending ${bodyId}`}, 0))`.execute(tx);
      return list();
    },

    /** Puts lines in place of every earlier one of their years, and shows them. */
    replaceYears: async (lines: readonly SpendingLine[]): Promise<void> => {
      if (lines.length === 0) return;
      const years = [...new Set(lines.map(({ year }) => year))];
      const rows = lines.map((line) => ({ bodyId, ...line }));
      for (const table of ['spendingLine', 'publishedSpending'] as const) {
        await tx.deleteFrom(table).where('bodyId', '=', bodyId).where('year', 'in', years).execute();
        await tx.insertInto(table).values(rows).execute();
      }
    },

    /** Shows all that the body keeps: it has just arrived. */
    publishAll: async (): Promise<void> => {
      const columns = ['bodyId', ...COLUMNS] as const;
      await tx
        .insertInto('publishedSpending')
        .columns([...columns])
        .expression(
          tx
            .selectFrom('spendingLine')
            .select([...columns])
            .where('bodyId', '=', bodyId)
        )
        .execute();
    },

    /** Hides all of it: the body's data are removed. */
    hideAll: async (): Promise<void> => {
      await tx.deleteFrom('publishedSpending').where('bodyId', '=', bodyId).execute();
    }
  };
}
