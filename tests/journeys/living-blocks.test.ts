import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  checkAccessibility,
  describeInBrowser,
  type Look,
  newVisit,
  openBrowser,
  signIn,
  textIn
} from '../browser.ts';
import { type RunningProgram, startProgram } from '../running-program.ts';
import { planOf } from './plan-of-body.ts';

let program: RunningProgram;
let browser: Browser;

describeInBrowser('living blocks at the desk', () => {
  beforeAll(async () => {
    program = await startProgram();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  });

  test('show what they will print, by forms and in the editor', async () => {
    const body = await program.installation.database.db
      .selectFrom('planningBody')
      .select(['bodyId', 'slug'])
      .where('slug', '=', 'zazriva')
      .executeTakeFirstOrThrow();
    const clerk = await program.sessionFor('coordinator', body);
    const section = `${program.address}/pracovisko/zazriva/plany/${await planOf(body, program)}/text/social-situation`;
    const open = async (given: Look) => {
      const context = await newVisit(browser, given);
      await signIn(context, clerk);
      const page = await context.newPage();
      await page.goto(section);
      return page;
    };

    const page = await open({ scripts: false });
    for (const shows of ['age-groups', 'age-pyramid', 'resources']) {
      const form = page.locator('form', { has: page.locator('input[name="kind"][value="living"]') });
      await page.locator('details', { has: form }).locator('summary').click();
      await form.locator('select[name="shows"]').selectOption(shows);
      await form.getByRole('button').click();
    }
    const preview = page.locator('.living-block__preview').first();
    await expect.poll(() => textIn(preview.locator('caption').first())).toMatch(/^Tabuľka \d+ /);
    await expect.poll(() => preview.locator('tbody tr').count()).toBeGreaterThan(2);
    await expect.poll(() => page.locator('.living-block__preview svg').count()).toBeGreaterThan(0);
    await expect.poll(() => textIn(page.locator('main'))).toContain('Plán tu zatiaľ nemá čo vytlačiť');
    await checkAccessibility(page, 'living blocks by forms');

    for (const width of [1280, 320]) {
      const edited = await open({ width });
      const inEditor = edited.locator('.ProseMirror .living-block__preview');
      await inEditor.first().waitFor();
      await expect.poll(() => textIn(inEditor.first().locator('caption').first())).toMatch(/^Tabuľka \d+ /);
      await checkAccessibility(edited, `living blocks in the editor ${width}`);
      // Opening the text and looking at it changes nothing in it.
      await edited.waitForTimeout(1_500);
      await expect.poll(() => textIn(edited.locator('main'))).not.toContain('Ukladá sa');
    }
  });
});
