import { sql } from 'kysely';
import type { Codebook } from '#lib/domain/directory/register/register-entry.ts';
import type { RegisterCode } from '../use-cases/directory/register/register-work.ts';
import type { Db, Tx } from './db.ts';

const COLUMNS = ['codebook', 'code', 'label', 'means', 'origin'] as const;

/** What the codes of the register mean in the catalogue of the law. */
export function registerCodeStore(db: Db | Tx) {
  return {
    list: (): Promise<RegisterCode[]> =>
      db.selectFrom('registerCode').select(COLUMNS).orderBy('codebook').orderBy('code').execute(),

    find: (codebook: Codebook, code: string): Promise<RegisterCode | undefined> =>
      db
        .selectFrom('registerCode')
        .select(COLUMNS)
        .where('codebook', '=', codebook)
        .where('code', '=', code)
        .executeTakeFirst(),

    /** Codes seen for the first time; of those that are known only missing words are filled in. */
    add: async (codes: readonly RegisterCode[]): Promise<void> => {
      if (codes.length === 0) return;
      await db
        .insertInto('registerCode')
        .values([...codes])
        .onConflict((conflict) =>
          conflict
            .columns(['codebook', 'code'])
            .doUpdateSet((row) => ({ label: row.ref('excluded.label') }))
            .where('registerCode.label', '=', '')
        )
        .execute();
    },

    /** The operator's word; services that bear the code are settled by it afterwards. */
    map: async (codebook: Codebook, code: string, means: string | null): Promise<void> => {
      await db
        .updateTable('registerCode')
        .set({ means, origin: 'operator', settled: false })
        .where('codebook', '=', codebook)
        .where('code', '=', code)
        .execute();
    },

    /** Codes that somebody has mapped and whose services do not stand by it yet. */
    unsettled: (): Promise<RegisterCode[]> =>
      db.selectFrom('registerCode').select(COLUMNS).where('settled', '=', false).execute(),

    /** Unless somebody has mapped it anew meanwhile. */
    markSettled: async ({ codebook, code, means }: RegisterCode): Promise<void> => {
      await db
        .updateTable('registerCode')
        .set({ settled: true })
        .where('codebook', '=', codebook)
        .where('code', '=', code)
        .where(sql<boolean>`means is not distinct from ${means}`)
        .execute();
    },

    /** How many running services of the register bear each code of a kind, as the file `importId` has them. */
    countServices: async (importId: string): Promise<ReadonlyMap<string, number>> => {
      const { rows } = await sql<{ codebook: Codebook; code: string; count: number }>`
        select 'type' as codebook, type_code as code, count(*) as count from registered_service
        where import_id = ${importId} and effect <> 'gone' and erased_on is null group by type_code
        union all
        select 'form', form_code, count(*) from registered_service
        where import_id = ${importId} and effect <> 'gone' and erased_on is null and form_code is not null
        group by form_code
        union all
        select 'group', code, count(*) from registered_service, unnest(group_codes) as code
        where import_id = ${importId} and effect <> 'gone' and erased_on is null group by code`.execute(db);
      return new Map(rows.map(({ codebook, code, count }) => [`${codebook} ${code}`, Number(count)]));
    }
  };
}
