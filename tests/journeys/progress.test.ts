import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkAccessibility, describeInBrowser, openBrowser, openPage, textIn } from '../browser.ts';
import { aCarriedPlan } from '../carried-plan.ts';
import { type RunningProgram, startProgram, type Visitor } from '../running-program.ts';

let program: RunningProgram;
let browser: Browser;
let coordinator: Visitor;
let address: string;

describeInBrowser('how the approved plan is carried out', () => {
  beforeAll(async () => {
    program = await startProgram();
    browser = await openBrowser();
    const carried = await aCarriedPlan(program, 'banov');
    coordinator = await program.sessionFor('coordinator', carried.body);
    address = `${program.address}/pracovisko/banov/plany/${carried.planId}`;
  });
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  });

  test('progress is recorded without scripts, each word asks for its duty, and a year nobody has is said', async () => {
    const page = await openPage(browser, coordinator, { scripts: false, width: 320 });
    await page.goto(address);
    await page.getByRole('link', { name: 'Zapísať, čo sa z plánu splnilo' }).click();
    const main = page.locator('main');
    await expect.poll(() => textIn(main)).toContain('Mešká 1 aktivita.');
    await expect.poll(() => textIn(main)).toContain('2 aktivity sú v tomto roku bez zápisu.');
    await checkAccessibility(page, 'progress');

    const item = main.locator('li', { hasText: 'Nábor opatrovateľky' });
    await item.getByRole('link', { name: 'Zapísať plnenie' }).click();
    const form = page.locator('main li form');
    await form.getByRole('radio', { name: 'splnené', exact: true }).check();
    await form.getByRole('button', { name: 'Zapísať' }).click();
    await expect.poll(() => textIn(page.locator('.error-summary'))).toContain('čím sa splnenie preukáže');
    await checkAccessibility(page, 'progress-refused');
    await form.getByLabel('Čím sa to preukáže').fill('pracovná zmluva 7/2026');
    await form.getByRole('button', { name: 'Zapísať' }).click();
    await expect.poll(() => textIn(main)).toContain('Zapísané.');
    const text = await textIn(main);
    expect(text).toContain('pracovná zmluva 7/2026');
    expect(text).not.toContain('Mešká 1 aktivita.');
    expect((await textIn(main.locator('table'))).replace(/\s+/g, ' ')).toContain('100 %');

    await page.goto(`${address}/plnenie?rok=2040`);
    await expect.poll(() => textIn(main)).toContain('Tento rok do plánu nepatrí alebo ešte nezačal');
    await checkAccessibility(page, 'progress-no-year');
  });

  test('two people at once: the second one reads what the first one said before it follows', async () => {
    const [first, second] = [await openPage(browser, coordinator), await openPage(browser, coordinator)];
    for (const page of [first, second]) {
      await page.goto(`${address}/plnenie`);
      const item = page.locator('main li', { hasText: 'Zaučenie opatrovateľky' });
      await item.getByRole('link', { name: 'Zapísať plnenie' }).click();
      await page.locator('main li form').getByRole('radio', { name: 'plní sa priebežne' }).check();
    }
    await first.getByLabel('Dosiahnutá hodnota').fill('5');
    await first.locator('main li form').getByRole('button', { name: 'Zapísať' }).click();
    await expect.poll(() => textIn(first.locator('main'))).toContain('Zapísané.');
    await second.getByLabel('Dosiahnutá hodnota').fill('veľa');
    await second.locator('main li form').getByRole('button', { name: 'Zapísať' }).click();
    await expect.poll(() => textIn(second.locator('.error-summary'))).toContain('musí byť číslo');
    await second.getByLabel('Dosiahnutá hodnota').fill('6');
    await second.locator('main li form').getByRole('button', { name: 'Zapísať' }).click();
    await expect.poll(() => textIn(second.locator('main'))).toContain('Medzitým zapísal niekto iný');
    await expect.poll(() => textIn(second.locator('main li form'))).toContain('Dosiahnutá hodnota: 5');
    await checkAccessibility(second, 'progress-meanwhile');
    await second.locator('main li form').getByRole('button', { name: 'Zapísať' }).click();
    await expect.poll(() => textIn(second.locator('main'))).toContain('Dosiahnutá hodnota: 6');
  });

  test('values of indicators are recorded; one a hundred times too large is asked about once more', async () => {
    const page = await openPage(browser, coordinator, { scripts: false, width: 320 });
    await page.goto(`${address}/plnenie`);
    await page.getByRole('link', { name: 'Zapísať hodnoty ukazovateľov' }).click();
    const main = page.locator('main');
    await expect.poll(() => textIn(main)).toContain('bez nameranej hodnoty');
    await checkAccessibility(page, 'measured');
    await page.getByRole('link', { name: 'Zapísať hodnotu' }).click();
    await page.getByLabel('Nameraná hodnota').fill('400');
    await page.getByLabel('Odkiaľ je').fill('evidencia úradu');
    const save = () => page.getByRole('button', { name: 'Zapísať' }).click();
    await save();
    await expect.poll(() => textIn(page.locator('.error-summary'))).toContain('Zadajte deň');
    await page.getByLabel('Ku ktorému dňu platí').fill('2026-06-30');
    await save();
    await expect.poll(() => textIn(page.locator('.error-summary'))).toContain('aspoň stokrát väčšia');
    await checkAccessibility(page, 'measured-unlikely');
    await page.getByLabel('Nameraná hodnota').fill('4');
    await save();
    await expect.poll(() => textIn(main)).toContain('Zapísané.');
    await expect.poll(() => textIn(main)).toContain('dosiahnuté');

    const reader = await openPage(browser, null, { width: 1280 });
    await reader.goto(`${program.address}/banov/plnenie`);
    await expect.poll(() => textIn(reader.locator('main'))).toContain('evidencia úradu');
    await checkAccessibility(reader, 'fulfilment-indicators');
  });

  test('the case file has the versions, the deadlines and the course of planning in one place', async () => {
    const page = await openPage(browser, null, { scripts: false, width: 320 });
    await page.goto(`${program.address}/banov`);
    await page.getByRole('link', { name: 'Všetko verejné o plánovaní na jednom mieste' }).click();
    const main = page.locator('main');
    await expect.poll(() => textIn(main)).toContain('Plány a ich verzie');
    const text = await textIn(main);
    expect(text).toContain('Poslať schválený plán kraju');
    expect(text).toContain('Schválený plán');
    expect(text).toContain('Verejná diskusia sa tu zatiaľ nekonala.');
    expect(text).toContain('Odtlačok obsahu tejto verzie');
    await checkAccessibility(page, 'case-file-phone');
    const wide = await openPage(browser, null, { dark: true });
    await wide.goto(`${program.address}/en/banov/spis`);
    await expect.poll(() => textIn(wide.locator('main'))).toContain('Plans and their versions');
    await checkAccessibility(wide, 'case-file-dark');
    await wide.goto(`${program.address}/rajec/spis`);
    await expect.poll(() => textIn(wide.locator('main'))).toContain('Zatiaľ nie je zverejnená');
    await checkAccessibility(wide, 'case-file-empty');
  });

  test('everybody reads what was told of the plan, by priority and group, each share with its parts', async () => {
    const page = await openPage(browser, null, { scripts: false, width: 320 });
    await page.goto(`${program.address}/banov`);
    await page.goto(`${program.address}/banov/plnenie`);
    const main = page.locator('main');
    await expect.poll(() => textIn(main)).toContain('Mala byť hotová 1 aktivita; splnené: 1, čiastočne: 0.');
    const text = await textIn(main);
    expect(text).toContain('Čím sa to preukáže: pracovná zmluva 7/2026');
    expect(text).toContain('V tomto roku sa ešte nepočíta.');
    expect(text).not.toContain('Kto za ňu zodpovedá');
    await checkAccessibility(page, 'fulfilment-phone');

    await page.locator('select[name="skupina"]').selectOption('rodiny s deťmi');
    await page.getByRole('button', { name: 'Ukázať' }).click();
    await expect.poll(() => page.url()).toContain('skupina=rodiny');
    await page.goto(`${program.address}/banov/plnenie?rok=1999&priorita=nic&skupina=nikto`);
    await expect.poll(() => textIn(main)).toContain('Nábor opatrovateľky');

    const wide = await openPage(browser, null, { dark: true });
    await wide.goto(`${program.address}/en/banov/plnenie`);
    await expect.poll(() => textIn(wide.locator('main'))).toContain('1 activity was due; done: 1');
    await checkAccessibility(wide, 'fulfilment-dark');
    await wide.emulateMedia({ media: 'print' });
    await expect.poll(() => wide.locator('main .items').filter({ visible: true }).count()).toBe(0);
    expect((await fetch(`${program.address}/rajec/plnenie`)).status).toBe(404);
    const badge = await fetch(`${program.address}/banov/plnenie.svg`);
    expect(badge.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect((await badge.text()).replaceAll('\u00a0', ' ')).toContain(
      'aria-label="Plán v roku 2026: 100 % (1 z 1)"'
    );
    expect((await fetch(`${program.address}/rajec/plnenie.svg`)).status).toBe(404);

    const report = await fetch(`${program.address}/banov/vyhodnotenie/2026.stratml.xml`);
    const known = { headers: { 'if-none-match': report.headers.get('etag') ?? '' } };
    expect((await fetch(report.url, known)).status).toBe(304);
    expect(await report.text()).toContain('<DescriptorValue>splnené</DescriptorValue>');
    const plan = await fetch(`${program.address}/banov/plan.stratml.xml`);
    expect(await plan.text()).toContain('Nábor opatrovateľky');
    for (const path of [
      'rajec/plan.stratml.xml',
      'banov/vyhodnotenie/2099.stratml.xml',
      'banov/vyhodnotenie/2020.stratml.xml'
    ])
      expect((await fetch(`${program.address}/${path}`)).status, path).toBe(404);
  });

  test('the summary stands in a frame of the municipality’s own site, and no other page of ours does', async () => {
    const path = '/banov/plnenie';
    const frame = (at: string) =>
      `<iframe title="Plnenie" width="100%" height="700" src="${program.address}${at}"></iframe>`;
    const site = createServer((_, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(`<!doctype html><title>Obec</title>${frame(`${path}/vlozit`)}${frame(path)}`);
    });
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
    const { port } = site.address() as AddressInfo;
    try {
      const page = await openPage(browser, null, { scripts: false, width: 320 });
      await page.goto(`http://127.0.0.1:${port}/`);
      const inside = page.frameLocator('iframe >> nth=0');
      await expect.poll(() => textIn(inside.locator('main'))).toContain('Mala byť hotová 1 aktivita');
      const other = page.frameLocator('iframe >> nth=1').locator('main');
      await expect.poll(() => page.frames().some((one) => one.url().startsWith('chrome-error:'))).toBe(true);
      await expect.poll(() => other.count()).toBe(0);
      await inside.getByRole('link', { name: 'Celé plnenie plánu' }).click();
      await expect.poll(() => page.url()).toBe(`${program.address}${path}`);
    } finally {
      site.close();
    }
    for (const look of [{ width: 320 }, { dark: true }]) {
      const page = await openPage(browser, null, look);
      await page.goto(`${program.address}${path}/vlozit`);
      await checkAccessibility(page, `fulfilment-inset-${look.width ?? 'dark'}`);
    }
    const again = await fetch(`${program.address}${path}/vlozit`);
    expect(again.headers.get('content-security-policy')).toMatch(/form-action 'none'.*frame-ancestors \*/);
    expect((await fetch(`${program.address}/rajec/plnenie/vlozit`)).status).toBe(404);
  });
});
