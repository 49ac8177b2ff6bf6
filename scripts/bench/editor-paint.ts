import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { openAccounts } from '#lib/server/accounts.ts';
import { accountStore } from '#lib/server/db/accounts.ts';
import { openDatabase } from '#lib/server/db/open-database.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { serveProgram } from './child.ts';
import { countryFolder, removeFolder, SIZES } from './country.ts';
import { planOfRajec } from './edits.ts';
import { type Line, lineOf } from './line.ts';
import { CHROMIUM, keysToPaint, newWindow, type Pressed, slowedPage, workOfKeys } from './painting.ts';

/** Sixty pages of text in one part, which is worse than any plan: there it is spread over all parts. */
const PARAGRAPHS = 180;
const SENTENCES = 8;
const SENTENCE =
  'Obec zabezpečí terénnu opatrovateľskú službu pre seniorov, ktorí žijú sami, aj cez víkend. ';
/** Longer than a pause, shorter than one: savings fall among the keys as they do at work. */
const KEYS: readonly Pressed[] = Array.from({ length: 60 }, (_, key) => ({
  ...{ key: 'a', rest: key % 10 === 9 ? 1_300 : 120 }
}));
const PARAGRAPH = `:nth-child(${PARAGRAPHS / 2})`;

/**
 * From a key pressed to the letter painted, in a processor slowed four times. The limit is the same text in an element
 * that can be edited, of which nobody takes care.
 */
export async function* keyToPaint(): AsyncGenerator<Line> {
  if (!existsSync(CHROMIUM)) {
    console.error(`bench: without Chromium (${CHROMIUM}) nobody types.`);
    return;
  }
  const folder = await countryFolder(SIZES[0] ?? 1);
  const secret = randomUUID() + randomUUID();
  const { cookie, path } = await prepare(folder, secret);
  const program = await serveProgram(folder, { OPORA_SECRET: secret });
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu']
  });
  try {
    const url = `http://localhost:${program.port}`;
    const inEditor = async (page: Page, measure: typeof keysToPaint) => {
      await page.goto(url + path);
      await page.locator('.ProseMirror').waitFor();
      await page.locator(`.ProseMirror > p${PARAGRAPH}`).click();
      return measure(page, KEYS);
    };
    const inText = async (page: Page, measure: typeof keysToPaint) => {
      await page.setContent(`<div contenteditable>${bareText()}</div>`);
      await page.locator(`p${PARAGRAPH}`).click();
      return measure(page, KEYS);
    };
    const name = 'key to paint in sixty pages, slowed 4 times, p95';
    const rest = { group: 'desk', unit: 'ms', goal: 'value <= 50' };
    const value = await inEditor(await slowedPage(browser, { url, cookie }), keysToPaint);
    const limit = await inText(await slowedPage(browser, { url, cookie: '' }), keysToPaint);
    yield lineOf({ ...rest, name, value, limit });
    const work = await inEditor(await newWindow(browser, { url, cookie }), workOfKeys);
    const floor = await inText(await newWindow(browser, { url, cookie: '' }), workOfKeys);
    yield lineOf({ ...rest, name: `${name}, work of the page alone`, value: work, limit: floor });
  } finally {
    await browser.close();
    await program.stop();
    removeFolder(folder);
  }
}

function bareText(): string {
  return Array.from({ length: PARAGRAPHS }, (_, at) => `<p>${textOf(at)}</p>`).join('');
}

const textOf = (at: number) => `${at + 1}. ${SENTENCE.repeat(SENTENCES).trim()}`;

/** A long part in a plan of Rajec, and somebody who may write into it. */
async function prepare(folder: string, secret: string): Promise<{ cookie: string; path: string }> {
  const database = await openDatabase({ folder: join(folder, 'database'), url: null });
  try {
    const { db } = database;
    const { bodyId, planId } = await planOfRajec(database);
    const accounts = openAccounts(db, { secret, origin: 'http://localhost', sendMail: async () => {} });
    const { headers, response } = await accounts.api.signUpEmail({
      body: { email: 'pisar@example.sk', password: randomUUID(), name: 'Pisár' },
      returnHeaders: true
    });
    await accountStore(db).markVerified(response.user.id);
    await inTransaction(db, bodyId, async ({ blocks, memberships }) => {
      await memberships.add({
        ...{ accountId: response.user.id, role: 'editor', validTo: null },
        validFrom: '2026-01-01' as never
      });
      for (let at = 0; at < PARAGRAPHS; at += 1) {
        const content = { kind: 'paragraph', text: [{ type: 'text', text: textOf(at) }] } as const;
        const position = `z${String(at).padStart(4, '0')}V`;
        const block = {
          id: randomUUID(),
          parent: 'risks',
          position,
          content: { ...content, text: [...content.text] }
        };
        await blocks.add(planId, { ...block, revision: 1, template: false }, null);
      }
    });
    const cookies = headers.getSetCookie().map((one) => one.split(';')[0] ?? '');
    const cookie = cookies.find((one) => one.startsWith('opora.session_token=')) ?? '';
    return { cookie, path: `/pracovisko/rajec/plany/${planId}/text/risks` };
  } finally {
    await database.close();
  }
}
