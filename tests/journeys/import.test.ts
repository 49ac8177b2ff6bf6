import { readFileSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction } from '#lib/server/stores.ts';
import { importCommand } from '../../src/process/commands/import.ts';
import {
  checkAccessibility,
  describeInBrowser,
  newVisit,
  openBrowser,
  signIn,
  textIn,
  textSaying
} from '../browser.ts';
import { type RunningProgram, startProgram, type TestBody } from '../running-program.ts';
import { planOf } from './plan-of-body.ts';

const BAD =
  'Cieľ;Opatrenie;Predmet opatrenia;Aktivita;Rok;Suma\nPomoc doma;Nová služba;deny stacionar;Kurz;2050;-5\n';
const GOOD =
  'Cieľ;Opatrenie;Druh zmeny;Predmet opatrenia;Aktivita;Rok;Suma\nPomoc doma;Nová služba;vytvoriť;denný stacionár;Kurz;2028;1 500,50\n';

let program: RunningProgram;
let browser: Browser;
let body: TestBody;
let folder: string;

async function fileOf(name: string, content: string | Buffer): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

/** The coordinator at the import page, in a browser that runs no script. */
async function atImport({ width = 1280, scripts = false } = {}): Promise<Page> {
  const visit = await newVisit(browser, { scripts, width });
  await signIn(visit, await program.sessionFor('coordinator', body));
  const page = await visit.newPage();
  const path = `/pracovisko/${body.slug}/plany/${await planOf(body, program)}/import`;
  await page.goto(program.address + path);
  return page;
}

async function send(page: Page, path: string): Promise<void> {
  await page.setInputFiles('input[type=file]', path);
  await page.getByRole('button', { name: 'Skontrolovať súbor' }).click();
}

const costs = async () =>
  inTransaction(program.installation.database.db, body.bodyId, async ({ items }) =>
    (await items.activities.list(await planOf(body, program))).flatMap((one) => one.costs)
  );

describeInBrowser('importing at the desk', () => {
  beforeAll(async () => {
    [program, browser, folder] = [
      await startProgram(),
      await openBrowser(),
      await mkdtemp(join(tmpdir(), 'opora-import-'))
    ];
    body = await program.newBody();
  });
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  });

  test('faults are told with line, column and cure; mended, the file is looked at and written', async () => {
    const page = await atImport();
    await send(page, await fileOf('zly.csv', BAD));
    const faults = await textSaying(page.locator('table').first(), 'Nemysleli ste „denný stacionár“?');
    expect(faults).toContain('Napíšte číslo od nuly vyššie.');
    await expect.poll(() => page.getByRole('button', { name: 'Zapísať do plánu' }).count()).toBe(0);

    await page.getByRole('link', { name: 'Nahrať opravený súbor' }).click();
    await send(page, await fileOf('dobry.csv', GOOD));
    await expect.poll(() => textIn(page.locator('main'))).toContain('Aktivity: 1 pridať, 0 zmeniť');
    await expect.poll(() => costs()).toEqual([]);
    await page.getByRole('button', { name: 'Zapísať do plánu' }).click();
    await expect.poll(() => textIn(page.locator('h1'))).toBe('Súbor dobry.csv je zapísaný');
    await expect.poll(() => costs()).toMatchObject([{ year: 2028, cents: 150050 }]);
    // A reload of the page that was answered writes nothing twice.
    await page.reload();
    await expect.poll(() => costs()).toHaveLength(1);

    await page.getByRole('link', { name: 'Nahrať ďalší súbor' }).click();
    await send(page, await fileOf('dobry.csv', GOOD.replace('1 500,50', '2 000')));
    await expect
      .poll(() => textIn(page.locator('main')))
      .toContain('Suma (EUR) (2028): 1 500,50 € → 2 000 €');
    await page.getByRole('button', { name: 'Zahodiť súbor' }).click();
    await expect.poll(() => costs()).toMatchObject([{ cents: 150050 }]);
    await page.context().close();
  });

  test('what is no table is refused in one sentence at the field', async () => {
    const page = await atImport();
    await send(page, await fileOf('obrazok.xlsx', Buffer.from('89504e470d0a1a0a0000000d', 'hex')));
    await expect.poll(() => textIn(page.locator('.error-summary'))).toContain('Toto nie je tabuľka.');
    await page.getByRole('button', { name: 'Skontrolovať súbor' }).click();
    await expect.poll(() => textIn(page.locator('.error-summary'))).toContain('Vyberte súbor');
    await page.context().close();
  });

  test('a template sent back as it came says only that no row is filled in', async () => {
    const page = await atImport({ scripts: true });
    for (const kind of ['measures', 'services', 'capacity']) {
      const coming = page.waitForEvent('download');
      await page.locator(`a[href$="${kind}.xlsx"]`).click();
      const path = await (await coming).path();
      await send(page, await fileOf(`${kind}.xlsx`, readFileSync(path)));
      await expect
        .poll(() => textIn(page.locator('main')))
        .toContain('Pod hlavičkou nie je žiadny vyplnený riadok.');
      await expect.poll(() => page.locator('table').first().locator('tbody tr').count()).toBe(1);
      await page.getByRole('link', { name: 'Nahrať opravený súbor' }).click();
    }
    await page.context().close();
  });

  test.each([1280, 320])('axe finds nothing at %i px, with faults and with changes', async (width) => {
    const page = await atImport({ scripts: true, width });
    await checkAccessibility(page, `import-${width}`);
    await send(page, await fileOf('zly.csv', BAD));
    await checkAccessibility(page, `import-faults-${width}`);
    await page.getByRole('link', { name: 'Nahrať opravený súbor' }).click();
    await send(page, await fileOf('iny.csv', GOOD.replace('1 500,50', '3 000').replace('Kurz', 'Kurz 2')));
    await checkAccessibility(page, `import-changes-${width}`);
    await page.context().close();
  });

  test('the console tells the same faults and ends with 1; with --apply it writes', async () => {
    const at = await program.newBody('Konzolová obec');
    const planId = await planOf(at, program);
    const said = async (...words: string[]) => {
      const lines: string[] = [];
      const say = (line: string) => lines.push(line);
      const context = { installation: program.installation, settings: {} as never, out: say, error: say };
      const exit = await importCommand.run([...words, '--obec', at.slug, '--plan', planId], context);
      return { exit, text: lines.join('\n').replace(/\s/gu, ' ') };
    };
    expect(await said(await fileOf('zly.csv', BAD))).toMatchObject({
      exit: 1,
      text: expect.stringContaining('CSV, riadok 2, stĺpec Suma, „-5“: Napíšte číslo od nuly vyššie.')
    });
    const good = await fileOf('dobry.csv', GOOD);
    expect(await said(good)).toMatchObject({
      exit: 0,
      text: expect.stringContaining('Zatiaľ sa nič nezapísalo')
    });
    expect(await said(good, '--apply')).toMatchObject({
      exit: 0,
      text: expect.stringContaining('Zapísané: pridané 3, zmenené 0.')
    });
    expect(await said(join(folder, 'nikde.csv'))).toMatchObject({ exit: 1 });
    expect(await importCommand.run([], { out: () => {}, error: () => {} } as never)).toBe(2);
  });
});
