import { existsSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core';
import { describe, expect } from 'vitest';

const CHROMIUM = process.env.OPORA_CHROMIUM ?? '/usr/bin/chromium';

/** A folder for pictures of every page that is judged, to be looked at; none are taken without it. */
const PICTURES = process.env.OPORA_PICTURES;

/** Visits in which pages run no script. */
const scriptless = new WeakSet<BrowserContext>();

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

/** A visitor's own window: its cookies, and a network address that no other visitor has. */
export async function newVisit(
  browser: Browser,
  { scripts = true, width = 1280, dark = false } = {}
): Promise<BrowserContext> {
  const part = () => Math.floor(Math.random() * 254) + 1;
  const context = await browser.newContext({
    javaScriptEnabled: scripts,
    viewport: { width, height: 900 },
    colorScheme: dark ? 'dark' : 'light',
    extraHTTPHeaders: { 'x-forwarded-for': `10.${part()}.${part()}.${part()}` }
  });
  if (!scripts) scriptless.add(context);
  return context;
}

/** What people read in a place, with plain spaces: ours bind prepositions to their words. */
export async function textIn(place: Locator): Promise<string> {
  return ((await place.textContent()) ?? '').replace(/\s+/g, ' ').trim();
}

/**
 * Judges the page as it stands: axe finds nothing, and nothing is wider than the screen. Axe is itself a script:
 * where scripts are off it would wait for ever, and the width alone is judged.
 */
export async function checkAccessibility(page: Page, picture?: string): Promise<void> {
  if (PICTURES && picture) await page.screenshot({ path: `${PICTURES}/${picture}.png`, fullPage: true });
  if (!scriptless.has(page.context())) expect(await axeFindings(page), page.url()).toEqual([]);
  const tooWide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth
  );
  expect(tooWide, `${page.url()} is wider than the screen`).toBeLessThanOrEqual(0);
}

async function axeFindings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target).join(' ')}`);
}
