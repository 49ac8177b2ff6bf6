import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { loadedLifeTables, loadedProjection } from '../db/other-demography.ts';
import { loadLifeTables, loadOtherProjection } from './load-demography.ts';

const now = new Date('2026-11-22T10:00:00Z');

async function asked(text: string | Uint8Array, over = {}) {
  const file = join(await mkdtemp(join(tmpdir(), 'opora-life-')), 'tabulka.csv');
  await writeFile(file, text);
  return { file, source: 'ŠÚ SR, 2025', licence: '', day: '2025-06-30' as const, dry: false, ...over };
}

const lifeTable = (lxOf = (age: number) => 100_000 - 900 * age, area = 'SK') =>
  [
    'Územie;Pohlavie;Rok;Vek;lx',
    ...['muži', 'ženy'].flatMap((sex) =>
      Array.from({ length: 101 }, (_, age) => `${area};${sex};2024;${age};${lxOf(age)}`)
    )
  ].join('\r\n');
const projection = (people = '1 250,5') =>
  [
    'okres_lau1,rok,pohlavie,vek,osoby,variant',
    ...['0-64', '65+'].map((age) => `SK0234,2031,spolu,${age},"${people}",stredný`)
  ].join('\n');

describe.each(ENGINES)('life tables and projections of others on %s', async (engine) => {
  const { db, publicDb } = await testDatabase(engine);

  test('a life table counts whole; a faulty, an older or a mixed file changes nothing', async () => {
    expect(await loadLifeTables(db, await asked(lifeTable(), { dry: true }), now)).toMatchObject({
      outcome: 'judged',
      areas: 1
    });
    expect(await loadedLifeTables(publicDb)).toEqual([]);
    // In the code page of Windows, as a spreadsheet saves it.
    const windows = Buffer.from(lifeTable().replaceAll('ž', '\u009e').replaceAll('Ú', '\u00da'), 'latin1');
    expect(await loadLifeTables(db, await asked(windows), now)).toMatchObject({
      outcome: 'loaded',
      rows: 202
    });
    const [table] = await loadedLifeTables(publicDb);
    expect(table).toMatchObject({ areaCode: 'SK', year: 2024 });
    expect(table?.survivors.females[100]).toBeCloseTo(0.1, 9);
    const rising = lifeTable((age) => (age === 60 ? 99_000 : 100_000 - 900 * age));
    expect(await loadLifeTables(db, await asked(rising), now)).toMatchObject({
      outcome: 'faulty',
      faults: [{ reason: 'lx-rises' }]
    });
    expect(await loadLifeTables(db, await asked(lifeTable(), { day: '2024-01-01' }), now)).toEqual({
      outcome: 'refused',
      refusal: 'older'
    });
    const mixed = Buffer.concat([Buffer.from(lifeTable()), Buffer.from('\nSK;mu\u009ei;2024;1;5', 'latin1')]);
    expect(await loadLifeTables(db, await asked(mixed), now)).toMatchObject({ refusal: 'wrong-encoding' });
    expect(await loadLifeTables(db, await asked('a;b\n1;2'), now)).toMatchObject({
      refusal: 'other-columns'
    });
    expect(await loadLifeTables(db, { ...(await asked('')), file: 'nic.csv' }, now)).toMatchObject({
      refusal: 'no-file'
    });
    expect(await loadedLifeTables(publicDb)).toEqual([table]);
  });

  test('a published projection counts whole, with its source; a faulty one changes nothing', async () => {
    expect(await loadOtherProjection(db, await asked(projection()), now)).toMatchObject({
      outcome: 'loaded',
      areas: 1,
      rows: 2
    });
    expect(await loadedProjection(publicDb, 'SK0234')).toMatchObject([
      {
        source: 'ŠÚ SR, 2025',
        variant: 'stredný',
        year: 2031,
        sex: 'both',
        ageFrom: 0,
        ageTo: 64,
        people: 1250.5
      },
      { ageFrom: 65, ageTo: null }
    ]);
    expect(await loadOtherProjection(db, await asked(projection('-3')), now)).toMatchObject({
      outcome: 'faulty',
      faults: [{ reason: 'people-impossible', at: 2 }, {}]
    });
    expect(await loadedProjection(publicDb, 'SK0234')).toHaveLength(2);
  });
});
