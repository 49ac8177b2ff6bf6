import { randomUUID } from 'node:crypto';
import ICAL from 'ical.js';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Approval } from '#lib/domain/decisions/approval.ts';
import type { PlanDocument } from '#lib/domain/publishing/plan-document.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { aPlan } from '#tests/plan-fixtures.ts';
import { checkAccessibility, describeInBrowser, openBrowser, openPage, textIn } from '../browser.ts';
import { type RunningProgram, startProgram, type Visitor } from '../running-program.ts';

let program: RunningProgram;
let browser: Browser;
let coordinator: Visitor;
let address: string;

describeInBrowser('the deadlines of the law', () => {
  beforeAll(async () => {
    program = await startProgram();
    browser = await openBrowser();
    const body = await program.installation.database.db
      .selectFrom('planningBody')
      .select(['bodyId', 'slug'])
      .where('slug', '=', 'banov')
      .executeTakeFirstOrThrow();
    coordinator = await program.sessionFor('coordinator', body);
    address = `${program.address}/pracovisko/banov/lehoty`;
    const plan = aPlan({ id: randomUUID(), validFrom: '2026-01-01', validTo: '2030-12-31' });
    const contentHash = 'c'.repeat(64);
    const approval: Approval = {
      ...{ body: 'Obecné zastupiteľstvo', number: '7/2026', day: '2026-11-02', votes: null, conditions: '' },
      ...{ signedOn: '2026-11-03', confirmedOn: null, invented: false }
    };
    await inTransaction(program.installation.database.db, body.bodyId, async (stores) => {
      await stores.plans.add(plan);
      const version = { planId: plan.id, number: 1, contentHash, actorId: null };
      await stores.versions.add({ ...version, document: {} as PlanDocument });
      const record = { id: randomUUID(), kind: 'approved', from: approval.day, to: null, approval } as const;
      await stores.versions.addRecord(plan.id, { ...record, contentHash, actorId: null });
    });
  });
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  });

  test('a sending is recorded and corrected without scripts, and what is wrong is said at its field', async () => {
    const page = await openPage(browser, coordinator, { scripts: false, width: 320 });
    await page.goto(address);
    const main = page.locator('main');
    await expect.poll(() => textIn(main)).toContain('Poslať schválený plán kraju');
    await expect.poll(() => textIn(main)).toContain('Deň ich zverejnenia prevádzkovateľ zatiaľ nezadal');
    await checkAccessibility(page, 'deadlines');

    const sending = main.locator('li', { hasText: 'Poslať schválený plán kraju' }).first();
    await sending.locator('summary').click();
    await sending.getByRole('button', { name: 'Zapísať' }).click();
    await expect.poll(() => textIn(page.locator('.error-summary'))).toContain('Zapíšte deň');
    const form = page.locator('details[open] form');
    await form.getByLabel('Kedy ste plán odoslali').fill('2100-01-01');
    await form.getByRole('button', { name: 'Zapísať' }).click();
    await expect.poll(() => textIn(page.locator('.error-summary'))).toContain('Tento deň ešte len bude');
    await checkAccessibility(page, 'deadlines-refused');
    await form.getByLabel('Kedy ste plán odoslali').fill('2026-11-20');
    await form.getByLabel('podateľňa').check();
    await form.getByLabel('Číslo spisu').fill('OU-17/2026');
    await form.getByRole('button', { name: 'Zapísať' }).click();
    await expect.poll(() => textIn(main)).toContain('Zapísané.');
    await expect.poll(() => textIn(main.locator('table'))).toContain('podateľňa; Číslo spisu: OU-17/2026');

    await main.locator('summary', { hasText: 'Opraviť záznam' }).click();
    const correction = page.locator('details[open] form');
    await correction.getByRole('button', { name: 'Zapísať' }).click();
    await expect.poll(() => textIn(page.locator('.error-summary'))).toContain('prečo záznam opravujete');
    await correction.getByLabel('Prečo záznam opravujete').fill('preklep v čísle');
    await correction.getByLabel('Číslo spisu').fill('OU-71/2026');
    await correction.getByRole('button', { name: 'Zapísať' }).click();
    await expect.poll(() => textIn(main.locator('table'))).toContain('OU-71/2026');
    const table = await textIn(main.locator('table'));
    expect(table).toContain('opravené neskorším záznamom');
    expect(table).toContain('OU-17/2026');
    await checkAccessibility(page, 'deadlines-corrected');
  });

  test('the address of a calendar is told once, opens without signing in, and closes when it is taken back', async () => {
    const page = await openPage(browser, coordinator);
    await page.goto(address);
    await page.getByRole('button', { name: 'Vytvoriť adresu' }).click();
    const code = page.locator('main code');
    await code.waitFor();
    await checkAccessibility(page, 'deadlines-calendar');
    const feed = await textIn(code);
    const answer = await fetch(feed);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      200,
      'text/calendar; charset=utf-8'
    ]);
    expect(answer.headers.get('cache-control')).toContain('no-store');
    const events = new ICAL.Component(ICAL.parse(await answer.text())).getAllSubcomponents('vevent');
    expect(events.map((event) => new ICAL.Event(event).summary).join()).toContain('(Bánov)');
    await page.goto(address);
    await expect.poll(() => page.locator('main code').count()).toBe(0);
    await page.getByRole('button', { name: 'Zrušiť adresu' }).click();
    await expect.poll(() => textIn(page.locator('main'))).toContain('Adresa je zrušená');
    expect((await fetch(feed)).status).toBe(404);
  });

  test('the operator corrects a deadline from a day on, and the calendar counts by it', async () => {
    const page = await openPage(browser, await program.operator(), { scripts: false });
    await page.goto(`${program.address}/pracovisko/prevadzka/lehoty`);
    await checkAccessibility(page, 'operations-deadlines');
    const section = page.locator('section', {
      has: page.getByRole('heading', { name: 'Vyhodnotenie roka' })
    });
    await section.getByLabel('Mesiace').fill('0');
    await section.getByLabel('Kalendárne dni').fill('');
    await section.getByRole('button', { name: 'Uložiť lehotu' }).click();
    await expect.poll(() => textIn(page.locator('.error-summary'))).toContain('Zapíšte mesiace alebo dni');
    const again = page.locator('section', { has: page.getByRole('heading', { name: 'Vyhodnotenie roka' }) });
    await again.getByLabel('Odkedy platí').fill('2018-01-01');
    await again.getByLabel('Mesiace').fill('3');
    await again.getByRole('button', { name: 'Uložiť lehotu' }).click();
    await expect.poll(() => textIn(page.locator('main'))).toContain('Uložené.');
    const desk = await openPage(browser, coordinator);
    await desk.goto(address);
    await expect.poll(() => textIn(desk.locator('main'))).toContain('Počíta sa 3 mesiace po konci roka');
  });
});
