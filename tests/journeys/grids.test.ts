import { randomUUID } from 'node:crypto';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction } from '#lib/server/stores.ts';
import { checkAccessibility, describeInBrowser, newVisit, openBrowser, textIn } from '../browser.ts';
import { aCell, aGoal, aMeasure, anActivity, anIndicator, aPlan } from '../plan-fixtures.ts';
import { type RunningProgram, startProgram, type TestBody, type Visitor } from '../running-program.ts';

let program: RunningProgram;
let browser: Browser;

type SheetPlan = { body: TestBody; planId: string; path: string; visitor: Visitor };

/** A plan for 2027–2031 with two rows of one kind, one of another, an activity and an indicator. */
async function aSheetPlan(): Promise<SheetPlan> {
  const body = await program.newBody();
  const plan = aPlan({ id: randomUUID() });
  const goal = aGoal({ id: randomUUID(), needIds: [] });
  const measure = aMeasure({ id: randomUUID(), goalId: goal.id });
  const cell = (mentions: Parameters<typeof aCell>[0]) =>
    aCell({ id: randomUUID(), ownNeed: number(10), existing: null, ...mentions });
  await inTransaction(program.installation.database.db, body.bodyId, async ({ plans, items }) => {
    await plans.add(plan);
    for (const year of [2027, 2028]) {
      await items.cells.add(plan.id, cell({ year }));
      await items.cells.add(plan.id, cell({ year, targetGroupCode: 'deti-a-rodiny' }));
    }
    await items.cells.add(plan.id, cell({ serviceTypeCode: 'prepravna-sluzba' }));
    await items.goals.add(plan.id, goal);
    await items.measures.add(plan.id, measure);
    const activity = {
      ...anActivity({ id: randomUUID(), measureId: measure.id, from: null, to: null }),
      costs: []
    };
    await items.activities.add(plan.id, activity);
    const owner = { kind: 'measure', measureId: measure.id } as const;
    await items.indicators.add(plan.id, anIndicator({ id: randomUUID(), owner }));
  });
  const visitor = await program.sessionFor('coordinator', body);
  return { body, planId: plan.id, visitor, path: `/pracovisko/${body.slug}/plany/${plan.id}` };
}

const number = (value: number) => ({ value, asOf: '2026-11-01' as const, source: 'obecný úrad' });

async function open(
  plan: SheetPlan,
  sheet: string,
  given: Parameters<typeof newVisit>[1] = {}
): Promise<Page> {
  const context = await newVisit(browser, given);
  const [name = '', value = ''] = plan.visitor.cookie.split('=');
  await context.addCookies([{ name, value, url: program.address }]);
  if (given.scripts !== false) await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  await page.goto(program.address + plan.path + sheet);
  return page;
}

const keptCells = ({ body, planId }: SheetPlan) =>
  inTransaction(program.installation.database.db, body.bodyId, ({ items }) => items.cells.list(planId));

const cellAt = (page: Page, row: number, year: number): Locator =>
  page.locator(`[name="cell.${row}.${year}"]`);
const sumIn = (page: Page, year: number) =>
  page
    .locator('tfoot tr')
    .first()
    .locator('td')
    .nth(year - 2027);
const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());
const putOnClipboard = (page: Page, text: string) =>
  page.evaluate((words) => navigator.clipboard.writeText(words), text);

describeInBrowser('sheets of a plan', () => {
  beforeAll(async () => {
    program = await startProgram();
    browser = await openBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  });

  test('a sheet is filled in by keyboard as a spreadsheet, and saved in one sending of what changed', async () => {
    const plan = await aSheetPlan();
    const page = await open(plan, '/kapacity/tabulka');
    const at = (row: number, year: number) => cellAt(page, row, year);

    await at(0, 2029).focus();
    await page.keyboard.type('12');
    expect(await textIn(sumIn(page, 2029))).toBe('12 (neúplné)');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.type('13,5');
    await page.keyboard.press('Enter');
    expect(await textIn(sumIn(page, 2029))).toBe('25,5');

    // Escape brings the number back, an arrow moves on from a cell that is not being written into.
    await at(0, 2029).focus();
    await page.keyboard.press('F2');
    await page.keyboard.type('7');
    expect(await at(0, 2029).inputValue()).toBe('127');
    await page.keyboard.press('Escape');
    expect(await at(0, 2029).inputValue()).toBe('12');
    await page.keyboard.press('ArrowRight');
    expect(await at(0, 2030).evaluate((input) => input === document.activeElement)).toBe(true);

    // From a spreadsheet, with Slovak numbers; then back to one.
    await putOnClipboard(page, '1 234,5\t1234.5\r\n3\t4\r\n');
    await page.keyboard.press('Control+v');
    expect(await at(0, 2030).inputValue()).toBe('1234,5');
    expect(await at(1, 2031).inputValue()).toBe('4');
    expect(await textIn(page.locator('[data-said]'))).toBe('Zmenené bunky: 4.');
    await page.keyboard.press('Control+c');
    expect(await clipboard(page)).toBe('1234,5\t1234,5\n3\t4\n');

    // Down, away, and all the way back.
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Control+d');
    expect(await at(2, 2027).inputValue()).toBe('10');
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    expect(await at(1, 2029).inputValue()).toBe('');
    await page.keyboard.press('Control+z');
    expect(await at(1, 2029).inputValue()).toBe('13,5');
    await page.keyboard.press('Control+y');
    await page.keyboard.press('Control+z');

    // What is no number says so at its cell, and nothing is sent.
    await at(2, 2031).focus();
    await page.keyboard.type('asi päť');
    await page.keyboard.press('Enter');
    expect(await at(2, 2031).getAttribute('aria-invalid')).toBe('true');
    const described = await at(2, 2031).getAttribute('aria-describedby');
    expect(await textIn(page.locator(`[id="${described}"]`))).toBe('Zadajte číslo, napríklad 12 alebo 2,5.');
    await page.getByRole('button', { name: 'Uložiť tabuľku' }).click();
    expect(await textIn(page.locator('[data-said]'))).toMatch(/^Neuložené/);
    await checkAccessibility(page, 'sheet 1280');
    await page.keyboard.press('Delete');
    expect(await at(2, 2031).getAttribute('aria-invalid')).toBeNull();

    const sending = page.waitForRequest((request) => request.method() === 'POST');
    await page.getByRole('button', { name: 'Uložiť tabuľku' }).click();
    const sent = [...new URLSearchParams((await sending).postData() ?? '')].map(([name]) => name);
    expect(sent.filter((name) => name.startsWith('cell.')).sort()).toEqual([
      ...['cell.0.2029', 'cell.0.2030', 'cell.0.2031'],
      ...['cell.1.2029', 'cell.1.2030', 'cell.1.2031']
    ]);
    await page.getByText('Uložené').first().waitFor();
    const kept = await keptCells(plan);
    expect(
      kept.filter((one) => one.year === 2029).map((one) => [one.ownNeed?.value, one.ownNeed?.source])
    ).toEqual(
      expect.arrayContaining([
        [12, 'obecný úrad'],
        [13.5, 'obecný úrad']
      ])
    );
    await page.setViewportSize({ width: 320, height: 700 });
    await checkAccessibility(page, 'sheet 320');
  }, 120_000);

  test('without scripts it is a form with one button; an error stands at its cell and nothing is saved', async () => {
    const plan = await aSheetPlan();
    const page = await open(plan, '/kapacity/tabulka?cislo=existujuca', { scripts: false });
    expect(await page.getByRole('button', { name: 'Vyplniť nadol' }).count()).toBe(0);
    await cellAt(page, 0, 2027).fill('8');
    await cellAt(page, 1, 2027).fill('osem');
    await page.getByRole('button', { name: 'Uložiť tabuľku' }).click();
    expect(await cellAt(page, 0, 2027).inputValue()).toBe('8');
    expect(await cellAt(page, 1, 2027).inputValue()).toBe('osem');
    expect(await textIn(page.getByRole('alert'))).toContain('2027: Zadajte číslo');
    expect((await keptCells(plan)).filter((cell) => cell.existing !== null)).toEqual([]);

    await cellAt(page, 1, 2027).fill('9');
    await page.getByLabel('Zdroj').fill('obecný úrad');
    await page.getByRole('button', { name: 'Uložiť tabuľku' }).click();
    // The directory knows of none: the figure is an override and says why.
    const error = page.locator(`[id="${await cellAt(page, 0, 2027).getAttribute('aria-describedby')}"]`);
    expect(await textIn(error)).toBe('Napíšte, prečo sa kapacita líši od adresára.');
    await page.getByLabel('Prečo sa číslo líši od adresára').fill('Otvorené minulý mesiac.');
    await page.getByRole('button', { name: 'Uložiť tabuľku' }).click();
    await page.getByText('Uložené').first().waitFor();
    const existing = (await keptCells(plan)).flatMap((cell) => cell.existing ?? []);
    expect(existing.map((one) => one.value).sort()).toEqual([8, 9]);
    expect(existing[0]).toMatchObject({ overrideReason: 'Otvorené minulý mesiac.', source: 'obecný úrad' });
    await checkAccessibility(page, 'sheet without scripts');
  }, 120_000);

  test('two people in one sheet: both values stand at the cell, and each is chosen by itself', async () => {
    const plan = await aSheetPlan();
    const mine = await open(plan, '/kapacity/tabulka');
    const theirs = await open(plan, '/kapacity/tabulka', { scripts: false });
    const save = (page: Page) => page.getByRole('button', { name: 'Uložiť tabuľku' }).click();
    await cellAt(theirs, 0, 2027).fill('20');
    await cellAt(theirs, 1, 2027).fill('21');
    await save(theirs);
    await theirs.getByText('Uložené').first().waitFor();

    for (const [row, year, text] of [
      [0, 2027, '30'],
      [1, 2027, '31'],
      [2, 2027, '32']
    ] as const)
      await cellAt(mine, row, year).fill(text);
    await save(mine);
    await mine.getByText('Medzitým to zmenil niekto iný').waitFor();
    expect(await cellAt(mine, 0, 2027).inputValue()).toBe('30');
    const kept = mine.locator(`[id="${await cellAt(mine, 0, 2027).getAttribute('aria-describedby')}"]`);
    expect(await textIn(kept)).toBe('uložené: 20');
    expect((await keptCells(plan)).map((cell) => cell.ownNeed?.value)).not.toContain(32);
    await checkAccessibility(mine, 'sheet with a conflict');
    await mine.locator('[name="leave.1.2027"]').check();
    await save(mine);
    await mine.getByText('Uložené').first().waitFor();
    const first = (await keptCells(plan)).filter((cell) => cell.year === 2027);
    expect(first.map((cell) => cell.ownNeed?.value).sort()).toEqual([21, 30, 32]);
  }, 120_000);

  test('costs and target values are sheets too; sent twice they are there once', async () => {
    const plan = await aSheetPlan();
    const page = await open(plan, '/rozpocet/tabulka');
    await cellAt(page, 0, 2028).fill('12 500,50 €');
    await page.keyboard.press('ArrowDown');
    expect(await textIn(page.locator('[data-all]'))).toBe('12 500,50 €');
    await checkAccessibility(page, 'sheet of costs');
    const sending = page.waitForRequest((request) => request.method() === 'POST');
    await page.getByRole('button', { name: 'Uložiť tabuľku' }).click();
    const body = Object.fromEntries(new URLSearchParams((await sending).postData() ?? ''));
    await page.getByText('Uložené').first().waitFor();
    expect((await plan.visitor.post(`${plan.path}/rozpocet/tabulka`, body)).status).toBe(303);

    const targets = await open(plan, '/ukazovatele/tabulka');
    await cellAt(targets, 0, 2029).fill('4');
    await targets.getByRole('button', { name: 'Uložiť tabuľku' }).click();
    await targets.getByText('Uložené').first().waitFor();

    const { db } = program.installation.database;
    await inTransaction(db, plan.body.bodyId, async ({ items, events }) => {
      const [activity] = await items.activities.list(plan.planId);
      expect(activity?.costs.map(({ year, cents }) => [year, cents])).toEqual([[2028, 1_250_050]]);
      const [indicator] = await items.indicators.list(plan.planId);
      expect(indicator?.targets).toEqual([
        { year: 2028, value: 3 },
        { year: 2029, value: 4 }
      ]);
      const said = await events.latest(10);
      expect(said.map(({ action, subject }) => `${action} ${subject}`).sort()).toEqual([
        'changed activities',
        'changed indicators'
      ]);
    });
  }, 120_000);
});
