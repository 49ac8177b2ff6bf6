import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { plainText } from '#lib/domain/plans/block-text.ts';
import { inTransaction } from '#lib/server/stores.ts';
import {
  checkAccessibility,
  describeInBrowser,
  newVisit,
  openBrowser,
  signIn,
  textIn,
  textSaying
} from '../browser.ts';
import { bullet, styled, table, text, wordFile } from '../old-plans/word-files.ts';
import { type RunningProgram, startProgram, type TestBody } from '../running-program.ts';
import { planOf } from './plan-of-body.ts';

let program: RunningProgram;
let browser: Browser;
let body: TestBody;
let file: string;

/** The coordinator at the page of old plans. */
async function atOldPlans({ width = 1280, scripts = false } = {}): Promise<Page> {
  const visit = await newVisit(browser, { scripts, width });
  await signIn(visit, await program.sessionFor('coordinator', body));
  const page = await visit.newPage();
  await page.goto(
    `${program.address}/pracovisko/${body.slug}/plany/${await planOf(body, program)}/stary-plan`
  );
  return page;
}

async function upload(page: Page, path = file): Promise<void> {
  await page.setInputFiles('input[type=file]', path);
  await page.getByRole('button', { name: 'Prečítať súbor' }).click();
  // On a busy machine the file is still being read.
  const refresh = page.getByRole('link', { name: 'Pozrieť, či je hotovo' });
  const look = async () => {
    if ((await refresh.count()) > 0) await refresh.click();
    return refresh.count();
  };
  await expect.poll(look, { interval: 300 }).toBe(0);
}

const wordsIn = async (section: string) =>
  inTransaction(program.installation.database.db, body.bodyId, async ({ blocks }) =>
    (await blocks.list(await planOf(body, program), section)).map(({ content }) => plainText(content))
  );

describeInBrowser('an old plan at the desk', () => {
  beforeAll(async () => {
    [program, browser] = [await startProgram(), await openBrowser()];
    body = await program.newBody();
    file = join(await mkdtemp(join(tmpdir(), 'opora-old-plan-')), 'plan 2020.docx');
    await writeFile(
      file,
      await wordFile([
        text('Komunitný plán obce na minulé roky'),
        styled('1. Demografia'),
        text('V obci žije 900 ľudí.'),
        styled('2. Vízia'),
        text('Nikto neostane sám.'),
        styled('3. Opatrenia'),
        table([
          ['Cieľ', 'Opatrenie', 'Druh zmeny', 'Aktivita', 'Zodpovedný'],
          ['Pomoc doma', 'Prijať opatrovateľku', 'rozšíriť', 'Výberové konanie', 'referentka']
        ]),
        styled('Záver'),
        text('Ďakujeme všetkým.'),
        bullet('starosta')
      ])
    );
  });
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  });

  test('without scripts: read, looked at, taken over, left and taken up again, the rest placed and set aside', async () => {
    const page = await atOldPlans();
    await upload(page);
    const main = await textSaying(page.locator('main'), 'Čo je v súbore plan 2020.docx');
    expect(main).toContain('V obci žije 900 ľudí.');
    await expect.poll(() => wordsIn('vision')).toEqual([]);

    await page.getByRole('button', { name: /^Prevziať 5 kusov/ }).click();
    await expect.poll(() => textIn(page.locator('main'))).toContain('Do plánu sa zapísalo 5 kusov textu.');
    await expect.poll(() => wordsIn('vision')).toEqual(['Vízia', 'Nikto neostane sám.']);

    await page.getByRole('link', { name: 'Späť na nahraté súbory' }).click();
    await expect.poll(() => textIn(page.locator('main'))).toContain('rozhodnuté 5 z 10');
    await page.getByRole('link', { name: 'plan 2020.docx' }).click();
    await page.getByRole('button', { name: 'Zaradiť vybrané' }).last().click();
    await expect.poll(() => textIn(page.locator('.error-summary'))).toContain('Označte aspoň jeden kus.');
    await page.getByLabel('Ďakujeme všetkým.').check();
    await page.getByLabel('starosta').check();
    await page.getByRole('button', { name: 'Zaradiť vybrané' }).last().click();
    await expect.poll(() => textIn(page.locator('.error-summary'))).toContain('Vyberte časť plánu');
    await expect.poll(() => page.getByLabel('starosta').isChecked()).toBe(true);
    await page.getByLabel('Kam to patrí').selectOption('foreword');
    await page.getByRole('button', { name: 'Zaradiť vybrané' }).last().click();
    await expect.poll(() => wordsIn('foreword')).toEqual(['Ďakujeme všetkým.', 'starosta']);

    await page.getByLabel('Komunitný plán obce na minulé roky').check();
    await page.getByLabel('Záver').check();
    await page.getByRole('button', { name: 'Zahodiť vybrané' }).last().click();
    await expect.poll(() => textIn(page.locator('main'))).toContain('Zahodili sa 2 kusy.');
    await page.getByText('Zahodené 2 kusy').click();
    await page.getByLabel('Záver').check();
    await page.getByRole('button', { name: 'Vrátiť vybrané' }).click();
    await expect.poll(() => textIn(page.locator('main'))).toContain('Nezaradené (1)');
    await page.context().close();
  });

  test('rows of its tables go through the same check as any sheet, and are then written', async () => {
    const page = await atOldPlans({ scripts: true });
    await page.getByRole('link', { name: 'plan 2020.docx' }).click();
    const coming = page.waitForEvent('download');
    await page.getByRole('link', { name: /Stiahnuť tabuľky/ }).click();
    expect((await coming).suggestedFilename()).toBe('stary-plan-measures.xlsx');
    await page.getByRole('button', { name: /Skontrolovať riadky/ }).click();
    await expect.poll(() => textIn(page.locator('main'))).toContain('Opatrenia: 1 pridať, 0 zmeniť');
    await page.getByRole('button', { name: 'Zapísať do plánu' }).click();
    await expect.poll(() => textIn(page.locator('h1'))).toContain('je zapísaný');
    const measures = await inTransaction(program.installation.database.db, body.bodyId, async ({ items }) =>
      items.measures.list(await planOf(body, program))
    );
    expect(measures.map(({ title }) => title)).toContain('Prijať opatrovateľku');
    await page.goBack();
    await page.goto(
      `${program.address}/pracovisko/${body.slug}/plany/${await planOf(body, program)}/stary-plan`
    );
    await expect.poll(() => textIn(page.locator('main'))).toContain('rozhodnuté 9 z 10');
    await page.context().close();
  });

  test('what is no document, and a scan, is refused in one sentence at the field', async () => {
    const page = await atOldPlans();
    await page.getByRole('button', { name: 'Prečítať súbor' }).click();
    await expect
      .poll(() => textIn(page.locator('.error-summary')))
      .toContain('Vyberte súbor so starým plánom.');
    const wrong = `${file}.png`;
    await writeFile(wrong, Buffer.from('89504e470d0a1a0a', 'hex'));
    await upload(page, wrong);
    await expect.poll(() => textIn(page.locator('.error-summary'))).toContain('Toto nie je Word ani PDF.');
    await page.context().close();
  });

  test.each([1280, 320])(
    'axe finds nothing at %i px',
    async (width) => {
      const page = await atOldPlans({ scripts: true, width });
      await checkAccessibility(page, `stary-plan-${width}`);
      await upload(page);
      await page.locator('main').evaluate((main) => {
        for (const details of main.querySelectorAll('details')) details.open = true;
      });
      await checkAccessibility(page, `stary-plan-nahlad-${width}`);
      await page.getByRole('button', { name: 'Zaradiť vybrané' }).last().click();
      await checkAccessibility(page, `stary-plan-chyba-${width}`);
      await page.context().close();
    },
    90_000
  );
});
