import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkAccessibility, describeInBrowser, openBrowser, openPage, textIn } from '../browser.ts';
import { showCountryServices } from '../country-services.ts';
import { type RunningProgram, startProgram } from '../running-program.ts';

let program: RunningProgram;
let browser: Browser;

describeInBrowser('what is missing by need', () => {
  beforeAll(async () => {
    program = await startProgram();
    await showCountryServices(program.installation.database.db, 1_500);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  });

  test('from needs of a municipality to what is missing, explained by keyboard and narrowed', async () => {
    for (const [width, dark] of [
      [320, false],
      [1280, true]
    ] as const) {
      const visitor = await openPage(browser, null, { width, dark, scripts: false });
      await visitor.goto(`${program.address}/rajec/potreby`);
      await visitor.getByRole('link', { name: 'Ktoré služby chýbajú' }).click();
      await expect
        .poll(() => textIn(visitor.locator('h1')))
        .toBe('Ktoré sociálne služby v meste Rajec chýbajú');
      const wide = await visitor.evaluate(() => document.documentElement.scrollWidth);
      expect(wide).toBeLessThanOrEqual(width);
      await checkAccessibility(visitor, `need-gaps-${width}`);
      await visitor.getByLabel('Cieľová skupina').selectOption('seniori');
      await visitor.getByLabel('Rok', { exact: true }).selectOption('2036');
      await visitor.getByRole('button', { name: 'Ukázať' }).click();
      await expect.poll(() => textIn(visitor.locator('.lead'))).toContain('2036');
      const summary = visitor.locator('summary').first();
      await summary.focus();
      await visitor.keyboard.press('Enter');
      await expect.poll(() => textIn(visitor.locator('details[open]'))).toContain('Rozdiel:');
      await checkAccessibility(visitor, `need-gaps-open-${width}`);
      await visitor.context().close();
    }
  });

  test('a region shows where: drawn, by district and by municipality, and leads to the municipality', async () => {
    for (const [width, dark] of [
      [320, true],
      [1280, false]
    ] as const) {
      const visitor = await openPage(browser, null, { width, dark, scripts: false });
      await visitor.goto(`${program.address}/kraj/zilinsky/potreby/medzery?druh=denny-stacionar`);
      await expect.poll(() => visitor.locator('svg.map .map-place').count()).toBe(315);
      await expect.poll(() => visitor.locator('svg.map .map-district').count()).toBe(11);
      const wide = await visitor.evaluate(() => document.documentElement.scrollWidth);
      expect(wide).toBeLessThanOrEqual(width);
      await checkAccessibility(visitor, `need-gaps-region-${width}`);
      await visitor.getByRole('link', { name: 'Žilina', exact: true }).first().click();
      await expect.poll(() => textIn(visitor.locator('h1'))).toContain('Žilina');
      await expect.poll(() => visitor.url()).toContain('druh=denny-stacionar');
      await visitor.context().close();
    }
  });

  test('files are taken along; odd questions and English readers are answered', async () => {
    for (const path of ['rajec', 'kraj/zilinsky', 'bratislava']) {
      const csv = await fetch(`${program.address}/${path}/potreby/medzery.csv?druh=denne-centrum&rok=2030`);
      expect([path, csv.status, csv.headers.get('content-type')]).toEqual([
        path,
        200,
        'text/csv; charset=utf-8'
      ]);
      for (const odd of ['rok=9999', 'druh=vila', 'strana=77', 'forma=%00&pre=%27--', 'rok=abc']) {
        const answered = await fetch(`${program.address}/en/${path}/potreby/medzery?${odd}`);
        expect([path, odd, answered.status]).toEqual([path, odd, 200]);
      }
    }
  });
});
