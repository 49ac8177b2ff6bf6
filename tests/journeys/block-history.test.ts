import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BlockContent } from '#lib/domain/plans/block.ts';
import { plainText } from '#lib/domain/plans/block-text.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { changeBlocks } from '#lib/server/use-cases/narrative/change-blocks.ts';
import { checkAccessibility, describeInBrowser, newVisit, openBrowser, signIn, textIn } from '../browser.ts';
import { aPlan } from '../plan-fixtures.ts';
import { type RunningProgram, startProgram, type TestBody } from '../running-program.ts';

const says = (text: string): BlockContent => ({ kind: 'paragraph', text: [{ type: 'text', text }] });

describeInBrowser('the history of a block', () => {
  let program: RunningProgram;
  let browser: Browser;
  let body: TestBody;
  beforeAll(async () => {
    [program, browser] = await Promise.all([startProgram(), openBrowser()]);
    body = await program.newBody('Obec Lipovec');
  });
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  });

  test('who said what and when is read word by word, and an old wording stands again, without scripts', async () => {
    const plan = aPlan({ id: randomUUID() });
    const [id, gone] = [randomUUID(), randomUUID()];
    const write = (changes: Parameters<typeof changeBlocks>[2]['changes']) =>
      inTransaction(program.installation.database.db, body.bodyId, (stores) =>
        changeBlocks(
          stores,
          { actorId: null as never, roles: ['editor'] },
          { planId: plan.id, section: 'vision', changes }
        )
      );
    await inTransaction(program.installation.database.db, body.bodyId, ({ plans }) => plans.add(plan));
    await write([
      { operation: 'add', blockId: id, after: null, content: says('Doma pomáhame 12 seniorom.') },
      { operation: 'add', blockId: gone, after: id, content: says('Veta, ktorá zmizne.') }
    ]);
    await write([{ operation: 'remove', blockId: gone, baseRevision: 1 }]);

    const person = await program.sessionFor('editor', body);
    const context = await newVisit(browser, { scripts: false, width: 320 });
    await signIn(context, person);
    const page = await context.newPage();
    await page.goto(`${program.address}/pracovisko/${body.slug}/plany/${plan.id}/text/vision`);
    await page.locator(`#blok-${id} textarea`).fill('Doma pomáhame 15 seniorom.');
    await page.getByRole('button', { name: 'Uložiť blok' }).first().click();
    await page.getByRole('link', { name: 'História bloku 1' }).click();
    const newest = page.locator('main article').first();
    await expect.poll(() => textIn(newest.locator('del'))).toContain('12');
    await expect.poll(() => textIn(newest.locator('ins'))).toContain('15');
    await expect
      .poll(() => textIn(newest))
      .toMatch(/\d{1,2}\. \p{L}+ \d{4} o \d{1,2}:\d{2}, .+platné znenie/u);
    await checkAccessibility(page, 'block-history');
    await page.getByRole('button', { name: 'Obnoviť toto znenie' }).click();
    await page.getByText('Znenie je obnovené.').waitFor();
    // The same page sent again from before: somebody else's change is not written over.
    await write([{ operation: 'change', blockId: id, baseRevision: 3, content: says('Iné.') }]);
    await page.getByRole('button', { name: 'Obnoviť toto znenie' }).last().click();
    await page.getByText('Blok medzitým zmenil niekto iný').waitFor();

    await page.getByRole('link', { name: 'História tejto časti' }).click();
    await checkAccessibility(page, 'section-history');
    await page.getByRole('link', { name: 'Veta, ktorá zmizne.' }).click();
    await page.getByRole('button', { name: 'Obnoviť toto znenie' }).click();
    await page.getByText('Znenie je obnovené.').waitFor();
    const stored = await inTransaction(program.installation.database.db, body.bodyId, ({ blocks }) =>
      blocks.list(plan.id, 'vision')
    );
    expect(stored.map(({ content }) => plainText(content))).toEqual(['Iné.', 'Veta, ktorá zmizne.']);
    await context.close();

    const wide = await newVisit(browser);
    await signIn(wide, person);
    const read = await wide.newPage();
    await read.goto(
      `${program.address}/pracovisko/${body.slug}/plany/${plan.id}/text/vision/historia/${id}?podrobne`
    );
    await checkAccessibility(read, 'block-history-wide');
    await wide.close();
  });
});
