import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findBody } from '#lib/server/db/planning-bodies.ts';
import { windows1250 } from '#lib/server/spreadsheets/windows-1250.fixture.ts';
import { checkAccessibility, describeInBrowser, openBrowser, openPage, textIn } from '../browser.ts';
import { type RunningProgram, startProgram, type TestBody } from '../running-program.ts';

const STATEMENT = [
  'Zdroj;Oddiel;Skupina;Trieda;Podtrieda;Položka;Schválený rozpočet;Rozpočet po zmenách;Skutočnosť',
  '41;10;2;0;1;611;12 000,00;12 500,00;12 400,50',
  '41;10;4;0;;642;1 000,00;1 000,00;900,00',
  '41;01;1;1;;611;80 000,00;80 000,00;79 000,00'
].join('\r\n');

let program: RunningProgram;
let browser: Browser;
let body: TestBody;
let folder: string;

async function send(page: Page, name: string, content: string): Promise<void> {
  const path = join(folder, name);
  await writeFile(path, windows1250(content));
  await page.setInputFiles('input[type=file]', path);
  await page.getByRole('button', { name: 'Skontrolovať súbor' }).click();
}

const atDesk = async (look: { width?: number; scripts?: boolean } = {}) => {
  const page = await openPage(browser, await program.sessionFor('coordinator', body), look);
  await page.goto(`${program.address}/pracovisko/${body.slug}/vydavky-obce`);
  return page;
};

describeInBrowser('what a municipality spends on social protection', () => {
  beforeAll(async () => {
    [program, browser, folder] = [
      await startProgram(),
      await openBrowser(),
      await mkdtemp(join(tmpdir(), 'opora-spending-'))
    ];
    const found = await findBody(program.installation.database.db, 'banov');
    if (!found) throw new Error('There is no such municipality.');
    body = found;
  });
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  });

  test('a statement is looked at, mended, kept, and stands on the public page at once; without scripts', async () => {
    const visitor = await openPage(browser, null, { scripts: false });
    const address = `${program.address}/${body.slug}/zdroje/vydavky`;
    await visitor.goto(address);
    await expect.poll(() => textIn(visitor.locator('main'))).toContain('zatiaľ nie sú');

    const page = await atDesk({ scripts: false });
    await send(page, 'fin.csv', STATEMENT);
    await expect.poll(() => textIn(page.locator('.error-summary'))).toContain('Súbor nemá stĺpec Rok');
    await page.getByLabel('Rok výkazu').fill('2025');
    await send(page, 'fin.csv', STATEMENT.replace('900,00', 'deväťsto'));
    await expect.poll(() => textIn(page.locator('table').first())).toContain('deväťsto');
    await expect.poll(() => page.getByRole('button', { name: 'Zapísať a zverejniť' }).count()).toBe(0);
    await send(page, 'fin.csv', STATEMENT);
    await expect.poll(() => textIn(page.locator('main'))).toContain('z oddielu 10 ich je 2');
    await page.getByRole('button', { name: 'Zapísať a zverejniť' }).click();
    await expect.poll(() => textIn(page.locator('main'))).toContain('Výdavky sú zapísané');
    await page.getByLabel('Rok výkazu').fill('2025');
    await send(page, 'fin.csv', STATEMENT);
    await expect.poll(() => textIn(page.locator('main'))).toContain('nehovorí nič nové');
    await page.context().close();

    await visitor.goto(address);
    await expect.poll(() => textIn(visitor.locator('main'))).toContain('V roku 2025 šlo z rozpočtu');
    await expect.poll(() => textIn(visitor.locator('main'))).toContain('zatiaľ svoje výdavky nenahrala');
    const csv = await visitor.request.get(`${address}.csv`);
    expect(await csv.text()).toContain('2025;12;10.2.0.1;');
    await visitor.context().close();
  });

  test.each([320, 1280])('both pages are accessible at %i px', async (width) => {
    const page = await atDesk({ width });
    await checkAccessibility(page, `spending-desk-${width}`);
    await page.goto(`${program.address}/${body.slug}/zdroje/vydavky`);
    await checkAccessibility(page, `spending-public-${width}`);
    await page.context().close();
  });
});
