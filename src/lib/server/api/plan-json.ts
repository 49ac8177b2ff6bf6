import type { PlanDocument } from '#lib/domain/publishing/plan-document.ts';
import { canonicalJson } from '#lib/domain/shared/canonical-json.ts';

/** A version as open data: its content, the hash of that content, and the records of its state. */
export type PlanJson = {
  schema: 'opora-plan-version/1';
  /** Lasting address of the version. */
  address: string;
  version: number;
  /** SHA-256 of `content` written as RFC 8785 canonical JSON. */
  contentHash: string;
  /** Who may do what with it; the municipality chose it. */
  licence: string;
  state: { kind: string; line: string };
  records: readonly {
    kind: string;
    from: string;
    to: string | null;
    resolution: { body: string; number: string; day: string; invented: boolean } | null;
  }[];
  content: PlanDocument;
};

export const CONTENT_LICENCE = 'CC BY 4.0';

type RecordToTell = {
  kind: string;
  from: string;
  to: string | null;
  approval: { body: string; number: string; day: string; invented?: boolean } | null;
};

/** The JSON file of a version, field by field: nothing leaves that is not named here or in the frozen document. */
export function planJson(version: {
  address: string;
  number: number;
  contentHash: string;
  state: { kind: string; line: string };
  records: readonly RecordToTell[];
  document: PlanDocument;
}): string {
  const json: PlanJson = {
    schema: 'opora-plan-version/1',
    address: version.address,
    version: version.number,
    contentHash: version.contentHash,
    licence: CONTENT_LICENCE,
    state: version.state,
    records: version.records.map(({ kind, from, to, approval }) => ({
      ...{ kind, from, to },
      resolution: approval && {
        body: approval.body,
        number: approval.number,
        day: approval.day,
        invented: approval.invented ?? false
      }
    })),
    content: version.document
  };
  return `${canonicalJson(json)}\n`;
}
