import { randomUUID } from 'node:crypto';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction } from '#lib/server/stores.ts';
import { fieldId } from '#lib/ui/field.ts';
import { cellName } from '#lib/ui/grid/shown-grid.ts';
import {
  checkAccessibility,
  describeInBrowser,
  type Look,
  newVisit,
  openBrowser,
  signIn,
  textIn
} from '../browser.ts';
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

async function open(plan: SheetPlan, sheet: string, given: Look = {}): Promise<Page> {
  const context = await newVisit(browser, given);
  await signIn(context, plan.visitor);
  if (given.scripts !== false) await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await context.newPage();
  await page.goto(program.address + plan.path + sheet);
  return page;
}

const keptCells = ({ body, planId }: SheetPlan) =>
  inTransaction(program.installation.database.db, body.bodyId, ({ items }) => items.cells.list(planId));

/** A cell where scripts run: its text, or the one field that stands in it. */
const cellAt = (page: Page, row: number, year: number): Locator =>
  page.locator(`td[id="${fieldId(cellName(row, year))}"]`);
/** The field of a cell where they do not. */
const fieldAt = (page: Page, row: number, year: number): Locator =>
  page.locator(`[name="${cellName(row, year)}"]`);
const textOf = (cell: Locator) =>
  cell.evaluate((td) => td.querySelector('input')?.value ?? (td.firstChild as Text | null)?.data ?? '');
const isHere = (cell: Locator) => cell.evaluate((td) => td.querySelector('input') === document.activeElement);
/** Writes a number over what a cell says. */
async function write(page: Page, row: number, year: number, text: string): Promise<void> {
  const cell = cellAt(page, row, year);
  // A second press of the cell one is in would put the caret into its text.
  if (!(await isHere(cell))) await cell.click();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}
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
  });
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  });

  test('a sheet is filled in by keyboard as a spreadsheet, and saved in one sending of what changed', async () => {
    const plan = await aSheetPlan();
    const page = await open(plan, '/kapacity/tabulka');
    const at = (row: number, year: number) => cellAt(page, row, year);

    await at(0, 2029).click();
    await page.keyboard.type('12');
    await expect.poll(() => textIn(sumIn(page, 2029))).toBe('12 (neúplné)');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.type('13,5');
    await page.keyboard.press('Enter');
    await expect.poll(() => textIn(sumIn(page, 2029))).toBe('25,5');

    // Escape brings the number back, an arrow moves on from a cell that is not being written into.
    await at(0, 2029).click();
    await page.keyboard.press('F2');
    await page.keyboard.type('7');
    await expect.poll(() => textOf(at(0, 2029))).toBe('127');
    await page.keyboard.press('Escape');
    await expect.poll(() => textOf(at(0, 2029))).toBe('12');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => isHere(at(0, 2030))).toBe(true);

    // Tab goes on cell by cell; after Escape it leaves the sheet, which is no trap.
    await page.keyboard.press('Tab');
    await expect.poll(() => isHere(at(0, 2031))).toBe(true);
    await page.keyboard.press('Tab');
    await expect.poll(() => isHere(at(1, 2027))).toBe(true);
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Escape');
    await expect.poll(() => textIn(page.locator('[data-said]'))).toBe('Ďalší Tab opustí tabuľku.');
    await page.keyboard.press('Tab');
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest('table') ?? null)).toBeNull();
    await page.keyboard.press('Shift+Tab');
    await expect.poll(() => isHere(at(0, 2031))).toBe(true);
    await page.keyboard.press('ArrowLeft');

    // From a spreadsheet, with Slovak numbers; then back to one.
    await putOnClipboard(page, '1 234,5\t1234.5\r\n3\t4\r\n');
    await page.keyboard.press('Control+v');
    await expect.poll(() => textOf(at(0, 2030))).toBe('1234,5');
    await expect.poll(() => textOf(at(1, 2031))).toBe('4');
    await expect.poll(() => textIn(page.locator('[data-said]'))).toBe('Zmenené bunky: 4.');
    await page.keyboard.press('Control+c');
    await expect.poll(() => clipboard(page)).toBe('1234,5\t1234,5\n3\t4\n');

    // Down, away, and all the way back.
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Control+d');
    await expect.poll(() => textOf(at(2, 2027))).toBe('10');
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await expect.poll(() => textOf(at(1, 2029))).toBe('');
    await page.keyboard.press('Control+z');
    await expect.poll(() => textOf(at(1, 2029))).toBe('13,5');
    await page.keyboard.press('Control+y');
    await page.keyboard.press('Control+z');

    // What is no number says so at its cell, and nothing is sent.
    await at(2, 2031).click();
    await page.keyboard.type('asi päť');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Uložiť tabuľku' }).click();
    await expect.poll(() => textIn(page.locator('[data-said]'))).toMatch(/^Neuložené/);
    // The cell that stands in the way has the focus, and says why.
    const field = at(2, 2031).locator('input');
    await expect.poll(() => isHere(at(2, 2031))).toBe(true);
    await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true');
    const described = await field.getAttribute('aria-describedby');
    await expect
      .poll(() => textIn(page.locator(`[id="${described}"]`)))
      .toBe('Zadajte číslo, napríklad 12 alebo 2,5.');
    await checkAccessibility(page, 'sheet 1280');
    await page.keyboard.press('Delete');
    await expect.poll(() => field.getAttribute('aria-invalid')).toBeNull();

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
  });

  test('without scripts it is a form with one button; an error stands at its cell and nothing is saved', async () => {
    const plan = await aSheetPlan();
    const page = await open(plan, '/kapacity/tabulka?cislo=existujuca', { scripts: false });
    await expect.poll(() => page.getByRole('button', { name: 'Vyplniť nadol' }).count()).toBe(0);
    await fieldAt(page, 0, 2027).fill('8');
    await fieldAt(page, 1, 2027).fill('osem');
    await page.getByRole('button', { name: 'Uložiť tabuľku' }).click();
    await expect.poll(() => fieldAt(page, 0, 2027).inputValue()).toBe('8');
    await expect.poll(() => fieldAt(page, 1, 2027).inputValue()).toBe('osem');
    await expect.poll(() => textIn(page.getByRole('alert'))).toContain('2027: Zadajte číslo');
    expect((await keptCells(plan)).filter((cell) => cell.existing !== null)).toEqual([]);

    await fieldAt(page, 1, 2027).fill('9');
    await page.getByLabel('Zdroj').fill('obecný úrad');
    await page.getByRole('button', { name: 'Uložiť tabuľku' }).click();
    // The directory knows of none: the figure is an override and says why.
    const error = page.locator(`[id="${await fieldAt(page, 0, 2027).getAttribute('aria-describedby')}"]`);
    await expect.poll(() => textIn(error)).toBe('Napíšte, prečo sa kapacita líši od adresára.');
    await page.getByLabel('Prečo sa číslo líši od adresára').fill('Otvorené minulý mesiac.');
    await page.getByRole('button', { name: 'Uložiť tabuľku' }).click();
    await page.getByText('Uložené').first().waitFor();
    const existing = (await keptCells(plan)).flatMap((cell) => cell.existing ?? []);
    expect(existing.map((one) => one.value).sort()).toEqual([8, 9]);
    expect(existing[0]).toMatchObject({ overrideReason: 'Otvorené minulý mesiac.', source: 'obecný úrad' });
    await checkAccessibility(page, 'sheet without scripts');
  });

  test('two people in one sheet: both values stand at the cell, and each is chosen by itself', async () => {
    const plan = await aSheetPlan();
    const mine = await open(plan, '/kapacity/tabulka');
    const theirs = await open(plan, '/kapacity/tabulka', { scripts: false });
    const save = (page: Page) => page.getByRole('button', { name: 'Uložiť tabuľku' }).click();
    await fieldAt(theirs, 0, 2027).fill('20');
    await fieldAt(theirs, 1, 2027).fill('21');
    await save(theirs);
    await theirs.getByText('Uložené').first().waitFor();

    for (const [row, year, text] of [
      [0, 2027, '30'],
      [1, 2027, '31'],
      [2, 2027, '32']
    ] as const)
      await write(mine, row, year, text);
    await save(mine);
    await mine.getByText('Medzitým to zmenil niekto iný').waitFor();
    await expect.poll(() => textOf(cellAt(mine, 0, 2027))).toBe('30');
    await expect.poll(() => textIn(cellAt(mine, 0, 2027).locator('small'))).toBe('uložené: 20');
    expect((await keptCells(plan)).map((cell) => cell.ownNeed?.value)).not.toContain(32);
    await checkAccessibility(mine, 'sheet with a conflict');
    await mine.locator('[name="leave.1.2027"]').check();
    await save(mine);
    await mine.getByText('Uložené').first().waitFor();
    const first = (await keptCells(plan)).filter((cell) => cell.year === 2027);
    expect(first.map((cell) => cell.ownNeed?.value).sort()).toEqual([21, 30, 32]);
  });

  test('costs and target values are sheets too; sent twice they are there once', async () => {
    const plan = await aSheetPlan();
    const page = await open(plan, '/rozpocet/tabulka');
    await write(page, 0, 2028, '12 500,50 €');
    await expect.poll(() => textIn(page.locator('[data-all]'))).toBe('12 500,50 €');
    await checkAccessibility(page, 'sheet of costs');
    const sending = page.waitForRequest((request) => request.method() === 'POST');
    await page.getByRole('button', { name: 'Uložiť tabuľku' }).click();
    const body = Object.fromEntries(new URLSearchParams((await sending).postData() ?? ''));
    await page.getByText('Uložené').first().waitFor();
    expect((await plan.visitor.post(`${plan.path}/rozpocet/tabulka`, body)).status).toBe(303);

    // What was saved can be taken back, on the page that the saving brought.
    await cellAt(page, 0, 2028).click();
    await page.keyboard.press('Control+z');
    await expect.poll(() => textOf(cellAt(page, 0, 2028))).toBe('');
    await expect.poll(() => textIn(page.locator('[data-unsaved]'))).toBe('Neuložené zmeny: 1');
    await page.keyboard.press('Control+y');
    await expect.poll(() => textOf(cellAt(page, 0, 2028))).toBe('12500,50');
    await expect.poll(() => textIn(page.locator('[data-unsaved]'))).toBe('');

    const targets = await open(plan, '/ukazovatele/tabulka');
    await write(targets, 0, 2029, '4');
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
  });
});
