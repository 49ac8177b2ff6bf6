import { judgePackage, type PackageVerdict } from '#lib/domain/publishing/plan-package.ts';
import { type CalendarDay, dayInSlovakia } from '#lib/domain/shared/calendar-day.ts';
import { publicHome, versionPath } from '#lib/domain/tenancy/body-address.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { bindSpaces } from '#lib/i18n/typography.ts';
import type { PublicDb } from '../db/db.ts';
import { type KnownFile, type KnownVersion, publishedFiles } from '../db/published-files.ts';
import { hashOfText } from '../files.ts';
import { type ShownState, shownState } from './plan-state.ts';

/** What a document in hand turned out to be. */
export type Verified = {
  /** Whose it is: *Rajec*. */
  owner: string;
  home: string;
  title: string;
  period: string;
  number: number;
  href: string;
  contentHash: string;
  demonstration: boolean;
  /** How the version stands today. */
  now: ShownState;
  /** The file itself; null where only the content was asked for. */
  file: {
    format: KnownFile['format'];
    givenAt: Date;
    /** How the version stood when the file was given; it is what the file prints. */
    printed: ShownState;
    /** Whether the address of the version gives this very file today. */
    current: boolean;
  } | null;
};

/** SHA-256 as 64 small hexadecimal digits, from what somebody copied: with spaces, on two lines, in capitals. */
export function readHash(typed: string): string | null {
  const hash = typed.replace(/\s+/g, '').toLowerCase();
  return /^[0-9a-f]{64}$/.test(hash) ? hash : null;
}

/** What has this hash: a file that was given here, or the content of a version. Null where nothing has. */
export async function verify(
  db: PublicDb,
  hash: string,
  { today, locale }: { today: CalendarDay; locale: Locale }
): Promise<Verified | null> {
  const files = publishedFiles(db);
  const file = await files.file(hash);
  if (file) return { ...known(file, today, locale), file: fileOf(file, locale) };
  const version = await files.content(hash);
  return version ? { ...known(version, today, locale), file: null } : null;
}

/** What a file that was never given here says of itself. */
export type Judged = {
  verdict: PackageVerdict['outcome'];
  /** Whose it says it is, and where to ask: another installation, or nobody. */
  claims: { body: string; title: string; address: string; period: string; version: number } | null;
};

/**
 * Judges a machine-readable version by itself. Where its content is one that was published here, the version is told
 * too: the file may only be written otherwise, or come from before a later record of state.
 * @param bytes of the whole file
 */
export async function judgeUnknown(
  db: PublicDb,
  bytes: Uint8Array,
  on: { today: CalendarDay; locale: Locale }
): Promise<{ verdict: Judged; verified: Verified | null }> {
  const text = utf8(bytes);
  const verdict: PackageVerdict = text === null ? { outcome: 'not-json' } : judgePackage(text, hashOfText);
  if (!('facts' in verdict)) return { verdict: { verdict: verdict.outcome, claims: null }, verified: null };
  const { outcome, facts } = verdict;
  const { body, title, address, version, validFrom, validTo } = facts;
  const period = `${validFrom.slice(0, 4)} – ${validTo.slice(0, 4)}`;
  // A content that was changed must not borrow the good name of the hash it states.
  const verified = outcome === 'content-altered' ? null : await verify(db, facts.contentHash, on);
  return { verdict: { verdict: outcome, claims: { body, title, address, period, version } }, verified };
}

/** Strictly: a byte that is no UTF-8 must not pass for a sign that somebody wrote. */
function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

function known(version: KnownVersion, today: CalendarDay, locale: Locale): Omit<Verified, 'file'> {
  const { period, number, contentHash, demonstration } = version;
  const home = publicHome(version);
  return {
    owner: version.name,
    home,
    title: bindSpaces(version.title),
    ...{ period, number, contentHash, demonstration },
    href: versionPath(home, version),
    now: shownState(version, today, locale)
  };
}

function fileOf(file: KnownFile, locale: Locale): NonNullable<Verified['file']> {
  // What was recorded later is not in the file.
  const at = file.records.findIndex((record) => record.id === file.stateId);
  const printed = { ...file, records: file.records.slice(0, at + 1) };
  return {
    format: file.format,
    givenAt: file.publishedAt,
    printed: shownState(printed, dayInSlovakia(file.publishedAt), locale),
    current: file.current
  };
}
