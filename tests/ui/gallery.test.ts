import { existsSync } from 'node:fs';
import { HtmlValidate } from 'html-validate';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFindings } from '../browser.ts';
import { type GalleryName, galleryPage, openGallerySite } from './gallery-site.ts';

const CHROMIUM = process.env['OPORA_CHROMIUM'] ?? '/usr/bin/chromium';
const PAGES = ['public', 'desk', 'publication'] as const;
/** A phone at 400 % zoom, a tablet and an office screen; both schemes at the ends. */
const VIEWS = [
  [320, 'light'],
  [320, 'dark'],
  [768, 'dark'],
  [1280, 'light']
] as const;
/** A folder for pictures of every page, to be looked at; none are taken without it. */
const PICTURES = process.env['OPORA_PICTURES'];

describe.each(PAGES)('the %s gallery', (name: GalleryName) => {
  test('carries no style attribute and no script', () => {
    const html = galleryPage(name, 'sk');
    expect(html).not.toMatch(/\sstyle=|<script|\son\w+=/);
  });

  test('is valid HTML', async () => {
    const report = await new HtmlValidate({
      extends: ['html-validate:standard'],
      rules: {
        'no-trailing-whitespace': 'off',
        'no-inline-style': 'error',
        'void-style': 'off',
        'long-title': 'off'
      }
    }).validateString(galleryPage(name, 'sk'));
    const said = report.results.flatMap((result) => result.messages.map((m) => `${m.ruleId}: ${m.message}`));
    expect(said).toEqual([]);
  });
});

describe.skipIf(!existsSync(CHROMIUM))('in a browser', () => {
  let browser: Browser;
  let site: Awaited<ReturnType<typeof openGallerySite>>;

  beforeAll(async () => {
    site = await openGallerySite();
    browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking']
    });
  });
  afterAll(async () => {
    await browser?.close();
    site?.close();
  });

  async function open(
    name: GalleryName,
    width: number,
    colorScheme: 'light' | 'dark' = 'light',
    language = ''
  ) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    await page.goto(`${site.origin}${language}/${name}`);
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    expect(complaints).toEqual([]);
    return page;
  }

  describe.each(PAGES)('%s', (name) => {
    test.each(VIEWS)(
      'at %i px in the %s scheme axe finds nothing and nothing is wider than the screen',
      async (width, scheme) => {
        const page = await open(name, width, scheme);
        if (PICTURES)
          await page.screenshot({ path: `${PICTURES}/${name}-${width}-${scheme}.png`, fullPage: true });
        expect(await axeFindings(page)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        await page.context().close();
      }
    );

    test('every text still fits with the spacing that readers may set (WCAG 1.4.12)', async () => {
      const page = await open(name, 320);
      const clipped = await page.evaluate(() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(
          '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }'
        );
        document.adoptedStyleSheets.push(sheet);
        return document.documentElement.scrollWidth;
      });
      expect(clipped).toBeLessThanOrEqual(320);
      await page.context().close();
    });

    test('the first Tab shows a way to the content', async () => {
      const page = await open(name, 1280);
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
      if (name !== 'desk') {
        await page.keyboard.press('Tab');
        const link = page.locator('.skip-link');
        expect(await link.evaluate((it) => it === document.activeElement)).toBe(true);
        expect((await link.boundingBox())?.y).toBeGreaterThanOrEqual(0);
        await page.keyboard.press('Enter');
        expect(await page.evaluate(() => document.activeElement?.id)).toBe('obsah');
      }
      await page.context().close();
    });
  });

  test('the error summary takes the focus without any script, and its links lead to the fields', async () => {
    const page = await open('desk', 768);
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('error-summary');
    await page.getByRole('link', { name: 'Napíšte názov opatrenia.' }).click();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('nazov');
    await page.context().close();
  });

  test('the steps are open beside the work and folded above it', async () => {
    const step = 'Služby, ktoré máme';
    const wide = await open('desk', 1280);
    expect(await wide.getByText(step).isVisible()).toBe(true);
    await wide.context().close();
    const narrow = await open('desk', 768);
    expect(await narrow.getByText(step).isVisible()).toBe(false);
    await narrow.locator('.fold > summary').click();
    expect(await narrow.getByText(step).isVisible()).toBe(true);
    await narrow.context().close();
  });

  test('a chart is laid out anew on a phone instead of being shrunk', async () => {
    for (const [width, seen, hidden] of [
      [1280, 'wide', 'narrow'],
      [320, 'narrow', 'wide']
    ] as const) {
      const page = await open('publication', width);
      expect(await page.locator(`.chart-${seen}`).isVisible()).toBe(true);
      expect(await page.locator(`.chart-${hidden}`).isVisible()).toBe(false);
      await page.context().close();
    }
  });

  test('letters with carons come from our own font', async () => {
    const page = await open('public', 1280);
    const loaded = await page.evaluate(() =>
      [...document.fonts]
        .filter((font) => font.status === 'loaded')
        .map((font) => font.family.replaceAll('"', ''))
    );
    expect(loaded.filter((family) => family === 'Source Sans 3').length).toBeGreaterThanOrEqual(2);
    await page.context().close();
  });

  test('on paper the ground is white, the menus are gone and what was folded is read', async () => {
    const page = await open('public', 800, 'dark');
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await page.locator('.header__nav').isVisible()).toBe(false);
    expect(await page.getByText('projekcia po rokoch').isVisible()).toBe(true);
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe(
      'rgb(255, 255, 255)'
    );
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).color)).toBe('rgb(0, 0, 0)');
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/public-print.png`, fullPage: true });
    await page.context().close();
  });

  test('English is said in English', async () => {
    const page = await open('desk', 1280, 'light', '/en');
    expect(await page.getByRole('button', { name: 'Sign out' }).isVisible()).toBe(true);
    await page.context().close();
  });
});
