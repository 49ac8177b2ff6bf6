import type { Database } from '../db/db.ts';
import type { FileStore } from '../files.ts';
import { keepSearch } from '../search/keep-search.ts';
import { sweepProposals } from '../spreadsheets/proposals.ts';
import { chainEvents } from './chain-events.ts';
import { collectFiles, forgetUnplacedPictures } from './collect-files.ts';
import { removeExpired } from './retention.ts';
import { sendConfirmations } from './send-confirmations.ts';
import { sendDigests } from './send-digests.ts';
import { sendNotices } from './send-notices.ts';
import { sendReminders } from './send-reminders.ts';
import { takeBackArrivals } from './take-back.ts';

type Over = { database: Pick<Database, 'bulkDb' | 'engine'>; files: FileStore };
/** What goes out by mail needs to know where this installation is, and whom to wake. */
type OverRunning = Over & {
  origin: string;
  formKey: string;
  mail: { wake(): void };
  proposalsFolder: string;
};

/** What a round did, in rows, events and files. */
export type Round = { rows: number; events: number; files: number };

/**
 * Does what is done every day: chains events, collects files, removes what has been kept for its days, keeps
 * the search quick. Files before pictures, so that a file goes a day after the last row that named it. Everything may be
 * repeated at any time, and by two processes at once. A part that fails stops no other; it is thrown at the end.
 */
export async function runRound({ database, files }: Over, now: Date, signal?: AbortSignal): Promise<Round> {
  const db = database.bulkDb;
  const failures: Error[] = [];
  const part = (work: () => Promise<number>): Promise<number> =>
    signal?.aborted
      ? Promise.resolve(0)
      : work().catch((failure: Error) => {
          failures.push(failure);
          return 0;
        });
  const events = await part(() => chainEvents(db));
  const arrivals = await part(() => takeBackArrivals(db));
  const collected = await part(() => collectFiles(db, files, now));
  const expired = await part(() => removeExpired(db, files, now));
  const pictures = await part(() => forgetUnplacedPictures(db, now));
  await part(() => keepSearch(database, signal).then(() => 0));
  if (failures.length > 0)
    throw new AggregateError(failures, failures.map(({ message }) => message).join('; '));
  return { events, files: collected, rows: arrivals + expired + pictures };
}

const MINUTE_MS = 60_000;
/** Events are chained soon: what is not chained yet can be changed without a trace. */
const CHAIN_EVERY_MS = 10 * MINUTE_MS;
/** Whoever has news hears of it soon after seven; looking when there is none costs one reading of an index. */
const DIGESTS_EVERY_MS = 10 * MINUTE_MS;
const ROUND_EVERY_MS = 24 * 60 * MINUTE_MS;
/** After a start people come first. */
const FIRST_ROUND_MS = 5 * MINUTE_MS;

export type Rounds = {
  /** Finishes the step under way and stops. */
  stop(): Promise<void>;
};

/**
 * Chains events and sends the mails of the day every ten minutes, and makes a round every day, one after another, while
 * the program runs.
 */
export function startRounds(over: OverRunning, onError: (error: Error) => void): Rounds {
  const stopping = new AbortController();
  let running: Promise<unknown> = Promise.resolve();
  const after = (work: () => Promise<unknown>) => {
    running = running.then(() => (stopping.signal.aborted ? undefined : work())).catch(onError);
  };
  const round = () =>
    after(async () => {
      await runRound(over, new Date(), stopping.signal);
      await sweepProposals(over.proposalsFolder, new Date());
    });
  const digests = async () => {
    const { bulkDb } = over.database;
    let mails = 0;
    for (const send of [sendDigests, sendConfirmations, sendReminders])
      mails += await send(bulkDb, over.origin, new Date());
    if (mails > 0) over.mail.wake();
  };
  const notices = async () => {
    if ((await sendNotices(over.database.bulkDb, over, new Date())) > 0) over.mail.wake();
  };
  const timers = [
    setInterval(() => after(digests), DIGESTS_EVERY_MS),
    setInterval(() => after(notices), DIGESTS_EVERY_MS),
    setInterval(() => after(() => chainEvents(over.database.bulkDb)), CHAIN_EVERY_MS),
    setInterval(round, ROUND_EVERY_MS)
  ];
  const first = setTimeout(round, FIRST_ROUND_MS);
  return {
    stop: async () => {
      stopping.abort();
      for (const timer of timers) clearInterval(timer);
      clearTimeout(first);
      await running;
    }
  };
}
