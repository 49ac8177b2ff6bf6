import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { judgeEntry } from '#lib/domain/directory/register/judge-entry.ts';
import type { Db } from '#lib/server/db/db.ts';
import { registerImportStore } from '#lib/server/db/register-imports.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { aRawEntry } from '#tests/register-fixtures.ts';
import type { ReadRecord } from './register-file.ts';
import { showRegister } from './show-register.ts';
import { stageRegister } from './stage-register.ts';

const today = '2026-11-22';

/** A record of one of few numbers, so that files speak of the same services, some of them wrongly. */
const record = fc
  .record({
    number: fc.integer({ min: 0, max: 7 }),
    capacity: fc.constantFrom('3', '20', '', '-1', 'veľa'),
    erasedOn: fc.constantFrom('', '', '2024-05-01', '2024-02-31'),
    town: fc.constantFrom('Rajec', 'Bánov', 'Nikde'),
    code: fc.constantFrom('A0025', 'A0024', 'X0001')
  })
  .map(({ number, capacity, erasedOn, town, code }) =>
    aRawEntry({
      ...{ registerNumber: `600000${number}`, capacity, erasedOn, type: { code, label: '' } },
      place: { ...aRawEntry({}).place, municipality: town }
    })
  );
const file = fc.array(record, { minLength: 1, maxLength: 12 });
type File = typeof file extends fc.Arbitrary<infer Raw> ? Raw : never;

async function* recordsOf(raws: File): AsyncGenerator<ReadRecord> {
  for (const [at, raw] of raws.entries()) yield { line: at + 1, raw };
}

/** Brings a file in to its end; a file with no sound record is refused and changes nothing. */
async function bring(db: Db, raws: File): Promise<void> {
  const imports = registerImportStore(db);
  const id = randomUUID();
  const fileHash = id.replaceAll('-', '').padEnd(64, '0');
  await imports.add({
    ...{ id, fileHash, heldFile: null, fileName: 'r.xml', fileBytes: 1, asOf: '2025-01-16', actorId: null }
  });
  await imports.beginReading(id);
  const read = (await imports.find(id)) ?? expect.fail('no file');
  const staging = { signal: new AbortController().signal, today, readBytes: () => 1 } as const;
  const staged = await stageRegister(db, read, recordsOf(raws), staging).catch(() => 'refused');
  if (staged === 'refused') return imports.markRefused(id, 'no-services', null);
  await imports.markApplied(id);
  await showRegister(db, today);
  await imports.setStage(id, 'applied');
}

/** What everybody sees, and when each row was last written. */
async function shown(db: Db): Promise<Record<string, unknown>[]> {
  const { rows } = await sql<Record<string, unknown>>`
    select register_number, name, unit_code, capacities, erased_on, modified_at::text as modified
    from published_service order by register_number`.execute(db);
  return rows;
}

async function emptied(db: Db): Promise<void> {
  await sql`delete from published_service`.execute(db);
  await sql`delete from register_import`.execute(db);
}

const withoutMoments = (rows: Record<string, unknown>[]) => rows.map(({ modified: _, ...row }) => row);

describe.each(ENGINES)('on %s', async (engine) => {
  const { db } = await testDatabase(engine);

  test('the same file twice changes nothing, not even when a row was written', async () => {
    await fc.assert(
      fc.asyncProperty(file, async (raws) => {
        await emptied(db);
        await bring(db, raws);
        const once = await shown(db);
        await bring(db, raws);
        expect(await shown(db)).toEqual(once);
      }),
      { numRuns: 15 }
    );
  });

  test('what is shown follows from the last file, and from earlier ones only where it was refused', async () => {
    await fc.assert(
      fc.asyncProperty(file, file, async (before, after) => {
        await emptied(db);
        await bring(db, after);
        const alone = withoutMoments(await shown(db));
        await emptied(db);
        await bring(db, before);
        await bring(db, after);
        const inTurn = withoutMoments(await shown(db));
        // A file without one sound record is refused as a whole; the earlier one stands.
        fc.pre(after.some((raw) => judgeEntry(raw).outcome === 'taken'));
        const numbers = new Set(alone.map(({ registerNumber }) => registerNumber));
        expect(inTurn.filter(({ registerNumber }) => numbers.has(registerNumber))).toEqual(alone);
        // The rest stands by the earlier file: the later one has the service, and nothing sound of it.
        const sound = after.filter((raw) => judgeEntry(raw).outcome === 'taken');
        for (const { registerNumber } of inTurn) {
          if (numbers.has(registerNumber)) continue;
          expect(after.some((raw) => raw.registerNumber === registerNumber)).toBe(true);
          expect(sound.some((raw) => raw.registerNumber === registerNumber)).toBe(false);
        }
      }),
      { numRuns: 15 }
    );
  });
});
