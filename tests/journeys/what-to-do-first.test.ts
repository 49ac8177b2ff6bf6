import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction } from '#lib/server/stores.ts';
import { checkAccessibility, describeInBrowser, openBrowser, openPage, textIn } from '../browser.ts';
import { aCapacityChange, aCell, aCost, aGoal, aMeasure, anActivity } from '../plan-fixtures.ts';
import { type RunningProgram, startProgram, type TestBody } from '../running-program.ts';
import { planOf } from './plan-of-body.ts';

let program: RunningProgram;
let browser: Browser;
let body: TestBody;
let address: string;

/** Two measures for the same need, one dear and one cheap, and one that nobody reckoned. */
async function fillPlan(planId: string): Promise<void> {
  const number = (value: number) => ({ value, asOf: '2026-11-01' as const, source: 'obecný úrad' });
  const cell = aCell({ id: randomUUID(), year: 2028, ownNeed: number(20), catchmentNeed: null });
  const { serviceTypeCode, formCode, targetGroupCode, unitCode } = cell;
  const key = { serviceTypeCode, formCode, targetGroupCode, unitCode };
  const goal = aGoal({ id: randomUUID(), needIds: [], nationalPriorityIds: [] });
  await inTransaction(program.installation.database.db, body.bodyId, async ({ items }) => {
    await items.goals.add(planId, goal);
    await items.cells.add(planId, {
      ...cell,
      ...{ existing: { ...number(0), overrideReason: 'nový údaj' }, securedElsewhere: null, staff: null }
    });
    for (const [code, title, cents, change] of [
      ['o1', 'Drahé opatrenie', 90_000_00, 8],
      ['o2', 'Lacné opatrenie', 10_000_00, 6]
    ] as const) {
      const capacityChanges = [aCapacityChange({ ...key, year: 2028, change, staffChange: 1 })];
      const measure = aMeasure({
        id: randomUUID(),
        code,
        title,
        goalId: goal.id,
        capacityChanges,
        answersFindingIds: []
      });
      await items.measures.add(planId, measure);
      const costs = [aCost({ id: randomUUID(), year: 2028, cents, sourceCode: null })];
      await items.activities.add(planId, anActivity({ id: randomUUID(), measureId: measure.id, costs }));
    }
    const talk = aMeasure({
      id: randomUUID(),
      code: 'o3',
      title: 'Rozhovory',
      goalId: goal.id,
      capacityChanges: [],
      answersFindingIds: []
    });
    await items.measures.add(planId, talk);
  });
}

describeInBrowser('what to do first with the money there is', () => {
  beforeAll(async () => {
    [program, browser] = [await startProgram(), await openBrowser()];
    body = await program.newBody();
    const planId = await planOf(body, program);
    await fillPlan(planId);
    address = `${program.address}/pracovisko/${body.slug}/plany/${planId}`;
  });
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  });

  test('measures are suggested with reasons, by a form without scripts, and the plan stays as it was', async () => {
    const page = await openPage(browser, await program.sessionFor('coordinator', body), { scripts: false });
    await page.goto(`${address}/rozpocet`);
    await page.getByRole('link', { name: 'Čo urobiť najprv s peniazmi, ktoré sú' }).click();
    await expect.poll(() => textIn(page.locator('main'))).toContain('Rozhovory');
    await page.getByLabel('Peniaze v roku 2028').fill('veľa');
    await page.getByRole('button', { name: 'Navrhnúť opatrenia' }).click();
    await expect.poll(() => textIn(page.locator('.error-summary'))).toContain('Napíšte sumu v eurách');
    await page.getByLabel('Peniaze v roku 2028').fill('20 000');
    await page.getByRole('button', { name: 'Navrhnúť opatrenia' }).click();
    await expect
      .poll(() => textIn(page.locator('main')))
      .toContain('Za týchto podmienok nič nepokryje viac.');
    await expect.poll(() => textIn(page.locator('table').first())).toContain('Lacné opatrenie');
    await expect
      .poll(() => textIn(page.locator('main')))
      .toContain('Už samo stojí v roku 2028 o 70 000 € viac, ako je.');
    await page.context().close();
  });

  test.each([320, 1280])('the suggestion is accessible at %i px', async (width) => {
    const page = await openPage(browser, await program.sessionFor('coordinator', body), { width });
    await page.goto(`${address}/co-najprv?peniaze-2028=100000`);
    await expect.poll(() => textIn(page.locator('main'))).toContain('Vybraté opatrenia');
    await checkAccessibility(page, `choice-${width}`);
    await page.context().close();
  });
});
