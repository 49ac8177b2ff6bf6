import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FactContents, FactKind, ServiceFact } from '#lib/domain/directory/facts/service-fact.ts';
import { addDays, dayInSlovakia } from '#lib/domain/shared/calendar-day.ts';
import { formats } from '#lib/i18n/format.ts';
import { findBody } from '#lib/server/db/planning-bodies.ts';
import { hashOfToken } from '#lib/server/secret-token.ts';
import { inTransaction, type Stores } from '#lib/server/stores.ts';
import {
  checkAccessibility,
  describeInBrowser,
  type Look,
  openBrowser,
  openPage,
  textIn
} from '../browser.ts';
import { linkFromMail, readMails } from '../mail-folder.ts';
import { aProvider, aService } from '../plan-fixtures.ts';
import { type RunningProgram, startProgram, type Visitor } from '../running-program.ts';

let program: RunningProgram;
let browser: Browser;

const today = dayInSlovakia(new Date());
/** Municipalities with public pages of their own, one for each test. */
const SLUGS = ['banov', 'rajec', 'terchova'];

const visit = (visitor: Visitor | null, given: Look = {}) =>
  openPage(browser, visitor, { scripts: false, ...given });

/** A municipality that keeps a service whose record was confirmed two years ago. */
async function aBodyWithService() {
  const { db } = program.installation.database;
  const body = await findBody(db, SLUGS.pop() ?? '');
  if (!body) throw new Error('There is no such municipality.');
  const provider = aProvider({ id: randomUUID(), name: 'Charita', ico: null });
  const service = aService({
    ...{ id: randomUUID(), providerId: provider.id, name: 'Denný stacionár Lipa' },
    ...{ address: 'Tichá 4', placeTerritoryCode: body.unitCode ?? '', registerNumber: null }
  });
  const said = <Kind extends FactKind>(kind: Kind, content: FactContents[Kind]) =>
    ({
      ...{ id: randomUUID(), serviceId: service.id, kind, content, source: 'zmluva' },
      ...{ validFrom: '2024-01-01', validTo: null, confirmedOn: addDays(today, -700) }
    }) as ServiceFact;
  await inBody(body, async ({ directory, serviceFacts }) => {
    await directory.addProvider(provider);
    await directory.addService(service);
    await serviceFacts.add(
      said('contact', { office: 'kancelária', phone: '0900 123 456', email: '', website: '' })
    );
    await serviceFacts.add(said('fees', { rows: [{ what: 'obed', cents: 450, per: 'deň' }], note: '' }));
  });
  return { body, service, email: `${randomUUID()}@example.sk` };
}

type Made = Awaited<ReturnType<typeof aBodyWithService>>;

function inBody<T>({ bodyId }: Pick<Made['body'], 'bodyId'>, work: (stores: Stores) => Promise<T>) {
  return inTransaction(program.installation.database.db, bodyId, work);
}

const deskOf = ({ body }: Made, below = '') => `${program.address}/pracovisko/${body.slug}/sluzby${below}`;
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/** The clerk writes down the address and sends the request; the provider takes the link from the mail. */
async function sendAndOpen(made: Made, clerk: Visitor): Promise<string> {
  const page = await visit(clerk);
  await page.goto(deskOf(made, `/${made.service.id}/potvrdenie`));
  await page.getByLabel('E-mail poskytovateľa').fill(made.email);
  await press(page, 'Uložiť');
  await checkAccessibility(page, 'the contact of a provider');
  await press(page, 'Poslať na potvrdenie');
  await expect.poll(() => textIn(page.getByRole('status'))).toContain('Výzva je na ceste');
  return linkFromMail(program.mailFolder, made.email, '/u/');
}

/** Everything that a link could change. */
const rowsOf = ({ body }: Made) =>
  inBody(body, async (stores) => ({
    facts: await stores.serviceFacts.list(),
    asked: await stores.confirmationRequests.listLast(),
    changes: await stores.providerChanges.listOpen()
  }));

const publicPage = async ({ body, service }: Made) =>
  (await fetch(`${program.address}/${body.slug}/sluzby/${service.id}`)).text();

describeInBrowser('confirmation by a link in a mail', () => {
  beforeAll(async () => {
    program = await startProgram();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  });

  test('a provider confirms its record on a phone, without account and script, and everybody sees the day', async () => {
    const made = await aBodyWithService();
    const clerk = await program.sessionFor('coordinator', made.body);
    const link = await sendAndOpen(made, clerk);
    const mails = await readMails(program.mailFolder);
    expect(mails.find(({ to }) => to === made.email)?.text).toContain('Denný stacionár Lipa');

    const before = await rowsOf(made);
    const phone = await visit(null, { width: 320 });
    const opened = await phone.goto(link);
    expect(opened?.headers()).toMatchObject({
      'referrer-policy': 'strict-origin',
      'cache-control': 'no-store'
    });
    // A scanner that opens the link, once or often, changes nothing.
    await phone.reload();
    await fetch(link, { method: 'HEAD' });
    await expect.poll(() => rowsOf(made)).toEqual(before);
    await expect.poll(() => textIn(phone.locator('main'))).toContain('obed');
    const sighted = await visit(null, { scripts: true, dark: true });
    await sighted.goto(link);
    await checkAccessibility(sighted, 'a record that its provider confirms');
    await checkAccessibility(phone, 'the same on a narrow screen');
    // What it cannot mend itself it tells the municipality.
    await expect
      .poll(() => phone.getByRole('link', { name: 'Napíšte to obci' }).getAttribute('href'))
      .toBe(`/${made.body.slug}/sluzby/${made.service.id}/chyba`);
    await press(phone, 'Stále to platí');
    await expect.poll(() => textIn(phone.locator('main'))).toContain('Ďakujeme');
    await checkAccessibility(phone, 'thanks for a confirmation');

    const day = formats('sk').shortDay(today);
    await expect.poll(() => publicPage(made)).toContain(`Potvrdené ${day}`);
    expect(await publicPage(made)).not.toContain(made.email);
    // Used: it says so, and there is nothing left to press.
    await phone.goto(link);
    await expect.poll(() => textIn(phone.locator('main'))).toContain('Údaje sú potvrdené');
    await expect.poll(() => phone.getByRole('button', { name: 'Stále to platí' }).count()).toBe(0);
    const desk = await visit(clerk, { scripts: true });
    await desk.goto(deskOf(made, '/potvrdenie'));
    await expect.poll(() => textIn(desk.locator('main'))).toContain('1 z 1');
    await checkAccessibility(desk, 'the desk of confirmations');
  });

  test('a mended detail is public at once, and the coordinator puts back what stood there', async () => {
    const made = await aBodyWithService();
    const clerk = await program.sessionFor('coordinator', made.body);
    const link = await sendAndOpen(made, clerk);
    const phone = await visit(null, { width: 320, scripts: true });
    await phone.goto(link);
    await phone.getByRole('link', { name: /Opraviť\s+Kontakt/ }).click();
    await checkAccessibility(phone, 'the form of a provider');
    await phone.getByLabel('E-mail').fill('nie je adresa');
    await press(phone, 'Uložiť');
    await expect.poll(() => textIn(phone.getByRole('alert'))).toContain('e-mail');
    await phone.getByLabel('E-mail').fill('');
    await phone.getByLabel('Telefón').fill('0911 222 333');
    await press(phone, 'Uložiť');
    await expect.poll(() => textIn(phone.getByRole('status'))).toContain('Opravené');
    await expect.poll(() => publicPage(made)).toContain('0911 222 333');
    expect(await publicPage(made)).toContain('poskytovateľ');

    const desk = await visit(clerk, { scripts: true });
    await desk.goto(deskOf(made, '/zmeny'));
    const change = await textIn(desk.locator('main'));
    expect(change).toMatch(/0900 123 456[\s\S]*0911 222 333/);
    await checkAccessibility(desk, 'what providers changed');
    await desk.getByRole('button', { name: /Vrátiť, čo bolo predtým/ }).click();
    await expect.poll(() => textIn(desk.getByRole('status'))).toContain('Platí to, čo predtým');
    await expect.poll(() => publicPage(made)).toContain('0900 123 456');
    expect(await publicPage(made)).not.toContain('0911 222 333');
  });

  test('a link that is altered, expired or revoked, and the record of somebody else, are refused in plain words', async () => {
    const [made, other] = [await aBodyWithService(), { id: randomUUID() }];
    const clerk = await program.sessionFor('coordinator', made.body);
    const link = await sendAndOpen(made, clerk);
    const page = await visit(null);
    const before = await rowsOf(made);

    await page.goto(`${link.slice(0, -2)}xx`);
    await expect.poll(() => textIn(page.locator('main'))).toContain('Odkaz nie je celý');
    await checkAccessibility(page, 'a link that opens nothing');
    for (const service of [other.id, made.body.bodyId])
      expect((await fetch(`${link}/${service}/contact`)).status).toBe(404);
    expect((await fetch(`${link}/${made.service.id}/tajomstvo`)).status).toBe(404);
    const stranger = program.signedOut();
    const path = new URL(link).pathname;
    const guessed = await stranger.post(path, { sluzba: other.id, videne: '' });
    expect(guessed.status).toBe(410);
    const foreign = await stranger.post(`${path}/${other.id}/contact`, { phone: '1' });
    expect(foreign.status).toBe(404);
    await expect.poll(() => rowsOf(made)).toEqual(before);

    // A newer mail takes the place of the older one.
    const desk = await visit(clerk, { scripts: true });
    await desk.goto(deskOf(made, `/${made.service.id}/potvrdenie`));
    await press(desk, 'Poslať na potvrdenie');
    await page.goto(link);
    await expect.poll(() => textIn(page.locator('main'))).toContain('Odkaz nahradil novší');
    expect((await stranger.post(path, { sluzba: made.service.id, videne: '' })).status).toBe(410);

    await inBody(made.body, async ({ confirmationRequests }) => {
      await confirmationRequests.revoke([made.service.id], new Date());
      const link = { tokenHash: hashOfToken('x'.repeat(43)), sentOn: today, expiresAt: new Date() };
      await confirmationRequests.add([made.service.id], link);
    });
    await page.goto(`${program.address}/en/u/${'x'.repeat(43)}`);
    await expect.poll(() => textIn(page.locator('main'))).toContain('The link has expired');
  });
});
