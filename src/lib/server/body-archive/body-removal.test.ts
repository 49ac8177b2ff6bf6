import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { describe, expect, inject, test } from 'vitest';
import type { BodyId, PlanningBody } from '#lib/domain/tenancy/planning-body.ts';
import { accountStore } from '#lib/server/db/accounts.ts';
import type { Database } from '#lib/server/db/db.ts';
import { openPglite } from '#lib/server/db/pglite.ts';
import { TABLE_KINDS } from '#lib/server/db/table-kinds.ts';
import { generateCountry } from '#lib/server/demonstration/generate-country.ts';
import { folderFileStore } from '#lib/server/files.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { askRemoval, withdrawRemoval } from '#lib/server/use-cases/accounts/ask-removal.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { anAccount } from '#tests/fixtures.ts';
import { receiveBody } from './receive-body.ts';
import { removeBody } from './remove-body.ts';

const AT = new Date('2026-11-21T10:00:00Z');
const aFolder = () => mkdtempSync(join(tmpdir(), 'opora-removal-'));
const aPath = () => join(aFolder(), 'obec.zip');

/** Two generated bodies, and a coordinator of the first. */
async function lived(database: Database) {
  const made = await generateCountry(database, { bodies: 2, seed: 6, force: true, now: AT });
  const [one, other] = (made?.added ?? []) as [BodyId, BodyId];
  const { db } = database;
  const body: PlanningBody = await db
    .selectFrom('planningBody')
    .select(['bodyId', 'kind', 'name', 'slug', 'unitCode'])
    .where('bodyId', '=', one)
    .executeTakeFirstOrThrow();
  const accountId = await anAccount(db);
  const actor = {
    actorId: await accountStore(db).actorOf(accountId, 'Anna'),
    roles: ['coordinator'] as const
  };
  await inTransaction(db, one, ({ memberships }) =>
    memberships.add({ accountId, role: 'coordinator', validFrom: '2026-01-01', validTo: null })
  );
  const ask = () =>
    inTransaction(db, one, (stores) => askRemoval(stores, actor, { bodyId: one, reason: 'Odchádzame.' }));
  const withdraw = () =>
    inTransaction(db, one, (stores) => withdrawRemoval(stores, actor, { bodyId: one, now: AT }));
  return { body, other, actor, ask, withdraw };
}

/** Rows of every owned table by body, as a backup counts them. */
function countOwned({ db }: Database, bodyId: BodyId): Promise<Record<string, number>> {
  return db.transaction().execute(async (tx) => {
    await sql`set local role opora_backup`.execute(tx);
    const counts: Record<string, number> = {};
    for (const name of Object.keys(TABLE_KINDS).filter((one) => TABLE_KINDS[one] === 'body')) {
      const { rows } = await sql<{ n: number }>`
        select count(*) as n from ${sql.table(name)} where body_id = ${bodyId}`.execute(tx);
      if (rows[0]?.n) counts[name] = rows[0].n;
    }
    return counts;
  });
}

const published = ({ publicDb }: Database, bodyId: BodyId) =>
  publicDb.selectFrom('publishedPlan').select(['number', 'records']).where('bodyId', '=', bodyId).execute();

describe.each(ENGINES)('on %s', (engine) => {
  test('nothing is removed that nobody asked for, or that was asked for and withdrawn', async () => {
    const database = await testDatabase(engine);
    const { body, actor, ask, withdraw } = await lived(database);
    const [files, before] = [folderFileStore(aFolder()), await countOwned(database, body.bodyId)];
    expect(await removeBody({ database, files }, body, aPath(), AT)).toBeNull();
    const asMember = { ...actor, roles: ['editor'] as const };
    await inTransaction(database.db, body.bodyId, async (stores) => {
      const input = { bodyId: body.bodyId, reason: 'x' };
      expect(await askRemoval(stores, asMember, input)).toBe('not-allowed');
      expect(await askRemoval(stores, actor, { ...input, reason: ' ' })).toBe('no-reason');
      expect(await askRemoval(stores, actor, { ...input, reason: 'x'.repeat(2_001) })).toBe('too-long');
    });
    expect(await ask()).toBe('asked');
    expect(await ask()).toBe('already-asked');
    expect(await withdraw()).toBe('withdrawn');
    expect(await withdraw()).toBe('nothing-to-withdraw');
    expect(await removeBody({ database, files }, body, aPath(), AT)).toBeNull();
    const { event: _, ...rest } = await countOwned(database, body.bodyId);
    const { event: __, ...had } = before;
    expect(rest).toEqual(had);
  });

  test('all that the body owns goes, what a council approved stays, and neighbours notice nothing', async () => {
    const database = await testDatabase(engine);
    const { body, other, ask, withdraw } = await lived(database);
    const [files, path] = [folderFileStore(aFolder()), aPath()];
    const { event_head: _, ...neighbour } = await countOwned(database, other);
    // A draft beside the approved version: it was public too, and it was nobody's decision.
    const { bodyId: _body, ...version } = await database.publicDb
      .selectFrom('publishedPlan')
      .selectAll()
      .where('bodyId', '=', body.bodyId)
      .executeTakeFirstOrThrow();
    await inTransaction(database.db, body.bodyId, ({ published: writer }) =>
      writer.publish({ ...version, number: 2, records: [] } as never, new Map())
    );
    expect(await published(database, body.bodyId)).toHaveLength(2);
    await ask();
    const removed = await removeBody({ database, files }, body, path, AT);
    expect(removed).toMatchObject({ archived: true, keptVersions: 1 });
    expect(await countOwned(database, body.bodyId)).toEqual({});
    expect(await countOwned(database, other)).toMatchObject(neighbour);
    expect(await published(database, body.bodyId)).toMatchObject([{ number: 1 }]);
    expect(await published(database, other)).toHaveLength(1);
    const measures = await database.publicDb
      .selectFrom('publishedMeasure')
      .select('number')
      .distinct()
      .where('bodyId', '=', body.bodyId)
      .execute();
    expect(measures).toEqual([{ number: 1 }]);
    expect(await withdraw()).toBe('nothing-to-withdraw');
    const told = await database.db.selectFrom('installationEvent').selectAll().execute();
    expect(told).toMatchObject([{ action: 'removed', subjectId: body.bodyId, details: { keptVersions: 1 } }]);

    // The last archive is good: the body may come back, to the versions that stayed.
    await receiveBody({ database, files }, path, { actorId: null, today: '2026-11-21' });
    expect(await inTransaction(database.db, body.bodyId, ({ plans }) => plans.list())).toHaveLength(1);
    expect((await published(database, body.bodyId)).map(({ number }) => number).toSorted()).toEqual([1]);
  });

  test('when the archive cannot be written, everything is as it was', async () => {
    const database = await testDatabase(engine);
    const { body, ask } = await lived(database);
    await ask();
    const files = folderFileStore(aFolder());
    const before = await countOwned(database, body.bodyId);
    await expect(removeBody({ database, files }, body, '/nie/je/tu.zip', AT)).rejects.toThrow(/ENOENT/);
    expect({ ...(await countOwned(database, body.bodyId)), event_head: 1 }).toEqual({
      ...before,
      event_head: 1
    });
    expect(await inTransaction(database.db, body.bodyId, ({ plans }) => plans.list())).toHaveLength(1);
  });
});

test('killed in the middle, nobody sees half a plan and the next call ends it', async () => {
  const folder = aFolder();
  const open = (base: Uint8Array | null) => openPglite({ folder, username: 'opora_app', base });
  const database = await open(readFileSync(inject('pgliteTemplate')));
  const { body, ask } = await lived(database);
  await ask();
  await database.close();
  const path = aPath();
  await killWhileErasing(folder, body, path);
  const again = await open(null);
  expect(existsSync(path)).toBe(true);
  const left = await countOwned(again, body.bodyId);
  expect(Object.keys(left).length).toBeGreaterThan(0);
  expect(await inTransaction(again.db, body.bodyId, ({ plans }) => plans.list())).toEqual([]);
  const other = aPath();
  const files = folderFileStore(aFolder());
  expect(await removeBody({ database: again, files }, body, other, AT)).toMatchObject({ archived: false });
  // The archive was whole before anything was erased; a second one would hold what was left.
  expect(existsSync(other)).toBe(false);
  expect(await countOwned(again, body.bodyId)).toEqual({});
  await again.close();
});

/** Another process removes the body and is killed once the first rows are gone. */
async function killWhileErasing(folder: string, body: PlanningBody, path: string): Promise<void> {
  const words = [folder, aFolder(), JSON.stringify(body), path];
  const child = spawn(process.execPath, ['tests/operation/slow-removal.ts', ...words], { stdio: 'inherit' });
  while (!existsSync(path) && child.exitCode === null) await pause(2);
  await pause(300);
  child.kill('SIGKILL');
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}
