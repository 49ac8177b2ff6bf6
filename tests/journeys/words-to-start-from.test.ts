import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { plainText } from '#lib/domain/plans/block-text.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import { inTransaction } from '#lib/server/stores.ts';
import {
  checkAccessibility,
  describeInBrowser,
  type Look,
  openBrowser,
  openPage,
  textIn
} from '../browser.ts';
import { aPlan } from '../plan-fixtures.ts';
import { type RunningProgram, startProgram, type Visitor } from '../running-program.ts';

let program: RunningProgram;
let browser: Browser;
let coordinator: Visitor;
let plan: string;
let bodyId: BodyId;
let planId: string;

const visit = (visitor: Visitor | null, given: Look = {}) => openPage(browser, visitor, given);

describeInBrowser('words to start from', () => {
  beforeAll(async () => {
    program = await startProgram();
    browser = await openBrowser();
    const body = await program.installation.database.db
      .selectFrom('planningBody')
      .select(['bodyId', 'slug'])
      .where('slug', '=', 'rajec')
      .executeTakeFirstOrThrow();
    bodyId = body.bodyId;
    coordinator = await program.sessionFor('coordinator', body);
    planId = randomUUID();
    const empty = aPlan({ id: planId, targetGroupCodes: ['seniori', 'rodiny-s-detmi'], texts: {} });
    await inTransaction(program.installation.database.db, bodyId, (stores) => stores.plans.add(empty));
    plan = `${program.address}/pracovisko/rajec/plany/${planId}`;
  });
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  });

  test('a sample with the census of the town is put into a part without scripts, and counts as empty', async () => {
    const page = await visit(coordinator, { scripts: false });
    await page.goto(`${plan}/text/social-situation`);
    await page.getByRole('button', { name: 'Vložiť vzor' }).click();
    const first = page.locator('textarea').first();
    await expect
      .poll(async () => (await first.inputValue()).replace(/\s+/g, ' '))
      .toContain('žije v meste Rajec 5 897 ľudí');
    await expect.poll(() => textIn(page.locator('main'))).toContain('V tejto časti je iba vzorový text.');
    await page.goto(`${plan}/uplnost`);
    await expect
      .poll(() => textIn(page.locator('main')))
      .toContain('V časti „Sociálna situácia v obci“ je iba vzorový text.');

    await page.goto(`${plan}/vzory`);
    await page.getByRole('button', { name: /Vložiť vzor.*Vízia/ }).click();
    await expect
      .poll(() => textIn(page.getByRole('region', { name: 'Vízia' })))
      .toContain('Iba vzorový text');
    await page.getByRole('button', { name: 'Vložiť vzory do prázdnych krátkych textov' }).click();
    await page.goto(`${plan}/texty`);
    await expect
      .poll(() => page.getByLabel('Personálne podmienky').inputValue())
      .toContain('Na splnenie plánu treba');
    await page.goto(`${plan}/uplnost`);
    await expect.poll(() => textIn(page.locator('main'))).toContain('personálne podmienky');
    await page.context().close();
  });

  test('a text composed from the census is put into part c once, marked until edited, without scripts', async () => {
    const page = await visit(coordinator, { scripts: false });
    await page.goto(`${plan}/vzory`);
    const text = page.getByText('žilo v meste Rajec');
    await page.getByText('Ukázať text z údajov').click();
    await expect.poll(() => text.isVisible()).toBe(true);
    await page.getByRole('button', { name: 'Vložiť text z údajov' }).click();
    const last = page.locator('form[action="?/zmenit"] textarea').last();
    await expect.poll(() => last.inputValue()).toContain('vysokoškolské vzdelanie');
    await expect.poll(() => textIn(page.locator('main'))).toContain('vytvorené programom, zatiaľ neupravené');
    const generated = () =>
      inTransaction(program.installation.database.db, bodyId, async ({ blocks }) =>
        (await blocks.list(planId, 'social-situation')).filter(({ content }) =>
          plainText(content).startsWith('Obyvatelia v')
        )
      );
    await expect.poll(async () => (await generated()).length).toBe(1);
    await page.goto(`${plan}/vzory`);
    await page.getByRole('button', { name: 'Vložiť text z údajov' }).click();
    await expect.poll(() => page.url()).toContain('ulozene');
    expect(await generated()).toHaveLength(1);
    await page.context().close();
  });

  test('the library is narrowed, and one click makes a measure with a new goal, without scripts', async () => {
    const page = await visit(coordinator, { scripts: false });
    await page.goto(`${plan}/opatrenia`);
    await page.getByRole('link', { name: 'Prezrieť knižnicu opatrení' }).click();
    await page.getByLabel('Cieľová skupina').selectOption('seniori');
    await page.getByLabel('Slová v opatrení').fill('obed');
    await page.getByRole('button', { name: 'Zobraziť' }).click();
    await page.getByRole('link', { name: /^Rozvážať obedy/ }).click();
    await page.getByRole('button', { name: 'Začať z tohto opatrenia' }).click();
    await expect.poll(() => textIn(page.locator('main'))).toContain('Opatrenie je v pláne ako návrh.');
    await page.getByRole('link', { name: 'Počet ľudí, ktorí dostávajú obed domov' }).click();
    await expect
      .poll(() => page.getByLabel('Názov ukazovateľa').inputValue())
      .toBe('Počet ľudí, ktorí dostávajú obed domov');
    const kept = await inTransaction(program.installation.database.db, bodyId, async ({ items }) => [
      (await items.goals.list(planId)).length,
      (await items.measures.list(planId)).length,
      (await items.activities.list(planId)).length
    ]);
    expect(kept).toEqual([1, 1, 3]);
    await page.context().close();
  });

  test('a member of the public finds the glossary and the list of what to prepare, on one printed page', async () => {
    const page = await visit(null, { scripts: false });
    await page.goto(`${program.address}/slovnik#kapacita`);
    await expect.poll(() => textIn(page.locator('#kapacita + dd'))).toContain('Koľko ľudí služba zvládne.');
    await page.goto(`${program.address}/co-pripravit`);
    const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).toBe(1);
    await page.context().close();
  });

  test.each([1280, 320])(
    'every new page is accessible at %i pixels',
    async (width) => {
      const page = await visit(coordinator, { width });
      for (const [path, name] of [
        [`${plan}/vzory`, 'vzory'],
        [`${plan}/kniznica`, 'kniznica'],
        [`${plan}/kniznica?q=qwx`, 'kniznica-prazdna'],
        [`${plan}/kniznica/stacionar-v-meste`, 'vzor'],
        [`${plan}/opatrenia`, 'opatrenia'],
        [`${plan}/text`, 'text'],
        [`${plan}/text/timetable`, 'cast'],
        [`${program.address}/slovnik`, 'slovnik'],
        [`${program.address}/en/slovnik`, 'glossary'],
        [`${program.address}/co-pripravit`, 'co-pripravit']
      ] as const) {
        await page.goto(path);
        await page.locator('main').evaluate((main) => {
          for (const details of main.querySelectorAll('details')) details.open = true;
        });
        await checkAccessibility(page, `slova-${name}-${width}`);
      }
      await page.context().close();
    },
    90_000
  );
});
