import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  checkAccessibility,
  describeInBrowser,
  type Look,
  newVisit,
  openBrowser,
  textIn
} from '../browser.ts';
import { countryServices, showCountryServices } from '../country-services.ts';
import { type RunningProgram, startProgram } from '../running-program.ts';

let program: RunningProgram;
let browser: Browser;

const page = async (given: Look = {}): Promise<Page> => {
  const context = await newVisit(browser, { scripts: false, ...given });
  return context.newPage();
};

describeInBrowser('what help is near', () => {
  beforeAll(async () => {
    program = await startProgram();
    browser = await openBrowser();
    await showCountryServices(program.installation.database.db, 1_500);
  });
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  });

  test('a councillor sees what is here, near and nowhere, asks for another distance and takes the table away', async () => {
    const visitor = await page();
    await visitor.goto(`${program.address}/rajec/potreby`);
    await visitor.getByRole('link', { name: /Ktoré sociálne služby sú tu/ }).click();
    await checkAccessibility(visitor, 'the gap map');
    await expect.poll(() => visitor.locator('.gaps tbody tr').count()).toBe(41);
    const near = await visitor.locator('.gaps tr.nowhere').count();
    await visitor.getByLabel('Čo je ešte blízko').fill('60');
    await visitor.getByRole('button', { name: 'Prepočítať' }).click();
    await visitor.waitForURL(/km=60/);
    await expect.poll(() => visitor.locator('.gaps tr.nowhere').count()).toBeLessThan(near);
    await expect.poll(() => textIn(visitor.locator('main'))).toContain('Centrálneho registra poskytovateľov');

    const csv = await fetch(`${program.address}/rajec/potreby/dostupnost.csv?km=60`);
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const lines = (await csv.text()).trim().split('\r\n');
    expect(lines).toHaveLength(42);
    expect(lines.filter((line) => line.includes('CC BY-SA 4.0')).length).toBeGreaterThan(30);

    await visitor.locator('.gaps td a').first().click();
    expect(new URL(visitor.url()).pathname).toMatch(/^\/[a-z-]+\/sluzby\/[0-9a-f-]+$/);
    await expect.poll(() => textIn(visitor.locator('h1'))).not.toBe('');
  });

  test('the map and its table say the same, and no protected place is told nearer than by its district', async () => {
    const visitor = await page();
    await visitor.goto(`${program.address}/rajec/sluzby/mapa?km=22`);
    await checkAccessibility(visitor, 'the map of services');
    const drawn = await visitor
      .locator('svg.chart-wide g')
      .evaluateAll((dots) => dots.map((dot) => Number(dot.querySelector('text')?.textContent ?? 1)));
    const rows = await visitor.locator('tbody tr').allTextContents();
    const hidden = rows.filter((row) => row.includes('miesto je chránené')).length;
    expect(hidden).toBeGreaterThan(0);
    expect(drawn.reduce((sum, one) => sum + one, 0) + hidden).toBe(
      Number((await textIn(visitor.locator('.lead'))).match(/(\d+) služ/)?.[1])
    );
    const named = (await countryServices(program.installation.database.db, 1_500))
      .filter(({ unitCode, erasedOn }) => unitCode === null && erasedOn === null)
      .map(({ name }) => name);
    for (const row of rows.filter((one) => named.some((name) => one.includes(name))))
      expect(row).toContain('miesto je chránené');
  });

  test.each(['rajec/potreby/dostupnost', 'rajec/sluzby/mapa', 'bratislava/potreby/dostupnost'])(
    '%s fits a phone and an English reader',
    async (path) => {
      for (const width of [320, 1280]) {
        const visitor = await page({ width });
        await visitor.goto(`${program.address}/en/${path}`);
        const wide = await visitor.evaluate(() => document.documentElement.scrollWidth);
        expect(wide).toBeLessThanOrEqual(width);
        const pictures = process.env.OPORA_PICTURES;
        if (pictures) {
          await visitor.goto(`${program.address}/${path}`);
          await visitor.screenshot({
            path: `${pictures}/${path.replaceAll('/', '-')}-${width}.png`,
            fullPage: true,
            clip: { x: 0, y: 0, width, height: 1_600 }
          });
        }
        await visitor.context().close();
      }
    }
  );

  test('a region is no place that anything is near to, and odd questions are answered as usual', async () => {
    const region = await fetch(`${program.address}/kraj/zilinsky/potreby/dostupnost`);
    expect(region.status).toBe(404);
    for (const [page, wrong] of [
      ['sluzby/mapa', '-5'],
      ['potreby/dostupnost', 'abc']
    ]) {
      const answered = await fetch(`${program.address}/rajec/${page}?km=${wrong}`);
      expect(await answered.text(), page).toContain('Zadajte celé kilometre od 1 do 100');
    }
    const beyond = await (await fetch(`${program.address}/rajec/sluzby/mapa?strana=77`)).text();
    expect(beyond).toContain('Toľko strán výsledky nemajú');
    for (const odd of ['km=-1', 'km=9999', "km='", 'km=%00', 'druh=%27;--&strana=99999', 'strana=0']) {
      const answered = await fetch(`${program.address}/rajec/sluzby/mapa?${odd}`);
      expect([odd, answered.status]).toEqual([odd, 200]);
      const csv = await fetch(`${program.address}/rajec/potreby/dostupnost.csv?${odd}`);
      expect([odd, csv.status]).toEqual([odd, 200]);
    }
  });
});
