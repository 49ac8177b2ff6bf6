import { execFileSync } from 'node:child_process';
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
  openBrowser,
  openPage,
  textIn,
  textSaying
} from '../browser.ts';
import { type RunningProgram, startProgram, type TestBody } from '../running-program.ts';

const HEAD =
  'Názov poskytovateľa;Druh služby;Názov služby;Forma;Cieľová skupina;Kapacita;Telefón;Kód obce;Naša značka';
const CARE = 'Charita;opatrovateľská služba;Doma;terénna;seniori;8;0900 111 222;503045;x';
const CANTEEN = 'Charita;jedáleň;Jedáleň;ambulantná;seniori;40;;503045;x';

const RETURN = [
  'Meno;Rodné číslo;Dátum podania;Druh služby',
  'Zuzana Nevidaná;615203/7788;3. 10. 2026;opatrovateľská služba',
  'Peter Nevidaný;590101/123;5. 10. 2026;opatrovateľská služba'
].join('\n');

let program: RunningProgram;
let browser: Browser;
let body: TestBody;
let folder: string;

async function fileOf(name: string, content: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

async function atDesk(path: string, look: { width?: number; scripts?: boolean } = {}): Promise<Page> {
  const page = await openPage(browser, await program.sessionFor('coordinator', body), look);
  await page.goto(`${program.address}/pracovisko/${body.slug}/${path}`);
  return page;
}

async function send(page: Page, path: string): Promise<void> {
  await page.setInputFiles('input[type=file]', path);
  await page.getByRole('button', { name: 'Skontrolovať súbor' }).click();
}

const directory = () =>
  inTransaction(program.installation.database.db, body.bodyId, async (stores) => ({
    services: await stores.directory.ownServices(),
    facts: await stores.serviceFacts.list()
  }));

describeInBrowser('files for the directory at the desk', () => {
  beforeAll(async () => {
    [program, browser, folder] = [
      await startProgram(),
      await openBrowser(),
      await mkdtemp(join(tmpdir(), 'opora-directory-import-'))
    ];
    body = await program.newBody();
  });
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  });

  test('a table is looked at, explained, written, and says what is no longer in it; without scripts', async () => {
    const page = await atDesk('sluzby', { scripts: false });
    await page.getByRole('link', { name: 'Nahrať zo súboru' }).click();
    await send(page, await fileOf('sluzby.csv', [HEAD, CARE, CANTEEN].join('\n')));
    await page.getByLabel('Čo je v stĺpci „Naša značka“').selectOption({ label: 'nečítať' });
    await page.getByRole('button', { name: 'Zapamätať si a prečítať súbor znova' }).click();
    await expect.poll(() => page.getByLabel('Čo je v stĺpci „Naša značka“').count()).toBe(0);
    await expect.poll(() => textIn(page.locator('main'))).toContain('Služby: 2 pridať, 0 zmeniť');
    expect((await directory()).services).toEqual([]);
    await page.getByRole('button', { name: 'Zapísať do adresára' }).click();
    await expect.poll(() => textIn(page.locator('h1'))).toBe('Súbor sluzby.csv je zapísaný');
    expect((await directory()).services).toHaveLength(2);

    await page.getByRole('link', { name: 'Nahrať ďalší súbor' }).click();
    await expect.poll(() => textIn(page.locator('.words'))).toContain('nečítať');
    await send(page, await fileOf('sluzby.csv', [HEAD, CARE, CANTEEN].join('\n')));
    await expect.poll(() => textIn(page.locator('main'))).toContain('Súbor nehovorí nič nové.');
    await page.getByRole('link', { name: 'Nahrať ďalší súbor' }).click();
    await send(page, await fileOf('novsi.csv', [HEAD, CARE.replace('111 222', '333 444')].join('\n')));
    const told = await textSaying(page.locator('main'), 'Telefón: 0900 111 222 → 0900 333 444');
    await expect.poll(() => page.getByRole('link', { name: 'Jedáleň' }).count()).toBe(1);
    await page.context().close();
  });

  test('one bad row, and nothing is written', async () => {
    const page = await atDesk('sluzby/import', { scripts: true });
    await send(page, await fileOf('zly.csv', [HEAD, CARE.replace(';8;', ';-8;')].join('\n')));
    await expect.poll(() => textIn(page.locator('table').first())).toContain('Napíšte číslo od nuly vyššie.');
    await expect.poll(() => page.getByRole('button', { name: 'Zapísať do adresára' }).count()).toBe(0);
    await page.context().close();
  });

  test('a map of services is read; a file of another kind is refused in one sentence', async () => {
    const page = await atDesk('sluzby/import', { scripts: false });
    const properties = {
      ...{ 'Názov poskytovateľa': 'Domov', 'Druh služby': 'zariadenie pre seniorov', 'Kód obce': '503045' },
      ...{ Forma: 'pobytová', Názov_služby: 'Domov pri parku' }
    };
    const feature = { type: 'Feature', properties, geometry: { type: 'Point', coordinates: [18, 48] } };
    const map = JSON.stringify({ type: 'FeatureCollection', features: [feature] });
    await send(page, await fileOf('mapa.geojson', map));
    await expect.poll(() => textIn(page.locator('main'))).toContain('Domov pri parku');
    await page.getByRole('button', { name: 'Zahodiť súbor' }).click();
    await send(page, await fileOf('topo.json', '{"type":"Topology"}'));
    await expect
      .poll(() => textIn(page.locator('.error-summary')))
      .toContain('Toto nie sú služby, ktorým rozumieme.');
    await page.context().close();
  });

  test('of a return counts are kept and nobody in it, not in the folder of data and not on the page', async () => {
    const page = await atDesk('vykazy-o01-o05', { scripts: false });
    await send(page, await fileOf('o05.csv', RETURN));
    await expect.poll(() => textIn(page.locator('table').first())).toContain('október 2026');
    await page.getByRole('button', { name: 'Zapísať počty' }).click();
    await expect.poll(() => textIn(page.locator('main'))).toContain('2 žiadosti');
    await send(page, await fileOf('o05.csv', RETURN));
    await expect.poll(() => textIn(page.locator('main'))).toContain('Výkaz nehovorí nič nové');
    await send(page, await fileOf('zly.csv', `${RETURN}\nZuzana Nevidaná;615203/7788;30. 2. 2026;Nevidaná`));
    await expect.poll(() => textIn(page.locator('table').first())).toContain('Taký druh služby nepoznáme.');
    expect(await page.content()).not.toMatch(/Nevidan|615203/);
    const found = (word: string) =>
      execFileSync('sh', ['-c', `grep -rla -- ${word} "$0" || true`, program.dataFolder], {
        encoding: 'utf8'
      });
    expect(found('returned_count')).not.toBe('');
    expect([found('Nevidan'), found('615203')]).toEqual(['', '']);
    await page.context().close();
  });

  test('the console brings services without a plan', async () => {
    const lines: string[] = [];
    const say = (line: string) => lines.push(line);
    const context = { installation: program.installation, settings: {} as never, out: say, error: say };
    const path = await fileOf('konzola.csv', [HEAD, CARE.replace('Doma', 'Z konzoly')].join('\n'));
    const words = [path, '--obec', body.slug, '--kind', 'services', '--all', '--apply'];
    expect(await importCommand.run(words, context), lines.join('\n')).toBe(0);
    expect((await directory()).services.map(({ name }) => name)).toContain('Z konzoly');
  });

  test.each([1280, 320])('axe finds nothing at %i px', async (width) => {
    const page = await atDesk('sluzby/import', { scripts: true, width });
    await checkAccessibility(page, `directory-import-${width}`);
    await send(
      page,
      await fileOf('iny.csv', [HEAD.replace('Naša', 'Iná'), CARE.replace('Doma', 'Inde')].join('\n'))
    );
    await checkAccessibility(page, `directory-import-changes-${width}`);
    await page.goto(`${program.address}/pracovisko/${body.slug}/vykazy-o01-o05`);
    await send(page, await fileOf('o05.csv', RETURN.replace('3. 10. 2026', '3. 9. 2026')));
    await checkAccessibility(page, `returns-${width}`);
    await page.context().close();
  });
});
