import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findBody } from '#lib/server/db/planning-bodies.ts';
import { inTransaction } from '#lib/server/stores.ts';
import {
  checkAccessibility,
  describeInBrowser,
  type Look,
  openBrowser,
  openPage,
  textIn
} from '../browser.ts';
import { type RunningProgram, startProgram, type Visitor } from '../running-program.ts';
import { planOf } from './plan-of-body.ts';

let program: RunningProgram;
let browser: Browser;

const visit = (visitor: Visitor | null, given: Look = {}) => openPage(browser, visitor, given);
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const openDetails = (page: Page, name: string) => page.locator('summary', { hasText: name }).click();

/** A municipality with public pages whose clerk has opened the box, and a page of its desk. */
async function aBodyWithBox(slug: string) {
  const body = await findBody(program.installation.database.db, slug);
  if (!body) throw new Error('There is no such municipality.');
  const clerk = await program.sessionFor('editor', body);
  const desk = await visit(clerk);
  const deskPath = `${program.address}/pracovisko/${slug}/podnety`;
  await desk.goto(deskPath);
  await press(desk, 'Otvoriť schránku');
  await desk.getByRole('status').waitFor();
  const waiting = () =>
    inTransaction(program.installation.database.db, body.bodyId, ({ suggestions }) =>
      suggestions.listIn(['waiting', 'to-verify'], 1)
    );
  return { body, clerk, desk, deskPath, address: `${program.address}/${slug}/podnety`, waiting };
}

/** The key in a form for a suggestion, as a new visitor gets it. */
const keyIn = (html: string) => /name="formular" value="([^"]+)"/.exec(html)?.[1];

describeInBrowser('suggestions', () => {
  beforeAll(async () => {
    program = await startProgram();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  });

  test('a resident suggests without an account, the clerk releases it shortened and answers, and takes it back', async () => {
    expect((await fetch(`${program.address}/banov/podnety`)).status).toBe(404);
    expect((await fetch(`${program.address}/banov/podnety/novy`)).status).toBe(404);
    const { body, desk, deskPath, address } = await aBodyWithBox('banov');
    await planOf(body, program);
    const author = await visit(null, { scripts: false, width: 320 });
    await author.goto(`${program.address}/banov`);
    await author.getByRole('link', { name: 'Podnety', exact: true }).click();
    await checkAccessibility(author, 'suggestions-empty-320');
    await author.getByRole('link', { name: 'Napísať podnet' }).click();
    await press(author, 'Poslať podnet');
    await expect.poll(() => textIn(author.getByRole('alert'))).toContain('Napíšte, čo navrhujete');
    await author.getByLabel('Čo navrhujete').fill('Pani Nováková by potrebovala lavičku pri obchode.');
    await author.getByLabel('človek, ktorý sociálnu službu využíva').check();
    await checkAccessibility(author, 'suggestion-form-320');
    await press(author, 'Poslať podnet');
    const code = await textIn(author.locator('.receipt'));
    expect(code).toMatch(/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/);
    await checkAccessibility(author, 'suggestion-sent-320');

    // Not before somebody has read it.
    expect(await (await fetch(address)).text()).not.toContain('lavičku');
    await desk.goto(deskPath);
    await checkAccessibility(desk, 'suggestions-desk-1280');
    await desk.getByRole('link', { name: /lavičku/ }).click();
    await checkAccessibility(desk, 'suggestion-desk-1280');
    await desk.getByLabel('Znenie, ktoré uvidia všetci').fill('Potrebujeme lavičku pri obchode.');
    await press(desk, 'Zverejniť podnet');
    await expect.poll(() => textIn(desk.getByRole('status'))).toContain('Podnet je zverejnený');
    await desk.getByLabel('Verejná odpoveď').fill('Osadíme ju do konca mája.');
    await press(desk, 'Zverejniť odpoveď');
    await expect.poll(() => textIn(desk.locator('main'))).toContain('Nováková');
    const reader = await visit(null, { dark: true });
    await reader.goto(address);
    const shown = await textIn(reader.locator('main'));
    for (const words of ['Potrebujeme lavičku', 'skrátené', 'Osadíme ju']) expect(shown).toContain(words);
    expect(shown).not.toContain('Nováková');
    await checkAccessibility(reader, 'suggestions-1280-dark');

    // The author finds it by the code, typed as people type.
    await author.goto(`${address}/stav`);
    await author.getByLabel('Kód z potvrdenky').fill(code.toLowerCase().replace('-', ' '));
    await press(author, 'Zistiť');
    await expect.poll(() => textIn(author.locator('main'))).toContain('Osadíme ju');
    await author.getByLabel('Kód z potvrdenky').fill('AAAA-AAAA');
    await press(author, 'Zistiť');
    await expect.poll(() => textIn(author.getByRole('alert'))).toContain('nič nemáme');

    const suggestion = desk.url();
    await desk.getByRole('link', { name: 'Zapísať do plánu ako zistenie' }).click();
    await expect
      .poll(() => desk.getByLabel('Čo ste zistili').inputValue())
      .toBe('„Potrebujeme lavičku pri obchode.“');
    await press(desk, 'Uložiť');
    await desk.getByText('Uložené.').waitFor();
    await expect.poll(() => textIn(desk.locator('main'))).toContain('Podnet obyvateľa');
    await desk.goto(suggestion);

    await openDetails(desk, 'Vziať rozhodnutie späť');
    await press(desk, 'Vziať späť');
    await expect.poll(() => textIn(desk.getByRole('status'))).toContain('znova čaká');
    expect(await (await fetch(address)).text()).not.toContain('lavičku');
  });

  test('a double click makes one, a program none, and a flood waits to be verified', async () => {
    const { desk, deskPath, address, waiting } = await aBodyWithBox('rajec');
    const path = '/rajec/podnety/novy';
    const page = await fetch(`${address}/novy`);
    expect(page.headers.get('cache-control')).toBe('no-store');
    const [html, other] = [await page.text(), await (await fetch(`${address}/novy`)).text()];
    // Nobody is given the key of another.
    expect(keyIn(html)).toBeDefined();
    expect(keyIn(html)).not.toBe(keyIn(other));
    const sender = program.signedOut();
    const twice = { formular: keyIn(html) ?? '', text: 'Autobus k lekárovi.' };
    const [one, two] = await Promise.all([sender.post(path, twice), sender.post(path, twice)]);
    expect([one.status, two.status]).toEqual([303, 303]);
    expect(one.headers.get('location')).toBe(two.headers.get('location'));
    await expect.poll(() => waiting()).toHaveLength(1);
    const robot = await program.signedOut().post(path, { text: 'Kúpte si hodinky', web: 'x' });
    expect(robot.status).toBe(303);
    await expect.poll(() => waiting()).toHaveLength(1);
    expect((await sender.post(path, { text: 'x'.repeat(2_001) })).status).toBe(422);
    // Nothing that somebody wrote is lost because the box closed meanwhile.
    const late = await sender.post('/banska-bystrica/podnety/novy', { text: 'Sem už nie.' });
    expect([late.status, await late.text()]).toEqual([422, expect.stringContaining('Sem už nie.')]);

    const flood = program.signedOut();
    for (let at = 0; at < 7; at += 1)
      expect((await flood.post(path, { formular: randomUUID(), text: `Podnet ${at}` })).status).toBe(303);
    const states = (await waiting()).map(({ state }) => state);
    expect(states.filter((state) => state === 'to-verify')).toHaveLength(2);
    expect(states).toHaveLength(8);

    // Two clerks at once: the second hears of it.
    await desk.goto(deskPath);
    await expect.poll(() => textIn(desk.locator('main'))).toContain('na overenie');
    await desk.getByRole('link', { name: /Autobus/ }).click();
    const rival = await desk.context().newPage();
    await rival.goto(desk.url());
    await rival.getByLabel('Prečo ho nezverejníte').fill('Nie je to o službách.');
    await press(rival, 'Nezverejniť podnet');
    await expect.poll(() => textIn(rival.getByRole('status'))).toContain('ostáva nezverejnený');
    await press(desk, 'Zverejniť podnet');
    await expect.poll(() => textIn(desk.getByRole('alert'))).toContain('Medzitým');
    await openDetails(desk, 'Vymazať natrvalo');
    await press(desk, 'Vymazať podnet');
    await expect.poll(() => textIn(desk.locator('main'))).not.toContain('Autobus');
  });

  test('who wants to help leaves a contact by keyboard, sees it to nobody but the desk, and erases it by the code', async () => {
    const { desk, deskPath, address } = await aBodyWithBox('zilina');
    const helper = await visit(null, { width: 320 });
    await helper.goto(`${address}/chcem-pomoct`);
    await helper.getByLabel('pomôcť, napríklad ako dobrovoľník').focus();
    await helper.keyboard.press('Space');
    await helper.getByLabel('Meno').focus();
    await helper.keyboard.type('Mária');
    await helper.keyboard.press('Tab');
    await helper.keyboard.type('maria@example.sk');
    await helper.keyboard.press('Enter');
    await expect.poll(() => textIn(helper.getByRole('alert'))).toContain('Bez súhlasu');
    await checkAccessibility(helper, 'help-320');
    await helper.getByLabel(/^Súhlasím/).focus();
    await helper.keyboard.press('Space');
    await helper.keyboard.press('Enter');
    const code = await textIn(helper.locator('.receipt'));
    await checkAccessibility(helper, 'help-sent-320');
    await desk.goto(`${deskPath}/ponuky`);
    await expect.poll(() => textIn(desk.locator('main'))).toContain('maria@example.sk');
    await checkAccessibility(desk, 'help-desk-1280');
    await helper.getByRole('link', { name: 'Odvolať súhlas' }).click();
    await helper.getByLabel('Kód z potvrdenky').fill('nezmysel');
    await press(helper, 'Vymazať môj kontakt');
    await expect.poll(() => textIn(helper.getByRole('alert'))).toContain('nič nemáme');
    await helper.getByLabel('Kód z potvrdenky').fill(code);
    await press(helper, 'Vymazať môj kontakt');
    await expect.poll(() => textIn(helper.locator('main'))).toContain('Kontakt je vymazaný');
    await desk.reload();
    await expect.poll(() => textIn(desk.locator('main'))).toContain('Zatiaľ sa nikto neponúkol');
    const english = await visit(null);
    await english.goto(`${program.address}/en/zilina/podnety/novy`);
    await expect.poll(() => textIn(english.locator('h1'))).toBe('Write a suggestion');
    await checkAccessibility(english, 'suggestion-form-1280-en');
  });
});
