import type { Database } from '../db/db.ts';
import { type ClaimedFile, claimReading, hasHurt, resumeReadings } from '../db/reading-turns.ts';
import type { FileStore } from '../files.ts';
import { inTransaction } from '../stores.ts';
import type { DocumentReader } from '../use-cases/documents/document-work.ts';
import type { ReadPieces } from '../use-cases/old-plan/old-plan-work.ts';
import { readOldPlan } from '../use-cases/old-plan/stage-old-plan.ts';
import { LONGEST_MS, readPiecesApart } from './read-pieces-apart.ts';

type Over = {
  database: Pick<Database, 'bulkDb' | 'engine'>;
  files: Pick<FileStore, 'get' | 'put'>;
  read?: typeof readPiecesApart;
};

const LOOK_EVERY_MS = 30_000;

/**
 * Reads the old plans that wait, one after another. What waits is in the database: a restart takes it up again, and one
 * that ends the program more than three times is left alone.
 */
export function startOldPlans(
  { database, files, read = readPiecesApart }: Over,
  onError: (error: Error) => void,
  { everyMs = LOOK_EVERY_MS } = {}
): DocumentReader {
  const db = database.bulkDb;
  let stopped = false;
  let again = false;
  let resumed = false;
  let running: Promise<void> | null = null;

  async function readOne(claimed: ClaimedFile): Promise<void> {
    const inBody: Parameters<typeof readOldPlan>[0]['inBody'] = (work) =>
      inTransaction(db, claimed.bodyId, work);
    const plan = await inBody(({ oldPlans }) => oldPlans.find(claimed.id));
    const content = hasHurt(claimed) ? null : await files.get(claimed.hash);
    if (!plan) return;
    if (!content) await inBody(({ oldPlans }) => oldPlans.markFailed(claimed.id, 'damaged'));
    else {
      // One that breaks even the reader holds no other back.
      const readPieces = (file: Uint8Array) =>
        read(file).catch((): ReadPieces => ({ outcome: 'refused', refusal: 'damaged' }));
      await readOldPlan({ inBody, files, readPieces }, plan, content);
    }
  }

  async function drain(): Promise<void> {
    // Only one process owns the embedded database: what it left half done, nobody else is doing.
    if (!resumed && database.engine === 'pglite') await resumeReadings(db, 'old_plan');
    resumed = true;
    const next = () => claimReading(db, 'old_plan', new Date(), 2 * LONGEST_MS);
    do {
      again = false;
      for (let one = await next(); one; one = await next()) {
        await readOne(one);
        if (stopped) return;
      }
    } while (again && !stopped);
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
