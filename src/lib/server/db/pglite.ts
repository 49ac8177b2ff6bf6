import { Worker } from 'node:worker_threads';
import {
  CamelCasePlugin,
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult
} from 'kysely';
import type { Database } from './db.ts';
import type { WorkerError, WorkerOptions, WorkerReply, WorkerRequest } from './pglite-worker.ts';
import type { Schema } from './schema.ts';
import { isSentAlong } from './sent-along.ts';
import { Turns, type Urgency } from './turns.ts';

/** Omit over a union, member by member. */
type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
type Rows = Pick<Extract<WorkerReply, { rows: unknown }>, 'ms' | 'rows' | 'json' | 'affectedRows'>;

/** An error of the embedded database, with the same names `pg` gives to its own. */
export class EmbeddedDatabaseError extends Error {
  readonly code: string | undefined;
  readonly constraint: string | undefined;
  readonly detail: string | undefined;
  readonly table: string | undefined;

  constructor(error: WorkerError) {
    super(error.message);
    this.code = error.code;
    this.constraint = error.constraint;
    this.detail = error.detail;
    this.table = error.table;
  }
}

/** The thread that holds the embedded database; it runs statements in the order they are asked. */
export class EmbeddedDatabase {
  readonly turns = new Turns();
  readonly #worker: Worker;
  readonly #pending = new Map<number, { resolve: (rows: Rows) => void; reject: (error: Error) => void }>();
  #unsent: WorkerRequest[] = [];
  #isSending = false;
  readonly #lost = Promise.withResolvers<Error>();
  #nextId = 1;
  /** Why nothing can be asked any more. */
  #ended: Error | null = null;
  #closing = false;

  private constructor(worker: Worker) {
    this.#worker = worker;
  }

  /** Resolves when the thread has ended though nobody closed it. */
  get lost(): Promise<Error> {
    return this.#lost.promise;
  }

  static async open(options: WorkerOptions): Promise<EmbeddedDatabase> {
    const worker = new Worker(new URL('./pglite-worker.ts', import.meta.url), { workerData: options });
    const opened = new EmbeddedDatabase(worker);
    const ready = new Promise<Rows>((resolve, reject) => opened.#pending.set(0, { resolve, reject }));
    worker.on('message', (replies: WorkerReply[]) => {
      for (const reply of replies) opened.#settle(reply);
    });
    worker.on('error', (error) => opened.#end(error as Error));
    worker.on('exit', () => opened.#end(new Error('The embedded database has ended.')));
    await ready;
    return opened;
  }

  ask(request: Without<WorkerRequest, 'id'>): Promise<Rows> {
    const answered = this.askAlong(request);
    // What is asked in the same moment travels together: waking the other thread costs more than a short read.
    if (!this.#isSending) queueMicrotask(() => this.#send());
    this.#isSending = true;
    return answered;
  }

  /** Asks when the next one asks; until then nothing is sent. */
  askAlong(request: Without<WorkerRequest, 'id'>): Promise<Rows> {
    if (this.#ended) return Promise.reject(this.#ended);
    const id = this.#nextId++;
    this.#unsent.push({ ...request, id });
    return new Promise((resolve, reject) => this.#pending.set(id, { resolve, reject }));
  }

  #send(): void {
    const requests = this.#unsent;
    this.#unsent = [];
    this.#isSending = false;
    this.#worker.postMessage(requests);
  }

  /** How often the operating system was asked to put the log on the disk. */
  async fsyncCount(): Promise<number> {
    const { rows } = await this.ask({ kind: 'fsync-count' });
    return Number(rows[0]?.fsyncs);
  }

  /** The whole cluster as a tarball; only for templates of small databases (docs/decisions/0003). */
  async dump(): Promise<Uint8Array> {
    const { rows } = await this.ask({ kind: 'dump' });
    return rows[0]?.tarball as Uint8Array;
  }

  async close(): Promise<void> {
    await this.turns.take('bulk');
    this.#closing = true;
    await this.ask({ kind: 'close' });
    await this.#worker.terminate();
  }

  #settle(reply: WorkerReply): void {
    const waiting = this.#pending.get(reply.id);
    this.#pending.delete(reply.id);
    if ('error' in reply) waiting?.reject(new EmbeddedDatabaseError(reply.error));
    else waiting?.resolve(reply);
  }

  #end(error: Error): void {
    this.#ended ??= error;
    if (!this.#closing) this.#lost.resolve(this.#ended);
    for (const { reject } of this.#pending.values()) reject(this.#ended);
    this.#pending.clear();
  }
}

function readJson(rows: Record<string, unknown>[], columns: readonly string[]): void {
  for (const row of rows) {
    for (const name of columns) {
      const text = row[name];
      if (typeof text === 'string') row[name] = JSON.parse(text);
    }
  }
}

/** One piece of work: statements that stand alone, or a transaction, which holds the database's only session. */
class EmbeddedConnection implements DatabaseConnection {
  readonly #database: EmbeddedDatabase;
  readonly #urgency: Urgency;
  #holdsTurn = false;
  #isInTransaction = false;
  /** Why a statement that nobody waited for failed. */
  #failure: Error | null = null;

  constructor(database: EmbeddedDatabase, urgency: Urgency) {
    this.#database = database;
    this.#urgency = urgency;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (this.#isInTransaction && isSentAlong(query)) return this.#sendAlong(query);
    if (!this.#holdsTurn) await this.#database.turns.pass();
    const { rows, json, affectedRows, ms } = await this.#ask(query);
    if (!this.#holdsTurn) this.#database.turns.count(ms);
    if (json) readJson(rows, json);
    // Rows have whatever shape the caller's types claim, as with every driver.
    const result = { rows: rows as R[] };
    return affectedRows === undefined ? result : { ...result, numAffectedRows: BigInt(affectedRows) };
  }

  async begin(): Promise<void> {
    if (!this.#holdsTurn) await this.takeTurn();
    this.#isInTransaction = true;
    this.#failure = null;
    this.#sendAlong(BEGIN);
  }

  /** @throws what a statement nobody waited for failed with; the database has then kept nothing */
  async commit(): Promise<void> {
    await this.#ask(COMMIT);
    this.#isInTransaction = false;
    if (this.#failure) throw this.#failure;
  }

  async rollback(): Promise<void> {
    this.#isInTransaction = false;
    await this.#database.ask({ kind: 'query', sql: ROLLBACK.sql, parameters: [] });
  }

  /** After a failure the database refuses every later statement of the transaction: the first reason is told. */
  async #ask({ sql, parameters }: CompiledQuery): Promise<Rows> {
    try {
      return await this.#database.ask({ kind: 'query', sql, parameters });
    } catch (error) {
      throw this.#failure ?? error;
    }
  }

  #sendAlong({ sql, parameters }: CompiledQuery): { rows: [] } {
    this.#database.askAlong({ kind: 'query', sql, parameters }).catch((error: Error) => {
      this.#failure ??= error;
    });
    return { rows: [] };
  }

  async takeTurn(): Promise<void> {
    await this.#database.turns.take(this.#urgency);
    this.#holdsTurn = true;
  }

  giveTurn(): void {
    if (!this.#holdsTurn) return;
    this.#holdsTurn = false;
    this.#database.turns.give();
  }

  // biome-ignore lint/correctness/useYield: the interface asks for a generator; PGlite cannot stream
  async *streamQuery(): AsyncIterableIterator<never> {
    throw new Error('The embedded database cannot stream; page by key instead.');
  }
}

class EmbeddedDriver implements Driver {
  readonly #database: EmbeddedDatabase;
  readonly #urgency: Urgency;

  constructor(database: EmbeddedDatabase, urgency: Urgency) {
    this.#database = database;
    this.#urgency = urgency;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<EmbeddedConnection> {
    const connection = new EmbeddedConnection(this.#database, this.#urgency);
    // Single statements of an import wait in its line like its transactions: people go first.
    if (this.#urgency === 'bulk') await connection.takeTurn();
    return connection;
  }

  async beginTransaction(connection: EmbeddedConnection): Promise<void> {
    await connection.begin();
  }

  async commitTransaction(connection: EmbeddedConnection): Promise<void> {
    await connection.commit();
  }

  async rollbackTransaction(connection: EmbeddedConnection): Promise<void> {
    await connection.rollback();
  }

  async releaseConnection(connection: EmbeddedConnection): Promise<void> {
    connection.giveTurn();
  }

  async destroy(): Promise<void> {}
}

const BEGIN = CompiledQuery.raw('begin');
const COMMIT = CompiledQuery.raw('commit');
const ROLLBACK = CompiledQuery.raw('rollback');

function handleOn<S>(database: EmbeddedDatabase, urgency: Urgency): Kysely<S> {
  return new Kysely<S>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new EmbeddedDriver(database, urgency),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler()
    },
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })]
  });
}

/** Opens the embedded database and gives the handles the program works with. */
export async function openPglite(options: WorkerOptions): Promise<Database & { embedded: EmbeddedDatabase }> {
  const embedded = await EmbeddedDatabase.open(options);
  const db = handleOn<Schema>(embedded, 'interactive');
  return {
    engine: 'pglite',
    db,
    // One session serves all here; what keeps public pages to public tables is the type, and a test that
    // plays every public query as role opora_public (docs/decisions/0005).
    publicDb: db,
    bulkDb: handleOn<Schema>(embedded, 'bulk'),
    exec: async (sql) => {
      await embedded.turns.take('interactive');
      await embedded.ask({ kind: 'exec', sql }).finally(() => embedded.turns.give());
    },
    longestLeaseMs: () => embedded.turns.longestMs,
    lost: embedded.lost,
    close: () => embedded.close(),
    embedded
  };
}
