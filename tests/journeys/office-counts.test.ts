import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkAccessibility, describeInBrowser, openBrowser, openPage, textIn } from '../browser.ts';
import { type RunningProgram, startProgram, type Visitor } from '../running-program.ts';

let program: RunningProgram;
let browser: Browser;
let coordinator: Visitor;
let address: string;

const HEAD = 'Ukazovateľ;Rok;Počet;Stav ku dňu;Zdroj';
const SOUND = 'Uchádzači o zamestnanie;2025;61;31. 12. 2025;ÚPSVR Žilina';

async function send(page: Page, name: string, ...lines: string[]) {
  const path = join(await mkdtemp(join(tmpdir(), 'opora-counts-')), name);
  await writeFile(path, lines.join('\n'));
  await page.locator('input[type="file"]').setInputFiles(path);
  await page.getByRole('button', { name: 'Skontrolovať súbor' }).click();
}

describeInBrowser('counts from offices', () => {
  beforeAll(async () => {
    program = await startProgram();
    browser = await openBrowser();
    const body = await program.installation.database.db
      .selectFrom('planningBody')
      .select(['bodyId', 'slug'])
      .where('slug', '=', 'rajec')
      .executeTakeFirstOrThrow();
    coordinator = await program.sessionFor('coordinator', body);
    address = `${program.address}/pracovisko/rajec/uradne-pocty`;
  });
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  });

  test('a file with a bad row keeps nothing and names the row; mended, it is kept, without scripts', async () => {
    const page = await openPage(browser, coordinator, { scripts: false });
    const main = page.locator('main');
    await page.goto(address);
    await send(page, 'zle.csv', HEAD, SOUND, SOUND.replace('61', 'sedem'));
    await expect.poll(() => textIn(main)).toContain('Počet je celé číslo od nuly vyššie.');
    await expect.poll(() => textIn(page.locator('table').first())).toContain('3Počet');
    await send(page, 'dobre.csv', HEAD, SOUND);
    await page.getByRole('button', { name: 'Zapísať počty' }).click();
    await expect.poll(() => textIn(main)).toContain('Počty sú uložené.');
    await expect.poll(() => textIn(page.locator('table').first())).toContain('ÚPSVR Žilina');
    await page.context().close();
  });

  test('counts are typed for a year, and a wrong one stays to be mended, without scripts', async () => {
    const page = await openPage(browser, coordinator, { scripts: false });
    await page.goto(`${address}?rok=2024`);
    await page.getByText('Sociálna poisťovňa', { exact: true }).click();
    const pension = page.getByLabel('Poberatelia invalidného dôchodku');
    await pension.fill('veľa');
    const sheet = page.locator('form', { has: pension });
    await sheet.getByLabel('Stav ku dňu').fill('2024-12-31');
    await sheet.getByLabel('Zdroj').fill('list Sociálnej poisťovne');
    await sheet.getByRole('button', { name: 'Uložiť počty' }).click();
    await expect.poll(() => textIn(page.getByRole('alert'))).toContain('celé číslo');
    await expect.poll(() => pension.inputValue()).toBe('veľa');
    const colleague = await openPage(browser, coordinator, { scripts: false, width: 320 });
    await colleague.goto(`${address}?rok=2024`);
    await pension.fill('212');
    await sheet.getByRole('button', { name: 'Uložiť počty' }).click();
    await expect.poll(() => textIn(page.locator('main'))).toContain('list Sociálnej poisťovne');
    await page.context().close();

    await colleague.getByText('Sociálna poisťovňa', { exact: true }).click();
    const theirs = colleague.getByLabel('Poberatelia invalidného dôchodku');
    const other = colleague.locator('form', { has: theirs });
    await theirs.fill('215');
    await other.getByLabel('Stav ku dňu').fill('2024-12-31');
    await other.getByLabel('Zdroj').fill('telefonát');
    await other.getByRole('button', { name: 'Uložiť počty' }).click();
    await expect
      .poll(() => textIn(colleague.locator('main')))
      .toMatch(/medzitým zmenil niekto iný.*215.*212 \(list Sociálnej poisťovne/s);
    await expect.poll(() => theirs.inputValue()).toBe('215');
    await checkAccessibility(colleague, 'office-counts-changed-meanwhile');
    await other.getByRole('button', { name: 'Uložiť počty' }).click();
    await expect.poll(() => textIn(colleague.locator('main'))).toContain('Počty sú uložené.');
    await colleague.context().close();
  });

  test('the letter and its table are there to download', async () => {
    const page = await openPage(browser, coordinator, { scripts: false });
    await page.goto(address);
    for (const name of [/List \(DOCX\)/, /Tabuľka na vyplnenie/]) {
      const waiting = page.waitForEvent('download');
      await page.getByRole('link', { name }).first().click();
      expect((await waiting).suggestedFilename()).toMatch(/\.(docx|xlsx)$/);
    }
    await page.context().close();
  });

  test.each([1280, 320])('axe finds nothing at %i px', async (width) => {
    const page = await openPage(browser, coordinator, { width });
    await page.goto(address);
    await checkAccessibility(page, `office-counts-${width}`);
    await page.context().close();
  });
});
