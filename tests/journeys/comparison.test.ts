import { randomUUID } from 'node:crypto';
import { HtmlValidate } from 'html-validate';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BlockContent } from '#lib/domain/plans/block.ts';
import type { PlanDocument } from '#lib/domain/publishing/plan-document.ts';
import { addDays, dayInSlovakia } from '#lib/domain/shared/calendar-day.ts';
import { canonicalJson } from '#lib/domain/shared/canonical-json.ts';
import { findBody } from '#lib/server/db/planning-bodies.ts';
import { contentHashOf } from '#lib/server/publishing.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { photograph } from '#lib/server/use-cases/publishing/freeze-version.ts';
import { checkAccessibility, describeInBrowser, newVisit, openBrowser, signIn } from '#tests/browser.ts';
import { type Draft, draftOf, said } from '#tests/documents/compared-plans.ts';
import { aPlan } from '#tests/plan-fixtures.ts';
import { type RunningProgram, startProgram } from '#tests/running-program.ts';
import { publishSample } from './published-sample.ts';

const TODAY = dayInSlovakia(new Date());
const YEAR = Number(TODAY.slice(0, 4));
const PERIOD = `${YEAR - 1}-${YEAR + 3}`;
const EARLIER = `${YEAR - 6}-${YEAR - 2}`;
const PLAN = `/rajec/plan/${PERIOD}`;

const paragraph = (id: string, text: string): { id: string; content: BlockContent } => ({
  id,
  content: { kind: 'paragraph', text: said(text) }
});

const table = (last: string): { id: string; content: BlockContent } => {
  const cell = (id: string, text: string) => ({ id, text: said(text) });
  return {
    id: 't1',
    content: {
      ...{ kind: 'table', caption: 'Kto dnes pomáha', headerRow: true, headerColumn: true },
      rows: [
        { id: 'r1', cells: [cell('a', 'Kto'), cell('b', 'Ako')] },
        { id: 'r2', cells: [cell('c', 'obec'), cell('d', 'opatrovateľská služba')] },
        { id: 'r3', cells: [cell('e', 'farnosť'), cell('f', last)] }
      ]
    }
  };
};

/** Blocks that are told in other ways than paragraphs: a list, one that becomes a list, one that prints data. */
function others(isFirst: boolean): { id: string; content: BlockContent }[] {
  const line = (id: string, text: string) => ({ id, text: said(text) });
  const list = (...items: ReturnType<typeof line>[]): BlockContent => ({ kind: 'bulletList', items });
  const meetings = [line('i1', 'stretnutie so seniormi'), line('i2', 'verejné zhromaždenie')];
  return [
    { id: 'l1', content: isFirst ? list(...meetings) : list(...meetings.toReversed(), line('i3', 'anketa')) },
    {
      id: 'z1',
      content: isFirst ? paragraph('', 'Kto sa zapojil.').content : list(line('i4', 'Zapojili sa susedia.'))
    },
    { id: 'd1', content: { kind: 'living', shows: isFirst ? 'age-groups' : 'age-pyramid', options: {} } }
  ];
}

function written(document: PlanDocument, isFirst: boolean): Draft<PlanDocument> {
  const plan = draftOf(document);
  const [ending, tableEnding] = isFirst
    ? ['len doma', 'návštevy']
    : ['doma aj v dennom centre', 'návštevy a obedy'];
  const foreword = [
    paragraph('p1', `Obec Rajec pomáha seniorom ${ending}.`),
    paragraph('p2', 'Druhý odsek.')
  ];
  plan.sections = [
    { section: 'foreword', blocks: foreword },
    { section: 'process', blocks: others(isFirst) },
    { section: 'services-analysis', blocks: [table(tableEnding)] },
    { section: 'vision', blocks: [paragraph('p9', 'Nikto nezostane na pomoc sám.')] }
  ];
  return plan;
}

const first = (document: PlanDocument) => written(document, true) as PlanDocument;

function second(document: PlanDocument): PlanDocument {
  const plan = written(document, false);
  plan.sections[0]?.blocks.push(paragraph('p3', 'Pribudla aj pomoc rodinám.'));
  const [measure] = plan.measures;
  if (measure) measure.title = 'Prijať dve opatrovateľky';
  const cost = plan.activities[0]?.costs[0];
  if (cost) cost.cents += 250_050;
  const total = plan.matrix.totals[0];
  if (total) total.figures.existing += 2;
  return plan as PlanDocument;
}

/** The plan of the last period: other ids, another time. */
function ofLastPeriod(document: PlanDocument): PlanDocument {
  const plan = JSON.parse(JSON.stringify(first(document)).replaceAll('"p1"', '"x1"')) as Draft<PlanDocument>;
  Object.assign(plan.plan, { id: 'last', validFrom: `${YEAR - 6}-01-01`, validTo: `${YEAR - 2}-12-31` });
  return plan as PlanDocument;
}

let program: RunningProgram;

beforeAll(async () => {
  program = await startProgram();
  const body = await findBody(program.installation.database.db, 'rajec');
  if (!body?.unitCode) throw new Error('The reference data lack Rajec.');
  const rajec = { ...body, unitCode: body.unitCode, region: 'SK031' };
  const { installation } = program;
  await publishSample(installation, rajec, TODAY, { rewrite: first });
  await publishSample(installation, rajec, TODAY, { number: 2, approved: false, rewrite: second });
  await publishSample(installation, rajec, addDays(TODAY, -1), {
    planId: '00000000-0000-4000-8000-000000000002',
    approved: false,
    rewrite: ofLastPeriod
  });
});

afterAll(() => program?.stop());

const get = (path: string) => program.signedOut().get(path);

async function htmlOf(path: string): Promise<string> {
  const response = await get(path);
  expect(response.status, path).toBe(200);
  return response.text();
}

const textOf = (html: string) =>
  html
    .replace(/<!--.*?-->/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/[\s\u00a0]+/g, ' ');

const PAGES = {
  porovnanie: `${PLAN}/v2/porovnanie/v1`,
  naopak: `${PLAN}/v1/porovnanie/v2`,
  'iny-plan': `${PLAN}/v1/porovnanie/${EARLIER}/v1`,
  vyber: `${PLAN}/v2/porovnanie`,
  anglicky: `/en${PLAN}/v2/porovnanie/v1`
} as const;

describe('two versions compared in public', () => {
  test.each(Object.entries(PAGES))('the page %s is valid HTML without scripts', async (_name, path) => {
    const html = await htmlOf(path);
    expect(html).not.toMatch(/<script|\sstyle=/);
    const report = await new HtmlValidate({
      extends: ['html-validate:standard'],
      rules: { 'no-trailing-whitespace': 'off', 'void-style': 'off', 'long-title': 'off' }
    }).validateString(html);
    const faults = report.results.flatMap((result) =>
      result.messages.map((one) => `${one.ruleId}: ${one.message}`)
    );
    expect(faults).toEqual([]);
  });

  test('words that went and came are told by their elements and to those who listen', async () => {
    const html = await htmlOf(PAGES.porovnanie);
    const heard = textOf(html);
    expect(html).toMatch(/<del[^>]*>.*?len doma/s);
    expect(heard).toContain('[vypustené: len doma , koniec zmeny]');
    expect(heard).toContain('pridané Pribudla aj pomoc rodinám.');
    expect(heard).toContain('návštevy [pridané: a obedy , koniec zmeny]');
    expect(heard).toContain('1 riadok bez zmeny');
    expect(html).toMatch(new RegExp(`href="${PLAN}/v2#foreword"[^>]*>1.blok textu bez zmeny`));
    expect(html).toMatch(new RegExp(`href="${PLAN}/v2#vision"[^>]*>Vízia`));
  });

  test('a line that moved, a paragraph that became a list, a block that prints other data', async () => {
    const text = textOf(await htmlOf(PAGES.porovnanie));
    expect(text).toContain('presunuté na iné miesto tejto časti');
    expect(text).toContain('pridané anketa');
    expect(text).toContain('Z jedného druhu bloku sa stal iný');
    expect(text).toMatch(/\[vypustené: Kto sa zapojil\. , koniec zmeny\].*Zapojili sa susedia\./);
    expect(text).toContain('[vypustené: Vekové skupiny , koniec zmeny] [pridané: Veková pyramída');
  });

  test('money and capacity are summed with their differences, to the cent', async () => {
    const text = textOf(await htmlOf(PAGES.porovnanie));
    expect(text).toContain('spolu 24 000 €, teraz 26 500,50 € (rozdiel +2 500,50 €)');
    expect(text).toContain('z 8 na 10 (+2)');
  });

  test('the other way round says the opposite', async () => {
    const text = textOf(await htmlOf(PAGES.naopak));
    expect(text).toContain('[pridané: len doma , koniec zmeny]');
    expect(text).toContain('(rozdiel −2 500,50 €)');
  });

  test('a plan of the last period is compared with by likeness', async () => {
    const text = textOf(await htmlOf(PAGES['iny-plan']));
    expect(text).toContain('Porovnávate dva rôzne plány.');
    expect(text).toContain('Platí od');
    expect(text).toContain('Text plánu : bez zmeny');
  });

  test.each([`${PLAN}/v1/porovnanie/v1`, `${PLAN}/v9/porovnanie/v1`, `${PLAN}/v2/porovnanie/1999-2003/v1`])(
    '%s is not there',
    async (path) => {
      expect((await get(path)).status).toBe(404);
    }
  );

  test('the list of versions leads to it, the newer one first', async () => {
    expect(await htmlOf(`${PLAN}/v1`)).toContain(`href="${PLAN}/v2/porovnanie/v1"`);
    expect(await htmlOf(`${PLAN}/v1`)).toContain(`href="${PLAN}/v1/porovnanie/${EARLIER}/v1"`);
  });

  test('the form leads to the lasting address, and says when there is no such version', async () => {
    const chosen = await get(`${PAGES.vyber}?s=${encodeURIComponent(`${EARLIER}/v1`)}`);
    expect([chosen.status, chosen.headers.get('location')]).toEqual([
      303,
      `${PLAN}/v2/porovnanie/${EARLIER}/v1`
    ]);
    expect(textOf(await htmlOf(`${PAGES.vyber}?s=nie`))).toContain('Také znenie tu nie je.');
  });

  test('is kept in the cache like any public page', async () => {
    await get(PAGES.porovnanie);
    const { hits } = program.installation.pages.counts();
    await get(PAGES.porovnanie);
    expect(program.installation.pages.counts().hits).toBe(hits + 1);
  });
});

/** A plan at a desk with a version that had another title, and who may see it. */
async function desk() {
  const { installation } = program;
  const body = await program.newBody('Porovnanovce');
  const plan = aPlan({ id: randomUUID(), title: 'Komunitný plán na dnes' });
  const planning = await findBody(installation.database.db, body.slug);
  if (!planning) throw new Error('The body is gone.');
  await inTransaction(installation.database.db, body.bodyId, async (stores) => {
    await stores.plans.add(plan);
    const today = await photograph(stores, planning, plan.id, TODAY);
    if (!today) throw new Error('The plan is gone.');
    const document = { ...today, plan: { ...today.plan, title: 'Komunitný plán na včera' } };
    const contentHash = contentHashOf(canonicalJson(document));
    await stores.versions.add({ planId: plan.id, number: 1, contentHash, document, actorId: null });
  });
  const clerk = await program.sessionFor('coordinator', body);
  return { clerk, publishing: `/pracovisko/${body.slug}/plany/${plan.id}/zverejnenie` };
}

describe('the text of today at the desk', () => {
  test('is compared with a frozen version before anything is frozen', async () => {
    const { clerk, publishing } = await desk();
    const link = `${publishing}/porovnanie/v1`;
    expect(await (await clerk.get(publishing)).text()).toContain(`href="${link}"`);
    const html = await (await clerk.get(link)).text();
    expect(textOf(html)).toContain('[vypustené: včera , koniec zmeny]');
    expect(textOf(html)).toContain('[pridané: dnes , koniec zmeny]');
    expect(html).not.toMatch(/<script/);
  });

  test('is not compared with a version that is not there', async () => {
    const { clerk, publishing } = await desk();
    expect((await clerk.get(`${publishing}/porovnanie/v7`)).status).toBe(404);
    expect((await clerk.get(`${publishing}/porovnanie/${randomUUID()}/v1`)).status).toBe(404);
  });
});

describeInBrowser('in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());

  test.each(Object.entries(PAGES))('%s: axe finds nothing, on a phone and on a desk', async (name, path) => {
    for (const width of [320, 1280]) {
      const visit = await newVisit(browser, { width, dark: width === 320 });
      const page = await visit.newPage();
      await page.goto(program.address + path);
      await checkAccessibility(page, `${name}-${width}`);
      await visit.close();
    }
  });

  test('at the desk too, reached from the page of publishing', async () => {
    const { clerk, publishing } = await desk();
    for (const width of [320, 1280]) {
      const visit = await newVisit(browser, { width });
      await signIn(visit, clerk);
      const page = await visit.newPage();
      await page.goto(program.address + publishing);
      await checkAccessibility(page, `zverejnenie-${width}`);
      await page.getByRole('link', { name: /Čo sa zmenilo oproti verzii 1/ }).click();
      await page.getByRole('heading', { level: 1, name: 'Čo sa v pláne zmenilo' }).waitFor();
      await checkAccessibility(page, `porovnanie-na-pracovisku-${width}`);
      await visit.close();
    }
  });
});
