import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { expect, test } from 'vitest';
import { testDatabase } from '#tests/database.ts';
import { freePort } from '#tests/postgres-server.ts';
import { outbox, queueMail } from './outbox.ts';
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
