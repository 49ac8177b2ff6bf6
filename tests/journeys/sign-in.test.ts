import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accountStore } from '#lib/server/db/accounts.ts';
import {
  checkAccessibility,
  describeInBrowser,
  type Look,
  newVisit,
  openBrowser,
  textIn
} from '../browser.ts';
import { linkFromMail, readMails } from '../mail-folder.ts';
import { type RunningProgram, startProgram } from '../running-program.ts';

const PASSWORD = 'sedem slnečných dní';

let program: RunningProgram;
let browser: Browser;

async function visit(given: Look): Promise<Page> {
  const context = await newVisit(browser, given);
  return context.newPage();
}

const at = (path: string) => program.address + path;
const pathOf = (page: Page) => new URL(page.url()).pathname;

/** Sets a first password through the mail that `operator add` sends. */
async function anOperator(email: string, page: Page): Promise<void> {
  const { database, accounts } = program.installation;
  const store = accountStore(database.db);
  await store.makeOperator(await store.ensureAccount(email, 'Oľga Prevádzková'));
  await accounts.api.requestPasswordReset({ body: { email } });
  await page.goto(await linkFromMail(program.mailFolder, email, '/prihlasenie/nove-heslo'));
  await page.getByLabel('Nové heslo').fill(PASSWORD);
  await page.getByRole('button', { name: 'Nastaviť heslo a prihlásiť sa' }).click();
}

describeInBrowser('signing in', () => {
  beforeAll(async () => {
    program = await startProgram();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  });

  describe.each([
    ['with scripts', true],
    ['without scripts', false]
  ])('%s', (name, scripts) => {
    const suffix = scripts ? 'a' : 'b';

    test('an operator invites the first coordinator, who accepts and invites a drafter', async () => {
      const operator = await visit({ scripts });
      await anOperator(`prevadzka-${suffix}@example.sk`, operator);
      await expect.poll(() => pathOf(operator)).toBe('/pracovisko');
      await checkAccessibility(operator, `${name} my work`);
      await operator.getByRole('link', { name: 'Prevádzka tejto inštalácie' }).click();
      await operator.waitForURL('**/prevadzka');
      const town = scripts ? 'Rajec' : 'Bánov';
      const coordinatorEmail = `koordinatorka-${suffix}@example.sk`;
      await operator.getByLabel('Názov obce, mesta, mestskej časti alebo kraja').fill('Nikde');
      await operator.getByRole('button', { name: 'Poslať pozvánku' }).click();
      await expect
        .poll(() => textIn(operator.getByRole('alert')))
        .toContain('Obec s týmto názvom sme nenašli');
      await expect.poll(() => operator.getByLabel(/^Názov obce/).inputValue()).toBe('Nikde');
      await checkAccessibility(operator, `${name} operations refused`);
      await operator.getByLabel('Názov obce, mesta, mestskej časti alebo kraja').fill(town);
      await operator.getByLabel('E-mailová adresa').fill(coordinatorEmail);
      await operator.getByRole('button', { name: 'Poslať pozvánku' }).click();
      await expect.poll(() => textIn(operator.getByRole('status'))).toContain('Pozvánku sme poslali');
      await checkAccessibility(operator, `${name} operations`);

      const coordinator = await visit({ scripts });
      const link = await linkFromMail(program.mailFolder, coordinatorEmail, '/pozvanka');
      await coordinator.goto(link);
      await checkAccessibility(coordinator, `${name} invitation`);
      await coordinator.getByRole('button', { name: 'Prijať pozvánku' }).click();
      await expect.poll(() => coordinator.getByRole('alert').getByRole('listitem').count()).toBe(2);
      await checkAccessibility(coordinator, `${name} invitation refused`);
      await coordinator.getByLabel('Meno a priezvisko').fill('Katarína Koordinátorová');
      await coordinator.getByLabel('Nové heslo').fill(PASSWORD);
      await coordinator.getByRole('button', { name: 'Prijať pozvánku' }).click();
      const desk = scripts ? '/pracovisko/rajec' : '/pracovisko/banov';
      await expect.poll(() => pathOf(coordinator)).toBe(desk);

      await coordinator.goto(at(`${desk}/ludia`));
      const drafter = `spracovatel-${suffix}@example.sk`;
      await coordinator.getByLabel('E-mailová adresa').fill(drafter);
      await coordinator.getByLabel('externý spracovateľ').check();
      await coordinator.getByRole('button', { name: 'Poslať pozvánku' }).click();
      await expect.poll(() => textIn(coordinator.getByRole('alert'))).toContain('zadajte posledný deň');
      await checkAccessibility(coordinator, `${name} people refused`);
      await expect.poll(() => coordinator.getByLabel('E-mailová adresa').inputValue()).toBe(drafter);
      await coordinator.getByLabel('Do dňa').fill('2099-12-31');
      await coordinator.getByRole('button', { name: 'Poslať pozvánku' }).click();
      await expect.poll(() => textIn(coordinator.getByRole('status'))).toContain('Platí 14 dní');
      await checkAccessibility(coordinator, `${name} people`);

      await coordinator.getByText('Skončiť úlohu', { exact: true }).first().click();
      await coordinator.getByRole('button', { name: /^Skončiť úlohu dnes/ }).click();
      await expect.poll(() => textIn(coordinator.getByRole('alert'))).toContain('bez koordinátora');

      await coordinator.goto(link);
      await expect
        .poll(() => textIn(coordinator.getByRole('heading', { level: 1 })))
        .toBe('Pozvánka neplatí');
      for (const page of [operator, coordinator]) await page.context().close();
    });

    test('somebody new asks for a link, comes in once, and asks for a role', async () => {
      const page = await visit({ scripts });
      const email = `nova-${suffix}@example.sk`;
      await page.goto(at('/prihlasenie'));
      await page.getByRole('link', { name: /Nemáte účet/ }).click();
      await checkAccessibility(page, `${name} new account`);
      await page.getByLabel('Meno a priezvisko').fill('Nora Nová');
      await page.getByLabel('E-mailová adresa').fill(email);
      await page.getByRole('button', { name: 'Vytvoriť účet' }).click();
      await checkAccessibility(page, `${name} sent`);
      const link = await linkFromMail(program.mailFolder, email, '/prihlasenie/odkaz');

      // A scanner of mail opens the link first; it must still work for the person.
      expect((await fetch(link)).status).toBe(200);
      await page.goto(link);
      await checkAccessibility(page, `${name} key`);
      await page.getByRole('button', { name: 'Prihlásiť sa' }).click();
      await expect.poll(() => pathOf(page)).toBe('/pracovisko');

      await page.getByLabel(/^Názov obce/).fill('Lipovec');
      await page.getByLabel('Prečo žiadate o túto úlohu').fill('Som starostkou poverená pripraviť plán.');
      await page.getByRole('button', { name: 'Poslať žiadosť' }).click();
      await expect.poll(() => textIn(page.getByRole('alert'))).toContain('Takto sa volá viac obcí');
      await checkAccessibility(page, `${name} request refused`);
      await page.getByLabel(/^Názov obce/).fill(scripts ? 'Lipovec, Martin' : 'Žilinský kraj');
      await page.getByRole('button', { name: 'Poslať žiadosť' }).click();
      await expect.poll(() => page.getByText('čaká na rozhodnutie').isVisible()).toBe(true);

      await page.getByRole('button', { name: 'Odhlásiť sa' }).click();
      await page.goto(at('/pracovisko'));
      await expect.poll(() => pathOf(page)).toBe('/prihlasenie');
      await page.goto(link);
      await page.getByRole('button', { name: 'Prihlásiť sa' }).click();
      await expect.poll(() => textIn(page.getByRole('alert'))).toContain('Odkaz už neplatí');
      await checkAccessibility(page, `${name} key refused`);
      await page.context().close();
    });

    test('a wrong password is said at the field; the right one leads to where one was going', async () => {
      const email = `heslo-${suffix}@example.sk`;
      const first = await visit({ scripts });
      await anOperator(email, first);
      await first.context().close();

      const page = await visit({ scripts, width: 320, dark: true });
      await page.goto(at('/pracovisko/prevadzka'));
      await expect.poll(() => pathOf(page)).toBe('/prihlasenie');
      await checkAccessibility(page, `${name} sign-in 320`);
      await page.getByRole('button', { name: 'Prihlásiť sa' }).click();
      await expect.poll(() => page.title()).toMatch(/^Chyba: /);
      await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toBe('error-summary');
      await page.getByLabel('E-mailová adresa').first().fill(email);
      await page.getByLabel('Heslo').fill('nie je to ono');
      await page.getByRole('button', { name: 'Prihlásiť sa' }).click();
      const described = await page.getByLabel('Heslo').getAttribute('aria-describedby');
      await expect.poll(() => textIn(page.locator(`#${described}`))).toContain('nie sú správne');
      await checkAccessibility(page, `${name} sign-in refused 320`);
      await page.getByLabel('Heslo').fill(PASSWORD);
      await page.getByRole('button', { name: 'Prihlásiť sa' }).click();
      await expect.poll(() => pathOf(page)).toBe('/pracovisko/prevadzka');
      await checkAccessibility(page, `${name} operations 320`);
      await page.goto(at('/pracovisko'));
      await checkAccessibility(page, `${name} my work 320`);
      await page.context().close();
    });
  });

  test('an address without an account gets the same answer, and no mail', async () => {
    const stranger = program.signedOut();
    const operator = await program.operator();
    const known = operator.email ?? '';
    const answers = await Promise.all(
      [known, 'nikto@example.sk'].map(async (email) => {
        const response = await stranger.post('/prihlasenie?/odkaz', { 'link-email': email });
        return [response.status, response.headers.get('location'), await response.text()];
      })
    );
    expect(answers[0]).toEqual(answers[1]);
    await linkFromMail(program.mailFolder, known, '/prihlasenie/odkaz');
    expect((await readMails(program.mailFolder)).filter(({ to }) => to === 'nikto@example.sk')).toEqual([]);
  });

  test.each([
    '//zly.example',
    'https://zly.example/',
    '/\\zly.example',
    '/\t/zly.example',
    'javascript:alert(1)'
  ])('nobody is led elsewhere by ?dalej=%s', async (onward) => {
    const signedIn = await program.sessionFor(null);
    const response = await signedIn.get(`/prihlasenie?dalej=${encodeURIComponent(onward)}`);
    expect([response.status, response.headers.get('location')]).toEqual([303, '/pracovisko']);
  });

  test('the key from a mail is kept nowhere as it is', async () => {
    const { database } = program.installation;
    const [mail] = (await readMails(program.mailFolder)).filter(({ text }) => text.includes('/pozvanka/'));
    const token = mail?.text.match(/\/pozvanka\/(\S+)/)?.[1] ?? '';
    expect(token).toHaveLength(43);
    const { sql } = await import('kysely');
    const kept = await sql<{ found: boolean }>`
      select exists (select 1 from mail_message where position(${token} in body) > 0)
        or exists (select 1 from user_verification where position(${token} in identifier || value) > 0) as found`.execute(
      database.db
    );
    expect(kept.rows[0]?.found).toBe(false);
  });
});
