import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkAccessibility, describeInBrowser, newVisit, openBrowser, signIn, textIn } from '../browser.ts';
import { type RunningProgram, startProgram, type TestBody, type Visitor } from '../running-program.ts';
import { planOf } from './plan-of-body.ts';

let program: RunningProgram;
let browser: Browser;

describeInBrowser('parts of a plan are given to people', () => {
  beforeAll(async () => {
    program = await startProgram();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  });

  async function pageOf(visitor: Visitor, visit: { scripts?: boolean; width?: number }) {
    const context = await newVisit(browser, visit);
    await signIn(context, visitor);
    return context.newPage();
  }

  const workOf = async (body: TestBody) =>
    `${program.address}/pracovisko/${body.slug}/plany/${await planOf(body, program)}/praca`;

  test('the coordinator gives one, it stands in the list of work until it is ready, without any script', async () => {
    const body = await program.newBody('Rozdelená');
    const work = await workOf(body);
    const page = await pageOf(await program.sessionFor('coordinator', body), { scripts: false });
    await page.goto(work);
    const vision = page.locator('#cast-vision');
    await expect.poll(() => textIn(vision)).toMatch(/zatiaľ nikto/);
    await vision.locator('summary').click();
    await vision.getByLabel('Komu').selectOption({ label: 'Skúšobná osoba' });
    await vision.getByLabel(/^Dokedy/).fill('2026-01-31');
    await vision.getByRole('button', { name: /^Prideliť/ }).click();
    await expect
      .poll(() => textIn(page.locator('#cast-vision')))
      .toMatch(/Skúšobná osoba.*do 31\. januára 2026.*po termíne/);

    await page.goto(`${program.address}/pracovisko`);
    const mine = page.getByRole('table', { name: 'Časti, ktoré mám na starosti' });
    await expect.poll(() => textIn(mine)).toMatch(/Vízia.*Rozdelená.*po termíne/);

    await page.goto(work);
    await vision.getByRole('button', { name: /^Označiť ako hotovú/ }).click();
    await expect.poll(() => textIn(page.locator('#cast-vision'))).toMatch(/hotová/);
    await page.goto(`${program.address}/pracovisko`);
    await expect
      .poll(() => page.getByRole('table', { name: 'Časti, ktoré mám na starosti' }).count())
      .toBe(0);
  });

  test('axe finds nothing on either page at 320 and 1280 px', async () => {
    const body = await program.newBody('Prístupná');
    const coordinator = await program.sessionFor('coordinator', body);
    for (const width of [320, 1280]) {
      const page = await pageOf(coordinator, { width });
      await page.goto(await workOf(body));
      await checkAccessibility(page, `part work ${width}`);
      await page.locator('#cast-vision summary').click();
      await page.locator('#cast-vision').getByLabel('Komu').selectOption({ label: 'Skúšobná osoba' });
      await page
        .locator('#cast-vision')
        .getByRole('button', { name: /^Prideliť/ })
        .click();
      await page.getByText('Uložené.').waitFor();
      await page.goto(`${program.address}/pracovisko`);
      await checkAccessibility(page, `my work ${width}`);
      await page.context().close();
    }
  });
});
