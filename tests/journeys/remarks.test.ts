import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction } from '#lib/server/stores.ts';
import { checkAccessibility, describeInBrowser, newVisit, openBrowser, signIn, textIn } from '../browser.ts';
import { aGoal } from '../plan-fixtures.ts';
import { type RunningProgram, startProgram, type TestBody, type Visitor } from '../running-program.ts';
import { planOf } from './plan-of-body.ts';

let program: RunningProgram;
let browser: Browser;

describeInBrowser('staff remark on a plan', () => {
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

  /** A body with a plan in which one paragraph and one goal stand. */
  async function aPlanWithText(name: string) {
    const body = await program.newBody(name);
    const planId = await planOf(body, program);
    const [blockId, goalId] = [randomUUID(), randomUUID()];
    await inTransaction(program.installation.database.db, body.bodyId, async ({ blocks, items }) => {
      const content = {
        kind: 'paragraph' as const,
        text: [{ type: 'text' as const, text: 'Nikto neostane sám.' }]
      };
      const block = { id: blockId, parent: 'vision', position: 'a0', content, revision: 1, template: false };
      await blocks.add(planId, block, null);
      await items.goals.add(planId, aGoal({ id: goalId, needIds: [], title: 'Pomoc doma' }));
    });
    const plan = `${program.address}/pracovisko/${body.slug}/plany/${planId}`;
    return { body, planId, blockId, goalId, plan };
  }

  async function remark(page: Page, text: string) {
    await page.locator('#field-text').fill(text);
    await page.getByRole('button', { name: 'Pridať komentár' }).click();
    await said(page, text).waitFor();
  }

  const said = (page: Page, text: string) => page.locator('.remarks__text', { hasText: text });

  const called = (visitor: Visitor, body: TestBody, name: string) =>
    inTransaction(program.installation.database.db, body.bodyId, async ({ accounts }) => {
      const account = await accounts.find(visitor.email ?? '');
      await accounts.rename(account?.id ?? '', name);
    });

  test('a thread begins at a block, is answered and resolved by others, all without any script', async () => {
    const { body, blockId, plan } = await aPlanWithText('Komentovaná');
    const member = await program.sessionFor('group-member', body);
    await called(member, body, 'Boris Malý');
    const page = await pageOf(await program.sessionFor('coordinator', body), { scripts: false });
    await page.goto(`${plan}/text/vision`);
    await page
      .locator(`#blok-${blockId}`)
      .getByRole('link', { name: /^Komentáre/ })
      .click();
    await page.getByLabel('Komentár', { exact: true }).fill('Odkiaľ to vieme?');
    await page.getByText('Upozorniť niekoho').click();
    await page.getByLabel('Boris Malý').check();
    await page.getByRole('button', { name: 'Pridať komentár' }).click();
    await page.getByText('Upozornení: Boris Malý').waitFor();

    const reading = await pageOf(member, { scripts: false });
    await reading.goto(`${plan}/praca`);
    await expect.poll(() => textIn(reading.locator('#cast-vision'))).toMatch(/1.otvorený komentár/);
    await reading.getByRole('link', { name: 'Odkiaľ to vieme?' }).click();
    await reading.locator('summary', { hasText: 'Odpovedať' }).click();
    await reading.getByLabel('Odpoveď').fill('Zo zápisnice.');
    await reading.getByRole('button', { name: 'Odoslať odpoveď' }).click();
    await said(reading, 'Zo zápisnice.').waitFor();
    await reading.getByRole('button', { name: /^Označiť ako vyriešené/ }).click();
    await reading.getByText(/^Vyriešené .*Boris Malý/).waitFor();

    await page.goto(`${plan}/praca`);
    await expect.poll(() => textIn(page.locator('main'))).toMatch(/Žiadny komentár nečaká na vyriešenie/);
    await page.getByRole('link', { name: 'Zobraziť aj vyriešené' }).click();
    await expect.poll(() => textIn(page.locator('main'))).toMatch(/Odkiaľ to vieme\?.*1.odpoveď.*vyriešené/);
  });

  test('a remark on a removed block stays with the wording it was made on', async () => {
    const { body, planId, blockId, plan } = await aPlanWithText('Odstránená');
    const page = await pageOf(await program.sessionFor('editor', body), { scripts: false });
    await page.goto(`${plan}/komentare/blok/${blockId}`);
    await remark(page, 'Toto škrtnime.');
    await inTransaction(program.installation.database.db, body.bodyId, async ({ blocks }) => {
      const block = await blocks.lock(blockId);
      if (block) await blocks.remove(planId, block, null);
    });
    await page.reload();
    await expect.poll(() => textIn(page.locator('main'))).toMatch(/Tento blok už v texte nie je/);
    await page.getByText('Znenie, ku ktorému komentár vznikol').click();
    await expect
      .poll(() => page.getByText('Nikto neostane sám.', { exact: true }).first().isVisible())
      .toBe(true);
    await expect.poll(() => page.getByRole('button', { name: 'Pridať komentár' }).count()).toBe(0);
    await expect.poll(() => textIn(page.locator('.lead'))).toBe('Nikto neostane sám.');
  });

  test('one changes and removes only what one wrote; who only reads finds no form', async () => {
    const { body, goalId, plan } = await aPlanWithText('Vlastná');
    const author = await pageOf(await program.sessionFor('coordinator', body), { scripts: false });
    await author.goto(`${plan}/ciele`);
    await author
      .locator(`#vec-${goalId}`)
      .getByRole('link', { name: /^Komentáre/ })
      .click();
    await remark(author, 'Priveľa naraz.');
    await author.goto(`${plan}/ciele`);
    await expect.poll(() => textIn(author.locator(`#vec-${goalId}`))).toMatch(/1.otvorený komentár/);
    const remarks = `${plan}/komentare/ciele/${goalId}`;

    const other = await pageOf(await program.sessionFor('editor', body), { scripts: false });
    await other.goto(remarks);
    await expect.poll(() => other.getByText('Upraviť alebo odstrániť').count()).toBe(0);
    const reader = await pageOf(await program.sessionFor('councillor', body), { scripts: false });
    await reader.goto(remarks);
    await expect.poll(() => said(reader, 'Priveľa naraz.').isVisible()).toBe(true);
    await expect.poll(() => reader.locator('main form').count()).toBe(0);
    const provider = await program.sessionFor('provider', body);
    expect((await provider.get(new URL(remarks).pathname)).status).toBe(403);

    await author.goto(remarks);
    await author.getByText('Upraviť alebo odstrániť').click();
    await author.locator('li').getByLabel('Komentár').fill('Na jeden rok priveľa.');
    await author.getByRole('button', { name: 'Uložiť zmenu' }).click();
    await said(author, 'Na jeden rok priveľa.').waitFor();
    await author.getByText('Upraviť alebo odstrániť').click();
    await author.getByRole('button', { name: 'Odstrániť komentár' }).click();
    await author.getByText('Uložené.').waitFor();
    await author.goto(remarks);
    await expect.poll(() => textIn(author.locator('main'))).toMatch(/Zatiaľ tu nie je žiadny komentár/);
  });

  test('in the editor the block with the cursor leads to its remarks', async () => {
    const { body, blockId, plan } = await aPlanWithText('Písaná');
    const page = await pageOf(await program.sessionFor('coordinator', body));
    await page.goto(`${plan}/text/vision`);
    await page.getByRole('textbox', { name: /Vízia/ }).getByText('Nikto neostane sám.').click();
    const link = page.getByRole('link', { name: /^Komentáre/ });
    await link.click();
    await expect.poll(() => new URL(page.url()).pathname).toMatch(new RegExp(`/komentare/blok/${blockId}$`));
  });

  test('axe finds nothing at 320 and 1280 px, in both languages', async () => {
    const { body, blockId, plan } = await aPlanWithText('Prístupná');
    const visitor = await program.sessionFor('coordinator', body);
    await program.sessionFor('editor', body);
    for (const width of [320, 1280]) {
      const page = await pageOf(visitor, { width, scripts: true });
      await page.goto(`${plan}/komentare/blok/${blockId}`);
      await remark(page, `Dlhé${'slovo'.repeat(30)} ${width}`);
      await checkAccessibility(page, `remarks ${width}`);
      await expect
        .poll(() => page.evaluate('document.documentElement.scrollWidth'))
        .toBeLessThanOrEqual(width);
      await page.goto(`${plan}/praca`);
      await checkAccessibility(page, `work with remarks ${width}`);
      await page.goto(
        plan.replace(program.address, `${program.address}/en`).concat(`/komentare/blok/${blockId}`)
      );
      await expect.poll(() => textIn(page.locator('h1'))).toBe('Remarks');
      await checkAccessibility(page, `remarks in English ${width}`);
      await page.context().close();
    }
  });
});
