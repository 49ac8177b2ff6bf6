import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkAccessibility, describeInBrowser, openBrowser, openPage, textIn } from '../browser.ts';
import { aCarriedPlan } from '../carried-plan.ts';
import { linkFromMail } from '../mail-folder.ts';
import { type RunningProgram, startProgram, type Visitor } from '../running-program.ts';

let program: RunningProgram;
let browser: Browser;
let coordinator: Visitor;
let address: string;
let link: string;
const EMAIL = 'referentka@example.sk';

const main = (page: Page) => page.locator('main');
const press = (page: Page, name: string | RegExp) => main(page).getByRole('button', { name }).click();

describeInBrowser('an owner tells how her activities go by a link', () => {
  beforeAll(async () => {
    program = await startProgram();
    browser = await openBrowser();
    const carried = await aCarriedPlan(program, 'banov');
    coordinator = await program.sessionFor('coordinator', carried.body);
    address = `${program.address}/pracovisko/banov/plany/${carried.planId}/plnenie`;
  });
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  });

  test('the coordinator writes down an address and sends the link, without scripts', async () => {
    const page = await openPage(browser, coordinator, { scripts: false });
    await page.goto(address);
    await page.getByRole('link', { name: /Poslať zodpovedným odkaz/ }).click();
    await expect.poll(() => textIn(main(page))).toContain('1 aktivita, od 1. 7. 2026');
    await checkAccessibility(page, 'owners');
    await page.getByRole('link', { name: /Zapísať adresu/ }).click();
    await page.getByLabel('E-mail').fill('nie je adresa');
    await press(page, 'Uložiť adresu');
    await expect.poll(() => textIn(page.locator('.error-summary'))).toContain('e-mail v tvare');
    await checkAccessibility(page, 'owners-refused');
    await page.getByLabel('E-mail').fill(EMAIL);
    await press(page, 'Uložiť adresu');
    await expect.poll(() => textIn(main(page))).toContain('Uložené.');
    await press(page, 'Poslať odkaz 1 zodpovednému');
    await expect.poll(() => textIn(main(page))).toContain('Odišiel 1 mail.');
    await expect.poll(() => textIn(main(page))).toContain('Teraz sa nie je koho pýtať');
    link = await linkFromMail(program.mailFolder, EMAIL, '/u/');
  });

  test('on a phone and without scripts she answers in two taps and three fields', async () => {
    const page = await openPage(browser, null, { scripts: false, width: 320 });
    await page.goto(link);
    await expect.poll(() => textIn(main(page))).toContain('Na váš zápis čaká 1 aktivita.');
    await checkAccessibility(page, 'owner-link');
    await page.getByRole('link', { name: /^Nepodarilo.*Nábor/ }).click();
    await expect
      .poll(() => main(page).locator('form input:not([type=hidden])').count())
      .toBeLessThanOrEqual(5);
    await press(page, 'Odoslať');
    await expect.poll(() => textIn(page.locator('.error-summary'))).toContain('Zapíšte dôvod');
    await checkAccessibility(page, 'owner-link-refused');
    await page.getByLabel('Prečo').fill('nikto sa neprihlásil');
    await press(page, 'Odoslať');
    await expect.poll(() => textIn(main(page))).toContain('Zapísané. Ďakujeme.');
    await expect.poll(() => textIn(main(page))).toContain('Teraz od vás nič nečakáme.');
    await checkAccessibility(page, 'owner-link-done');
    await page.goto(`${program.address}/banov/plnenie`);
    await expect.poll(() => textIn(main(page))).toContain('nikto sa neprihlásil');
  });

  test('an old tab is shown what was told since, a strange number is asked about, and both are kept', async () => {
    const [page, other] = [await openPage(browser, null), await openPage(browser, null)];
    for (const one of [page, other]) {
      await one.goto(link);
      await main(one).locator('summary').click();
      await one.getByRole('link', { name: /^Robíme.*Zaučenie/ }).click();
    }
    await page.getByLabel('Čo sa dosiahlo').fill('3');
    await press(page, 'Odoslať');
    await expect.poll(() => textIn(main(page))).toContain('Zapísané.');
    await other.getByLabel('Čo sa dosiahlo').fill('tri');
    await press(other, 'Odoslať');
    await expect.poll(() => textIn(other.locator('.error-summary'))).toContain('musí byť číslo');
    await other.getByLabel('Čo sa dosiahlo').fill('400');
    await press(other, 'Odoslať');
    await expect.poll(() => textIn(main(other))).toContain('Medzitým zapísal niekto iný');
    await checkAccessibility(other, 'owner-link-meanwhile');
    await press(other, 'Odoslať');
    await expect.poll(() => textIn(other.locator('.error-summary'))).toContain('aspoň stokrát');
    await press(other, 'Odoslať');
    await expect.poll(() => textIn(main(other))).toContain('Zapísané.');

    const desk = await openPage(browser, coordinator);
    await desk.goto(address);
    await expect.poll(() => textIn(main(desk))).toContain('cez odkaz z mailu');
    await expect.poll(() => textIn(main(desk))).toContain('Dosiahnutá hodnota: 400');
  });

  test('an altered link and one of a changed address open nothing and say what to do', async () => {
    const page = await openPage(browser, null, { width: 320, dark: true });
    await page.goto(`${program.address}/u/${'x'.repeat(43)}/plnenie`);
    await expect.poll(() => textIn(main(page))).toContain('Tento odkaz nepoznáme.');
    await checkAccessibility(page, 'owner-link-unknown');
    // The address without its end leads there too.
    await page.goto(link.replace(/\/plnenie$/, ''));
    await expect.poll(() => page.url()).toContain('/plnenie');
    await checkAccessibility(page, 'owner-link-dark');

    const desk = await openPage(browser, coordinator);
    await desk.goto(`${address}/zodpovedni`);
    await main(desk)
      .getByRole('link', { name: /Zmeniť/ })
      .click();
    await desk.getByLabel('E-mail').fill('ina@example.sk');
    await press(desk, 'Uložiť adresu');
    await expect.poll(() => textIn(main(desk))).toContain('Uložené.');
    await page.goto(link);
    await expect.poll(() => textIn(main(page))).toContain('sa medzitým zmenila');
    const path = `${new URL(link).pathname}/00000000-0000-4000-8000-000000000000?rok=2026`;
    const visitor = program.signedOut();
    const sent = await visitor.post(`${path}&ako=done`, { evidence: 'x' });
    expect([sent.status, sent.headers.get('location')]).toEqual([303, new URL(link).pathname]);
    expect((await visitor.get(`${path}&ako=inak`)).status).toBe(303);
  });

  test('the ladder is set by the office, and a day no year has is refused', async () => {
    const page = await openPage(browser, coordinator, { width: 320 });
    await page.goto(`${address}/zodpovedni`);
    await page.getByLabel('Od ktorého dňa v roku sa pýtať').fill('31. 11.');
    await press(page, 'Uložiť pripomienky');
    await expect.poll(() => textIn(page.locator('.error-summary'))).toContain('ktorý má každý rok');
    await page.getByLabel('Od ktorého dňa v roku sa pýtať').fill('15.11');
    await page.getByLabel(/Posielať pripomienky samo/).check();
    await press(page, 'Uložiť pripomienky');
    await expect.poll(() => textIn(main(page))).toContain('15. novembra');
    await checkAccessibility(page, 'owners-phone');
  });
});
