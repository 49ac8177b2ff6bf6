import { describe, expect, test } from 'vitest';
import { searchStore } from '#lib/server/db/search.ts';
import { municipalityIndex } from '#lib/server/public/municipality-index.ts';
import { searchLanguage } from '#lib/server/search/search-language.ts';
import { searchPublished } from '#lib/server/search/search-published.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { entryOf, type IndexedBody, indexMunicipalities } from './index-municipalities.ts';

const BANOV: IndexedBody = {
  bodyId: '1c531cf8-5c26-5cb3-9021-cad03d872f77' as IndexedBody['bodyId'],
  name: 'Bánov',
  slug: 'banov',
  unitKind: 'village',
  districtName: 'Nové Zámky',
  regionName: 'Nitriansky kraj',
  regionCode: 'SK023',
  postalCode: '94101',
  inhabitants: 3697
};

test('a village is described by its district, region, postal code and people', () => {
  expect(entryOf(BANOV)).toMatchObject({
    title: 'Bánov',
    place: 'Nové Zámky, Nitriansky kraj',
    text: 'Obec, okres Nové Zámky, Nitriansky kraj. PSČ 941 01. Počet obyvateľov pri sčítaní 2021: 3\u00a0697.',
    address: '/banov'
  });
});

test('a region is found at its own address', () => {
  const region = { ...BANOV, slug: 'nitriansky', unitKind: null, districtName: null, postalCode: null };
  expect(entryOf(region)).toMatchObject({ address: '/kraj/nitriansky', text: 'Samosprávny kraj.' });
});

describe.each(ENGINES)('on %s', async (engine) => {
  const { db, bulkDb } = await testDatabase(engine);
  // Twice at once, as two programs on one database do when both start.
  await Promise.all([1, 2].map(() => indexMunicipalities(municipalityIndex(bulkDb))));
  const language = searchLanguage();
  const ask = (text: string) =>
    searchPublished(searchStore(db, language.analyser), language, { text, page: 1, language: 'sk' });

  test('every municipality and region is indexed once', async () => {
    const { count } = await db
      .selectFrom('publishedSearchEntry')
      .select((row) => row.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    expect(Number(count)).toBe(2_934);
    expect(await indexMunicipalities(municipalityIndex(bulkDb))).toBe(0);
  });

  test('a municipality that was renamed is indexed again, under its new name only', async () => {
    await db.updateTable('planningBody').set({ name: 'Nový Bánov' }).where('slug', '=', 'banov').execute();
    expect(await indexMunicipalities(municipalityIndex(bulkDb))).toBe(1);
    expect((await ask('Nový Bánov')).results[0]).toMatchObject({ title: 'Nový Bánov', address: '/banov' });
    await db.updateTable('planningBody').set({ name: 'Bánov' }).where('slug', '=', 'banov').execute();
    expect(await indexMunicipalities(municipalityIndex(bulkDb))).toBe(1);
    expect((await ask('Nový Bánov')).results[0]?.title).not.toBe('Nový Bánov');
  });

  test.each([
    [
      'Nové Mesto',
      ['Nové Mesto nad Váhom', 'Kysucké Nové Mesto', 'Slanské Nové Mesto', 'Slovenské Nové Mesto']
    ],
    ['Novom Meste nad Váhom', ['Nové Mesto nad Váhom']],
    ['Bánov', ['Bánov', 'Bánovce nad Bebravou', 'Bánovce nad Ondavou']],
    ['banovc', ['Bánovce nad Bebravou', 'Bánovce nad Ondavou']],
    ['nove zam', ['Nové Zámky']]
  ])('„%s“ finds places of that name first: %j', async (question, places) => {
    const { results } = await ask(question);
    expect(results.slice(0, places.length).map(({ title }) => title)).toEqual(places);
  });

  test('what was analysed by an older program is indexed anew', async () => {
    await db
      .updateTable('publishedSearchEntry')
      .set({ analysis: 1 })
      .where('subjectId', '=', 'rajec')
      .execute();
    expect(await indexMunicipalities(municipalityIndex(bulkDb))).toBe(1);
  });

  test.each([
    ['rajec', '/rajec'],
    ['v Rajci', '/rajec'],
    ['zilinsky kraj', '/kraj/zilinsky'],
    ['lipovec martin', '/lipovec-martin']
  ])('„%s“ finds %s first', async (question, address) => {
    expect((await ask(question)).results[0]?.address).toBe(address);
  });
});
