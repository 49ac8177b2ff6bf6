import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { messages } from '#lib/i18n/messages.ts';
import { showCountryServices } from '#tests/country-services.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { queriesOf } from '#tests/queries-of.ts';
import type { PublicDb } from '../db/db.ts';
import { foundServices } from './found-services.ts';
import { indexServices } from './service-index.ts';
import { FACET_WORDS, servicesAsked } from './services-asked.ts';

const today = '2026-11-22' as const;
const inSlovak = { t: messages('sk'), locale: 'sk', today } as const;
const PROTECTED = 'zariadenie-nudzoveho-byvania';

describe.each(ENGINES)('the search of services on %s', async (engine) => {
  const { db, publicDb } = await testDatabase(engine);
  await showCountryServices(db, 900);
  await indexServices(db);
  const ask = (query: string, from: PublicDb = publicDb) =>
    foundServices(from, servicesAsked(new URLSearchParams(query)), inSlovak);
  const follow = (href: string) => ask(href.split('?')[1] ?? '');
  const running = Number(
    (
      await sql<{ count: number }>`
        select count(*)::int as count from published_service where erased_on is null and not exists (
          select from jsonb_array_elements(facts) as fact where fact ->> 'kind' = 'status'
            and fact -> 'content' ->> 'status' in ('planned', 'closed'))`.execute(db)
    ).rows[0]?.count
  );

  test('without a question every running service of the country is there', async () => {
    const found = await ask('');
    expect([found.total, found.whole.count]).toEqual([running, running]);
    expect(found.rows).toHaveLength(20);
    expect(found.ways.kind.reduce((sum, { matches }) => sum + (matches ?? 0), 0)).toBe(running);
    // Without a municipality nobody knows what is far.
    expect(found.ways.distance).toEqual([]);
    expect(found.rows.every(({ km }) => km === null)).toBe(true);
  });

  test.each(['', 'obec=Rajec', 'q=opatrovateľská', 'q=jedalen&obec=zilina'])(
    'every way to narrow „%s“ leads to as many services as it says, and keeps the question',
    async (query) => {
      const { ways, total } = await ask(query);
      expect(total).toBeGreaterThan(0);
      for (const [facet, all] of Object.entries(ways)) {
        const word = FACET_WORDS[facet as keyof typeof FACET_WORDS];
        for (const { href, matches } of all.slice(0, 4)) {
          const narrowed = await follow(href);
          expect([href, narrowed.total]).toEqual([href, matches]);
          expect(narrowed.inUse.map(({ without }) => without)).toEqual([total]);
          const [taken] = narrowed.inUse;
          expect(new URLSearchParams(href.split('?')[1]).has(word)).toBe(true);
          expect(new URLSearchParams(taken?.href.split('?')[1]).has(word)).toBe(false);
        }
      }
    }
  );

  test('counts under a second facet hold too, and each facet is taken off alone', async () => {
    const { ways } = await ask('obec=Martin&km=50');
    const form = ways.form[0] ?? expect.fail('no form');
    const both = await follow(form.href);
    expect(both.total).toBe(form.matches);
    expect(both.inUse.map(({ facet }) => facet)).toEqual(['distance', 'form']);
    for (const { href, without } of both.inUse) expect((await follow(href)).total).toBe(without);
  });

  test('the nearest come first, each with its distance, and none is farther than was asked', async () => {
    const found = await ask('obec=Rajec&km=20');
    const away = found.rows.map(({ km, isHere }) => (isHere ? 0 : Number(km)));
    expect(away.length).toBeGreaterThan(1);
    expect(away).toEqual(away.toSorted((one, other) => one - other));
    expect(Math.max(...away)).toBeLessThanOrEqual(20);
  });

  test('a protected place has no distance and no municipality; how many there are is said', async () => {
    const all = await ask('obec=Rajec');
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from published_service where unit_code is null and erased_on is null`.execute(
      db
    );
    const within = await ask('obec=Rajec&km=50');
    expect(within.placeless).toBe(rows[0]?.count);
    expect(within.rows.every(({ place }) => place !== '')).toBe(true);
    const last = await ask(`obec=Rajec&strana=${all.pageHrefs.length}`);
    const hidden = last.rows.filter(({ place }) => place === '');
    expect(hidden.length).toBeGreaterThan(0);
    for (const { km, district } of hidden) expect([km, district !== '']).toEqual([null, true]);
  });

  test('a municipality whose name repeats is asked about; an unknown one gives no distance', async () => {
    const several = await ask('q=jedalen&obec=Lipovec&druh=jedalen');
    expect(several.choices.map(({ district }) => district)).toContain('Martin');
    const [choice] = several.choices;
    const chosen = await follow(choice?.href ?? '');
    expect(chosen.whence?.name).toBe('Lipovec');
    expect(chosen.inUse.map(({ facet }) => facet)).toEqual(['kind']);
    // What stands in the field means the same municipality when it is sent again.
    expect((await ask(`obec=${encodeURIComponent(chosen.whence?.typed ?? '')}`)).whence?.typed).toBe(
      chosen.whence?.typed
    );
    const nowhere = await ask('obec=Atlantída&km=20');
    expect([nowhere.whence, nowhere.choices, nowhere.inUse]).toEqual([null, [], []]);
    expect(nowhere.total).toBe(running);
  });

  test('where nothing fits it is said which condition stands in the way', async () => {
    const found = await ask(`q=jedalen&forma=pobytova-rocna&obec=Rajec&km=10`);
    expect(found.total).toBe(0);
    expect(found.whole.count).toBeGreaterThan(0);
    for (const { href, without } of found.inUse) expect((await follow(href)).total).toBe(without);
    const none = await ask('q=qqqqzzzzxx');
    expect([none.total, none.whole.count, none.rows]).toEqual([0, 0, []]);
  });

  test('inflected, plain and misspelt words find the services that are called so', async () => {
    const whole = (await ask('q=prepravná služba')).total;
    expect(whole).toBeGreaterThan(0);
    for (const query of ['prepravnej sluzby', 'odvoz k lekárovi'])
      expect([query, (await ask(`q=${query}`)).total]).toEqual([query, whole]);
    const mended = await ask('q=prepravnna sluzba');
    expect(mended.corrected).toBe('prepravná služba');
    expect(mended.total).toBe(whole);
  });

  test('what is nobody’s choice narrows nothing', async () => {
    const found = await ask('druh=letectvo&forma=x&pre=%00&volne=nie&jazyk=tlh&km=15&strana=99999');
    expect([found.total, found.inUse, found.rows]).toEqual([running, [], []]);
  });

  test('the next answer knows a change of the directory, a new service and one that is gone', async () => {
    const before = await ask(`druh=${PROTECTED}`);
    const id = before.rows[0]?.id ?? expect.fail('none of the kind');
    const row = db.updateTable('publishedService').where('id', '=', id);
    await row.set({ serviceTypeCode: 'jedalen', modifiedAt: new Date() }).execute();
    expect((await ask(`druh=${PROTECTED}`)).total).toBe(before.total - 1);
    await db.deleteFrom('publishedService').where('id', '=', id).execute();
    expect((await ask('')).total).toBe(running - 1);
    await sql`
      insert into published_service (id, name, sort_key, provider, service_type_code, form_codes, target_group_codes,
        capacities, facts)
      select ${id}::uuid, name, sort_key, provider, ${PROTECTED}, form_codes, target_group_codes, capacities, '[]'
      from published_service order by id limit 1`.execute(db);
    expect((await ask(`druh=${PROTECTED}`)).total).toBe(before.total);
  });

  test('as many queries are asked of nine hundred services as of three thousand', async () => {
    const questions = ['', 'obec=Rajec&km=20', 'q=opatrovateľská služba', 'q=opatrovatelsska sluzba'];
    const asked = async () => {
      const counts: number[] = [];
      for (const query of questions) counts.push(await queriesOf(publicDb, (counted) => ask(query, counted)));
      return counts;
    };
    const few = await asked();
    await db.deleteFrom('publishedService').execute();
    await showCountryServices(db, 3_000);
    await indexServices(db);
    expect(await asked()).toEqual(few);
    expect(Math.max(...few)).toBeLessThanOrEqual(20);
  });
});
