import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findBody } from '#lib/server/db/planning-bodies.ts';
import { announcePublished } from '#lib/server/public/announce.ts';
import { inTransaction, type Stores } from '#lib/server/stores.ts';
import { changeQuestionnaire } from '#lib/server/use-cases/surveys/keep-questionnaire.ts';
import { codeHash, drawCodes } from '#lib/server/use-cases/surveys/letter-codes.ts';
import { closeQuestionnaire, openQuestionnaire } from '#lib/server/use-cases/surveys/open-questionnaire.ts';
import {
  checkAccessibility,
  describeInBrowser,
  type Look,
  openBrowser,
  openPage,
  textIn
} from '../browser.ts';
import { type RunningProgram, startProgram, type Visitor } from '../running-program.ts';
import { anOpenQuestionnaire, someContent } from '../survey-fixtures.ts';

let program: RunningProgram;
let browser: Browser;

/** Municipalities with public pages of their own, one for each test. */
const SLUGS = [
  'banov',
  'rajec',
  'lipovec-martin',
  'svit',
  'modra',
  'pezinok',
  'senec',
  'trnava',
  'levice',
  'galanta',
  'hlohovec',
  'piestany'
];

const visit = (visitor: Visitor | null, given: Look = {}) => openPage(browser, visitor, given);
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();

async function aMunicipality() {
  const body = await findBody(program.installation.database.db, SLUGS.pop() ?? '');
  if (!body) throw new Error('There is no such municipality.');
  return body;
}

/** A municipality with an open questionnaire, and what it keeps of the answers. */
async function anOpenOne() {
  const body = await aMunicipality();
  const { db } = program.installation.database;
  const opened = await anOpenQuestionnaire(db, body.bodyId);
  const inBody = <T>(work: (stores: Stores) => Promise<T>) => inTransaction(db, body.bodyId, work);
  const sheets = () => inBody(({ responses }) => responses.listSheets(opened.asked.id));
  const path = `/${body.slug}/dotaznik/${opened.code}`;
  return { ...opened, body, inBody, sheets, path, address: program.address + path };
}

/** The hidden field of a page that came as an answer to a form. */
async function sealedIn(response: Response): Promise<string> {
  return /name="stav" value="([^"]+)"/.exec(await response.text())?.[1] ?? '';
}

const ANSWERS = {
  'o-help': 'yes',
  'o-who': 'family',
  'o-content': '4',
  'o-missing': 'Jedáleň v Dolnej',
  'o-sex': 'woman'
};

describeInBrowser('questionnaires', () => {
  beforeAll(async () => {
    program = await startProgram();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  });

  test('a coordinator opens one from the bank, a neighbour answers on a phone and takes it back', async () => {
    const body = await aMunicipality();
    const desk = await visit(await program.sessionFor('coordinator', body), { scripts: false });
    await desk.goto(`${program.address}/pracovisko/${body.slug}/dotazniky`);
    await checkAccessibility(desk, 'questionnaires of a desk');
    await desk.getByRole('link', { name: 'obyvatelia', exact: true }).click();
    await checkAccessibility(desk, 'a new questionnaire');
    await press(desk, 'Pripraviť dotazník');
    await expect.poll(() => textIn(desk.locator('main'))).toContain('pripravuje sa');
    await desk.getByRole('link', { name: 'Náhľad dotazníka' }).click();
    await checkAccessibility(desk, 'a preview');
    await desk.goBack();
    await press(desk, 'Otvoriť dotazník');
    await expect.poll(() => textIn(desk.getByRole('status'))).toContain('Dotazník je zverejnený');
    await checkAccessibility(desk, 'an open questionnaire');

    const reader = await visit(null, { scripts: false, width: 320 });
    await reader.goto(`${program.address}/${body.slug}`);
    await reader.getByRole('link', { name: /Ako sa vám u nás žije/ }).click();
    await checkAccessibility(reader, 'the first page of a questionnaire');
    await press(reader, 'Začať');
    await checkAccessibility(reader, 'a page of questions');
    await reader.getByRole('radio').first().check();
    const needsHelp = reader.locator('[name=o-needs-help][value=no]');
    for (let page = 0; await reader.getByRole('button', { name: 'Pokračovať' }).count(); page += 1) {
      expect(page).toBeLessThan(10);
      if (await needsHelp.count()) await needsHelp.check();
      await press(reader, 'Pokračovať');
    }
    await press(reader, 'Späť');
    await press(reader, 'Pokračovať');
    await press(reader, 'Odoslať odpovede');
    await expect.poll(() => textIn(reader.locator('main'))).toContain('Ďakujeme, vaše odpovede máme');
    await checkAccessibility(reader, 'a receipt');
    const receipt = await textIn(reader.locator('.receipt strong'));
    await reader.getByRole('link', { name: 'Overenie a stiahnutie odpovedí' }).click();
    await reader.getByLabel('Kód potvrdenky').fill('2222-2222-2222');
    await press(reader, 'Overiť');
    await expect.poll(() => textIn(reader.getByRole('alert'))).toContain('Takú potvrdenku');
    await reader.getByLabel('Kód potvrdenky').fill(receipt.toUpperCase());
    await press(reader, 'Overiť');
    await expect.poll(() => textIn(reader.getByRole('status'))).toContain('započítali');
    await checkAccessibility(reader, 'a receipt that is known');

    await desk.reload();
    await expect.poll(() => textIn(desk.locator('main'))).toContain('1 odpoveď: web 1');
    await press(reader, 'Stiahnuť moje odpovede');
    await expect.poll(() => textIn(reader.getByRole('status'))).toContain('stiahnuté');
    await desk.reload();
    await expect.poll(() => textIn(desk.locator('main'))).toContain('Zatiaľ nikto neodpovedal');
  });

  test('a clerk rewords a question and adds one; once it is open, a change makes a version of its own', async () => {
    const { asked, body, address } = await anOpenOne();
    const desk = await visit(await program.sessionFor('editor', body), { scripts: false });
    const one = `${program.address}/pracovisko/${body.slug}/dotazniky/${asked.id}`;
    await desk.goto(one);
    await desk.getByRole('link', { name: 'upraviť Čo tu chýba?' }).click();
    await checkAccessibility(desk, 'editing a question');
    await desk
      .getByRole('group', { name: 'Znenie otázky' })
      .getByLabel('slovensky', { exact: true })
      .fill('Čo vám chýba?');
    await press(desk, 'Uložiť otázku');
    await expect.poll(() => textIn(desk.getByRole('status'))).toContain('Zmena urobila novú verziu');
    await desk.goto(`${one}/otazky/nova?typ=single`);
    await desk
      .getByRole('group', { name: 'Znenie otázky' })
      .getByLabel('slovensky', { exact: true })
      .fill('Prídete?');
    await desk
      .getByRole('group', { name: 'Možnosti' })
      .getByLabel('slovensky', { exact: true })
      .fill('áno\nnie');
    await press(desk, 'Uložiť otázku');
    await expect.poll(() => textIn(desk.locator('main'))).toContain('Prídete?');

    const reader = await visit(null, { scripts: false });
    const begin = async () => {
      await reader.goto(address);
      await press(reader, 'Začať');
      return textIn(reader.locator('main'));
    };
    expect(await begin()).toContain('Čo tu chýba?');
    await press(desk, 'Uložiť');
    await expect.poll(() => textIn(desk.getByRole('status'))).toContain('Dotazník je zverejnený');
    const now = await begin();
    expect([now.includes('Čo vám chýba?'), now.includes('Prídete?')]).toEqual([true, true]);
  });

  test('what is missing is said above the page, and every answer is still there', async () => {
    const { address, sheets } = await anOpenOne();
    const reader = await visit(null, { scripts: false });
    await reader.goto(address);
    await press(reader, 'Začať');
    await reader.getByLabel('Čo tu chýba?').fill('Jedáleň');
    await reader.getByLabel('4', { exact: true }).check();
    await press(reader, 'Odoslať odpovede');
    await expect
      .poll(() => textIn(reader.getByRole('alert')))
      .toContain('Pomáha vám niekto? Na túto otázku treba odpovedať.');
    await expect.poll(() => reader.getByLabel('Čo tu chýba?').inputValue()).toBe('Jedáleň');
    await checkAccessibility(reader, 'a page with something missing');
    await reader.getByLabel('no', { exact: true }).check();
    await press(reader, 'Odoslať odpovede');
    await expect.poll(() => textIn(reader.locator('main'))).toContain('Ďakujeme');
    await expect.poll(() => sheets()).toMatchObject([{ answers: { help: { code: 'no' }, content: 4 } }]);
  });

  test('a sheet sent many times at once, and from two tabs, is one; altered, it is asked for again', async () => {
    const { path, sheets } = await anOpenOne();
    const visitor = program.signedOut();
    const stav = await sealedIn(await visitor.post(path, { krok: 'zacat' }));
    const send = (fields: Record<string, string> = {}) =>
      visitor.post(path, { stav, krok: 'dalej', ...ANSWERS, ...fields });
    const answers = await Promise.all([send(), send(), send({ 'o-content': '1' }), send()]);
    const receipts = await Promise.all(
      answers.map(async (answer) => /<strong[^>]*>([^<]+)<\/strong>/.exec(await answer.text())?.[1])
    );
    expect(new Set(receipts).size).toBe(1);
    expect(receipts[0]).toMatch(/^[2-9a-z]{4}-[2-9a-z]{4}-[2-9a-z]{4}$/);
    await expect.poll(() => sheets()).toHaveLength(1);

    const altered = await send({ stav: `${stav.slice(0, -3)}abc` });
    const page = await altered.text();
    expect([altered.status, page]).toEqual([422, expect.stringContaining('Skryté údaje tejto stránky')]);
    expect(page).toContain('Jedáleň v Dolnej');
    await expect.poll(() => sheets()).toHaveLength(1);
    const mended = /name="stav" value="([^"]+)"/.exec(page)?.[1] ?? '';
    expect(await (await send({ stav: mended })).text()).toContain('Ďakujeme');
    await expect.poll(() => sheets()).toHaveLength(2);
  });

  test('changed or closed in between, it says so and shows what was filled in', async () => {
    const { asked, body, coordinator, inBody, path, sheets } = await anOpenOne();
    const visitor = program.signedOut();
    const stav = await sealedIn(await visitor.post(path, { krok: 'zacat' }));
    const now = new Date();
    await inBody(async (stores) => {
      const content = someContent({ title: { sk: 'Nový názov' } });
      await changeQuestionnaire(stores, coordinator, {
        id: asked.id,
        seen: { number: 1, revision: 1 },
        content
      });
      const opening = { opensAt: now, closesAt: asked.closesAt, smallBody: false, now };
      return openQuestionnaire(stores, coordinator, { id: asked.id, ...opening });
    });
    const outdated = await (await visitor.post(path, { stav, krok: 'dalej', ...ANSWERS })).text();
    expect(outdated).toContain('Obec dotazník medzitým zmenila');
    expect(outdated).toContain('Jedáleň v Dolnej');
    const again = /name="stav" value="([^"]+)"/.exec(outdated)?.[1] ?? '';
    const closed = await inBody((stores) =>
      closeQuestionnaire(stores, coordinator, { id: asked.id, now: new Date() })
    );
    if (closed.outcome === 'closed')
      await announcePublished(program.installation, body.bodyId, closed.revision);
    const late = await (await visitor.post(path, { stav: again, krok: 'dalej', ...ANSWERS })).text();
    expect(late).toContain('Dotazník sa medzitým skončil');
    expect(late).toContain('Jedáleň v Dolnej');
    await expect.poll(() => sheets()).toEqual([]);
    expect(await (await visitor.get(path)).text()).toContain('Dotazník sa skončil');
  });

  test('what a program fills in and what is not text waits for a person or is told', async () => {
    const { asked, body, path, sheets, inBody } = await anOpenOne();
    const visitor = program.signedOut();
    const stav = await sealedIn(await visitor.post(path, { krok: 'zacat' }));
    const robot = await visitor.post(path, { stav, krok: 'dalej', ...ANSWERS, web: 'https://x.example' });
    expect(await robot.text()).toContain('Ďakujeme');
    const long = await visitor.post(path, {
      stav,
      krok: 'dalej',
      ...ANSWERS,
      'o-missing': 'x'.repeat(100_000)
    });
    expect([long.status, await long.text()]).toEqual([422, expect.stringContaining('Text je príliš dlhý')]);
    const huge = await visitor.post(path, { stav, krok: 'dalej', 'o-missing': 'x'.repeat(25_000_000) });
    expect(huge.status).toBe(413);
    await expect.poll(() => sheets()).toEqual([]);
    expect(await inBody(({ responses }) => responses.listToCheck(asked.id))).toMatchObject([{ sheets: 1 }]);

    const desk = await visit(await program.sessionFor('coordinator', body), { scripts: false });
    await desk.goto(`${program.address}/pracovisko/${body.slug}/dotazniky/${asked.id}`);
    await press(desk, /^Započítať/);
    await expect.poll(() => textIn(desk.locator('main'))).toContain('1 odpoveď: web 1');
    await expect.poll(() => sheets()).toHaveLength(1);
  });

  test('whoever has a letter answers with its code, once', async () => {
    const body = await aMunicipality();
    const desk = await visit(await program.sessionFor('coordinator', body), { scripts: false });
    await desk.goto(`${program.address}/pracovisko/${body.slug}/dotazniky/novy?pre=mayors`);
    await press(desk, 'Pripraviť dotazník');
    await desk.getByLabel('kto má jednorazový kód z listu').check();
    await desk.getByRole('group', { name: 'Kto môže odpovedať' }).locator('..').getByRole('button').click();
    await expect.poll(() => textIn(desk.locator('main'))).toContain('Listy vytlačíte, keď dotazník otvoríte');
    await press(desk, 'Otvoriť dotazník');
    await expect.poll(() => textIn(desk.getByRole('status'))).toContain('kto má kód z listu');
    await checkAccessibility(desk, 'a questionnaire by codes');
    await desk.getByLabel('Koľko listov').fill('1000');
    await press(desk, 'Stiahnuť listy na tlač (PDF)');
    await expect.poll(() => textIn(desk.getByRole('alert'))).toContain('Napíšte počet od 1 do 250');
    await desk.getByLabel('Koľko listov').fill('2');
    const download = desk.waitForEvent('download');
    await press(desk, 'Stiahnuť listy na tlač (PDF)');
    expect((await download).suggestedFilename()).toMatch(/^listy-[2-9a-z]{6}\.pdf$/);
    await desk.reload();
    await expect
      .poll(() => textIn(desk.locator('main')))
      .toContain('Vytlačených listov: 2, použitých kódov: 0');

    const { db } = program.installation.database;
    const [code = ''] = drawCodes(1, randomBytes);
    const id = desk.url().split('/').at(-1)?.split('?')[0] ?? '';
    const questionnaire = await inTransaction(db, body.bodyId, async (stores) => {
      await stores.surveyCodes.add(id, [codeHash(id, code)]);
      return stores.questionnaires.find(id);
    });
    const reader = await visit(null, { scripts: false, width: 320 });
    const path = `${program.address}/${body.slug}/dotaznik/${questionnaire?.code}`;
    await reader.goto(path);
    await press(reader, 'Začať');
    await expect.poll(() => textIn(reader.getByRole('alert'))).toContain('Kód nesedí');
    await checkAccessibility(reader, 'a code that is not right');
    await reader.goto(`${path}?kod=${code}`);
    await reader.getByLabel('Všetky otázky naraz na jednej strane').check();
    await press(reader, 'Začať');
    await press(reader, 'Odoslať odpovede');
    await expect.poll(() => textIn(reader.locator('main'))).toContain('Ďakujeme, vaše odpovede máme');
    await reader.goto(`${path}?kod=${code}`);
    await press(reader, 'Začať');
    await expect.poll(() => textIn(reader.getByRole('alert'))).toContain('už niekto odpovedal');
    await desk.reload();
    await expect.poll(() => textIn(desk.locator('main'))).toContain('použitých kódov: 1');
  });

  test('a kiosk begins anew by itself, keeps nothing of whoever was there, and counts each sheet once', async () => {
    const { asked, body, path, sheets, inBody } = await anOpenOne();
    const desk = await visit(await program.sessionFor('coordinator', body), { scripts: false });
    await desk.goto(`${program.address}/pracovisko/${body.slug}/dotazniky/${asked.id}`);
    const link = await desk.getByRole('link', { name: 'Otvoriť kiosk' }).getAttribute('href');
    expect((await program.signedOut().get(`${path}/kiosk`)).status).toBe(404);
    expect((await program.signedOut().get(`${path}/kiosk?kluc=${'x'.repeat(27)}`)).status).toBe(404);

    const reader = await visit(null);
    await reader.clock.install();
    await reader.goto(program.address + link);
    const main = () => textIn(reader.locator('main'));
    await checkAccessibility(reader, 'a kiosk');
    const entries = await reader.evaluate(() => history.length);
    const fillIn = async () => {
      await press(reader, 'Začať');
      await reader.getByLabel('no', { exact: true }).check();
    };
    await fillIn();
    await checkAccessibility(reader, 'a kiosk with questions');
    await reader.clock.fastForward(121_000);
    await expect.poll(main).toContain('Ste tu ešte?');
    await press(reader, 'Áno, pokračujem');
    await expect.poll(main).not.toContain('Ste tu ešte?');
    await expect.poll(() => reader.getByLabel('no', { exact: true }).isChecked()).toBe(true);
    await reader.clock.fastForward(121_000);
    await expect.poll(main).toContain('Ste tu ešte?');
    await reader.clock.fastForward(31_000);
    await reader.getByRole('button', { name: 'Začať' }).waitFor();

    await fillIn();
    await reader.context().setOffline(true);
    await press(reader, 'Odoslať odpovede');
    await expect.poll(main).toContain('Odpovede sa nepodarilo odoslať');
    expect(await sheets()).toEqual([]);
    await reader.context().setOffline(false);
    // The server keeps the sheet, and its answer is lost on the way.
    const losing = async (route: Route) => {
      await route.fetch();
      await route.abort();
    };
    await reader.route('**/kiosk?*', losing, { times: 1 });
    await press(reader, 'Odoslať odpovede');
    await expect.poll(main).toContain('Odpovede sa nepodarilo odoslať');
    expect(await sheets()).toHaveLength(1);
    await press(reader, 'Odoslať odpovede');
    await expect.poll(main).toContain('Ďakujeme, vaše odpovede máme');
    expect(await sheets()).toMatchObject([{ channel: 'kiosk', answers: { help: { code: 'no' } } }]);
    await reader.clock.fastForward(31_000);
    await reader.getByRole('button', { name: 'Začať' }).waitFor();
    expect(await reader.evaluate(() => history.length)).toBe(entries);
    await reader.goBack();
    await reader.goForward();
    await reader.getByRole('button', { name: 'Začať' }).waitFor();

    const plain = await visit(null, { scripts: false, width: 320 });
    await plain.goto(program.address + link);
    await press(plain, 'Začať');
    await plain.getByLabel('no', { exact: true }).check();
    const answer = plain.waitForResponse((response) => response.request().method() === 'POST');
    await press(plain, 'Odoslať odpovede');
    expect((await answer).headers().refresh).toBe(`45; url=${link}`);
    await checkAccessibility(plain, 'a kiosk that thanks');
    const channels = await inBody(({ responseTallies }) => responseTallies.listByChannel());
    expect(channels.filter(({ questionnaireId }) => questionnaireId === asked.id)).toEqual([
      { questionnaireId: asked.id, channel: 'kiosk', sheets: 2 }
    ]);
  });

  test('what is filled in stays in the browser until it is sent, whatever happens to the network', async () => {
    const { asked, body, path, sheets, address } = await anOpenOne();
    const reader = await visit(null, { width: 320 });
    await reader.goto(address);
    await press(reader, 'Začať');
    await reader.getByLabel('Čo tu chýba?').fill('Jedáleň v Dolnej');
    await reader.getByLabel('no', { exact: true }).check();
    await checkAccessibility(reader, 'a page that keeps a draft');

    // The browser ends, and somebody opens the questionnaire anew.
    const again = await reader.context().newPage();
    await reader.close();
    await again.goto(address);
    await checkAccessibility(again, 'a draft that is offered');
    await press(again, 'Pokračovať v nich');
    await expect.poll(() => again.getByLabel('Čo tu chýba?').inputValue()).toBe('Jedáleň v Dolnej');
    await expect.poll(() => again.getByLabel('no', { exact: true }).isChecked()).toBe(true);
    // It has worked for the sheet before anybody presses a button.
    await expect.poll(() => again.locator('[name=dokaz]').count()).toBe(1);

    await again.context().setOffline(true);
    await press(again, 'Odoslať odpovede');
    await again.getByText('Spojenie teraz nejde').waitFor();
    await checkAccessibility(again, 'no connection');
    const download = again.waitForEvent('download');
    await press(again, 'Uložiť odpovede do súboru');
    const file = await (await download).path();
    expect(await sheets()).toEqual([]);
    await again.context().setOffline(false);
    await expect.poll(() => textIn(again.locator('main'))).toContain('Ďakujeme, vaše odpovede máme');
    expect(await again.evaluate(() => localStorage.length)).toBe(0);
    expect(await sheets()).toMatchObject([{ channel: 'web', answers: { help: { code: 'no' } } }]);

    // The file comes to the office although the network came back: it is the same sheet.
    const desk = await visit(await program.sessionFor('coordinator', body), { scripts: false });
    await desk.goto(`${program.address}/pracovisko/${body.slug}/dotazniky/${asked.id}`);
    const bring = async (content: string) => {
      await desk.goto(`${program.address}/pracovisko/${body.slug}/dotazniky/${asked.id}/zo-suboru`);
      const buffer = Buffer.from(content);
      const given = { name: 'odpovede.json', mimeType: 'application/json', buffer };
      await desk.getByLabel('Súbor s odpoveďami').setInputFiles(given);
      await press(desk, 'Nahrať odpovede');
    };
    const saved = await readFile(file, 'utf8');
    await bring(saved);
    await expect.poll(() => textIn(desk.getByRole('status'))).toContain('Započítané: 1 hárok.');
    expect(await sheets()).toHaveLength(1);
    await bring(saved.replace(asked.id, '').replace('answers', 'nothing'));
    await expect.poll(() => textIn(desk.getByRole('alert'))).toContain('nie je súbor s odpoveďami');
    const stranger = await sealedIn(await program.signedOut().post(path, { krok: 'zacat' }));
    const sheet = { sealed: stranger, fields: [['o-help', 'yes']] };
    const said = { opora: 'answers', questionnaire: path.split('/').at(-1) };
    await bring(JSON.stringify({ ...said, sheets: [sheet, { ...sheet, sealed: `${stranger}x` }] }));
    await expect.poll(() => textIn(desk.getByRole('status'))).toContain('Niekto zmenil: 1 hárok');
    expect(await sheets()).toHaveLength(2);
  });

  test('on a shared computer one press forgets what was filled in', async () => {
    const { address, sheets } = await anOpenOne();
    const reader = await visit(null);
    await reader.goto(address);
    await press(reader, 'Začať');
    await reader.getByLabel('Čo tu chýba?').fill('Jedáleň');
    await expect.poll(() => reader.evaluate(() => localStorage.length)).toBe(1);
    await press(reader, 'Zmazať vyplnené');
    await reader.getByRole('button', { name: 'Začať' }).waitFor();
    expect(await reader.evaluate(() => localStorage.length)).toBe(0);
    await expect
      .poll(() => reader.getByRole('button', { name: 'Pokračovať v nich' }).isVisible())
      .toBe(false);
    expect(await sheets()).toEqual([]);
  });

  test('an interviewer asks one after another without a network, and every sheet arrives once', async () => {
    const { asked, body, path, sheets } = await anOpenOne();
    const desk = await visit(await program.sessionFor('coordinator', body), { scripts: false });
    const atDesk = `${program.address}/pracovisko/${body.slug}/dotazniky/${asked.id}`;
    await desk.goto(atDesk);
    const link = await desk.getByRole('link', { name: 'Otvoriť stránku opytovateľa' }).getAttribute('href');
    expect((await program.signedOut().get(`${path}/opytovatel`)).status).toBe(404);
    const stranger = await program.signedOut().post(`${path}/opytovatel/odpovede`, {});
    expect(stranger.status).toBe(404);

    const page = await visit(null, { width: 320 });
    await page.goto(program.address + link);
    const counts = () => textIn(page.locator('[data-counts]'));
    await page.getByText('Odoslané:').waitFor();
    await expect.poll(() => page.getByText('Prázdne hárky sa minuli').isVisible()).toBe(false);
    await checkAccessibility(page, 'an interviewer');
    const ask = async (answer: string) => {
      await page.getByLabel(answer, { exact: true }).check();
      await press(page, 'Odoslať odpovede');
    };
    await page.context().setOffline(true);
    for (const waiting of [1, 2, 3]) {
      await ask('no');
      await expect.poll(counts).toContain(`čaká na odoslanie: ${waiting}`);
    }
    expect(await sheets()).toEqual([]);
    await page.context().setOffline(false);
    await expect.poll(counts).toContain('Odoslané: 3 · čaká na odoslanie: 0');
    expect(await sheets()).toHaveLength(3);

    // The server keeps a sheet, and its answer is lost on the way.
    const losing = async (route: Route) => {
      await route.fetch();
      await route.abort();
    };
    await page.route('**/odpovede?*', losing, { times: 1 });
    await ask('no');
    await expect.poll(async () => (await sheets()).length).toBe(4);
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await expect.poll(counts).toContain('Odoslané: 4 · čaká na odoslanie: 0');
    expect(await sheets()).toHaveLength(4);

    await ask('woman');
    await expect.poll(counts).toContain('treba doplniť: 1');
    await press(page, 'Doplniť odpovede, v ktorých niečo chýba');
    await ask('no');
    await expect.poll(counts).toContain('Odoslané: 5 · čaká na odoslanie: 0 · treba doplniť: 0');

    // What could not be sent is there after a crash, and comes to the desk as a file.
    await page.context().setOffline(true);
    await ask('no');
    await expect.poll(counts).toContain('čaká na odoslanie: 1');
    const download = page.waitForEvent('download');
    await press(page, 'Uložiť odpovede do súboru');
    const file = await (await download).path();
    await desk.getByRole('link', { name: 'Odpovede zo súboru' }).click();
    const given = { name: 'odpovede.json', mimeType: 'application/json', buffer: await readFile(file) };
    await desk.getByLabel('Súbor s odpoveďami').setInputFiles(given);
    await press(desk, 'Nahrať odpovede');
    await expect.poll(() => textIn(desk.getByRole('status'))).toContain('Započítané: 1 hárok.');
    const again = await page.context().newPage();
    await page.close();
    await again.context().setOffline(false);
    await again.goto(program.address + link);
    await expect.poll(() => textIn(again.locator('[data-counts]'))).toContain('Odoslané: 1 · čaká');
    expect((await sheets()).map(({ channel }) => channel)).toEqual(Array(6).fill('interviewer'));
  });
});
