import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { daysOfYear } from '#lib/domain/directory/facts/service-fact.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { findBody } from '#lib/server/db/planning-bodies.ts';
import { showDirectory } from '#lib/server/public/show-directory.ts';
import { inTransaction } from '#lib/server/stores.ts';
import {
  checkAccessibility,
  describeInBrowser,
  type Look,
  openBrowser,
  openPage,
  textIn,
  textSaying
} from '../browser.ts';
import { aProvider, aService } from '../plan-fixtures.ts';
import { type RunningProgram, startProgram, type Visitor } from '../running-program.ts';

let program: RunningProgram;
let browser: Browser;

const visit = (visitor: Visitor | null, given: Look = {}) => openPage(browser, visitor, given);

/** Municipalities with public pages of their own, one for each test. */
const SLUGS = ['senica', 'nova-dubnica', 'banov', 'rajec', 'terchova', 'stupava', 'levoca'];

/** A municipality that keeps one service. */
async function aBodyWithService({ addressProtected = false } = {}) {
  const body = await findBody(program.installation.database.db, SLUGS.pop() ?? '');
  if (!body) throw new Error('There is no such municipality.');
  const provider = aProvider({ id: randomUUID(), name: 'Charita', ico: null });
  const service = aService({
    ...{ id: randomUUID(), providerId: provider.id, name: 'Denný stacionár Lipa' },
    ...{ address: 'Tichá 4', addressProtected, placeTerritoryCode: body.unitCode ?? '' },
    registerNumber: null
  });
  await inTransaction(program.installation.database.db, body.bodyId, async ({ directory }) => {
    await directory.addProvider(provider);
    await directory.addService(service);
  });
  return { body, service };
}

const deskOf = ({ slug }: { slug: string }, id: string) =>
  `${program.address}/pracovisko/${slug}/sluzby/${id}`;
const publicPage = ({ slug }: { slug: string }, id: string) => `${program.address}/${slug}/sluzby/${id}`;
const save = (page: Page) => page.getByRole('button', { name: 'Uložiť', exact: true }).click();

/** The page tells machines the same, and so does the interface; the policy for scripts has nothing against it. */
async function expectForMachines(visitor: Page, serviceId: string): Promise<void> {
  const refused: string[] = [];
  visitor.on('console', (message) => refused.push(message.text()));
  await visitor.reload();
  const block = await visitor.locator('script[type="application/ld+json"]').textContent();
  expect(JSON.parse(block ?? '')).toMatchObject({
    '@type': 'GovernmentService',
    availableChannel: { servicePhone: { telephone: '0900 123 456' } },
    hoursAvailable: Array.from({ length: 5 }, () => ({ opens: '07:30', closes: '16:00' }))
  });
  expect(refused).toEqual([]);
  const answer = await fetch(`${program.address}/api/hsds/services/${serviceId}`);
  expect(await answer.json()).toMatchObject({ id: serviceId, phones: [{ number: '0900 123 456' }] });
}

describeInBrowser('the directory of services', () => {
  beforeAll(async () => {
    program = await startProgram();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  });

  test('a clerk says what is known of a service, and everybody reads it at once, without any script', async () => {
    const { body, service } = await aBodyWithService();
    const page = await visit(await program.sessionFor('coordinator', body), { scripts: false });
    await page.goto(`${program.address}/pracovisko/${body.slug}/sluzby`);
    await page.getByRole('link', { name: service.name }).click();
    await checkAccessibility(page, 'a service at the desk');

    await page.getByRole('link', { name: /Doplniť\s+Kontakt/ }).click();
    await checkAccessibility(page, 'the form of a contact');
    await save(page);
    await expect.poll(() => textIn(page.getByRole('alert'))).toContain('Napíšte, kto to povedal');
    await page.getByLabel('Telefón').fill('0900 123 456');
    await page.getByLabel('Kto to povedal').fill('poskytovateľ');
    await save(page);
    await expect.poll(() => textIn(page.getByRole('status'))).toContain('Uložené');

    await page.goto(`${deskOf(body, service.id)}/opening`);
    await page.locator('[name="hours.0.days"]').selectOption('workdays');
    await page.locator('[name="hours.0.opens"]').fill('16');
    await page.locator('[name="hours.0.closes"]').fill('7:30');
    await page.getByLabel('Kto to povedal').fill('poskytovateľ');
    await save(page);
    await expect.poll(() => textIn(page.getByRole('alert'))).toContain('Čas zatvorenia musí byť neskôr');
    await page.locator('[name="hours.0.opens"]').fill('7:30');
    await page.locator('[name="hours.0.closes"]').fill('16');
    await save(page);

    // Public pages have no script; axe is one, and needs them on.
    const visitor = await visit(null);
    await visitor.goto(`${program.address}/${body.slug}/sluzby`);
    await checkAccessibility(visitor, 'the list of services');
    await visitor.getByRole('link', { name: service.name }).click();
    const said = await textSaying(visitor.locator('main'), 'Zavolať: 0900 123 456');
    expect(said).toContain('v pracovné dni od 7:30 do 16:00');
    expect(said).toContain('Tichá 4');
    await checkAccessibility(visitor, 'a service in public');
    await expectForMachines(visitor, service.id);

    await page.goto(`${deskOf(body, service.id)}/staff`);
    await page.locator('[name="rows.0.qualification"]').fill('opatrovateľka');
    await page.locator('[name="rows.0.people"]').fill('4');
    await page.locator('[name="rows.0.fullTime"]').fill('3,5');
    await page.getByLabel('Kto to povedal').fill('poskytovateľ');
    await save(page);
    await visitor.goto(`${program.address}/${body.slug}/zdroje`);
    await expect.poll(() => textIn(visitor.locator('main'))).toMatch(/opatrovateľka\s*4\s*3,5/);
    await checkAccessibility(visitor, 'the resources of a municipality');

    await page.goto(`${deskOf(body, service.id)}/improvement`);
    await page.getByLabel('Čo chýba vo vybavení').fill('zdvihák do vane');
    await page.getByLabel('Kto to povedal').fill('poskytovateľ');
    await save(page);
    await visitor.goto(`${program.address}/${body.slug}/sluzby`);
    await visitor.getByRole('link', { name: 'Čo môže byť lepšie' }).click();
    await expect
      .poll(() => textIn(visitor.locator('main')))
      .toMatch(/Vybavenie, ktoré chýba.*zdvihák do vane/);
    await checkAccessibility(visitor, 'what is to be better in the services of a municipality');
    await visitor.setViewportSize({ width: 320, height: 700 });
    await checkAccessibility(visitor, 'what is to be better, on a phone');
  });

  test('a catchment is written by names of municipalities and districts, and everybody reads whom the service is for', async () => {
    const { body, service } = await aBodyWithService();
    const page = await visit(await program.sessionFor('coordinator', body), { scripts: false });
    await page.goto(`${deskOf(body, service.id)}/catchment`);
    await checkAccessibility(page, 'the form of a catchment');
    await page.locator('[name="areas.0.name"]').fill('Lipovec');
    await page.locator('[name="areas.1.level"]').selectOption('district');
    await page.locator('[name="areas.1.name"]').fill('žilina');
    await page.getByLabel('Kto to povedal').fill('zmluva medzi obcami');
    await save(page);
    await expect.poll(() => textIn(page.getByRole('alert'))).toContain('Tento názov má viac obcí');
    await page.locator('[name="areas.0.name"]').fill('Lipovec, okres Martin');
    await save(page);
    await expect
      .poll(() => textIn(page.locator('#udaj-catchment')))
      .toContain('Lipovec, okres Martin · okres Žilina');

    const visitor = await visit(null, { scripts: false });
    await visitor.goto(publicPage(body, service.id));
    await expect.poll(() => textIn(visitor.locator('main'))).toContain('Pre ktoré obce');
    // From a village of that district it is in reach however far it stands.
    await visitor.goto(`${program.address}/strecno/sluzby/mapa?km=1`);
    await expect.poll(() => textIn(visitor.locator('main'))).toContain(service.name);
    await checkAccessibility(visitor, 'a map with a catchment');
    await expect.poll(() => visitor.locator('svg.chart-wide .map-served').getAttribute('d')).not.toBe('');
  });

  test('what a service could hold on any day is told at the desk and in public, with its history', async () => {
    const { body, service } = await aBodyWithService();
    const record = (value: number, validFrom: CalendarDay, validTo: CalendarDay | null) => ({
      ...{ id: randomUUID(), serviceId: service.id, serviceTypeCode: service.serviceTypeCode },
      ...{ formCode: 'ambulantna', targetGroupCode: 'seniori', unitCode: 'miesta', value, staff: 3.5 },
      ...{ validFrom, validTo, confirmedOn: validFrom, source: 'zmluva' }
    });
    await inTransaction(
      program.installation.database.db,
      body.bodyId,
      async ({ directory, serviceFacts }) => {
        await serviceFacts.add({
          ...{ id: randomUUID(), serviceId: service.id, kind: 'money', ...daysOfYear(2025) },
          ...{ confirmedOn: '2026-02-01', source: 'rozpočet' },
          content: { rows: [{ sourceCode: 'obec', cents: 4_500_000 }] }
        });
        await directory.addCapacity(record(12, '2025-01-01', '2026-03-01'));
        await directory.addCapacity(record(20, '2026-03-01', null));
      }
    );
    await showDirectory(program.installation, body.bodyId);
    const clerk = await program.sessionFor('coordinator', body);
    const desk = await visit(clerk, { scripts: false });
    await desk.goto(deskOf(body, service.id));
    await expect
      .poll(() => textIn(desk.locator('#udaj-capacity')))
      .toContain('miesta: 20 (ambulantná, seniori), 3,5 úväzku');
    await expect.poll(() => textIn(desk.locator('.history'))).toContain('od 1. 1. 2025 do 28. 2. 2026');
    await desk.goto(`${deskOf(body, service.id)}?den=2025-12-31`);
    await expect.poll(() => textIn(desk.locator('#udaj-capacity'))).toContain('miesta: 12');
    await checkAccessibility(desk, 'a capacity at the desk');

    const reader = await visit(null, { scripts: false, width: 320 });
    await reader.goto(publicPage(body, service.id));
    await expect
      .poll(() => textIn(reader.locator('main')))
      .toContain('miesta: 20 (ambulantná, seniori), 3,5 úväzku');
    await reader.getByLabel('Stav k inému dňu').fill('2025-12-31');
    await reader.getByRole('button', { name: 'Ukázať' }).click();
    const then = await textSaying(reader.locator('main'), 'Stav k 31. decembru 2025');
    expect(then).toContain('miesta: 12');
    expect(then).not.toContain('miesta: 20');
    await checkAccessibility(reader, 'a service on another day');
    const resources = await visit(null, { width: 320 });
    await resources.goto(`${program.address}/${body.slug}/zdroje`);
    const summed = await textIn(resources.locator('main'));
    expect(summed).toMatch(/miesta: 20\s*1\s*1\. 3\. 2026/);
    expect(summed).toMatch(/V roku 2025 išlo na služby 45 000 €/);
    await expect
      .poll(() =>
        resources
          .getByRole('img', { name: /Peniaze na služby/ })
          .filter({ visible: true })
          .count()
      )
      .toBe(1);
    await checkAccessibility(resources, 'resources with capacity and money');

    for (const day of ['2099-01-01', '31.2.2025', 'včera']) {
      await reader.goto(`${publicPage(body, service.id)}?den=${encodeURIComponent(day)}`);
      await expect
        .poll(() => textIn(reader.getByRole('alert')), { message: day })
        .toContain('Zadajte deň, ktorý už bol');
      await expect.poll(() => textIn(reader.locator('main')), { message: day }).toContain('miesta: 20');
    }
  });

  test('odd questions of the list are answered in plain words', async () => {
    const { body, service } = await aBodyWithService();
    await showDirectory(program.installation, body.bodyId);
    const ask = async (query: string) => {
      const answer = await fetch(`${program.address}/${body.slug}/sluzby?${query}`);
      expect([query, answer.status]).toEqual([query, 200]);
      return (await answer.text()).replaceAll('\u00a0', ' ');
    };
    expect(await ask('strana=99')).toContain('Toľko strán výsledky nemajú');
    expect(await ask('druh=%00')).toContain(service.name);
    for (const odd of ['druh=nic', 'forma=%ff', "pre=';--", `druh=${'a'.repeat(5_000)}`])
      expect(await ask(odd)).toContain('Takú službu tu nemáme');
  });

  test('a few people and a protected place are never told, neither on a page nor in its source', async () => {
    const { body, service } = await aBodyWithService({ addressProtected: true });
    const clerk = await program.sessionFor('coordinator', body);
    const page = await visit(clerk, { scripts: false });
    await page.goto(`${deskOf(body, service.id)}/waiting`);
    await page.getByLabel('Koľko ľudí čaká').fill('3');
    await page.getByLabel('Deň najstaršej žiadosti').fill('2025-03-14');
    await page.getByLabel('Kto to povedal').fill('poskytovateľ');
    await save(page);
    await expect.poll(() => textIn(page.locator('#udaj-waiting'))).toContain('3 ľudia');
    await expect.poll(() => textIn(page.locator('#udaj-waiting'))).toContain('14. 3. 2025');

    const seen = await (await fetch(publicPage(body, service.id))).text();
    expect(seen).toContain('menej ako 5');
    expect(seen).toContain('Adresa je chránená');
    for (const secret of ['Tichá', '3 ľudia', '14. 3. 2025', '2025']) expect(seen).not.toContain(secret);
  });

  test('who did not see what somebody else wrote meanwhile is shown it and loses nothing', async () => {
    const { body, service } = await aBodyWithService();
    const clerk = await program.sessionFor('coordinator', body);
    const [first, second] = [await visit(clerk, { scripts: false }), await visit(clerk, { scripts: false })];
    for (const page of [first, second]) {
      await page.goto(`${deskOf(body, service.id)}/status`);
      await page.getByLabel('Kto to povedal').fill('poskytovateľ');
    }
    await first.getByLabel('prerušená, nikoho neprijíma').check();
    await save(first);
    await second.getByLabel('v prevádzke').check();
    await save(second);
    await expect.poll(() => textIn(second.locator('main'))).toContain('Niekto medzitým zapísal iný údaj');
    await expect.poll(() => second.getByLabel('v prevádzke').isChecked()).toBe(true);
    await checkAccessibility(second, 'a fact that two people wrote');
    await save(second);
    await expect.poll(() => textIn(second.locator('#udaj-status'))).toContain('v prevádzke');
  });

  test('the state on any day is asked for, and a mistake is taken back', async () => {
    const { body, service } = await aBodyWithService();
    const clerk = await program.sessionFor('coordinator', body);
    const page = await visit(clerk, { scripts: false });
    for (const [word, day] of [
      ['pripravuje sa', '2025-01-01'],
      ['v prevádzke', '2026-01-01']
    ] as const) {
      await page.goto(`${deskOf(body, service.id)}/status`);
      await page.getByLabel(word).check();
      await page.getByLabel('Platí odo dňa').fill(day);
      await page.getByLabel('Kto to povedal').fill('poskytovateľ');
      await save(page);
    }
    await page.locator('[name=den]').fill('2025-12-31');
    await page.getByRole('button', { name: 'Ukázať' }).click();
    await expect.poll(() => textIn(page.locator('#udaj-status'))).toContain('pripravuje sa');
    await page.goto(`${deskOf(body, service.id)}?den=31.2.2025`);
    await expect.poll(() => textIn(page.getByRole('alert'))).toContain('31. 12. 2025');

    await page.goto(`${deskOf(body, service.id)}/status`);
    await page.getByRole('link', { name: 'Zmazať tento údaj' }).first().click();
    await expect.poll(() => textIn(page.locator('#zmazat'))).toContain('v prevádzke');
    await checkAccessibility(page, 'the question before a fact is removed');
    await page.getByRole('button', { name: 'Áno, zmazať' }).click();
    await expect.poll(() => textIn(page.getByRole('status'))).toContain('Údaj je zmazaný');
    // What held before holds on.
    await expect.poll(() => textIn(page.locator('#udaj-status'))).toContain('pripravuje sa');
  });
});
