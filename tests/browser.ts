import { existsSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core';
import { describe, expect } from 'vitest';

const CHROMIUM = process.env.OPORA_CHROMIUM ?? '/usr/bin/chromium';

/** A folder for pictures of every page that is judged, to be looked at; none are taken without it. */
const PICTURES = process.env.OPORA_PICTURES;

/** How long a visitor waits for what must come: a slow machine is no fault, and a wait in vain only tells it later. */
const PATIENCE_MS = 60_000;

/** For visits in which pages run no script: a window that looks the same, runs them, and is opened when first needed. */
const twins = new WeakMap<BrowserContext, () => Promise<Page>>();

/** A `describe` for what needs a browser; where there is none it says so. */
export const describeInBrowser = (name: string, tests: () => void): void => {
  if (existsSync(CHROMIUM)) describe(name, tests);
  else describe.skip(`${name} – skipped: Chromium is not installed`, tests);
};

export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: CHROMIUM,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-quic',
      '--no-first-run'
    ]
  });
}

/** How a visitor looks at pages; by default with scripts, on a screen of 1280 px, in light colours. */
export type Look = { scripts?: boolean; width?: number; dark?: boolean };

/** A visitor's own window: its cookies, and a network address that no other visitor has. */
export async function newVisit(
  browser: Browser,
  { scripts = true, width = 1280, dark = false }: Look = {}
): Promise<BrowserContext> {
  const part = () => Math.floor(Math.random() * 254) + 1;
  const context = await browser.newContext({
    javaScriptEnabled: scripts,
    viewport: { width, height: 900 },
    colorScheme: dark ? 'dark' : 'light',
    extraHTTPHeaders: { 'x-forwarded-for': `10.${part()}.${part()}.${part()}` }
  });
  context.setDefaultTimeout(PATIENCE_MS);
  if (!scripts) {
    let twin: Promise<Page> | undefined;
    const open = async () => (await newVisit(browser, { width, dark })).newPage();
    twins.set(context, () => (twin ??= open()));
  }
  return context;
}

/** Somebody with an open session, and the address of the program that it is open in. */
export type SignedIn = { cookie: string; address: string };

/** From now on the visit is that of somebody who is signed in. */
export async function signIn(context: BrowserContext, { cookie, address }: SignedIn): Promise<void> {
  const [name = '', value = ''] = cookie.split(/=(.*)/s);
  await context.addCookies([{ name, value, url: address }]);
}

/** A page in a new visit of somebody, or of nobody in particular. */
export async function openPage(browser: Browser, visitor: SignedIn | null, look: Look = {}): Promise<Page> {
  const context = await newVisit(browser, look);
  if (visitor) await signIn(context, visitor);
  return context.newPage();
}

/** What people read in a place, with plain spaces: ours bind prepositions to their words. */
export async function textIn(place: Locator): Promise<string> {
  return ((await place.textContent()) ?? '').replace(/\s+/g, ' ').trim();
}

/** What people read in a place as soon as it says these words: until then the page may still be the one before. */
export async function textSaying(place: Locator, words: string): Promise<string> {
  await expect.poll(() => textIn(place)).toContain(words);
  return textIn(place);
}

/** Judges the page as it stands: axe finds nothing, and nothing is wider than the screen. */
export async function checkAccessibility(page: Page, picture?: string): Promise<void> {
  if (PICTURES && picture) await page.screenshot({ path: `${PICTURES}/${picture}.png`, fullPage: true });
  expect(await judged(page), page.url()).toEqual([]);
  const tooWide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth
  );
  expect(tooWide, `${page.url()} is wider than the screen`).toBeLessThanOrEqual(0);
}

/** What axe says. It is itself a script, which waits for ever where none may run: a copy of the page is judged there. */
async function judged(page: Page): Promise<string[]> {
  const twin = await twins.get(page.context())?.();
  if (!twin) return axeFindings(page);
  // What is for people without scripts is read as text where they are on.
  const content = (await page.content())
    .replace(/<script[\s\S]*?<\/script>/g, '')
    .replace(/<(\/?)noscript\b/g, '<$1div');
  const [address = ''] = page.url().split('#');
  await twin.route(
    ({ href }) => href === address,
    (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: content })
  );
  await twin.goto(address);
  const found = await axeFindings(twin);
  await twin.unrouteAll();
  return found;
}

/**
 * What axe says of a page as it stands. Our pages hold no frames of others and play nothing, so neither is prepared
 * for; and of rules that are kept it need not tell where: together that takes a third of the time.
 */
export async function axeFindings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'], preload: false })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target).join(' ')}`);
}
