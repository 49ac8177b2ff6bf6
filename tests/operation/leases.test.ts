import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { MOST_CHANGED } from '#lib/domain/plans/import/propose.ts';
import type { Actor } from '#lib/domain/tenancy/permissions.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import { writeBackup } from '#lib/server/backup/write-backup.ts';
import { receiveBody } from '#lib/server/body-archive/receive-body.ts';
import { writeBody } from '#lib/server/body-archive/write-body.ts';
import { generateCountry } from '#lib/server/demonstration/generate-country.ts';
import { loadDemonstration } from '#lib/server/demonstration/load-demonstration.ts';
import { loadReferenceData } from '#lib/server/reference/load.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { runRound } from '#lib/server/upkeep/daily-round.ts';
import { applyRun } from '#lib/server/use-cases/import/apply-run.ts';
import { stageImport } from '#lib/server/use-cases/import/stage-import.ts';
import { testEmbedded } from '#tests/database.ts';
import { aBody } from '#tests/fixtures.ts';
import { importApart } from '#tests/import-here.ts';
import { type Lease, watchLeases } from '#tests/leases.ts';
import { aPlan } from '#tests/plan-fixtures.ts';
import { type RegionRow, regionCsv, regionRows } from '#tests/region-file.ts';
import { aFolder } from './folders.ts';
import { someFiles } from './installations.ts';

/*
 * Nobody may hold the embedded database's only connection for longer than 250 ms (foundations). How long a lease takes
 * depends on the machine and on who else is busy there, so what is judged here is how much is done in one: statements,
 * what they carry, what comes back. Processor time is judged too, with room for a machine four times as slow, because a
 * statement that is short to write may be planned as a loop in a loop. OPORA_LEASES=1 prints what the longest took.
 */
const MOST_CPU_MS = 1_000;
const NOW = new Date('2026-11-21T10:00:00Z');
const ROWS = 5_000;
const SERVICES = 2_000;
const coordinator: Actor = { actorId: null as never, roles: ['coordinator'] };

function expectShort(
  leases: readonly Lease[],
  most: Pick<Lease, 'statements' | 'characters' | 'rows'>
): void {
  const longest = leases.toSorted((a, b) => b.cpuMs - a.cpuMs).slice(0, 4);
  if (process.env.OPORA_LEASES)
    console.table(
      longest.map(({ slowest, ...lease }) => ({ ...lease, slowestMs: slowest.ms, sql: slowest.sql }))
    );
  expect(leases.length).toBeGreaterThan(5);
  for (const lease of leases) {
    expect(lease.statements, lease.slowest.sql).toBeLessThanOrEqual(most.statements);
    expect(lease.characters, lease.slowest.sql).toBeLessThanOrEqual(most.characters);
    expect(lease.rows, lease.slowest.sql).toBeLessThanOrEqual(most.rows);
    expect(lease.cpuMs, lease.slowest.sql).toBeLessThan(MOST_CPU_MS);
  }
}

test('loading the demonstrations', async () => {
  const database = await testEmbedded();
  const leases = watchLeases(database.embedded);
  expect(await loadDemonstration(database, NOW)).toHaveLength(2);
  expectShort(leases, { statements: 45, characters: 600_000, rows: 700 });
});

test('importing a table of 5,000 rows, and then as many changed rows as one import may have', async () => {
  const database = await testEmbedded();
  const bodyId = await aBody(database.db);
  const plan = aPlan({ id: randomUUID() });
  await inTransaction(database.db, bodyId, ({ plans }) => plans.add(plan));
  const work = importApart({ database, files: someFiles() }, { bodyId, unitCode: null }, '2026-11-21');
  const leases = watchLeases(database.embedded);
  const table = (responsible: string, rows: number) =>
    Buffer.from(
      [
        'Cieľ;Opatrenie;Aktivita;Zodpovedný;Rok;Suma;Zdroj',
        ...Array.from(
          { length: rows },
          (_, row) =>
            `Cieľ ${row % 40};Opatrenie ${row % 400};Aktivita ${row};${responsible};2028;${row + 1};rozpočet obce`
        )
      ].join('\n')
    );
  const send = async (responsible: string, rows: number) => {
    const id = randomUUID();
    const sent = {
      id,
      planId: plan.id,
      fileName: 'plan.csv',
      content: table(responsible, rows),
      wanted: null,
      now: NOW
    };
    await stageImport(work, coordinator, sent);
    return applyRun(work, coordinator, { id, planId: plan.id, seen: null });
  };
  expect(await send('starosta', ROWS)).toMatchObject({ outcome: 'applied', added: 40 + 400 + ROWS });
  expect(await send('referentka', MOST_CHANGED)).toMatchObject({
    outcome: 'applied',
    added: 0,
    changed: MOST_CHANGED
  });
  expectShort(leases, { statements: 40, characters: 650_000, rows: 1_100 });
});

test("importing a region's services, and then a newer file that changes every one of them", async () => {
  const database = await testEmbedded();
  await loadReferenceData(database.bulkDb, () => {});
  const bodyId = await aBody(database.db);
  const work = importApart({ database, files: someFiles() }, { bodyId, unitCode: null }, '2026-11-21');
  const leases = watchLeases(database.embedded);
  const send = async (rows: readonly RegionRow[]) => {
    const id = randomUUID();
    const sent = { planId: null, takesAll: true, fileName: 'kraj.csv', wanted: null, now: NOW };
    await stageImport(work, coordinator, { id, ...sent, content: Buffer.from(regionCsv(rows)) });
    return applyRun(work, coordinator, { id, planId: null, seen: null });
  };
  const rows = [...regionRows(SERVICES)];
  expect(await send(rows)).toMatchObject({ outcome: 'applied', changed: 0 });
  const newer = rows.map((row) => ({ ...row, Kapacita: '99', Telefón: '0911 222 333' }));
  expect(await send(newer)).toEqual({ outcome: 'applied', added: 0, changed: 2 * SERVICES });
  expectShort(leases, { statements: 40, characters: 650_000, rows: 1_100 });
});

test('a generated municipality leaves, arrives elsewhere, and the daily round', async () => {
  const [source, target] = [await testEmbedded(), await testEmbedded()];
  const [files, path] = [someFiles(), join(aFolder(), 'obec.zip')];
  const made = await generateCountry(source, { bodies: 1, seed: 1, force: true, now: NOW });
  const body = await source.db
    .selectFrom('planningBody')
    .select(['bodyId', 'kind', 'name', 'slug', 'unitCode'])
    .where('bodyId', '=', made?.added[0] as BodyId)
    .executeTakeFirstOrThrow();
  await writeBody({ database: source, files }, body, path, NOW);
  const leases = watchLeases(target.embedded);
  await receiveBody({ database: target, files }, path, { actorId: null, today: '2026-11-21' });
  await runRound({ database: target, files }, NOW);
  expectShort(leases, { statements: 45, characters: 700_000, rows: 1_100 });
});

test('a backup with 20,000 events', async () => {
  const database = await testEmbedded();
  await loadDemonstration(database, NOW);
  const bodyId = await aBody(database.db);
  await database.exec(`
    select set_config('app.body', '${bodyId}', false);
    insert into event (body_id, action, subject, details)
      select '${bodyId}', 'work', 'plan', jsonb_build_object('text', repeat('slovo ', 40), 'n', n)
      from generate_series(1, 20000) n`);
  const leases = watchLeases(database.embedded);
  const sink = createWriteStream(join(aFolder(), 'zaloha.tar.gz'));
  await writeBackup({ database, files: someFiles() }, sink, NOW);
  expectShort(leases, { statements: 60, characters: 100_000, rows: 1_000 });
});
