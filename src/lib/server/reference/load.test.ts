import { describe, expect, test } from 'vitest';
import { totalOf } from '#lib/domain/population/age-structure.ts';
import { RESERVED_SLUGS } from '#lib/domain/tenancy/slug.ts';
import type { Db } from '#lib/server/db/db.ts';
import { lawStore } from '#lib/server/db/law.ts';
import { territoryStore } from '#lib/server/db/territory.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { loadReferenceData } from './load.ts';

/** Other systems refer to it: it must be the same everywhere and for ever. */
const BANOV = '1c531cf8-5c26-5cb3-9021-cad03d872f77';

async function countOf(db: Db, table: 'planningBody' | 'territoryUnit' | 'serviceType'): Promise<number> {
  const { count } = await db
    .selectFrom(table)
    .select((row) => row.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

describe.each(ENGINES)('on %s', async (engine) => {
  const { db, bulkDb } = await testDatabase(engine);
  // A template of the tests may hold the data already; these tests are about loading it.
  await db.updateTable('referenceSet').set({ revision: null }).execute();
  const answeredMeanwhile = await whileAsking(db, () => loadReferenceData(bulkDb));

  test('2,929 units, of which 2,926 plan, and 8 regions', async () => {
    expect(await countOf(db, 'territoryUnit')).toBe(2_929);
    const bodies = await db
      .selectFrom('planningBody')
      .select(['kind', (row) => row.fn.countAll<number>().as('count')])
      .where('unitCode', 'is not', null)
      .groupBy('kind')
      .execute();
    expect(new Map(bodies.map(({ kind, count }) => [kind, Number(count)]))).toEqual(
      new Map([
        ['municipality', 2_885],
        ['city', 2],
        ['city-district', 39],
        ['region', 8]
      ])
    );
  });

  test('5,449,270 inhabitants: in the units without the two whole cities, and in the ages of the country', async () => {
    const { sum } = await db
      .selectFrom('territoryUnit')
      .select((row) => row.fn.sum<number>('inhabitants').as('sum'))
      .where('kind', '!=', 'whole-city')
      .executeTakeFirstOrThrow();
    expect(Number(sum)).toBe(5_449_270);
    const country = await db
      .selectFrom('territoryPopulation')
      .select(['males', 'females'])
      .where('areaCode', '=', 'SK')
      .executeTakeFirstOrThrow();
    expect(totalOf(country)).toBe(5_449_270);
  });

  test('ages, education and the register of units count the same people in every unit', async () => {
    const rows = await db
      .selectFrom('territoryUnit as unit')
      .innerJoin('territoryPopulation as ages', 'ages.unitCode', 'unit.code')
      .innerJoin('territoryEducation as education', 'education.unitCode', 'unit.code')
      .select(['unit.code', 'unit.inhabitants', 'ages.males', 'ages.females', 'education.persons'])
      .execute();
    expect(rows).toHaveLength(2_929);
    const differing = rows.filter(
      (row) =>
        totalOf(row) !== row.inhabitants ||
        row.persons.reduce((sum, each) => sum + each, 0) !== row.inhabitants
    );
    expect(differing.map((row) => row.code)).toEqual([]);
  });

  test('addresses are unique, none is an address of ours, and the ids are the same on every installation', async () => {
    const bodies = await db.selectFrom('planningBody').select(['slug', 'bodyId', 'unitCode']).execute();
    const slugs = bodies.map((body) => body.slug);
    expect(new Set(slugs).size).toBe(bodies.length);
    expect(slugs.filter((slug) => RESERVED_SLUGS.has(slug))).toEqual([]);
    expect(bodies.find((body) => body.unitCode === '503045')).toEqual({
      slug: 'banov',
      bodyId: BANOV,
      unitCode: '503045'
    });
  });

  test('an address once given stays when the name is loaded again', async () => {
    await db
      .updateTable('planningBody')
      .set({ slug: 'banov-nove-zamky' })
      .where('unitCode', '=', '503045')
      .execute();
    await db.updateTable('referenceSet').set({ revision: 'older' }).where('code', '=', 'territory').execute();
    await loadReferenceData(bulkDb);
    const store = territoryStore(db);
    expect(await store.findBodyBySlug('banov')).toBeUndefined();
    expect((await store.findBodyBySlug('banov-nove-zamky'))?.name).toBe('Bánov');
    await db.updateTable('planningBody').set({ slug: 'banov' }).where('unitCode', '=', '503045').execute();
  });

  test('what has not changed is not loaded again; what was interrupted is', async () => {
    const loaded: string[] = [];
    await loadReferenceData(bulkDb, (set) => loaded.push(set.code));
    expect(loaded).toEqual([]);
    await db
      .updateTable('referenceSet')
      .set({ revision: null })
      .where('code', '=', 'law-catalogue')
      .execute();
    await loadReferenceData(bulkDb, (set) => loaded.push(set.code));
    expect(loaded).toEqual(['law-catalogue']);
    expect(await countOf(db, 'serviceType')).toBe(46);
  });

  test('every set has a source, a licence and a revision', async () => {
    const sets = await territoryStore(db).referenceSets();
    expect(sets.map((set) => set.code)).toEqual([
      'boundaries',
      'census-2021-ages',
      'census-2021-education',
      'deadlines',
      'law-catalogue',
      'national-priorities',
      'need-models',
      'settlement-centres',
      'target-ages',
      'territory',
      'un-projection-2019',
      'unit-costs'
    ]);
    for (const set of sets) expect([set.source, set.licence, set.revision]).not.toContain('');
    expect(sets.every((set) => set.revision !== null)).toBe(true);
  });

  test('a kind of service that the operator has edited is not replaced', async () => {
    const edited = { nameSk: 'denné centrum (upravené)', origin: 'operator' } as const;
    await db.updateTable('serviceType').set(edited).where('code', '=', 'denne-centrum').execute();
    await db
      .updateTable('referenceSet')
      .set({ revision: null })
      .where('code', '=', 'law-catalogue')
      .execute();
    await loadReferenceData(bulkDb);
    const types = await lawStore(db).serviceTypesOn('2026-11-21');
    expect(types).toHaveLength(41);
    expect(types.find((type) => type.code === 'denne-centrum')?.nameSk).toBe(edited.nameSk);
  });

  test('the database refuses two rows of one kind on one day', async () => {
    const clash = db
      .updateTable('serviceType')
      .set({ validTo: null })
      .where('code', '=', 'odlahcovacia-sluzba')
      .execute();
    await expect(clash).rejects.toThrow(/overlap|exclusion/i);
  });

  test('people are answered while it loads', () => {
    // One statement for every 150 to 400 rows, about 60 in all, and a person's question between any two.
    expect(answeredMeanwhile).toBeGreaterThan(40);
  });
});

/** How many questions of a person were answered, one after another, before the work was done. */
async function whileAsking(db: Db, work: () => Promise<void>): Promise<number> {
  let done = false;
  let answered = 0;
  const working = work().finally(() => {
    done = true;
  });
  while (!done) {
    await db.selectFrom('serviceForm').select('code').limit(1).execute();
    answered++;
  }
  await working;
  return answered;
}
