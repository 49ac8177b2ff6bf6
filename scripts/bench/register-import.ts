import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { SaxesParser } from 'saxes';
import type { Database } from '#lib/server/db/db.ts';
import { openDatabase } from '#lib/server/db/open-database.ts';
import { registerImportStore } from '#lib/server/db/register-imports.ts';
import { folderFileStore } from '#lib/server/files.ts';
import { indexServices } from '#lib/server/public/service-index.ts';
import { bringRegister, decideOnRegister } from '#lib/server/register/bring-register.ts';
import { type RegisterReader, startRegister } from '#lib/server/register/start-register.ts';
import { WORKING } from '#lib/server/use-cases/directory/register/register-work.ts';
import { registerFile } from '../../tests/register-file.ts';
import { countryFolder, removeFolder } from './country.ts';
import { type Line, lineOf } from './line.ts';

const SERVICES = 10_000;
/** Memory is compared with that of a file a tenth as long: what streams does not grow with it. */
const FEWER = 1_000;
const LOOK_MS = 20;
const MIB = 1024 * 1024;
const OPERATOR = { actorId: null as never, isOperator: true };

/**
 * The national register brought in, from the sent file to the public directory: how long it takes, how long it keeps the
 * database from others at most, and how much more memory it needs than a small file. The limits are taking the same XML
 * apart and doing nothing, and one row durably written.
 */
export async function* registerImport(): AsyncGenerator<Line> {
  const folder = await countryFolder(1);
  try {
    const small = await imported(folder, [...registerFile({ services: FEWER, seed: 2 })].join(''));
    const file = [...registerFile({ services: SERVICES })].join('');
    const large = await imported(folder, file);
    const group = 'directory';
    yield lineOf({
      ...{ group, name: `register of ${SERVICES} services imported`, unit: 'ms', goal: 'value <= 30000' },
      ...{ value: large.ms, limit: bareParse(file) }
    });
    yield lineOf({
      ...{ group, name: 'longest that the import kept the database', unit: 'ms', goal: 'value <= 250' },
      ...{ value: large.leaseMs, limit: large.oneRowMs }
    });
    yield lineOf({
      ...{ group, name: `memory grown by it, beside ${FEWER} services`, unit: 'MiB', goal: 'value <= 96' },
      ...{ value: large.grown, limit: small.grown }
    });
  } finally {
    removeFolder(folder);
  }
}

type Imported = { ms: number; leaseMs: number; grown: number; oneRowMs: number };

async function imported(folder: string, file: string): Promise<Imported> {
  const database = await openDatabase({ folder: join(folder, 'database'), url: null });
  const files = folderFileStore(join(folder, 'files'));
  const follow = (signal: AbortSignal) => indexServices(database.bulkDb, { signal });
  const register = startRegister({ database, files, follow, pages: { changed() {} } }, (error) => {
    throw error;
  });
  try {
    await register.idle();
    const before = process.memoryUsage.rss();
    let most = before;
    const look = setInterval(() => {
      most = Math.max(most, process.memoryUsage.rss());
    }, LOOK_MS);
    const begun = performance.now();
    await bring({ database, files, register }, Buffer.from(file));
    const ms = performance.now() - begun;
    // The search follows, and keeps the database too.
    await register.idle();
    clearInterval(look);
    const leaseMs = database.longestLeaseMs();
    return { ms, leaseMs, grown: (most - before) / MIB, oneRowMs: await oneRow(database) };
  } finally {
    await register.stop();
    await database.close();
  }
}

async function bring(
  over: { database: Database; files: ReturnType<typeof folderFileStore>; register: RegisterReader },
  content: Uint8Array
): Promise<void> {
  const id = randomUUID();
  await bringRegister(over, OPERATOR, { id, fileName: 'register.xml', content }, new Date());
  await untilIdle(over, id);
  await decideOnRegister(over, OPERATOR, { id, applied: true });
  await untilIdle(over, id);
}

async function untilIdle({ database, register }: Parameters<typeof bring>[0], id: string): Promise<void> {
  for (;;) {
    const file = await registerImportStore(database.db).find(id);
    if (!file || file.stage === 'refused') throw new Error('The register was not read.');
    if (!WORKING.has(file.stage)) return;
    register.wake();
    await pause(LOOK_MS);
  }
}

async function oneRow({ db }: Database): Promise<number> {
  const begun = performance.now();
  await db
    .insertInto('registerCode')
    .values({ codebook: 'type', code: randomUUID(), label: '', means: null, origin: null })
    .execute();
  return performance.now() - begun;
}

/** Milliseconds of taking the XML apart and doing nothing with it. */
function bareParse(file: string): number {
  const begun = performance.now();
  const parser = new SaxesParser({ xmlns: true });
  for (let at = 0; at < file.length; at += 65_536) parser.write(file.slice(at, at + 65_536));
  parser.close();
  return performance.now() - begun;
}
