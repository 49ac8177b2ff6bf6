import { existsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction } from '#lib/server/stores.ts';
import { removeCommand } from '../../src/process/commands/body-archive.ts';
import { checkAccessibility, describeInBrowser, newVisit, openBrowser, signIn, textIn } from '../browser.ts';
import { zipFiles } from '../documents/zip-files.ts';
import { type RunningProgram, startProgram, type TestBody, type Visitor } from '../running-program.ts';
import { planOf } from './plan-of-body.ts';

let program: RunningProgram;
let body: TestBody;
let coordinator: Visitor;
let planId: string;

beforeAll(async () => {
  program = await startProgram();
  body = await program.newBody('Lipovec');
  coordinator = await program.sessionFor('coordinator', body);
  planId = await planOf(body, program);
});
afterAll(() => program?.stop());

const path = () => `/pracovisko/${body.slug}/udaje`;

test('the coordinator downloads all of it at once, and the download is an event', async () => {
  const response = await coordinator.get(`${path()}/archiv.zip`);
  expect(response.headers.get('content-type')).toBe('application/zip');
  expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="opora-.*\.zip"$/);
  expect(response.headers.get('cache-control')).toBe('no-store');
  const bytes = new Uint8Array(await response.arrayBuffer());
  expect(String(bytes.length)).toBe(response.headers.get('content-length'));
  const files = zipFiles(bytes);
  const plans = JSON.parse(files.get('data/plan.json') ?? '[]') as { id: string }[];
  expect(plans.map(({ id }) => id)).toEqual([planId]);
  expect(files.get('CITAJMA.txt')).toContain('Lipovec');
  const events = await inTransaction(program.installation.database.db, body.bodyId, ({ events }) =>
    events.latest(1)
  );
  expect(events).toMatchObject([{ action: 'exported', subject: 'body' }]);
});

test('the schema of the archive is there for everybody', async () => {
  const response = await program.signedOut().get('/schemy/obec-1.schema.json');
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ $id: 'urn:opora-obec:1' });
});

describeInBrowser('in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());

  async function at(visitor: Visitor, address: string, width = 1280): Promise<Page> {
    const visit = await newVisit(browser, { scripts: width < 1000, width });
    await signIn(visit, visitor);
    const page = await visit.newPage();
    await page.goto(program.address + address);
    return page;
  }

  test('asking for removal, seeing it as the operator, withdrawing, and having it carried out', async () => {
    const page = await at(coordinator, path());
    await page.getByRole('button', { name: 'Požiadať o odstránenie údajov' }).click();
    await expect
      .poll(() => textIn(page.locator('main')))
      .toContain('Napíšte, prečo majú byť údaje odstránené.');
    await page.getByLabel('Prečo').fill('Prechádzame do inštalácie kraja.');
    await page.getByRole('button', { name: 'Požiadať o odstránenie údajov' }).click();
    await expect.poll(() => textIn(page.locator('main'))).toContain('Zatiaľ sa nič neodstránilo.');

    const operator = await at(await program.operator(), '/pracovisko/prevadzka');
    await expect.poll(() => textIn(operator.locator('main'))).toContain('Prechádzame do inštalácie kraja.');

    await page.getByRole('button', { name: 'Vziať žiadosť späť' }).click();
    await expect.poll(() => textIn(page.locator('main'))).toContain('Údaje ostávajú.');
    await page.getByLabel('Prečo').fill('Predsa odchádzame.');
    await page.getByRole('button', { name: 'Požiadať o odstránenie údajov' }).click();

    const file = join(await mkdtemp(join(tmpdir(), 'opora-last-')), 'lipovec.zip');
    const said: string[] = [];
    const { installation } = program;
    const settings = { dataFolder: program.dataFolder } as never;
    const context = {
      installation,
      settings,
      out: (line: string) => said.push(line),
      error: (line: string) => said.push(line)
    };
    expect(await removeCommand.run([body.slug, file], context)).toBe(0);
    expect(said.join()).toContain('údaje sú odstránené');
    expect(existsSync(file)).toBe(true);
    expect((await coordinator.get(path())).status).toBe(403);
  });

  test.each([320, 1280])(
    'the page has no fault and fits at %i px',
    async (width) => {
      const other = await program.newBody('Dúbrava');
      const page = await at(
        await program.sessionFor('coordinator', other),
        `/pracovisko/${other.slug}/udaje`,
        width
      );
      await checkAccessibility(page, `udaje-${width}`);
      const operator = await at(await program.operator(), '/pracovisko/prevadzka', width);
      await checkAccessibility(operator, `prevadzka-${width}`);
      await operator.goto(`${program.address}/ochrana-udajov`);
      await checkAccessibility(operator, `ochrana-${width}`);
    },
    90_000
  );
});
