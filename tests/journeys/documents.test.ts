import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anOdt, aPdf } from '#lib/server/document-archive/documents.fixture.ts';
import { checkAccessibility, describeInBrowser, newVisit, openBrowser, signIn, textIn } from '../browser.ts';
import { type RunningProgram, startProgram, type TestBody } from '../running-program.ts';

const TITLE = 'Zápisnica zo stretnutia komunitnej skupiny';
const TEXT = 'Skupina odporúča zriadiť požičovňu zdravotných pomôcok pri pošte.';
const WORDS = 'Na snímke je uznesenie, ktorým zastupiteľstvo schválilo nákup schodolezu pre dennú miestnosť.';

let program: RunningProgram;
let browser: Browser;
let body: TestBody;
let folder: string;

async function fileOf(name: string, content: Buffer): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

const odt = (words: string) => anOdt(`<text:p>${TEXT}</text:p><text:p>${words}</text:p>`);

async function atDocuments({ width = 1280, scripts = false } = {}): Promise<Page> {
  const visit = await newVisit(browser, { scripts, width });
  await signIn(visit, await program.sessionFor('coordinator', body));
  const page = await visit.newPage();
  await page.goto(`${program.address}/pracovisko/${body.slug}/dokumenty`);
  return page;
}

async function upload(page: Page, path: string, title: string): Promise<void> {
  await page.setInputFiles('input[type=file]', path);
  await page.getByLabel('Názov', { exact: false }).first().fill(title);
  await page.getByRole('button', { name: 'Nahrať dokument' }).click();
}

/** Waits until the list says so; without scripts by the link that is offered. */
async function waitFor(page: Page, state: string): Promise<void> {
  const list = () => textIn(page.locator('main'));
  await expect
    .poll(
      async () => {
        if (!(await list()).includes(state)) await page.goto(page.url().replace(/\?.*/, ''));
        return list();
      },
      { interval: 500 }
    )
    .toContain(state);
}

async function askedFor(page: Page, question: string): Promise<string> {
  await page.goto(`${program.address}/hladat?q=${encodeURIComponent(question)}&obec=${body.slug}`);
  return textIn(page.locator('main'));
}

describeInBrowser('the archive of documents', () => {
  beforeAll(async () => {
    [program, browser, folder] = [
      await startProgram(),
      await openBrowser(),
      await mkdtemp(join(tmpdir(), 'opora-documents-'))
    ];
    const { db } = program.installation.database;
    body = await db
      .selectFrom('planningBody')
      .select(['bodyId', 'slug'])
      .where('slug', '=', 'banov')
      .executeTakeFirstOrThrow();
  });
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  });

  test.each([false, true])(
    'brought, read, found by an inflected word, removed (scripts: %s)',
    async (scripts) => {
      const page = await atDocuments({ scripts });
      await upload(page, await fileOf('virus.pdf', Buffer.from('MZ to nie je dokument')), TITLE);
      await expect
        .poll(() => textIn(page.locator('.error-summary')))
        .toContain('Toto nie je dokument, ktorý vieme prijať.');
      await expect.poll(() => page.getByLabel('Názov', { exact: false }).first().inputValue()).toBe(TITLE);
      await upload(page, await fileOf('zápisnica č. 1.odt', odt(`Skripty: ${scripts}.`)), TITLE);
      await expect.poll(() => textIn(page.locator('main'))).toContain('Text prečítame na pozadí.');
      await waitFor(page, 'zverejnený, dá sa v ňom hľadať');

      expect(await askedFor(page, 'pozicovne pomocky')).toContain(TITLE);
      await page.getByRole('link', { name: TITLE }).click();
      await expect.poll(() => new URL(page.url()).pathname).toMatch(new RegExp(`^/${body.slug}/dokumenty/`));
      const file = await page.getByRole('link', { name: /Stiahnuť/ }).getAttribute('href');
      const answer = await program.signedOut().get(file ?? '');
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-disposition')).toBe(
        'attachment; filename="zapisnica-zo-stretnutia-komunitnej-skupiny.odt"'
      );
      expect(answer.headers.get('content-security-policy')).toContain('sandbox');
      const list = await program.signedOut().get(`/${body.slug}/dokumenty`);
      expect(await list.text()).toContain(TITLE);

      await page.goto(`${program.address}/pracovisko/${body.slug}/dokumenty`);
      await page.getByRole('link', { name: TITLE }).click();
      await page.getByRole('button', { name: 'Odstrániť dokument' }).click();
      await expect.poll(() => textIn(page.locator('.error-summary'))).toContain('zaškrtnite potvrdenie');
      await page.getByLabel('Áno, odstrániť natrvalo').check();
      await page.getByRole('button', { name: 'Odstrániť dokument' }).click();
      await expect.poll(() => textIn(page.locator('main'))).toContain('Dokument je odstránený.');
      expect((await program.signedOut().get(file ?? '')).status).toBe(404);
      expect(await askedFor(page, 'pozicovne pomocky')).not.toContain(TITLE);
      await page.context().close();
    }
  );

  test('a scan waits for words; with them everybody sees and finds it', async () => {
    const page = await atDocuments();
    await upload(page, await fileOf('sken.pdf', aPdf(['', ''])), 'Uznesenie č. 12');
    await waitFor(page, 'chýba textová náhrada');
    await expect.poll(() => textIn(page.locator('main'))).toContain('1 dokument potrebuje textovú náhradu');
    expect((await program.signedOut().get(`/${body.slug}/dokumenty`)).status).toBe(200);
    await page.getByRole('link', { name: 'Uznesenie č. 12' }).click();
    await page.getByLabel('Textová náhrada', { exact: false }).fill(WORDS);
    await page.getByRole('button', { name: 'Uložiť zmeny' }).click();
    await waitFor(page, 'zverejnený s textovou náhradou');
    await expect.poll(() => askedFor(page, 'schodolezy')).toContain('Uznesenie č. 12');
    await page.context().close();
  });

  test.each([1280, 320])('axe finds nothing at %i px, at the desk and in public', async (width) => {
    const page = await atDocuments({ scripts: true, width });
    await upload(page, await fileOf(`a${width}.pdf`, Buffer.from('nie')), TITLE);
    await checkAccessibility(page, `documents-refused-${width}`);
    await upload(page, await fileOf(`b${width}.odt`, odt(`Šírka ${width}.`)), `${TITLE} ${width}`);
    await waitFor(page, 'zverejnený, dá sa v ňom hľadať');
    await checkAccessibility(page, `documents-desk-${width}`);
    await page.getByRole('link', { name: `${TITLE} ${width}` }).click();
    await checkAccessibility(page, `documents-one-${width}`);
    // Another document of the list may have been shown already; this one is when its text was read.
    const shown = page.getByRole('link', { name: `${TITLE} ${width}` });
    const countShown = async () => {
      await page.goto(`${program.address}/${body.slug}/dokumenty`);
      return shown.count();
    };
    await expect.poll(countShown).toBe(1);
    await checkAccessibility(page, `documents-public-${width}`);
    await page.getByRole('link', { name: `${TITLE} ${width}` }).click();
    await checkAccessibility(page, `documents-public-one-${width}`);
    await page.goto(`${program.address}/hladat?q=po%C5%BEi%C4%8Dov%C5%88a`);
    await checkAccessibility(page, `documents-search-${width}`);
    await page.context().close();
  });

  test('a document of the desk is given to nobody else', async () => {
    const page = await atDocuments();
    await page.getByLabel('Len ľudia z pracoviska').check();
    await upload(page, await fileOf('vnutorny.odt', odt('Vnútorný dokument.')), 'Vnútorná analýza');
    await waitFor(page, 'prečítaný');
    await page.getByRole('link', { name: 'Vnútorná analýza' }).click();
    const id = new URL(page.url()).pathname.split('/').at(-1);
    const visitor = program.signedOut();
    expect((await visitor.get(`/${body.slug}/dokumenty/${id}`)).status).toBe(404);
    expect((await visitor.get(`/${body.slug}/dokumenty/${id}.odt`)).status).toBe(404);
    const other = await program.sessionFor('coordinator', await program.newBody());
    expect((await other.get(`/pracovisko/${body.slug}/dokumenty/${id}/subor`)).status).toBe(403);
    const own = await program.sessionFor('councillor', body);
    expect((await own.get(`/pracovisko/${body.slug}/dokumenty/${id}/subor`)).status).toBe(200);
    await page.context().close();
  });
});
