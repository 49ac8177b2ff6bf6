import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayInSlovakia, yearOf } from '#lib/domain/shared/calendar-day.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { checkAccessibility, describeInBrowser, openBrowser, openPage, textIn } from '../browser.ts';
import {
  aFinding,
  aGoal,
  aMeasure,
  aNeed,
  anActivity,
  anIndicator,
  aPlan,
  aPriority
} from '../plan-fixtures.ts';
import { type RunningProgram, startProgram, type TestBody, type Visitor } from '../running-program.ts';

const YEAR = yearOf(dayInSlovakia(new Date()));

let program: RunningProgram;
let browser: Browser;
let body: TestBody;
let coordinator: Visitor;
let plans: string;
let planId: string;

const main = (page: Page) => page.locator('main');
const press = (page: Page, name: string) => main(page).getByRole('button', { name, exact: true }).click();

/** A plan that ends this year: one measure was done, one was not, and one finding is old. */
async function anEndingPlan(): Promise<string> {
  const plan = aPlan({
    ...{ id: randomUUID(), title: 'Komunitný plán, ktorý končí' },
    ...{ validFrom: `${YEAR - 4}-01-01`, validTo: `${YEAR}-12-31` }
  });
  const id = { finding: randomUUID(), old: randomUUID(), need: randomUUID(), goal: randomUUID() };
  const done = { measure: randomUUID(), activity: randomUUID() };
  const failed = { measure: randomUUID(), activity: randomUUID() };
  const priorityId = randomUUID();
  const term = { from: `${YEAR - 2}-01-01`, to: `${YEAR - 1}-06-30`, costs: [] } as const;
  await inTransaction(
    program.installation.database.db,
    body.bodyId,
    async ({ plans: kept, items, progress }) => {
      await kept.add(plan);
      const told = { planId: plan.id, year: YEAR - 1, sequence: 1, value: null, responsible: 'úrad' };
      await items.findings.addAll(plan.id, [
        aFinding({ id: id.finding, asOf: `${YEAR - 1}-05-01` }),
        aFinding({ id: id.old, asOf: `${YEAR - 9}-05-01`, statement: 'Staré zistenie.' })
      ]);
      await items.needs.add(plan.id, aNeed({ id: id.need, findingIds: [id.finding, id.old] }));
      await items.priorities.add(plan.id, aPriority({ id: priorityId }));
      await items.goals.add(plan.id, aGoal({ id: id.goal, priorityId, needIds: [id.need] }));
      const goalId = id.goal;
      await items.measures.addAll(plan.id, [
        aMeasure({ id: done.measure, goalId, code: 'o1', title: 'Zriadiť jedáleň' }),
        aMeasure({ id: failed.measure, goalId, code: 'o2', position: 'a1', title: 'Prijať opatrovateľku' })
      ]);
      for (const one of [done, failed])
        await items.activities.add(
          plan.id,
          anActivity({ ...term, id: one.activity, measureId: one.measure })
        );
      await items.indicators.add(
        plan.id,
        anIndicator({ id: randomUUID(), owner: { kind: 'measure', measureId: failed.measure } })
      );
      const word = { nextStep: '', nextStepOn: null, actorId: null };
      await progress.add({
        ...{ ...told, ...word, id: randomUUID(), activityId: done.activity, measureCode: 'o1' },
        ...{ state: 'done', evidence: 'kolaudácia', reason: '' }
      });
      await progress.add({
        ...{ ...told, ...word, id: randomUUID(), activityId: failed.activity, measureCode: 'o2' },
        ...{ state: 'not-done', evidence: '', reason: 'nikto sa neprihlásil' }
      });
    }
  );
  return plan.id;
}

describeInBrowser('the next plan from one that ends', () => {
  beforeAll(async () => {
    program = await startProgram();
    browser = await openBrowser();
    body = await program.installation.database.db
      .selectFrom('planningBody')
      .select(['bodyId', 'slug', 'name'])
      .where('slug', '=', 'banov')
      .executeTakeFirstOrThrow();
    coordinator = await program.sessionFor('coordinator', body);
    planId = await anEndingPlan();
    plans = `${program.address}/pracovisko/banov/plany`;
  });
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  });

  test('proposes what is not finished and evidence that is not old; a slip keeps every tick', async () => {
    const page = await openPage(browser, coordinator, { scripts: false, width: 320 });
    await page.goto(`${plans}/${planId}/dalsi-plan`);
    const box = (name: string) => main(page).getByRole('checkbox', { name });
    await expect.poll(() => box('Prijať opatrovateľku').isChecked()).toBe(true);
    await expect.poll(() => box('Zriadiť jedáleň').isChecked()).toBe(false);
    await expect.poll(() => box('Staré zistenie.').isChecked()).toBe(false);
    await expect.poll(() => textIn(main(page))).toContain('nedokončené');
    await expect.poll(() => page.getByLabel('Platí od').inputValue()).toContain(`${YEAR + 1}`);
    await checkAccessibility(page, 'next-plan');

    await page.getByLabel('Názov plánu').fill('');
    await box('Riziká').uncheck();
    await press(page, 'Začať ďalší plán');
    await expect.poll(() => textIn(page.locator('.error-summary'))).not.toBe('');
    await expect.poll(() => box('Riziká').isChecked()).toBe(false);
    await expect.poll(() => box('Prijať opatrovateľku').isChecked()).toBe(true);
    await checkAccessibility(page, 'next-plan-refused');
    await page.getByLabel('Názov plánu').fill('Ďalší komunitný plán');
    await press(page, 'Začať ďalší plán');

    await expect.poll(() => textIn(main(page))).toContain('Ďalší plán je založený.');
    const rows = main(page).locator('tbody tr');
    await expect.poll(() => textIn(rows.nth(0))).toMatch(/Zriadiť jedáleň.*splnené.*100.%.*nepokračuje/s);
    await expect.poll(() => textIn(rows.nth(1))).toMatch(/Prijať opatrovateľku.*nedokončené/s);
    await checkAccessibility(page, 'previous-plan');
    await rows.nth(1).getByRole('link').click();
    await expect.poll(() => textIn(main(page))).toContain('Prijať opatrovateľku');
  });

  test('is found at the plan, has the result of the goal as evidence, and says what it follows in English too', async () => {
    const page = await openPage(browser, coordinator);
    await page.goto(plans);
    await main(page).getByRole('link', { name: 'Ďalší komunitný plán' }).click();
    await expect.poll(() => textIn(page.locator('h1'))).toBe('Ďalší komunitný plán');
    const address = page.url();
    await page.goto(`${address}/zistenia`);
    await expect.poll(() => textIn(main(page))).toContain('predchádzajúceho plánu sa splnil na 50');
    await page.goto(address);
    await main(page).getByRole('link', { name: 'Oproti predchádzajúcemu plánu' }).click();
    await expect.poll(() => textIn(main(page))).toContain('nepokračuje');
    const english = await openPage(browser, coordinator, { dark: true });
    await english.goto(page.url().replace('/pracovisko/', '/en/pracovisko/'));
    await expect.poll(() => textIn(main(english))).toContain('does not go on');
    await checkAccessibility(english, 'previous-plan-en');
    await english.goto(`${program.address}/en/pracovisko/banov/plany/${planId}/dalsi-plan`);
    await expect.poll(() => textIn(english.locator('h1'))).toBe('The next plan from this one');
    await checkAccessibility(english, 'next-plan-en');
    const wide = await openPage(browser, coordinator);
    await wide.goto(`${plans}/${planId}/dalsi-plan`);
    await checkAccessibility(wide, 'next-plan-wide');
    await wide.goto(`${plans}/${planId}/predchadzajuci`);
    await expect.poll(() => textIn(wide.locator('h1'))).toContain('nenašli');
  });
});
