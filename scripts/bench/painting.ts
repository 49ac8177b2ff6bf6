import type { Browser, Page } from 'playwright-core';
import { percentile } from './line.ts';

/** Times by which the processor is slowed, as a machine of seven years is slower than ours. */
export const SLOWED = 4;
/** As the journeys find it. */
export const CHROMIUM = process.env.OPORA_CHROMIUM ?? '/usr/bin/chromium';

type Visit = { url: string; cookie: string };

/** A window whose processor is slowed. */
export async function slowedPage(browser: Browser, visit: Visit): Promise<Page> {
  const page = await newWindow(browser, visit);
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
  return page;
}

/** A window as fast as the machine is. */
export async function newWindow(browser: Browser, { url, cookie }: Visit): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const [name = '', value = ''] = cookie.split(/=(.*)/s);
  if (cookie) await context.addCookies([{ name, value, url }]);
  return context.newPage();
}

/** What somebody presses, and how long the fingers then rest in milliseconds. */
export type Pressed = { key: string; rest: number };

/** Milliseconds from a key to the frame that shows it, 95 of 100 times, in a slowed window with the focus in place. */
export async function keysToPaint(page: Page, keys: readonly Pressed[]): Promise<number> {
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(window, { times });
    const heard = ({ timeStamp }: Event) => {
      requestAnimationFrame(() => {
        // The first task after the frame: by then it was painted.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => times.push(performance.now() - timeStamp);
        port2.postMessage(null);
      });
    };
    document.addEventListener('keydown', heard, true);
  });
  await press(page, keys);
  return percentile(await page.evaluate<number[]>('window.times'), 95);
}

async function press(page: Page, keys: readonly Pressed[]): Promise<void> {
  for (const { key, rest } of keys) {
    await page.keyboard.press(key);
    await page.waitForTimeout(rest);
  }
}

type TraceEvent = {
  name: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  tdur?: number;
  args: { data?: { type?: string }; beginData?: { url?: string } };
};

/**
 * The same without a clock on the wall, in a window that is not slowed: milliseconds that the page's main thread works from a key until its frame is
 * handed on, times the slowing, 95 of 100 times. Whatever else the machine does disturbs it little.
 */
export async function workOfKeys(page: Page, keys: readonly Pressed[]): Promise<number> {
  const events = await traced(page, () => press(page, keys));
  const presses = events.filter(
    ({ name, args }) => name === 'EventDispatch' && args.data?.type === 'keydown'
  );
  const times = presses.map((key, at) => workUntilFrame(events, key, presses[at + 1]?.ts));
  return percentile(times, 95) * SLOWED;
}

/**
 * Milliseconds that the main thread of a window that is not slowed works from the first byte of a page until its first
 * frame is handed on, times the slowing; the median of several loads.
 */
export async function workOfPaint(page: Page, address: string, loads: number): Promise<number> {
  const times: number[] = [];
  for (let load = 0; load < loads; load += 1) {
    const events = await traced(page, async () => {
      await page.goto(address);
      await page.waitForTimeout(300);
    });
    const first = events.find(
      ({ name, args }) => name === 'ParseHTML' && args.beginData?.url?.startsWith(address)
    );
    if (first) times.push(workUntilFrame(events, first));
  }
  return percentile(times, 50) * SLOWED;
}

/** Milliseconds that a thread works from an event on it until its next frame is handed on. */
function workUntilFrame(events: readonly TraceEvent[], from: TraceEvent, until = Number.POSITIVE_INFINITY) {
  const own = events.filter(({ pid, tid }) => pid === from.pid && tid === from.tid);
  const frame = own.find(({ name, ts }) => name === 'Layerize' && ts > from.ts && ts < until);
  const end = frame ? frame.ts + (frame.dur ?? 0) : until;
  const tasks = own.filter(
    ({ name, ts, dur = 0 }) => name.endsWith('RunTask') && ts + dur > from.ts && ts < end
  );
  return tasks.reduce((sum, { tdur = 0 }) => sum + tdur, 0) / 1_000;
}

async function traced(page: Page, work: () => Promise<void>): Promise<TraceEvent[]> {
  const browser = page.context().browser();
  if (!browser) throw new Error('The window has no browser.');
  const session = await browser.newBrowserCDPSession();
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  const ended = new Promise<void>((resolve) => session.once('Tracing.tracingComplete', () => resolve()));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['devtools.timeline', 'toplevel'] }
  });
  await work();
  await session.send('Tracing.end');
  await ended;
  await session.detach();
  return events.sort((one, other) => one.ts - other.ts);
}
