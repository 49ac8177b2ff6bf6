import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { expect, test } from 'vitest';
import { testDatabase } from '#tests/database.ts';
import { freePort } from '#tests/postgres-server.ts';
import { minutesToNextAttempt, outbox, queueMail } from './outbox.ts';
import { folderCarrier, smtpCarrier, startSender } from './send.ts';

async function smtpServer(refuse: (to: string) => boolean = () => false) {
  const received: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) =>
      done(refuse(address) ? new Error('no such mailbox') : undefined),
    onData: (stream, _session, done) => {
      let text = '';
      stream.on('data', (chunk) => {
        text += chunk;
      });
      stream.on('end', () => {
        received.push(text);
        done();
      });
    }
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()));
  return {
    received,
    url: `smtp://127.0.0.1:${port}`,
    close: () => new Promise<void>((done) => server.close(() => done()))
  };
}

test('mail leaves by SMTP with the diacritics and the Message-ID of the outbox', async () => {
  const { db } = await testDatabase();
  const smtp = await smtpServer();
  await queueMail(db, {
    to: 'anna@example.sk',
    subject: 'Pozvánka do plánovania',
    body: 'Dobrý deň,\nželáme pekný deň.'
  });
  const sender = startSender(db, smtpCarrier(smtp.url, 'Opora <opora@example.sk>'));
  await expect.poll(() => smtp.received.length).toBe(1);
  await sender.stop();
  await smtp.close();
  const mail = await PostalMime.parse(smtp.received[0] ?? '');
  const kept = await db.selectFrom('mailMessage').selectAll().executeTakeFirstOrThrow();
  expect(mail).toMatchObject({ subject: 'Pozvánka do plánovania', messageId: kept.messageId });
  expect(mail.text).toContain('želáme pekný deň');
  expect(kept.sentAt).toBeInstanceOf(Date);
});

test('a refused mail waits and does not hold back the next', async () => {
  const { db } = await testDatabase();
  const smtp = await smtpServer((to) => to.startsWith('nikto'));
  await queueMail(db, { to: 'nikto@example.sk', subject: 'a', body: 'a' });
  await queueMail(db, { to: 'anna@example.sk', subject: 'b', body: 'b' });
  const sender = startSender(db, smtpCarrier(smtp.url, 'opora@example.sk'));
  await expect.poll(() => smtp.received.length).toBe(1);
  await sender.stop();
  await smtp.close();
  const refused = await db
    .selectFrom('mailMessage')
    .selectAll()
    .where('recipient', 'like', 'nikto%')
    .executeTakeFirstOrThrow();
  expect(refused).toMatchObject({ attempts: 1, sentAt: null, failedAt: null });
  expect(refused.nextAttempt.getTime()).toBeGreaterThan(Date.now());
  expect(await outbox(db).waiting()).toEqual({ waiting: 1, failed: 0 });
});

test('without SMTP a mail becomes a file, and one with a key is emptied in the database', async () => {
  const { db } = await testDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'opora-mail-'));
  const told: string[] = [];
  await queueMail(db, {
    to: 'anna@example.sk',
    subject: 'Prihlásenie',
    body: 'https://example.sk/u/kluc',
    secret: true
  });
  const sender = startSender(
    db,
    folderCarrier(folder, 'opora@example.sk', (path) => told.push(path))
  );
  await expect.poll(() => told.length).toBe(1);
  await sender.stop();
  expect(readdirSync(folder)).toHaveLength(1);
  expect((await PostalMime.parse(readFileSync(told[0] ?? ''))).text).toContain('https://example.sk/u/kluc');
  const kept = await db.selectFrom('mailMessage').selectAll().executeTakeFirstOrThrow();
  expect(kept.body).toBe('');
});

/** How long a mail is tried for, in minutes. */
function triedFor(isFinal: boolean): number {
  let minutes = 0;
  for (let refusals = 1; ; refusals += 1) {
    const wait = minutesToNextAttempt(refusals, isFinal);
    if (wait === null) return minutes;
    expect(wait).toBeLessThanOrEqual(360);
    minutes += wait;
  }
}

test('a server that is down for a day loses no mail; an address that it refuses is given up after two hours', () => {
  expect(triedFor(false)).toBeGreaterThan(2 * 24 * 60);
  expect(triedFor(false)).toBeLessThan(3 * 24 * 60);
  expect(triedFor(true)).toBe(127);
});

test('a mail that was given up leaves when it is sent again, and only that one', async () => {
  const { db } = await testDatabase();
  const smtp = await smtpServer();
  for (const to of ['anna@example.sk', 'boris@example.sk'])
    await queueMail(db, { to, subject: 'a', body: 'a' });
  await db.updateTable('mailMessage').set({ failedAt: new Date(), attempts: 20 }).execute();
  const anna = await db
    .selectFrom('mailMessage')
    .select('id')
    .where('recipient', 'like', 'anna%')
    .executeTakeFirstOrThrow();
  const box = outbox(db);
  expect(await box.sendAgain(anna.id)).toBe(1);
  expect(await box.waiting()).toEqual({ waiting: 1, failed: 1 });
  const sender = startSender(db, smtpCarrier(smtp.url, 'opora@example.sk'));
  await expect.poll(() => smtp.received.length).toBe(1);
  await expect.poll(() => box.waiting()).toEqual({ waiting: 0, failed: 1 });
  expect(await box.sendAgain(anna.id)).toBe(0);
  expect(await box.sendAgain(null)).toBe(1);
  sender.wake();
  await expect.poll(() => smtp.received.length).toBe(2);
  await sender.stop();
  await smtp.close();
});

test('a mail that may be ended by one click says so to mail programs, and the key goes once it has left', async () => {
  const { db } = await testDatabase();
  const smtp = await smtpServer();
  const unsubscribe = `https://opora.example.sk/u/${'k'.repeat(43)}/odhlasit`;
  await queueMail(db, { to: 'anna@example.sk', subject: 'a', body: unsubscribe, unsubscribe, secret: true });
  const sender = startSender(db, smtpCarrier(smtp.url, 'opora@example.sk'));
  await expect.poll(() => smtp.received.length).toBe(1);
  await sender.stop();
  await smtp.close();
  const { headers } = await PostalMime.parse(smtp.received[0] ?? '');
  const said = (name: string) => headers.find(({ key }) => key === name)?.value;
  expect(said('list-unsubscribe')).toBe(`<${unsubscribe}>`);
  expect(said('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
  const kept = await db.selectFrom('mailMessage').selectAll().executeTakeFirstOrThrow();
  expect([kept.body, kept.unsubscribe]).toEqual(['', '']);
});
