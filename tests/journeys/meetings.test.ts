import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, dayInSlovakia } from '#lib/domain/shared/calendar-day.ts';
import { findBody } from '#lib/server/db/planning-bodies.ts';
import {
  checkAccessibility,
  describeInBrowser,
  type Look,
  openBrowser,
  openPage,
  textIn
} from '../browser.ts';
import { readMails } from '../mail-folder.ts';
import { type RunningProgram, startProgram, type Visitor } from '../running-program.ts';

let program: RunningProgram;
let browser: Browser;

const visit = (visitor: Visitor | null, given: Look = {}) => openPage(browser, visitor, given);
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

async function aBodyWithDesk(slug: string) {
  const body = await findBody(program.installation.database.db, slug);
  if (!body) throw new Error('There is no such municipality.');
  const clerk = await program.sessionFor('editor', body);
  return { body, clerk, address: `${program.address}/${slug}/stretnutia` };
}

/** Fills in the form of a meeting on a day. */
async function plan(page: Page, title: string, day: string) {
  await page.getByLabel('stretnutie s obyvateľmi').check();
  await page.getByLabel('Názov').fill(title);
  await page.getByLabel('Miesto').fill('Kultúrny dom; 1. poschodie, výťah');
  await page.getByLabel('Deň', { exact: true }).fill(day);
  await page.getByLabel('Od', { exact: true }).fill('16.30');
  await page.getByLabel('Do', { exact: true }).fill('18:00');
  await page.getByLabel(/^Program/).fill('1. Opatrovanie doma\n2. Obedy');
  await page.getByLabel('Ohlásiť na verejnej stránke').check();
  await press(page, 'Naplánovať');
}

describeInBrowser('meetings', () => {
  beforeAll(async () => {
    program = await startProgram();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  });

  test('a meeting is planned without scripts, announced to everybody and to calendars, and called off', async () => {
    const { clerk, address } = await aBodyWithDesk('banov');
    expect((await fetch(address)).status).toBe(404);
    expect((await fetch(`${address}/kalendar.ics`)).status).toBe(404);
    const desk = await visit(clerk, { scripts: false, width: 320 });
    await desk.goto(`${program.address}/pracovisko/banov/stretnutia`);
    await checkAccessibility(desk, 'meetings-empty-320');
    await press(desk, 'Naplánovať');
    await expect.poll(() => textIn(desk.getByRole('alert'))).toContain('Vyberte druh stretnutia');
    const day = addDays(dayInSlovakia(new Date()), 10);
    await plan(desk, 'Stretnutie so seniormi', day);
    await expect.poll(() => textIn(desk.getByRole('status'))).toContain('Stretnutie je naplánované');
    await checkAccessibility(desk, 'meeting-desk-320');

    const reader = await visit(null, { scripts: false, width: 320 });
    await reader.goto(`${program.address}/banov`);
    await reader.getByRole('link', { name: 'Stretnutia', exact: true }).click();
    await expect.poll(() => textIn(reader.locator('main'))).toContain('16:30');
    await checkAccessibility(reader, 'meetings-320');
    const calendar = await fetch(`${address}/kalendar.ics`);
    expect(calendar.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const file = await calendar.text();
    expect(file.replaceAll('\r\n ', '')).toContain('LOCATION:Kultúrny dom\\; 1. poschodie\\, výťah\r\n');
    expect(file).toContain('DESCRIPTION:1. Opatrovanie doma\\n2. Obedy\r\n');
    expect(file).toMatch(/DTSTART:\d{8}T1[45]3000Z\r\n/);

    await desk.getByRole('link', { name: /^Vytlačiť plagát/ }).click();
    for (const words of ['Prezenčná listina', 'Príďte povedať', 'Meno písať nemusíte'])
      await expect.poll(() => textIn(desk.locator('main'))).toContain(words);
    await checkAccessibility(desk, 'meeting-kit-320');
    await desk.goBack();
    await desk.locator('summary', { hasText: 'Zrušiť stretnutie' }).click();
    await press(desk, 'Zrušiť stretnutie');
    await reader.reload();
    await expect.poll(() => textIn(reader.locator('main'))).toContain('toto stretnutie nebude');
    expect(await (await fetch(`${address}/kalendar.ics`)).text()).toContain('STATUS:CANCELLED');
    const english = await visit(null, { dark: true });
    await english.goto(`${program.address}/en/banov/stretnutia`);
    await expect.poll(() => textIn(english.locator('h1'))).toBe('Meetings');
    await checkAccessibility(english, 'meetings-1280-en-dark');
  });

  test('minutes with decisions and tasks are written by keyboard; their internal part stays at the desk', async () => {
    const { body, clerk, address } = await aBodyWithDesk('rajec');
    const desk = await visit(clerk);
    await desk.goto(`${program.address}/pracovisko/rajec/stretnutia`);
    await plan(desk, 'Pracovná skupina', addDays(dayInSlovakia(new Date()), -3));
    await desk.getByLabel('úloha', { exact: true }).focus();
    await desk.keyboard.press('Space');
    await desk.getByLabel('Znenie').focus();
    await desk.keyboard.type('Zistiť cenu dovozu obedov.');
    await desk.keyboard.press('Tab');
    await desk.keyboard.type('riaditeľka centra');
    await desk.getByLabel('Zverejniť so zápisnicou').focus();
    await desk.keyboard.press('Space');
    await desk.getByRole('button', { name: 'Pridať', exact: true }).focus();
    await desk.keyboard.press('Enter');
    await expect.poll(() => textIn(desk.getByRole('status'))).toContain('Pridané');
    // Somebody else has the same page open.
    const rival = await desk.context().newPage();
    await rival.goto(desk.url());
    await desk.getByLabel('Počet prítomných').fill('štyria');
    await desk.getByLabel('Verejná časť zápisnice').fill('Hovorilo sa o obedoch.');
    await desk.getByLabel('Interné poznámky').fill('Hádali sa.');
    await desk.getByLabel('Zverejniť zápisnicu').check();
    await press(desk, 'Uložiť zápisnicu');
    await expect.poll(() => textIn(desk.getByRole('alert'))).toContain('celým číslom');
    await desk.getByLabel('Počet prítomných').fill('4');
    await press(desk, 'Uložiť zápisnicu');
    await expect.poll(() => textIn(desk.getByRole('status'))).toContain('Zápisnica je uložená');
    await checkAccessibility(desk, 'meeting-desk-1280');
    await rival.getByLabel('Verejná časť zápisnice').fill('Iná zápisnica.');
    await press(rival, 'Uložiť zápisnicu');
    await expect.poll(() => textIn(rival.getByRole('alert'))).toContain('Medzitým');
    await expect.poll(() => rival.getByLabel('Verejná časť zápisnice').inputValue()).toBe('Iná zápisnica.');

    const reader = await visit(null);
    await reader.goto(address);
    const shown = await textIn(reader.locator('main'));
    for (const words of ['Hovorilo sa o obedoch', 'Zistiť cenu dovozu', 'menej ako 5'])
      expect(shown).toContain(words);
    for (const secret of ['Hádali', 'riaditeľka']) expect(shown).not.toContain(secret);
    await reader.locator('summary', { hasText: 'Zápisnica' }).click();
    await checkAccessibility(reader, 'meetings-minutes-1280');
    // A member of a group reads all of it and keeps nothing.
    const member = await visit(await program.sessionFor('group-member', body));
    await member.goto(desk.url().replace(/\?.*/, ''));
    await expect.poll(() => textIn(member.locator('main'))).toContain('Hádali sa.');
    await expect.poll(() => member.getByRole('button', { name: 'Uložiť zápisnicu' }).count()).toBe(0);
  });

  test('those who have a say are kept by consent, invited by mail with a calendar file, and noted when they came', async () => {
    const { clerk } = await aBodyWithDesk('zilina');
    const desk = await visit(clerk);
    await desk.goto(`${program.address}/pracovisko/zilina/stretnutia`);
    await desk.getByRole('link', { name: 'Koho prizývame' }).click();
    await desk.getByLabel('Koho zastupuje').selectOption('recipients');
    await desk.getByLabel('Je to človek').check();
    await desk.getByLabel('Názov alebo meno').fill('Mária Nováková');
    await desk.getByLabel('E-mail').fill('maria@example.sk');
    await press(desk, 'Uložiť');
    await expect.poll(() => textIn(desk.getByRole('alert'))).toContain('len s jeho súhlasom');
    await desk.getByLabel('Deň súhlasu').fill(dayInSlovakia(new Date()));
    await press(desk, 'Uložiť');
    await expect.poll(() => textIn(desk.getByRole('status'))).toContain('Uložené');
    await checkAccessibility(desk, 'stakeholders-1280');
    await desk.goto(`${program.address}/pracovisko/zilina/stretnutia`);
    await plan(desk, 'Stretnutie o obedoch', addDays(dayInSlovakia(new Date()), 5));
    await desk.getByRole('link', { name: /^Pozvať ľudí/ }).click();
    await press(desk, 'Poslať pozvánky');
    await expect.poll(() => textIn(desk.getByRole('alert'))).toContain('Vyberte, koho');
    await desk.getByLabel('Mária Nováková').check();
    await press(desk, 'Poslať pozvánky');
    await expect.poll(() => textIn(desk.getByRole('status'))).toContain('Odoslali sme 1 pozvánku');
    const letters = async () =>
      (await readMails(program.mailFolder)).filter(({ to }) => to === 'maria@example.sk');
    await expect.poll(letters, { timeout: 60_000 }).toMatchObject([
      {
        subject: 'Pozvánka: Stretnutie o obedoch',
        text: expect.stringContaining('Kultúrny dom'),
        calendar: expect.stringMatching(/^SUMMARY:Stretnutie o obedoch\r?$/m)
      }
    ]);
    await desk.getByLabel('Mária Nováková').check();
    await checkAccessibility(desk, 'guests-1280');
    await press(desk, 'Uložiť účasť');
    await expect.poll(() => desk.getByLabel('Mária Nováková').isChecked()).toBe(true);
    await desk.goto(`${program.address}/pracovisko/zilina/stretnutia/zucastneni`);
    await desk.locator('summary', { hasText: 'Odvolanie súhlasu' }).click();
    await desk.getByRole('button', { name: /^Vymazať osobné údaje/ }).click();
    await expect.poll(() => textIn(desk.locator('main'))).not.toContain('Nováková');
    await desk.setViewportSize({ width: 320, height: 900 });
    await checkAccessibility(desk, 'stakeholders-320');
  });
});
