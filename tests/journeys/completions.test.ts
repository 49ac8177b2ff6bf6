import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkAccessibility, describeInBrowser, newVisit, openBrowser } from '../browser.ts';
import { showCountryServices } from '../country-services.ts';
import { type RunningProgram, startProgram } from '../running-program.ts';

let program: RunningProgram;
let browser: Browser;

const NAVRHY = '**/hladat/navrhy';
const visit = async (given: Parameters<typeof newVisit>[1] = {}): Promise<Page> =>
  (await newVisit(browser, given)).newPage();
const field = (page: Page) => page.getByLabel('Čo hľadáte');
const options = (page: Page) => page.locator('[role="option"]:visible');
const texts = async (page: Page) =>
  (await options(page).locator('span:first-child').allTextContents()).join(' | ');
const isExpanded = (page: Page) => field(page).getAttribute('aria-expanded');

describeInBrowser('suggestions while somebody types', () => {
  beforeAll(async () => {
    program = await startProgram();
    browser = await openBrowser();
    await showCountryServices(program.installation.database.db, 300);
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  });

  test('by keyboard: the list is walked through and chosen from, the focus stays, and nothing is in an address', async () => {
    const page = await visit();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(`${request.method()} ${request.url()}`));
    await page.goto(`${program.address}/hladat/sluzby`);
    await field(page).pressSequentially('domova doch');
    await expect.poll(() => texts(page)).toContain('domov dôchodcov');
    await expect.poll(() => page.getByRole('status').first().textContent()).toMatch(/návrh/);
    await checkAccessibility(page, 'completions of services');
    await field(page).press('ArrowDown');
    const active = await field(page).getAttribute('aria-activedescendant');
    await expect.poll(() => page.locator(`#${active}`).getAttribute('aria-selected')).toBe('true');
    await field(page).press('ArrowUp');
    await field(page).press('ArrowDown');
    await expect.poll(() => page.evaluate('document.activeElement.getAttribute("role")')).toBe('combobox');
    await field(page).press('Enter');
    await expect.poll(() => field(page).inputValue()).toBe('domov dôchodcov');
    await expect.poll(() => isExpanded(page)).toBe('false');
    await expect.poll(() => new URL(page.url()).search).toBe('');
    const sent = asked.filter((line) => line.includes('navrhy'));
    expect(sent.length).toBeGreaterThan(0);
    expect(new Set(sent)).toEqual(new Set([`POST ${program.address}/hladat/navrhy`]));
    await field(page).press('Enter');
    await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe('domov dôchodcov');
  });

  test('Escape closes the list and keeps what was typed; what is not chosen is not taken', async () => {
    const page = await visit();
    await page.goto(`${program.address}/hladat/sluzby`);
    await field(page).pressSequentially('jedal');
    await expect.poll(() => isExpanded(page)).toBe('true');
    await field(page).press('Escape');
    await expect.poll(() => isExpanded(page)).toBe('false');
    await expect.poll(() => field(page).inputValue()).toBe('jedal');
    await field(page).press('ArrowDown');
    await expect.poll(() => isExpanded(page)).toBe('true');
    await field(page).press('Tab');
    await expect.poll(() => isExpanded(page)).toBe('false');
    await expect.poll(() => field(page).inputValue()).toBe('jedal');
  });

  test('by finger on a small dark phone a municipality is chosen from those of its name', async () => {
    const page = await visit({ width: 320, dark: true });
    await page.goto(`${program.address}/hladat/sluzby`);
    const from = page.getByLabel('Obec, od ktorej rátame vzdialenosť');
    await from.pressSequentially('lipovec');
    await expect.poll(() => texts(page)).toContain('Lipovec, okres Martin');
    await checkAccessibility(page, 'completions of municipalities');
    await expect.poll(() => page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
    await options(page).filter({ hasText: 'okres Martin' }).click();
    await expect.poll(() => from.inputValue()).toBe('Lipovec, okres Martin');
    await expect.poll(() => page.evaluate('document.activeElement.name')).toBe('obec');
    await page.getByRole('button', { name: 'Hľadať služby' }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get('obec')).toBe('Lipovec, okres Martin');
  });

  test('on a slow network an old answer never replaces a newer one', async () => {
    const page = await visit();
    await page.goto(`${program.address}/hladat/sluzby`);
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const answered: string[] = [];
    await page.route(NAVRHY, async (route) => {
      const typed = new URLSearchParams(route.request().postData() ?? '').get('q') ?? '';
      if (typed === 'jedal') await held;
      await route.continue().catch(() => {});
      answered.push(typed);
    });
    await field(page).fill('jedal');
    await page.waitForRequest(NAVRHY);
    await field(page).fill('opatrovatelky');
    await expect.poll(() => texts(page)).toContain('opatrovateľka');
    release();
    await expect.poll(() => answered).toContain('jedal');
    await field(page).press('ArrowDown');
    await expect.poll(() => texts(page)).not.toContain('jedáleň');
  });

  test('where suggesting fails or no script runs, the field is a field', async () => {
    const page = await visit();
    await page.route(NAVRHY, (route) => route.abort());
    await page.goto(`${program.address}/hladat/sluzby`);
    const refused = page.waitForEvent('requestfailed');
    await field(page).fill('jedal');
    await refused;
    await expect.poll(() => isExpanded(page)).toBe('false');
    await field(page).press('Enter');
    await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe('jedal');
    const bare = await visit({ scripts: false });
    await bare.goto(`${program.address}/hladat/sluzby`);
    await expect.poll(() => field(bare).getAttribute('type')).toBe('search');
    await expect.poll(() => field(bare).getAttribute('role')).toBeNull();
  });

  test('the search of everything suggests municipalities too, and says so in the language of the page', async () => {
    const page = await visit({ width: 320 });
    await page.goto(`${program.address}/en/hladat`);
    const everything = page.locator('main input[name="q"]');
    await everything.pressSequentially('Rajci');
    await expect.poll(() => texts(page)).toContain('Rajec');
    await expect.poll(() => page.locator('main [role="status"]').textContent()).toMatch(/suggestion/);
    await expect.poll(() => options(page).first().textContent()).toContain('municipality');
    await checkAccessibility(page, 'completions of everything');
  });

  test('what is no question is refused, from elsewhere too', async () => {
    const send = (body: string, origin: string) =>
      fetch(`${program.address}/hladat/navrhy`, {
        method: 'POST',
        headers: { origin, accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
        body
      });
    expect((await send('q=jedal&kde=sluzby', program.address)).status).toBe(200);
    expect((await send('q=jedal&kde=nikde', program.address)).status).toBe(400);
    expect((await send('kde=sluzby', program.address)).status).toBe(400);
    expect((await send('q=jedal&kde=sluzby', 'https://example.org')).status).toBe(403);
    const whole = await send(`q=${'x'.repeat(5_000)}&kde=vsetko`, program.address);
    expect(await whole.json()).toMatchObject({ completions: [] });
    expect(whole.headers.get('cache-control')).toBe('no-store');
  });
});
