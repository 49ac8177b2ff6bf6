import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LAYOUT, layOutSheet } from '#lib/domain/surveys/paper/sheet-layout.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import { findBody } from '#lib/server/db/planning-bodies.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { checkAccessibility, describeInBrowser, openBrowser, openPage, textIn } from '../browser.ts';
import { chance, pngOf, printedPage, scanned, someScanner } from '../drawn-scans.ts';
import { type RunningProgram, startProgram } from '../running-program.ts';
import { anOpenQuestionnaire, someContent } from '../survey-fixtures.ts';

let program: RunningProgram;
let browser: Browser;
/** Municipalities with a desk of their own, one for each test. */
const SLUGS = ['banov', 'rajec', 'svit'];

const press = (page: Page, name: string) => page.getByRole('button', { name }).click();
const told = (page: Page, role: 'status' | 'alert') =>
  expect.poll(async () => textIn(page.getByRole(role).first()));

async function anOpenOne() {
  const body = await findBody(program.installation.database.db, SLUGS.pop() ?? '');
  if (!body) throw new Error('There is no such municipality.');
  const { asked } = await anOpenQuestionnaire(program.installation.database.db, body.bodyId);
  const tally = () =>
    inTransaction(program.installation.database.db, body.bodyId, async ({ responseTallies }) =>
      (await responseTallies.list(asked.id)).map(
        ({ questionId, answer, count }) => `${questionId}=${answer}: ${count}`
      )
    );
  return { body, tally, one: `${program.address}/pracovisko/${body.slug}/dotazniky/${asked.id}` };
}

/** Types the fields of a sheet one after another, each ended by Enter; the last Enter keeps it. */
async function typeSheet(page: Page, fields: readonly string[]): Promise<void> {
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('field-cislo');
  for (const field of fields) {
    await page.keyboard.type(field);
    await page.keyboard.press('Enter');
  }
}

describeInBrowser('a questionnaire on paper', () => {
  beforeAll(async () => {
    program = await startProgram();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  });

  test('is printed, typed by keyboard alone by somebody of another office, checked and counted', async () => {
    const { body, one, tally } = await anOpenOne();
    const coordinator = await program.sessionFor('coordinator', body);
    const desk = await openPage(browser, coordinator);
    await desk.goto(one);
    await desk.getByRole('link', { name: 'Vytlačiť na papier' }).click();
    await expect.poll(() => textIn(desk.locator('h1'))).toBe('Dotazník na papieri');
    await checkAccessibility(desk, 'printing a questionnaire');
    await desk.getByLabel('s vytlačeným číslom').check();
    await desk.getByLabel('Koľko hárkov').fill('2');
    await desk.getByRole('button', { name: 'Pripraviť hárky' }).click();
    await expect.poll(() => textIn(desk.getByRole('status'))).toContain('Hárky č. 1 až 2 sú pripravené');
    // The next ones bear other numbers, so no two people have the same.
    await expect.poll(() => desk.getByLabel('Od čísla').inputValue()).toBe('3');
    await checkAccessibility(desk, 'sheets that are ready');
    for (const form of ['strany', 'zosit']) {
      const query = new URLSearchParams({ jazyk: 'sk', podoba: form, od: '1', pocet: '2' });
      const file = await desk.request.get(`${one}/papier/harky.pdf?${query}`);
      expect(file.headers()['content-type']).toBe('application/pdf');
      expect((await file.body()).toString('latin1', 0, 5)).toBe('%PDF-');
    }

    const typist = await openPage(browser, await program.sessionFor('typist', body));
    await typist.goto(`${program.address}/pracovisko/${body.slug}/dotazniky`);
    await typist.getByRole('link', { name: 'Ako sa tu žije' }).click();
    await expect.poll(() => textIn(typist.locator('h1'))).toBe('Prepis z papiera');
    await checkAccessibility(typist, 'typing a sheet');
    // Number, help with its own words, who, content, missing, sex, age, part.
    await typeSheet(typist, ['1', '1', '', '13', '4', 'Jedáleň', '1', '4', '2']);
    await told(typist, 'status').toContain('Hárok č. 1 je uložený');
    await typeSheet(typist, ['2', '9', '', '', '', '', '', '', '']);
    await told(typist, 'alert').toContain('Také číslo pri tejto otázke nie je');
    await checkAccessibility(typist, 'a sheet with a wrong number');
    expect(await tally()).toEqual([]);

    await desk.goto(`${one}/prepis?kolo=druhe`);
    await expect.poll(() => textIn(desk.locator('main'))).toContain('má prepísať hárky: 1.');
    await typeSheet(desk, ['1', '1', '13', '5', '1', '4', '2']);
    await told(desk, 'status').toContain('sa líšia odpovede: 1');
    await desk.getByRole('link', { name: 'Kontrola prepisu' }).click();
    await expect.poll(() => textIn(desk.locator('main'))).toContain('1 hárok s rozdielmi');
    await checkAccessibility(desk, 'differences of two typings');
    await desk.getByLabel('druhý prepis: 5').check();
    await press(desk, 'Uložiť rozhodnutie');
    await told(desk, 'status').toContain('Rozhodnutie je uložené');
    await press(desk, 'Započítať hárky');
    await told(desk, 'status').toContain('Hárky sú započítané');
    const lines = await tally();
    expect(lines).toContain('=paper: 1');
    expect(lines).toContain('content=5: 1');
    await desk.goto(one);
    await expect.poll(() => textIn(desk.locator('main'))).toContain('1 odpoveď: papier 1');
  });

  test('is typed without scripts too: Enter shows what was typed, the button keeps it', async () => {
    const { body, one } = await anOpenOne();
    const desk = await openPage(browser, await program.sessionFor('editor', body), {
      ...{ scripts: false, width: 320 }
    });
    await desk.goto(`${one}/prepis`);
    await checkAccessibility(desk, 'typing a sheet on a narrow screen');
    await desk.getByLabel('Číslo hárku').fill('7');
    await desk.getByLabel('Ako ste spokojní?').fill('3');
    await desk.keyboard.press('Enter');
    await told(desk, 'status').toContain('Zatiaľ nie je nič uložené');
    await expect.poll(() => desk.getByLabel('Ako ste spokojní?').inputValue()).toBe('3');
    await press(desk, 'Uložiť hárok');
    await told(desk, 'status').toContain('Hárok č. 7 je uložený');
    await desk.getByLabel('Číslo hárku').fill('7');
    await press(desk, 'Uložiť hárok');
    await told(desk, 'alert').toContain('je už prepísaný');
  });

  test('is read from a scan, looked through and kept', async () => {
    const { body, one } = await anOpenOne();
    const desk = await openPage(browser, await program.sessionFor('editor', body), { scripts: false });
    await desk.goto(`${one}/prepis/sken`);
    await checkAccessibility(desk, 'giving in a scan');
    await desk.getByLabel('Súbor zo skenera').setInputFiles({
      ...{ name: 'sken.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4') }
    });
    await press(desk, 'Prečítať hárky');
    await told(desk, 'alert').toContain('Súbor sa nedá otvoriť');
    const code = await codeOf(body.bodyId, one.split('/').at(-1) ?? '');
    await desk.getByLabel('Súbor zo skenera').setInputFiles({
      ...{ name: 'sken.png', mimeType: 'image/png', buffer: aScanOf(code) }
    });
    await press(desk, 'Prečítať hárky');
    await expect.poll(() => textIn(desk.locator('main'))).toContain('Čo je isté, je vyplnené');
    await checkAccessibility(desk, 'a scan to be looked through');
    await expect.poll(() => desk.getByLabel('Číslo hárku').inputValue()).toBe('5');
    await press(desk, 'Uložiť hárky');
    await told(desk, 'status').toContain('Uložené hárky: 5.');
  });
});

async function codeOf(bodyId: BodyId, id: string): Promise<string> {
  const { db } = program.installation.database;
  const found = await inTransaction(db, bodyId, ({ questionnaires }) => questionnaires.find(id));
  return found?.code ?? '';
}

/** The first page of a sheet that nobody filled in, as PNG. */
function aScanOf(questionnaire: string): Buffer {
  const [page] = layOutSheet(someContent(), 'sk');
  if (!page) throw new Error('A sheet has a page.');
  const code = { layout: LAYOUT, questionnaire, version: 1, language: 'sk' as const, page: 1, sheet: 5 };
  const draw = chance(5);
  return pngOf(scanned(printedPage(page, code, draw), someScanner(draw, false), draw));
}
