import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, type Page } from 'playwright-core';
import { SECURED_WITH_NOBODY } from '#lib/domain/directory/directory-entry.ts';
import type { Plan } from '#lib/domain/plans/plan.ts';
import { accountStore } from '#lib/server/db/accounts.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { inTransaction, type Stores } from '#lib/server/stores.ts';
import { serve } from '../../src/process/serve.ts';
import { newFolder, removeFolder } from './country.ts';
import { type Line, lineOf, percentile } from './line.ts';
import {
  CHROMIUM,
  keysToPaint,
  newWindow,
  type Pressed,
  SLOWED,
  slowedPage,
  workOfKeys,
  workOfPaint
} from './painting.ts';

const ROWS = 40;
const YEARS = [2027, 2036] as const;
/** Scripts have made the cells plain, or have nothing to do. */
const LAST_CELL = 'table.is-open, table.is-bare';
const LOADS = 9;
/** Somebody moves and types down a column. */
const KEYS: readonly Pressed[] = Array.from({ length: 40 }, (_, key) => ({
  ...{ key: key % 2 === 0 ? '7' : 'ArrowDown', rest: 120 }
}));

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
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu']
  });
  const floor = await serveFields();
  try {
    const { path, cookie } = await aFullSheet();
    const windows = {
      page: await slowedPage(browser, { url: running.address, cookie }),
      address: running.address + path,
      bare: await slowedPage(browser, { url: floor.address, cookie: '' }),
      floor: floor.address
    };
    const fast = {
      ...windows,
      page: await newWindow(browser, { url: running.address, cookie }),
      bare: await newWindow(browser, { url: floor.address, cookie: '' })
    };
    yield* firstPaint(windows, fast);
    yield* keys(windows, fast);
  } finally {
    await browser.close();
    floor.stop();
    await running.stop();
    removeFolder(folder);
  }
}

/** The sheet, and the floor beside it. */
type Windows = { page: Page; address: string; bare: Page; floor: string };

const SHEET = `capacities of ${ROWS} × 10 cells, processor slowed ${SLOWED} times`;

async function* firstPaint(slowed: Windows, fast: Windows): AsyncGenerator<Line> {
  const { address, floor } = slowed;
  const name = `${SHEET}: from the first byte to its paint`;
  const rest = { group: 'desk', unit: 'ms', goal: 'value <= 200' };
  const value = await paints(slowed.page, address, LAST_CELL);
  yield lineOf({ ...rest, name, value, limit: await paints(slowed.bare, floor, LAST_CELL) });
  const work = await workOfPaint(fast.page, address, LOADS);
  const limit = await workOfPaint(fast.bare, floor, LOADS);
  yield lineOf({ ...rest, name: `${name}, work of the page alone`, value: work, limit });
}

async function* keys(slowed: Windows, fast: Windows): AsyncGenerator<Line> {
  const name = `${SHEET}: key to paint, p95`;
  const rest = { group: 'desk', unit: 'ms', goal: 'value <= 50' };
  const [value, limit] = [await inSheet(slowed.page, keysToPaint), await inSheet(slowed.bare, keysToPaint)];
  yield lineOf({ ...rest, name, value, limit });
  const [work, floor] = [await inSheet(fast.page, workOfKeys), await inSheet(fast.bare, workOfKeys)];
  yield lineOf({ ...rest, name: `${name}, work of the page alone`, value: work, limit: floor });
}

async function inSheet(page: Page, measure: typeof keysToPaint): Promise<number> {
  await page.bringToFront();
  await page.locator('td > input').first().focus();
  return measure(page, KEYS);
}

/** As many fields in a table without a style, a script or a word around it. */
async function serveFields(): Promise<{ address: string; stop(): void }> {
  const row = `<tr>${'<td><input value="12,5"></td>'.repeat(YEARS[1] - YEARS[0] + 1)}</tr>`;
  const html = `<!doctype html><table class="is-bare">${row.repeat(ROWS)}</table>`;
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8').end(html);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}/`, stop: () => server.close() };
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
