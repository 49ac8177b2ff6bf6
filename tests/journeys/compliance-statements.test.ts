import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Approval } from '#lib/domain/decisions/approval.ts';
import type { MatrixRow } from '#lib/domain/plans/capacity-figures.ts';
import { addDays, dayInSlovakia, yearOf } from '#lib/domain/shared/calendar-day.ts';
import { canonicalJson } from '#lib/domain/shared/canonical-json.ts';
import { findBody } from '#lib/server/db/planning-bodies.ts';
import { contentHashOf } from '#lib/server/publishing.ts';
import { inTransaction } from '#lib/server/stores.ts';
import {
  checkAccessibility,
  describeInBrowser,
  type Look,
  openBrowser,
  openPage,
  textIn
} from '../browser.ts';
import { aPlan } from '../plan-fixtures.ts';
import { type RunningProgram, startProgram, type Visitor } from '../running-program.ts';
import { sampleDocument } from './published-sample.ts';

let program: RunningProgram;
let browser: Browser;

const visit = (visitor: Visitor | null, given: Look = {}) => openPage(browser, visitor, given);
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/** A municipality whose plan counts with twenty places of a day centre next year. */
async function aBodyWithPlan(slug: string) {
  const { db } = program.installation.database;
  const body = await findBody(db, slug);
  if (!body) throw new Error('There is no such municipality.');
  const today = dayInSlovakia(new Date());
  const sample = sampleDocument({ ...body, unitCode: body.unitCode ?? '', region: '' }, today);
  const groupCode = await inTransaction(
    db,
    body.bodyId,
    async ({ law }) => (await law.targetGroups())[0]?.code ?? ''
  );
  const row: MatrixRow = {
    ...{ serviceTypeCode: 'denny-stacionar', formCode: 'ambulantna', targetGroupCode: groupCode },
    unitCode: 'miesta',
    years: [
      {
        year: yearOf(today) + 1,
        figures: {
          ...{ ownNeed: 30, catchmentNeed: 0, existing: 10, securedElsewhere: 0, statutoryIncrease: 20 },
          ...{ plannedIncrease: 10, difference: -10, staff: null, plannedStaff: 0 },
          from: 'typed'
        }
      }
    ]
  };
  const document = { ...sample, matrix: { ...sample.matrix, rows: [row] } };
  const planId = randomUUID();
  await inTransaction(db, body.bodyId, async (stores) => {
    const term = { validFrom: addDays(today, -100), validTo: addDays(today, 1_000) };
    await stores.plans.add(aPlan({ ...document.plan, ...term, id: planId }));
    const contentHash = contentHashOf(canonicalJson(document) + planId);
    await stores.versions.add({ planId, number: 1, contentHash, document, actorId: null });
    const record = { id: randomUUID(), kind: 'approved', from: addDays(today, -100), to: null } as const;
    const approval: Approval = {
      ...{ body: 'Obecné zastupiteľstvo', number: '1/2026', votes: null, conditions: '' },
      ...{ day: addDays(today, -110), signedOn: addDays(today, -108), confirmedOn: null, invented: false }
    };
    await stores.versions.addRecord(planId, { ...record, contentHash, approval, actorId: null });
  });
  return { body, today, groupCode, coordinator: await program.sessionFor('coordinator', body) };
}

describeInBrowser('compliance statements', () => {
  beforeAll(async () => {
    program = await startProgram();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  });

  test('criteria are published, anybody applies without scripts, an officer decides by the plan', async () => {
    const { today, groupCode, coordinator } = await aBodyWithPlan('banov');
    expect((await fetch(`${program.address}/banov/vyjadrenia`)).status).toBe(404);
    const desk = await visit(coordinator);
    await desk.goto(`${program.address}/pracovisko/banov/vyjadrenia`);
    await checkAccessibility(desk, 'statements-desk-empty-1280');
    await desk.getByLabel('Kto kritériá schválil').fill('Starosta obce');
    await desk.getByLabel('Deň schválenia').fill(addDays(today, 1));
    await desk.getByLabel('Kritériá, každé na novom riadku').fill('Potreba podľa plánu\n\nDostupnosť služby');
    await press(desk, 'Zverejniť kritériá');
    await expect.poll(() => textIn(desk.getByRole('alert'))).toContain('ešte len príde');
    await desk.getByLabel('Deň schválenia').fill(today);
    await press(desk, 'Zverejniť kritériá');
    await expect.poll(() => textIn(desk.getByRole('status'))).toContain('Kritériá sú zverejnené');

    const applicant = await visit(null, { scripts: false, width: 320 });
    await applicant.goto(`${program.address}/banov/vyjadrenia`);
    await checkAccessibility(applicant, 'statements-320');
    await applicant.getByRole('link', { name: 'Požiadať o vyjadrenie' }).click();
    await applicant.getByLabel('Názov žiadateľa').fill('Anna Malá');
    await applicant.getByLabel('Žiada fyzická osoba').check();
    await applicant.getByLabel('Neverejný poskytovateľ').check();
    await applicant.getByLabel('E-mail, na ktorý odpovieme').fill('anna@example.sk');
    await applicant.getByLabel('Druh služby').selectOption('domov-socialnych-sluzieb');
    await applicant.locator('input[name=form][value=ambulantna]').check();
    await applicant.getByLabel('Cieľová skupina').selectOption(groupCode);
    await applicant.getByLabel('Miesto, kde službu poskytujete').fill('Hlavná 1');
    await applicant.getByLabel('Kapacita, na ktorú žiadate').fill('12');
    await applicant.getByLabel('1. Potreba podľa plánu').fill('Áno, čaká 15 ľudí.');
    await applicant.getByLabel('2. Dostupnosť služby').fill('Pri zastávke.');
    await press(applicant, 'Odoslať žiadosť');
    await expect.poll(() => textIn(applicant.getByRole('alert'))).toContain('vydáva samosprávny kraj');
    await checkAccessibility(applicant, 'statements-form-320');
    await applicant.getByLabel('Druh služby').selectOption('denny-stacionar');
    await press(applicant, 'Odoslať žiadosť');
    const receipt = await textIn(applicant.locator('.receipt'));
    expect(receipt).toMatch(/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/);
    await checkAccessibility(applicant, 'statements-sent-320');

    const reader = await visit(null, { dark: true, scripts: false });
    await reader.goto(`${program.address}/banov/vyjadrenia`);
    const register = await textIn(reader.locator('main'));
    expect(register).toContain('Fyzická osoba');
    expect(register).not.toMatch(/Anna|example/);
    await checkAccessibility(reader, 'statements-1280-dark');
    const english = await visit(null);
    for (const page of ['', '/ziadost', `/stav?kod=${receipt}`]) {
      await english.goto(`${program.address}/en/banov/vyjadrenia${page}`);
      await checkAccessibility(english, `statements-en${page.split('?')[0]?.replace('/', '-')}-1280`);
    }
    await english.goto(`${program.address}/banov/vyjadrenia/stav?kod=22222222`);
    await expect.poll(() => textIn(english.getByRole('alert'))).toContain('nič nemáme');

    await desk.goto(`${program.address}/pracovisko/banov/vyjadrenia`);
    await checkAccessibility(desk, 'statements-desk-1280');
    await desk.getByRole('link', { name: /Anna Malá/ }).click();
    await expect.poll(() => textIn(desk.locator('main'))).toContain('sa do plánu zmestí');
    await checkAccessibility(desk, 'statement-desk-1280');
    const other = await visit(coordinator, { width: 320 });
    await other.goto(desk.url());
    await desk.getByLabel('Nie je v súlade').check();
    await press(desk, 'Vydať vyjadrenie');
    await expect.poll(() => textIn(desk.getByRole('alert').first())).toContain('prečo ste tak rozhodli');
    await desk.getByLabel('Je v súlade', { exact: true }).check();
    await press(desk, 'Vydať vyjadrenie');
    await expect.poll(() => textIn(desk.getByRole('status').first())).toContain('Vyjadrenie je vydané');
    await press(other, 'Vydať vyjadrenie');
    await expect.poll(() => textIn(other.getByRole('alert').first())).toContain('rozhodol niekto iný');
    await checkAccessibility(other, 'statement-decided-320');

    await applicant.goto(`${program.address}/banov/vyjadrenia/stav?kod=${receipt}`);
    await expect.poll(() => textIn(applicant.locator('main'))).toContain(`vyjadrenie č. 1/${yearOf(today)}`);
    await applicant.getByRole('link', { name: 'Pridať žiadosť za ďalšiu službu' }).click();
    await expect.poll(() => applicant.getByLabel('Názov žiadateľa').inputValue()).toBe('Anna Malá');
  });
});
