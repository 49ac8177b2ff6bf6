import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ServiceFact } from '#lib/domain/directory/facts/service-fact.ts';
import { findBody } from '#lib/server/db/planning-bodies.ts';
import { showDirectory } from '#lib/server/public/show-directory.ts';
import { inTransaction } from '#lib/server/stores.ts';
import {
  checkAccessibility,
  describeInBrowser,
  type Look,
  openBrowser,
  openPage,
  signIn,
  textIn,
  textSaying
} from '../browser.ts';
import { aProvider, aService } from '../plan-fixtures.ts';
import { newKilledFolder, prepareFolder, startProcess } from '../program-process.ts';
import { type RunningProgram, startProgram } from '../running-program.ts';
import { planOf } from './plan-of-body.ts';

let program: RunningProgram;
let browser: Browser;

const visit = (given: Look = {}) => openPage(browser, null, given);

/** A service that a body keeps and shows. */
async function keep(name: string, slug: string, kind: string, facts: object[] = []) {
  const { installation } = program;
  const body = await bodyAt(slug);
  const provider = aProvider({ id: randomUUID(), name: `Charita ${slug}`, ico: null });
  const service = aService({
    ...{ id: randomUUID(), providerId: provider.id, name, serviceTypeCode: kind, registerNumber: null },
    placeTerritoryCode: body.unitCode ?? ''
  });
  await inTransaction(installation.database.db, body.bodyId, async ({ directory, serviceFacts }) => {
    await directory.addProvider(provider);
    await directory.addService(service);
    for (const one of facts) {
      await serviceFacts.add({ ...one, id: randomUUID(), serviceId: service.id } as ServiceFact);
    }
  });
  await showDirectory(installation, body.bodyId);
}

/** A service of the national register that no body keeps. */
async function register(name: string, slug: string, kind: string) {
  const { unitCode } = await bodyAt(slug);
  const id = randomUUID();
  await program.installation.database.db
    .insertInto('publishedService')
    .values({
      ...{ id, name, sortKey: name, bodyId: null, unitCode, districtCode: null, serviceTypeCode: kind },
      ...{ formCodes: ['terenna'], targetGroupCodes: ['seniori'], registerNumber: null, address: null },
      provider: JSON.stringify({ id, name: 'Pomoc', kind: 'non-public', ico: null, website: null }),
      ...{ registeredOn: null, erasedOn: null, capacities: '[]', facts: '[]' }
    })
    .execute();
}

async function bodyAt(slug: string) {
  const body = await findBody(program.installation.database.db, slug);
  if (!body) throw new Error(`There is no ${slug}.`);
  return body;
}

const fact = (kind: string, content: object, confirmedOn = '2026-11-01') => ({
  ...{ kind, content, confirmedOn, validFrom: '2026-01-01', validTo: null, source: 'poskytovateľ' }
});

describeInBrowser('the finder of help', () => {
  beforeAll(async () => {
    program = await startProgram();
    browser = await openBrowser();
    await keep('Opatrovanie Bánov', 'banov', 'opatrovatelska-sluzba', [
      fact('contact', { office: 'Kancelária služby', phone: '035 123 45 67', email: '', website: '' }),
      fact('fees', { rows: [{ what: 'hodina opatrovania', cents: 250, per: 'hodinu' }], note: '' }),
      fact('admission', { steps: ['Podajte žiadosť'], papers: ['posudok'] })
    ]);
    await keep('Poradenstvo na úrade', 'banov', 'zakladne-socialne-poradenstvo', [
      fact('contact', {
        ...{ office: 'Obecný úrad Bánov, dvere č. 4', phone: '035 111 22 33, 0905 111 222' },
        ...{ email: '', website: '' }
      })
    ]);
    await register('Opatrovanie Šurany', 'surany', 'opatrovatelska-sluzba');
    await keep('Útulok Žilina', 'zilina', 'utulok');
  });
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  });

  test('a daughter finds who comes to her mother, from the first page and without any script, on a phone', async () => {
    const page = await visit({ scripts: false, width: 320 });
    await page.goto(program.address);
    await page.getByRole('link', { name: 'S čím vám môžeme pomôcť?' }).click();
    await checkAccessibility(page, 'help choose 320');
    await page.getByLabel('Názov obce').fill('banov');
    await page.getByLabel('Názov obce').press('Enter');
    await expect.poll(() => new URL(page.url()).pathname).toBe('/banov/pomoc');
    await checkAccessibility(page, 'help start 320');
    await page.getByRole('link', { name: 'Mama alebo otec nezvládne byť sám doma' }).click();
    await expect.poll(() => new URL(page.url()).pathname).toBe('/banov/pomoc/mama-sama-doma');
    await checkAccessibility(page, 'help answer 320');

    await page.getByLabel('niekoľko hodín denne').check();
    await page.getByRole('button', { name: 'Upraviť odpoveď' }).click();
    await expect.poll(() => page.url()).toContain('kolko=hodiny');
    const said = await textSaying(page.locator('main'), 'Kancelária služby');
    expect(said.indexOf('Najprv')).toBeLessThan(said.indexOf('Potom'));
    expect(said.indexOf('Opatrovanie Bánov')).toBeLessThan(said.indexOf('Opatrovanie Šurany'));
    expect(said).toMatch(/Bánov, vo vašej obci Na voľné miesto sa opýtajte/);
    expect(said).toMatch(/hodina opatrovania.*2,50/);
    expect(said).toContain('Opýtajte sa, či príde aj do vašej obce');
    expect(said).toContain('CC BY-SA 4.0');
    expect(said).not.toContain('zariadenie pre seniorov');
    expect(said).toMatch(/Kto vám poradí na úrade.*Obecný úrad Bánov, dvere č\. 4/);
    expect(said).toContain('Kontakt, hodiny ani cenu zatiaľ nepoznáme');
    // Of two numbers the first one is rung.
    await expect
      .poll(() => page.getByRole('link', { name: /035 111 22 33/ }).getAttribute('href'))
      .toBe('tel:0351112233');
    await expect
      .poll(() => page.getByRole('link', { name: 'Zavolať: 035 123 45 67' }).getAttribute('href'))
      .toBe('tel:0351234567');
  });

  test('who lost a home hears whom to call, who must help and that nothing is known near', async () => {
    const page = await visit();
    await page.goto(`${program.address}/banov/pomoc/strata-byvania`);
    await checkAccessibility(page, 'help lost home');
    await expect.poll(() => textIn(page.locator('main'))).toContain('Keď to neznesie odklad');
    const shelter = page.locator('article', {
      has: page.getByRole('heading', { name: 'útulok', exact: true })
    });
    await expect
      .poll(() => textIn(shelter))
      .toMatch(/kraj alebo obec.*Bližšie ako 50 km.*137 km ďaleko.*Útulok Žilina/);
    await page.getByLabel('rodič s deťmi').check();
    await page.getByLabel('hrozí mi to').press('Space');
    await page.getByRole('button', { name: 'Upraviť odpoveď' }).press('Enter');
    await expect.poll(() => page.url()).toContain('kto=s-detmi');
    await expect.poll(() => textIn(page.locator('main'))).not.toContain('nocľaháreň Posteľ');
  });

  test('a missing service is told without a name, counted at the desk and taken into the plan', async () => {
    const body = await bodyAt('banov');
    await planOf(body, program);
    const page = await visit({ scripts: false, width: 320 });
    await page.goto(`${program.address}/banov/pomoc/strata-byvania`);
    const count = page.getByRole('button', { name: 'Započítať' });
    await count.click();
    await expect.poll(() => textIn(page.getByRole('alert'))).toContain('označte službu, ktorá chýba');
    await page.getByRole('link', { name: 'Späť na odpoveď' }).click();
    await page.getByRole('checkbox', { name: 'nocľaháreň' }).check();
    await count.click();
    await expect.poll(() => textIn(page.getByRole('alert'))).toContain('Bez súhlasu nič nezapíšeme');
    await checkAccessibility(page, 'help missed no consent 320');
    await page.getByRole('checkbox', { name: 'Súhlasím' }).check();
    await count.click();
    await expect.poll(() => textIn(page.getByRole('status'))).toContain('Obec uvidí len počty');
    await expect.poll(() => new URL(page.url()).search).toBe('');
    await page.goto(`${program.address}/banov/pomoc/chyba-sluzba`);
    await expect.poll(() => new URL(page.url()).pathname).toBe('/banov/pomoc');

    const clerk = await program.sessionFor('coordinator', body);
    const desk = await visit();
    await signIn(desk.context(), clerk);
    await desk.goto(`${program.address}/pracovisko/banov/sluzby`);
    await desk.getByRole('link', { name: 'Čo obyvateľom chýba' }).click();
    await expect.poll(() => new URL(desk.url()).pathname).toBe('/pracovisko/banov/vyjadrene-potreby');
    await expect.poll(() => textIn(desk.locator('main'))).toMatch(/nocľaháreň 1-krát/);
    await checkAccessibility(desk, 'expressed needs');
    await desk.getByRole('link', { name: /^Zapísať do plánu/ }).click();
    await expect
      .poll(() =>
        desk
          .getByLabel('Čo ste zistili')
          .inputValue()
          .catch(() => '')
      )
      .toContain('chýba nocľaháreň (menej ako 5-krát)');
    await desk.getByRole('button', { name: 'Uložiť', exact: true }).last().click();
    await expect.poll(() => desk.url()).toMatch(/\/zistenia(\?|$|\/)/);
    const planId = new URL(desk.url()).pathname.split('/')[4] ?? '';
    await expect
      .poll(async () => {
        const { db } = program.installation.database;
        const findings = await inTransaction(db, body.bodyId, ({ items }) => items.findings.list(planId));
        return findings.map(({ kindOfNeed, serviceTypeCode }) => [kindOfNeed, serviceTypeCode]);
      })
      .toEqual([['expressed', 'noclaharen']]);
  });

  test('easy reading and English say the same, and a clerk sees it on a wide screen in the dark', async () => {
    const page = await visit({ dark: true });
    await page.goto(`${program.address}/banov/pomoc/dieta-s-postihnutim`);
    await page.getByRole('link', { name: 'Ľahko čitateľná verzia' }).click();
    await expect
      .poll(() => new URL(page.url()).pathname)
      .toBe('/banov/pomoc/dieta-s-postihnutim/lahko-citatelne');
    await expect.poll(() => textIn(page.locator('main'))).toContain('Vaše dieťa potrebuje viac pomoci.');
    await checkAccessibility(page, 'help easy dark');
    await page.goto(`${program.address}/en/banov/pomoc/dieta-s-postihnutim`);
    await expect.poll(() => textIn(page.locator('main'))).toContain('ring early intervention');
    await checkAccessibility(page, 'help english dark');
    for (const path of ['/banov/pomoc/lahko-citatelne', '/en/banov/pomoc', '/en/pomoc']) {
      await page.goto(program.address + path);
      await checkAccessibility(page, `help${path.replaceAll('/', ' ')}`);
    }
  });

  test('words that mean nothing get an honest answer, no words a plea, and a kind its services', async () => {
    const page = await visit();
    await page.goto(`${program.address}/banov/pomoc`);
    await page.getByRole('button', { name: 'Ukázať pomoc' }).click();
    await expect.poll(() => textIn(page.getByRole('alert'))).toContain('Napíšte, čo sa deje');
    await checkAccessibility(page, 'help no words');
    const words = page.getByLabel('Napíšte vlastnými slovami');
    await words.fill('kde je parkovisko');
    await words.press('Enter');
    await expect.poll(() => textIn(page.locator('h1'))).toBe('Tomu sme nerozumeli');
    await expect.poll(() => textIn(page.locator('main'))).toContain('Obecný úrad alebo mestský úrad');
    await checkAccessibility(page, 'help not understood');
    await page.getByLabel('Napíšte vlastnými slovami').fill('opatrovatelska sluzba');
    await page.getByRole('button', { name: 'Ukázať pomoc' }).click();
    await expect.poll(() => textIn(page.locator('main'))).toContain('Opatrovanie Bánov');
    await checkAccessibility(page, 'help by kind');
    await page.getByLabel('Napíšte vlastnými slovami').fill('prišiel som o bývanie');
    await page.getByRole('button', { name: 'Ukázať pomoc' }).click();
    await expect.poll(() => textIn(page.locator('h1'))).toBe('Prišiel som o bývanie');
    await expect.poll(() => textIn(page.locator('main'))).toMatch(/Najprv.*Potom.*Nakoniec/);
  });

  test('violence is sent by a form, answered with whom to call and a way out, and kept by no cache', async () => {
    const page = await visit();
    await page.goto(`${program.address}/banov/pomoc`);
    const before = program.installation.pages.counts().pages;
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.request().method() === 'POST'),
      page.getByRole('button', { name: 'Doma mi ubližujú' }).click()
    ]);
    expect(answer.headers()['cache-control']).toBe('no-store');
    await expect.poll(() => new URL(page.url()).pathname + new URL(page.url()).search).toBe('/banov/pomoc');
    await expect.poll(() => page.title()).not.toContain('ubližujú');
    await expect.poll(() => page.getByRole('link', { name: '158' }).getAttribute('href')).toBe('tel:158');
    const exit = page.getByRole('link', { name: 'Rýchlo odísť' });
    await expect.poll(() => exit.getAttribute('rel')).toContain('noreferrer');
    await expect.poll(() => page.getByRole('checkbox').count()).toBe(0);
    await checkAccessibility(page, 'help violence');
    await page.getByLabel('starému alebo chorému človeku').check();
    await page.getByRole('button', { name: 'Upraviť odpoveď' }).click();
    await expect.poll(() => new URL(page.url()).search).toBe('');
    await expect.poll(() => textIn(page.locator('main'))).toContain('zariadenie pre seniorov');
    await page.getByRole('button', { name: 'Ľahko čitateľná verzia' }).click();
    await expect.poll(() => new URL(page.url()).pathname).toBe('/banov/pomoc/lahko-citatelne');
    await expect.poll(() => textIn(page.locator('main'))).toContain('Ste v nebezpečenstve? Volajte 158.');
    expect(program.installation.pages.counts().pages).toBe(before);

    // By hand typed into the address it opens nothing.
    await page.goto(`${program.address}/banov/pomoc/doma-ma-biju`);
    await expect.poll(() => new URL(page.url()).pathname).toBe('/banov/pomoc');
  });

  test('a region and an unknown situation lead nowhere wrong', async () => {
    const visitor = program.signedOut();
    const region = await visitor.get('/kraj/nitriansky/pomoc');
    expect([region.status, region.headers.get('location')]).toEqual([303, '/pomoc']);
    expect((await visitor.get('/banov/pomoc/nic-take')).status).toBe(404);
    expect((await visitor.get('/nijaka-obec/pomoc')).status).toBe(404);
    expect((await visitor.get('/pomoc?obec=%00%ff')).status).toBeLessThan(500);
  });
});

test('what somebody wrote stands in no address, no log and no file of the database', async () => {
  const folder = newKilledFolder();
  await prepareFolder(folder, async () => undefined);
  const running = await startProcess(folder, 0, 'debug');
  const secret = 'kvapkohlasnica';
  try {
    const sent = await fetch(`${running.address}/banov/pomoc`, {
      method: 'POST',
      headers: {
        ...{ origin: running.address, accept: 'text/html' },
        'content-type': 'application/x-www-form-urlencoded'
      },
      body: new URLSearchParams({ slova: `manžel ma bije ${secret}` })
    });
    expect(await sent.text()).toContain('Doma mi ubližujú');
    expect([sent.url, sent.headers.get('cache-control')]).toEqual([
      `${running.address}/banov/pomoc`,
      'no-store'
    ]);
    expect(await (await fetch(`${running.address}/banov/pomoc`)).text()).not.toContain(secret);
    await expect.poll(() => running.said()).toMatch(/"POST","path":"\/banov\/pomoc"/);
    // Nor what was typed into an address by hand, or into the fields that suggest while one types.
    await fetch(`${running.address}/banov/pomoc/doma-ma-biju`);
    await fetch(`${running.address}/banov/pomoc/bije-ma-${secret}/lahko-citatelne?kde=${secret}`);
    const typed = new URLSearchParams({ q: `bije ma ${secret}`, kde: 'services' });
    await fetch(`${running.address}/hladat/navrhy`, {
      ...{ method: 'POST', headers: { origin: running.address }, body: typed }
    });
    await fetch(`${running.address}/hladat/sluzby?q=bije+${secret}`);
    await expect.poll(() => running.said()).toMatch(/"path":"\/hladat\/sluzby"/);
    expect(running.said()).toMatch(/"path":"\/hladat\/navrhy"/);
  } finally {
    await running.kill();
  }
  for (const word of [secret, 'bije', 'doma-ma-biju']) expect(running.said()).not.toContain(word);
  expect(filesWith(folder.dataFolder, secret)).toEqual([]);
  // The search through the files finds what is there.
  expect(filesWith(folder.dataFolder, 'schema_migration')).not.toEqual([]);
});

function filesWith(folder: string, word: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile())
    .filter((file) => readFileSync(file).includes(word));
}
