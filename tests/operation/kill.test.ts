import type { ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openPglite } from '#lib/server/db/pglite.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { testDatabase } from '#tests/database.ts';
import { aBody } from '#tests/fixtures.ts';
import { aFolder } from './folders.ts';
import { run } from './program.ts';

const WRITER = fileURLToPath(new URL('./writer.ts', import.meta.url));
const ROUNDS = 3;

type Saved = { saved: Record<string, { plans: string[]; events: string[] }>; files: string[] };

test('whatever was acknowledged before the process was killed is there afterwards, and nothing half', async () => {
  const environment = { OPORA_DATA: aFolder() };
  const acknowledged: { body: string; plan: string; hash: string }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const { child, ended } = run(WRITER, ['write'], environment);
    await someSaves(child);
    // Different enough to hit saves in different places.
    await pause(round * 61);
    child.kill('SIGKILL');
    const { out } = await ended;
    // The last line may be cut; then it was not acknowledged.
    for (const line of out.slice(0, out.lastIndexOf('\n')).split('\n')) {
      const [body = '', plan = '', hash = ''] = line.split(' ');
      acknowledged.push({ body, plan, hash });
    }
  }
  const bodies = [...new Set(acknowledged.map(({ body }) => body))];
  expect(bodies).toHaveLength(ROUNDS);
  const { out, error } = await run(WRITER, ['count', ...bodies], environment).ended;
  const { saved, files } = JSON.parse(out || error) as Saved;
  expect(acknowledged.length).toBeGreaterThan(ROUNDS * 3);
  for (const { body, plan, hash } of acknowledged) {
    expect(saved[body]?.plans).toContain(plan);
    expect(saved[body]?.events).toContain(plan);
    expect(files).toContain(hash);
  }
  // A plan without its event, or an event without its plan, would be half a save.
  for (const { plans, events } of Object.values(saved)) expect(events.toSorted()).toEqual(plans.toSorted());
}, 240_000);

/** Resolves once several saves are acknowledged, however slow the machine is. */
function someSaves(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    let lines = 0;
    child.stdout?.on('data', (said) => {
      lines += String(said).split('\n').length - 1;
      if (lines > 4) resolve();
    });
    child.once('exit', () => resolve());
  });
}

test('a commit asks the operating system to put it on the disk', async () => {
  const database = await openPglite({ folder: aFolder(), username: 'postgres', base: null });
  await database.exec('create table saved (n int)');
  const before = await database.embedded.fsyncCount();
  for (let n = 0; n < 10; n += 1) await database.exec(`insert into saved values (${n})`);
  expect(await database.embedded.fsyncCount()).toBeGreaterThanOrEqual(before + 10);
  const between = await database.embedded.fsyncCount();
  await database.exec('select count(*) from saved');
  expect(await database.embedded.fsyncCount()).toBe(between);
  await database.close();
});

test('a transaction that fails in the middle leaves nothing behind', async () => {
  const { db } = await testDatabase();
  const body = await aBody(db);
  const failing = inTransaction(db, body, async ({ events }) => {
    await events.add({ actorId: null, action: 'first', subject: 'plan' });
    throw new Error('in the middle');
  });
  await expect(failing).rejects.toThrow('in the middle');
  expect(await inTransaction(db, body, ({ events }) => events.latest(10))).toEqual([]);
});
