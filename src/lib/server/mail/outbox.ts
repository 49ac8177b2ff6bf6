import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Db } from '../db/db.ts';
import type { Schema } from '../db/schema.ts';

export type NewMail = {
  to: string;
  subject: string;
  body: string;
  /** A calendar file that comes with it (RFC 5545). */
  calendar?: string;
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
  attempts: number;
};

/** A mail that was refused this often is given up and shown to the operator. */
export const MOST_ATTEMPTS = 8;

/** Puts a mail into the outbox; given a transaction, it leaves only if what it tells of is kept. */
export async function queueMail(db: Kysely<Schema>, mail: NewMail): Promise<void> {
  await db
    .insertInto('mailMessage')
    .values({
      messageId: `<${randomUUID()}@opora>`,
      recipient: mail.to,
      subject: mail.subject,
      body: mail.body,
      calendar: mail.calendar ?? null,
      secret: mail.secret ?? false,
      sentAt: null,
      failedAt: null,
      lastError: null
    })
    .execute();
}

/** Mail waiting to leave, as the sender works through it. */
export function outbox(db: Db) {
  return {
    due: (limit: number): Promise<OutgoingMail[]> =>
      db
        .selectFrom('mailMessage')
        .select(['id', 'messageId', 'recipient', 'subject', 'body', 'calendar', 'attempts'])
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
          body: row.case().when('secret', '=', true).then('').else(row.ref('body')).end()
        }))
        .where('id', '=', id)
        .execute();
    },

    /** Puts off the next attempt: 1, 2, 4 … minutes. */
    refused: async ({ id, attempts }: OutgoingMail, reason: string): Promise<void> => {
      const given = attempts + 1;
      const next = new Date(Date.now() + 60_000 * 2 ** attempts);
      await db
        .updateTable('mailMessage')
        .set({
          attempts: given,
          nextAttempt: next,
          lastError: reason,
          failedAt: given >= MOST_ATTEMPTS ? new Date() : null
        })
        .where('id', '=', id)
        .execute();
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
