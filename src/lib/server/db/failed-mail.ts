import type { Db } from './db.ts';

/** Mails that were given up, the newest first, without what they say: some carried a key. */
export function failedMail(db: Db) {
  return db
    .selectFrom('mailMessage')
    .select(['id', 'recipient', 'subject', 'createdAt', 'lastError', 'attempts'])
    .where('failedAt', 'is not', null)
    .orderBy('createdAt', 'desc')
    .limit(100)
    .execute();
}
