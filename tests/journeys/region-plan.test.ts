import { createHash, randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chainRecords, sealPackage } from '#lib/domain/publishing/plan-package.ts';
import { addDays, dayInSlovakia } from '#lib/domain/shared/calendar-day.ts';
import { canonicalJson } from '#lib/domain/shared/canonical-json.ts';
import { findBody } from '#lib/server/db/planning-bodies.ts';
import { hashOfText } from '#lib/server/files.ts';
import {
  checkAccessibility,
  describeInBrowser,
  newVisit,
  openBrowser,
  textIn,
  textSaying
} from '#tests/browser.ts';
import { type RunningProgram, startProgram } from '#tests/running-program.ts';

const TODAY = dayInSlovakia(new Date());
const YEAR = Number(TODAY.slice(0, 4));
const PERIOD = `${YEAR}-${YEAR + 4}`;
const HOME = '/kraj/zilinsky';
const MEASURE = 'Rozšíriť špecializované zariadenie v Žiline';

let program: RunningProgram;
/** The PDF of the version before anybody had approved it. */
let draft: Uint8Array;

/** A coordinator of the region makes a plan with one measure, publishes it and records its approval. */
beforeAll(async () => {
  program = await startProgram();
  const region = await findBody(program.installation.database.db, 'zilinsky');
  if (!region) throw new Error('The reference data lack the region of Žilina.');
  const coordinator = await program.sessionFor('coordinator', region);
  const plan = randomUUID();
  const desk = `/pracovisko/zilinsky/plany`;
  const post = async (path: string, fields: Record<string, string>) => {
    const answer = await coordinator.post(path, fields);
    expect(answer.status, path).toBe(303);
  };
  const period = { validFrom: `${YEAR}-01-01`, validTo: `${YEAR + 4}-12-31` };
  await post(`${desk}/novy`, { id: plan, title: 'Komunitný plán kraja', ...period, mode: 'full' });
  const goal = { id: randomUUID(), revision: '', title: 'Nikto nečaká na miesto dlhšie ako rok' };
  await post(`${desk}/${plan}/ciele/nove`, goal);
  const measure = { id: randomUUID(), revision: '', title: MEASURE, goalId: goal.id };
  await post(`${desk}/${plan}/opatrenia/nove`, { ...measure, change: 'improve', subject: 'prevention' });
  await post(`${desk}/${plan}/zverejnenie?/zverejnit`, {});
  draft = await bytesOf(`${HOME}/plan/${PERIOD}/v1.pdf`);
  const resolution = {
    body: 'Zastupiteľstvo kraja',
    number: '7/26',
    day: addDays(TODAY, -1),
    conditions: '',
    withoutDiscussion: 'Plán skúšky sa neprerokoval.'
  };
  await post(`${desk}/${plan}/zverejnenie?/schvalit`, { version: '1', ...resolution });
});

afterAll(() => program?.stop());

async function bytesOf(path: string): Promise<Uint8Array> {
  const answer = await program.signedOut().get(path);
  expect(answer.status, path).toBe(200);
  return new Uint8Array(await answer.arrayBuffer());
}

const read = async (path: string) => {
  const answer = await program.signedOut().get(path);
  return { status: answer.status, to: answer.headers.get('location'), text: await answer.text() };
};

describe('the plan of a region', () => {
  test.each([
    `${HOME}/plan`,
    `${HOME}/plan/${PERIOD}`,
    `${HOME}/plan/${PERIOD}/v1`,
    `/en${HOME}/plan`,
    `${HOME}/potreby`
  ])('%s is read by anybody', async (path) => {
    const { status, text } = await read(path);
    expect(status).toBe(200);
    expect(text).toContain('Žilinský samosprávny kraj');
  });

  test.each([
    ['pdf', 'application/pdf'],
    ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['json', 'application/json']
  ])('its file .%s is given at each of its addresses', async (ending, type) => {
    for (const path of [`${HOME}/plan`, `${HOME}/plan/${PERIOD}`, `${HOME}/plan/${PERIOD}/v1`]) {
      const answer = await program.signedOut().get(`${path}.${ending}`);
      expect(answer.status, path).toBe(200);
      expect(answer.headers.get('content-type')).toBe(type);
      expect(answer.headers.get('content-disposition')).toContain(`zilinsky-komunitny-plan-${PERIOD}-v1`);
    }
    expect((await program.signedOut().get(`${HOME}/plan-archiv.pdf`)).status).toBe(200);
  });

  test('its data say where it stands for ever', async () => {
    const data = JSON.parse((await read(`${HOME}/plan.json`)).text) as {
      address: string;
      content: { population: { males: number[]; females: number[] }; competence: { lines: unknown[] } };
    };
    expect(new URL(data.address).pathname).toBe(`${HOME}/plan/${PERIOD}/v1`);
    const { males, females } = data.content.population;
    const people = [...males, ...females].reduce((sum, count) => sum + count, 0);
    expect(people).toBeGreaterThan(650_000);
    expect(data.content.competence.lines.length).toBeGreaterThan(5);
  });

  test('the search leads to its plan and its measure', async () => {
    const { text } = await read('/hladat?q=roz%C5%A1%C3%ADri%C5%A5+%C5%A1pecializovan%C3%A9+zariadenie');
    expect(text).toContain(`href="${HOME}/plan/${PERIOD}/opatrenia/`);
    expect(text).not.toMatch(/href="\/zilinsky/);
  });

  test('addresses without the word before the name lead to it', async () => {
    for (const rest of ['', '/plan', `/plan/${PERIOD}/v1`, '/plan.pdf', '/potreby']) {
      const { status, to } = await read(`/zilinsky${rest}`);
      expect([status, to], rest).toEqual([308, `${HOME}${rest}`]);
    }
    expect((await read('/kraj/rajec/plan')).status).toBe(404);
    expect((await read('/en/zilinsky/plan')).to).toBe(`/en${HOME}/plan`);
    expect((await read('/kraj/nijaky/plan')).status).toBe(404);
    expect((await read('/obec/zilinsky/plan')).status).toBe(404);
  });
});

describe('a document in hand is checked', () => {
  const check = async (file: Uint8Array) => {
    const form = new FormData();
    form.set('subor', new Blob([file as Uint8Array<ArrayBuffer>]), 'plan.pdf');
    const address = `${program.address}/overenie?/subor`;
    const headers = { origin: program.address, accept: 'text/html' };
    const answer = await fetch(address, { method: 'POST', body: form, headers });
    return (await answer.text()).replaceAll('\u00a0', ' ');
  };

  test('the file that its address gives is known, with its resolution', async () => {
    const said = await check(await bytesOf(`${HOME}/plan.pdf`));
    expect(said).toContain('Tento súbor poznáme. Je to presne ten');
    expect(said).toContain('uznesenie č. 7/26');
    expect(said).toContain(`href="${HOME}/plan/${PERIOD}/v1"`);
  });

  test('a file from before the approval is known as what it was, and says how the plan stands today', async () => {
    const said = await check(draft);
    expect(said).toContain('Odvtedy sa stav plánu zmenil');
    expect(said).toContain('Pracovný návrh, ktorý nikto neschválil.');
    expect(said).toContain('uznesenie č. 7/26');
  });

  test('a file in which one byte was changed is not known', async () => {
    const changed = new Uint8Array(draft);
    changed[changed.length - 10] = (changed[changed.length - 10] ?? 0) ^ 1;
    expect(await check(changed)).toContain('Taký dokument tu nepoznáme.');
  });

  test('the plan as JSON is known, and tells itself when something in it was changed', async () => {
    const { text: json } = await read(`${HOME}/plan.json`);
    const bytes = (text: string) => new TextEncoder().encode(text);
    expect(await check(bytes(json))).toContain('Tento súbor poznáme. Je to presne ten');
    const printed = await check(bytes(JSON.stringify(JSON.parse(json), null, 1)));
    expect(printed).toContain('súbor však niekto znova uložil v inom tvare');
    expect(printed).toContain('Je to odtlačok obsahu zverejnenej verzie');
    const resolution = await check(bytes(json.replace('7/26', '8/26')));
    expect(resolution).toContain('Záznamy o stave plánu v súbore niekto zmenil');
    const content = await check(bytes(json.replace('"demonstration":false', '"demonstration":true ')));
    expect(content).toContain('Obsah plánu v súbore niekto zmenil');
    expect(content).not.toContain('Je to odtlačok obsahu zverejnenej verzie');
    const pdf = createHash('sha256')
      .update(await bytesOf(`${HOME}/plan.pdf`))
      .digest('hex');
    expect(json).toContain(pdf);
  });

  test('a whole plan of another installation says where it claims to be from', async () => {
    const { text } = await read(`${HOME}/plan.json`);
    const { packageHash: _, ...other } = JSON.parse(text);
    other.content.plan.title = 'Plán odinakiaľ';
    other.contentHash = hashOfText(canonicalJson(other.content));
    other.address = 'https://inde.example/obec/plan/2026-2030/v1';
    other.records = chainRecords(other.contentHash, other.records, hashOfText);
    const said = await check(new TextEncoder().encode(sealPackage(other, hashOfText)));
    expect(said).toContain('Súbor je celý a nezmenený');
    expect(said).toContain('Na tejto adrese taký súbor nikto nezverejnil');
    expect(said).toContain('https://inde.example/obec/plan/2026-2030/v1');
  });

  test('a file of 200 MB is refused by one sentence', async () => {
    expect(await check(new Uint8Array(200_000_000))).toContain('Súbor má viac ako 20 MB.');
  });

  test('no file and half a hash are told at their fields', async () => {
    expect(await check(new Uint8Array())).toContain('Vyberte súbor, ktorý chcete overiť.');
    expect((await read('/overenie?odtlacok=abc')).text).toContain('Odtlačok má mať 64 znakov');
  });

  test('the hash in the imprint is found however it was copied, and other hashes are not', async () => {
    const { contentHash } = JSON.parse((await read(`${HOME}/plan.json`)).text) as { contentHash: string };
    const copied = `${contentHash.slice(0, 32).toUpperCase()} \n ${contentHash.slice(32)}`;
    const { text } = await read(`/overenie?odtlacok=${encodeURIComponent(copied)}`);
    expect(text).toContain('Je to odtlačok obsahu zverejnenej verzie');
    const { text: other } = await read(`/overenie?odtlacok=${'0'.repeat(64)}`);
    expect(other).toContain('Taký dokument tu nepoznáme.');
  });
});

describeInBrowser('a visitor who checks a document', () => {
  test.each([320, 1280])('reads the answer without scripts (%i px)', async (width) => {
    const browser = await openBrowser();
    try {
      const page = await (await newVisit(browser, { width, scripts: false })).newPage();
      await page.goto(`${program.address}/overenie`);
      const buffer = Buffer.from('{"schema":"opora-plan-version/1"}');
      await page.setInputFiles('input[type=file]', {
        name: 'plan.json',
        mimeType: 'application/json',
        buffer
      });
      await page.getByRole('button', { name: 'Overiť súbor' }).click();
      await textSaying(page.locator('main'), 'V súbore nie je verzia');
      await checkAccessibility(page, `verification answer ${width}`);
    } finally {
      await browser.close();
    }
  });
});

describeInBrowser('a visitor of the region', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());

  test.each([320, 1280])(
    'walks from its page to the plan and to a measure (%i px)',
    async (width) => {
      const page = await (await newVisit(browser, { width })).newPage();
      await page.goto(program.address + HOME);
      await checkAccessibility(page, `region ${width}`);
      await page.getByRole('link', { name: 'Prečítajte si plán' }).first().click();
      await expect.poll(() => new URL(page.url()).pathname).toBe(`${HOME}/plan`);
      await expect
        .poll(() => textIn(page.getByRole('navigation', { name: 'Kde ste' })))
        .toContain('Žilinský samosprávny kraj');
      await checkAccessibility(page, `region plan ${width}`);
      await page.getByRole('link', { name: MEASURE }).first().click();
      await expect
        .poll(() => new URL(page.url()).pathname)
        .toMatch(new RegExp(`^${HOME}/plan/${PERIOD}/opatrenia/`));
      await checkAccessibility(page, `region measure ${width}`);
      await page.goto(`${program.address + HOME}/potreby`);
      await expect.poll(() => textIn(page.getByRole('heading', { level: 1 }))).toContain('v Žilinskom kraji');
      await checkAccessibility(page, `region needs ${width}`);
      await page.goto(`${program.address + HOME}/plan`);
      await page.getByRole('link', { name: 'Overte si súbor, ktorý máte' }).click();
      await expect
        .poll(() => textIn(page.locator('main')))
        .toContain('Je to odtlačok obsahu zverejnenej verzie');
      await checkAccessibility(page, `verification ${width}`);
    },
    120_000
  );
});
