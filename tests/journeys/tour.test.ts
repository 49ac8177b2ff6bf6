import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkAccessibility, describeInBrowser, newVisit, openBrowser, signIn, textIn } from '../browser.ts';
import { type RunningProgram, startProgram, type Visitor } from '../running-program.ts';
import { planOf } from './plan-of-body.ts';

let program: RunningProgram;
let browser: Browser;

describeInBrowser('the guided tour of a plan', () => {
  beforeAll(async () => {
    program = await startProgram();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  });

  async function pageOf(visitor: Visitor, visit: { scripts?: boolean; width?: number } = {}) {
    const context = await newVisit(browser, visit);
    await signIn(context, visitor);
    return context.newPage();
  }

  async function aPlan(name: string) {
    const body = await program.newBody(name);
    return { body, plan: `${program.address}/pracovisko/${body.slug}/plany/${await planOf(body, program)}` };
  }

  test('it comes by itself, is walked by keyboard, left at any note and never comes back by itself', async () => {
    const { body, plan } = await aPlan('Prehliadaná');
    const page = await pageOf(await program.sessionFor('coordinator', body), { scripts: false });
    const note = page.locator('.tour');
    await page.goto(plan);
    await expect.poll(() => textIn(note)).toMatch(/Čo je na rade.*poznámka 1 z 6/);
    await note.getByRole('link', { name: 'Ďalej' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/prehliadka=2/);
    await expect.poll(() => textIn(note)).toMatch(/Čo plánu chýba.*poznámka 2 z 6/);
    // The note that was asked for has the focus, so that a screen reader goes on there.
    await expect.poll(() => page.evaluate('document.activeElement?.id')).toBe('prehliadka');
    await note.getByRole('button', { name: 'Skončiť prehliadku' }).click();
    await page.waitForURL(plan);
    await expect.poll(() => note.count()).toBe(0);
    await page.goto(plan);
    await expect.poll(() => note.count()).toBe(0);

    await page.getByRole('link', { name: 'Pomoc', exact: true }).click();
    await expect.poll(() => textIn(page.locator('main'))).toMatch(/Kroky plánu\. .*Kde nájdete pomoc\./);
    await page.getByRole('link', { name: 'Spustiť prehliadku' }).click();
    for (let step = 1; step < 6; step += 1) {
      await expect.poll(() => textIn(note)).toMatch(new RegExp(`poznámka ${step} z 6`));
      await note.getByRole('link', { name: 'Ďalej' }).click();
      await page.waitForURL(new RegExp(`prehliadka=${step + 1}`));
    }
    await note.getByRole('button', { name: 'Hotovo' }).click();
    await page.waitForURL(plan);
    await expect.poll(() => note.count()).toBe(0);
  });

  test('each person leaves it for herself, and who only reads is not walked through', async () => {
    const { body, plan } = await aPlan('Dvojitá');
    const [one, other] = [
      await program.sessionFor('coordinator', body),
      await program.sessionFor('editor', body)
    ];
    await one.post(`${new URL(plan).pathname}?/skoncit`);
    expect(await (await one.get(new URL(plan).pathname)).text()).not.toContain('id="prehliadka"');
    expect(await (await other.get(new URL(plan).pathname)).text()).toContain('id="prehliadka"');
    const reader = await program.sessionFor('councillor', body);
    expect(await (await reader.get(new URL(plan).pathname)).text()).not.toContain('id="prehliadka"');
    // Without a plan to start from, help brings it back for the next one that is opened.
    expect((await one.post('/pracovisko/pomoc?/znova')).status).toBe(303);
    expect(await (await one.get(new URL(plan).pathname)).text()).toContain('id="prehliadka"');
  });

  test('axe finds nothing in its notes and in help at 320 and 1280 px', async () => {
    const { body, plan } = await aPlan('Prístupná');
    const coordinator = await program.sessionFor('coordinator', body);
    for (const width of [320, 1280]) {
      const page = await pageOf(coordinator, { width });
      for (const step of [1, 3, 6]) {
        await page.goto(`${plan}?prehliadka=${step}`);
        await checkAccessibility(page, `tour ${step} ${width}`);
        await expect
          .poll(() => page.evaluate('document.documentElement.scrollWidth'))
          .toBeLessThanOrEqual(width);
      }
      await page.goto(`${program.address}/en/pracovisko/pomoc`);
      await checkAccessibility(page, `help ${width}`);
      await page.context().close();
    }
  });
});
