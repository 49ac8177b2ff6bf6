import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BlockContent } from '#lib/domain/plans/block.ts';
import type { PlanDocument } from '#lib/domain/publishing/plan-document.ts';
import { dayInSlovakia } from '#lib/domain/shared/calendar-day.ts';
import type { Actor } from '#lib/domain/tenancy/permissions.ts';
import { findBody } from '#lib/server/db/planning-bodies.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { changeBlocks } from '#lib/server/use-cases/narrative/change-blocks.ts';
import { checkAccessibility, describeInBrowser, newVisit, openBrowser, signIn, textIn } from '../browser.ts';
import { type RunningProgram, startProgram, type TestBody } from '../running-program.ts';
import { planOf } from './plan-of-body.ts';
import { publishSample } from './published-sample.ts';

const TODAY = dayInSlovakia(new Date());
const editor: Actor = { actorId: null as never, roles: ['editor'] };
const says = (text: string): BlockContent => ({ kind: 'paragraph', text: [{ type: 'text', text }] });

/** The sample with its first measure and its first text in Hungarian, and one section in easy reading. */
function translated(document: PlanDocument): PlanDocument {
  const [measure] = document.measures;
  if (!measure) throw new Error('The sample has a measure.');
  const title = { subject: 'measure', subjectId: measure.id, field: 'title' } as const;
  const words = { subject: 'block', subjectId: 'b1', field: 'content' } as const;
  return {
    ...document,
    sections: [
      {
        section: 'vision',
        blocks: [
          { id: 'b1', content: says('Slovenský text.') },
          { id: 'b2', content: says('Nepreložený text.') }
        ]
      }
    ],
    translations: [
      {
        language: 'hu',
        texts: [
          { ...words, text: says('Magyar szöveg.'), older: true },
          { ...title, text: 'Házi gondozás bővítése' }
        ]
      }
    ],
    easy: [{ section: 'vision', text: '# Čo bude\nStarí ľudia žijú doma.\n- majú obed\n- majú odvoz' }]
  };
}

let program: RunningProgram;
let browser: Browser;
let body: TestBody;

describeInBrowser('texts of a plan in other words', () => {
  beforeAll(async () => {
    [program, browser] = [await startProgram(), await openBrowser()];
    body = await program.newBody();
    const rajec = await findBody(program.installation.database.db, 'rajec');
    if (!rajec?.unitCode) throw new Error('Rajec is in the reference data.');
    const sample = { ...rajec, unitCode: rajec.unitCode, region: 'SK031' };
    await publishSample(program.installation, sample, TODAY, { rewrite: translated });
  });
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  });

  async function open(path: string, { width = 1280, scripts = true } = {}): Promise<Page> {
    const visit = await newVisit(browser, { scripts, width });
    const page = await visit.newPage();
    await page.goto(program.address + path);
    return page;
  }

  test('the plan is read in Hungarian, says that the Slovak text decides, and marks what is in which language', async () => {
    const page = await open('/rajec/plan/hu', { scripts: false });
    await expect
      .poll(() => textIn(page.locator('.notification').first()))
      .toContain('A szlovák szöveg az irányadó.');
    await expect
      .poll(() => textIn(page.locator('.notification').first()))
      .toContain('Rozhodujúci je slovenský text.');
    await expect
      .poll(() => page.locator('ul.measures a[lang=hu]').textContent())
      .toBe('Házi gondozás bővítése');
    await expect.poll(() => textIn(page.locator('.prose'))).toContain('preklad je zo staršieho znenia');
    await expect.poll(() => textIn(page.locator('.prose'))).toContain('Táto pasáž nie je preložená');
    await expect.poll(() => page.locator('.prose [lang=hu]').first().textContent()).toBe('Magyar szöveg.');
    await page.locator('ul.measures a[lang=hu]').click();
    await expect.poll(() => page.url()).toMatch(/\/opatrenia\/[a-z0-9]+\/hu$/);
    await expect.poll(() => page.locator('h1[lang=hu]').textContent()).toBe('Házi gondozás bővítése');
    await page.getByRole('link', { name: 'Prejsť na slovenský text' }).click();
    await expect.poll(() => page.url()).toMatch(/\/opatrenia\/[a-z0-9]+$/);
    await page.context().close();
  });

  test('a language nobody translated into is not there; a page without a query is kept for all', async () => {
    const nobody = program.signedOut();
    expect((await nobody.get('/rajec/plan/de')).status).toBe(404);
    expect((await nobody.get('/rajec/plan/en')).status).toBe(404);
    for (const path of ['/rajec/plan/hu', '/rajec/plan/lahko-citatelne']) {
      const response = await nobody.get(path);
      expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'public, no-cache']);
    }
    const slovak = await (await nobody.get('/rajec/plan')).text();
    expect(slovak).not.toContain('Házi gondozás');
  });

  test('the easy text stands at its own address, one idea a line, and leads to the official part', async () => {
    const page = await open('/rajec/plan', { scripts: false });
    await page.getByRole('link', { name: 'Ľahko čitateľné', exact: true }).click();
    await expect.poll(() => page.url()).toMatch(/\/rajec\/plan\/lahko-citatelne$/);
    await expect.poll(() => page.locator('.easy p').first().textContent()).toBe('Starí ľudia žijú doma.');
    await expect.poll(() => page.locator('.easy li').allTextContents()).toEqual(['majú obed', 'majú odvoz']);
    await expect
      .poll(() => page.getByRole('link', { name: 'Úradný text: Vízia' }).getAttribute('href'))
      .toBe('/rajec/plan#vision');
    await page.context().close();
  });

  test.each([1280, 320])(
    'axe finds nothing on the public pages at %i px',
    async (width) => {
      for (const path of [
        '/rajec/plan/hu',
        '/en/rajec/plan/hu',
        '/rajec/plan/lahko-citatelne',
        '/en/rajec/plan/lahko-citatelne'
      ]) {
        const page = await open(path, { width });
        await checkAccessibility(page, `preklad-${path.replaceAll('/', '-')}-${width}`);
        await page.context().close();
      }
    },
    90_000
  );

  test('at the desk, without scripts: a twin is written, flagged when the Slovak text changes, and looked at again', async () => {
    const { db } = program.installation.database;
    const [planId, blockId] = [await planOf(body, program), randomUUID()];
    const write = (content: BlockContent, baseRevision: number) =>
      inTransaction(db, body.bodyId, (stores) =>
        changeBlocks(stores, editor, {
          ...{ planId, section: 'vision' },
          changes: baseRevision
            ? [{ operation: 'change', blockId, baseRevision, content }]
            : [{ operation: 'add', blockId, after: null, content }]
        })
      );
    await write(says('Nikto neostane sám.'), 0);
    const visit = await newVisit(browser, { scripts: false });
    await signIn(visit, await program.sessionFor('coordinator', body));
    const page = await visit.newPage();
    await page.goto(`${program.address}/pracovisko/${body.slug}/plany/${planId}/preklady`);
    await page.getByRole('link', { name: 'magyar' }).click();
    await page.getByRole('link', { name: 'Vízia' }).click();
    await page.getByLabel('Preklad').fill('Senki sem marad egyedül.');
    await page.getByRole('button', { name: 'Uložiť' }).click();
    await expect.poll(() => textIn(page.locator('main'))).toContain('Uložené.');
    await expect.poll(() => page.getByLabel('Preklad').inputValue()).toBe('Senki sem marad egyedül.');

    await write(says('Nikto neostane sám ani bez pomoci.'), 1);
    await page.reload();
    await expect.poll(() => textIn(page.locator('main'))).toContain('Slovenský text sa odvtedy zmenil');
    await expect
      .poll(() => page.locator('ins').allTextContents())
      .toEqual([expect.stringContaining('ani bez pomoci')]);
    await page.getByRole('button', { name: 'Uložiť' }).click();
    await expect.poll(() => textIn(page.locator('main'))).not.toContain('Slovenský text sa odvtedy zmenil');

    await page.goto(
      `${program.address}/pracovisko/${body.slug}/plany/${planId}/preklady/lahko-citatelne/vision`
    );
    const long =
      'Obec pomáha všetkým ľuďom v obci, ktorí potrebujú akúkoľvek pomoc doma, v práci aj v škole.';
    await page.getByLabel('Ľahko čitateľný text tejto časti').fill(long);
    await page.getByRole('button', { name: 'Uložiť' }).click();
    await expect.poll(() => textIn(page.locator('main'))).toContain('Pridlhá veta');
    await visit.close();
  });

  test.each([1280, 320])(
    'axe finds nothing at the desk at %i px',
    async (width) => {
      const visit = await newVisit(browser, { width });
      await signIn(visit, await program.sessionFor('coordinator', body));
      const page = await visit.newPage();
      const plan = `${program.address}/pracovisko/${body.slug}/plany/${await planOf(body, program)}`;
      for (const path of ['', '/hu', '/hu/vision', '/lahko-citatelne', '/lahko-citatelne/vision']) {
        await page.goto(`${plan}/preklady${path}`);
        await checkAccessibility(page, `preklady${path.replaceAll('/', '-')}-${width}`);
      }
      await visit.close();
    },
    90_000
  );
});
