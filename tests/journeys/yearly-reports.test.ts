import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayInSlovakia, yearOf } from '#lib/domain/shared/calendar-day.ts';
import { findBody } from '#lib/server/db/planning-bodies.ts';
import { inTransaction, type Stores } from '#lib/server/stores.ts';
import {
  checkAccessibility,
  describeInBrowser,
  type Look,
  openBrowser,
  openPage,
  textIn
} from '../browser.ts';
import { linkFromMail } from '../mail-folder.ts';
import { aCapacityRecord, aProvider, aService } from '../plan-fixtures.ts';
import { type RunningProgram, startProgram, type Visitor } from '../running-program.ts';

let program: RunningProgram;
let browser: Browser;

const today = dayInSlovakia(new Date());
/** The last year that is over. */
const YEAR = yearOf(today) - 1;
const SLUGS = ['banov', 'rajec'];
const NAMES = ['Denný stacionár Lipa', 'Opatrovateľská služba'] as const;

const visit = (visitor: Visitor | null, given: Look = {}) =>
  openPage(browser, visitor, { scripts: false, ...given });

/** A municipality with two services of one provider, which has an address. */
async function aBodyWithServices({ places = 12 } = {}) {
  const { db } = program.installation.database;
  const body = await findBody(db, SLUGS.pop() ?? '');
  if (!body) throw new Error('There is no such municipality.');
  const email = `${randomUUID()}@example.sk`;
  const provider = aProvider({ id: randomUUID(), name: 'Charita', ico: null });
  const services = NAMES.map((name) =>
    aService({
      ...{ id: randomUUID(), providerId: provider.id, name, registerNumber: null, registeredOn: null },
      placeTerritoryCode: body.unitCode ?? ''
    })
  );
  await inBody(body, async ({ directory, serviceContacts }) => {
    await directory.addProvider(provider);
    for (const service of services) {
      await directory.addService(service);
      if (places > 0)
        await directory.addCapacity({
          ...aCapacityRecord({
            serviceId: service.id,
            serviceTypeCode: service.serviceTypeCode,
            value: places
          }),
          ...{ id: randomUUID(), unitCode: 'miesta', validFrom: '2020-01-01', validTo: null }
        });
      await serviceContacts.keep({ serviceId: service.id, email, language: 'sk' });
    }
  });
  return { body, services, email };
}

type Made = Awaited<ReturnType<typeof aBodyWithServices>>;

function inBody<T>({ bodyId }: Pick<Made['body'], 'bodyId'>, work: (stores: Stores) => Promise<T>) {
  return inTransaction(program.installation.database.db, bodyId, work);
}

const deskOf = ({ body }: Made, below = '') =>
  `${program.address}/pracovisko/${body.slug}/sluzby/vykazy${below}`;
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();
const mainOf = (page: Page) => textIn(page.locator('main'));

/** Everything that a link could change. */
const rowsOf = ({ body }: Made) =>
  inBody(body, async ({ yearlyReports, serviceFacts }) => ({
    reports: await yearlyReports.listReports(),
    facts: await serviceFacts.list()
  }));

/** The clerk opens the year and asks; the provider takes the link from the mail. */
async function askAndOpen(made: Made, page: Page): Promise<string> {
  await page.goto(deskOf(made));
  await checkAccessibility(page, 'terms of reports');
  await page.getByLabel('Za ktorý rok').fill(String(YEAR + 1));
  await press(page, 'Otvoriť zber');
  await expect.poll(() => textIn(page.getByRole('alert'))).toContain('ešte neskončil');
  await page.getByLabel('Za ktorý rok').fill(String(YEAR));
  await press(page, 'Otvoriť zber');
  await expect.poll(() => textIn(page.getByRole('status'))).toContain('Zber je otvorený');
  await press(page, 'Požiadať o 2 výkazy');
  await expect.poll(() => textIn(page.getByRole('status'))).toContain('Na ceste je 1 list.');
  await press(page, 'Požiadať o 2 výkazy');
  await expect.poll(() => textIn(page.getByRole('status'))).toContain('dnes list už dostal');
  return linkFromMail(program.mailFolder, made.email, '/u/');
}

/** The provider fills in the report of one service. */
async function fillIn(page: Page, service: string, recipients: string): Promise<void> {
  await page.getByRole('link', { name: new RegExp(`výkaz\\s*: ${service}`) }).click();
  await page
    .getByLabel('Koľko ľudí službu dostáva')
    .or(page.locator('[name="occupancy-recipients"]'))
    .first()
    .fill(recipients);
  await page.locator('[name="waiting-people"]').fill('0');
  await page.locator('[name="staff-rows.0.qualification"]').fill('opatrovateľka');
  await page.locator('[name="staff-rows.0.people"]').fill('4');
  await page.locator('[name="staff-rows.0.fullTime"]').fill('3,5');
  await page.locator('[name="money-rows.0.sourceCode"]').selectOption('obec');
  await page.locator('[name="money-rows.0.cents"]').fill('12 500');
  await press(page, 'Uložiť');
}

describeInBrowser('yearly reports by a link in a mail', () => {
  beforeAll(async () => {
    program = await startProgram();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  });

  test('a provider reports on a phone without scripts; the body returns, accepts and locks', async () => {
    const made = await aBodyWithServices();
    const clerk = await visit(await program.sessionFor('coordinator', made.body), { scripts: true });
    const link = await askAndOpen(made, clerk);

    const before = await rowsOf(made);
    const phone = await visit(null, { width: 320 });
    const opened = await phone.goto(link);
    expect(opened?.headers()).toMatchObject({
      'referrer-policy': 'strict-origin',
      'cache-control': 'no-store'
    });
    await phone.reload();
    await fetch(link, { method: 'HEAD' });
    await expect.poll(() => rowsOf(made)).toEqual(before);
    await checkAccessibility(phone, 'a link to reports on a narrow screen');

    // What cannot be is said at its field, and what was typed stays.
    await phone.getByRole('link', { name: /Vyplniť výkaz.*Denný stacionár/ }).click();
    await checkAccessibility(phone, 'the form of a report on a narrow screen');
    await phone.locator('[name="occupancy-recipients"]').fill('-2');
    await press(phone, 'Uložiť');
    await expect.poll(() => textIn(phone.getByRole('alert'))).toContain('nulu alebo viac');
    await expect.poll(() => phone.locator('[name="occupancy-recipients"]').inputValue()).toBe('-2');
    await checkAccessibility(phone, 'the form of a report with an error');
    await phone.locator('[name="occupancy-recipients"]').fill('9');
    await press(phone, 'Uložiť');
    await expect.poll(() => mainOf(phone)).toMatch(/Rozpísaný[\s\S]*Ešte chýba/);
    await expect.poll(() => phone.getByRole('button').count()).toBe(0);

    await fillIn(phone, NAMES[0], '20');
    await fillIn(phone, NAMES[1], '10');
    await expect.poll(() => mainOf(phone)).toContain('ešte neodoslaný');
    const stale = await visit(null, { scripts: true, dark: true });
    await stale.goto(link);
    await checkAccessibility(stale, 'reports that are filled in');
    await press(phone, 'Odoslať 2 vyplnené výkazy');
    await expect.poll(() => textIn(phone.getByRole('status'))).toContain('Odoslané');
    // The other tab still shows the button; pressed there, nothing is sent twice.
    await press(stale, 'Odoslať 2 vyplnené výkazy');
    await expect.poll(() => mainOf(stale)).toContain('čaká na posúdenie');

    // One is full beyond its places and is looked at; the other is accepted at once.
    await clerk.goto(deskOf(made, `/${YEAR}`));
    await expect.poll(() => mainOf(clerk)).toContain('1 upozornenie');
    await checkAccessibility(clerk, 'a term of reports');
    await press(clerk, 'Prijať 1 výkaz bez upozornení');
    await expect.poll(() => textIn(clerk.getByRole('status'))).toContain('Prijali ste 1 výkaz');
    await clerk.getByRole('link', { name: NAMES[0] }).click();
    await expect.poll(() => mainOf(clerk)).toContain('Prijímateľov je 20, miest len 12.');
    await checkAccessibility(clerk, 'a report that is judged');
    await press(clerk, 'Vrátiť poskytovateľovi');
    await expect.poll(() => textIn(clerk.getByRole('alert'))).toContain('Napíšte, čo treba opraviť.');
    await clerk.getByLabel('Čo treba opraviť').fill('Miest je len dvanásť.');
    await press(clerk, 'Vrátiť poskytovateľovi');
    await expect.poll(() => textIn(clerk.getByRole('status'))).toContain('Výkaz je vrátený');

    await phone.goto(link);
    await expect.poll(() => mainOf(phone)).toContain('Miest je len dvanásť.');
    await fillIn(phone, NAMES[0], '12');
    await press(phone, 'Odoslať 1 vyplnený výkaz');
    await clerk.goto(deskOf(made, `/${YEAR}`));
    await clerk.getByRole('link', { name: NAMES[0] }).click();
    await press(clerk, 'Prijať výkaz');
    await expect.poll(() => textIn(clerk.getByRole('status'))).toContain('Prijali ste 1 výkaz');

    const { facts } = await rowsOf(made);
    expect(
      facts.filter(({ kind }) => kind === 'occupancy').map(({ validFrom, content }) => [validFrom, content])
    ).toEqual(
      expect.arrayContaining([
        [`${YEAR}-12-31`, { recipients: 12 }],
        [`${YEAR}-12-31`, { recipients: 10 }]
      ])
    );
    const publicPage = async () =>
      (await fetch(`${program.address}/${made.body.slug}/sluzby/${made.services[0]?.id}`)).text();
    await expect.poll(publicPage).toContain(`výkaz poskytovateľa za rok ${YEAR}`);

    await clerk.locator('summary', { hasText: 'Uzamknúť zber' }).click();
    await press(clerk, 'Uzamknúť');
    await expect.poll(() => textIn(clerk.getByRole('alert'))).toContain('Zaškrtnite');
    await clerk.getByLabel('Rozumiem, že uzamknutie sa nedá vrátiť').check();
    await press(clerk, 'Uzamknúť');
    await expect.poll(() => textIn(clerk.getByRole('status'))).toContain('Zber je uzamknutý');
    await checkAccessibility(clerk, 'a locked term');
    await phone.goto(link);
    await expect.poll(() => mainOf(phone)).toMatch(/uzamknutý[\s\S]*Váš výkaz bol prijatý/);
    await checkAccessibility(phone, 'a link to a locked term');
  });

  test('two tabs, a report from paper, and links that open nothing are answered in plain words', async () => {
    const made = await aBodyWithServices({ places: 0 });
    const clerk = await visit(await program.sessionFor('coordinator', made.body), { width: 320 });
    const link = await askAndOpen(made, clerk);
    const [one, other] = [await visit(null), await visit(null)];
    for (const tab of [one, other]) {
      await tab.goto(link);
      await tab.getByRole('link', { name: /Vyplniť výkaz.*Denný stacionár/ }).click();
    }
    await one.locator('[name="occupancy-recipients"]').fill('7');
    await press(one, 'Uložiť');
    await other.locator('[name="occupancy-recipients"]').fill('8');
    await press(other, 'Uložiť');
    await expect.poll(() => mainOf(other)).toMatch(/Niekto medzitým uložil iné údaje[\s\S]*7 ľudí/);
    await expect.poll(() => other.locator('[name="occupancy-recipients"]').inputValue()).toBe('8');
    await checkAccessibility(other, 'figures that two tabs wrote');

    // Paper is written down whole, and then judged as any other.
    await clerk.goto(deskOf(made, `/${YEAR}`));
    await checkAccessibility(clerk, 'a term of reports on a narrow screen');
    await clerk.getByRole('link', { name: NAMES[1] }).click();
    await clerk.getByRole('link', { name: 'Zapísať výkaz z papiera' }).click();
    await checkAccessibility(clerk, 'a report from paper');
    await press(clerk, 'Zapísať ako odoslaný');
    await expect.poll(() => textIn(clerk.getByRole('alert'))).toContain('Vyplňte toto pole.');
    await clerk.locator('[name="occupancy-recipients"]').fill('3');
    await clerk.locator('[name="waiting-people"]').fill('0');
    await clerk.locator('[name="staff-volunteers"]').fill('2');
    await press(clerk, 'Zapísať ako odoslaný');
    await expect.poll(() => textIn(clerk.getByRole('status'))).toContain('Výkaz z papiera je zapísaný');
    await checkAccessibility(clerk, 'a report that is judged on a narrow screen');

    const page = await visit(null);
    await page.goto(link.replace('/u/', '/en/u/'));
    await expect.poll(() => mainOf(page)).toMatch(/Report of social services[\s\S]*Sent on/);
    await page.goto(`${link.slice(0, -2)}xx/vykaz`);
    await expect.poll(() => mainOf(page)).toContain('Odkaz nie je celý');
    await checkAccessibility(page, 'a link to reports that opens nothing');
    const stranger = program.signedOut();
    const path = `${new URL(link).pathname}/vykaz`;
    expect((await stranger.post(`${path}/${randomUUID()}`, {})).status).toBe(404);
    expect((await stranger.post(path, { vykaz: `${randomUUID()} 0` })).status).toBe(410);
    expect((await fetch(`${link}/vykaz/${made.services[0]?.id}`)).status).toBe(404);

    // Both services leave the directory; the link says so instead of failing.
    await inBody(made.body, async ({ directory }) => {
      for (const { id } of made.services) await directory.removeService(id, 1);
    });
    await press(other, 'Uložiť');
    await expect.poll(() => mainOf(other)).toContain('Odkaz nie je celý');
  });
});
