import { type CalendarDay, dayInSlovakia } from '#lib/domain/shared/calendar-day.ts';
import { publicHome, versionPath } from '#lib/domain/tenancy/body-address.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { bindSpaces } from '#lib/i18n/typography.ts';
import type { PublicDb } from '../db/db.ts';
import { type KnownFile, type KnownVersion, publishedFiles } from '../db/published-files.ts';
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
