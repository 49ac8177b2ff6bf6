import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayInSlovakia } from '#lib/domain/shared/calendar-day.ts';
import { checkAccessibility, describeInBrowser, newVisit, openBrowser, signIn, textIn } from '../browser.ts';
import { type RunningProgram, startProgram } from '../running-program.ts';

let program: RunningProgram;
let browser: Browser;

describeInBrowser('the catalogue of the law', () => {
  beforeAll(async () => {
    program = await startProgram();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  });

  test('what the operator changes stands on public pages at once, on those that were kept too', async () => {
    const publicPage = async () => (await fetch(`${program.address}/stupava`)).text();
    expect(await publicPage()).toContain('denný stacionár');
    // Asked twice, it comes from the kept pages.
    expect(await publicPage()).not.toContain('denné centrum pre seniorov');

    const context = await newVisit(browser);
    await signIn(context, await program.operator());
    const page = await context.newPage();
    await page.goto(`${program.address}/pracovisko/prevadzka/druhy/denny-stacionar`);
    await page.getByLabel('Odkedy to platí').fill(dayInSlovakia(new Date()));
    await page.locator('[name=nameSk]').fill('denné centrum pre seniorov');
    await page.getByRole('button', { name: 'Uložiť zmenu' }).click();
    await expect.poll(() => textIn(page.locator('h1'))).toBe('denné centrum pre seniorov');
    await checkAccessibility(page, 'a kind of service that was changed');
    expect(await publicPage()).toContain('denné centrum pre seniorov');
  });
});
