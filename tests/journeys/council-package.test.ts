import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, dayInSlovakia } from '#lib/domain/shared/calendar-day.ts';
import { findBody } from '#lib/server/db/planning-bodies.ts';
import { contentHashOf } from '#lib/server/publishing.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { freezeVersion } from '#lib/server/use-cases/publishing/freeze-version.ts';
import {
  checkAccessibility,
  describeInBrowser,
  type Look,
  openBrowser,
  openPage,
  textIn
} from '../browser.ts';
import { zipFiles } from '../documents/zip-files.ts';
import { aPlan } from '../plan-fixtures.ts';
import { type RunningProgram, startProgram, type Visitor } from '../running-program.ts';

const TODAY = dayInSlovakia(new Date());
const YEAR = Number(TODAY.slice(0, 4));

let program: RunningProgram;
let browser: Browser;
const visit = (visitor: Visitor | null, given: Look = {}) => openPage(browser, visitor, given);
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/** A municipality with a frozen version of a plan that nobody has discussed. */
async function aFrozenVersion(slug: string) {
  const { db } = program.installation.database;
  const body = await findBody(db, slug);
  if (!body) throw new Error('There is no such municipality.');
  const planId = randomUUID();
  const coordinator = await program.sessionFor('coordinator', body);
  await inTransaction(db, body.bodyId, async (stores) => {
    const validity = { validFrom: `${YEAR}-01-01`, validTo: `${YEAR + 4}-12-31` } as const;
    await stores.plans.add(aPlan({ ...validity, id: planId }));
    const actor = { actorId: null as never, roles: ['coordinator'] } as const;
    const given = { body, planId, today: TODAY, hashOf: contentHashOf };
    expect(await freezeVersion(stores, actor, given)).toMatchObject({ outcome: 'frozen', number: 1 });
  });
  return { body, coordinator, desk: `${program.address}/pracovisko/${slug}/plany/${planId}/zverejnenie` };
}

describeInBrowser('what the council is given', () => {
  beforeAll(async () => {
    program = await startProgram();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  });

  test('is one file with the paper, the plan and words changed at the desk, without scripts', async () => {
    const { coordinator, desk } = await aFrozenVersion('banov');
    const page = await visit(coordinator, { scripts: false });
    await page.goto(desk);
    await page.getByRole('link', { name: /Pripraviť balík na rokovanie/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Balík na rokovanie zastupiteľstva' }).waitFor();
    await expect.poll(() => textIn(page.locator('main'))).toContain('neprešiel verejnou diskusiou');
    await checkAccessibility(page, 'council-package-1280');
    const phone = await visit(coordinator, { scripts: false, width: 320, dark: true });
    await phone.goto(page.url());
    await checkAccessibility(phone, 'council-package-320');

    await page.getByLabel('Zastupiteľstvo schvaľuje').fill('plán v znení prílohy <č. 1>.');
    const coming = page.waitForEvent('download');
    await press(page, 'Stiahnuť balík (ZIP)');
    const download = await coming;
    expect(download.suggestedFilename()).toBe(`rokovanie-banov-v1-${TODAY}.zip`);
    const files = zipFiles(await readFile(await download.path()));
    expect([...files.keys()]).toEqual([
      ...['material-na-rokovanie.pdf', 'material-na-rokovanie.docx'],
      ...['plan-verzia-1.pdf', 'plan-verzia-1.docx']
    ]);
    expect(files.get('material-na-rokovanie.pdf')).toMatch(/^%PDF-/);
    expect(files.get('plan-verzia-1.pdf')).toMatch(/^%PDF-/);
  });

  test('a resolution that approves nothing makes no package, and another version is not there', async () => {
    const { coordinator, desk } = await aFrozenVersion('rajec');
    const path = new URL(desk).pathname;
    expect((await coordinator.post(`${path}/rokovanie/v1/balik.zip`, { approves: ' ' })).status).toBe(422);
    const long = { approves: 'a'.repeat(5_001) };
    expect((await coordinator.post(`${path}/rokovanie/v1/balik.zip`, long)).status).toBe(422);
    expect((await coordinator.get(`${path}/rokovanie/v7`)).status).toBe(404);
  });

  test('after it decided, votes are recorded, and why nobody discussed the version is said to all', async () => {
    const { coordinator, desk } = await aFrozenVersion('jedlove-kostolany');
    const page = await visit(coordinator, { scripts: false });
    await page.goto(desk);
    await page.getByText('Zapísať schválenie', { exact: true }).click();
    const day = addDays(TODAY, -1);
    const fill = async (fields: Record<string, string>) => {
      for (const [name, value] of Object.entries(fields))
        await page.locator(`#schvalit-1-${name}`).fill(value);
      await press(page, 'Zapísať schválenie verzie');
    };
    await fill({ number: '31/26', day, votesFor: '6', votesAgainst: '1' });
    await expect.poll(() => textIn(page.locator('.error-summary'))).toContain('Počty hlasov nie sú možné');
    await checkAccessibility(page, 'approval-refused-1280');
    await fill({ votesAbstained: '0', votesPresent: '13' });
    await expect
      .poll(() => textIn(page.locator('.error-summary')))
      .toContain('nehlasovala nadpolovičná väčšina');
    await fill({ votesPresent: '8' });
    await expect.poll(() => textIn(page.locator('.error-summary'))).toContain('prečo sa o tejto verzii');
    await fill({ withoutDiscussion: 'Diskutovalo sa o texte pred <úpravou>.' });
    await expect.poll(() => textIn(page.getByRole('status'))).toContain('Zapísané');

    const reader = await visit(null, { scripts: false, width: 320 });
    await reader.goto(`${program.address}/jedlove-kostolany/plan`);
    const said = await textIn(reader.locator('main'));
    expect(said).toContain('Diskutovalo sa o texte pred <úpravou>.');
    expect(said).toContain('za 6, proti 1, zdržali sa 0');
    await checkAccessibility(reader, 'plan-without-discussion-320');
  });
});
