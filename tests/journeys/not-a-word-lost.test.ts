import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BlockContent } from '#lib/domain/plans/block.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { describeInBrowser, newVisit, openBrowser, signIn } from '../browser.ts';
import { aBody } from '../fixtures.ts';
import { aPlan } from '../plan-fixtures.ts';
import {
  cookieOf,
  newKilledFolder,
  type ProgramProcess,
  prepareFolder,
  startProcess
} from '../program-process.ts';

const EDITOR = '.ProseMirror';
/** Under load a start takes long, and a window asks again after half a minute at most. */
const LONG = { timeout: 90_000 };

describeInBrowser('two people in one part, one without a network, and a server that is killed', () => {
  const folder = newKilledFolder();
  let browser: Browser;
  let program: ProgramProcess;

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await program?.kill().catch(() => {});
    rmSync(folder.dataFolder, { recursive: true, force: true });
  });

  /** A part with two paragraphs, and two people who may write into it. */
  const prepare = () =>
    prepareFolder(folder, async (db) => {
      const bodyId = await aBody(db);
      const plan = aPlan({ id: randomUUID() });
      await inTransaction(db, bodyId, async ({ plans, blocks }) => {
        await plans.add(plan);
        for (const [at, text] of ['Prvý odsek.', 'Druhý odsek.'].entries()) {
          const content: BlockContent = { kind: 'paragraph', text: [{ type: 'text', text }] };
          const block = { id: randomUUID(), parent: 'vision', position: `a${at}`, content, revision: 1 };
          await blocks.add(plan.id, { ...block, template: false }, null);
        }
      });
      const anna = await cookieOf(db, folder, { name: 'Anna', role: 'editor', bodyId });
      const boris = await cookieOf(db, folder, { name: 'Boris', role: 'coordinator', bodyId });
      const { slug } = await db
        .selectFrom('planningBody')
        .select('slug')
        .where('bodyId', '=', bodyId)
        .executeTakeFirstOrThrow();
      return { anna, boris, path: `/pracovisko/${slug}/plany/${plan.id}/text/vision` };
    });

  async function visitOf(cookie: string): Promise<BrowserContext> {
    const context = await newVisit(browser);
    await signIn(context, { cookie, address: program.address });
    return context;
  }

  async function open(context: BrowserContext, path: string): Promise<Page> {
    const page = await context.newPage();
    page.on('pageerror', (error) => expect(error.message).toBe(''));
    await page.goto(program.address + path, LONG);
    await page.locator(EDITOR).waitFor(LONG);
    return page;
  }

  const isIn = (page: Page, status: string) =>
    page.locator(`[data-status=${status}]`).waitFor({ ...LONG, state: 'attached' });
  const textOf = async (page: Page) =>
    (await page.locator(`${EDITOR} > *`).allTextContents()).join(' | ').replace(/\s+/g, ' ');

  /** Everything that anybody typed; each word once. */
  const typed: string[] = [];
  async function write(page: Page, block: number, who: string, words: number): Promise<void> {
    await page.locator(`${EDITOR} > :nth-child(${block})`).click();
    await page.keyboard.press('End');
    for (let word = 0; word < words; word += 1) {
      const said = `${who}${typed.length}`;
      typed.push(said);
      await page.keyboard.type(` ${said}`);
    }
  }

  /** Words that were typed and do not stand in a text, each with a space or an end behind it. */
  const missingIn = (text: string) => typed.filter((word) => !new RegExp(`${word}(?!\\d)`).test(text));

  test('not a word is missing', { timeout: 400_000 }, async () => {
    const { anna, boris, path } = await prepare();
    program = await startProcess(folder, 0);
    const port = Number(new URL(program.address).port);
    const [herVisit, hisVisit] = [await visitOf(anna), await visitOf(boris)];
    const [hers, first] = [await open(herVisit, path), await open(hisVisit, path)];
    await hers.getByText('Pri tomto texte je aj:').waitFor(LONG);

    // Both at once, in different paragraphs: everybody ends with the words of both.
    await Promise.all([write(hers, 1, 'anna', 5), write(first, 2, 'boris', 5)]);
    for (const page of [hers, first]) {
      await expect.poll(async () => missingIn(await textOf(page)), LONG).toEqual([]);
      await isIn(page, 'saved');
    }

    // He loses the network and goes on, in his paragraph and in hers; she goes on in hers.
    await hisVisit.setOffline(true);
    await write(first, 2, 'boris', 4);
    await write(first, 1, 'boris', 4);
    await isIn(first, 'offline');
    await write(hers, 1, 'anna', 4);
    await isIn(hers, 'saved');

    // The server dies while she writes; she writes on. His window is gone too, without a goodbye.
    await write(hers, 1, 'anna', 3);
    await program.kill();
    await write(hers, 1, 'anna', 3);
    await hers.keyboard.press('Enter');
    const last = `anna${typed.length}`;
    typed.push(last);
    await hers.keyboard.type(last);
    await isIn(hers, 'offline');
    await first.close({ runBeforeUnload: false });

    program = await startProcess(folder, port);
    await hisVisit.setOffline(false);
    const his = await open(hisVisit, path);
    await his.getByText('zostali neuložené zmeny').waitFor({ ...LONG, state: 'attached' });
    await isIn(hers, 'saved');
    // Where both wrote into one paragraph, both wordings are shown, and one decides.
    await isIn(his, 'conflict');
    await his.getByRole('button', { name: 'Ponechať obe' }).click();
    await isIn(his, 'saved');

    // A third window sees what the server has.
    const fresh = await open(herVisit, path);
    const kept = await textOf(fresh);
    expect(missingIn(kept)).toEqual([]);
    for (const page of [hers, his]) await expect.poll(() => textOf(page), LONG).toBe(kept);
    // Nothing waits in the browser any more.
    for (const page of [fresh, his])
      await expect
        .poll(() =>
          page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('opora:text:')))
        )
        .toEqual([]);
  });
});
