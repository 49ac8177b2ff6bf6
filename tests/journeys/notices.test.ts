import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PublishedVoice } from '#lib/domain/evidence/published-voice.ts';
import { addDays, dayInSlovakia, startInSlovakia } from '#lib/domain/shared/calendar-day.ts';
import { findBody } from '#lib/server/db/planning-bodies.ts';
import { queueMail } from '#lib/server/mail/outbox.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { sendNotices } from '#lib/server/upkeep/send-notices.ts';
import {
  checkAccessibility,
  describeInBrowser,
  type Look,
  openBrowser,
  openPage,
  textIn
} from '../browser.ts';
import { linkFromMail, readMails } from '../mail-folder.ts';
import { type RunningProgram, startProgram, type Visitor } from '../running-program.ts';

let program: RunningProgram;
let browser: Browser;

const TODAY = dayInSlovakia(new Date());
const visit = (visitor: Visitor | null, given: Look = {}) => openPage(browser, visitor, given);
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const HOUR_MS = 3_600_000;

/** Announces a public meeting in ten days. */
async function announce(slug: string, title: string): Promise<void> {
  const { db } = program.installation.database;
  const body = await findBody(db, slug);
  if (!body) throw new Error('There is no such municipality.');
  const day = addDays(TODAY, 10);
  const startsAt = new Date(startInSlovakia(day).getTime() + 17 * HOUR_MS);
  const meeting: PublishedVoice<'meeting'> = {
    ...{ kind: 'meeting', id: randomUUID(), day },
    content: {
      ...{ kind: 'public', title, place: 'Dom kultúry', agenda: '', isCancelled: false, revision: 1 },
      ...{ startsAt: startsAt.toISOString(), endsAt: new Date(+startsAt + 2 * HOUR_MS).toISOString() },
      ...{ minutes: null, attended: null, points: [], changedAt: new Date().toISOString() }
    }
  };
  await inTransaction(db, body.bodyId, ({ publishedVoices }) => publishedVoices.show([meeting]));
}

/** Makes the digests of a day as the daily round does, at nine in the morning. */
async function digestsIn(days: number): Promise<number> {
  const { database, mail } = program.installation;
  const nine = new Date(startInSlovakia(addDays(TODAY, days)).getTime() + 9 * HOUR_MS);
  const sent = await sendNotices(database.db, program.installation, nine);
  mail.wake();
  return sent;
}

describeInBrowser('notices', () => {
  beforeAll(async () => {
    program = await startProgram();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  });

  test('without scripts somebody asks for notices, confirms, gets one mail of the day and ends it', async () => {
    await announce('banov', 'Prerokovanie návrhu plánu');
    const email = `sused-${randomUUID()}@example.sk`;
    const page = await visit(null, { scripts: false, width: 320 });
    await page.goto(`${program.address}/banov`);
    await page.getByRole('link', { name: 'Oznamy', exact: true }).click();
    await expect.poll(() => textIn(page.getByRole('main'))).toContain('Prerokovanie návrhu plánu');
    await checkAccessibility(page, 'notices-320');

    await page.getByRole('link', { name: 'Posielať oznamy e-mailom' }).click();
    await page.getByLabel('Váš e-mail').fill('sused');
    await press(page, 'Chcem dostávať oznamy');
    await expect.poll(() => textIn(page.getByRole('alert'))).toContain('Napíšte e-mailovú adresu');
    await checkAccessibility(page, 'follow-refused-320');
    await page.getByLabel('Váš e-mail').fill(email);
    await press(page, 'Chcem dostávať oznamy');
    await expect.poll(() => textIn(page.getByRole('status'))).toContain(email);
    await checkAccessibility(page, 'follow-asked-320');

    const link = await linkFromMail(program.mailFolder, email, '/u/');
    // A scanner of mail opens the link: nothing happens by that.
    expect((await fetch(link)).status).toBe(200);
    await page.goto(link);
    await checkAccessibility(page, 'follow-confirm-320');
    await press(page, 'Áno, chcem ich dostávať');
    await expect.poll(() => textIn(page.getByRole('status'))).toContain('Bánov');
    await checkAccessibility(page, 'follow-confirmed-320');

    expect(await digestsIn(1)).toBe(0);
    await announce('banov', 'Stretnutie s opatrovateľkami');
    expect(await digestsIn(1)).toBe(1);
    expect(await digestsIn(1)).toBe(0);
    const digest = async () =>
      (await readMails(program.mailFolder)).find(
        ({ to, text }) => to === email && text.includes('Stretnutie s opatrovateľkami')
      );
    await expect.poll(digest).toBeDefined();
    const text = (await digest())?.text ?? '';
    expect(text).not.toContain('Prerokovanie');
    const leaving = text.match(/https?:\/\/\S+\/odhlasit/)?.[0] ?? '';
    await page.goto(leaving);
    await expect.poll(() => textIn(page.getByRole('main'))).toContain('Bánov');
    await checkAccessibility(page, 'unfollow-320');

    // The button of a mail program: a POST without an origin and without a session (RFC 8058).
    const oneClick = await fetch(leaving, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click'
    });
    expect(oneClick.status).toBe(200);
    await page.reload();
    await expect.poll(() => textIn(page.getByRole('status'))).toContain('adresu sme vymazali');
    await checkAccessibility(page, 'unfollowed-320');
    await announce('banov', 'Ešte jedno stretnutie');
    expect(await digestsIn(2)).toBe(0);
  });

  test('a feed answers whoever has its newest state in a line; regions and the English pages have one too', async () => {
    await announce('rajec', 'Stretnutie <b>o plánoch</b> & ľuďoch');
    const address = `${program.address}/rajec/oznamy.atom`;
    const first = await fetch(address);
    expect([first.status, first.headers.get('content-type')]).toEqual([
      ...[200, 'application/atom+xml; charset=utf-8']
    ]);
    expect(await first.text()).toContain('Stretnutie &lt;b&gt;o plánoch&lt;/b&gt; &amp; ľuďoch');
    const [etag, modified] = [first.headers.get('etag') ?? '', first.headers.get('last-modified') ?? ''];
    const asked = async (headers: Record<string, string>) => (await fetch(address, { headers })).status;
    expect(await asked({ 'if-none-match': etag })).toBe(304);
    expect(await asked({ 'if-modified-since': modified })).toBe(304);
    expect(await asked({ 'if-none-match': '"inak"', 'if-modified-since': modified })).toBe(200);
    expect((await fetch(`${program.address}/kraj/zilinsky/oznamy.atom`)).status).toBe(200);
    const english = await (await fetch(`${program.address}/en/rajec/oznamy.atom`)).text();
    expect(english).toContain('xml:lang="en"');
    expect(english).toContain('Public meeting: Stretnutie');

    const page = await visit(null, { dark: true });
    await page.goto(`${program.address}/en/rajec/oznamy`);
    const feed = page.locator('link[type="application/atom+xml"]');
    await expect.poll(() => feed.getAttribute('href')).toBe('/en/rajec/oznamy.atom');
    await checkAccessibility(page, 'notices-1280-dark');
    await page.goto(`${program.address}/kraj/zilinsky/oznamy`);
    await expect.poll(() => textIn(page.getByRole('main'))).toContain('Zatiaľ tu nie je žiadny oznam');
    await page.goto(`${program.address}/rajec/oznamy/odber`);
    await checkAccessibility(page, 'follow-1280-dark');
  });

  test('the operator sees which mails were given up and why, and sends them again', async () => {
    const { db } = program.installation.database;
    const to = `plna-${randomUUID()}@example.sk`;
    // In one transaction, so that the sender of this program does not take them meanwhile.
    await db.transaction().execute(async (tx) => {
      for (const subject of ['Pozvánka', 'Oznamy']) await queueMail(tx, { to, subject, body: 'Dobrý deň.' });
      await tx
        .updateTable('mailMessage')
        .set({ failedAt: new Date(), attempts: 8, lastError: '552 mailbox full' })
        .where('recipient', '=', to)
        .execute();
    });
    const page = await visit(await program.operator());
    await page.goto(`${program.address}/pracovisko/prevadzka`);
    await expect.poll(() => textIn(page.getByRole('main'))).toContain('2 e-maily sa nepodarilo doručiť');
    await expect.poll(() => textIn(page.getByRole('main'))).toContain('552 mailbox full');
    await checkAccessibility(page, 'failed-mail-1280');
    await press(page, `Poslať znova: Pozvánka, ${to}`);
    await expect.poll(() => textIn(page.getByRole('status'))).toContain('čakajú na odoslanie');
    await expect.poll(() => textIn(page.getByRole('main'))).toContain('1 e-mail sa nepodarilo doručiť');
    await press(page, `Poslať znova: Oznamy, ${to}`);
    await expect.poll(() => textIn(page.getByRole('main'))).toContain('Všetko sa podarilo odoslať');
  });
});
