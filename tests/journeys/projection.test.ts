import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  checkAccessibility,
  describeInBrowser,
  openBrowser,
  openPage,
  textIn,
  textSaying
} from '../browser.ts';
import { type RunningProgram, startProgram } from '../running-program.ts';

let program: RunningProgram;
let browser: Browser;

describeInBrowser('the future of a municipality', () => {
  beforeAll(async () => {
    program = await startProgram();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  });

  test('from the needs of a town to its coming twenty years, on a phone and in the dark', async () => {
    for (const [width, dark] of [
      [320, false],
      [1280, true]
    ] as const) {
      const visitor = await openPage(browser, null, { width, dark });
      await visitor.goto(`${program.address}/rajec/potreby`);
      await visitor.getByRole('link', { name: 'Koľko ľudí tu bude žiť o dvadsať rokov' }).click();
      const said = await textSaying(visitor.locator('main'), 'V roku 2041 tu bude žiť asi 5 677 ľudí');
      expect(said).toContain('To je o 4 % menej ako pri sčítaní v roku 2021.');
      expect(said).toContain('Pri sčítaní tu žilo 332 detí do 4 rokov');
      await expect.poll(() => visitor.getByRole('img').count()).toBeGreaterThan(0);
      await checkAccessibility(visitor, `projection-${width}`);
      await visitor.context().close();
    }
  });

  test('in English, of a whole city, of a small village; a place without people says so', async () => {
    const visitor = await openPage(browser, null, { scripts: false });
    await visitor.goto(`${program.address}/en/bratislava/potreby/projekcia`);
    await expect.poll(() => textIn(visitor.locator('main'))).toContain('people will live here.');
    await visitor.goto(`${program.address}/prikra/potreby/projekcia`);
    await expect
      .poll(() => textIn(visitor.locator('main')))
      .toContain('V takej malej obci rozhoduje najmä náhoda');
    await checkAccessibility(visitor, 'projection-village');
    const region = await fetch(`${program.address}/kraj/zilinsky/potreby/projekcia`);
    expect(region.status).toBe(404);
    const file = await fetch(`${program.address}/prikra/potreby/projekcia.csv`);
    expect([file.status, file.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
  });
});
