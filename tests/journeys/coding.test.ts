import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findBody } from '#lib/server/db/planning-bodies.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { submitResponse } from '#lib/server/use-cases/surveys/submit-response.ts';
import { withdrawResponse } from '#lib/server/use-cases/surveys/withdraw-response.ts';
import { checkAccessibility, describeInBrowser, openBrowser, openPage, textIn } from '../browser.ts';
import { type RunningProgram, startProgram } from '../running-program.ts';
import { anOpenQuestionnaire, aSheet } from '../survey-fixtures.ts';

let program: RunningProgram;
let browser: Browser;

const TEXTS = ['Chýba mi autobus k lekárovi do Šurian.', 'Lavičky pri kostole.'];

describeInBrowser('own words of people', () => {
  beforeAll(async () => {
    program = await startProgram();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  });

  async function answered() {
    const { db } = program.installation.database;
    const body = await findBody(db, 'banov');
    if (!body) throw new Error('There is no such municipality.');
    const { asked } = await anOpenQuestionnaire(db, body.bodyId);
    const receipts: string[] = [];
    for (const missing of TEXTS) {
      const sheet = aSheet({ help: { code: 'yes' }, missing });
      const kept = await inTransaction(db, body.bodyId, (stores) => submitResponse(stores, asked, sheet));
      if (kept.outcome === 'kept') receipts.push(kept.receipt);
    }
    const withdraw = (receipt: string) =>
      inTransaction(db, body.bodyId, (stores) =>
        withdrawResponse(stores, { questionnaireId: asked.id, receipt, now: new Date() })
      );
    return {
      receipts,
      withdraw,
      body,
      address: `${program.address}/pracovisko/banov/dotazniky/${asked.id}/slova`
    };
  }

  /** What a page says, waited for: after a press the page before may still stand there. */
  async function expectSaid(page: Page, words: string | RegExp) {
    const said = expect.poll(() => textIn(page.locator('main')));
    await (typeof words === 'string' ? said.toContain(words) : said.toMatch(words));
  }

  test('one person codes without scripts, another by keys, and the difference is shown and settled', async () => {
    const { body, address } = await answered();
    const plain = await openPage(browser, await program.sessionFor('coordinator', body), {
      scripts: false,
      width: 320
    });
    await plain.goto(address);
    await checkAccessibility(plain, 'coding-empty-320');
    for (const theme of ['Doprava autobusom', 'Verejné priestory']) {
      await plain.getByLabel('Nová téma').fill(theme);
      await plain.getByRole('button', { name: 'Pridať tému' }).click();
      await expect.poll(() => textIn(plain.locator('table'))).toContain(theme);
    }
    await checkAccessibility(plain, 'coding-320');
    // The word is inflected in the name of the theme, and suggested all the same.
    const bus = plain.locator('.answer').filter({ hasText: 'autobus k lekárovi' });
    await expect.poll(() => textIn(bus)).toContain('Doprava autobusom (návrh)');
    await bus.getByLabel('Doprava autobusom').check();
    await plain.getByRole('button', { name: 'Uložiť stranu' }).first().click();
    await expectSaid(plain, 'Zmenilo sa 1 označenie');
    await expect.poll(() => textIn(plain.locator('main'))).not.toContain('autobus k lekárovi');

    const keyed = await openPage(browser, await program.sessionFor('editor', body), {});
    await keyed.goto(address);
    const same = keyed.locator('.answer').filter({ hasText: 'autobus k lekárovi' });
    await same.locator('input[type="checkbox"]').first().focus();
    await expect
      .poll(async () => {
        if (!(await same.getByLabel('Verejné priestory').isChecked())) await keyed.keyboard.press('2');
        return same.getByLabel('Verejné priestory').isChecked();
      })
      .toBe(true);
    await checkAccessibility(keyed, 'coding-1280');
    await keyed.keyboard.press('Enter');
    await expectSaid(keyed, 'líši od iného');
    await keyed.getByRole('link', { name: 's rozdielnym označením' }).click();
    await expectSaid(keyed, 'Označenia sa líšia:');
    await checkAccessibility(keyed, 'coding-differing');
    await keyed.getByRole('button', { name: 'Platí toto – vy' }).click();
    await expectSaid(keyed, 'Vo všetkých odpovediach sa označenia zhodujú.');
    await expectSaid(keyed, /2\s*Verejné priestory\s*1/);
  });

  test('whoever releases words that their author has just erased is told so', async () => {
    const { body, address, receipts, withdraw } = await answered();
    const page = await openPage(browser, await program.sessionFor('coordinator', body), { scripts: false });
    await page.goto(`${address}?ukaz=all`);
    const erased = page.locator('.answer').filter({ hasText: TEXTS[0] ?? '' });
    await expect.poll(() => erased.count()).toBe(1);
    await withdraw(receipts[0] ?? '');
    await erased.getByRole('button', { name: 'Uvoľniť na zverejnenie' }).click();
    await expectSaid(page, 'autor medzitým vymazal');
    await expect.poll(() => erased.count()).toBe(0);
  });
});
