import type { Database, Db } from '../db/db.ts';
import { hasHurt, resumeReadings } from '../db/reading-turns.ts';
import type { FileStore } from '../files.ts';
import { searchLanguage } from '../search/search-language.ts';
import { inTransaction } from '../stores.ts';
import type { DocumentReader, DocumentText } from '../use-cases/documents/document-work.ts';
import { type Claimed, claimDocument, nextUnsettled } from './claim-document.ts';
import { readTextApart } from './read-text-apart.ts';
import { settleDocument } from './settle-document.ts';

type Over = {
  database: Pick<Database, 'bulkDb' | 'engine'>;
  files: Pick<FileStore, 'get'>;
  read?: typeof readTextApart;
};

const PASSAGES_AT_ONCE = 25;
const DAMAGED: DocumentText = { outcome: 'failed', fault: 'damaged' };
const LOOK_EVERY_MS = 30_000;

/**
 * Reads the documents that wait, one after another, and puts them where the public finds them. What waits is in the
 * database: a restart takes it up again, and one that cannot be read holds no other back.
 */
export function startReading(
  { database, files, read = readTextApart }: Over,
  onError: (error: Error) => void,
  { everyMs = LOOK_EVERY_MS } = {}
): DocumentReader {
  const db = database.bulkDb;
  let stopped = false;
  let again = false;
  let resumed = false;
  let running: Promise<void> | null = null;

  async function readOne(claimed: Claimed): Promise<void> {
    const content = hasHurt(claimed) ? null : await files.get(claimed.hash);
    const text: DocumentText = content
      ? // One that breaks even the reader holds no other back.
        await read(content, claimed.format).catch(() => DAMAGED)
      : hasHurt(claimed)
        ? DAMAGED
        : { outcome: 'failed', fault: 'missing' };
    await keepText(db, claimed, text);
  }

  async function drain(): Promise<void> {
    // Only one process owns the embedded database: what it left half done, nobody else is doing.
    if (!resumed && database.engine === 'pglite') await resumeReadings(db, 'body_document');
    resumed = true;
    const failed = new Set<string>();
    do {
      again = false;
      for (let one = await claimDocument(db, new Date()); one; one = await claimDocument(db, new Date())) {
        await readOne(one);
        if (stopped) return;
        await settleAll(failed);
      }
      await settleAll(failed);
    } while (again && !stopped);
  }

  async function settleAll(failed: Set<string>): Promise<void> {
    const { mark } = searchLanguage();
    while (!stopped) {
      const next = await nextUnsettled(db, mark, failed);
      if (!next) return;
      await settleDocument(db, next.bodyId, next.id, mark).catch((error: Error) => {
        failed.add(next.id);
        onError(error);
      });
    }
  }

  function wake(): void {
    if (stopped) return;
    again = true;
    // The database may be restarting; what waits is taken up at the next look.
    running ??= drain()
      .catch((error: Error) => {
        if (!stopped) onError(error);
      })
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

/** Keeps the passages in short transactions, then says that they are there. */
async function keepText(db: Db, { bodyId, id }: Claimed, text: DocumentText): Promise<void> {
  const passages = text.outcome === 'read' ? text.passages : [];
  await inTransaction(db, bodyId, ({ documents }) => documents.clearPassages(id));
  for (let at = 0; at < passages.length; at += PASSAGES_AT_ONCE) {
    const part = passages.slice(at, at + PASSAGES_AT_ONCE);
    await inTransaction(db, bodyId, ({ documents }) => documents.addPassages(id, at, part));
  }
  await inTransaction(db, bodyId, ({ documents }) => documents.markRead(id, text));
}
