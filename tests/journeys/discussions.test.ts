import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, dayInSlovakia } from '#lib/domain/shared/calendar-day.ts';
import { canonicalJson } from '#lib/domain/shared/canonical-json.ts';
import { findBody } from '#lib/server/db/planning-bodies.ts';
import { contentHashOf } from '#lib/server/publishing.ts';
import { newPublicCode } from '#lib/server/receipt-code.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { openConsultation } from '#lib/server/use-cases/consultations/open-consultation.ts';
import {
  checkAccessibility,
  describeInBrowser,
  type Look,
  openBrowser,
  openPage,
  textIn
} from '../browser.ts';
import { anAccount } from '../fixtures.ts';
import { aPlan } from '../plan-fixtures.ts';
import { type RunningProgram, startProgram, type Visitor } from '../running-program.ts';
import { sampleDocument } from './published-sample.ts';

let program: RunningProgram;
let browser: Browser;

const visit = (visitor: Visitor | null, given: Look = {}) => openPage(browser, visitor, given);
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/** A municipality with a frozen draft of its plan. */
async function aBodyWithDraft(slug: string) {
  const { db } = program.installation.database;
  const body = await findBody(db, slug);
  if (!body) throw new Error('There is no such municipality.');
  const today = dayInSlovakia(new Date());
  const document = sampleDocument({ ...body, unitCode: body.unitCode ?? '', region: '' }, today);
  const planId = randomUUID();
  await inTransaction(db, body.bodyId, async (stores) => {
    await stores.plans.add(aPlan({ ...document.plan, id: planId }));
    const contentHash = contentHashOf(canonicalJson(document) + planId);
    await stores.versions.add({ planId, number: 1, contentHash, document, actorId: null });
  });
  return { body, today, planId, coordinator: await program.sessionFor('coordinator', body) };
}

describeInBrowser('public discussions', () => {
  beforeAll(async () => {
    program = await startProgram();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  });

  test('a draft is opened, commented on without scripts, supported, settled and answered', async () => {
    const { body, today, coordinator } = await aBodyWithDraft('banov');
    expect((await fetch(`${program.address}/banov/verejna-diskusia`)).status).toBe(404);
    const desk = await visit(coordinator);
    await desk.goto(`${program.address}/pracovisko/banov/diskusie`);
    await checkAccessibility(desk, 'discussions-desk-1280');
    await desk.getByLabel('Prvý deň').fill(today);
    await desk.getByLabel('Posledný deň').fill(addDays(today, 9));
    await desk.getByLabel('Len na pripomienky s menom').check();
    await desk.getByLabel('Na papieri alebo telefonicky').fill('V podateľni obecného úradu.');
    await press(desk, 'Otvoriť diskusiu');
    await expect.poll(() => textIn(desk.locator('main'))).toContain('menej ako 14 dní');
    await checkAccessibility(desk, 'discussions-warned-1280');
    await desk.getByLabel('Viem o tom, otvoriť aj tak').check();
    await press(desk, 'Otvoriť diskusiu');
    await expect.poll(() => textIn(desk.getByRole('status'))).toContain('Diskusia je otvorená');

    const author = await visit(null, { scripts: false, width: 320 });
    await author.goto(`${program.address}/banov`);
    await author
      .locator('main')
      .getByRole('link', { name: /Komunitný plán sociálnych služieb/ })
      .last()
      .click();
    await author.getByRole('heading', { name: 'Čo si prečítať' }).waitFor();
    const address = author.url();
    expect(address).toContain('/verejna-diskusia/');
    await checkAccessibility(author, 'discussion-320');
    await author.getByRole('link', { name: /Ciele/ }).first().click();
    await checkAccessibility(author, 'discussion-part-320');
    await author
      .locator('article', { hasText: 'Opatrenie' })
      .first()
      .getByRole('link', { name: /Pripomienkovať/ })
      .click();
    await press(author, 'Poslať pripomienku');
    await expect.poll(() => textIn(author.getByRole('alert'))).toContain('Napíšte pripomienku');
    await author.getByLabel('Vaša pripomienka').fill('<b>Treba</b> aj dovoz obedov.');
    await author.getByLabel('Meno alebo organizácia').fill('Klub seniorov');
    await checkAccessibility(author, 'discussion-comment-320');
    await press(author, 'Poslať pripomienku');
    const code = await textIn(author.locator('.receipt'));
    expect(code).toMatch(/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/);
    await checkAccessibility(author, 'discussion-sent-320');
    await author.goto(`${address}/pripomienka`);
    await author.getByLabel('Vaša pripomienka').fill('Zle.');
    await press(author, 'Poslať pripomienku');

    const reader = await visit(null, { dark: true, scripts: false });
    await reader.goto(`${address}/pripomienky`);
    await expect.poll(() => textIn(reader.locator('main'))).toContain('<b>Treba</b> aj dovoz obedov.');
    const support = reader
      .locator('li', { hasText: 'dovoz obedov' })
      .getByRole('button', { name: /^Podporujem/ });
    await support.click();
    await expect.poll(() => textIn(reader.locator('main'))).toContain('Podporuje 1 človek');
    await checkAccessibility(reader, 'discussion-comments-1280-dark');
    await support.click();
    await expect.poll(() => textIn(reader.getByRole('alert'))).toContain('už podporili');
    const english = await visit(null, {});
    await english.goto(address.replace('/banov', '/en/banov'));
    await checkAccessibility(english, 'discussion-en-1280');
    await english.goto(`${address.replace('/banov', '/en/banov')}/pripomienky`);
    await checkAccessibility(english, 'discussion-comments-en-1280');

    // At the desk what the rule leaves out is settled as such, the other with a reason.
    await desk.reload();
    await desk.getByText('Predĺžiť alebo doplniť diskusiu').click();
    await desk.getByLabel('Posledný deň').fill(addDays(today, 5));
    await press(desk, 'Uložiť zmenu');
    await expect.poll(() => textIn(desk.getByRole('alert'))).toContain('nemožno skrátiť');
    await checkAccessibility(desk, 'discussion-desk-prolonged-1280');
    await desk.getByLabel('Posledný deň').fill(addDays(today, 20));
    await press(desk, 'Uložiť zmenu');
    await expect.poll(() => textIn(desk.getByRole('status'))).toContain('uložená a zverejnená');
    await author.goto(address);
    await expect.poll(() => textIn(author.locator('main'))).toContain('Predĺžená, pôvodne sa mala skončiť');
    await checkAccessibility(desk, 'discussion-desk-1280');
    await desk.getByRole('link', { name: /Mimo pravidla/ }).click();
    await desk.getByRole('checkbox').first().check();
    await desk.getByLabel('Neprihliada sa').check();
    await desk.getByLabel('Dôvod', { exact: true }).fill('Bez podpisu.');
    await desk.getByLabel('Kto rozhodol').fill('Koordinátorka');
    await press(desk, 'Vyhodnotiť');
    await expect.poll(() => textIn(desk.getByRole('status'))).toContain('vyhodnotené');
    await desk.getByRole('checkbox').first().check();
    await desk.getByLabel('Čiastočne akceptovaná').check();
    await desk.getByLabel('Kto rozhodol').fill('Pracovná skupina');
    await press(desk, 'Vyhodnotiť');
    await expect.poll(() => textIn(desk.getByRole('alert'))).toContain('prečo ste takto rozhodli');
    await desk.getByLabel('Dôvod', { exact: true }).fill('Obedy áno, od roku 2029.');
    await press(desk, 'Vyhodnotiť');
    await expect.poll(() => textIn(desk.getByRole('status'))).toContain('vyhodnotené');
    await desk.getByRole('link', { name: /^Všetky \(/ }).click();
    await desk.getByRole('link', { name: /Otvoriť.*Treba/ }).click();
    await expect.poll(() => textIn(desk.locator('main'))).toContain('Čo je dnes s textom');
    await checkAccessibility(desk, 'discussion-one-comment-1280');

    await author.goto(`${address}/stav`);
    await author.getByLabel('Kód z potvrdenky').fill(code.toLowerCase());
    await press(author, 'Zistiť');
    await expect.poll(() => textIn(author.locator('main'))).toContain('Obedy áno, od roku 2029.');
    await author.getByLabel('Kód z potvrdenky').fill('AAAA-AAAA');
    await press(author, 'Zistiť');
    await expect.poll(() => textIn(author.getByRole('alert'))).toContain('nič nemáme');
    const table = await (await fetch(`${address}/vyhodnotenie.csv`)).text();
    for (const words of ['Neprihliada sa', 'Klub seniorov', 'Čiastočne akceptovaná'])
      expect(table).toContain(words);
    expect(table).not.toContain(code.replace('-', ''));
    await author.goto(`${program.address}/banov/spis`);
    const inCaseFile = author
      .locator('section', { hasText: 'pripomienky' })
      .locator('li', { hasText: 'Prebieha' });
    await expect.poll(() => textIn(inCaseFile)).toContain('Neprihliada sa: 1');
    await expect.poll(() => textIn(inCaseFile)).toContain('Čiastočne akceptovaná: 1');
    expect(body.slug).toBe('banov');
  });

  test('a double click makes one comment, a program none, and a flood waits to be looked at', async () => {
    const { body, today, planId } = await aBodyWithDraft('rajec');
    const { db } = program.installation.database;
    const [id, code] = [randomUUID(), newPublicCode()];
    const accountId = await anAccount(db);
    const actorId = await inTransaction(db, body.bodyId, ({ accounts }) =>
      accounts.actorOf(accountId, 'Anna')
    );
    const outcome = await inTransaction(db, body.bodyId, (stores) =>
      openConsultation(
        stores,
        { actorId, roles: ['coordinator'] },
        {
          ...{ id, code, stateId: randomUUID(), planId, number: 1, meetingIds: [], isWarned: true, today },
          plan: {
            ...{ opensOn: today, closesOn: addDays(today, 20), onPaper: 'V podateľni.' },
            ...{ needsName: false, needsReason: false }
          }
        }
      )
    );
    expect(outcome).toMatchObject({ outcome: 'opened' });
    const send = (fields: Record<string, string>) =>
      fetch(`${program.address}/rajec/verejna-diskusia/${code}/pripomienka`, {
        method: 'POST',
        redirect: 'manual',
        headers: {
          accept: 'text/html',
          origin: program.address,
          'content-type': 'application/x-www-form-urlencoded'
        },
        body: new URLSearchParams(fields)
      });
    const count = (filter: 'all' | 'to-verify') =>
      inTransaction(db, body.bodyId, ({ consultations }) => consultations.countComments(id, filter));
    const formular = randomUUID();
    const both = await Promise.all([1, 2].map(() => send({ formular, text: 'Dvakrát.' })));
    expect(both.map(({ status }) => status)).toEqual([303, 303]);
    expect(both[0]?.headers.get('location')).toBe(both[1]?.headers.get('location'));
    expect((await send({ text: 'Reklama', web: 'https://reklama.example' })).status).toBe(303);
    expect(await count('all')).toBe(1);
    for (let at = 0; at < 200; at += 1) await send({ text: `Znova ${at}` });
    expect(await count('all')).toBe(201);
    expect(await count('to-verify')).toBeGreaterThan(170);
  });
});
