import type { Readable } from 'node:stream';
import { dayInSlovakia } from '#lib/domain/shared/calendar-day.ts';
import type { Database, Db } from '../db/db.ts';
import { readReferenceRevision } from '../db/reference-revision.ts';
import { registerImportStore } from '../db/register-imports.ts';
import { registeredServiceStore } from '../db/registered-services.ts';
import { describeRegister } from '../db/shown-register.ts';
import type { FileStore } from '../files.ts';
import type { PageCache } from '../page-cache.ts';
import type { RegisterImport } from '../use-cases/directory/register/register-work.ts';
import { readRegisterXml } from './read-register-xml.ts';
import { RefusedFile } from './register-file.ts';
import { settleCodes, settlePlaces, showRegister } from './show-register.ts';
import { stageRegister } from './stage-register.ts';

/** Brings files of the national register in, in the background. */
export type RegisterReader = {
  /** Looks for work; what waits is in the database. */
  wake(): void;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
  /** Ends the step under way. */
  stop(): Promise<void>;
};

type Over = {
  database: Pick<Database, 'bulkDb' | 'publicDb'>;
  files: Pick<FileStore, 'stream'>;
  pages: Pick<PageCache, 'changed'>;
  /** What else has to follow when the public directory has changed, as the search. */
  follow?: (signal: AbortSignal) => Promise<unknown>;
};

const LOOK_EVERY_MS = 30_000;
const DAY_MS = 86_400_000;
/** A file that ended the program so many times is not begun again. */
const MOST_ATTEMPTS = 5;
const CLEARED_AT_ONCE = 300;

/**
 * Reads files of the register that wait, applies those the operator let count, and keeps the public directory at what
 * the register says. Where it was when the program ended is in the database: the next start takes it up again.
 */
export function startRegister(
  { database, files, pages, follow }: Over,
  onError: (error: Error) => void,
  { everyMs = LOOK_EVERY_MS, now = () => new Date() } = {}
): RegisterReader {
  const db = database.bulkDb;
  const stopping = new AbortController();
  const { signal } = stopping;
  let again = false;
  let shownAt: number | null = null;
  let running: Promise<void> | null = null;

  async function drain(): Promise<void> {
    do {
      again = false;
      const before = await readReferenceRevision(database.publicDb);
      await workOn(await registerImportStore(db).findOpen());
      await settleCodes(db, dayInSlovakia(now()), signal);
      await settlePlaces(db, dayInSlovakia(now()), signal);
      await showToday();
      await clearOutdated(db, signal);
      const after = await readReferenceRevision(database.publicDb);
      if (after === before) continue;
      pages.changed('reference', after);
      await follow?.(signal);
    } while (again && !signal.aborted);
  }

  async function workOn(open: RegisterImport | undefined): Promise<void> {
    if (!open || signal.aborted) return;
    if (open.stage === 'waiting' || open.stage === 'reading') await read(open);
    if (open.stage === 'applying') await apply(open);
    if (open.stage === 'applying' || open.stage === 'showing') await show(open);
  }

  async function read(file: RegisterImport): Promise<void> {
    const imports = registerImportStore(db);
    if ((await imports.beginReading(file.id)) > MOST_ATTEMPTS)
      return imports.markRefused(file.id, 'damaged', null);
    const stored = file.heldFile === null ? null : await files.stream(file.heldFile);
    if (!stored) return imports.markRefused(file.id, 'file-missing', null);
    let readBytes = 0;
    const counted = counting(stored.content, (bytes) => {
      readBytes = bytes;
    });
    try {
      const today = dayInSlovakia(now());
      await stageRegister(db, file, readRegisterXml(counted), { signal, today, readBytes: () => readBytes });
    } catch (fault) {
      if (!(fault instanceof RefusedFile)) throw fault;
      await imports.markRefused(file.id, fault.refusal, fault.line);
    } finally {
      stored.content.destroy();
    }
  }

  /** From here on the register stands by the file; the public directory follows in short steps. */
  async function apply({ id, asOf }: RegisterImport): Promise<void> {
    await db.transaction().execute(async (tx) => {
      await registerImportStore(tx).markApplied(id);
      await describeRegister(tx, id, asOf);
    });
  }

  async function show({ id }: RegisterImport): Promise<void> {
    await showRegister(db, dayInSlovakia(now()), signal);
    if (signal.aborted) return;
    shownAt = now().getTime();
    await registerImportStore(db).setStage(id, 'applied');
  }

  /** Services end by themselves on their day. */
  async function showToday(): Promise<void> {
    if (shownAt !== null && now().getTime() - shownAt < DAY_MS) return;
    await showRegister(db, dayInSlovakia(now()), signal);
    shownAt = now().getTime();
  }

  function wake(): void {
    if (signal.aborted) return;
    again = true;
    running ??= drain()
      .catch((error: Error) => {
        if (!signal.aborted) onError(error);
      })
      .finally(() => {
        running = null;
      });
  }

  const timer = setInterval(wake, everyMs);
  wake();
  return {
    wake,
    idle: async () => {
      while (running) await running;
    },
    stop: async () => {
      stopping.abort();
      clearInterval(timer);
      await running;
    }
  };
}

async function* counting(content: Readable, tell: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of content as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    yield chunk;
    tell(bytes);
  }
}

/** Rows of files that no longer count leave in short steps. */
async function clearOutdated(db: Db, signal: AbortSignal): Promise<void> {
  const services = registeredServiceStore(db);
  for (const id of await services.outdated()) {
    while (!signal.aborted && (await services.clear(id, CLEARED_AT_ONCE)) === CLEARED_AT_ONCE);
  }
}
