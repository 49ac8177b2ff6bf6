import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction } from '#lib/server/stores.ts';
import { checkAccessibility, describeInBrowser, openBrowser, openPage, textIn } from '../browser.ts';
import { aCell, aPlan } from '../plan-fixtures.ts';
import { type RunningProgram, startProgram, type TestBody } from '../running-program.ts';

let program: RunningProgram;
let browser: Browser;

/** A plan of a real municipality, in which somebody typed the need of home care for one year. */
async function aPlanOf(slug: string, overrideReason = 'z výkazu'): Promise<{ path: string; body: TestBody }> {
  const { db } = program.installation.database;
  const body = await db
    .selectFrom('planningBody')
    .select(['bodyId', 'slug'])
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow();
  const plan = aPlan({ id: randomUUID() });
  const typed = { value: 40, asOf: '2026-11-01' as const, source: 'obecný úrad' };
  const cell = aCell({ id: randomUUID(), year: 2027, ownNeed: typed });
  await inTransaction(db, body.bodyId, async ({ plans, items }) => {
    await plans.add(plan);
    await items.cells.add(plan.id, { ...cell, existing: { ...typed, overrideReason } });
  });
  return { body, path: `${program.address}/pracovisko/${slug}/plany/${plan.id}` };
}

const lineOf = (page: Page, kind: string) => page.locator('tbody tr', { hasText: kind }).first();
const main = (page: Page) => textIn(page.locator('main'));

describeInBrowser('the capacity that will be needed', () => {
  beforeAll(async () => {
    program = await startProgram();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  });

  test('a coordinator fills the need in from models; what she typed stays until she says otherwise', async () => {
    const { path, body } = await aPlanOf('rajec');
    const page = await openPage(browser, await program.sessionFor('coordinator', body), { scripts: false });
    await page.goto(`${path}/kapacity`);
    await page.getByRole('link', { name: 'Predvyplniť potrebu z modelov' }).click();
    await checkAccessibility(page, 'filling the need in');
    const care = lineOf(page, 'opatrovateľská služba');
    await expect.poll(() => textIn(care)).toContain('napísané');
    await care.getByLabel('Pridať zistenie').check();
    await page.getByRole('button', { name: 'Vyplniť označené' }).click();
    await expect.poll(() => main(page)).toContain('pridané zistenia: 1');
    await expect.poll(() => textIn(care)).toContain('vypočítané');
    await expect.poll(() => textIn(care)).toContain('napísané');

    await care.getByLabel('Prepísať aj 1 vašu hodnotu').check();
    await page.getByRole('button', { name: 'Vyplniť označené' }).click();
    await expect.poll(() => main(page)).toContain('Vyplnené hodnoty: 1');
    await expect.poll(() => textIn(care)).not.toContain('napísané');
    await page.goto(`${path}/zistenia`);
    await expect
      .poll(() => main(page))
      .toContain('podľa modelu bude v roku 2031 potreba vlastných obyvateľov');
  });

  test('a row whose other figures cannot stand is named with what to do, and what was ticked stays ticked', async () => {
    const { path, body } = await aPlanOf('strecno', '');
    const page = await openPage(browser, await program.sessionFor('coordinator', body), { scripts: false });
    await page.goto(`${path}/kapacity/predvyplnit`);
    const care = lineOf(page, 'opatrovateľská služba');
    await care.getByLabel('Prepísať aj 1 vašu hodnotu').check();
    await page.getByRole('button', { name: 'Vyplniť označené' }).click();
    await expect.poll(() => main(page)).toContain('Nič sa nevyplnilo');
    await expect.poll(() => care.getByLabel('Prepísať aj 1 vašu hodnotu').isChecked()).toBe(true);
    await checkAccessibility(page, 'filling refused');
    await page
      .getByRole('link', { name: /^opatrovateľská služba/ })
      .first()
      .click();
    await expect.poll(() => page.url()).toContain('/kapacity/riadok');
  });

  test('she writes a unit cost of her own, and the budget reckons with it', async () => {
    const { path, body } = await aPlanOf('banov');
    const page = await openPage(browser, await program.sessionFor('coordinator', body), { scripts: false });
    await page.goto(`${path}/kapacity/predvyplnit`);
    await page.getByRole('button', { name: 'Vyplniť označené' }).click();
    await expect.poll(() => main(page)).toContain('Uložené');
    await page.goto(`${path}/rozpocet/jednotkove-naklady?pre=opatrovatelska-sluzba/prijimatelia`);
    await checkAccessibility(page, 'unit costs');
    const colleague = await openPage(browser, await program.sessionFor('editor', body), { scripts: false });
    await colleague.goto(page.url());
    await page.getByLabel('Jednotkový náklad').fill('512,50');
    await page.getByLabel('Zdroj').fill('záverečný účet obce za rok 2025');
    await page.getByLabel('Overené v účtovníctve').check();
    await page.getByRole('button', { name: 'Uložiť' }).click();
    const care = lineOf(page, 'opatrovateľská služba');
    await expect.poll(() => textIn(care)).toContain('zapísala obec · overené');
    await colleague.getByLabel('Jednotkový náklad').fill('498');
    await colleague.getByLabel('Zdroj').fill('odhad');
    await colleague.getByRole('button', { name: 'Uložiť' }).click();
    await expect.poll(() => main(colleague)).toMatch(/medzitým niekto zmenil.*512,50/s);
    await expect.poll(() => colleague.getByLabel('Jednotkový náklad').inputValue()).toBe('498');
    await checkAccessibility(colleague, 'a unit cost changed meanwhile');
    await colleague.context().close();
    await page.goto(`${path}/rozpocet`);
    await checkAccessibility(page, 'expected costs');
    await expect.poll(() => main(page)).toContain('Čo by mali stáť plánované kapacity');
  });
});
