import { randomUUID } from 'node:crypto';
import { createWriteStream, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import { writeBackup } from '#lib/server/backup/write-backup.ts';
import { openPglite } from '#lib/server/db/pglite.ts';
import { folderFileStore } from '#lib/server/files.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { copyBase } from '../../src/process/new-database.ts';
import { aFolder } from './folders.ts';

/*
 * How long a backup of the embedded database takes, and how long people wait while it runs (docs/decisions/0012):
 *   node tests/operation/measure-backup.ts [thousands of events, default 100]
 */
const thousands = Number(process.argv[2] ?? 100);
const folder = aFolder();
await copyBase(folder);
const database = await openPglite({
  folder: join(folder, 'database'),
  username: 'opora_app',
  base: null
});
const body = randomUUID() as BodyId;
const union = {
  kind: 'union',
  slug: 'meranie',
  name: 'Meranie',
  unitCode: null,
  sortKey: 'meranie'
} as const;
await database.db
  .insertInto('planningBody')
  .values({ bodyId: body, ...union })
  .execute();
for (let done = 0; done < thousands; done += 1) {
  await database.db.transaction().execute(async (tx) => {
    await sql`select set_config('app.body', ${body}, true)`.execute(tx);
    await sql`
      insert into event (body_id, action, subject, details)
      select ${body}, 'measure', 'plan', jsonb_build_object('text', repeat('slovo ', 40), 'n', n)
      from generate_series(1, 1000) n`.execute(tx);
  });
}

for (const peopleWork of [false, true]) {
  database.embedded.turns.longestMs = 0;
  const waits: number[] = [];
  let running = true;
  const people = (async () => {
    while (peopleWork && running) {
      const asked = performance.now();
      await inTransaction(database.db, body, ({ events }) =>
        events.add({ actorId: null, action: 'work', subject: 'plan' })
      );
      waits.push(performance.now() - asked);
      await pause(20);
    }
  })();
  const path = join(folder, `${peopleWork}.tar.gz`);
  const began = performance.now();
  const files = folderFileStore(join(folder, 'files'));
  const { tables } = await writeBackup({ database, files }, createWriteStream(path), new Date());
  const ms = performance.now() - began;
  running = false;
  await people;
  console.log({
    peopleWork,
    rows: tables.reduce((sum, table) => sum + table.rows, 0),
    ms: Math.round(ms),
    archiveBytes: statSync(path).size,
    longestTurnMs: Math.round(database.longestLeaseMs()),
    saves: waits.length,
    longestSaveMs: Math.round(Math.max(0, ...waits))
  });
}
await database.close();
