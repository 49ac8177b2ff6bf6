import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import type { Actor } from '#lib/domain/tenancy/permissions.ts';
import type { Database } from '#lib/server/db/db.ts';
import { TABLE_KINDS } from '#lib/server/db/table-kinds.ts';
import { folderFileStore } from '#lib/server/files.ts';
import { loadReferenceData } from '#lib/server/reference/load.ts';

import { windows1250 } from '#lib/server/spreadsheets/windows-1250.fixture.ts';
import { anXlsx } from '#lib/server/spreadsheets/xlsx.fixture.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { keepReturn, proposeReturn } from '#lib/server/use-cases/directory/keep-return.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { aBody } from '#tests/fixtures.ts';
import { importHere } from '#tests/import-here.ts';
import { countedReturn, countsSent, countsText } from './counted-return.ts';

const today = '2026-11-22';
const coordinator: Actor = { actorId: null as never, roles: ['coordinator'] };
const files = folderFileStore('/nowhere');

const PLANTED = ['Zuzana Nevidaná', '615203/7788', 'Utajená ulica 13'];
const RETURN = [
  'Meno;Rodné číslo;Adresa;Dátum podania;Druh služby',
  ...[1, 2, 3].map((day) => `${PLANTED.join(';')};${day}. 10. 2026;opatrovateľská služba`)
].join('\n');

describe.each(ENGINES)('a return on %s', async (engine) => {
  const database = await testDatabase(engine);
  await loadReferenceData(database.bulkDb, () => {});
  const bodyId = await aBody(database.db);
  const work = importHere({ database, files }, { bodyId, unitCode: null }, today);
  const count = (content: string | Buffer) =>
    countedReturn(work, { content: Buffer.from(content), code: 'O05' });

  test('leaves counts by kind and month, and nobody anywhere in the database', async () => {
    const counted = await count(windows1250(RETURN));
    if (counted.outcome !== 'counted') throw new Error(counted.refusal);
    expect(counted.faults).toEqual([]);
    const given = { code: 'O05', counts: counted.counts } as const;
    const keep = () => inTransaction(database.db, bodyId, (stores) => keepReturn(stores, coordinator, given));
    expect(await keep()).toBe('kept');
    expect(await keep()).toBe('nothing-new');
    const kept = await inTransaction(database.db, bodyId, ({ returnedCounts }) => returnedCounts.list());
    expect(kept).toEqual([
      { returnCode: 'O05', month: '2026-10-01', serviceTypeCode: 'opatrovatelska-sluzba', times: 3 }
    ]);

    const newer = await count(`${RETURN}\n${PLANTED.join(';')};3. 10. 2026;zariadenie pre seniorov`);
    if (newer.outcome !== 'counted') throw new Error(newer.refusal);
    expect(
      await inTransaction(database.db, bodyId, (stores) =>
        proposeReturn(stores, { code: 'O05', counts: newer.counts })
      )
    ).toEqual([{ month: '2026-10-01', serviceTypeCode: 'zariadenie-pre-seniorov', before: 0, after: 1 }]);

    const everything = await everyRow(database);
    expect(everything).toContain('returned_count');
    for (const planted of ['Nevidan', '615203', 'Utajen']) expect(everything).not.toContain(planted);
  });

  test('only those who may import keep it', async () => {
    const reader: Actor = { ...coordinator, roles: ['auditor'] };
    const outcome = await inTransaction(database.db, bodyId, (stores) =>
      keepReturn(stores, reader, { code: 'O05', counts: [] })
    );
    expect(outcome).toBe('not-allowed');
  });

  test('a row that cannot be counted is told without what stands in it', async () => {
    const told = await count(`${RETURN}\n${PLANTED.join(';')};30. 2. 2026;${PLANTED[0]}`);
    expect(told).toMatchObject({
      outcome: 'counted',
      faults: [
        { line: 5, column: 'kind', reason: 'kind-unknown' },
        { line: 5, column: 'day', reason: 'day-impossible' }
      ]
    });
    for (const planted of PLANTED) expect(JSON.stringify(told)).not.toContain(planted);
  });

  test('a workbook is read as a table of text is', async () => {
    const rows = RETURN.split('\n').map((line) => line.split(';').map((value) => ({ value })));
    const counted = await count(await writeExcelFile([{ sheet: 'O05', data: rows }]).toBuffer());
    expect(counted).toMatchObject({ outcome: 'counted', counts: [{ times: 3 }] });
  });

  test('bad files are refused in one word', async () => {
    const bomb = await anXlsx('', '<!DOCTYPE x [<!ENTITY a "aaaa">]>');
    const lie = { name: 'xl/lie.bin', packed: Buffer.alloc(10), claimed: 500 * 1024 * 1024 };
    for (const [content, refusals] of [
      [Buffer.alloc(0), ['empty']],
      [Buffer.from('%PDF-1.7'), ['not-a-table']],
      [Buffer.from(RETURN.slice(0, 20)), ['no-header']],
      [Buffer.from('{"type":"Topology"}'), ['unknown-json']],
      [bomb, ['damaged', 'empty', 'no-header']],
      [await anXlsx('', '', lie), ['damaged', 'empty', 'swollen', 'no-header']],
      [Buffer.alloc(6 * 1024 * 1024, 0x41), ['too-large']]
    ] as const) {
      const outcome = await count(content);
      expect(outcome.outcome).toBe('refused');
      expect(refusals).toContain(outcome.outcome === 'refused' ? outcome.refusal : '');
    }
  });
});

/** Every row of every table as text. */
async function everyRow(database: Database): Promise<string> {
  return database.db.transaction().execute(async (tx) => {
    await sql`set local role opora_backup`.execute(tx);
    const parts: string[] = [];
    for (const name of Object.keys(TABLE_KINDS)) {
      // Columns that backups may not read are keys of sessions, which no file can reach.
      const { rows: columns } = await sql<{ name: string }>`
        select column_name as name from information_schema.columns
        where table_schema = 'public' and table_name = ${name}
          and has_column_privilege(${`public.${name}`}, column_name, 'select')`.execute(tx);
      if (columns.length === 0) continue;
      const list = sql.join(columns.map((column) => sql.ref(column.name)));
      const { rows } = await sql<{ text: string }>`
        select string_agg(part::text, ' ') as text from (select ${list} from ${sql.table(name)} limit 20000) as part`.execute(
        tx
      );
      parts.push(`${name} ${rows[0]?.text ?? ''}`);
    }
    return parts.join('\n');
  });
}

test('counts come back from a form as they went out, and nothing else does', () => {
  const counts = [
    { returnCode: 'O05', month: '2026-10-01', serviceTypeCode: 'opatrovatelska-sluzba', times: 3 }
  ] as const;
  expect(countsSent(countsText(counts), 'O05', today)).toEqual(counts);
  for (const text of [
    ...['', 'x', '{}', '[["2026-10-02","a",1]]', '[["2026-10-01","a",0]]', '[["2026-10-01","A b",1]]'],
    ...['[["2026-12-01","a",1]]', '[["2026-10-01","a",1],["2026-10-01","a",2]]', '[["2026-10-01","a",1.5]]']
  ]) {
    expect(countsSent(text, 'O05', today), text).toBeNull();
  }
});
