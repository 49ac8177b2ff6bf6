import type { Browser, Page, Request } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askingKey } from '#lib/server/surveys/asking-link.ts';
import { checkAccessibility, describeInBrowser, openBrowser, openPage, textIn } from '../browser.ts';
import { type RunningProgram, startProgram } from '../running-program.ts';
import { SOME_QUESTIONS, someContent } from '../survey-fixtures.ts';
import { openSurvey } from './open-survey.ts';

let program: RunningProgram;
let browser: Browser;

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();
const counts = (page: Page) => textIn(page.locator('[data-counts]'));

type Given = Parameters<typeof openSurvey>[2];

async function anInterviewed(slug: string, given: Given = {}) {
  const survey = await openSurvey(program, slug, given);
  const key = askingKey('interviewer', survey.asked.id, program.installation.formKey);
  const link = `${survey.address}/opytovatel?kluc=${key}`;
  return { ...survey, link, sendTo: `${survey.path}/opytovatel/odpovede?kluc=${key}` };
}

/** Opens an interviewer's page; `sent` says what every sheet that left it was begun with. */
async function interviewerAt(link: string) {
  const page = await openPage(browser, null);
  const sent: { version: number; language: string }[] = [];
  page.on('request', (request: Request) => {
    if (!request.url().includes('/odpovede?')) return;
    const { sheets } = request.postDataJSON() as { sheets: { sealed: string }[] };
    for (const { sealed } of sheets)
      sent.push(JSON.parse(Buffer.from(sealed.split('.')[0] ?? '', 'base64url').toString()));
  });
  const load = async (address = link) => {
    await page.goto(address);
    await page.getByText('Odoslané:').waitFor();
  };
  const ask = async (answer: string) => {
    await page.getByLabel(answer, { exact: true }).check();
    await press(page, /^(Odoslať odpovede|Send the answers)$/);
  };
  await load();
  return { page, sent, load, ask };
}

/** Takes all blanks from a page, as if so many people had been asked without a network. */
async function withoutBlanks(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open('opora-opytovatel');
        opening.onsuccess = () => {
          const transaction = opening.result.transaction('blank', 'readwrite');
          transaction.objectStore('blank').clear();
          transaction.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      })
  );
}

const inBoth = (text: string) => ({ sk: text, en: text });
/** Asked in Slovak and English. */
const BILINGUAL = someContent({
  sections: [
    {
      ...{ id: 'life', title: inBoth('Život') },
      questions: SOME_QUESTIONS.slice(0, 1).map((question) => ({
        ...question,
        text: inBoth('Pomáha vám niekto?'),
        ...('options' in question && {
          options: question.options.map((option) => ({ ...option, text: inBoth(option.code) }))
        })
      })) as typeof SOME_QUESTIONS
    }
  ]
});

describeInBrowser('interviewers', () => {
  beforeAll(async () => {
    program = await startProgram();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  });

  test('a sheet is of the version and the language in which it was asked', async () => {
    const { link, openNext, sheets } = await anInterviewed('banov', { content: BILINGUAL });
    const { page, sent, load, ask } = await interviewerAt(link);
    await ask('no');
    await expect.poll(() => counts(page)).toContain('Odoslané: 1');
    await openNext({ ...BILINGUAL, title: { sk: 'Nový názov' } });
    // The page shows the first version still.
    await ask('no');
    await expect.poll(() => counts(page)).toContain('Odoslané: 2');
    await load();
    await ask('no');
    await expect.poll(() => counts(page)).toContain('Odoslané: 1');
    await load(`${link}&jazyk=en`);
    for (const so of [1, 2]) {
      await ask('no');
      await expect.poll(() => counts(page)).toContain(`Odoslané: ${so}`);
    }
    expect(sent.map(({ version, language }) => `${version} ${language}`)).toEqual([
      ...['1 sk', '1 sk', '2 sk', '2 en', '2 en']
    ]);
    expect((await sheets()).map(({ version }) => version).toSorted()).toEqual([1, 1, 2, 2, 2]);
  });

  test('what is missing in a sheet of an older version is filled in on the form of that version', async () => {
    const { link, openNext, sheets } = await anInterviewed('rajec');
    const { page, sent, load, ask } = await interviewerAt(link);
    await ask('woman');
    await expect.poll(() => counts(page)).toContain('treba doplniť: 1');
    const [help, ...others] = SOME_QUESTIONS;
    const later = { ...help, id: 'later', text: { sk: 'Pomôže vám niekto neskôr?' } } as typeof help;
    await openNext(
      someContent({
        sections: [
          { id: 'life', title: { sk: 'Život' }, questions: [help, later, ...others] as typeof SOME_QUESTIONS }
        ]
      })
    );
    await load();
    await expect.poll(() => textIn(page.locator('main'))).toContain('Pomôže vám niekto neskôr?');
    await page.getByRole('link', { name: 'Doplniť odpovede, v ktorých niečo chýba' }).click();
    await expect.poll(() => textIn(page.locator('form'))).not.toContain('Pomôže vám niekto neskôr?');
    await expect.poll(() => page.getByLabel('woman', { exact: true }).isChecked()).toBe(true);
    await ask('no');
    await expect.poll(async () => (await sheets()).length).toBe(1);
    expect(await sheets()).toMatchObject([
      { version: 1, answers: { help: { code: 'no' }, sex: { code: 'woman' } } }
    ]);
    expect(sent.map(({ version }) => version)).toEqual([1, 1]);
    await page.getByRole('link', { name: 'Pýtať sa ďalej' }).click();
    await expect.poll(() => textIn(page.locator('form'))).toContain('Pomôže vám niekto neskôr?');
  });

  test('a double click makes one sheet, and an empty one is no sheet', async () => {
    const { link, sheets } = await anInterviewed('lipovec-martin');
    const { page, ask } = await interviewerAt(link);
    await page.context().setOffline(true);
    await page.getByLabel('no', { exact: true }).check();
    await page.evaluate(() => {
      const form = document.querySelector<HTMLFormElement>('form[data-draft-form]');
      form?.requestSubmit();
      form?.requestSubmit();
    });
    await expect.poll(() => counts(page)).toContain('čaká na odoslanie: 1');
    await press(page, 'Odoslať odpovede');
    await page.getByText('V hárku nie je nič vyplnené, preto sa neuložil.').waitFor();
    await ask('yes');
    await expect.poll(() => counts(page)).toContain('čaká na odoslanie: 2');
    await page.context().setOffline(false);
    await expect.poll(() => counts(page)).toContain('Odoslané: 2 · čaká na odoslanie: 0');
    expect(await sheets()).toHaveLength(2);
  });

  test('before it is opened nobody is asked; after its end only what was asked before it arrives', async () => {
    const late = new Date(Date.now() + 86_400_000);
    const waiting = await anInterviewed('svit', { now: late });
    const visitor = program.signedOut();
    const early = await (await visitor.get(waiting.link.slice(program.address.length))).text();
    expect(early).toContain('teraz nedá odpovedať');
    expect([early.includes('data-draft-form'), /data-blanks="\[\]"/.test(early)]).toEqual([false, true]);
    const { link, close, sheets, sendTo } = await anInterviewed('modra');
    const { page, ask, load } = await interviewerAt(link);
    await page.context().setOffline(true);
    await ask('no');
    await expect.poll(() => counts(page)).toContain('čaká na odoslanie: 1');
    await close();
    await page.context().setOffline(false);
    await expect.poll(() => counts(page)).toContain('Odoslané: 1 · čaká na odoslanie: 0');
    expect(await sheets()).toHaveLength(1);
    await load();
    const main = () => textIn(page.locator('main'));
    await expect.poll(main).toContain('teraz nedá odpovedať');
    await expect.poll(() => page.locator('form').count()).toBe(0);
    const blanksHere = () => page.locator('[data-blanks]').getAttribute('data-blanks');
    await expect.poll(blanksHere).toBe('[]');
    const { blanks } = (await page.evaluate(async (address) => {
      const body = JSON.stringify({
        opora: 'answers',
        questionnaire: address.split('/')[3],
        sheets: [],
        blanks: 5
      });
      return (await fetch(address, { method: 'POST', body })).json();
    }, sendTo)) as { blanks: string[] };
    expect(blanks).toEqual([]);
  });

  test('whoever runs out of blanks loses no sheet', async () => {
    const { link, sheets } = await anInterviewed('pezinok');
    const { page, ask } = await interviewerAt(link);
    await page.context().setOffline(true);
    await withoutBlanks(page);
    for (const [at, answer] of ['no', 'yes'].entries()) {
      await ask(answer);
      await expect.poll(() => counts(page)).toContain(`čaká na odoslanie: ${at + 1}`);
    }
    const again = await page.context().newPage();
    await page.close();
    await again.context().setOffline(false);
    await again.goto(link);
    await expect.poll(() => counts(again)).toContain('Odoslané: 2 · čaká na odoslanie: 0');
    expect((await sheets()).map(({ answers }) => answers['help'])).toEqual(
      expect.arrayContaining([{ code: 'no' }, { code: 'yes' }])
    );
  });

  test('completing a sheet says what is missing, and what was begun for the next person stays', async () => {
    const { link, sheets } = await anInterviewed('trnava');
    const { page, ask } = await interviewerAt(link);
    await ask('woman');
    await expect.poll(() => counts(page)).toContain('treba doplniť: 1');
    await page.getByLabel('man', { exact: true }).check();
    await page.getByLabel('Čo tu chýba?').fill('Jedáleň');
    const mend = () => press(page, 'Doplniť odpovede, v ktorých niečo chýba');
    const about = () => textIn(page.locator('[data-about]'));
    const written = () => page.getByLabel('Čo tu chýba?').inputValue();
    await mend();
    await expect.poll(about).toContain('Pomáha vám niekto? Na túto otázku treba odpovedať.');
    await expect.poll(written).toBe('');
    await checkAccessibility(page, 'an interviewer who completes a sheet');
    await press(page, 'Doplniť neskôr');
    await expect.poll(written).toBe('Jedáleň');
    await mend();
    await expect.poll(written).toBe('');
    await ask('no');
    await expect.poll(() => counts(page)).toContain('Odoslané: 1 · čaká na odoslanie: 0 · treba doplniť: 0');
    await expect.poll(written).toBe('Jedáleň');
    await ask('yes');
    await expect.poll(() => counts(page)).toContain('Odoslané: 2');
    expect((await sheets()).map(({ answers }) => [answers['help'], answers['sex']])).toEqual(
      expect.arrayContaining([
        [{ code: 'no' }, { code: 'woman' }],
        [{ code: 'yes' }, { code: 'man' }]
      ])
    );
  });

  test('closed in mid-answer without scripts, everything that was filled in is shown', async () => {
    const { link, close } = await anInterviewed('levice');
    const page = await openPage(browser, null, { scripts: false, width: 320 });
    await page.goto(link);
    await page.getByLabel('Čo tu chýba?').fill('Jedáleň v Dolnej');
    await close();
    await press(page, 'Odoslať odpovede');
    await expect.poll(() => textIn(page.locator('main'))).toContain('Jedáleň v Dolnej');
    await expect.poll(() => textIn(page.locator('main'))).toContain('Dotazník sa medzitým skončil');
  });
});
