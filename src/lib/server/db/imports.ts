import { type Kysely, sql } from 'kysely';
import type { CapacityRecord } from '#lib/domain/directory/capacity.ts';
import type { ServiceFact } from '#lib/domain/directory/facts/service-fact.ts';
import type { Provider } from '#lib/domain/directory/provider.ts';
import type { Service } from '#lib/domain/directory/service.ts';
import type { ActivityCost } from '#lib/domain/plans/activity.ts';
import type { ImportKind } from '#lib/domain/plans/import/column.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import {
  CAPACITIES,
  COSTS,
  DIRECTORY_TABLES,
  FACTS,
  GIVEN_CODES,
  type ImportItemKind,
  type ImportTable,
  ITEM_TABLES,
  PROVIDERS,
  recordset,
  SERVICES
} from './import-tables.ts';
import type { Schema } from './schema.ts';

/** A file that waits to be imported into a plan or the directory, or was (`appliedAt`). */
export type ImportRun = {
  id: string;
  planId: string | null;
  takesAll: boolean;
  fileHash: string;
  fileName: string;
  /** The kind somebody says it is; null to find out. */
  wanted: ImportKind | null;
  actorId: string | null;
  uploadedAt: Date;
  appliedAt: Date | null;
};

/** A file older than so many later ones is not compared with. */
const FILES_LOOKED_AT = 20;

/** An item with the revision that was seen. */
type Revised = { id: string; revision: number };

const RUN_COLUMNS = [
  ...(['id', 'planId', 'takesAll', 'fileHash', 'fileName', 'wanted', 'actorId'] as const),
  ...(['uploadedAt', 'appliedAt'] as const)
] as const;

/** Imports of one body: the files that wait, and rows in bulk by one statement for each table. */
export function importStore(tx: Kysely<Schema>, bodyId: BodyId) {
  const runs = () => tx.selectFrom('importRun').select(RUN_COLUMNS).where('bodyId', '=', bodyId);

  /** Adds rows by one statement, whatever their number. */
  async function insert(
    target: ImportTable,
    rows: readonly object[],
    owner: { planId?: string | null; importId?: string } = {}
  ): Promise<void> {
    if (rows.length === 0) return;
    const { names, given, from } = recordset(target, rows);
    const own = [
      { name: 'body_id', value: sql`${bodyId}::uuid`, when: target.owner !== 'steward' },
      { name: 'steward_body_id', value: sql`${bodyId}::uuid`, when: target.owner === 'steward' },
      { name: 'plan_id', value: sql`${owner.planId ?? null}::uuid`, when: target.owner === 'plan' },
      {
        ...{ name: 'import_id', value: sql`${owner.importId ?? null}::uuid` },
        when: target.owner === 'plan' || DIRECTORY_TABLES.includes(target)
      }
    ].filter(({ when }) => when);
    await sql`
        insert into ${sql.table(target.table)} (${sql.join([...own.map(({ name }) => sql.ref(name)), ...names])})
        select ${sql.join([...own.map(({ value }) => value), ...given])} from ${from}`.execute(tx);
  }

  /** Changes rows by one statement, each over its revision. */
  async function update(target: ImportTable, rows: readonly Revised[]): Promise<number> {
    if (rows.length === 0) return 0;
    const withRevision = { ...target, columns: { ...target.columns, revision: 'bigint' } };
    const { from } = recordset(withRevision, rows);
    const names = Object.keys(target.columns).filter((name) => name !== 'id');
    const sets = names.map((name) => sql`${sql.ref(name)} = given.${sql.ref(name)}`);
    const body = sql.ref(target.owner === 'steward' ? 'kept.steward_body_id' : 'kept.body_id');
    const { numAffectedRows } = await sql`
        update ${sql.table(target.table)} as kept set ${sql.join(sets)}, revision = kept.revision + 1
        from ${from}
        where ${body} = ${bodyId} and kept.id = given.id and kept.revision = given.revision`.execute(tx);
    return Number(numAffectedRows ?? 0n);
  }

  /** Ends dated rows, each on its own day (exclusive). */
  async function end(
    table: 'capacity' | 'service_fact',
    ends: readonly { id: string; validTo: string }[]
  ): Promise<void> {
    if (ends.length === 0) return;
    await sql`
      update ${sql.table(table)} as kept set valid_to = given.valid_to
      from jsonb_to_recordset(${JSON.stringify(ends.map(({ id, validTo }) => ({ id, valid_to: validTo })))}::jsonb)
        as given (id uuid, valid_to date)
      where kept.body_id = ${bodyId} and kept.id = given.id`.execute(tx);
  }

  const owned = (importId: string | undefined) => (importId === undefined ? {} : { importId });

  return {
    add: async (
      run: Omit<ImportRun, 'uploadedAt' | 'appliedAt' | 'takesAll'> & { takesAll?: boolean }
    ): Promise<void> => {
      await tx
        .insertInto('importRun')
        .values({ ...run, bodyId })
        .execute();
    },

    find: (id: string): Promise<ImportRun | undefined> => runs().where('id', '=', id).executeTakeFirst(),

    /** Of which services an applied file for the directory spoke; 0 is the latest. Undefined: there is none. */
    findBrought: async (number: number): Promise<string[] | undefined> => {
      if (number >= FILES_LOOKED_AT) return undefined;
      const applied = await tx
        .selectFrom('importRun')
        .select('brought')
        .where('bodyId', '=', bodyId)
        .where('planId', 'is', null)
        .where('appliedAt', 'is not', null)
        .orderBy('appliedAt', 'desc')
        .limit(1)
        .offset(number)
        .executeTakeFirst();
      return applied?.brought;
    },

    /** Files of any plan that were sent before a moment and never applied. */
    waitingSince: (before: Date): Promise<ImportRun[]> =>
      runs().where('appliedAt', 'is', null).where('uploadedAt', '<', before).execute(),

    /** Whether another waiting import of this body holds the same file. */
    holdsFile: async (fileHash: string, otherThan: string): Promise<boolean> => {
      const other = runs().where('fileHash', '=', fileHash).where('appliedAt', 'is', null);
      return (await other.where('id', '!=', otherThan).executeTakeFirst()) !== undefined;
    },

    /**
     * Keeps others from a waiting import until this transaction ends; false when it waits no more: it is applied,
     * and what it wrote belongs to the plan, or nobody knows it.
     */
    lockWaiting: async (id: string): Promise<boolean> => {
      const { rows } = await sql`
        select 1 from import_run where body_id = ${bodyId} and id = ${id} and applied_at is null
        for update`.execute(tx);
      return rows.length === 1;
    },

    /** Lets this transaction see and touch the waiting rows of an import, after `lockWaiting`. */
    openWaiting: async (id: string): Promise<void> => {
      await sql`select set_config('app.import', ${id}, true)`.execute(tx);
    },

    /** Removes waiting rows of an import that was cut short, after `openWaiting`. */
    clearWaiting: async (id: string): Promise<void> => {
      for (const { table } of Object.values(ITEM_TABLES).toReversed()) {
        await sql`
          delete from ${sql.table(table)} where body_id = ${bodyId} and import_id = ${id}`.execute(tx);
      }
    },

    /** From here on rows of the directory may be written that nobody sees before `showWaiting`. */
    beginWaiting: async (id: string): Promise<void> => {
      await tx
        .insertInto('waitingImport')
        .values({ id, stewardBodyId: bodyId })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },

    /** Shows every row of the directory that waited under the import, by this one row. */
    showWaiting: async (id: string): Promise<void> => {
      await tx.deleteFrom('waitingImport').where('id', '=', id).where('stewardBodyId', '=', bodyId).execute();
    },

    /**
     * Removes some waiting rows of the directory, after `openWaiting`: what hangs on services first.
     * @returns how many; none when nothing is left
     */
    clearSomeWaiting: async (id: string, most: number): Promise<number> => {
      for (const { table, owner } of DIRECTORY_TABLES.toReversed()) {
        const { rows } = await sql<{ id: string }>`
          select id from ${sql.table(table)} where import_id = ${id}
            and ${sql.ref(owner === 'steward' ? 'steward_body_id' : 'body_id')} = ${bodyId} limit ${most}`.execute(
          tx
        );
        if (rows.length === 0) continue;
        const ids = sql`any (${rows.map((row) => row.id)}::uuid[])`;
        if (table === 'service')
          await sql`delete from service_place where body_id = ${bodyId} and service_id = ${ids}`.execute(tx);
        await sql`delete from ${sql.table(table)} where import_id = ${id} and id = ${ids}`.execute(tx);
        return rows.length;
      }
      return 0;
    },

    /**
     * Shows those of the providers that wait, before anything else of their import: services that others see are about
     * to name them.
     * @returns how many
     */
    showProviders: async (id: string, providerIds: readonly string[]): Promise<number> => {
      const waitingOf = (of: string) => sql`select set_config('app.import', ${of}, true)`;
      await waitingOf(id).execute(tx);
      const { numAffectedRows } = await sql`
        update provider set import_id = null
        where steward_body_id = ${bodyId} and import_id = ${id} and id = any (${[...providerIds]}::uuid[])`.execute(
        tx
      );
      // What else waits is hidden again: the rest of this transaction sees what everybody sees.
      await waitingOf('').execute(tx);
      return Number(numAffectedRows ?? 0n);
    },

    /** How many rows wait in all, after `openWaiting`. */
    countWaiting: async (id: string): Promise<number> => {
      const tables: readonly ImportTable[] = [...Object.values(ITEM_TABLES), ...DIRECTORY_TABLES];
      const counts = tables.map(({ table, owner }) => {
        const body = sql.ref(owner === 'steward' ? 'steward_body_id' : 'body_id');
        return sql`
          (select count(*) from ${sql.table(table)} where ${body} = ${bodyId} and import_id = ${id})`;
      });
      const { rows } = await sql<{ count: number }>`select ${sql.join(counts, sql` + `)} as count`.execute(
        tx
      );
      return rows[0]?.count ?? 0;
    },

    remove: async (id: string): Promise<void> => {
      await tx
        .deleteFrom('importRun')
        .where('bodyId', '=', bodyId)
        .where('id', '=', id)
        .where('appliedAt', 'is', null)
        .execute();
    },

    /** Says that rows which others see are being changed in steps, and by whom. */
    markBegun: async (id: string, begunBy: string | null): Promise<void> => {
      await tx
        .updateTable('importRun')
        .set({ begunAt: new Date(), begunBy })
        .where('bodyId', '=', bodyId)
        .where('id', '=', id)
        .execute();
    },

    /** Whoever looks at the import again decides anew whether it is written. */
    unmarkBegun: async (id: string): Promise<void> => {
      await tx
        .updateTable('importRun')
        .set({ begunAt: null, begunBy: null })
        .where('bodyId', '=', bodyId)
        .where('id', '=', id)
        .execute();
    },

    /** Makes every row of the import visible, by this one row; false when it was done before. */
    markApplied: async (id: string, brought: readonly string[]): Promise<boolean> => {
      const { numUpdatedRows } = await tx
        .updateTable('importRun')
        .set({ appliedAt: new Date(), brought: [...brought] })
        .where('bodyId', '=', bodyId)
        .where('id', '=', id)
        .where('appliedAt', 'is', null)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },

    /** Nobody keeps, changes or removes anything of the plan until the transaction ends. */
    lockPlan: async (planId: string): Promise<boolean> => {
      const { rows } = await sql`
        select 1 from plan where body_id = ${bodyId} and id = ${planId} for update`.execute(tx);
      return rows.length === 1;
    },

    /** Nobody changes or removes a service that the body keeps until the transaction ends. */
    lockDirectory: async (): Promise<void> => {
      // Counted, so that thousands of rows need not come back.
      await sql`
        select count(*) from (
          select 1 from service where steward_body_id = ${bodyId} order by id for update
        ) as locked`.execute(tx);
    },

    /** A text that changes whenever somebody adds, changes or removes anything that an import looks at. */
    stampOf: async (planId: string | null): Promise<string> => {
      const part = (table: string) => sql`
        (select count(*) || '/' || coalesce(sum(revision), 0) from ${sql.table(table)}
         where body_id = ${bodyId} and plan_id = ${planId})`;
      const kept = (table: string) => sql`
        (select count(*) || '/' || coalesce(sum(revision), 0) from ${sql.table(table)}
         where steward_body_id = ${bodyId})`;
      const tables = ['priority', 'goal', 'measure', 'activity', 'indicator', 'capacity_cell'];
      const parts = [...tables.map(part), ...['provider', 'service'].map(kept)];
      const { rows } = await sql<{ stamp: string }>`
        select concat_ws(' ', ${sql.join(parts)},
          (select count(*) || '/' || coalesce(sum(hashtextextended(concat_ws(' ', id, value, valid_to), 0)), 0)
           from capacity where body_id = ${bodyId}),
          (select count(*) || '/' || coalesce(sum(hashtextextended(id || coalesce(valid_to::text, ''), 0)), 0)
           from service_fact where body_id = ${bodyId}),
          (select revision from plan where body_id = ${bodyId} and id = ${planId})) as stamp`.execute(tx);
      return rows[0]?.stamp ?? '';
    },

    /** Adds items of a plan by one statement; they wait, unseen, until the import is applied. */
    addItems: (
      kind: ImportItemKind,
      items: readonly object[],
      owner: { planId: string | null; importId: string }
    ) => insert(ITEM_TABLES[kind], items, owner),

    /**
     * Changes items by one statement, each over the revision that was seen.
     * @returns how many were changed; fewer than given when somebody was faster
     */
    changeItems: (kind: ImportItemKind, items: readonly Revised[]) => update(ITEM_TABLES[kind], items),

    /** Codes that are given never come back, not even when the import ends in nothing. */
    giveCodes: (planId: string, codes: readonly string[]) =>
      insert(
        GIVEN_CODES,
        codes.map((code) => ({ planId, code }))
      ),

    addCosts: (costs: readonly (ActivityCost & { activityId: string })[]) => insert(COSTS, costs),

    /** With the id of an import they wait, unseen, after `beginWaiting`; so do the rows of the next ones. */
    addProviders: (providers: readonly Provider[], importId?: string) =>
      insert(PROVIDERS, providers, owned(importId)),
    changeProviders: (providers: readonly (Provider & Revised)[]) => update(PROVIDERS, providers),
    addServices: (services: readonly Service[], importId?: string) =>
      insert(SERVICES, services, owned(importId)),
    changeServices: (services: readonly (Service & Revised)[]) => update(SERVICES, services),

    removeCostsOf: async (activityIds: readonly string[]): Promise<void> => {
      if (activityIds.length === 0) return;
      await sql`
        delete from activity_cost where body_id = ${bodyId}
        and activity_id = any(${[...activityIds]}::uuid[])`.execute(tx);
    },

    putPlaces: async (
      places: readonly { serviceId: string; address: string; addressProtected: boolean }[]
    ): Promise<void> => {
      if (places.length === 0) return;
      await tx
        .insertInto('servicePlace')
        .values(places.map((place) => ({ ...place, bodyId })))
        .onConflict((conflict) =>
          conflict.columns(['bodyId', 'serviceId']).doUpdateSet((row) => ({
            address: row.ref('excluded.address'),
            addressProtected: row.ref('excluded.addressProtected')
          }))
        )
        .execute();
    },

    /** Ends records of capacity, each on its own day (exclusive). */
    endCapacities: (ends: readonly { id: string; validTo: string }[]) => end('capacity', ends),

    removeCapacities: async (ids: readonly string[]): Promise<void> => {
      if (ids.length === 0) return;
      await tx
        .deleteFrom('capacity')
        .where('bodyId', '=', bodyId)
        .where('id', 'in', [...ids])
        .execute();
    },

    addCapacities: (records: readonly (CapacityRecord & { id: string })[], importId?: string) =>
      insert(CAPACITIES, records, owned(importId)),

    addFacts: (facts: readonly ServiceFact[], importId?: string) => insert(FACTS, facts, owned(importId)),

    /** Ends facts, each on its own day (exclusive). */
    endFacts: (ends: readonly { id: string; validTo: string }[]) => end('service_fact', ends),

    removeFacts: async (ids: readonly string[]): Promise<void> => {
      if (ids.length === 0) return;
      await tx
        .deleteFrom('serviceFact')
        .where('bodyId', '=', bodyId)
        .where('id', 'in', [...ids])
        .execute();
    },

    /** Those of the services that other bodies keep. */
    foreignServices: async (ids: readonly string[]): Promise<string[]> => {
      if (ids.length === 0) return [];
      const rows = await tx
        .selectFrom('service')
        .select('id')
        .where('id', 'in', [...ids])
        .where('stewardBodyId', '!=', bodyId)
        .execute();
      return rows.map(({ id }) => id);
    },

    /** Providers of these IČO or ids that other bodies keep. */
    foreignProviders: (icos: readonly string[], ids: readonly string[] = []): Promise<Provider[]> =>
      icos.length + ids.length === 0
        ? Promise.resolve([])
        : tx
            .selectFrom('provider')
            .select(['id', 'name', 'kind', 'ico', 'stewardBodyId', 'website'])
            .where((row) =>
              row.or([
                ...(icos.length > 0 ? [row('ico', 'in', [...icos])] : []),
                ...(ids.length > 0 ? [row('id', 'in', [...ids])] : [])
              ])
            )
            .where('stewardBodyId', '!=', bodyId)
            .execute(),

    /** Those of the register numbers that belong to services other bodies keep. */
    foreignRegisterNumbers: async (numbers: readonly string[]): Promise<string[]> => {
      if (numbers.length === 0) return [];
      const rows = await tx
        .selectFrom('service')
        .select('registerNumber')
        .where('registerNumber', 'in', [...numbers])
        .where('stewardBodyId', '!=', bodyId)
        .execute();
      return rows.flatMap(({ registerNumber }) => registerNumber ?? []);
    }
  };
}

export type ImportStore = ReturnType<typeof importStore>;
