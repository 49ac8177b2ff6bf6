import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PlanDocument } from '#lib/domain/publishing/plan-document.ts';
import { addDays, dayInSlovakia, yearOf } from '#lib/domain/shared/calendar-day.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { checkAccessibility, describeInBrowser, openBrowser, openPage, textIn } from '../browser.ts';
import { judgePdf } from '../documents/pdf-structure.ts';
import { faultsByOwnSchema } from '../public-schema.ts';
import { type RunningProgram, startProgram, type Visitor } from '../running-program.ts';
import { publishSample } from './published-sample.ts';

const TODAY = dayInSlovakia(new Date());
const YEAR = yearOf(TODAY);
const FIRST = addDays(TODAY, -60);

let program: RunningProgram;
let browser: Browser;
let coordinator: Visitor;
let address: string;
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

describeInBrowser('the evaluation of a year', () => {
  beforeAll(async () => {
    program = await startProgram();
    browser = await openBrowser();
    const { db } = program.installation.database;
    const body = await db
      .selectFrom('planningBody')
      .selectAll()
      .where('slug', '=', 'banov')
      .executeTakeFirstOrThrow();
    coordinator = await program.sessionFor('coordinator', body);
    const planId = randomUUID();
    const activityId = randomUUID();
    const rewrite = (document: PlanDocument): PlanDocument => ({
      ...document,
      plan: { ...document.plan, id: planId },
      activities: document.activities.map((one) => (one.id === 'a2' ? { ...one, id: activityId } : one)),
      indicators: document.indicators.map((one) => ({ ...one, id: randomUUID() }))
    });
    const document = await publishSample(
      program.installation,
      { ...body, unitCode: '503045', region: 'SK031' },
      TODAY,
      { planId, rewrite }
    );
    const contentHash = await program.installation.database.publicDb
      .selectFrom('publishedPlan')
      .select('contentHash')
      .where('planId', '=', planId)
      .executeTakeFirstOrThrow();
    await inTransaction(db, body.bodyId, async (stores) => {
      await stores.plans.add(document.plan);
      await stores.versions.add({ planId, number: 1, ...contentHash, document, actorId: null });
      const approval = {
        ...{
          body: 'Obecné zastupiteľstvo',
          number: '7',
          day: FIRST,
          votes: null,
          conditions: ''
        },
        ...{ signedOn: null, confirmedOn: null, invented: true }
      } as const;
      const record = { id: randomUUID(), kind: 'approved', from: approval.day, to: null, approval } as const;
      await stores.versions.addRecord(planId, { ...record, ...contentHash, actorId: null });
      await stores.progress.add({
        ...{ id: randomUUID(), planId, activityId, measureCode: 'o2', year: YEAR, sequence: 1 },
        ...{ state: 'not-done', value: null, evidence: '', reason: 'Nikto sa neprihlásil.', nextStep: '' },
        ...{ nextStepOn: null, responsible: 'obecný úrad', actorId: null as never }
      });
    });
    address = `${program.address}/pracovisko/banov/plany/${planId}/plnenie`;
  });
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  });

  test('is worded and published without scripts; what is wrong is said at its field', async () => {
    const page = await openPage(browser, coordinator, { scripts: false, width: 320 });
    await page.goto(`${address}?rok=${YEAR}`);
    await page.getByRole('link', { name: 'Vyhodnotenie roka' }).click();
    await expect.poll(() => page.getByLabel('Zhrnutie').inputValue()).toContain(`V roku ${YEAR} sa mal`);
    await expect.poll(() => page.getByText('Napísal program', { exact: true }).count()).toBe(3);
    await checkAccessibility(page, 'vyhodnotenie-telefon');

    await page.getByLabel(/^Bežné výdavky/).fill('dvanásť');
    await page.getByLabel(/^Kapitálové výdavky/).fill('0');
    await press(page, 'Uložiť text');
    await expect.poll(() => textIn(page.locator('.error-summary'))).toContain('Napíšte sumu v eurách');
    await page.getByLabel(/^Bežné výdavky/).fill('12 345,50');
    await press(page, 'Uložiť text');
    await expect.poll(() => textIn(page.locator('.error-summary'))).toContain('odkiaľ je suma');
    await page.getByLabel(/^Odkiaľ je suma/).fill('Záverečný účet');
    await page.getByLabel('Zhrnutie').fill('Rok bol ťažký, rampu sa opraviť nepodarilo.');
    await press(page, 'Uložiť text');
    await expect.poll(() => textIn(page.locator('main'))).toContain('Text vyhodnotenia je uložený.');
    await expect.poll(() => page.getByText('Napísal program', { exact: true }).count()).toBe(2);

    await page.getByLabel(/^Číslo uznesenia/).fill('12/2027');
    await press(page, 'Zverejniť vyhodnotenie');
    await expect.poll(() => textIn(page.locator('.error-summary'))).toContain('číslo aj deň uznesenia');
    await page.getByLabel(/^Číslo uznesenia/).fill('');
    await press(page, 'Zverejniť vyhodnotenie');
    await expect.poll(() => textIn(page.locator('main'))).toContain('Vyhodnotenie je zverejnené.');
    await page.getByRole('link', { name: `Vyhodnotenie za rok ${YEAR}` }).click();
    await expect.poll(() => textIn(page.locator('main'))).toContain('rampu sa opraviť nepodarilo');
    await page.context().close();
  });

  test('is read by everybody as a page, PDF, Word and data; the older one stays at its address', async () => {
    const desk = await openPage(browser, coordinator);
    await desk.goto(`${address}/vyhodnotenie?rok=${YEAR}`);
    await checkAccessibility(desk, 'vyhodnotenie-pracovisko');
    await desk.getByLabel(/^Odporúčania/).fill('Vyhlásiť nový nábor.\nOpraviť rampu do leta.');
    await press(desk, 'Uložiť text');
    await expect.poll(() => textIn(desk.locator('main'))).toContain('Text vyhodnotenia je uložený.');
    await press(desk, 'Zverejniť vyhodnotenie');
    await expect.poll(() => textIn(desk.locator('main'))).toContain('Vyhodnotenie je zverejnené.');

    for (const look of [{ width: 320, dark: true }, { width: 1280 }]) {
      const page = await openPage(browser, null, look);
      await page.goto(`${program.address}/banov/vyhodnotenie/${YEAR}`);
      await expect.poll(() => textIn(page.locator('main'))).toContain('Vyhlásiť nový nábor.');
      await expect.poll(() => textIn(page.locator('main'))).toContain('Nikto sa neprihlásil.');
      await expect.poll(() => textIn(page.locator('main'))).toContain('12 345,50 €');
      await checkAccessibility(page, `vyhodnotenie-verejne-${look.width}`);
      await page.context().close();
    }
    const english = await openPage(browser, null);
    await english.goto(`${program.address}/en/banov/vyhodnotenie/${YEAR}`);
    await expect.poll(() => textIn(english.locator('h1'))).toBe(`Evaluation of the plan for ${YEAR}`);
    await checkAccessibility(english, 'vyhodnotenie-anglicky');

    const file = (name: string) => fetch(`${program.address}/banov/vyhodnotenie/${YEAR}/${name}`);
    for (const number of [1, 2]) {
      const pdf = await file(`v${number}.pdf`);
      expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, 'application/pdf']);
      expect(judgePdf(new Uint8Array(await pdf.arrayBuffer()), 'sk')).toEqual([]);
      expect(await faultsByOwnSchema(await file(`v${number}.json`))).toEqual([]);
      const data = await (await file(`v${number}.json`)).json();
      expect(data).toMatchObject({
        schema: 'opora/evaluation/1',
        year: YEAR,
        spent: { runningCents: 1_234_550 }
      });
      expect((await file(`v${number}.docx`)).status).toBe(200);
    }
    expect([(await file('v3.pdf')).status, (await file('v1.exe')).status]).toEqual([404, 404]);
    expect((await fetch(`${program.address}/banov/vyhodnotenie/${YEAR + 1}`)).status).toBe(404);
    expect((await fetch(`${program.address}/rajec/vyhodnotenie/${YEAR}`)).status).toBe(404);
    const progress = await openPage(browser, null);
    await progress.goto(`${program.address}/banov/plnenie`);
    await progress.getByRole('link', { name: `Vyhodnotenie za rok ${YEAR}` }).click();
    await expect.poll(() => progress.url()).toContain(`/banov/vyhodnotenie/${YEAR}`);
  });

  test('of two who word it at once, the second reads what the first wrote', async () => {
    const [one, other] = [await openPage(browser, coordinator), await openPage(browser, coordinator)];
    for (const page of [one, other]) await page.goto(`${address}/vyhodnotenie?rok=${YEAR - 1}`);
    await one.getByLabel('Zhrnutie').fill('Znenie prvej.');
    await press(one, 'Uložiť text');
    await expect.poll(() => textIn(one.locator('main'))).toContain('Text vyhodnotenia je uložený.');
    await other.getByLabel('Zhrnutie').fill('Znenie druhej.');
    await press(other, 'Uložiť text');
    await expect.poll(() => textIn(other.locator('.error-summary'))).toContain('niekto iný text uložil');
    await expect.poll(() => textIn(other.locator('main'))).toContain('Znenie prvej.');
    await expect.poll(() => other.getByLabel('Zhrnutie').inputValue()).toBe('Znenie druhej.');
    await press(other, 'Uložiť text');
    await expect.poll(() => textIn(other.locator('main'))).toContain('Text vyhodnotenia je uložený.');
    const preview = await other.request.get(`${address}/vyhodnotenie/nahlad.pdf?rok=${YEAR - 1}`);
    expect([preview.status(), preview.headers()['content-type']]).toEqual([200, 'application/pdf']);
    expect((await other.request.get(`${address}/vyhodnotenie/nahlad.pdf?rok=1999`)).status()).toBe(404);
    await other.goto(`${address}/vyhodnotenie?rok=2040`);
    await expect.poll(() => textIn(other.locator('main'))).toContain('do plánu nepatrí');
  });
});
