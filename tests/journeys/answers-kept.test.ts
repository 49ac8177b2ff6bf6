import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openPglite } from '#lib/server/db/pglite.ts';
import { findBody } from '#lib/server/db/planning-bodies.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { receiptHash } from '#lib/server/use-cases/surveys/sheet-receipt.ts';
import { newKilledFolder, prepareFolder, startProcess } from '../program-process.ts';
import { anOpenQuestionnaire } from '../survey-fixtures.ts';

const ROUNDS = 3;
const PEOPLE = 4;
const ANSWERS = { 'o-help': 'yes', 'o-who': 'family', 'o-missing': 'Jedáleň', 'o-sex': 'woman' };

/** A form sent as a browser does; null when nobody answered, because the program is gone. */
async function send(address: string, path: string, fields: Record<string, string>): Promise<string | null> {
  const headers = { origin: address, accept: 'text/html' };
  return fetch(address + path, { method: 'POST', headers, body: new URLSearchParams(fields) })
    .then((answer) => answer.text())
    .catch(() => null);
}

const sealedIn = (page: string | null) => /name="stav" value="([^"]+)"/.exec(page ?? '')?.[1];
const receiptIn = (page: string | null) => /<strong[^>]*>([2-9a-z-]{14})<\/strong>/.exec(page ?? '')?.[1];

test('the program is killed while people answer: what was acknowledged is there once, and nothing twice', async () => {
  const folder = newKilledFolder();
  const { path, id, bodyId } = await prepareFolder(folder, async (db) => {
    const body = await findBody(db, 'banov');
    if (!body) throw new Error('There is no such municipality.');
    const { asked, code } = await anOpenQuestionnaire(db, body.bodyId);
    return { path: `/banov/dotaznik/${code}`, id: asked.id, bodyId: body.bodyId };
  });
  const acknowledged = new Map<string, string>();
  const begun = new Set<string>();
  for (let round = 0; round < ROUNDS; round += 1) {
    const program = await startProcess(folder, 0);
    let isUp = true;
    const answerOn = async () => {
      // Whoever was cut off tries again with the page she has.
      for (const stav of begun) {
        if (acknowledged.has(stav)) continue;
        const receipt = receiptIn(await send(program.address, path, { stav, krok: 'dalej', ...ANSWERS }));
        if (receipt) acknowledged.set(stav, receipt);
      }
      while (isUp) {
        const stav = sealedIn(await send(program.address, path, { krok: 'zacat' }));
        if (!stav) return;
        begun.add(stav);
        const receipt = receiptIn(await send(program.address, path, { stav, krok: 'dalej', ...ANSWERS }));
        if (receipt) acknowledged.set(stav, receipt);
      }
    };
    const people = Array.from({ length: PEOPLE }, answerOn);
    const before = acknowledged.size;
    await expect.poll(() => acknowledged.size, { timeout: 60_000 }).toBeGreaterThan(before + 5);
    await pause(round * 37);
    await program.kill();
    isUp = false;
    await Promise.all(people);
  }

  const database = await openPglite({
    folder: join(folder.dataFolder, 'database'),
    username: 'opora_app',
    base: null
  });
  const kept = await inTransaction(database.db, bodyId, async ({ responseTallies, responses }) => ({
    tally: await responseTallies.list(id, ''),
    counted: await responses.listSheets(id, null, 10_000),
    waiting: await responses.listToCheck(id)
  }));
  const hashes = await database.db.transaction().execute(async (tx) => {
    await sql`select set_config('app.body', ${bodyId}, true)`.execute(tx);
    const { rows } = await sql<{ hash: string }>`select receipt_hash as hash from response`.execute(tx);
    return rows.map(({ hash }) => hash);
  });
  await database.close();
  expect(acknowledged.size).toBeGreaterThan(ROUNDS * 5);
  expect(new Set(hashes).size).toBe(hashes.length);
  for (const receipt of acknowledged.values())
    expect(hashes).toContain(receiptHash(id, receipt.replaceAll('-', '')));
  // No sheet but those that somebody began, and the counts are those of the sheets.
  expect(hashes.length).toBeLessThanOrEqual(begun.size);
  const waiting = kept.waiting.reduce((sum, { sheets }) => sum + sheets, 0);
  expect(kept.counted.length + waiting).toBe(hashes.length);
  expect(kept.tally.reduce((sum, { count }) => sum + count, 0)).toBe(kept.counted.length);
}, 240_000);
