import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findBody } from '#lib/server/db/planning-bodies.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { closeQuestionnaire } from '#lib/server/use-cases/surveys/open-questionnaire.ts';
import { submitResponse } from '#lib/server/use-cases/surveys/submit-response.ts';
import {
  checkAccessibility,
  describeInBrowser,
  openBrowser,
  openPage,
  textIn,
  textSaying
} from '../browser.ts';
import { type RunningProgram, startProgram } from '../running-program.ts';
import { anOpenQuestionnaire, aSheet } from '../survey-fixtures.ts';

let program: RunningProgram;
let browser: Browser;

/** Answers of a village: many of the same mind, and a few who stand alone. */
const ANSWERS = [
  ...Array.from({ length: 14 }, () => ({ help: { code: 'yes' }, content: 4, sex: { code: 'woman' } })),
  ...Array.from({ length: 9 }, () => ({ help: { code: 'no' }, content: 2, sex: { code: 'man' } })),
  ...Array.from({ length: 3 }, () => ({ help: { code: 'no' }, content: 1, sex: { code: 'woman' } }))
];

type Answers = readonly Record<string, unknown>[];

/** A questionnaire of a municipality that is answered so. */
async function answering(slug: string, answers: Answers, smallBody: boolean) {
  const { db } = program.installation.database;
  const body = await findBody(db, slug);
  if (!body) throw new Error('There is no such municipality.');
  const opened = await anOpenQuestionnaire(db, body.bodyId, { smallBody });
  for (const given of answers) {
    const sheet = aSheet(given);
    await inTransaction(db, body.bodyId, (stores) => submitResponse(stores, opened.asked, sheet));
  }
  return { ...opened, db, body };
}

/** The same after it is closed. */
async function answered(slug: string, answers: Answers) {
  const { db, body, asked, coordinator, code } = await answering(slug, answers, true);
  await inTransaction(db, body.bodyId, (stores) =>
    closeQuestionnaire(stores, coordinator, { id: asked.id, now: new Date() })
  );
  return { body, asked, address: `${program.address}/${slug}/dotaznik/${code}/vysledky` };
}

describeInBrowser('results of a questionnaire', () => {
  beforeAll(async () => {
    program = await startProgram();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  });

  async function publish({ body, asked, address }: Awaited<ReturnType<typeof answered>>) {
    expect((await fetch(address)).status).toBe(404);
    const desk = await openPage(browser, await program.sessionFor('editor', body), { scripts: false });
    await desk.goto(`${program.address}/pracovisko/${body.slug}/dotazniky/${asked.id}/vysledky`);
    await checkAccessibility(desk, 'survey-results-desk');
    await desk.getByRole('button', { name: 'Zverejniť výsledky' }).click();
    await desk.getByRole('link', { name: 'Pozrieť zverejnené výsledky' }).click();
  }

  test('the clerk publishes once, and a resident reads who is missing and what the answers cannot carry', async () => {
    const survey = await answered('banov', ANSWERS);
    await publish(survey);
    for (const width of [320, 1280]) {
      const page = await openPage(browser, null, { scripts: false, width });
      await page.goto(survey.address);
      const text = await textSaying(page.locator('main'), 'Dotazník vyplnilo 26 ľudí.');
      expect(text).toContain('Odpovedí je menej ako 30.');
      expect(text).toContain('Na túto otázku nikto neodpovedal.');
      expect(text).not.toContain('Podiely z 0 ľudí');
      expect(text).toMatch(/54\s%, 14 ľudí/);
      // Three who are not content at all are told together with others.
      expect(text).not.toMatch(/, [34] ľudia/);
      await checkAccessibility(page, `survey-results-${width}`);
    }
    const english = await openPage(browser, null, { scripts: false });
    await english.goto(survey.address.replace('/banov/', '/en/banov/'));
    await expect
      .poll(() => textIn(english.locator('main')))
      .toContain('26 people answered the questionnaire.');
  });

  test('of a handful of answers the page says honestly that nothing can be told', async () => {
    const survey = await answered('banov', ANSWERS.slice(0, 3));
    await publish(survey);
    const text = (await (await fetch(survey.address)).text()).replace(/\s+/g, ' ');
    expect(text).toContain('Dotazník vyplnilo menej ako 5 ľudí.');
    expect(text).not.toContain('Odpovede na otázky');
  });

  test('the desk of a larger municipality sees answers as they come, by groups, and a small one not before publishing', async () => {
    const { body, asked } = await answering('banov', ANSWERS, false);
    const small = await answering('banov', ANSWERS, true);
    const [coordinator, editor] = [
      await program.sessionFor('coordinator', body),
      await program.sessionFor('editor', body)
    ];
    const fileOf = (id: string, name: string, { cookie } = coordinator) =>
      fetch(`${program.address}/pracovisko/banov/dotazniky/${id}/vysledky/${name}`, { headers: { cookie } });
    const lines = (await (await fileOf(asked.id, 'odpovede.csv')).text()).trim().split('\r\n');
    expect(lines).toHaveLength(1 + ANSWERS.length);
    expect((await fileOf(asked.id, 'tabulky.xlsx', editor)).status).toBe(200);
    expect(await (await fileOf(asked.id, 'tabulky.csv?podla=sex', editor)).text()).toContain(';woman;');
    // Single sheets are a coordinator's to take, and in a small municipality nobody's.
    expect((await fileOf(asked.id, 'odpovede.csv', editor)).status).toBe(403);
    for (const name of ['odpovede.csv', 'odpovede.sps', 'tabulky.csv'])
      expect((await fileOf(small.asked.id, name)).status, name).toBe(404);
    for (const width of [320, 1280]) {
      const desk = await openPage(browser, await program.sessionFor('editor', body), {
        scripts: false,
        width
      });
      const address = `${program.address}/pracovisko/banov/dotazniky`;
      await desk.goto(`${address}/${asked.id}/vysledky`);
      const text = await textIn(desk.locator('main'));
      expect(text).toContain('Dotazník ešte beží');
      expect(text).toContain('Dotazník vyplnilo 26 ľudí.');
      // Three who are not content at all: nobody else sees them.
      expect(text).toMatch(/12\s%, 3 ľudia/);
      await checkAccessibility(desk, `survey-live-${width}`);
      await desk.getByRole('link', { name: 'podľa pohlavia' }).click();
      await expect.poll(() => textIn(desk.locator('main'))).toContain('Odpovede podľa pohlavia');
      await checkAccessibility(desk, `survey-live-cut-${width}`);
      await desk.goto(`${address}/${small.asked.id}/vysledky`);
      await expect.poll(() => textIn(desk.locator('main'))).not.toContain('26 ľudí');
    }
  });
});
