import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Schema } from '../db/schema.ts';

export type NewMail = {
  to: string;
  subject: string;
  body: string;
  /** A calendar file that comes with it (RFC 5545). */
  calendar?: string;
  /** Where one click in the mail program ends what brings this mail (RFC 8058); a key. */
  unsubscribe?: string;
  /** The mail carries a key: it is shown in no desk, and emptied once it has left. */
  secret?: boolean;
};

export type OutgoingMail = {
  id: string;
  messageId: string;
  recipient: string;
  subject: string;
  body: string;
  calendar: string | null;
  unsubscribe: string | null;
  attempts: number;
};

/** A mail that the other side refused for good this often is given up and shown to the operator, two hours later. */
const MOST_REFUSALS = 8;
/** Where nobody answered, or the other side asked to wait, it is tried for almost three days: a server may be down for one. */
const MOST_ATTEMPTS = 20;
/** An attempt costs little, and a server that came back is not left waiting for half a day. */
const LONGEST_WAIT_MINUTES = 360;

/**
 * When a mail is tried again that has been refused so often: 1, 2, 4 … minutes later, at most six hours; null when it is
 * given up.
 * @param isFinal whether the other side said that it will never take it (SMTP 5xx)
 */
export function minutesToNextAttempt(refusals: number, isFinal: boolean): number | null {
  if (refusals >= (isFinal ? MOST_REFUSALS : MOST_ATTEMPTS)) return null;
  return Math.min(2 ** (refusals - 1), LONGEST_WAIT_MINUTES);
}

/** Puts a mail into the outbox; given a transaction, it leaves only if what it tells of is kept. */
export async function queueMail(db: Kysely<Schema>, mail: NewMail): Promise<void> {
  await queueMails(db, [mail]);
}

/** Puts several mails into the outbox at once. */
export async function queueMails(db: Kysely<Schema>, mails: readonly NewMail[]): Promise<void> {
  for (let from = 0; from < mails.length; from += MAILS_AT_ONCE) {
    const rows = mails.slice(from, from + MAILS_AT_ONCE).map((mail) => ({
      messageId: `<${randomUUID()}@opora>`,
      recipient: mail.to,
      subject: mail.subject,
      body: mail.body,
      calendar: mail.calendar ?? null,
      unsubscribe: mail.unsubscribe ?? null,
      secret: mail.secret ?? false,
      sentAt: null,
      failedAt: null,
      lastError: null
    }));
    await db.insertInto('mailMessage').values(rows).execute();
  }
}

/** A statement takes 65,535 values. */
const MAILS_AT_ONCE = 500;

/** Mail waiting to leave, as the sender works through it. */
export function outbox(db: Kysely<Schema>) {
  return {
    due: (limit: number): Promise<OutgoingMail[]> =>
      db
        .selectFrom('mailMessage')
        .select(['id', 'messageId', 'recipient', 'subject', 'body', 'calendar', 'unsubscribe', 'attempts'])
        .where('sentAt', 'is', null)
        .where('failedAt', 'is', null)
        .where('nextAttempt', '<=', new Date())
        .orderBy('createdAt')
        .limit(limit)
        .execute(),

    sent: async (id: string): Promise<void> => {
      await db
        .updateTable('mailMessage')
        .set((row) => ({
          sentAt: new Date(),
          body: row.case().when('secret', '=', true).then('').else(row.ref('body')).end(),
          unsubscribe: row.case().when('unsubscribe', 'is not', null).then('').end()
        }))
        .where('id', '=', id)
        .execute();
    },

    /** Puts off the next attempt, or gives the mail up. */
    refused: async ({ id, attempts }: OutgoingMail, reason: string, isFinal: boolean): Promise<void> => {
      const given = attempts + 1;
      const wait = minutesToNextAttempt(given, isFinal);
      const next = new Date(Date.now() + 60_000 * (wait ?? 0));
      await db
        .updateTable('mailMessage')
        .set({
          attempts: given,
          nextAttempt: next,
          lastError: reason,
          failedAt: wait === null ? new Date() : null
        })
        .where('id', '=', id)
        .execute();
    },

    /** Sends a mail that was given up once more, as if it were new; of all of them without an id. How many there were. */
    sendAgain: async (id: string | null): Promise<number> => {
      const { numUpdatedRows } = await db
        .updateTable('mailMessage')
        .set({ attempts: 0, nextAttempt: new Date(), failedAt: null })
        .where('failedAt', 'is not', null)
        .where('sentAt', 'is', null)
        .$if(id !== null, (query) => query.where('id', '=', id as string))
        .executeTakeFirst();
      return Number(numUpdatedRows);
    },

    waiting: async (): Promise<{ waiting: number; failed: number }> => {
      const count = await db
        .selectFrom('mailMessage')
        .select((row) => [
          row.fn.countAll<number>().filterWhere('failedAt', 'is', null).as('waiting'),
          row.fn.countAll<number>().filterWhere('failedAt', 'is not', null).as('failed')
        ])
        .where('sentAt', 'is', null)
        .executeTakeFirstOrThrow();
      return { waiting: Number(count.waiting), failed: Number(count.failed) };
    }
  };
}
