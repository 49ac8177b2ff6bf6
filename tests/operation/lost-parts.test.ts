import { fileURLToPath } from 'node:url';
import { type Kysely, sql } from 'kysely';
import { expect, inject, test } from 'vitest';
import { postgresHandle } from '#lib/server/db/postgres.ts';
import { aFolder } from './folders.ts';
import { anEmptyPostgres } from './installations.ts';
import { startProgram } from './program.ts';

const KILL_THREADS = fileURLToPath(new URL('./kill-threads.ts', import.meta.url));

test('a program whose database thread is killed ends at once, says so and leaves its folder whole', async () => {
  const OPORA_DATA = aFolder();
  const program = await startProgram({ OPORA_DATA, NODE_OPTIONS: `--import=${KILL_THREADS}` });
  const ended = await program.end('SIGUSR2');
  expect(ended.code).toBe(1);
  expect(ended.error.trim()).toMatch(
    /^Vstavaná databáza sa nečakane zastavila \(.+\)\. Čo bolo uložené, ostalo uložené\. Spustite Oporu znova/
  );
  expect(ended.error).not.toMatch(/ at .*\.ts|node:internal/);
  const again = await startProgram({ OPORA_DATA });
  expect((await fetch(`${again.address}/stav`)).status).toBe(200);
  await again.end('SIGTERM');
}, 240_000);

test.runIf(inject('postgresAdmin'))(
  'a connection that PostgreSQL drops in the middle of a transaction fails that work and nothing else',
  async () => {
    const url = await anEmptyPostgres();
    const { db: working } = postgresHandle<never>(url, null, 2);
    const { db: killer } = postgresHandle<never>(url, null, 1);
    const pidOf = async (db: Kysely<never>) =>
      (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db)).rows[0]?.pid ?? 0;
    const work = working.transaction().execute(async (tx) => {
      const pid = await pidOf(tx);
      await sql`select pg_terminate_backend(${pid})`.execute(killer);
      // Nothing is asked while the news of the lost connection comes in.
      await new Promise((resolve) => setTimeout(resolve, 300));
      await pidOf(tx);
    });
    await expect(work).rejects.toThrow();
    expect(await pidOf(working)).toBeGreaterThan(0);
    await Promise.all([working.destroy(), killer.destroy()]);
  },
  60_000
);
