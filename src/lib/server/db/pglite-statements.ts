import { type PGlite, protocol, types } from '@electric-sql/pglite';

type BackendMessage = Awaited<ReturnType<PGlite['execProtocolStream']>>[number];

/**
 * What one statement gave: rows as objects by column, and how many rows it wrote. What is named in `json` still stands
 * as text: an object costs more to hand from thread to thread than its text costs to send and read.
 */
export type StatementResult = {
  rows: Record<string, unknown>[];
  json: readonly string[];
  affectedRows: number;
};

/** A statement the database has parsed: the types it wants, and the columns it gives. */
type Prepared = {
  name: string;
  parameterTypes: number[];
  columns: { name: string; type: number }[];
  /** Those of the columns that hold JSON. */
  json: string[];
};

/** Prepared statements hold their plans in memory; beyond this many the longest unused one is closed. */
const MOST_PREPARED = 400;
/** Long statements are insertions of many rows, hardly ever asked for twice with as many. */
const LONGEST_PREPARED = 3_000;

const { serialize } = protocol;
const {
  CommandCompleteMessage,
  DatabaseError,
  DataRowMessage,
  ParameterDescriptionMessage,
  RowDescriptionMessage
} = protocol.messages;

/**
 * Runs statements on the embedded database, each text parsed and planned once. PGlite's own `query` enters the
 * database six times and plans anew: 330 µs for a read by key, against 47 µs this way (docs/decisions/0003).
 */
export class PreparedStatements {
  readonly #pg: PGlite;
  // A Map keeps the order of insertion: taking a statement out and in again makes it the youngest.
  readonly #prepared = new Map<string, Prepared>();
  #named = 0;

  constructor(pg: PGlite) {
    this.#pg = pg;
  }

  /** @throws the database's error as PGlite gives it: with code, detail, constraint and table */
  async run(sql: string, parameters: readonly unknown[]): Promise<StatementResult> {
    const statement = await this.#prepare(sql);
    const values = parameters.map((value, at) => this.#written(value, statement.parameterTypes[at]));
    const messages = await this.#send(
      serialize.bind({ statement: statement.name, values }),
      serialize.execute({})
    );
    return this.#read(statement, messages);
  }

  /** Forgets every plan; to be called after the shape of a table may have changed. */
  async forget(): Promise<void> {
    if (this.#prepared.size === 0) return;
    this.#prepared.clear();
    await this.#pg.exec('deallocate all');
  }

  async #prepare(sql: string): Promise<Prepared> {
    const known = this.#prepared.get(sql);
    if (known) {
      this.#prepared.delete(sql);
      this.#prepared.set(sql, known);
      return known;
    }
    const isKept = sql.length <= LONGEST_PREPARED;
    const name = isKept ? `s${++this.#named}` : '';
    const messages = await this.#send(
      serialize.parse({ name, text: sql }),
      serialize.describe({ type: 'S', name })
    );
    const prepared: Prepared = { name, parameterTypes: [], columns: [], json: [] };
    for (const message of messages) {
      if (message instanceof ParameterDescriptionMessage) prepared.parameterTypes = message.dataTypeIDs;
      if (message instanceof RowDescriptionMessage) {
        prepared.columns = message.fields.map((field) => ({ name: field.name, type: field.dataTypeID }));
        prepared.json = prepared.columns.filter(({ type }) => isJson(type)).map((column) => column.name);
      }
    }
    if (isKept) {
      this.#prepared.set(sql, prepared);
      await this.#closeOldest();
    }
    return prepared;
  }

  async #closeOldest(): Promise<void> {
    if (this.#prepared.size <= MOST_PREPARED) return;
    for (const [sql, { name }] of this.#prepared) {
      this.#prepared.delete(sql);
      await this.#send(serialize.close({ type: 'S', name }));
      return;
    }
  }

  #written(value: unknown, type: number | undefined): string | null {
    if (value === null || value === undefined) return null;
    const write = type === undefined ? undefined : this.#pg.serializers[type];
    return write ? write(value) : String(value);
  }

  /** Sends messages as one, ended by a sync, and gives what came back. */
  async #send(...messages: Uint8Array[]): Promise<BackendMessage[]> {
    const answered = await this.#pg.execProtocolStream(joined([...messages, serialize.sync()]), {
      syncToFs: false,
      throwOnError: false
    });
    const error = answered.find((message) => message instanceof DatabaseError);
    if (error) throw error;
    return answered;
  }

  #read({ columns, json }: Prepared, messages: BackendMessage[]): StatementResult {
    const parsers = columns.map(({ type }) => (isJson(type) ? undefined : this.#pg.parsers[type]));
    const rows: Record<string, unknown>[] = [];
    let affectedRows = 0;
    for (const message of messages) {
      if (message instanceof DataRowMessage) {
        const row: Record<string, unknown> = {};
        message.fields.forEach((field, at) => {
          const parse = parsers[at];
          row[columns[at]?.name ?? at] = field === null || !parse ? field : parse(field);
        });
        rows.push(row);
      } else if (message instanceof CommandCompleteMessage) affectedRows = writtenRows(message.text);
    }
    return { rows, json, affectedRows };
  }
}

function isJson(type: number): boolean {
  return type === types.JSON || type === types.JSONB;
}

function joined(messages: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(messages.reduce((size, message) => size + message.length, 0));
  let at = 0;
  for (const message of messages) {
    whole.set(message, at);
    at += message.length;
  }
  return whole;
}

/** `INSERT 0 5`, `UPDATE 2`: how many rows a statement wrote; 0 for one that only reads. */
function writtenRows(tag: string): number {
  const [command, ...counts] = tag.split(' ');
  const writes = ['INSERT', 'UPDATE', 'DELETE', 'MERGE', 'COPY'].includes(command ?? '');
  return writes ? Number(counts.at(-1) ?? 0) : 0;
}
