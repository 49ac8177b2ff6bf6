import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askingKey } from '#lib/server/surveys/asking-link.ts';
import { describeInBrowser, openBrowser, openPage, textIn } from '../browser.ts';
import { type RunningProgram, startProgram } from '../running-program.ts';
import { openSurvey } from './open-survey.ts';

let program: RunningProgram;
let browser: Browser;

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();
const main = (page: Page) => textIn(page.locator('main'));

async function aKiosk(slug: string, given: Parameters<typeof openSurvey>[2] = {}) {
  const survey = await openSurvey(program, slug, given);
  const key = askingKey('kiosk', survey.asked.id, program.installation.formKey);
  return { ...survey, link: `${survey.address}/kiosk?kluc=${key}` };
}

describeInBrowser('kiosks', () => {
  beforeAll(async () => {
    program = await startProgram();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  });

  test('an answer that comes late, when nobody is there any more, is shown to nobody', async () => {
    const { link } = await aKiosk('banov');
    const reader = await openPage(browser, null);
    await reader.clock.install();
    await reader.goto(link);
    await press(reader, 'Začať');
    await reader.getByLabel('Čo tu chýba?').fill('Jedáleň');
    await expect.poll(() => reader.locator('form').getAttribute('autocomplete')).toBe('off');
    const { promise: isOver, resolve: end } = Promise.withResolvers<void>();
    const { promise: isAsked, resolve: ask } = Promise.withResolvers<void>();
    const late = async (route: Route) => {
      const response = await route.fetch();
      ask();
      await isOver;
      // Whoever asked may not be there any more.
      await route.fulfill({ response }).catch(() => undefined);
    };
    await reader.route('**/kiosk?*', late, { times: 1 });
    await press(reader, 'Odoslať odpovede');
    await isAsked;
    await reader.clock.fastForward(121_000);
    await expect.poll(() => main(reader)).toContain('Ste tu ešte?');
    await reader.clock.fastForward(31_000);
    await reader.getByRole('button', { name: 'Začať' }).waitFor();
    end();
    // The next person is answered as if nothing had happened.
    await press(reader, 'Začať');
    await expect.poll(() => reader.getByLabel('Čo tu chýba?').inputValue()).toBe('');
    await expect.poll(() => main(reader)).not.toContain('Na túto otázku treba odpovedať');
  });

  test('what somebody typed on the first page is gone after a while', async () => {
    const { link } = await aKiosk('rajec', { mode: 'codes' });
    const reader = await openPage(browser, null);
    await reader.clock.install();
    await reader.goto(link);
    await reader.getByLabel('Kód z listu').fill('abcd');
    await press(reader, 'Začať');
    await expect.poll(() => main(reader)).toContain('Kód nesedí');
    await reader.clock.fastForward(121_000);
    await expect.poll(() => main(reader)).not.toContain('Kód nesedí');
    await expect.poll(() => reader.getByLabel('Kód z listu').inputValue()).toBe('');
  });

  test('nobody stands a kiosk up where somebody is signed in', async () => {
    const { body, link } = await aKiosk('svit');
    const clerk = await openPage(browser, await program.sessionFor('coordinator', body), { scripts: false });
    await clerk.goto(link);
    await expect.poll(() => main(clerk)).toContain('Na tomto zariadení ste prihlásení');
    await expect.poll(() => main(clerk)).toContain(link);
    await expect.poll(() => clerk.getByRole('button', { name: 'Začať' }).count()).toBe(0);
  });
});
