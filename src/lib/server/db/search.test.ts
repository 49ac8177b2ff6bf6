import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { SearchEntry } from '#lib/domain/publishing/search/entry.ts';
import { slovakSortKey } from '#lib/domain/shared/sort-key.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import { searchLanguage } from '#lib/server/search/search-language.ts';
import { searchPublished } from '#lib/server/search/search-published.ts';
import { ENGINES, testDatabase, testDatabaseAs } from '#tests/database.ts';
import { aBody } from '#tests/fixtures.ts';
import { searchStore } from './search.ts';
import { searchIndex } from './search-index.ts';
import { MOST_MATCHES, RESULTS_PER_PAGE } from './search-statements.ts';
import { sampledStatistics } from './search-statistics.ts';

const language = searchLanguage();
const page = { language: 'sk', page: 1 } as const;

function anEntry(given: Partial<SearchEntry>): SearchEntry {
  const title = given.title ?? 'Opatrenie';
  const entry: SearchEntry = {
    kind: 'measure',
    subjectId: title,
    sortKey: slovakSortKey(title),
    title,
    place: '',
    text: '',
    address: '/obec',
    region: null,
    language: 'sk',
    serviceTypes: [],
    targetGroups: []
  };
  return { ...entry, ...given };
}

describe.each(ENGINES)('on %s', async (engine) => {
  const { db, publicDb } = await testDatabase(engine);
  const index = searchIndex(db, language);
  const store = searchStore(publicDb, language.analyser);

  /** Each test has words of its own, so that nothing need be cleaned up. */
  const published = async (...entries: Partial<SearchEntry>[]) => {
    const body = await aBody(db);
    await index.replaceEntriesOf(body, 'plan', entries.map(anEntry));
    return body;
  };
  const ask = (text: string, more = {}) => searchPublished(store, language, { text, ...page, ...more });
  const titles = async (text: string) => (await ask(text)).results.map(({ title }) => title);

  test('inflected, bare and everyday words find what is published', async () => {
    await published(
      { title: 'Rozšírenie zariadenia pre seniorov', text: 'Tridsať miest v Kvačanoch.', place: 'Kvačany' },
      { title: 'Vydávanie obedov', text: 'Kvačany', serviceTypes: ['jedalen'] }
    );
    expect(await titles('zariadenia seniori Kvačany')).toEqual(['Rozšírenie zariadenia pre seniorov']);
    expect(await titles('domov dochodcov kvacany')).toEqual(['Rozšírenie zariadenia pre seniorov']);
    expect(await titles('jedáleň Kvačany')).toEqual(['Vydávanie obedov']);
  });

  test('a misspelt word is mended, and the answer says so', async () => {
    await published({ title: 'Ergoterapeutická dielňa' });
    const found = await ask('ergoterapuetická dielna');
    expect(found).toMatchObject({ corrected: 'ergoterapeutická dielňa', answered: 'every', total: 1 });
  });

  test('a correction is spelt as the dictionary and published texts spell it', async () => {
    await published({ title: 'Hipoterapia na Žltej stráni' });
    expect(await ask('Hipoterpia na zltej strani')).toMatchObject({
      corrected: 'Hipoterapia na žltej stráni'
    });
    expect(await ask('STACOINAROCH')).toMatchObject({
      corrected: 'STACIONÁROCH',
      serviceTypes: ['denny-stacionar']
    });
    // A word that nobody published is no mistake; asked again, a mended question is not mended anew.
    expect(await ask('utiekla')).toMatchObject({ corrected: null });
    const { text } = await ask('Hipoterpia na zltej strani');
    expect(await ask(text)).toMatchObject({ corrected: null, total: 1 });
  });

  test('what is meant for people is found by whatever they are called', async () => {
    await published({ title: 'Poobedia v Beladiciach', targetGroups: ['seniori'] });
    expect(await titles('penzisti Beladice')).toEqual(['Poobedia v Beladiciach']);
    expect(await ask('penzisti Beladice')).toMatchObject({ targetGroups: ['seniori'] });
  });

  test('of words that nothing answers together the rarest count', async () => {
    await published(
      ...Array.from({ length: 30 }, (_, at) => ({ title: 'Orchestrion', subjectId: String(at) })),
      { title: 'Bandaska' }
    );
    const seen = searchStore(publicDb, language.analyser, () => sampledStatistics(publicDb));
    const found = await searchPublished(seen, language, { text: 'orchestrion bandaska', ...page });
    expect(found.results.map(({ title }) => title)).toEqual(['Bandaska']);
  });

  test('in a short word two letters may be swapped', async () => {
    await published({ title: 'Žbľk' });
    expect(await ask('žbkľ')).toMatchObject({ corrected: 'žbľk', total: 1 });
  });

  test('what answers every word comes alone; without such, what answers some', async () => {
    await published({ title: 'Arboretum' }, { title: 'Planetárium' }, { title: 'Arboretum a planetárium' });
    expect((await ask('arboretum planetárium')).total).toBe(1);
    expect(await ask('arboretum vodopád')).toMatchObject({ answered: 'some', total: 2 });
    expect(await ask('arboretum planetárium vodopád')).toMatchObject({ answered: 'some', total: 1 });
    expect(await ask('qqq')).toMatchObject({ answered: 'some', total: 0, corrected: null });
    expect(await ask(' … ')).toMatchObject({ total: 0 });
  });

  test('the title that was asked for stands first, then words in titles, then in texts', async () => {
    await published(
      { title: 'Plán', text: 'Muzikoterapia v nemocnici.' },
      { title: 'Muzikoterapia v škole' },
      { title: 'Muzikoterapia' }
    );
    expect(await titles('muzikoterapiu')).toEqual(['Muzikoterapia', 'Muzikoterapia v škole', 'Plán']);
    expect((await titles('Muzikoterapia'))[0]).toBe('Muzikoterapia');
  });

  test('filters narrow, and each facet counts as if it alone could change', async () => {
    await published(
      { title: 'Krasokorčuľovanie 1', kind: 'plan', region: 'SK010' },
      { title: 'Krasokorčuľovanie 2', kind: 'measure', region: 'SK010' },
      { title: 'Krasokorčuľovanie 3', kind: 'measure', region: 'SK021' }
    );
    const found = await ask('krasokorčuľovanie', { kind: 'measure', region: 'SK010' });
    expect(found).toMatchObject({ total: 1, more: false });
    expect(found.facets?.kinds.toSorted((a, b) => (a.value < b.value ? -1 : 1))).toEqual([
      { value: 'measure', matches: 1 },
      { value: 'plan', matches: 1 }
    ]);
    expect(found.facets?.regions.toSorted((a, b) => (a.value < b.value ? -1 : 1))).toEqual([
      { value: 'SK010', matches: 1 },
      { value: 'SK021', matches: 1 }
    ]);
  });

  test('pages follow each other without a gap or a repetition', async () => {
    const numbers = Array.from({ length: RESULTS_PER_PAGE + 5 }, (_, at) => String(at));
    await published(...numbers.map((subjectId) => ({ title: 'Hydroterapia', subjectId })));
    const pages = [await ask('hydroterapia'), await ask('hydroterapia', { page: 2 })];
    expect(pages.map(({ results }) => results.length)).toEqual([RESULTS_PER_PAGE, 5]);
    const seen = pages.flatMap(({ results }) => results.map(({ subjectId }) => subjectId));
    expect(seen.toSorted()).toEqual(numbers.toSorted());
  });

  test('of too many matches those with the words in the title come, and the count says more', async () => {
    const many = Array.from({ length: MOST_MATCHES + 50 }, (_, at) => String(at));
    await published(...many.map((subjectId) => ({ title: 'Bod', subjectId, text: 'canisterapia' })));
    await published({ title: 'Canisterapia' }, { title: 'Canisterapia v škole', kind: 'service' });
    const found = await ask('canisterapia');
    expect(found).toMatchObject({ total: MOST_MATCHES, more: true, facets: null });
    expect(found.results.slice(0, 2).map(({ title }) => title)).toEqual([
      'Canisterapia',
      'Canisterapia v škole'
    ]);
    expect(await ask('canisterapia', { kind: 'service' })).toMatchObject({ total: 1, more: false });
  });

  test('the excerpt and its ranges are text, never markup', async () => {
    await published({ title: 'Plán <b>', text: '<script>Felinoterapia</script> & viac' });
    const [result] = (await ask('felinoterapie')).results;
    expect(result?.excerpt.text).toBe('<script>Felinoterapia</script> & viac');
    expect(result?.excerpt.ranges).toEqual([{ start: 8, end: 21 }]);
  });

  test('publishing anew replaces what was published from that source, and nothing else', async () => {
    const body = await published({ title: 'Arteterapia stará' });
    await index.replaceEntriesOf(body, 'directory', [anEntry({ title: 'Arteterapia v adresári' })]);
    await index.replaceEntriesOf(body, 'plan', [anEntry({ title: 'Arteterapia nová' })]);
    expect((await titles('arteterapia')).toSorted()).toEqual(['Arteterapia nová', 'Arteterapia v adresári']);
    await index.replaceEntriesOf(body, 'plan', []);
    expect(await titles('arteterapia')).toEqual(['Arteterapia v adresári']);
  });

  test('an entry that says the same as before stays the row it was', async () => {
    const body = await published({ title: 'Canisterapia' }, { title: 'Felinoterapia' });
    const rows = async () =>
      (
        await sql<{ title: string; at: string }>`
          select title, ctid::text as at from published_search_entry where body_id = ${body} order by title`.execute(
          db
        )
      ).rows;
    const before = await rows();
    const entries = ['Canisterapia', 'Felinoterapia'].map((title) => anEntry({ title }));
    await index.replaceEntriesOf(body, 'plan', entries);
    const [same, other] = await rows();
    expect(before).toHaveLength(2);
    expect([same, other]).toEqual(before);
    await index.replaceEntriesOf(
      body,
      'plan',
      entries.map((entry) => (entry.title === 'Felinoterapia' ? { ...entry, text: 'Mačky' } : entry))
    );
    const [still, changed] = await rows();
    expect(still).toEqual(before[0]);
    expect(changed?.at).not.toBe(before[1]?.at);
  });

  test('words are counted a few at a time, and again when entries went', async () => {
    const bodies = [];
    for (let at = 0; at < 3; at += 1) bodies.push(await published({ title: `Speleoterapia ${at}` }));
    const counted = async () => {
      for (let after: string | null = ''; after !== null; ) after = await index.recountWords(after);
      const { rows } = await sql<{ entries: number }>`
        select entries from search_word where word = 'speleoterapia'`.execute(db);
      return rows[0]?.entries;
    };
    expect(await counted()).toBe(3);
    await index.replaceEntriesOf(bodies[0] as BodyId, 'plan', []);
    expect(await counted()).toBe(2);
  });

  test('Slovak and English do not mix', async () => {
    await published({ title: 'Hippoterapia' }, { title: 'Hippoterapia centre', language: 'en' });
    expect(await titles('hippoterapia')).toEqual(['Hippoterapia']);
    expect((await ask('hippoterapia', { language: 'en' })).total).toBe(1);
  });

  test('words are suggested from their beginning and forgotten with their last entry', async () => {
    const body = await published({ title: 'Snoezelenová miestnosť' });
    expect(await store.wordsBeginning('snoez', 5)).toEqual(['snoezelenová']);
    expect(await store.wordsBeginning('sn_ez', 5)).toEqual([]);
    await index.replaceEntriesOf(body, 'plan', []);
    for (let after: string | null = ''; after !== null; ) after = await index.recountWords(after);
    expect(await store.wordsBeginning('snoez', 5)).toEqual([]);
  });

  test('signs that mean something to the database mean nothing here', async () => {
    await published({ title: "L'Arche & kindergarten" });
    expect((await ask("l'arche & ! | <-> :* \\ '")).total).toBe(1);
    expect((await ask('title=arche service=jedalen')).answered).toBe('some');
  });

  test('the public may read and not write', async () => {
    const visitor = engine === 'pglite' ? (await testDatabaseAs('opora_public')).db : publicDb;
    await sql`select from published_search_entry, search_word`.execute(visitor);
    const writing = sql`delete from published_search_entry`.execute(visitor);
    await expect(writing).rejects.toThrow(/permission denied/);
  });
});
