import { randomUUID } from 'node:crypto';
import { HtmlValidate } from 'html-validate';
import type { Browser } from 'playwright-core';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dayInSlovakia } from '#lib/domain/shared/calendar-day.ts';
import { findBody } from '#lib/server/db/planning-bodies.ts';
import { municipalityIndex } from '#lib/server/public/municipality-index.ts';
import { indexMunicipalities } from '#lib/server/use-cases/publishing/index-municipalities.ts';
import { checkAccessibility, describeInBrowser, newVisit, openBrowser } from '#tests/browser.ts';
import { type RunningProgram, startProgram } from '#tests/running-program.ts';
import { publishSample } from './published-sample.ts';

const TODAY = dayInSlovakia(new Date());
const YEAR = Number(TODAY.slice(0, 4));
const PERIOD = `${YEAR - 1}-${YEAR + 3}`;

/** Every kind of public page, the plans' too. */
const PAGES = {
  uvod: '/',
  kraj: '/kraj/zilinsky',
  'kraj-s-celym-mestom': '/kraj/bratislavsky',
  obec: '/banov',
  'mala-obec': '/prikra',
  'cele-mesto': '/kosice',
  'mestska-cast': '/bratislava-stare-mesto',
  potreby: '/banov/potreby',
  'obec-s-planom': '/rajec',
  plan: '/rajec/plan',
  'verzia-planu': `/rajec/plan/${PERIOD}/v1`,
  navrh: `/rajec/plan/${PERIOD}/v2`,
  opatrenie: `/rajec/plan/${PERIOD}/opatrenia/o1`,
  hladat: '/hladat',
  vysledky: '/hladat?q=lipovec',
  'nic-sa-nenaslo': '/hladat?q=qqqqzzzz',
  'hladat-sluzby': '/hladat/sluzby',
  'sluzby-z-obce': '/en/hladat/sluzby?q=jedalen&obec=Lipovec&volne=ano',
  'zdroje-udajov': '/zdroje-udajov',
  pristupnost: '/pristupnost',
  'ochrana-udajov': '/ochrana-udajov',
  anglicky: '/en/rajec',
  'anglicke-opatrenie': `/en/rajec/plan/${PERIOD}/opatrenia/o1`
} as const;

let program: RunningProgram;

beforeAll(async () => {
  program = await startProgram();
  const { db, bulkDb } = program.installation.database;
  await indexMunicipalities(municipalityIndex(bulkDb));
  const body = await rajec();
  await publishSample(program.installation, body, TODAY);
  await publishSample(program.installation, body, TODAY, { number: 2, approved: false });
  await db
    .insertInto('formerSlug')
    .values({ slug: 'rajec-davno', bodyId: body.bodyId })
    .onConflict((on) => on.doNothing())
    .execute();
});

afterAll(() => program?.stop());

async function rajec() {
  const body = await findBody(program.installation.database.db, 'rajec');
  if (!body?.unitCode) throw new Error('The reference data lack Rajec.');
  return { ...body, unitCode: body.unitCode, region: 'SK031' };
}

async function htmlOf(path: string): Promise<string> {
  const response = await program.signedOut().get(path);
  expect(response.status, path).toBe(200);
  return response.text();
}

const textOf = (html: string) =>
  html
    .replace(/<!--.*?-->/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/[\s\u00a0]+/g, ' ');

const SEARCHES = /^(\/en)?\/hladat(\/sluzby)?(\?|$)/;
const COMPLETING =
  /<script type="module" src="\/_app\/immutable\/[\w./-]*completions[\w./-]*\.js"><\/script>/g;

describe.each(Object.entries(PAGES))('the page %s', (_name, path) => {
  test('is valid HTML without inline script, style attribute or anything from elsewhere', async () => {
    const html = await htmlOf(path);
    // Where somebody searches, one module of its own suggests; everywhere else there is no script at all.
    const completing = SEARCHES.test(path) ? html.match(COMPLETING) : [];
    expect(completing).toHaveLength(SEARCHES.test(path) ? 1 : 0);
    expect(html.replace(COMPLETING, '')).not.toMatch(/<script|\sstyle=|\son\w+=/);
    expect(html).not.toMatch(/(?:src|href)="(?:https?:)?\/\/(?!localhost)/);
    const report = await new HtmlValidate({
      extends: ['html-validate:standard'],
      rules: {
        'no-trailing-whitespace': 'off',
        'no-inline-style': 'error',
        'void-style': 'off',
        'long-title': 'off'
      }
    }).validateString(html);
    const said = report.results.flatMap((result) => result.messages.map((m) => `${m.ruleId}: ${m.message}`));
    expect(said).toEqual([]);
  });
});

describe('what is found at an address', () => {
  test.each([
    ['/nijaka-obec', 404],
    ['/lest', 404],
    ['/kraj/nijaky', 404],
    ['/kraj/banov', 404],
    ['/banov/plan', 404],
    [`/rajec/plan/${PERIOD}/v9`, 404],
    [`/rajec/plan/${PERIOD}/opatrenia/o99`, 404],
    [`/rajec/plan/${PERIOD}/opatrenia/%00`, 404],
    ['/rajec/plan/1999-2003', 404],
    ['/rajec/plan.exe', 404],
    ['/banov/plan.pdf', 404]
  ])('%s is answered by %i', async (path, status) => {
    expect((await program.signedOut().get(path)).status).toBe(status);
  });

  test.each([
    ['/rajec-davno', '/rajec'],
    ['/rajec-davno/potreby', '/rajec/potreby'],
    ['/en/rajec-davno', '/en/rajec'],
    ['/zilinsky', '/kraj/zilinsky']
  ])('%s leads for ever to %s', async (path, to) => {
    const response = await program.signedOut().get(path);
    expect([response.status, response.headers.get('location')]).toEqual([308, to]);
  });

  test('Bánov shows its census: 3 697 people, 716 of them old, an ageing index of 139.8', async () => {
    const text = textOf(await htmlOf('/banov'));
    expect(text).toContain('3 697 ľudí');
    expect(text).toContain('716 malo 65 a viac rokov');
    expect(text).toContain('139,8');
    expect(text).toContain('tu zatiaľ nie je zverejnený');
  });

  test('a village under 500 people is drawn as people, a larger one as a pyramid', async () => {
    expect(await htmlOf('/prikra')).toContain('Každá bodka je jeden človek');
    expect(await htmlOf('/banov')).toContain('Veková pyramída');
  });
});

describe('every answer', () => {
  test.each([
    ...['/', '/stav', '/favicon.svg', '/rajec/plan', '/rajec/plan.pdf', '/rajec/plan.json'],
    ...['/banov/plan.pdf', '/nikde/nic', '/pracovisko', '/en/rajec']
  ])('%s may be framed by nobody and names its request', async (path) => {
    const { headers } = await program.signedOut().get(path);
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f]{16}$/);
  });

  test('a file that is not there is said in words, with the number of the request', async () => {
    const response = await program.signedOut().get('/banov/plan.pdf');
    const html = await response.text();
    expect(html).toContain('adrese nie je. Skontrolujte');
    expect(html).toContain(response.headers.get('x-request-id'));
    expect(html).not.toMatch(/<style|style=|<script/);
  });
});

describe('a published plan', () => {
  test('is what its municipality shows first, marked as a demonstration', async () => {
    const text = textOf(await htmlOf('/rajec'));
    expect(text).toContain('Čo mesto Rajec robí pre ľudí, ktorí potrebujú pomoc');
    expect(text).toContain('Má 2 ciele a 3 opatrenia.');
    expect(text).toContain('1 má prebiehať');
    expect(text).toContain('1 čaká na vyhodnotenie');
    expect(text).toContain('Ukážkové údaje');
    expect(text).toContain('Schválenie je vymyslené');
  });

  test('answers at the plan’s own address only when it is approved', async () => {
    expect(textOf(await htmlOf('/rajec/plan'))).not.toContain('Toto nie je schválený plán');
    expect(textOf(await htmlOf(`/rajec/plan/${PERIOD}`))).not.toContain('Toto nie je schválený plán');
    expect(textOf(await htmlOf(`/rajec/plan/${PERIOD}/v2`))).toContain('Toto nie je schválený plán');
  });

  test('each measure shows its chain, and few answers are never the opinion of all', async () => {
    const text = textOf(await htmlOf(`/rajec/plan/${PERIOD}/opatrenia/o1`));
    expect(text).toContain('Štyria seniori čakajú na opatrovateľskú službu.');
    expect(text).toContain('odpovedalo 55 z 2 200 ľudí (odpovedala malá časť, nehovorí to za všetkých)');
    expect(text).toContain('Počet opatrovateliek (osoby): cieľ 3');
    expect(text).toContain('Bez krytia: 12 000 €');
  });

  test.each([
    ['/rajec/plan.pdf', 'application/pdf', 'inline', '-v1-schvaleny.pdf'],
    [`/rajec/plan/${PERIOD}.docx`, 'application/vnd.openxmlformats', 'attachment', '-v1-schvaleny.docx'],
    [`/rajec/plan/${PERIOD}/v2.json`, 'application/json', 'inline', '-v2-navrh-na-diskusiu.json'],
    [`/rajec/plan/${PERIOD}/v1-archiv.pdf`, 'application/pdf', 'inline', '-v1-schvaleny-archiv.pdf']
  ])('%s is the file, named by its version and state', async (path, type, disposition, ending) => {
    const response = await program.signedOut().get(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain(type);
    expect(response.headers.get('content-disposition')).toMatch(new RegExp(`^${disposition}; .*${ending}"$`));
    const again = await fetch(program.address + path, {
      headers: { 'if-none-match': response.headers.get('etag') ?? '' }
    });
    expect(again.status).toBe(304);
  });

  test('as data it names its schema, which is there for everybody', async () => {
    const { headers } = await program.signedOut().get('/rajec/plan.json');
    expect(headers.get('link')).toBe('</schemy/plan-1.schema.json>; rel="describedby"');
    const schema = await program.signedOut().get('/schemy/plan-1.schema.json');
    expect(await schema.json()).toMatchObject({ $id: 'urn:opora-plan-version:1' });
  });

  test('is named among the plans of the country and of its region', async () => {
    expect(textOf(await htmlOf('/'))).toContain('Zverejnený je tu 1 platný plán.');
    expect(textOf(await htmlOf('/kraj/zilinsky'))).toMatch(/Rajec ✓?\s*má plán/);
    expect(textOf(await htmlOf('/kraj/nitriansky'))).toContain('nie je zverejnený žiadny platný plán');
  });
});

describe('the search', () => {
  test('finds a municipality by an inflected name, and marks the word', async () => {
    expect(await htmlOf('/hladat?q=v%20Lipovci')).toMatch(/<mark[^>]*>Lipovec<\/mark>/);
  });

  test('finds a measure by a word of it and narrows by kind', async () => {
    const html = await htmlOf('/hladat?q=opatrovatelku&druh=opatrenie');
    expect(html).toContain(`/rajec/plan/${PERIOD}/opatrenia/o1`);
    expect(textOf(html)).toContain('Zrušiť zúženie');
  });

  test('says what it understood where a word was misspelt', async () => {
    expect(textOf(await htmlOf('/hladat?q=Lipovecc'))).toContain('Mysleli ste „Lipovec“?');
  });

  test('names the kind of service behind an everyday name', async () => {
    expect(textOf(await htmlOf('/hladat?q=opatrovatelska%20sluzba'))).toContain('Hľadáte túto službu?');
  });

  test('shows what was typed as text, never as markup', async () => {
    const html = await htmlOf(`/hladat?q=${encodeURIComponent('"><script>alert(1)</script>')}`);
    expect(html).not.toContain('<script>alert');
  });
});

test.each(['/rajec', '/', '/kraj/zilinsky'])(
  'from the cache, %s grows old when a municipality publishes something new',
  async (path) => {
    const visitor = program.signedOut();
    const etagOf = async () => (await visitor.get(path)).headers.get('etag');
    const before = await etagOf();
    expect(await etagOf()).toBe(before);
    const { pages } = program.installation;
    const kept = pages.counts().pages;
    const planId = randomUUID();
    await publishSample(program.installation, await rajec(), TODAY, { approved: false, planId });
    const { misses } = pages.counts();
    await etagOf();
    expect(pages.counts().misses).toBe(misses + 1);
    expect(pages.counts().pages).toBe(kept);
  }
);

describeInBrowser('in a browser without scripts', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());

  test.each(Object.entries(PAGES))(
    '%s: axe finds nothing, on a phone in the dark and on a desk in the light',
    async (name, path) => {
      for (const { width, dark } of [
        { width: 320, dark: true },
        { width: 1280, dark: false }
      ]) {
        const visit = await newVisit(browser, { scripts: false, width, dark });
        const page = await visit.newPage();
        const complaints: string[] = [];
        page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
        await page.goto(program.address + path);
        await checkAccessibility(page, `${name}-${width}`);
        expect(complaints).toEqual([]);
        await visit.close();
      }
    }
  );

  test('a region prints its map and its chart on the first page, not on pages of their own', async () => {
    const page = await (await newVisit(browser, { scripts: false })).newPage();
    await page.goto(`${program.address}/kraj/zilinsky`);
    const pdf = await page.pdf({ format: 'A4' });
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: false });
    expect(text[0]).toContain('Muži');
    await page.context().close();
  });

  test('a visitor searches for her municipality and opens it from the results', async () => {
    const visit = await newVisit(browser, { scripts: false });
    const page = await visit.newPage();
    await page.goto(program.address);
    await page.getByRole('searchbox').fill('banov');
    await page.getByRole('button', { name: 'Hľadať' }).click();
    await page.locator('ol').getByRole('link', { name: 'Bánov', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Sociálne služby v obci Bánov' }).waitFor();
    await visit.close();
  });

  test('from the first page to a municipality by its region and district', async () => {
    const visit = await newVisit(browser, { scripts: false });
    const page = await visit.newPage();
    await page.goto(program.address);
    await page.getByRole('link', { name: 'Nové Zámky', exact: true }).click();
    await page.getByRole('link', { name: 'Bánov', exact: true }).click();
    await page.getByRole('link', { name: 'Potreby' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Kto žije v obci Bánov' }).waitFor();
    await visit.close();
  });
});
