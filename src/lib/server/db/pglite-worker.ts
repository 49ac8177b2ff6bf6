import * as fs from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite, type PGliteOptions, types } from '@electric-sql/pglite';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { PreparedStatements } from './pglite-statements.ts';

/**
 * The embedded database, in a thread of its own: a slow query must not stall the web server.
 * A message is a list of statements, run in their order; `pglite.ts` decides whose turn it is.
 */
export type WorkerRequest =
  | { id: number; kind: 'query'; sql: string; parameters: readonly unknown[] }
  | { id: number; kind: 'exec'; sql: string }
  | { id: number; kind: 'fsync-count' }
  | { id: number; kind: 'dump' }
  | { id: number; kind: 'close' };

/** `ms` is how long the database worked on it; fields named in `json` still stand as text. */
export type WorkerReply =
  | {
      id: number;
      ms: number;
      rows: Record<string, unknown>[];
      json?: readonly string[];
      affectedRows: number | undefined;
    }
  | { id: number; ms: number; error: WorkerError };

export type WorkerError = {
  message: string;
  code?: string;
  constraint?: string;
  detail?: string;
  table?: string;
};

export type WorkerOptions = {
  /** Folder of the cluster, or null for a database in memory (tests). */
  folder: string | null;
  username: string;
  /** Tarball of a cluster to start from when the folder is new. */
  base: Uint8Array | null;
};

/** V8 compiles WebAssembly quickly at first; with this on, hot functions are compiled once more, better. */
function compileHotFunctionsAgain(isOn: boolean): void {
  const no = isOn ? '' : 'no-';
  setFlagsFromString(`--${no}wasm-tier-up`);
  setFlagsFromString(`--${no}wasm-dynamic-tiering`);
}

/**
 * The engine, whose SQL parser is never compiled again: that one function (105 kB, one loop) would take 600 MiB and a
 * second, for nothing, since each text is parsed once (docs/decisions/0003). How a function is compiled at its first
 * call decides about it for ever.
 */
class Engine extends PGlite {
  override callMain(words: string[]): number {
    compileHotFunctionsAgain(true);
    return super.callMain(words);
  }

  /** What PGlite does first of all with an engine that has started. */
  override async _initArrayTypes(options?: { force?: boolean }): Promise<void> {
    compileHotFunctionsAgain(false);
    // An empty statement goes through the parser and no further.
    await this.exec('');
    compileHotFunctionsAgain(true);
    await super._initArrayTypes(options);
  }
}

// The making of a new cluster has engines of its own, for a second.
compileHotFunctionsAgain(false);

const OID = { int8: 20, date: 1082, numeric: 1700 };

let fsyncs = 0;

/** PGlite never calls fsync by itself: without this, an acknowledged commit does not survive a power cut. */
class DurableNodeFS extends NodeFS {
  override async init(pg: PGlite, options: Parameters<NodeFS['init']>[1]) {
    const initialised = await super.init(pg, options);
    const preRun = initialised.emscriptenOpts.preRun;
    const steps = Array.isArray(preRun) ? preRun : preRun ? [preRun] : [];
    steps.push((module: unknown) => {
      // Emscripten's own type of a mounted file system leaves out the stream operations.
      const nodefs = (module as { NODEFS: { stream_ops: Record<string, unknown> } }).NODEFS;
      nodefs.stream_ops.fsync = (stream: { nfd: number }) => {
        fs.fdatasyncSync(stream.nfd);
        fsyncs += 1;
        return 0;
      };
    });
    initialised.emscriptenOpts.preRun = steps as NonNullable<typeof preRun>;
    return initialised;
  }
}

async function open({ folder, username, base }: WorkerOptions): Promise<Engine> {
  const withoutFastMode = PGlite.defaultStartParams.filter((parameter) => parameter !== '-F');
  const settings = ['shared_buffers=16MB', 'jit=off', 'timezone=UTC', 'client_min_messages=warning'];
  const durable = ['fsync=on', 'wal_sync_method=fsync', 'synchronous_commit=on'];
  const parameters = [...settings, ...(folder ? durable : [])].flatMap((setting) => ['-c', setting]);
  const options: PGliteOptions = {
    extensions: { btree_gist, pg_trgm },
    startParams: [...(folder ? withoutFastMode : PGlite.defaultStartParams), ...parameters],
    // The same shapes that postgres.ts asks of `pg`: days as text, counts and cents as numbers.
    parsers: {
      [OID.int8]: Number,
      [OID.date]: String,
      [OID.numeric]: Number,
      [types.TIMESTAMPTZ]: (at) => new Date(at)
    }
  };
  if (folder) options.fs = new DurableNodeFS(folder);
  if (base) options.loadDataDir = new Blob([base as Uint8Array<ArrayBuffer>]);
  const pg = new Engine(options);
  await pg.waitReady;
  await pg.exec(`set role ${username}`);
  return pg;
}

type Answer = { rows: Record<string, unknown>[]; json?: readonly string[]; affectedRows?: number };

async function answer(pg: PGlite, statements: PreparedStatements, request: WorkerRequest): Promise<Answer> {
  switch (request.kind) {
    case 'query':
      return statements.run(request.sql, request.parameters);
    case 'exec':
      await pg.exec(request.sql);
      await statements.forget();
      return { rows: [] };
    case 'fsync-count':
      return { rows: [{ fsyncs }] };
    case 'dump': {
      const tarball = await pg.dumpDataDir('none');
      return { rows: [{ tarball: new Uint8Array(await tarball.arrayBuffer()) }] };
    }
    case 'close':
      await pg.close();
      return { rows: [] };
  }
}

async function reply(
  pg: PGlite,
  statements: PreparedStatements,
  request: WorkerRequest
): Promise<WorkerReply> {
  const { id } = request;
  const begun = performance.now();
  try {
    const { rows, json = [], affectedRows } = await answer(pg, statements, request);
    const ms = performance.now() - begun;
    return { id, ms, rows, affectedRows, ...(json.length > 0 && { json }) };
  } catch (error) {
    // The engine itself has stopped: whatever it would say from now on, nobody may believe.
    if (error instanceof WebAssembly.RuntimeError) setTimeout(() => process.exit(1), ENGINE_GONE_MS);
    return { id, ms: performance.now() - begun, error: plain(error) };
  }
}

/** The statement that stopped the engine is answered before the thread ends. */
const ENGINE_GONE_MS = 20;

/** Answers that are ready wait this long for the next statement of their message, and no longer. */
const LONGEST_WAIT_MS = 1;

/** A full disk, in the numbers of the system that PGlite is compiled for. */
const NO_SPACE = 51;

function plain(error: unknown): WorkerError {
  // The file system under PGlite throws bare numbers.
  if ((error as { errno?: number }).errno === NO_SPACE) {
    return { message: 'No space left on device', code: 'ENOSPC' };
  }
  const { message, code, constraint, detail, table } = error as WorkerError;
  return {
    message: String(message ?? error),
    ...(code && { code }),
    ...(constraint && { constraint }),
    ...(detail && { detail }),
    ...(table && { table })
  };
}

if (parentPort) {
  const port = parentPort;
  try {
    const pg = await open(workerData as WorkerOptions);
    const statements = new PreparedStatements(pg);
    let queue = Promise.resolve();
    const runAll = async (requests: WorkerRequest[]) => {
      let replies: WorkerReply[] = [];
      let waited = 0;
      for (const request of requests) {
        const done = await reply(pg, statements, request);
        replies.push(done);
        waited += done.ms;
        if (waited < LONGEST_WAIT_MS) continue;
        port.postMessage(replies);
        replies = [];
        waited = 0;
      }
      if (replies.length > 0) port.postMessage(replies);
      if (requests.some(({ kind }) => kind === 'close')) port.close();
    };
    port.on('message', (requests: WorkerRequest[]) => {
      queue = queue.then(() => runAll(requests));
    });
    port.postMessage([{ id: 0, ms: 0, rows: [], affectedRows: undefined }] satisfies WorkerReply[]);
  } catch (error) {
    port.postMessage([{ id: 0, ms: 0, error: plain(error) }] satisfies WorkerReply[]);
    port.close();
  }
}
