import { CompiledQuery, type QueryExecutorProvider, type RawBuilder, sql } from 'kysely';

/** The place of a value in a statement that is built once. */
class Slot {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/**
 * A statement whose text is built the first time it is asked for; afterwards only its values change. Putting a text
 * together takes as long as running a short statement.
 */
export function fixedStatement<Row = unknown>(
  build: (value: (name: string) => RawBuilder<unknown>) => RawBuilder<Row>
): (db: QueryExecutorProvider, values: Readonly<Record<string, unknown>>) => CompiledQuery<Row> {
  let built: CompiledQuery<Row> | null = null;
  return (db, values) => {
    built ??= build((name) => sql`${new Slot(name)}`).compile(db);
    const given = built.parameters.map((parameter) =>
      parameter instanceof Slot ? values[parameter.name] : parameter
    );
    return CompiledQuery.raw(built.sql, given) as CompiledQuery<Row>;
  };
}
