import { z } from 'zod';
import { PLANNING_BODY_KINDS } from '#lib/domain/tenancy/planning-body.ts';
import type { Column, TravellingTable } from './travelling-tables.ts';

/** What the first file of an archive says it is. */
export const ARCHIVE_NAME = 'opora-obec';
/** Raised when an older program could no longer read it rightly; new tables and optional columns do not raise it. */
export const ARCHIVE_VERSION = 1;
/** Where every installation serves the schema; the file stands in `static/`. */
export const SCHEMA_ADDRESS = '/schemy/obec-1.schema.json';

const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** `opora.json`: whose data follow, and how much there is of everything. */
export const manifestSchema = z.strictObject({
  format: z.literal(ARCHIVE_NAME),
  version: z.int().positive(),
  createdAt: z.iso.datetime(),
  body: z.strictObject({
    kind: z.enum(PLANNING_BODY_KINDS),
    name: z.string().min(1),
    slug: z.string().min(1),
    /** Code of the municipality, or NUTS 3 of the region; null for a union. */
    unitCode: z.string().nullable()
  }),
  /** How far the events were chained, and the last link: whoever notes it can prove later that none was changed. */
  events: z.strictObject({ chained: z.int().positive(), head: hash }).nullable(),
  /** Each stands in `data/<name>.json` as a list of rows. */
  tables: z.array(
    z.strictObject({
      name: z.string().regex(/^[a-z_]+$/),
      rows: z.int().nonnegative(),
      sha256: hash
    })
  ),
  /** Each stands in `subory/`. */
  files: z.array(
    z.strictObject({ path: z.string().startsWith('subory/'), sha256: hash, size: z.int().nonnegative() })
  )
});

export type BodyManifest = z.infer<typeof manifestSchema>;

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const moment = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/);
const anyObject = z.record(z.string(), z.unknown());

const TYPES: Readonly<Record<string, z.ZodType>> = {
  uuid: z.guid(),
  text: z.string(),
  'text[]': z.array(z.string()),
  'uuid[]': z.array(z.guid()),
  boolean: z.boolean(),
  integer: z.int(),
  bigint: z.int(),
  numeric: z.number(),
  date: day,
  'timestamp with time zone': moment,
  // The twin of a short text, and the wording it was made from, are words alone.
  jsonb: z.union([anyObject, z.array(z.unknown()), z.string()])
};

/** One row of a table. What has a default may be left out, so that archives of older programs stay readable. */
export function rowSchema(table: TravellingTable): z.ZodType<Record<string, unknown>> {
  return z.strictObject(Object.fromEntries(table.columns.map((column) => [column.name, schemaOf(column)])));
}

function schemaOf({ name, type, nullable, hasDefault }: Column): z.ZodType {
  // A body is named as every installation knows it: by its unit, else by its address.
  const plain = name === 'steward_body_id' ? z.string() : TYPES[type];
  if (!plain) throw new Error(`No schema for a column of type ${type}.`);
  const value = nullable ? plain.nullable() : plain;
  return nullable || hasDefault ? value.optional() : value;
}

/** The published JSON Schema: the first file, and a definition for a row of every table. */
export function publishedSchema(tables: readonly TravellingTable[]): object {
  const rows = tables
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map((table) => [table.name, withoutDialect(z.toJSONSchema(rowSchema(table)))]);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:${ARCHIVE_NAME}:${ARCHIVE_VERSION}`,
    title: 'Opora: archív obce',
    description:
      'Súbor opora.json v archíve jednej obce. Riadky tabuľky X v súbore data/X.json opisuje $defs/X. The file opora.json in the archive of one planning body; rows of table X in data/X.json are described by $defs/X.',
    ...withoutDialect(z.toJSONSchema(manifestSchema)),
    $defs: Object.fromEntries(rows)
  };
}

function withoutDialect({ $schema: _, ...schema }: { $schema?: unknown }): object {
  return schema;
}
