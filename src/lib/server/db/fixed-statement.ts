import { CompiledQuery, type Kysely, type RawBuilder, sql } from 'kysely';
import type { Schema } from './schema.ts';

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
export function fixedStatement(
  build: (value: (name: string) => RawBuilder<unknown>) => RawBuilder<unknown>
): (db: Kysely<Schema>, values: Readonly<Record<string, unknown>>) => CompiledQuery {
  let built: CompiledQuery | null = null;
  return (db, values) => {
    built ??= build((name) => sql`${new Slot(name)}`).compile(db);
    const given = built.parameters.map((parameter) =>
      parameter instanceof Slot ? values[parameter.name] : parameter
    );
    return CompiledQuery.raw(built.sql, given);
  };
}
