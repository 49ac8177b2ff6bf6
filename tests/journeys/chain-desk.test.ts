import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { monthOf } from '#lib/domain/directory/help/expressed-need.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { checkAccessibility, describeInBrowser, openBrowser, openPage, textIn } from '../browser.ts';
import { aFinding, aGoal, aNeed, aPriority } from '../plan-fixtures.ts';
import { type RunningProgram, startProgram } from '../running-program.ts';
import { planOf } from './plan-of-body.ts';

let program: RunningProgram;
let browser: Browser;

describeInBrowser('what a plan stands on', () => {
  beforeAll(async () => {
    program = await startProgram();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  });

  /** A plan with two loose findings, a need of nothing and a goal of nothing. */
  async function aLoosePlan(name: string) {
    const body = await program.newBody(name);
    const planId = await planOf(body, program);
    await inTransaction(program.installation.database.db, body.bodyId, async ({ items }) => {
      const [waiting, counted] = ['Na opatrovateľskú službu čakajú deviati.', 'Nad 80 rokov je 64 ľudí.'];
      await items.findings.add(planId, aFinding({ id: randomUUID(), statement: waiting }));
      await items.findings.add(
        planId,
        aFinding({ id: randomUUID(), statement: counted, origin: 'statistic', kindOfNeed: 'comparative' })
      );
      await items.needs.add(planId, aNeed({ id: randomUUID(), title: 'Doprava k lekárovi' }));
      const priority = aPriority({ id: randomUUID() });
      await items.priorities.add(planId, priority);
      await items.goals.add(
        planId,
        aGoal({ id: randomUUID(), priorityId: priority.id, title: 'Denný stacionár', needIds: [] })
      );
    });
    return { body, path: `${program.address}/pracovisko/${body.slug}/plany/${planId}` };
  }

  test('loose findings become one need by one action, without any script', async () => {
    const { body, path } = await aLoosePlan('Reťazová');
    const page = await openPage(browser, await program.sessionFor('coordinator', body), { scripts: false });
    await page.goto(`${path}/zistenia`);
    await page.getByRole('link', { name: 'Na čom plán stojí' }).click();
    const main = page.locator('main');
    await expect.poll(() => textIn(main)).toMatch(/2 zistenia, z ktorých nič neplynie.*1 potreba bez dôkazu/);
    await expect.poll(() => textIn(main)).toMatch(/1 cieľ, ktorý nestojí na žiadnej potrebe/);
    await checkAccessibility(page, 'chain with loose ends');

    await page.getByLabel(/^Na opatrovateľskú službu/).check();
    await page.getByLabel(/^Nad 80 rokov/).check();
    await page.getByRole('button', { name: 'Urobiť z označených potrebu' }).click();
    await page.getByLabel('Čo ľudia potrebujú').fill('Pomoc doma pre najstarších');
    await page.getByRole('button', { name: 'Uložiť', exact: true }).click();
    await page.goto(`${path}/retaz`);
    await expect.poll(() => textIn(main)).not.toMatch(/z ktorých nič neplynie/);
    const row = page.getByRole('row', { name: /Pomoc doma pre najstarších/ });
    await expect.poll(() => textIn(row)).toMatch(/viac druhov zdrojov.*štatistika, poskytovateľ.*2/);
    await page.context().close();
  });

  test('the same marks lead to a point of the SWOT, and small phones scroll only the table', async () => {
    const { body, path } = await aLoosePlan('Silná');
    const page = await openPage(browser, await program.sessionFor('coordinator', body), {
      width: 320,
      dark: true
    });
    await page.goto(`${path}/retaz`);
    await checkAccessibility(page, 'chain at 320');
    await page.getByLabel(/^Nad 80 rokov/).check();
    await page.getByRole('button', { name: 'Vložiť označené do SWOT' }).click();
    await expect.poll(() => page.getByLabel(/^Nad 80 rokov/).isChecked()).toBe(true);
    await expect.poll(() => page.getByLabel(/^Na opatrovateľskú službu/).isChecked()).toBe(false);
    await page.context().close();
  });

  test('a finding whose figure has changed says so with what follows from it, until somebody keeps it again', async () => {
    const { body, path } = await aLoosePlan('Živá');
    const missOnce = () =>
      inTransaction(program.installation.database.db, body.bodyId, ({ expressedNeeds }) =>
        expressedNeeds.count({
          serviceTypeCode: 'odlahcovacia-sluzba',
          situationCode: 'mama-nezvladne',
          month: monthOf(new Date().toISOString().slice(0, 10) as CalendarDay)
        })
      );
    await missOnce();
    await missOnce();
    const page = await openPage(browser, await program.sessionFor('coordinator', body), { scripts: false });
    const main = page.locator('main');
    await page.goto(`${program.address}/pracovisko/${body.slug}/vyjadrene-potreby`);
    await page.getByRole('link', { name: /^Zapísať do plánu/ }).click();
    await expect
      .poll(() => textIn(page.getByLabel(/^Údaj, na ktorom/).locator('option:checked')))
      .toMatch(/2-krát$/);
    await page.getByLabel('Čo ste zistili').fill('Rodinám chýba odľahčovacia služba.');
    await page.getByRole('button', { name: 'Uložiť', exact: true }).click();
    await expect.poll(() => textIn(main)).not.toMatch(/Údaj sa zmenil/);

    await page.goto(`${path}/retaz`);
    await page.getByLabel(/^Rodinám chýba/).check();
    await page.getByRole('button', { name: 'Urobiť z označených potrebu' }).click();
    await page.getByLabel('Čo ľudia potrebujú').fill('Oddych pre tých, čo sa starajú');
    await page.getByRole('button', { name: 'Uložiť', exact: true }).click();
    await missOnce();
    await page.goto(`${path}/retaz`);
    await expect.poll(() => textIn(main)).toMatch(/1 zistenie, ktorého údaj sa zmenil.*bol 2, dnes je 3/);
    await expect.poll(() => textIn(main)).toMatch(/Vychádza z toho: Oddych pre tých, čo sa starajú/);
    await checkAccessibility(page, 'chain with a changed figure');

    await page.goto(`${path}/zistenia`);
    await expect.poll(() => textIn(main)).toMatch(/Údaj sa zmenil/);
    await page.getByRole('link', { name: 'Rodinám chýba odľahčovacia služba.', exact: true }).click();
    await page.getByRole('button', { name: 'Uložiť', exact: true }).click();
    await expect.poll(() => textIn(main)).not.toMatch(/Údaj sa zmenil/);
    await page.context().close();
  });

  test('who may only look sees what is loose and no way to change it', async () => {
    const { body, path } = await aLoosePlan('Pozorovaná');
    const page = await openPage(browser, await program.sessionFor('auditor', body));
    await page.goto(`${path}/retaz`);
    await expect.poll(() => textIn(page.locator('main'))).toMatch(/2 zistenia, z ktorých nič neplynie/);
    await expect
      .poll(() => page.getByRole('button', { name: 'Urobiť z označených potrebu' }).count())
      .toBe(0);
    await page.context().close();
  });
});
