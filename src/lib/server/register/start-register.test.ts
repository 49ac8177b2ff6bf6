import { createHash, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Database, Db } from '#lib/server/db/db.ts';
import { installationEventStore } from '#lib/server/db/installation-events.ts';
import { registerCodeStore } from '#lib/server/db/register-codes.ts';
import { registerImportStore } from '#lib/server/db/register-imports.ts';
import { registeredServiceStore } from '#lib/server/db/registered-services.ts';
import { decideRegister } from '#lib/server/use-cases/directory/register/decide-register.ts';
import { sendRegister } from '#lib/server/use-cases/directory/register/send-register.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { registerFile } from '#tests/register-file.ts';
import { startRegister } from './start-register.ts';

const OPERATOR = { actorId: null as never, isOperator: true };
const today = '2026-11-22';
const NOON = new Date('2026-11-22T12:00:00Z');

/** Files in memory, as the folder keeps them. */
function keptFiles() {
  const kept = new Map<string, Buffer>();
  return {
    put(text: string): string {
      const content = Buffer.from(text);
      const hash = createHash('sha256').update(content).digest('hex');
      kept.set(hash, content);
      return hash;
    },
    size: (hash: string) => kept.get(hash)?.length ?? 0,
    stream: async (hash: string) => {
      const content = kept.get(hash);
      const pieces = (whole: Buffer) =>
        Array.from({ length: Math.ceil(whole.length / 65_536) }, (_, at) =>
          whole.subarray(at * 65_536, (at + 1) * 65_536)
        );
      return content ? { content: Readable.from(pieces(content)), size: content.length } : null;
    }
  };
}

async function send(db: Db, files: ReturnType<typeof keptFiles>, text: string, fileName = 'register.xml') {
  const fileHash = files.put(text);
  return db.transaction().execute((tx) =>
    sendRegister({ imports: registerImportStore(tx), events: installationEventStore(tx) }, OPERATOR, {
      ...{ id: randomUUID(), fileHash, fileName, fileBytes: files.size(fileHash), asOf: null, today }
    })
  );
}

function decide(db: Db, id: string, applied: boolean) {
  return db.transaction().execute((tx) =>
    decideRegister({ imports: registerImportStore(tx), events: installationEventStore(tx) }, OPERATOR, {
      id,
      applied
    })
  );
}

type Shown = { registerNumber: string; name: string; unitCode: string | null; modifiedAt: Date };

async function shown(db: Db): Promise<Shown[]> {
  const { rows } = await sql<Shown>`
    select register_number, name, unit_code, modified_at from published_service
    where body_id is null order by register_number`.execute(db);
  return rows;
}

/** Reads whatever waits, to its end. */
async function work({ bulkDb, publicDb }: Database, files: ReturnType<typeof keptFiles>): Promise<Error[]> {
  const faults: Error[] = [];
  const told: number[] = [];
  const reader = startRegister(
    {
      database: { bulkDb, publicDb },
      files,
      pages: { changed: (_source, revision) => void told.push(revision) }
    },
    (error) => faults.push(error),
    { now: () => NOON }
  );
  await reader.idle();
  await reader.stop();
  return faults;
}

const idOf = (outcome: Awaited<ReturnType<typeof send>>) => ('id' in outcome ? outcome.id : '');
const fileOf = (asked: Parameters<typeof registerFile>[0]) => [...registerFile(asked)].join('');

describe.each(ENGINES)('on %s', (engine) => {
  test('a file comes in at once, the same one changes nothing, a newer one says what it does', async () => {
    const database = await testDatabase(engine);
    const { db } = database;
    const files = keptFiles();
    const first = fileOf({ services: 1_200 });
    const id = idOf(await send(db, files, first, 'RSS20250116052147.xml'));
    expect(await work(database, files)).toEqual([]);

    const imports = registerImportStore(db);
    const read = await imports.find(id);
    expect(read).toMatchObject({
      stage: 'read',
      asOf: '2025-01-16',
      heldFile: null,
      counts: { added: 1_200 }
    });
    expect(read?.counts.waiting).toBeGreaterThan(5);
    expect(read?.counts.unplaced).toBeGreaterThan(5);
    // Until the operator lets it count, nobody sees anything of it.
    expect(await shown(db)).toEqual([]);

    expect(await decide(db, id, true)).toBe('decided');
    expect(await work(database, files)).toEqual([]);
    const before = await shown(db);
    const running = first
      .split('<providedService>')
      .slice(1)
      .filter((service) => !/X009/.test(service))
      .filter((service) => (/dateOfErasure>([\d-]+)/.exec(service)?.[1] ?? '9') > today);
    expect(before).toHaveLength(running.length);
    expect(before.filter(({ unitCode }) => unitCode === null).length).toBeLessThan(before.length / 10);
    const { rows } = await sql`select * from registered_service`.execute(db);
    expect(/Vymyslen|vymyslena|Tajná/.test(JSON.stringify(rows))).toBe(false);

    expect((await send(db, files, first)).outcome).toBe('same-file');
    const second = idOf(await send(db, files, fileOf({ services: 1_200, edition: 2 })));
    await work(database, files);
    const counts = (await imports.find(second))?.counts;
    expect(counts).toMatchObject({ added: 6, refused: 0 });
    for (const effect of ['changed', 'erased', 'gone'] as const)
      expect(counts?.[effect], effect).toBeGreaterThan(0);
    expect(await shown(db)).toEqual(before);
    const listed = await registeredServiceStore(db).listByEffect(second, 'erased', 1, 100);
    expect(listed).toHaveLength(counts?.erased ?? 0);

    await decide(db, second, true);
    await work(database, files);
    const after = await shown(db);
    const still = new Set(after.map(({ registerNumber }) => registerNumber));
    for (const { registerNumber } of listed) expect(still.has(registerNumber)).toBe(false);
    const left = await sql<{ count: number }>`
      select count(*) as count from registered_service where import_id = ${id}`.execute(db);
    expect(Number(left.rows[0]?.count)).toBe(0);
  });

  test('a kind that somebody maps later brings in the services that waited for it', async () => {
    const database = await testDatabase(engine);
    const { db } = database;
    const files = keptFiles();
    const id = idOf(await send(db, files, fileOf({ services: 600, seed: 5 })));
    await work(database, files);
    await decide(db, id, true);
    await work(database, files);
    const before = (await shown(db)).length;
    const codes = registerCodeStore(db);
    expect(await codes.find('type', 'A0025')).toMatchObject({ means: 'utulok', origin: 'supplied' });
    expect(await codes.find('type', 'C0015')).toMatchObject({
      means: 'zariadenie-pre-seniorov',
      origin: 'by-name'
    });
    expect(await codes.find('type', 'X0091')).toMatchObject({ means: null, origin: null });
    const waiting = (await codes.countServices(id)).get('type X0091') ?? 0;
    expect(waiting).toBeGreaterThan(0);

    await codes.map('type', 'X0091', 'jedalen');
    await work(database, files);
    const after = await shown(db);
    expect(after).toHaveLength(before + waiting);
    expect(after.filter(({ name }) => name === 'Jedáleň').length).toBeGreaterThanOrEqual(waiting);
    await codes.map('type', 'X0091', null);
    await work(database, files);
    expect(await shown(db)).toHaveLength(before);
  });

  test('an address that nobody may learn is kept nowhere, whenever its kind comes to be known', async () => {
    const database = await testDatabase(engine);
    const { db } = database;
    const files = keptFiles();
    const id = idOf(await send(db, files, fileOf({ services: 600, seed: 9 })));
    await work(database, files);
    await decide(db, id, true);
    await work(database, files);
    await registerCodeStore(db).map('type', 'X0092', 'zariadenie-nudzoveho-byvania');
    await work(database, files);
    const { rows } = await sql<{
      address: string;
      shownAddress: string | null;
      unitCode: string | null;
      districtCode: string | null;
    }>`
      select r.address, p.address as shown_address, p.unit_code, p.district_code
      from registered_service r join published_service p on p.id = r.id
      where r.service_type_code = 'zariadenie-nudzoveho-byvania'`.execute(db);
    expect(rows.length).toBeGreaterThan(3);
    for (const row of rows) expect(row).toMatchObject({ address: '', shownAddress: null, unitCode: null });
    expect(rows.some(({ districtCode }) => districtCode !== null)).toBe(true);
  });

  test('refused records are listed, and what was known of them stays', async () => {
    const database = await testDatabase(engine);
    const { db } = database;
    const files = keptFiles();
    const sound = fileOf({ services: 60, seed: 3 });
    const id = idOf(await send(db, files, sound));
    await work(database, files);
    await decide(db, id, true);
    await work(database, files);

    const damaged = sound
      .replace(/<currentCapacity>\d+/, '<currentCapacity>-4')
      .replace('<identifier>1000007<', '<identifier>1000008<');
    const second = idOf(await send(db, files, damaged));
    await work(database, files);
    const imports = registerImportStore(db);
    expect((await imports.find(second))?.counts).toMatchObject({
      refused: 2,
      kept: 1,
      gone: 1,
      erased: 1,
      same: 57
    });
    expect(await imports.listFaults(second, 1, 10)).toMatchObject([
      { position: 1, registerNumber: '1000000', fault: 'capacity-negative' },
      { position: 9, registerNumber: '1000008', fault: 'number-twice' }
    ]);
    await decide(db, second, false);
    await work(database, files);
    expect(await imports.find(second)).toMatchObject({ stage: 'discarded', heldFile: null });
  });

  test('a file that cannot be read says why, and leaves the register as it was', async () => {
    const database = await testDatabase(engine);
    const { db } = database;
    const files = keptFiles();
    const id = idOf(await send(db, files, fileOf({ services: 700 }).slice(0, -40)));
    await work(database, files);
    const imports = registerImportStore(db);
    expect(await imports.find(id)).toMatchObject({ stage: 'refused', refusal: 'truncated', heldFile: null });
    expect(await imports.findOpen()).toBeUndefined();
    const { rows } = await sql`select 1 from registered_service`.execute(db);
    expect(rows).toEqual([]);
  });

  test('a reading that was cut short begins again and doubles nothing', async () => {
    const database = await testDatabase(engine);
    const { db, bulkDb, publicDb } = database;
    const files = keptFiles();
    const id = idOf(await send(db, files, fileOf({ services: 900 })));
    const cut = startRegister({ database: { bulkDb, publicDb }, files, pages: { changed() {} } }, () => {});
    await expect
      .poll(async () => (await registerImportStore(db).find(id))?.readBytes ?? 0)
      .toBeGreaterThan(0);
    await cut.stop();
    expect((await registerImportStore(db).find(id))?.stage).toMatch(/^reading$|^read$/);
    await work(database, files);
    expect(await registerImportStore(db).find(id)).toMatchObject({
      stage: 'read',
      counts: { added: 900, refused: 0 }
    });
  });
});
