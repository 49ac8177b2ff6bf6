import type { StateRecord } from '#lib/domain/plans/plan-status.ts';
import type { PlanDocument } from '#lib/domain/publishing/plan-document.ts';
import {
  type ChainedRecord,
  chainRecords,
  type HashOf,
  PACKAGE_SCHEMA,
  type PackageRendition,
  sealPackage
} from '#lib/domain/publishing/plan-package.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';

/** Where the schema of a version stands on every installation. */
export const PLAN_SCHEMA_ADDRESS = '/schemy/plan-1.schema.json';

/** A version as open data: its content, the hash of that content, and the records of its state. */
export type PlanJson = {
  schema: typeof PACKAGE_SCHEMA;
  /** Lasting address of the version. */
  address: string;
  version: number;
  /** SHA-256 of `content` written as RFC 8785 canonical JSON. */
  contentHash: string;
  /** Who may do what with it; the municipality chose it. */
  licence: string;
  state: { kind: string; line: string };
  /** Each with the hash of itself and of all before it (plan-package.ts). */
  records: readonly ChainedRecord[];
  /** The files that print this content in this state, so that they too can be checked without the server. */
  renditions: readonly PackageRendition[];
  content: PlanDocument;
  /** SHA-256 of all the rest as canonical JSON; left out in files from before it was known. */
  packageHash?: string;
};

export const CONTENT_LICENCE = 'CC BY 4.0';

type RecordToTell = StateRecord & {
  approval: { body: string; number: string; day: CalendarDay; invented?: boolean } | null;
};

/**
 * The JSON file of a version, field by field: nothing leaves that is not named here or in the frozen document. Its
 * last word, `packageHash`, is the SHA-256 of all the rest as canonical JSON.
 */
export function planJson(
  version: {
    address: string;
    number: number;
    contentHash: string;
    state: { kind: string; line: string };
    records: readonly RecordToTell[];
    renditions: readonly { format: string; fileHash: string; size: number }[];
    document: PlanDocument;
  },
  hashOf: HashOf
): string {
  const records = version.records.map(({ kind, from, to, approval }) => ({
    ...{ kind, from, to },
    resolution: approval && {
      body: approval.body,
      number: approval.number,
      day: approval.day,
      invented: approval.invented ?? false
    }
  }));
  const json: PlanJson = {
    schema: PACKAGE_SCHEMA,
    address: version.address,
    version: version.number,
    contentHash: version.contentHash,
    licence: CONTENT_LICENCE,
    state: version.state,
    records: chainRecords(version.contentHash, records, hashOf),
    renditions: version.renditions.map(({ format, fileHash, size }) => ({ format, sha256: fileHash, size })),
    content: version.document
  };
  return sealPackage(json, hashOf);
}
