import { randomUUID } from 'node:crypto';
import { type Browser, chromium, type Page } from 'playwright-core';
import { SECURED_WITH_NOBODY } from '#lib/domain/directory/directory-entry.ts';
import type { Plan } from '#lib/domain/plans/plan.ts';
import { accountStore } from '#lib/server/db/accounts.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { inTransaction, type Stores } from '#lib/server/stores.ts';
import { serve } from '../../src/process/serve.ts';
import { serveBare } from './child.ts';
import { newFolder, removeFolder } from './country.ts';
import { type Line, lineOf, percentile } from './line.ts';

const ROWS = 40;
const YEARS = [2027, 2036] as const;
const LAST_CELL = `[name="cell.${ROWS - 1}.${YEARS[1]}"]`;
const LOADS = 9;
const KEYS = 40;
/** Times by which the processor is slowed, as a machine of seven years is slower than ours. */
const SLOWED = 4;

/** A sheet of 40 rows and 10 years in a browser: until it is painted, and from a key to its paint. */
export async function* sheet(): AsyncGenerator<Line> {
  const folder = newFolder();
  const running = await serve(
    {
      ...{ port: 0, host: '127.0.0.1', dataFolder: folder, databaseUrl: null, demo: false, origin: null },
      ...{ trustProxy: false, smtpUrl: null, mailFrom: 'Opora <opora@localhost>', secret: null, oidc: null }
    },
    () => {}
  );
  const browser = await chromium.launch({
    executablePath: process.env.OPORA_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu']
  });
  try {
    const { path, cookie } = await aFullSheet();
    const page = await slowedPage(browser, { url: running.address, cookie });
    const painted = await paints(page, running.address + path, LAST_CELL);
    const bytes = Buffer.byteLength(await page.content());
    const of = `capacities of ${ROWS} × 10 cells, processor slowed ${SLOWED} times`;
    yield lineOf({
      ...{ group: 'desk', name: `${of}: from the first byte to its paint`, unit: 'ms', goal: 'value <= 200' },
      ...{ value: painted, limit: await barePaint(browser, bytes) }
    });
    const rest = { group: 'desk', unit: 'ms', goal: 'value <= 50' };
    const keys = await keysPainted(page);
    yield lineOf({ ...rest, name: `${of}: key to paint, p95`, value: keys, limit: await emptyFrame(page) });
  } finally {
    await browser.close();
    await running.stop();
    removeFolder(folder);
  }
}

/** A page of as many bytes that nobody designed. */
async function barePaint(browser: Browser, bytes: number): Promise<number> {
  const bare = await serveBare(bytes);
  try {
    const url = `http://127.0.0.1:${bare.port}`;
    return await paints(await slowedPage(browser, { url, cookie: '' }), url, 'body');
  } finally {
    await bare.stop();
  }
}

async function slowedPage(browser: Browser, { url, cookie }: { url: string; cookie: string }): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const [name = '', value = ''] = cookie.split('=');
  if (cookie) await context.addCookies([{ name, value, url }]);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
  return page;
}

/** The median of several loads, in milliseconds from the first byte of the page until its last cell is on the screen. */
async function paints(page: Page, address: string, last: string): Promise<number> {
  await page.addInitScript((selector) => {
    const look = () => {
      if (!document.querySelector(selector)) return requestAnimationFrame(look);
      // The frame after this one begins when this one is painted.
      return requestAnimationFrame(() =>
        setTimeout(() => Object.assign(window, { painted: performance.now() - firstByte() }))
      );
    };
    const firstByte = () =>
      (performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming).responseStart;
    requestAnimationFrame(look);
  }, last);
  const times: number[] = [];
  for (let load = 0; load < LOADS; load += 1) {
    await page.goto(address);
    await page.waitForFunction('window.painted');
    times.push(await page.evaluate<number>('window.painted'));
  }
  // The first load fetched styles and fonts too.
  return percentile(times.slice(1), 50);
}

/** From a key until the frame that shows it, while somebody moves and types down a column. */
async function keysPainted(page: Page): Promise<number> {
  await page.locator('[name="cell.0.2027"]').focus();
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(window, { times });
    const painted = (event: Event) =>
      requestAnimationFrame(() => setTimeout(() => times.push(performance.now() - event.timeStamp)));
    document.addEventListener('keydown', painted, { capture: true });
  });
  for (let key = 1; key <= KEYS; key += 1) {
    await page.keyboard.press(key % 2 === 1 ? '7' : 'ArrowDown');
    await page.waitForFunction(
      (count) => (window as unknown as { times: number[] }).times.length >= count,
      key
    );
  }
  return percentile(await page.evaluate<number[]>('window.times'), 95);
}

/** What a frame costs in which nothing happens. */
async function emptyFrame(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const begun = performance.now();
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    return performance.now() - begun;
  });
}

/** A coordinator, and her plan for ten years with every cell of forty rows filled in. */
async function aFullSheet(): Promise<{ path: string; cookie: string }> {
  const { accounts, database } = theInstallation();
  const { headers, response } = await accounts.api.signUpEmail({
    body: { email: `${randomUUID()}@example.sk`, password: randomUUID(), name: 'Meranie' },
    returnHeaders: true
  });
  await accountStore(database.db).markVerified(response.user.id);
  const cookies = headers.getSetCookie().map((one) => one.split(';')[0] ?? '');
  const body = await database.db
    .selectFrom('planningBody')
    .select(['bodyId', 'slug'])
    .where('slug', '=', 'zazriva')
    .executeTakeFirstOrThrow();
  const planId = randomUUID();
  await inTransaction(database.db, body.bodyId, async (stores) => {
    const since = { validFrom: '2026-01-01', validTo: null } as const;
    await stores.memberships.add({ accountId: response.user.id, role: 'coordinator', ...since });
    await stores.plans.add(aPlan(planId));
    await stores.items.cells.addAll(planId, await allCells(stores));
  });
  return {
    path: `/pracovisko/${body.slug}/plany/${planId}/kapacity/tabulka`,
    cookie: cookies.find((one) => one.startsWith('opora.session_token=')) ?? ''
  };
}

async function allCells({ law }: Stores) {
  const kinds = (await law.serviceTypesOn('2026-11-21')).slice(0, ROWS / 4);
  const groups = (await law.targetGroups()).slice(0, 4);
  const number = { value: 12.5, asOf: '2026-11-01', source: 'obecný úrad' } as const;
  return kinds.flatMap((kind) =>
    groups.flatMap((group) =>
      Array.from({ length: YEARS[1] - YEARS[0] + 1 }, (_, index) => ({
        ...{ id: randomUUID(), serviceTypeCode: kind.code, formCode: kind.forms[0] ?? 'ambulantna' },
        ...{ targetGroupCode: group.code, unitCode: kind.capacityUnit, year: YEARS[0] + index },
        ...{ ownNeed: number, catchmentNeed: null, existing: null, securedElsewhere: null, staff: null },
        ...SECURED_WITH_NOBODY
      }))
    )
  );
}

function aPlan(id: string): Plan {
  return {
    ...{ id, title: 'Plán na meranie', fileNumber: '', mode: 'full', joint: null },
    ...{ validFrom: '2027-01-01', validTo: '2036-12-31', capacityDay: '2026-11-01' },
    ...{ nationalPriorityListCode: '2021-2030', targetGroupCodes: [], texts: {} },
    evaluation: { responsible: '', month: null, presentedTo: '' },
    change: { reasons: [], proposedBy: '' }
  };
}
