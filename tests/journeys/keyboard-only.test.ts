import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction } from '#lib/server/stores.ts';
import { describeInBrowser, newVisit, openBrowser, signIn, textIn } from '../browser.ts';
import { aCell, aPlan } from '../plan-fixtures.ts';
import { type RunningProgram, startProgram, type TestBody, type Visitor } from '../running-program.ts';

const EDITOR = '.ProseMirror';
/** More stops than any page has. */
const MOST_STOPS = 300;

let program: RunningProgram;
let browser: Browser;
let body: TestBody;
let visitor: Visitor;
let path: string;

type Stop = { what: string; isSeen: boolean };

/** Where Tab leads from the beginning of a page to its end, and whether one sees where one is. */
async function walk(page: Page): Promise<Stop[]> {
  const stops: Stop[] = [];
  for (let step = 0; step < MOST_STOPS; step += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const here = document.activeElement;
      if (!here || here === document.body || here.hasAttribute('data-walked')) return null;
      here.setAttribute('data-walked', '');
      const isMarked = (element: Element | null) => {
        if (!element) return false;
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
        return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== 'none';
      };
      const { width, height } = here.getBoundingClientRect();
      return {
        what: `${here.tagName} ${(here.textContent || here.getAttribute('name') || '').trim().slice(0, 40)}`,
        isSeen: (width > 0 && height > 0 && isMarked(here)) || isMarked(here.closest('label, td, .editor'))
      };
    });
    if (!stop) return stops;
    stops.push(stop);
  }
  throw new Error(`${page.url()} keeps the focus: ${stops.at(-1)?.what}`);
}

async function open(address: string): Promise<Page> {
  const context = await newVisit(browser);
  await signIn(context, visitor);
  const page = await context.newPage();
  page.on('console', (said) => {
    if (said.type() === 'error') expect(said.text()).toBe('');
  });
  await page.goto(program.address + address);
  return page;
}

describeInBrowser('the desk by keyboard alone', () => {
  beforeAll(async () => {
    [program, browser] = await Promise.all([startProgram(), openBrowser()]);
    body = await program.newBody('Obec Hrabovec');
    visitor = await program.sessionFor('coordinator', body);
    const plan = aPlan({ id: randomUUID() });
    await inTransaction(program.installation.database.db, body.bodyId, async ({ plans, items }) => {
      await plans.add(plan);
      for (const year of [2027, 2028]) await items.cells.add(plan.id, aCell({ id: randomUUID(), year }));
    });
    path = `/pracovisko/${body.slug}/plany/${plan.id}`;
  });
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  });

  test.each([
    ['the guide', '/sprievodca'],
    ['the plan', ''],
    ['a sheet', '/kapacity/tabulka'],
    ['the list of parts', '/text'],
    ['the text', '/text/vision']
  ])(
    '%s: every stop is seen, and Tab leads through to the end',
    async (_name, place) => {
      const page = await open(path + place);
      if (place === '/text/vision') await page.locator(EDITOR).waitFor();
      const stops = await walk(page);
      expect(stops.length).toBeGreaterThan(5);
      expect(stops.filter(({ isSeen }) => !isSeen).map(({ what }) => what)).toEqual([]);
      await page.context().close();
    },
    120_000
  );

  test('in the text Tab leaves, the tools are reached and left, a dialog gives the focus back', async () => {
    const page = await open(`${path}/text/vision`);
    const isInText = () =>
      page.evaluate((text) => document.activeElement === document.querySelector(text), EDITOR);
    await page.locator(EDITOR).waitFor();
    await page.locator(EDITOR).focus();
    await page.keyboard.type('Prvá veta.');
    await page.keyboard.press('Tab');
    await expect.poll(isInText).toBe(false);
    await page.keyboard.press('Shift+Tab');
    await expect.poll(isInText).toBe(true);

    await page.keyboard.press('Alt+F10');
    await expect.poll(() => textIn(page.locator(':focus'))).toBe('Odsek');
    await page.keyboard.press('Escape');
    await expect.poll(isInText).toBe(true);
    await page.keyboard.press('ControlOrMeta+k');
    await page.locator('dialog[open]').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('dialog[open]').waitFor({ state: 'detached' });
    await expect.poll(isInText).toBe(true);
    await page.context().close();
  });

  test('undo goes back over everything that was saved meanwhile, to the beginning of the session', async () => {
    const page = await open(`${path}/text/risks`);
    await page.locator(EDITOR).waitFor();
    const text = () => textIn(page.locator(EDITOR));
    const saved = () => page.locator('[data-status=saved]').waitFor();
    const beginning = await text();
    await page.locator(EDITOR).focus();
    const said: string[] = [];
    for (const sentence of ['Raz.', 'Dva.', 'Tri.']) {
      await page.keyboard.type(sentence);
      await page.locator('[data-status=saved]').waitFor({ state: 'attached' });
      await saved();
      said.push(await text());
    }
    expect(new Set([beginning, ...said]).size).toBe(4);
    for (const _ of said) {
      await page.keyboard.press('ControlOrMeta+z');
      await saved();
    }
    await expect
      .poll(async () => {
        if ((await text()) !== beginning) await page.keyboard.press('ControlOrMeta+z');
        return text();
      })
      .toBe(beginning);
    await page.context().close();
  });
});
