import { z } from 'zod';

/*
 * What a backup is: a gzipped tape archive (.tar.gz) that any tool can open.
 *
 *   opora.json                     what follows, so that an unfit archive is refused at once
 *   rows/<table>/<part>.ndjson     rows as PostgreSQL writes them in JSON, one a line
 *   kept/<table>.ndjson            keys of those rows that were still the same at the moment of the backup
 *   later/<table>/<part>.ndjson    rows written while the backup was read
 *   files/<sha-256>                files of the file store
 *   manifest.json                  how much there is of everything, and its checksums
 */

/** The shape above. A program refuses a shape newer than it knows. */
export const ARCHIVE_FORMAT = 1;

/** A file in the archive is never larger; what claims to be is damaged. */
export const LARGEST_ENTRY = 512 * 1024 * 1024;

const hash = z.string().regex(/^[0-9a-f]{64}$/);

const table = z.object({
  name: z.string().regex(/^[a-z_]+$/),
  /** Rows in the table at the moment of the backup. */
  rows: z.int().nonnegative(),
  /** Lines in the archive under `rows` and `later`. */
  lines: z.int().nonnegative(),
  /** Of everything the archive holds of this table, in its order. */
  sha256: hash
});

const opening = z.object({
  format: z.int().positive(),
  createdAt: z.iso.datetime(),
  engine: z.enum(['pglite', 'postgres']),
  migrations: z.array(z.object({ name: z.string(), checksum: hash }))
});

const manifest = opening.extend({
  tables: z.array(table),
  files: z.object({ count: z.int().nonnegative(), bytes: z.int().nonnegative() })
});

export type ArchiveTable = z.infer<typeof table>;
export type ArchiveOpening = z.infer<typeof opening>;
export type Manifest = z.infer<typeof manifest>;

/** What is wrong with an archive; each has its sentence under `backup.fault.`. */
export type ArchiveFault =
  | 'not-a-backup'
  | 'newer-format'
  | 'breaks-off'
  | 'damaged'
  | 'newer-program'
  | 'other-program';

export class ArchiveError extends Error {
  readonly fault: ArchiveFault;
  constructor(fault: ArchiveFault, detail = '') {
    super(detail ? `${fault}: ${detail}` : fault);
    this.fault = fault;
  }
}

export function readOpening(content: Buffer): ArchiveOpening {
  const found = opening.safeParse(jsonOf(content));
  if (!found.success) throw new ArchiveError('not-a-backup');
  if (found.data.format > ARCHIVE_FORMAT) throw new ArchiveError('newer-format');
  return found.data;
}

export function readManifest(content: Buffer): Manifest {
  const found = manifest.safeParse(jsonOf(content));
  if (!found.success) throw new ArchiveError('damaged', 'manifest.json');
  return found.data;
}

function jsonOf(content: Buffer): unknown {
  try {
    return JSON.parse(content.toString('utf8'));
  } catch {
    return null;
  }
}

export type Entry =
  | { kind: 'rows' | 'kept' | 'later'; table: string }
  | { kind: 'file'; hash: string }
  | { kind: 'opening' | 'manifest' };

/** What a name in the archive stands for; null for a name that no backup has. */
export function entryOf(name: string): Entry | null {
  if (name === 'opora.json') return { kind: 'opening' };
  if (name === 'manifest.json') return { kind: 'manifest' };
  const [, kind, table] = /^(rows|later|kept)\/([a-z_]+)(?:\/\d+)?\.ndjson$/.exec(name) ?? [];
  if (kind && table) return { kind: kind as 'rows' | 'kept' | 'later', table };
  const [, file] = /^files\/([0-9a-f]{64})$/.exec(name) ?? [];
  return file ? { kind: 'file', hash: file } : null;
}

export function partName(kind: 'rows' | 'later', table: string, part: number): string {
  return `${kind}/${table}/${String(part).padStart(8, '0')}.ndjson`;
}
