import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findBody } from '#lib/server/db/planning-bodies.ts';
import { registerImportStore } from '#lib/server/db/register-imports.ts';
import {
  checkAccessibility,
  describeInBrowser,
  type Look,
  openBrowser,
  openPage,
  textIn,
  textSaying
} from '../browser.ts';
import { registerFile } from '../register-file.ts';
import { type RunningProgram, startProgram, type Visitor } from '../running-program.ts';

let program: RunningProgram;
let browser: Browser;

const visit = (visitor: Visitor | null, given: Look = {}) => openPage(browser, visitor, given);

const REGISTER = '/pracovisko/prevadzka/register';

/** Two services of Rajec, one of them of a kind that nobody knows, and one in no municipality. */
const IN_RAJEC = `<provider><name>Pomoc Rajec n. o.</name>
  ${serviceOf('7000001', 'C0020', 'denný stacionár', 'Rajec')}${serviceOf('7000002', 'X0091', '', 'Rajec')}
  ${serviceOf('7000003', 'C0020', 'denný stacionár', 'Nikdekoľvek')}</provider></rpss>`;

function serviceOf(number: string, code: string, label: string, town: string): string {
  return `<providedService><identifier>${number}</identifier>
    <type><itemCode>${code}</itemCode><itemDescription>${label}</itemDescription></type>
    <form><itemDescription>ambulantná</itemDescription></form>
    <address><street>Hlavná</street><streetNumber>4</streetNumber><municipality>${town}</municipality></address>
    <targetGroup><itemDescription>seniori</itemDescription></targetGroup><currentCapacity>14</currentCapacity>
    <dateOfRegistration>2015-03-01</dateOfRegistration></providedService>`;
}

function sentFile(text: string, name = 'RSS20250116052147.xml') {
  return { name, mimeType: 'application/xml', buffer: Buffer.from(text) };
}

async function send(page: Page, text: string): Promise<void> {
  await page.goto(program.address + REGISTER);
  await page.getByLabel('Súbor registra (XML)').setInputFiles(sentFile(text));
  await page.getByRole('button', { name: 'Poslať a prečítať' }).click();
  await page.waitForURL(/register\/[0-9a-f-]{36}/);
}

/** Without scripts the page says how far it is when it is looked at again. */
async function until(page: Page, stage: string): Promise<void> {
  await expect
    .poll(async () => {
      await page.reload();
      return textIn(page.locator('.state').first());
    })
    .toContain(stage);
}

describeInBrowser('the national register', () => {
  beforeAll(async () => {
    program = await startProgram();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  });

  test('comes in by the operator, is shown with its licence, and a municipality takes a service over', async () => {
    const operator = await visit(await program.operator(), { scripts: false });
    await send(operator, '<kml xmlns="http://www.opengis.net/kml/2.2"/>');
    await until(operator, 'nedal sa prečítať');
    await expect
      .poll(() => textIn(operator.locator('main').first()))
      .toContain('Toto nie je súbor registra poskytovateľov');

    const file = [...registerFile({ services: 300 })].join('').replace('</rpss>', IN_RAJEC);
    await send(operator, file);
    await until(operator, 'čaká na vás');
    const report = await textSaying(operator.locator('main').first(), '303');
    await operator.getByRole('link', { name: '303' }).click();
    await checkAccessibility(operator, 'register-subor');
    await operator.getByRole('button', { name: 'Použiť tento súbor' }).click();
    await operator.waitForURL(/stav=applied/);
    await until(operator, 'použitý');

    await operator.goto(`${program.address}${REGISTER}/neumiestnene`);
    await expect.poll(() => textIn(operator.locator('main').first())).toContain('Nikdekoľvek');
    await checkAccessibility(operator, 'register-neumiestnene');
    // A name that many bear is asked about; what was said can be taken back.
    await operator.getByLabel('Názov obce').first().fill('Lipovec');
    await operator
      .getByRole('button', { name: /^Umiestniť/ })
      .first()
      .click();
    await operator.getByLabel(/Takých obcí je viac/).selectOption({ label: 'Lipovec, okres Martin' });
    await checkAccessibility(operator, 'register-ktora-obec');
    await operator
      .getByRole('button', { name: /^Umiestniť/ })
      .first()
      .click();
    await operator.waitForURL(/stav=umiestnene/);
    await checkAccessibility(operator, 'register-umiestnene');
    await operator.getByRole('button', { name: /^Vrátiť/ }).click();
    await operator.waitForURL(/stav=vratene/);
    await expect.poll(() => textIn(operator.locator('main').first())).toContain('Umiestnenie sme zrušili');

    const reader = await visit(null, { scripts: false });
    await reader.goto(`${program.address}/rajec/sluzby`);
    await expect.poll(() => textIn(reader.locator('main').first())).toContain('stav k 16. januáru 2025');
    await reader.getByRole('link', { name: 'Denný stacionár' }).click();
    const address = reader.url();
    await expect.poll(() => textIn(reader.locator('main').first())).toContain('Licencia CC BY-SA 4.0');
    await checkAccessibility(reader, 'sluzba-z-registra');
    await reader.goto(`${program.address}/zdroje-udajov`);
    await expect.poll(() => textIn(reader.locator('main').first())).toContain('CC BY-SA 4.0');

    // A code that somebody says the meaning of brings in the service that waited for it.
    await operator.goto(`${program.address}${REGISTER}/kody`);
    await checkAccessibility(operator, 'register-kody');
    await operator.getByLabel(/X0091/).selectOption({ label: 'jedáleň' });
    await operator.getByRole('button', { name: 'Uložiť kódy' }).click();
    await operator.waitForURL(/stav=ulozene/);
    await expect
      .poll(async () => {
        await reader.goto(`${program.address}/rajec/sluzby`);
        return textIn(reader.locator('main').first());
      })
      .toContain('Jedáleň');

    const body = await findBody(program.installation.database.db, 'rajec');
    const clerk = await visit(await program.sessionFor('coordinator', body), { scripts: false });
    await clerk.goto(`${program.address}/pracovisko/rajec/sluzby`);
    await checkAccessibility(clerk, 'sluzby-podla-registra');
    await clerk.getByRole('button', { name: /Prevziať službu Denný stacionár/ }).click();
    await clerk.waitForURL(/prevzata/);
    await expect.poll(() => textIn(clerk.locator('main').first())).toContain('Službu ste prevzali.');
    await reader.goto(address);
    await expect.poll(() => textIn(reader.locator('main').first())).not.toContain('Licencia CC BY-SA 4.0');
    await expect.poll(() => textIn(reader.locator('main').first())).toContain('Pomoc Rajec n. o.');
  });

  test.each([320, 1280])(
    'its pages are whole at %i points, light and dark',
    async (width) => {
      const { db } = program.installation.database;
      const files = await registerImportStore(db).list();
      const read = files.find(({ stage }) => stage === 'applied');
      const operator = await visit(await program.operator(), { width });
      const pages = ['', '/kody', '/neumiestnene', `/${read?.id}?co=nove`];
      for (const [at, path] of pages.entries()) {
        await operator.goto(program.address + REGISTER + path);
        await checkAccessibility(operator, `register-${at}-${width}`);
      }
      const reader = await visit(null, { width, dark: true });
      await reader.goto(`${program.address}/rajec/sluzby`);
      await checkAccessibility(reader, `rajec-sluzby-${width}`);
      await reader.getByRole('link', { name: 'Jedáleň', exact: true }).click();
      await checkAccessibility(reader, `sluzba-z-registra-${width}`);
      await reader.goto(`${program.address}/en/rajec/sluzby`);
      await expect.poll(() => textIn(reader.locator('main'))).toContain('Central register of providers');
      const body = await findBody(db, 'rajec');
      const clerk = await visit(await program.sessionFor('coordinator', body), { width });
      await clerk.goto(`${program.address}/pracovisko/rajec/sluzby`);
      await checkAccessibility(clerk, `pracovisko-sluzby-${width}`);
    },
    90_000
  );
});
