import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import { openStores } from '#lib/server/stores.ts';
import { ENGINES, testDatabase, testDatabaseAs } from '#tests/database.ts';
import { aBody } from '#tests/fixtures.ts';
import { TABLE_KINDS, type TableKind } from './table-kinds.ts';

type Row = {
  name: string;
  secured: boolean;
  forced: boolean;
  publicReads: boolean;
  publicWrites: boolean;
  leading: string;
};

describe.each(ENGINES)('on %s', async (engine) => {
  const { db } = await testDatabase(engine);
  const { rows } = await sql<Row>`
    select relname as name, relrowsecurity as secured, relforcerowsecurity as forced,
      has_table_privilege('opora_public', oid, 'select') as public_reads,
      has_table_privilege('opora_public', oid, 'insert, update, delete') as public_writes,
      coalesce((select attname from pg_index join pg_attribute on attrelid = indrelid and attnum = indkey[0]
        where indrelid = pg_class.oid and indisprimary), '') as leading
    from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by relname`.execute(
    db
  );
  const ofKind = (...kinds: TableKind[]) =>
    rows.filter(({ name }) => kinds.includes(TABLE_KINDS[name] as TableKind));

  test('every table is of a listed kind, and every listed table exists', () => {
    expect(rows.map(({ name }) => name)).toEqual(Object.keys(TABLE_KINDS).toSorted());
  });

  test('the body leads the key of every table it owns, except where a row has no key of its own', () => {
    const without = ofKind('body').filter(({ leading }) => leading !== 'body_id');
    expect(without.map(({ name }) => name)).toEqual(['rendition']);
  });

  test('owned and kept tables are secured for their owner too', () => {
    for (const row of ofKind('body', 'kept'))
      expect(row, row.name).toMatchObject({ secured: true, forced: true });
  });

  test('visitors read what is public and write nothing', () => {
    for (const row of rows) {
      const open = TABLE_KINDS[row.name] === 'public' || TABLE_KINDS[row.name] === 'reference';
      expect(row, row.name).toMatchObject({ publicReads: open, publicWrites: false });
    }
  });

  test('outside a transaction of their body no owned table shows a row', async () => {
    for (const { name } of ofKind('body')) {
      const { rows: seen } = await sql`select 1 from ${sql.table(name)} limit 1`.execute(db);
      expect(seen, name).toEqual([]);
    }
  });

  test('every reading of every store comes back empty without a body', async () => {
    const bodyId = await aBody(db);
    const id = randomUUID();
    const calls = await db.transaction().execute(async (tx) => {
      const stores = openStores(tx, bodyId);
      const read: [string, unknown][] = [];
      for (const [name, method] of readingsOf(stores))
        read.push([name, await method(...(ARGUMENTS[name] ?? [id, id]))]);
      return read;
    });
    expect(calls.length).toBeGreaterThan(40);
    for (const [name, seen] of calls) expect(isEmpty(seen), name).toBe(true);
  });
});

const READS =
  /^(list|find|lock|of|latest|services|providers|capacities|kindChoices|answers|records|renditions|history|givenMeasureCodes)/;
/** Stores of the installation, which show the same to every body. */
const SHARED = new Set(['accounts', 'law', 'territory', 'search', 'coordinatorRequests', 'removals']);

/** Readings that ask for something else than ids. */
const ARGUMENTS: Record<string, unknown[]> = {
  'versions.findCarried': [randomUUID(), 1],
  'oldPlans.listProposed': [randomUUID(), 10],
  'memberships.lockCoordinators': ['2026-11-21'],
  'documents.list': [10, 0],
  'providerChanges.listSettled': [10],
  'wrongRecords.listClosed': [10],
  'directory.capacitiesOf': [[randomUUID()]],
  'directory.capacitiesPart': [null, 10],
  'directory.providersPart': [null, 10],
  'directory.servicesPart': [null, 10],
  'directory.providersOf': [[randomUUID()]],
  'events.latest': [10],
  'expressedNeeds.list': ['2026-01-01'],
  'questionnaires.list': [1],
  'questionnaires.listLatest': [[randomUUID()]],
  'questionnaires.findVersion': [randomUUID(), 1],
  'responseTexts.lock': [randomUUID(), randomUUID()],
  'textCodings.listTexts': [randomUUID(), 'missing', { of: 'differing' }, 1],
  'textCodings.codingsOf': [[randomUUID()]],
  'textCodings.codingsOfQuestion': [randomUUID(), 'missing'],
  'textCodings.listCoded': [randomUUID(), 'missing', 10],
  'responseTallies.listByGroups': [randomUUID(), ['sex', 'age']],
  'paperSheets.lock': [randomUUID(), 1],
  'paperSheets.listEntries': [randomUUID(), [1]],
  'paperSheets.listReady': [randomUUID(), 10],
  'responses.lockToCheck': [randomUUID(), '2026-11-22', 10],
  'responses.listSheets': [randomUUID(), null, 10],
  'imports.findBrought': [0],
  'serviceFacts.listPart': [null, 10],
  'publishedServices.listShown': [[null, null]],
  'publishedServices.listShownOf': [[randomUUID()]],
  'serviceFacts.ofServices': [[randomUUID()]],
  'serviceFacts.lockKind': [randomUUID(), 'status'],
  'oldPlans.listPieces': [randomUUID()],
  'partWork.ofPerson': [randomUUID(), [randomUUID()]],
  'publishedDocuments.listIds': [10],
  'meetings.list': [1],
  'meetings.listComing': [new Date()],
  'needModels.lock': [{ serviceTypeCode: 'x', formCode: 'x', targetGroupCode: 'x', unitCode: 'x' }],
  'consultations.listComments': [randomUUID(), 'all', 1],
  'consultations.listIds': [randomUUID(), 'all', 10],
  'consultations.lockComments': [randomUUID(), [randomUUID()]],
  'complianceStatements.list': [1],
  'complianceStatements.nextNumber': [2026],
  'complianceStatements.promised': [
    { serviceTypeCode: 'x', formCode: 'x', targetGroupCode: 'x', unitCode: 'x', year: 2026 }
  ],
  'priorityVotes.list': [1],
  'suggestions.listIn': [['waiting'], 1],
  'remarks.list': [randomUUID(), 'all'],
  'remarks.ofSubject': [randomUUID(), { kind: 'block', id: randomUUID() }],
  'translations.find': [randomUUID(), 'hu', { subject: 'goal', subjectId: randomUUID(), field: 'title' }],
  'yearlyReports.findTermOf': [2025],
  'yearlyReports.lockReports': [[randomUUID()]],
  'versions.find': [randomUUID(), 1]
};

function readingsOf(stores: ReturnType<typeof openStores>) {
  type Method = (...given: unknown[]) => Promise<unknown>;
  const found: [string, Method][] = [];
  for (const [name, store] of Object.entries(stores)) {
    if (SHARED.has(name) || typeof store === 'function') continue;
    const shelves = name === 'items' ? Object.entries(store) : [[name, store] as const];
    for (const [shelf, methods] of shelves) {
      for (const [method, run] of Object.entries(methods as Record<string, Method>)) {
        if (READS.test(method)) found.push([`${shelf}.${method}`, run]);
      }
    }
  }
  return found;
}

function isEmpty(seen: unknown): boolean {
  return seen === undefined || seen === null || seen === false || (Array.isArray(seen) && seen.length === 0);
}

test('a visitor of the embedded database reads published and reference tables only', async () => {
  const { db } = await testDatabaseAs('opora_public');
  for (const [name, kind] of Object.entries(TABLE_KINDS)) {
    const reading = sql`select 1 from ${sql.table(name)} limit 1`.execute(db);
    if (kind === 'public' || kind === 'reference') await expect(reading, name).resolves.toBeDefined();
    else await expect(reading, name).rejects.toThrow(/permission denied/);
  }
  expect(await db.selectFrom('planningBody').select('bodyId').limit(1).execute()).toHaveLength(1);
  const write = db.insertInto('formerSlug').values({ slug: 'x', bodyId: randomUUID() as BodyId });
  await expect(write.execute()).rejects.toThrow(/permission denied/);
});
