import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { indexServices } from '#lib/server/public/service-index.ts';
import { checkAccessibility, describeInBrowser, newVisit, openBrowser, textIn } from '../browser.ts';
import { showCountryServices } from '../country-services.ts';
import { type RunningProgram, startProgram } from '../running-program.ts';

let program: RunningProgram;
let browser: Browser;

const page = async (given: Parameters<typeof newVisit>[1] = {}): Promise<Page> => {
  const context = await newVisit(browser, { scripts: false, ...given });
  return context.newPage();
};

describeInBrowser('the search of services', () => {
  beforeAll(async () => {
    program = await startProgram();
    browser = await openBrowser();
    const { db } = program.installation.database;
    await showCountryServices(db, 1_500);
    await indexServices(db);
  });
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  });

  test('a daughter finds what is near her mother, narrows it, takes each condition off, and no script is needed', async () => {
    const visitor = await page();
    await visitor.goto(`${program.address}/hladat`);
    await visitor.getByRole('link', { name: /Hľadať len medzi službami/ }).click();
    await checkAccessibility(visitor, 'the search of services');
    await visitor.getByLabel('Obec, od ktorej rátame vzdialenosť').fill('zilina');
    await visitor.getByRole('button', { name: 'Hľadať služby' }).click();
    const count = () => textIn(visitor.locator('h2.count'));
    const whole = await count();
    await visitor.getByRole('link', { name: 'do 20 km', exact: true }).click();
    await checkAccessibility(visitor, 'services within 20 km');
    await expect.poll(() => count()).not.toBe(whole);
    await visitor.getByRole('link', { name: 'Ambulantná', exact: false }).first().click();
    await expect.poll(() => visitor.getByRole('link', { name: /^zrušiť: / }).count()).toBe(2);
    await expect
      .poll(() => visitor.getByLabel('Obec, od ktorej rátame vzdialenosť').inputValue())
      .toBe('Žilina');
    // A new question keeps what narrows it.
    await visitor.getByLabel('Čo hľadáte').fill('stacionare');
    await visitor.getByRole('button', { name: 'Hľadať služby' }).click();
    await expect.poll(() => visitor.getByRole('link', { name: /^zrušiť: / }).count()).toBe(2);
    await visitor.getByRole('link', { name: 'zrušiť: do 20 km' }).click();
    await visitor.getByRole('link', { name: /^zrušiť: / }).click();
    await expect.poll(() => visitor.getByRole('link', { name: /^zrušiť: / }).count()).toBe(0);
    await visitor.locator('ol.rows a').first().click();
    expect(new URL(visitor.url()).pathname).toMatch(/\/sluzby\/[0-9a-f-]+$/);
  });

  test('where nothing fits, the condition that stands in the way is named and can be loosened', async () => {
    const visitor = await page({ scripts: true });
    await visitor.goto(`${program.address}/hladat/sluzby?q=jedalen&obec=rajec&km=10&jazyk=sgn-SK`);
    await checkAccessibility(visitor, 'no service fits');
    await expect
      .poll(() => textIn(visitor.locator('main')))
      .toContain('Všetkému naraz nevyhovuje žiadna služba');
    await visitor.getByRole('link', { name: /^bez všetkých podmienok/ }).click();
    await expect.poll(() => visitor.locator('ol.rows li').count()).toBeGreaterThan(0);
  });

  test('a municipality whose name repeats is chosen by its district; nothing scrolls sideways on a small phone', async () => {
    const visitor = await page({ scripts: true, width: 320, dark: true });
    await visitor.goto(`${program.address}/en/hladat/sluzby?obec=Lipovec`);
    await checkAccessibility(visitor, 'which municipality');
    await visitor.locator('section.which').getByRole('link').first().click();
    await checkAccessibility(visitor, 'services from a village');
    expect(await visitor.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
    await expect.poll(() => visitor.locator('html').getAttribute('lang')).toBe('en');
  });
});
