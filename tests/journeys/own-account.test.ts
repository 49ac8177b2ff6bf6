import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { runCommand } from '../../src/process/commands.ts';
import { readSettings } from '../../src/process/settings.ts';
import {
  checkAccessibility,
  describeInBrowser,
  type Look,
  newVisit,
  openBrowser,
  textIn
} from '../browser.ts';
import { aLocalProvider } from '../identity-provider.ts';
import { linkFromMail, readMails } from '../mail-folder.ts';
import { oneTimeCode } from '../one-time-code.ts';
import { type RunningProgram, startProgram, type TestBody } from '../running-program.ts';

// Each goes through many pages, and the machine may be busy.
vi.setConfig({ testTimeout: 90_000 });

const PASSWORD = 'sedem slnečných dní';
const provider = await aLocalProvider();

let program: RunningProgram;
let browser: Browser;
let body: TestBody;

beforeAll(async () => {
  // The provider is down when the program starts.
  program = await startProgram({ oidc: provider.settings });
  browser = await openBrowser();
  body = await program.newBody();
});
afterAll(async () => {
  await browser?.close();
  await provider.stop();
  await program?.stop();
});

const at = (path: string) => program.address + path;
const pathOf = (page: Page) => new URL(page.url()).pathname;

/** A coordinator with a password, signed in by nothing yet. */
async function somebody(): Promise<{ email: string; accountId: string }> {
  const { email } = await program.sessionFor('coordinator', body);
  const { accounts, database } = program.installation;
  const { id } = await database.db
    .selectFrom('userAccount')
    .select('id')
    .where('email', '=', email ?? '')
    .executeTakeFirstOrThrow();
  const { password, internalAdapter } = await accounts.$context;
  await internalAdapter.updatePassword(id, await password.hash(PASSWORD));
  return { email: email ?? '', accountId: id };
}

async function fillPassword(page: Page, email: string, password = PASSWORD, path = '/prihlasenie') {
  await page.goto(at(path));
  await page.getByLabel('E-mailová adresa').first().fill(email);
  await page.getByLabel('Heslo', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Prihlásiť sa', exact: true }).click();
}

async function signedIn(email: string, given: Look = {}) {
  const context = await newVisit(browser, given);
  const page = await context.newPage();
  await fillPassword(page, email);
  await expect.poll(() => pathOf(page)).toBe('/pracovisko');
  return { context, page };
}

async function mailTo(email: string, words: string): Promise<string> {
  const find = async () =>
    (await readMails(program.mailFolder)).find(({ to, text }) => to === email && text.includes(words));
  await expect.poll(find).toBeTruthy();
  return (await find())?.text ?? '';
}

describeInBrowser("one's own account", () => {
  test.each([
    ['with scripts', true],
    ['without scripts', false]
  ])('%s a second step is set up, asked for, and replaced by a recovery code', async (name, scripts) => {
    const { email } = await somebody();
    const { page, context } = await signedIn(email, { scripts, width: scripts ? 1280 : 320 });
    await page.getByRole('link', { name: /^Môj účet/ }).click();
    await checkAccessibility(page, `${name} account`);
    await page.getByRole('link', { name: /Nastaviť.*Druhý krok/ }).click();
    await page.getByRole('button', { name: 'Začať nastavenie' }).click();
    await checkAccessibility(page, `${name} second step set up`);
    const secret = await textIn(page.locator('.sign-in-secret'));
    await page.getByLabel('Kód z aplikácie').fill('12 34');
    await page.getByRole('button', { name: 'Zapnúť druhý krok' }).click();
    await expect.poll(() => textIn(page.getByRole('alert'))).toContain('Kód nie je správny');
    await checkAccessibility(page, `${name} second step refused`);
    // Left and come back to, the same secret waits.
    await page.goto(at('/pracovisko/ucet/druhy-krok'));
    await expect.poll(() => textIn(page.locator('.sign-in-secret'))).toBe(secret);
    await page.getByLabel('Kód z aplikácie').fill(oneTimeCode(secret));
    await page.getByRole('button', { name: 'Zapnúť druhý krok' }).click();
    const shown = page.locator('.recovery-codes code');
    await expect.poll(() => shown.count()).toBe(10);
    const codes = await shown.allTextContents();
    await checkAccessibility(page, `${name} recovery codes`);
    await page.goto(at('/pracovisko/ucet/druhy-krok'));
    await expect.poll(() => page.locator('.recovery-codes').count()).toBe(0);
    await mailTo(email, 'zapnutý druhý krok');

    await page.getByRole('button', { name: 'Odhlásiť sa' }).click();
    await fillPassword(page, email, PASSWORD, '/prihlasenie?dalej=/pracovisko/ucet');
    await expect.poll(() => pathOf(page)).toBe('/prihlasenie/overenie');
    await checkAccessibility(page, `${name} second step asked`);
    await page.goto(at('/pracovisko'));
    await expect.poll(() => pathOf(page)).toBe('/prihlasenie');
    await page.goto(at('/prihlasenie/overenie'));
    await page.getByLabel('Kód z aplikácie').fill('000000');
    await page.getByRole('button', { name: 'Prihlásiť sa', exact: true }).click();
    await expect.poll(() => textIn(page.getByRole('alert'))).toContain('Kód nie je správny');
    await checkAccessibility(page, `${name} second step wrong`);
    await page.getByLabel('Kód z aplikácie').fill(oneTimeCode(secret));
    await page.getByRole('button', { name: 'Prihlásiť sa', exact: true }).click();
    await expect.poll(() => pathOf(page)).toBe('/pracovisko/ucet');

    // A link from a mail is one step too.
    await page.getByRole('button', { name: 'Odhlásiť sa' }).click();
    await page.goto(at('/prihlasenie'));
    await page.getByLabel('E-mailová adresa').nth(1).fill(email);
    await page.getByRole('button', { name: 'Poslať odkaz na prihlásenie' }).click();
    await page.goto(await linkFromMail(program.mailFolder, email, '/prihlasenie/odkaz'));
    await page.getByRole('button', { name: 'Prihlásiť sa' }).click();
    await expect.poll(() => pathOf(page)).toBe('/prihlasenie/overenie');
    await page.getByText('Nemám telefón').click();
    await page.getByLabel('Záložný kód').fill((codes[0] ?? '').toUpperCase());
    await page.getByRole('button', { name: 'Prihlásiť sa záložným kódom' }).click();
    await expect.poll(() => pathOf(page)).toBe('/pracovisko');
    await mailTo(email, 'Ostáva vám 9');

    await page.goto(at('/pracovisko/ucet/druhy-krok'));
    await checkAccessibility(page, `${name} second step on`);
    await page.getByRole('button', { name: 'Vytvoriť nové záložné kódy' }).click();
    await expect.poll(() => page.locator('.recovery-codes code').count()).toBe(10);
    const renewed = await page.locator('.recovery-codes code').allTextContents();
    expect(renewed.some((code) => codes.includes(code))).toBe(false);
    await page.goto(at('/pracovisko/ucet/druhy-krok'));
    await page.getByText('Vypnúť druhý krok').nth(1).click();
    await page.getByRole('button', { name: 'Vypnúť druhý krok' }).click();
    await expect.poll(() => textIn(page.getByRole('status'))).toContain('Druhý krok je vypnutý');
    await context.close();
  });

  test('the console takes a second step away from who lost the phone, and tells her', async () => {
    const { email, accountId } = await somebody();
    const { page, context } = await signedIn(email);
    await page.goto(at('/pracovisko/ucet/druhy-krok'));
    await page.getByRole('button', { name: 'Začať nastavenie' }).click();
    await page.getByLabel('Kód z aplikácie').fill(oneTimeCode(await textIn(page.locator('.sign-in-secret'))));
    await page.getByRole('button', { name: 'Zapnúť druhý krok' }).click();
    const lines: string[] = [];
    const run = runCommand(program.installation, readSettings({}));
    const reset = () =>
      run(['person', 'reset-second-factor', email], (says) => lines.push(Object.values(says).join()));
    expect([await reset(), await reset()]).toEqual([0, 1]);
    expect(lines.join('\n')).toContain('vypnutý');
    await mailTo(email, 'stratu telefónu');
    await page.goto(at('/pracovisko'));
    await expect.poll(() => pathOf(page)).toBe('/prihlasenie');
    await fillPassword(page, email);
    await expect.poll(() => pathOf(page)).toBe('/pracovisko');
    const { database } = program.installation;
    const left = database.db.selectFrom('userSecondFactor').select('id').where('userId', '=', accountId);
    expect(await left.execute()).toEqual([]);
    await context.close();
  });

  /** A device with a fingerprint reader, as the browser plays it. */
  async function aDevice(context: BrowserContext, page: Page, verifies = true) {
    const session = await context.newCDPSession(page);
    await session.send('WebAuthn.enable');
    const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: verifies,
        automaticPresenceSimulation: true
      }
    });
    return {
      verifies: (isUserVerified: boolean) =>
        session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified })
    };
  }

  test('a passkey is added, named, signs in without a second step, and is removed', async () => {
    const { email, accountId } = await somebody();
    const { page, context } = await signedIn(email);
    const device = await aDevice(context, page);
    await page.goto(at('/pracovisko/ucet/kluce'));
    await page.getByLabel('Názov kľúča').fill('pracovný notebook');
    await checkAccessibility(page, 'passkeys none');
    await page.getByRole('button', { name: 'Pridať prístupový kľúč' }).click();
    await page.waitForURL('**/kluce?stav=added');
    await mailTo(email, 'pribudol prístupový kľúč');
    // The same device is not asked for a second key.
    await page.getByLabel('Názov kľúča').last().fill('ešte raz');
    await page.getByRole('button', { name: 'Pridať prístupový kľúč' }).click();
    await expect.poll(() => textIn(page.locator('[data-passkey-message]'))).toContain('nepodarilo pridať');
    await page.getByText('Premenovať: pracovný notebook').click();
    await page.getByLabel('Názov kľúča').first().fill('notebook na úrade');
    await page.getByRole('button', { name: 'Uložiť názov' }).click();
    await expect.poll(() => page.getByRole('heading', { name: 'notebook na úrade' }).count()).toBe(1);
    await checkAccessibility(page, 'passkeys');

    // A code would be asked for after a password; the passkey is two factors by itself.
    const { database } = program.installation;
    const account = database.db.updateTable('userAccount').where('id', '=', accountId);
    await account.set({ twoFactorEnabled: true }).execute();
    await page.getByRole('button', { name: 'Odhlásiť sa' }).click();
    await page.goto(at('/prihlasenie?dalej=/pracovisko/ucet/kluce'));
    await checkAccessibility(page, 'sign-in with passkeys');
    await device.verifies(false);
    await page.getByRole('button', { name: 'Použiť prístupový kľúč' }).click();
    await expect.poll(() => textIn(page.locator('[data-passkey-message]'))).toContain('nepodarilo');
    await checkAccessibility(page, 'sign-in with passkeys refused');
    await device.verifies(true);
    await page.getByRole('button', { name: 'Použiť prístupový kľúč' }).click();
    await page.waitForURL(({ pathname }) => pathname === '/pracovisko/ucet/kluce');
    await expect.poll(() => textIn(page.locator('main'))).toContain('Naposledy použitý');
    await page.getByText('Odstrániť: notebook na úrade').click();
    await page.getByRole('button', { name: 'Odstrániť kľúč' }).click();
    await expect.poll(() => textIn(page.getByRole('status'))).toContain('odstránený');
    await page.getByRole('button', { name: 'Odhlásiť sa' }).click();
    await page.goto(at('/prihlasenie'));
    await page.getByRole('button', { name: 'Použiť prístupový kľúč' }).click();
    await expect.poll(() => textIn(page.locator('[data-passkey-message]'))).toContain('nepodarilo');
    await context.close();
  });

  test('what no device made is refused in words, not as a surprise', async () => {
    const { cookie } = await program.sessionFor(null);
    const ask = async (path: string, sent: object, own = cookie) => {
      const headers = { cookie: own, origin: program.address, 'content-type': 'application/json' };
      const answer = await fetch(at(path), { method: 'POST', headers, body: JSON.stringify(sent) });
      const given = answer.headers.getSetCookie().map((one) => one.split(';')[0] ?? '');
      return { status: answer.status, cookie: [own, ...given].join('; ') };
    };
    for (const path of ['/prihlasenie/kluc', '/pracovisko/ucet/kluce/novy']) {
      for (const response of [{}, { id: 'x', rawId: 'x', type: 'public-key', response: {} }]) {
        const { cookie: asked } = await ask(path, {});
        expect((await ask(path, { response, name: 'x' }, asked)).status, path).toBe(422);
        expect((await ask(path, { response, name: 'x' })).status, path).toBe(422);
      }
    }
  });

  test('without scripts the other ways of signing in are offered', async () => {
    const { email } = await somebody();
    const { page, context } = await signedIn(email, { scripts: false, width: 320 });
    await page.goto(at('/pracovisko/ucet/kluce'));
    await expect
      .poll(() => page.getByRole('button', { name: 'Pridať prístupový kľúč' }).isVisible())
      .toBe(false);
    await expect.poll(() => textIn(page.locator('[data-passkey-without]'))).toContain('heslom alebo odkazom');
    await checkAccessibility(page, 'passkeys without scripts');
    await page.getByRole('button', { name: 'Odhlásiť sa' }).click();
    await page.goto(at('/prihlasenie'));
    await expect
      .poll(() => page.getByRole('button', { name: 'Použiť prístupový kľúč' }).isVisible())
      .toBe(false);
    await context.close();
  });

  test('a device is recognised and signed out at once, in spite of the copy in its cookie', async () => {
    const { email } = await somebody();
    const own = await signedIn(email);
    const other = await signedIn(email, { scripts: false });
    await other.page.goto(at('/pracovisko'));
    await own.page.goto(at('/pracovisko/ucet/zariadenia'));
    await checkAccessibility(own.page, 'devices');
    await expect
      .poll(() => textIn(own.page.locator('table')))
      .toMatch(/Chrome, Linuxpráve teraz.*toto zariadenie/);
    const rows = () => own.page.locator('tbody tr').count();
    // The session that the test itself opened for this person is one of them.
    await expect.poll(() => rows()).toBe(3);
    const copy = (await other.context.cookies()).find(({ name }) => name === 'opora.session_data');
    expect(copy).toBeDefined();
    await own.page
      .getByRole('button', { name: /^Odhlásiť\s*: Chrome, Linux/ })
      .first()
      .click();
    await expect.poll(() => textIn(own.page.getByRole('status'))).toContain('Zariadenie je odhlásené');
    await other.page.goto(at('/pracovisko'));
    expect(pathOf(other.page)).toBe('/prihlasenie');
    await own.page.getByRole('button', { name: 'Odhlásiť všetky ostatné zariadenia' }).click();
    await expect.poll(() => rows()).toBe(1);
    for (const { context } of [own, other]) await context.close();
  });

  test('who signed in long ago signs in again before she changes anything', async () => {
    const { email, accountId } = await somebody();
    const { page, context } = await signedIn(email);
    await program.installation.database.db
      .updateTable('userSession')
      .set({ createdAt: new Date(Date.now() - 16 * 60_000) })
      .where('userId', '=', accountId)
      .execute();
    await page.goto(at('/pracovisko/ucet/zariadenia'));
    await expect.poll(() => pathOf(page)).toBe('/pracovisko/ucet/zariadenia');
    await page.goto(at('/pracovisko/ucet/email'));
    await expect.poll(() => pathOf(page)).toBe('/pracovisko/ucet/znova');
    await checkAccessibility(page, 'sign in again');
    await page.getByRole('button', { name: 'Prihlásiť sa znova' }).click();
    await page.getByLabel('E-mailová adresa').first().fill(email);
    await page.getByLabel('Heslo', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Prihlásiť sa', exact: true }).click();
    await expect.poll(() => pathOf(page)).toBe('/pracovisko/ucet/email');
    await context.close();
  });

  test('an address changes by the new mailbox and comes back by the old one', async () => {
    const { email } = await somebody();
    const { page, context } = await signedIn(email, { scripts: false });
    await page.goto(at('/pracovisko/ucet/email'));
    await checkAccessibility(page, 'e-mail');
    await page.getByLabel('Nová e-mailová adresa').fill(email);
    await page.getByRole('button', { name: 'Poslať odkaz na novú adresu' }).click();
    await expect.poll(() => textIn(page.getByRole('alert'))).toContain('už máte');
    const newEmail = `nova-${email}`;
    await page.getByLabel('Nová e-mailová adresa').fill(newEmail);
    await page.getByRole('button', { name: 'Poslať odkaz na novú adresu' }).click();
    await expect.poll(() => textIn(page.locator('main'))).toContain(`Nová adresa ${newEmail} čaká`);
    await checkAccessibility(page, 'e-mail waits');

    const link = await linkFromMail(program.mailFolder, newEmail, '/prihlasenie/novy-email');
    expect((await fetch(link)).status).toBe(200);
    const visitor = await (await newVisit(browser)).newPage();
    await visitor.goto(link);
    await checkAccessibility(visitor, 'new e-mail');
    await visitor.getByRole('button', { name: 'Potvrdiť novú adresu' }).click();
    await expect.poll(() => textIn(visitor.getByRole('status'))).toContain('Adresa je zmenená');
    await checkAccessibility(visitor, 'new e-mail changed');
    await visitor.goto(link);
    await expect.poll(() => textIn(visitor.locator('main'))).toContain('Odkaz už neplatí');
    await fillPassword(visitor, newEmail);
    await expect.poll(() => pathOf(visitor)).toBe('/pracovisko');

    const undo = await linkFromMail(program.mailFolder, email, '/prihlasenie/povodny-email');
    expect((await fetch(undo)).status).toBe(200);
    const stranger = await (await newVisit(browser)).newPage();
    await stranger.goto(undo);
    await checkAccessibility(stranger, 'old e-mail');
    await stranger.getByRole('button', { name: 'Vrátiť pôvodnú adresu' }).click();
    await expect.poll(() => textIn(stranger.getByRole('status'))).toContain('Pôvodná adresa platí znova');
    await visitor.goto(at('/pracovisko'));
    await expect.poll(() => pathOf(visitor)).toBe('/prihlasenie');
    await stranger.goto(await linkFromMail(program.mailFolder, email, '/prihlasenie/nove-heslo'));
    await stranger.getByLabel('Nové heslo').fill('celkom iné heslo');
    await stranger.getByRole('button', { name: /^Nastaviť heslo/ }).click();
    await expect.poll(() => pathOf(stranger)).toBe('/pracovisko');
    for (const one of [page, visitor, stranger]) await one.context().close();
    await context.close();
  });

  test('a password changes with the present one, and other devices are signed out', async () => {
    const { email } = await somebody();
    const other = await signedIn(email);
    const { page, context } = await signedIn(email, { scripts: false });
    await page.goto(at('/pracovisko/ucet/heslo'));
    await checkAccessibility(page, 'password');
    await page.getByLabel('Doterajšie heslo').fill('nie je to ono');
    await page.getByLabel('Nové heslo').fill('osem zelených strání');
    await page.getByRole('button', { name: /^Zmeniť heslo/ }).click();
    await expect.poll(() => textIn(page.getByRole('alert'))).toContain('Doterajšie heslo nie je správne');
    await page.getByLabel('Doterajšie heslo').fill(PASSWORD);
    await page.getByLabel('Nové heslo').fill('osem zelených strání');
    await page.getByRole('button', { name: /^Zmeniť heslo/ }).click();
    await expect.poll(() => textIn(page.getByRole('status'))).toContain('Heslo sa zmenilo');
    await other.page.goto(at('/pracovisko'));
    expect(pathOf(other.page)).toBe('/prihlasenie');
    await mailTo(email, 'heslo vášho účtu sa zmenilo');
    for (const one of [context, other.context]) await one.close();
  });

  test('another identity: down, up, for the invited, linked by hand, down again', async () => {
    const { email } = await somebody();
    const context = await newVisit(browser, { scripts: false });
    const page = await context.newPage();
    const begin = async (path = '/prihlasenie') => {
      await page.goto(at(path));
      await page.getByRole('button', { name: /^(Prihlásiť sa: eID|Prepojiť s účtom)$/ }).click();
    };
    const prove = async (login: string) => {
      await page.waitForURL(`${provider.settings.issuer}/interaction/**`);
      await page.locator('input[name=login]').fill(login);
      await page.locator('input[name=password]').fill('x');
      await page.locator('button.login-submit').click();
      await page.locator('button.login-submit').click();
      await page.waitForURL(`${program.address}/**`);
    };
    const forget = () => context.clearCookies();

    await begin();
    await expect.poll(() => pathOf(page)).toBe('/prihlasenie/eid');
    await expect.poll(() => textIn(page.getByRole('alert'))).toContain('eID teraz neodpovedá');
    await checkAccessibility(page, 'identity down');
    await provider.hang();
    await page.getByRole('button', { name: 'Skúsiť znova' }).click();
    await expect.poll(() => textIn(page.getByRole('alert'))).toContain('eID teraz neodpovedá');
    await provider.stop();

    // It works again without a restart. Nobody knows this identity, and it makes no account.
    await provider.start(at('/prihlasenie/eid/navrat'));
    provider.people.set('cudzi', { email: 'cudzi@example.sk', email_verified: true });
    await begin();
    await prove('cudzi');
    await expect.poll(() => textIn(page.getByRole('alert'))).toContain('nemáme spojenú so žiadnym účtom');
    await forget();

    // An address that the provider does not vouch for opens nothing; one that it vouches for opens the invited account.
    provider.people.set('pozvana', { email, email_verified: false });
    await begin();
    await prove('pozvana');
    await expect.poll(() => textIn(page.getByRole('alert'))).toContain('nemáme spojenú');
    await forget();
    provider.people.set('pozvana', { email, email_verified: true });
    await begin('/prihlasenie?dalej=/pracovisko/ucet');
    await prove('pozvana');
    await expect.poll(() => pathOf(page)).toBe('/pracovisko/ucet');
    await mailTo(email, 'elektronickou identitou');
    await forget();

    // An account that somebody made for herself is not taken over by its address alone.
    const { email: own } = await program.sessionFor(null);
    provider.people.set('vlastna', { email: own ?? '', email_verified: true });
    await begin();
    await prove('vlastna');
    await expect.poll(() => textIn(page.getByRole('alert'))).toContain('nemáme spojenú');
    await forget();

    // Linked by hand while signed in: an identity without an address is enough from then on, and a code is asked for.
    const second = await somebody();
    provider.people.set('obcan', {});
    await fillPassword(page, second.email);
    await begin('/pracovisko/ucet/identita');
    await prove('obcan');
    await expect.poll(() => textIn(page.getByRole('status'))).toContain('Prepojenie je hotové');
    await checkAccessibility(page, 'identity linked');
    await forget();
    await begin();
    await prove('obcan');
    await expect.poll(() => pathOf(page)).toBe('/pracovisko');
    await forget();
    const { db } = program.installation.database;
    const account = db.updateTable('userAccount').where('id', '=', second.accountId);
    await account.set({ twoFactorEnabled: true }).execute();
    await begin();
    await prove('obcan');
    await expect.poll(() => pathOf(page)).toBe('/prihlasenie/overenie');
    await account.set({ twoFactorEnabled: false }).execute();
    const tokens = await db
      .selectFrom('userCredential')
      .select(['accessToken', 'refreshToken', 'idToken'])
      .where('providerId', 'like', 'oidc-%')
      .execute();
    expect(tokens).toHaveLength(2);
    for (const kept of tokens) expect(kept).toEqual({ accessToken: null, refreshToken: null, idToken: null });

    // Down again: the page says so, and so does coming back while it is down.
    await provider.stop();
    await forget();
    await begin();
    await expect.poll(() => textIn(page.getByRole('alert'))).toContain('eID teraz neodpovedá');
    await fillPassword(page, second.email);
    await page.goto(at('/pracovisko/ucet/identita'));
    await page.getByRole('button', { name: 'Zrušiť prepojenie' }).click();
    await expect.poll(() => textIn(page.getByRole('status'))).toContain('Prepojenie je zrušené');
    await page.getByRole('button', { name: 'Prepojiť s účtom' }).click();
    await expect.poll(() => textIn(page.getByRole('alert'))).toContain('eID teraz neodpovedá');
    await context.close();
  });
});
