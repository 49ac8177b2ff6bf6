import { planStateOn, refuseStateRecord, type StateRecord } from '../plans/plan-status.ts';
import type { CalendarDay } from '../shared/calendar-day.ts';
import { canonicalJson } from '../shared/canonical-json.ts';

/** One record of state in a package: what happened, on which days, and by which resolution. */
export type PackageRecord = StateRecord & {
  resolution: { body: string; number: string; day: CalendarDay; invented: boolean } | null;
};

/** A record with the hash of itself and of all before it; the first stands on the hash of the content. */
export type ChainedRecord = PackageRecord & { hash: string };

/** A file made of the same content and the same state; `sha256` is of the whole file, `size` in bytes. */
export type PackageRendition = { format: string; sha256: string; size: number };

/** SHA-256 of a text in UTF-8, as 64 small hexadecimal digits. */
export type HashOf = (text: string) => string;

/**
 * Binds each record of state to all before it and to the content, so that none can be changed, left out or put
 * elsewhere without every hash after it changing too (foundations, "State is a chain of records").
 */
export function chainRecords(
  contentHash: string,
  records: readonly PackageRecord[],
  hashOf: HashOf
): ChainedRecord[] {
  let previous = contentHash;
  return records.map(({ kind, from, to, resolution }) => {
    const record = { kind, from, to, resolution };
    previous = hashOf(canonicalJson({ previous, ...record }));
    return { ...record, hash: previous };
  });
}

/** The text of a package: canonical JSON with the hash of all the rest in `packageHash`, and a line end. */
export function sealPackage(unsealed: object, hashOf: HashOf): string {
  const packageHash = hashOf(canonicalJson(unsealed));
  return `${canonicalJson({ ...unsealed, packageHash })}\n`;
}

/** What a package says of itself. */
export type PackageFacts = {
  body: string;
  title: string;
  validFrom: CalendarDay;
  validTo: CalendarDay;
  version: number;
  /** Where the version can be read, as the file says. */
  address: string;
  contentHash: string;
  demonstration: boolean;
  records: readonly PackageRecord[];
  renditions: readonly PackageRendition[];
};

export type PackageVerdict =
  /** Nothing in it; not JSON in UTF-8; JSON that is no version of a plan. */
  | { outcome: 'empty' | 'not-json' | 'not-a-package' }
  /**
   * The content is not the one of the stated hash; the records of state do not hold together; something else in the
   * file was changed; the same values are only written otherwise, for instance with line breaks.
   */
  | { outcome: 'content-altered' | 'records-altered' | 'altered' | 'rewritten'; facts: PackageFacts }
  /** As it was given. Packages of older issues have no seal: their content is proved, their records only told. */
  | { outcome: 'whole' | 'whole-unsealed'; facts: PackageFacts };

export const PACKAGE_SCHEMA = 'opora-plan-version/1';

/** All that packages had before they were sealed. */
const UNSEALED_FIELDS: readonly string[] = [
  ...['schema', 'address', 'version', 'contentHash', 'licence', 'state', 'records', 'content']
];

/**
 * Judges the machine-readable file of a version by itself, without the program that gave it. It proves that nothing in
 * the file was changed since; who gave it is proved only by its municipality's address or by a signature.
 * @param text of the whole file, decoded as UTF-8
 */
export function judgePackage(text: string, hashOf: HashOf): PackageVerdict {
  if (text.trim() === '') return { outcome: 'empty' };
  const json = parsed(text);
  if (json === undefined) return { outcome: 'not-json' };
  const facts = factsOf(json);
  if (!facts) return { outcome: 'not-a-package' };
  const { packageHash, ...unsealed } = json as Record<string, unknown>;
  if (hashOf(canonicalJson(unsealed.content)) !== facts.contentHash)
    return { outcome: 'content-altered', facts };
  // A seal whose name was changed must not pass for a package of an older issue.
  const isSealed = Object.keys(json as object).some((key) => !UNSEALED_FIELDS.includes(key));
  if (!holdTogether(unsealed.records, facts, isSealed, hashOf)) return { outcome: 'records-altered', facts };
  if (isSealed && packageHash !== hashOf(canonicalJson(unsealed))) return { outcome: 'altered', facts };
  if (text !== `${canonicalJson(json)}\n`) return { outcome: 'rewritten', facts };
  return { outcome: isSealed ? 'whole' : 'whole-unsealed', facts };
}

/** The state of the version on a day by the records in the file; later ones it cannot know. */
export function packageStateOn(facts: PackageFacts, day: CalendarDay) {
  return planStateOn(facts.records, facts, day);
}

function parsed(text: string): unknown {
  try {
    const json: unknown = JSON.parse(text);
    // What canonical JSON cannot say, such as half a character, no package of ours holds.
    canonicalJson(json);
    return json;
  } catch {
    return undefined;
  }
}

function holdTogether(
  written: unknown,
  { contentHash, records }: PackageFacts,
  isSealed: boolean,
  hashOf: HashOf
): boolean {
  const mayFollow = records.every((record, at) => refuseStateRecord(record, records.slice(0, at)) === null);
  if (!mayFollow) return false;
  return !isSealed || canonicalJson(chainRecords(contentHash, records, hashOf)) === canonicalJson(written);
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const KINDS: readonly unknown[] = ['opened-for-discussion', 'approved', 'suspended', 'repealed'];

function isRecord(value: unknown): value is PackageRecord {
  if (!isObject(value) || !KINDS.includes(value.kind) || typeof value.from !== 'string') return false;
  const { to, resolution } = value;
  if (to !== null && typeof to !== 'string') return false;
  if (resolution === null) return true;
  return (
    isObject(resolution) && ['body', 'number', 'day'].every((key) => typeof resolution[key] === 'string')
  );
}

function isRendition(value: unknown): value is PackageRendition {
  if (!isObject(value)) return false;
  return (
    typeof value.format === 'string' && typeof value.sha256 === 'string' && typeof value.size === 'number'
  );
}

/** What the file says of itself, or null where it is no package: another JSON may have any fields. */
function factsOf(json: unknown): PackageFacts | null {
  if (!isObject(json) || json.schema !== PACKAGE_SCHEMA || !isObject(json.content)) return null;
  const { version, address, contentHash, records, renditions = [], content } = json;
  const { body, plan, demonstration } = content;
  if (!isObject(body) || !isObject(plan) || typeof version !== 'number') return null;
  const texts = [address, contentHash, body.name, plan.title, plan.validFrom, plan.validTo];
  if (!texts.every((one) => typeof one === 'string')) return null;
  if (!Array.isArray(records) || !records.every(isRecord)) return null;
  if (!Array.isArray(renditions) || !renditions.every(isRendition)) return null;
  return {
    ...{ version, address: String(address), contentHash: String(contentHash), records, renditions },
    ...{ body: String(body.name), title: String(plan.title), demonstration: demonstration === true },
    // Checked as texts above; a day that is none makes every comparison false, never an error.
    ...{ validFrom: plan.validFrom as CalendarDay, validTo: plan.validTo as CalendarDay }
  };
}
