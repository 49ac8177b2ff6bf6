import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { Parser, type Quad } from 'n3';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dayInSlovakia, yearOf } from '#lib/domain/shared/calendar-day.ts';
import { findBody } from '#lib/server/db/planning-bodies.ts';
import { readJsonLd, readTurtle } from '#tests/rdf-graph.ts';
import { checkAccessibility, describeInBrowser, openBrowser, openPage, textIn } from '../browser.ts';
import { type RunningProgram, startProgram } from '../running-program.ts';
import { publishSample } from './published-sample.ts';

const DCAT = 'http://www.w3.org/ns/dcat#';
const MEDIA = 'http://www.iana.org/assignments/media-types/';
const TODAY = dayInSlovakia(new Date());
/** The sample begins a year before today. */
const PERIOD = `${yearOf(TODAY) - 1}-${yearOf(TODAY) + 3}`;
const PLAN = '00000000-0000-4000-8000-000000000001';

let program: RunningProgram;

beforeAll(async () => {
  program = await startProgram();
  const { installation } = program;
  const body = await findBody(installation.database.db, 'rajec');
  if (!body) throw new Error('There is no such municipality.');
  const { bodyId } = body;
  await publishSample(installation, { ...body, unitCode: '517917', region: 'Žilinský kraj' }, TODAY);
  const { db } = installation.database;
  await sql`
    insert into published_progress (body_id, plan_id, activity_id, year, sequence, state, evidence, reason, next_step,
      recorded_at)
    values (${bodyId}, ${PLAN}, ${randomUUID()}, ${yearOf(TODAY)}, 1, 'done', 'zmluva', '', '', now())`.execute(
    db
  );
  await db
    .insertInto('publishedSpending')
    .values({
      ...{ bodyId, year: 2025, throughMonth: 12, functionCode: '10.2.0' },
      ...{ approvedCents: 100, amendedCents: 100, drawnCents: 90 }
    } as never)
    .execute();
});
afterAll(() => program?.stop());

/** What the catalogue says, by an independent reader. */
async function quads(): Promise<Quad[]> {
  const answer = await fetch(`${program.address}/katalog.ttl`);
  return new Parser().parse(await answer.text());
}

describe('the catalogue of open data', () => {
  test('answers in two formats that name each other, without anybody signed in', async () => {
    const turtle = await fetch(`${program.address}/katalog.ttl`);
    expect(turtle.status).toBe(200);
    expect(turtle.headers.get('content-type')).toBe('text/turtle; charset=utf-8');
    expect(turtle.headers.get('link')).toContain('/katalog.jsonld>; rel="alternate"');
    expect(turtle.headers.get('access-control-allow-origin')).toBe('*');
    const json = await fetch(`${program.address}/katalog.jsonld`);
    expect(json.headers.get('content-type')).toBe('application/ld+json; charset=utf-8');
    const text = await turtle.text();
    const nodes = (JSON.parse(await json.text()) as { '@graph': { '@id': string }[] })['@graph'];
    const subjects = readTurtle(text).map((line) => line.slice(1, line.indexOf('>')));
    expect(new Set(nodes.map((node) => node['@id']))).toEqual(new Set(subjects));
  });

  test('is not sent again to whoever has it, until something public changes', async () => {
    const head = await fetch(`${program.address}/katalog.ttl`, { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(await head.text()).toBe('');
    const etag = head.headers.get('etag') ?? '';
    const again = () => fetch(`${program.address}/katalog.ttl`, { headers: { 'if-none-match': etag } });
    expect((await again()).status).toBe(304);
    await program.installation.database.db
      .updateTable('planningBody')
      .set((row) => ({ revision: row('revision', '+', 1) }))
      .where('slug', '=', 'rajec')
      .execute();
    const changed = await again();
    expect(changed.status).toBe(200);
    await changed.body?.cancel();
  });

  test('promises no file of a demonstration municipality that is not there, or of another type', async () => {
    const said = await quads();
    const of = (subject: string, name: string) =>
      said.find((one) => one.subject.value === subject && one.predicate.value === `${DCAT}${name}`)?.object
        .value ?? '';
    const files = said
      .filter(
        ({ predicate, object }) =>
          predicate.value === `${DCAT}downloadURL` && object.value.startsWith(`${program.address}/rajec/`)
      )
      .map(({ subject, object }) => ({ url: object.value, media: of(subject.value, 'mediaType') }));
    expect(files.map(({ url }) => url.slice(program.address.length + '/rajec/'.length)).toSorted()).toEqual(
      [
        ...['json', 'pdf', 'docx'].map((ending) => `plan/${PERIOD}.${ending}`),
        ...[`plan/${PERIOD}-archiv.pdf`, 'plan.stratml.xml', `vyhodnotenie/${yearOf(TODAY)}.stratml.xml`],
        ...['potreby/dostupnost.csv', 'potreby/medzery.csv', 'potreby/projekcia.csv', 'zdroje/vydavky.csv'],
        ...['csv', 'json', 'xlsx'].map((ending) => `potreby/kapacity.${ending}`)
      ].toSorted()
    );
    for (const { url, media } of files) {
      const answer = await fetch(url, { redirect: 'manual' });
      await answer.arrayBuffer();
      const type = answer.headers.get('content-type')?.split(';')[0];
      expect({ url, status: answer.status, type: `${MEDIA}${type}` }).toEqual({
        url,
        status: 200,
        type: media
      });
    }
  });

  test('leads to files and pages that are there, of every kind of municipality', async () => {
    const said = await quads();
    const homes = ['banov', 'bratislava', 'bratislava-stare-mesto', 'kraj/zilinsky'];
    for (const home of homes) {
      const urls = said
        .filter(({ predicate }) => [`${DCAT}downloadURL`, `${DCAT}landingPage`].includes(predicate.value))
        .map(({ object }) => object.value)
        .filter((url) => url.startsWith(`${program.address}/${home}/`));
      expect(urls.length, home).toBeGreaterThan(1);
      for (const url of new Set(urls)) {
        const answer = await fetch(url, { redirect: 'manual' });
        await answer.arrayBuffer();
        expect({ url, status: answer.status }).toEqual({ url, status: 200 });
      }
    }
  });

  test('of one municipality says the same in both formats', async () => {
    const [turtle, json] = await Promise.all(
      ['ttl', 'jsonld'].map(async (ending) => (await fetch(`${program.address}/katalog.${ending}`)).text())
    );
    const graph = JSON.parse(json ?? '') as { '@context': unknown; '@graph': { '@id': string }[] };
    const { bodyId } = (await findBody(program.installation.database.db, 'rajec')) ?? { bodyId: '' };
    const own = graph['@graph'].filter((node) => node['@id'].includes(`#${bodyId}`));
    expect(await readJsonLd(JSON.stringify({ ...graph, '@graph': own }))).toEqual(
      readTurtle(turtle ?? '').filter((line) => line.startsWith(`<${program.address}/katalog.ttl#${bodyId}`))
    );
  });
});

describeInBrowser('the page of sources', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());

  test('leads to the catalogue in both languages', async () => {
    for (const [language, width, dark, word] of [
      ['', 320, true, 'Katalóg otvorených údajov'],
      ['/en', 1280, false, 'Catalogue of open data']
    ] as const) {
      const page = await openPage(browser, null, { scripts: false, width, dark });
      await page.goto(`${program.address}${language}/zdroje-udajov#rozhranie`);
      await expect.poll(() => textIn(page.locator('main'))).toContain(word);
      await expect.poll(() => page.locator('main a[href="/katalog.ttl"]').count()).toBe(1);
      await expect.poll(() => page.locator('main a[href="/katalog.jsonld"]').count()).toBe(1);
      await expect.poll(() => page.locator('link[rel="alternate"][href="/katalog.ttl"]').count()).toBe(1);
      await checkAccessibility(page, `sources${language.replace('/', '-')}`);
      await page.close();
    }
  });
});
