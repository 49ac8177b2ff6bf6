import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findBody } from '#lib/server/db/planning-bodies.ts';
import { checkAccessibility, describeInBrowser, openBrowser, openPage, textIn } from '../browser.ts';
import { type RunningProgram, startProgram, type TestBody } from '../running-program.ts';

const STACIONAR = 'sluzba=denny-stacionar.ambulantna.miesta&rok=2030&dosah=12&pocet=2&okruh=20&obce=';

let program: RunningProgram;
let browser: Browser;
/** A union of municipalities, and a municipality with neighbours. */
let union: TestBody;
let town: TestBody;

describeInBrowser('where to put a facility', () => {
  beforeAll(async () => {
    [program, browser] = [await startProgram(), await openBrowser()];
    union = await program.newBody();
    const found = await findBody(program.installation.database.db, 'rajec');
    if (!found) throw new Error('Rajec is not there.');
    town = found;
  });
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  });

  test('a union names its municipalities and is suggested sites, by a form without scripts', async () => {
    const page = await openPage(browser, await program.sessionFor('coordinator', union), { scripts: false });
    await page.goto(`${program.address}/pracovisko/${union.slug}/kde-zriadit`);
    await page.getByLabel('Služba').selectOption('denny-stacionar.ambulantna.miesta');
    await page.getByLabel('Počet zariadení').fill('9');
    await page.getByLabel('Ďalšie obce').fill('Rajec, Nikdenieves');
    await page.getByRole('button', { name: 'Navrhnúť miesta' }).click();
    await expect.poll(() => textIn(page.locator('.error-summary'))).toContain('celé číslo od 1 do 5');
    await page.getByLabel('Počet zariadení').fill('2');
    await page.getByRole('button', { name: 'Navrhnúť miesta' }).click();
    await expect.poll(() => textIn(page.locator('.error-summary'))).toContain('Nikdenieves');
    await page.getByLabel('Ďalšie obce').fill('rajec, Fačkov; Lietavská Lúčka');
    await page.getByRole('button', { name: 'Navrhnúť miesta' }).click();
    await expect.poll(() => textIn(page.locator('main'))).toContain('Návrh: denný stacionár');
    await expect
      .poll(() => textIn(page.locator('main')))
      .toContain('Žiadny iný výber toľkých miest nedosiahne viac.');
    await expect.poll(() => textIn(page.locator('table').nth(1))).toContain('Fačkov');
    await page.context().close();
  });

  test.each([
    [320, true],
    [1280, false]
  ])('the suggestion is accessible at %i px, dark %s', async (width, dark) => {
    const page = await openPage(browser, await program.sessionFor('coordinator', town), { width, dark });
    await page.goto(`${program.address}/pracovisko/${town.slug}/kde-zriadit?${STACIONAR}`);
    await expect.poll(() => textIn(page.locator('main'))).toContain('Navrhnuté miesta a prečo práve tieto');
    await checkAccessibility(page, `siting-${width}-${dark ? 'dark' : 'light'}`);
    await page.context().close();
  });
});
