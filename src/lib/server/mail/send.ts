import { mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { Db } from '../db/db.ts';
import { type OutgoingMail, outbox } from './outbox.ts';

/** Takes one mail out of the house; throws when it was not taken. */
export type Carrier = (mail: OutgoingMail) => Promise<void>;

/** Hands mail to an SMTP server, with the Message-ID of the outbox: a repeat after a crash is recognised. */
export function smtpCarrier(url: string, from: string): Carrier {
  const transport = createTransport(url);
  return async (mail) => {
    await transport.sendMail({
      from,
      to: mail.recipient,
      subject: mail.subject,
      text: mail.body,
      messageId: mail.messageId,
      ...calendarOf(mail),
      ...oneClickOf(mail)
    });
  };
}

/** Writes mail as .eml files; the path is told on the console, since the mail may carry a key. */
export function folderCarrier(folder: string, from: string, tell: (path: string) => void): Carrier {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'unix' });
  return async (mail) => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const { message } = await transport.sendMail({
      from,
      to: mail.recipient,
      subject: mail.subject,
      text: mail.body,
      messageId: mail.messageId,
      ...calendarOf(mail),
      ...oneClickOf(mail)
    });
    const path = join(folder, `${mail.id}.eml`);
    const file = await open(`${path}.part`, 'w', 0o600);
    await file.writeFile(message as Buffer);
    await file.sync();
    await file.close();
    await rename(`${path}.part`, path);
    tell(path);
  };
}

/** What comes with a mail that invites; a calendar offers to take it over. */
function calendarOf({ calendar }: OutgoingMail) {
  return calendar === null
    ? {}
    : { icalEvent: { method: 'PUBLISH', filename: 'pozvanka.ics', content: calendar } };
}

/** What mail programs show as their own button: one POST, without a session, ends it (RFC 2369, RFC 8058). */
function oneClickOf({ unsubscribe }: OutgoingMail) {
  return unsubscribe === null
    ? {}
    : {
        headers: {
          'List-Unsubscribe': `<${unsubscribe}>`,
          'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click'
        }
      };
}

export type Sender = {
  /** Asks for a look into the outbox now. */
  wake(): void;
  /** Finishes the mail under way and stops. */
  stop(): Promise<void>;
};

/** Sends what waits in the outbox, one mail after another; looks again on `wake` and every `everyMs`. */
export function startSender(db: Db, carry: Carrier, { everyMs = 30_000 } = {}): Sender {
  const box = outbox(db);
  let stopped = false;
  let running: Promise<void> | null = null;
  let again = false;

  async function drain(): Promise<void> {
    do {
      again = false;
      for (const mail of await box.due(50)) {
        if (stopped) return;
        // One mail that is refused must not hold back the others.
        await carry(mail).then(
          () => box.sent(mail.id),
          (error: Error & { responseCode?: number }) =>
            box.refused(mail, error.message.slice(0, 500), (error.responseCode ?? 0) >= 500)
        );
      }
    } while (again && !stopped);
  }

  function wake(): void {
    if (stopped) return;
    if (running) {
      again = true;
      return;
    }
    running = drain()
      // The database may be restarting; what waits is tried again at the next look.
      .catch(() => {})
      .finally(() => {
        running = null;
      });
  }

  const timer = setInterval(wake, everyMs);
  wake();
  return {
    wake,
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await running;
    }
  };
}
