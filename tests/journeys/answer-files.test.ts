import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkAccessibility, describeInBrowser, openBrowser, openPage, textIn } from '../browser.ts';
import { type RunningProgram, startProgram } from '../running-program.ts';
import { openSurvey } from './open-survey.ts';

let program: RunningProgram;
let browser: Browser;

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();
const main = (page: Page) => textIn(page.locator('main'));

/** What a browser saves when a button is pressed. */
async function savedFile(page: Page): Promise<Buffer> {
  const download = page.waitForEvent('download');
  await press(page, 'Uložiť odpovede do súboru');
  return readFile(await (await download).path());
}

describeInBrowser('files of answers', () => {
  beforeAll(async () => {
    program = await startProgram();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  });

  test('what was not sent before the end stays in the browser and comes to the office as a file', async () => {
    const { address, asked, body, close, sheets } = await openSurvey(program, 'senec');
    const reader = await openPage(browser, null, { width: 320 });
    await reader.goto(address);
    await press(reader, 'Začať');
    await reader.getByLabel('Čo tu chýba?').fill('Jedáleň');
    await reader.getByLabel('no', { exact: true }).check();
    await close();
    await press(reader, 'Odoslať odpovede');
    await expect.poll(() => main(reader)).toContain('Dotazník sa medzitým skončil');
    await reader.getByText('Odpovede z tohto prehliadača sa neodoslali').waitFor();
    await checkAccessibility(reader, 'closed in mid-answer');
    await reader.goto(address);
    await reader.getByText('Odpovede z tohto prehliadača sa neodoslali').waitFor();
    await checkAccessibility(reader, 'a draft of a questionnaire that is closed');
    const buffer = await savedFile(reader);

    const desk = await openPage(browser, await program.sessionFor('coordinator', body), { scripts: false });
    await desk.goto(`${program.address}/pracovisko/${body.slug}/dotazniky/${asked.id}`);
    await desk.getByRole('link', { name: 'Odpovede zo súboru' }).click();
    const given = { name: 'odpovede.json', mimeType: 'application/json', buffer };
    await desk.getByLabel('Súbor s odpoveďami').setInputFiles(given);
    await press(desk, 'Nahrať odpovede');
    await expect.poll(() => textIn(desk.getByRole('status'))).toContain('Započítané: 1 hárok.');
    await expect.poll(() => sheets()).toMatchObject([{ answers: { help: { code: 'no' } } }]);

    await press(reader, 'Zmazať vyplnené');
    await expect.poll(() => main(reader)).not.toContain('sa neodoslali');
    await expect.poll(() => reader.evaluate(() => localStorage.length)).toBe(0);
  });

  test('a file that holds half a sheet is completed at the desk', async () => {
    const { asked, body, code, inBody, path, sheets } = await openSurvey(program, 'hlohovec');
    const visitor = program.signedOut();
    const began = await (await visitor.post(path, { krok: 'zacat' })).text();
    const sealed = /name="stav" value="([^"]+)"/.exec(began)?.[1] ?? '';
    const half = { sealed, fields: [['o-missing', 'Jedáleň v Dolnej']] };
    const file = { opora: 'answers', questionnaire: code, sheets: [half, { ...half, sealed: `${sealed}x` }] };
    const desk = await openPage(browser, await program.sessionFor('coordinator', body), {
      ...{ scripts: false, width: 320 }
    });
    await desk.goto(`${program.address}/pracovisko/${body.slug}/dotazniky/${asked.id}/zo-suboru`);
    await checkAccessibility(desk, 'bringing a file of answers');
    const bring = async () => {
      const buffer = Buffer.from(JSON.stringify(file));
      await desk
        .getByLabel('Súbor s odpoveďami')
        .setInputFiles({ name: 'odpovede.json', mimeType: 'application/json', buffer });
      await press(desk, 'Nahrať odpovede');
    };
    await bring();
    const status = () => textIn(desk.getByRole('status'));
    await expect.poll(status).toContain('Treba doplniť: 1 hárok. Niekto zmenil: 1 hárok');
    await expect.poll(() => desk.getByLabel('Čo tu chýba?').inputValue()).toBe('Jedáleň v Dolnej');
    await checkAccessibility(desk, 'completing a sheet that was brought');
    expect(await sheets()).toEqual([]);
    await desk.getByLabel('no', { exact: true }).check();
    await press(desk, 'Započítať hárok');
    await expect.poll(status).toContain('Započítané: 1 hárok.');
    await expect.poll(() => sheets()).toMatchObject([{ answers: { help: { code: 'no' } } }]);
    await desk.getByLabel('Súbor s odpoveďami').waitFor();
    // Brought once more it is the same sheet, whatever the file holds of it.
    await bring();
    await press(desk, 'Vynechať');
    await expect.poll(status).toContain('Započítané: 0 hárkov');
    expect(await sheets()).toHaveLength(1);
    const events = await inBody(({ events }) => events.latest(20));
    expect(events.filter(({ action }) => action === 'brought')).toMatchObject([
      { details: { responses: 1 } }
    ]);
  });
});
