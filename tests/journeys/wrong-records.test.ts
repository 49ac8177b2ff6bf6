import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findBody } from '#lib/server/db/planning-bodies.ts';
import { showDirectory } from '#lib/server/public/show-directory.ts';
import { inTransaction } from '#lib/server/stores.ts';
import {
  checkAccessibility,
  describeInBrowser,
  type Look,
  openBrowser,
  openPage,
  textIn
} from '../browser.ts';
import { readMails } from '../mail-folder.ts';
import { aProvider, aService } from '../plan-fixtures.ts';
import { type RunningProgram, startProgram, type Visitor } from '../running-program.ts';

let program: RunningProgram;
let browser: Browser;

/** Municipalities with public pages of their own, one for each test. */
const SLUGS = ['banov', 'rajec'];

const visit = (visitor: Visitor | null, given: Look = {}) => openPage(browser, visitor, given);

/** A municipality that keeps services of one provider, in public already. */
async function aBodyWithServices(...given: { name: string; registerNumber?: string }[]) {
  const { db } = program.installation.database;
  const body = await findBody(db, SLUGS.pop() ?? '');
  if (!body) throw new Error('There is no such municipality.');
  const provider = aProvider({ id: randomUUID(), name: 'Charita', ico: null });
  const services = given.map(({ name, registerNumber = null }) =>
    aService({
      ...{ id: randomUUID(), providerId: provider.id, name, registerNumber },
      placeTerritoryCode: body.unitCode ?? ''
    })
  );
  await inTransaction(db, body.bodyId, async ({ directory }) => {
    await directory.addProvider(provider);
    for (const service of services) await directory.addService(service);
  });
  await showDirectory(program.installation, body.bodyId);
  return { body, services };
}

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();

describeInBrowser('wrong and double records', () => {
  beforeAll(async () => {
    program = await startProgram();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  });

  test('anybody reports a wrong detail, the clerk answers, and nothing of it is public', async () => {
    const { body, services } = await aBodyWithServices({ name: 'Denný stacionár Lipa' });
    const address = `${program.address}/${body.slug}/sluzby/${services[0]?.id}`;
    const reader = await visit(null, { scripts: false, width: 320 });
    await reader.goto(address);
    await reader.getByRole('link', { name: 'Nahlásiť chybu v údajoch' }).click();
    await press(reader, 'Poslať obci');
    await expect.poll(() => textIn(reader.getByRole('alert'))).toContain('Napíšte, čo nesedí');
    await reader.getByLabel('Čo nesedí').fill('V stredu je zatvorené.');
    await reader.getByLabel('Kam vám máme odpovedať').fill('susedka@example.sk');
    await press(reader, 'Poslať obci');
    await expect.poll(() => textIn(reader.locator('main'))).toContain('Ďakujeme');
    const sighted = await visit(null, { dark: true });
    await sighted.goto(`${address}/chyba`);
    await checkAccessibility(sighted, 'the form for a wrong detail');

    // A program that fills in every field is thanked, and nothing is kept.
    const path = `/${body.slug}/sluzby/${services[0]?.id}/chyba`;
    const robot = await program
      .signedOut()
      .post(path, { what: 'Kúpte si hodinky', web: 'https://x.example' });
    expect(robot.status).toBe(303);
    const nowhere = `/${body.slug}/sluzby/${randomUUID()}/chyba`;
    expect((await program.signedOut().post(nowhere, { what: 'x' })).status).toBe(404);

    const desk = await visit(await program.sessionFor('coordinator', body));
    await desk.goto(`${program.address}/pracovisko/${body.slug}/sluzby`);
    await desk.getByRole('link', { name: '1 nahlásená chyba' }).click();
    await expect.poll(() => textIn(desk.locator('main'))).toContain('susedka@example.sk');
    await expect.poll(() => textIn(desk.locator('main'))).not.toContain('hodinky');
    await checkAccessibility(desk, 'reported mistakes');
    await desk.getByLabel('Ako ste to vybavili').fill('Ďakujeme, čas sme opravili.');
    await press(desk, /Odpovedať a uzavrieť/);
    await expect.poll(() => textIn(desk.getByRole('status'))).toContain('Hlásenie je vybavené');
    await expect.poll(() => textIn(desk.locator('main'))).not.toContain('susedka@example.sk');
    const answers = async () =>
      (await readMails(program.mailFolder)).filter(({ to }) => to === 'susedka@example.sk');
    await expect.poll(answers).toMatchObject([{ text: expect.stringContaining('čas sme opravili') }]);
    for (const page of [address, `${program.address}/${body.slug}/sluzby`])
      expect(await (await fetch(page)).text()).not.toContain('V stredu je zatvorené');
  });

  test('two records of one service are merged after a preview, and the old address leads on', async () => {
    const { body, services } = await aBodyWithServices(
      { name: 'Útulok Nádej' },
      { name: 'útulok NÁDEJ', registerNumber: '3000001' }
    );
    const [one, registered] = services;
    const desk = await visit(await program.sessionFor('coordinator', body));
    await desk.goto(`${program.address}/pracovisko/${body.slug}/sluzby/duplicity`);
    await checkAccessibility(desk, 'possible duplicates');
    await desk.getByRole('link', { name: /Pozrieť a rozhodnúť/ }).click();
    await expect.poll(() => textIn(desk.locator('main'))).toContain('Číslo v registri bude 3000001');
    await checkAccessibility(desk, 'the preview of a merging');
    // The one of the register is offered to stay; the other one can be chosen.
    await desk.getByRole('link', { name: 'Radšej nech ostane ten druhý' }).click();
    await desk.waitForURL(new RegExp(`${one?.id}/${registered?.id}$`));
    await press(desk, 'Zlúčiť');
    await expect.poll(() => textIn(desk.getByRole('status'))).toContain('Služby sú zlúčené');

    const old = await fetch(`${program.address}/${body.slug}/sluzby/${registered?.id}`);
    expect(new URL(old.url).pathname).toBe(`/${body.slug}/sluzby/${one?.id}`);
    expect(await old.text()).toContain('3000001');
    const list = await (await fetch(`${program.address}/${body.slug}/sluzby`)).text();
    expect(list).not.toContain(registered?.id);
  });
});
