import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SECURED_WITH_NOBODY } from '#lib/domain/directory/directory-entry.ts';
import { rasterOf } from '#lib/server/documents/raster.ts';
import { inTransaction } from '#lib/server/stores.ts';
import {
  checkAccessibility,
  describeInBrowser,
  type Look,
  openBrowser,
  openPage,
  textIn
} from '../browser.ts';
import { aCapacityRecord, aCell, aGoal, aMeasure, aProvider, aService } from '../plan-fixtures.ts';
import { type RunningProgram, startProgram, type TestBody, type Visitor } from '../running-program.ts';
import { planOf } from './plan-of-body.ts';

let program: RunningProgram;
let browser: Browser;

const save = (page: Page, name = 'Uložiť') => page.getByRole('button', { name, exact: true }).last().click();

const visit = (visitor: Visitor | null, given: Look = {}) => openPage(browser, visitor, given);

/** A plan with one measure, and a provider with a service that a neighbour keeps. */
async function aPlanBesideANeighbour() {
  const [body, neighbour] = [await program.newBody(), await program.newBody('Susedná obec')];
  const planId = await planOf(body, program);
  const { db } = program.installation.database;
  const goal = aGoal({ id: randomUUID(), priorityId: null, needIds: [] });
  const measure = aMeasure({ id: randomUUID(), goalId: goal.id, answersFindingIds: [], capacityChanges: [] });
  await inTransaction(db, body.bodyId, async ({ items }) => {
    await items.goals.add(planId, goal);
    await items.measures.add(planId, measure);
  });
  const charity = aProvider({
    id: randomUUID(),
    name: `Charita Šurany ${randomUUID().slice(0, 4)}`,
    ico: null
  });
  await inTransaction(db, neighbour.bodyId, ({ directory }) => directory.addProvider(charity));
  return { body, neighbour, planId, measure, charity, plan: `/pracovisko/${body.slug}/plany/${planId}` };
}

describeInBrowser('the directory at the desk', () => {
  beforeAll(async () => {
    program = await startProgram();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  });

  test('a provider that a neighbour keeps is found and takes part in an activity, without any script', async () => {
    const { body, neighbour, plan, measure, charity } = await aPlanBesideANeighbour();
    const page = await visit(await program.sessionFor('coordinator', body), { scripts: false });
    await page.goto(`${program.address}${plan}/aktivity/nove?measureId=${measure.id}`);
    await page.getByLabel('Čo sa urobí').fill('Dohodnúť sa s charitou');
    await page.getByLabel(/^Hľadať v\sadresári/).fill('nijaka taka');
    await save(page, 'Hľadať');
    await expect.poll(() => textIn(page.getByRole('status'))).toContain('v adresári nie je');
    await page.getByLabel(/^Hľadať v\sadresári/).fill(charity.name.replace('Šurany', 'surany'));
    // Enter in the field searches too: other words were typed than those that were looked for.
    await page.getByLabel(/^Hľadať v\sadresári/).press('Enter');
    await expect.poll(() => textIn(page.getByRole('status'))).toContain('Našli sme 1');
    await expect.poll(() => page.getByLabel('Čo sa urobí').inputValue()).toBe('Dohodnúť sa s charitou');
    await checkAccessibility(page, 'directory search');
    await page.getByLabel(charity.name).check();
    await expect.poll(() => textIn(page.locator('main'))).toContain('údaje vedie Susedná obec');
    await save(page);
    await expect.poll(() => new URL(page.url()).pathname).toMatch(/\/opatrenia$/);

    const { db } = program.installation.database;
    const planId = plan.split('/').at(-1) ?? '';
    const [kept] = await inTransaction(db, body.bodyId, ({ items }) => items.activities.list(planId));
    expect(kept).toMatchObject({ title: 'Dohodnúť sa s charitou', providerIds: [charity.id] });

    // Whoever keeps it cannot remove it now, and is not told by whom it is used.
    const theirs = await program.sessionFor('coordinator', neighbour);
    const their = `/pracovisko/${neighbour.slug}/plany/${await planOf(neighbour, program)}`;
    const refused = await theirs.post(`${their}/poskytovatelia/${charity.id}/odstranit`, { revision: '1' });
    expect(refused.status).toBe(422);
    expect((await refused.text()).replaceAll('\u00a0', ' ')).toContain(
      'používa ho aj plán alebo adresár inej obce'
    );
    // We see it and do not change it.
    const ours = await program.sessionFor('coordinator', body);
    expect((await ours.get(`${plan}/poskytovatelia/${charity.id}`)).status).toBe(404);
    expect(
      (await ours.post(`${plan}/poskytovatelia/${charity.id}/odstranit`, { revision: '1' })).status
    ).toBe(404);
  });

  test('with whom a service is secured is chosen in a row of the matrix and for a whole kind', async () => {
    const { body, plan, charity } = await aPlanBesideANeighbour();
    const coordinator = await program.sessionFor('coordinator', body);
    const page = await visit(coordinator, { scripts: false });
    const row = 'druh=opatrovatelska-sluzba&forma=terenna&skupina=seniori&jednotka=prijimatelia';
    await page.goto(`${program.address}${plan}/kapacity/riadok?${row}`);
    await page
      .getByLabel('Zabezpečené inde, všetky roky')
      .or(page.locator('[name="securedElsewhere.all"]'))
      .fill('3');
    await page.locator('[name="securedElsewhere.source"]').fill('zmluva');
    await page.getByLabel(/^Hľadať v\sadresári/).fill(charity.name);
    await save(page, 'Hľadať');
    await checkAccessibility(page, 'directory in the matrix');
    await page.getByLabel(charity.name).check();
    await page
      .getByRole('button', { name: /^Uložiť/ })
      .last()
      .click();
    await expect.poll(() => new URL(page.url()).pathname).toMatch(/\/kapacity$/);

    await page.goto(`${program.address}${plan}/druhy`);
    await page.getByLabel(/^Hľadať v\sadresári/).fill(charity.name);
    await save(page, 'Hľadať');
    const kind = page.locator('.kind', { hasText: 'domáca' }).or(page.locator('.kind')).first();
    await kind.getByLabel('zabezpečujeme u iného').check();
    await kind.locator('summary').click();
    await kind.getByLabel(/^U\skoho z\sadresára/).selectOption(`provider:${charity.id}`);
    await save(page, 'Uložiť voľby');
    await expect.poll(() => textIn(page.getByRole('status'))).toContain('Uložené');

    const { db } = program.installation.database;
    const planId = plan.split('/').at(-1) ?? '';
    const kept = await inTransaction(db, body.bodyId, async ({ items, plans }) => ({
      cells: await items.cells.list(planId),
      choices: await plans.kindChoices(planId)
    }));
    expect(kept.cells).toHaveLength(5);
    expect(kept.cells[0]).toMatchObject({
      securedElsewhere: { value: 3, name: charity.name },
      securedProviderId: charity.id
    });
    expect(kept.choices).toMatchObject([{ securedAt: charity.name, securedProviderId: charity.id }]);
  });

  test('a sheet of what is secured elsewhere says once with whom, for all the numbers that change', async () => {
    const { body, plan, charity } = await aPlanBesideANeighbour();
    const planId = plan.split('/').at(-1) ?? '';
    const { db } = program.installation.database;
    const numbers = { existing: null, securedElsewhere: null, ...SECURED_WITH_NOBODY };
    const cell = aCell({ id: randomUUID(), ...numbers });
    await inTransaction(db, body.bodyId, ({ items }) => items.cells.add(planId, cell));
    const page = await visit(await program.sessionFor('coordinator', body), { scripts: false });
    await page.goto(`${program.address}${plan}/kapacity/tabulka?cislo=inde`);
    const first = page.locator('tbody td input').first();
    await first.fill('4');
    await page.getByLabel(/^Zdroj/).fill('zmluva');
    await page.getByLabel(/^Hľadať v\sadresári/).fill(charity.name);
    await save(page, 'Hľadať');
    // The search brings back what was typed, and keeps nothing.
    await expect.poll(() => first.inputValue()).toBe('4');
    expect((await inTransaction(db, body.bodyId, ({ items }) => items.cells.list(planId)))[0]).toMatchObject({
      securedElsewhere: null
    });
    await checkAccessibility(page, 'directory in a sheet');
    await page.getByLabel(charity.name).check();
    await save(page, 'Uložiť tabuľku');
    await expect.poll(() => textIn(page.getByRole('status').first())).toContain('Uložené');

    const kept = await inTransaction(db, body.bodyId, ({ items }) => items.cells.list(planId));
    expect(kept.find((one) => one.securedElsewhere !== null)).toMatchObject({
      securedElsewhere: { value: 4, name: charity.name, source: 'zmluva' },
      securedProviderId: charity.id
    });
    // Another municipality is named in words; the row of the directory goes with the former name.
    await page.goto(`${program.address}${plan}/kapacity/tabulka?cislo=inde`);
    await first.fill('5');
    await page.getByLabel(/^Kde alebo u\skoho/).fill('mesto Žilina');
    await save(page, 'Uložiť tabuľku');
    const again = await inTransaction(db, body.bodyId, ({ items }) => items.cells.list(planId));
    expect(again.find((one) => one.securedElsewhere !== null)).toMatchObject({
      securedElsewhere: { value: 5, name: 'mesto Žilina' },
      securedProviderId: null
    });
  });

  test('what stands on a provider or a service keeps it, and is named; afterwards they go', async () => {
    const body = await program.newBody();
    const plan = `/pracovisko/${body.slug}/plany/${await planOf(body, program)}`;
    const provider = aProvider({ id: randomUUID(), name: 'Obecný dom', ico: null });
    const service = aService({
      id: randomUUID(),
      providerId: provider.id,
      name: 'Denné centrum',
      registerNumber: null
    });
    const record = { ...aCapacityRecord({ serviceId: service.id }), id: randomUUID() };
    await inTransaction(program.installation.database.db, body.bodyId, async ({ directory }) => {
      await directory.addProvider(provider);
      await directory.addService(service);
      await directory.addCapacity(record);
    });
    const page = await visit(await program.sessionFor('editor', body), { scripts: false, width: 320 });
    await page.goto(`${program.address}${plan}/poskytovatelia`);
    await checkAccessibility(page, 'providers narrow');
    const remove = async (name: string) => {
      await page.goto(`${program.address}${plan}/poskytovatelia`);
      await page.getByRole('link', { name: `Odstrániť: ${name}` }).click();
      await save(page, 'Áno, odstrániť');
      return textIn(page.locator('main'));
    };
    expect(await remove('Obecný dom')).toContain('služba „Denné centrum“');
    expect(await remove('Denné centrum')).toContain('údaje o kapacite tejto služby');
    await page.goto(`${program.address}${plan}/kapacita/${record.id}/odstranit`);
    await save(page, 'Áno, odstrániť');
    expect(await remove('Denné centrum')).toContain('Odstránené');
    expect(await remove('Obecný dom')).toContain('Odstránené');
  });
});

describeInBrowser('forms that come too late, are sent twice, and the title page', () => {
  beforeAll(async () => {
    program = await startProgram();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  });

  /** The fields of a form as the page gives them, hidden ones too. */
  async function formOn(person: Visitor, path: string, action: string): Promise<Map<string, string>> {
    const html = await (await person.get(path)).text();
    const form = html.split(`action="${action}"`)[1]?.split('</form>')[0] ?? '';
    const fields = [...form.matchAll(/<input[^>]*>/g)].map(([input]) => [
      / name="([^"]*)"/.exec(input)?.[1] ?? '',
      / value="([^"]*)"/.exec(input)?.[1] ?? ''
    ]);
    return new Map(fields as [string, string][]);
  }

  async function aFrozenPlan(): Promise<{ body: TestBody; person: Visitor; page: string }> {
    const body = await program.newBody();
    const person = await program.sessionFor('coordinator', body);
    const page = `/pracovisko/${body.slug}/plany/${await planOf(body, program)}/zverejnenie`;
    expect((await person.post(`${page}?/zverejnit`)).status).toBe(303);
    return { body, person, page };
  }

  test('who was signed out while typing loses no word, without any script', async () => {
    const body = await program.newBody();
    const person = await program.sessionFor('coordinator', body);
    const planId = await planOf(body, program);
    const page = await visit(person, { scripts: false, width: 320 });
    await page.goto(
      `${program.address}/pracovisko/${body.slug}/plany/${planId}/potreby/nove?opora:late-fields=%3Cdiv%20hidden%3E`
    );
    const words = 'Pomoc "doma" & <blízko> opora:late-fields';
    await page.getByLabel('Čo ľudia potrebujú').fill(words);
    const cookies = await page.context().cookies();
    await page.context().clearCookies();
    await save(page);
    await expect.poll(() => textIn(page.locator('h1'))).toBe('Prihlásenie medzitým vypršalo');
    await checkAccessibility(page, 'signed out while typing');
    // Still signed out: the page stays what it is, and holds it still.
    await save(page, 'Odoslať formulár znova');
    await page.context().addCookies(cookies);
    await save(page, 'Odoslať formulár znova');
    await expect.poll(() => new URL(page.url()).pathname).toMatch(/\/potreby$/);
    const { db } = program.installation.database;
    const needs = await inTransaction(db, body.bodyId, ({ items }) => items.needs.list(planId));
    expect(needs.map((need) => need.title)).toEqual([words]);
  });

  test('approval, discussion, a group, an invitation: the second click succeeds and makes nothing more', async () => {
    const { body, person, page } = await aFrozenPlan();
    const twice = async (path: string, form: ReadonlyMap<string, string>, typed: Record<string, string>) => {
      const fields = { ...Object.fromEntries(form), ...typed };
      const answers = await Promise.all([person.post(path, fields), person.post(path, fields)]);
      answers.push(await person.post(path, fields));
      expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
      return new Set(answers.map(({ headers }) => headers.get('location')));
    };
    expect(await twice(`${page}?/zverejnit`, new Map(), {})).toEqual(new Set([`${page}?stav=unchanged`]));
    const discussion = await formOn(person, page, '?/diskusia');
    await twice(`${page}?/diskusia`, discussion, { from: '1. 11. 2026', to: '15. 11. 2026' });
    const approval = await formOn(person, page, '?/schvalit');
    // The body of a test is a union of municipalities.
    expect(approval.get('body')).toBe('Najvyšší orgán združenia obcí');
    expect(await twice(`${page}?/schvalit`, approval, { number: '12/2026', day: '2026-11-20' })).toEqual(
      new Set([`${page}?stav=recorded`])
    );
    const planId = page.split('/').at(-2) ?? '';
    const people = `/pracovisko/${body.slug}/ludia`;
    const group = await formOn(person, people, '?/zalozit');
    await twice(`${people}?/zalozit`, group, { kind: 'working', groupName: 'Seniori' });
    const invitation = await formOn(person, people, '?/pozvat');
    await twice(`${people}?/pozvat`, invitation, { email: 'eva@example.sk', role: 'editor' });
    const kept = await inTransaction(program.installation.database.db, body.bodyId, async (stores) => ({
      records: (await stores.versions.records(planId)).map(({ kind }) => kind),
      groups: (await stores.groups.list()).length,
      invitations: (await stores.invitations.open(new Date())).length
    }));
    expect(kept).toEqual({
      records: ['opened-for-discussion', 'approved'],
      groups: 1,
      invitations: 1
    });
  });

  test('the file number and the coat of arms are given at the desk and stand on the public page', async () => {
    const found = await program.installation.database.db
      .selectFrom('planningBody')
      .select(['bodyId', 'slug'])
      .where('slug', '=', 'rajec')
      .executeTakeFirstOrThrow();
    const person = await program.sessionFor('coordinator', found);
    const page = await visit(person, { scripts: false });
    const plan = `${program.address}/pracovisko/rajec/plany/${await planOf(found, program)}`;
    await page.goto(`${plan}/nastavenia`);
    await page.getByLabel(/^Spisová značka/).fill('MsU-2026/118');
    await save(page);

    await page.goto(`${program.address}/pracovisko/rajec/erb`);
    await checkAccessibility(page, 'coat of arms empty');
    const { png } = rasterOf(
      '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="72"><path d="M2 2H58V38C58 56 46 66 30 70C14 66 2 56 2 38Z" fill="#226"/></svg>'
    );
    await page
      .getByLabel(/^Obrázok erbu/)
      .setInputFiles({ name: 'erb.png', mimeType: 'image/png', buffer: Buffer.from(png) });
    await save(page);
    await expect.poll(() => textIn(page.locator('.error-summary'))).toContain('Napíšte, čo je na erbe');
    await page
      .getByLabel(/^Obrázok erbu/)
      .setInputFiles({ name: 'erb.png', mimeType: 'image/png', buffer: Buffer.from(png) });
    await page.getByLabel(/^Čo je na erbe/).fill('Modrý štít.');
    await save(page);
    await expect.poll(() => textIn(page.getByRole('status'))).toContain('Erb je uložený');
    await checkAccessibility(page, 'coat of arms');

    await page.goto(`${plan}/zverejnenie`);
    await save(page, 'Zverejniť plán ako novú verziu');
    await page
      .locator('summary', { hasText: 'Zapísať schválenie' })
      .or(page.locator('summary').last())
      .click();
    await expect
      .poll(() => page.getByLabel('Kto rozhodol').last().inputValue())
      .toBe('Mestské zastupiteľstvo');
    await page.goto(`${program.address}/rajec/plan/2027-2031/v1`);
    await expect.poll(() => textIn(page.locator('main'))).toContain('MsU-2026/118');
    const arms = page.getByAltText('Modrý štít.');
    expect(await arms.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(0);
    await checkAccessibility(page, 'plan with arms');
  });
});
