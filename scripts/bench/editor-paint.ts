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
import { type Line, lineOf, percentile } from './line.ts';

/** Sixty pages of text in one part, which is worse than any plan: there it is spread over all parts. */
const PARAGRAPHS = 180;
const SENTENCES = 8;
const SENTENCE =
  'Obec zabezpečí terénnu opatrovateľskú službu pre seniorov, ktorí žijú sami, aj cez víkend. ';
const KEYS = 60;
/** As the journeys find it. */
const CHROMIUM = process.env.OPORA_CHROMIUM ?? '/usr/bin/chromium';
const SLOWED = 4;

/** From a key pressed to the letter painted, in a processor slowed four times, beside a bare field of a form. */
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
    const context = await browser.newContext();
    const url = `http://localhost:${program.port}`;
    const [name = '', value = ''] = cookie.split(/=(.*)/s);
    await context.addCookies([{ name, value, url }]);
    const page = await context.newPage();
    await page.goto(url + path);
    await page.locator('.ProseMirror').waitFor();
    const ours = await typed(page, '.ProseMirror > p:nth-child(90)');
    const bare = await context.newPage();
    await bare.setContent('<textarea></textarea>');
    yield lineOf({
      ...{ group: 'desk', name: 'key to paint in sixty pages, slowed 4 times, p95', unit: 'ms' },
      ...{ goal: 'value <= 50', value: ours, limit: await typed(bare, 'textarea') }
    });
  } finally {
    await browser.close();
    await program.stop();
    removeFolder(folder);
  }
}

/** Milliseconds from a key to the frame after it, 95 of 100 times. */
async function typed(page: Page, place: string): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await page.locator(place).click();
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(window, { times });
    const heard = (event: Event) => {
      const { timeStamp } = event;
      requestAnimationFrame(() => {
        // The first task after the frame: by then it was painted.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => times.push(performance.now() - timeStamp);
        port2.postMessage(null);
      });
    };
    document.addEventListener('keydown', heard, true);
  });
  // Longer than a pause, shorter than one: savings fall among the keys as they do at work.
  for (let key = 0; key < KEYS; key += 1) {
    await page.keyboard.press('a');
    await page.waitForTimeout(key % 10 === 9 ? 1_300 : 120);
  }
  return percentile(await page.evaluate(() => (window as unknown as { times: number[] }).times), 95);
}

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
        const text = `${at + 1}. ${SENTENCE.repeat(SENTENCES).trim()}`;
        const content = { kind: 'paragraph', text: [{ type: 'text', text }] } as const;
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
