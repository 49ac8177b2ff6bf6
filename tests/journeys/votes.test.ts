import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, dayInSlovakia } from '#lib/domain/shared/calendar-day.ts';
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

let program: RunningProgram;
let browser: Browser;

const TODAY = dayInSlovakia(new Date());
const visit = (visitor: Visitor | null, given: Look = {}) => openPage(browser, visitor, given);
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

async function aBodyWithDesk(slug: string) {
  const body = await findBody(program.installation.database.db, slug);
  if (!body) throw new Error('There is no such municipality.');
  const desk = await visit(await program.sessionFor('editor', body));
  await desk.goto(`${program.address}/pracovisko/${slug}/hlasovania`);
  return { body, desk, address: `${program.address}/${slug}/hlasovanie` };
}

async function prepare(desk: Page, rule: string, items: string, budget = '') {
  await desk.getByLabel('Otázka').fill('Čo má byť najskôr?');
  await desk.getByLabel(rule, { exact: true }).check();
  await desk.getByLabel('Návrhy').fill(items);
  await desk.getByLabel(/^Koľko peňazí/).fill(budget);
  await desk.getByLabel('Hlasuje sa od').fill(TODAY);
  await desk.getByLabel('do (vrátane)').fill(addDays(TODAY, 10));
  await desk.getByLabel('Hlasovať môže každý').check();
  await press(desk, 'Pripraviť');
}

describeInBrowser('votes on priorities', () => {
  beforeAll(async () => {
    program = await startProgram();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  });

  test('residents divide money on a phone without scripts and on paper; the result stands after the end', async () => {
    const { body, desk, address } = await aBodyWithDesk('banov');
    expect((await fetch(address)).status).toBe(404);
    await press(desk, 'Pripraviť');
    await expect.poll(() => textIn(desk.getByRole('alert'))).toContain('Vyberte, ako sa počíta');
    await prepare(desk, 'rozdelenie peňazí', 'Dovoz obedov\nKlub', '10 000');
    await expect.poll(() => textIn(desk.getByRole('alert'))).toContain('sumu za zvislú čiaru');
    await prepare(
      desk,
      'rozdelenie peňazí',
      'Dovoz obedov | 6 000\nKlub | 4 000 €\nIhrisko | 9000',
      '10 000'
    );
    await expect.poll(() => textIn(desk.getByRole('status'))).toContain('Hlasovanie je pripravené');
    await checkAccessibility(desk, 'vote-desk-1280');

    const voter = await visit(null, { scripts: false, width: 320 });
    await voter.goto(`${program.address}/banov`);
    await voter.getByRole('link', { name: 'Hlasovanie', exact: true }).click();
    await checkAccessibility(voter, 'votes-320');
    await voter.getByRole('link', { name: 'Čo má byť najskôr?' }).click();
    await press(voter, 'Hlasovať');
    await expect.poll(() => textIn(voter.getByRole('alert'))).toContain('Vyberte aspoň jeden');
    await voter.getByLabel('Dovoz obedov').check();
    await voter.getByLabel('Klub').check();
    await checkAccessibility(voter, 'vote-320');
    await press(voter, 'Hlasovať');
    await expect.poll(() => textIn(voter.getByRole('status'))).toContain('váš hlas máme');
    await checkAccessibility(voter, 'vote-cast-320');

    // A double click is one ballot, a program none; ballots of paper are typed by numbers.
    const path = new URL(voter.url()).pathname;
    const html = await (await fetch(program.address + path)).text();
    const formular = /name="formular" value="([^"]+)"/.exec(html)?.[1] ?? '';
    const sender = program.signedOut();
    const twice = await Promise.all([1, 2].map(() => sender.post(path, { formular, za: '1' })));
    expect(twice.map(({ status }) => status)).toEqual([303, 303]);
    expect((await program.signedOut().post(path, { za: '1', web: 'x' })).status).toBe(303);
    expect((await program.signedOut().post(path, { za: '7' })).status).toBe(422);
    await desk.getByLabel('Čísla na lístku').fill('1 9');
    await desk.keyboard.press('Enter');
    await expect.poll(() => textIn(desk.getByRole('alert'))).toContain('Také číslo');
    // Two came by the web; each sheet is counted before the next is typed.
    for (const [at, numbers] of ['1 2', '2', '1'].entries()) {
      await desk.getByLabel('Čísla na lístku').fill(numbers);
      await desk.keyboard.press('Enter');
      const told = `${at + 3}, z toho na papieri ${at + 1}`;
      await expect.poll(() => textIn(desk.locator('main'))).toContain(told);
      await expect.poll(() => textIn(desk.getByRole('status'))).toContain('Lístok je zapísaný');
    }

    // The days pass.
    const { db } = program.installation.database;
    await inTransaction(db, body.bodyId, async ({ priorityVotes }) => {
      const [vote] = await priorityVotes.list(1);
      if (!vote) throw new Error('There is no vote.');
      const { revision, ...past } = vote;
      await priorityVotes.change({ ...past, opensOn: addDays(TODAY, -9), closesOn: addDays(TODAY, -1) });
    });
    await desk.reload();
    await press(desk, 'Spočítať a zverejniť');
    await expect.poll(() => textIn(desk.getByRole('status'))).toContain('Výsledok je zverejnený');
    const reader = await visit(null, { dark: true });
    await reader.goto(program.address + path);
    const shown = await textIn(reader.locator('main'));
    for (const words of ['Počet lístkov: 5', 'menej ako 5', 'Ako by to dopadlo inak', 'Dovoz obedov'])
      expect(shown).toContain(words);
    await checkAccessibility(reader, 'vote-result-1280-dark');
    await reader.setViewportSize({ width: 320, height: 900 });
    await checkAccessibility(reader, 'vote-result-320-dark');
  });

  test('items are put in order by keyboard; a place used twice is said', async () => {
    const { desk, address } = await aBodyWithDesk('rajec');
    await prepare(desk, 'zoradenie', 'Obedy\nKlub\nIhrisko');
    const voter = await visit(null);
    await voter.goto(address);
    await voter.getByRole('link', { name: 'Čo má byť najskôr?' }).click();
    await voter.getByLabel('Obedy').focus();
    await voter.keyboard.type('1');
    await voter.keyboard.press('Tab');
    await voter.keyboard.type('1');
    await voter.keyboard.press('Enter');
    await expect.poll(() => textIn(voter.getByRole('alert'))).toContain('Každé poradie použite raz');
    await checkAccessibility(voter, 'vote-order-1280');
    await voter.getByLabel('Klub').fill('2');
    await voter.getByLabel('Klub').press('Enter');
    await expect.poll(() => textIn(voter.getByRole('status'))).toContain('váš hlas máme');
    await desk.reload();
    await expect.poll(() => textIn(desk.locator('main'))).toContain('1, z toho na papieri 0');
  });
});
