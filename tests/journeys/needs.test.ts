import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findBody } from '#lib/server/db/planning-bodies.ts';
import { checkAccessibility, describeInBrowser, openBrowser, openPage, textIn } from '../browser.ts';
import { type RunningProgram, startProgram } from '../running-program.ts';

let program: RunningProgram;
let browser: Browser;

describeInBrowser('what people of a municipality will need', () => {
  beforeAll(async () => {
    program = await startProgram();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  });

  test('from needs to one kind of service, explained by keyboard, on a phone and in the dark', async () => {
    for (const [width, dark] of [
      [320, false],
      [1280, true]
    ] as const) {
      const visitor = await openPage(browser, null, { width, dark, scripts: false });
      await visitor.goto(`${program.address}/rajec/potreby`);
      await visitor.getByRole('link', { name: 'Koľko sociálnych služieb budú ľudia potrebovať' }).click();
      await expect
        .poll(() => textIn(visitor.locator('h1')))
        .toBe('Koľko sociálnych služieb budú ľudia v meste Rajec potrebovať');
      await checkAccessibility(visitor, `needs-${width}`);
      const explained = visitor.locator('summary', {
        hasText: 'Ako sme k tomu prišli: denné centrum, ambulantná'
      });
      await explained.focus();
      await visitor.keyboard.press('Enter');
      await expect.poll(() => textIn(visitor.locator('details[open]'))).toContain('Prijímatelia:');
      await visitor
        .locator('details[open]')
        .getByRole('link', { name: /^Predpoklady a zdroje/ })
        .click();
      await expect
        .poll(() => textIn(visitor.locator('main')))
        .toContain('Výsledok najviac závisí od predpokladu: Využili by službu');
      await expect.poll(() => textIn(visitor.locator('main'))).toContain('neoverené');
      await checkAccessibility(visitor, `needs-kind-${width}`);
      await visitor.context().close();
    }
  });

  test('scenarios stand beside one another, and what is no number is said so', async () => {
    const visitor = await openPage(browser, null, { scripts: false, width: 320 });
    await visitor.goto(`${program.address}/rajec/potreby/kapacity/scenare`);
    const homes = visitor.getByRole('group', { name: 'Viac pomoci doma' });
    await homes.getByLabel('Pobytové služby').fill('veľa');
    await visitor.getByRole('button', { name: 'Prepočítať' }).click();
    await expect
      .poll(() => textIn(visitor.getByRole('group', { name: 'Viac pomoci doma' })))
      .toContain('Napíšte celé číslo od −100 do 200.');
    await checkAccessibility(visitor, 'needs-scenarios');
    await visitor.goto(`${program.address}/en/banov/potreby/kapacity/scenare?a-pobytova=-100`);
    await expect
      .poll(() => textIn(visitor.locator('main')))
      .toContain('Costs a year of all kinds with a model');
    await visitor.context().close();
  });

  test('the reckoning is taken along in three formats; what is none is not found', async () => {
    for (const [format, type] of [
      ['csv', 'text/csv'],
      ['json', 'application/json'],
      ['xlsx', 'spreadsheetml']
    ]) {
      const file = await fetch(`${program.address}/banov/potreby/kapacity.${format}`);
      expect([file.status, file.headers.get('content-type')]).toEqual([
        200,
        expect.stringContaining(type ?? '')
      ]);
      expect((await file.arrayBuffer()).byteLength).toBeGreaterThan(1_000);
    }
    for (const path of ['banov/potreby/kapacity/vila', 'kraj/zilinsky/potreby/kapacity']) {
      expect((await fetch(`${program.address}/${path}`)).status).toBe(404);
    }
    const english = await fetch(`${program.address}/en/bratislava/potreby/kapacity`);
    expect(await english.text()).toContain('Kinds without a model');
  });

  test('a coordinator replaces a model, everybody sees it, and one button returns to the supplied one', async () => {
    const body = await findBody(program.installation.database.db, 'banov');
    if (!body) throw new Error('There is no Bánov.');
    const page = await openPage(browser, await program.sessionFor('coordinator', body), {
      ...{ scripts: false, width: 320 }
    });
    await page.goto(`${program.address}/pracovisko/${body.slug}/sluzby`);
    await page.getByRole('link', { name: 'Modely potreby' }).click();
    await page.getByRole('link', { name: 'denné centrum' }).click();
    await checkAccessibility(page, 'need-model-form');
    const using = page.getByRole('group', { name: 'Využili by službu' });
    await using.getByLabel('Hodnota').fill('120');
    await using.getByLabel('Horná hranica').fill('120');
    await page.getByLabel('Zdroj zmenených čísel').fill('záznamy klubu');
    await page.getByLabel('Prečo používate iné čísla').fill('Klub má sto členov.');
    await page.getByRole('button', { name: 'Používať tieto čísla' }).click();
    await expect.poll(() => textIn(page.getByRole('alert'))).toContain('Podiel nemôže byť viac ako 100 %.');
    const colleague = await openPage(browser, await program.sessionFor('coordinator', body), {
      ...{ scripts: false, width: 320 }
    });
    await colleague.goto(page.url().replace(/\?.*/, ''));
    await using.getByLabel('Hodnota').fill('15,5');
    await using.getByLabel('Horná hranica').fill('30');
    await page.getByRole('button', { name: 'Používať tieto čísla' }).click();
    await expect.poll(() => textIn(page.locator('main'))).toContain('Odteraz počítame podľa vašich čísel.');
    await checkAccessibility(page, 'need-model-kept');
    const theirs = colleague.getByRole('group', { name: 'Využili by službu' });
    await theirs.getByLabel('Hodnota').fill('12');
    await colleague.getByLabel('Zdroj zmenených čísel').fill('odhad');
    await colleague.getByLabel('Prečo používate iné čísla').fill('Videl som staré čísla.');
    await colleague.getByRole('button', { name: 'Používať tieto čísla' }).click();
    await expect
      .poll(() => textIn(colleague.locator('main')))
      .toMatch(/medzitým niekto zmenil.*12 % \(od .*15,5 % \(od/s);
    await expect.poll(() => theirs.getByLabel('Hodnota').inputValue()).toBe('12');
    await checkAccessibility(colleague, 'need-model-changed-meanwhile');
    await colleague.context().close();
    const reader = await openPage(browser, null, { scripts: false });
    const address = `${program.address}/${body.slug}/potreby/kapacity/denne-centrum`;
    await reader.goto(address);
    await expect.poll(() => textIn(reader.locator('main'))).toContain('záznamy klubu');
    await expect.poll(() => textIn(reader.locator('main'))).toContain('15,5 %');
    await page.getByRole('button', { name: 'Vrátiť sa k dodanému modelu' }).click();
    await expect.poll(() => textIn(page.locator('main'))).toContain('Vlastný model už neplatí.');
    await reader.goto(address);
    await expect.poll(() => textIn(reader.locator('main'))).toContain('model dodaný s programom');
    await reader.context().close();
    await page.context().close();
  });
});
