/** How a body keeps its directory fresh (potvrdzovanie údajov). */
export type DirectorySettings = {
  /** After so many days without a confirmation a record is marked in public; 90 to 730. */
  staleAfterDays: number;
  /** A provider is asked again when its record was not confirmed for so many months; 1 to 12. */
  askEveryMonths: number;
  /** Whether the program sends the mails by itself. */
  asksItself: boolean;
};

/** What holds until the body decides otherwise. */
export const USUAL_SETTINGS: DirectorySettings = {
  staleAfterDays: 365,
  askEveryMonths: 6,
  asksItself: false
};

export const STALE_DAYS = { least: 90, most: 730 };
export const ASK_MONTHS = { least: 1, most: 12 };

export type SettingsRefusal = 'stale-out-of-bounds' | 'months-out-of-bounds';

/** Why settings cannot be kept, or null. */
export function refuseSettings({
  staleAfterDays,
  askEveryMonths
}: DirectorySettings): SettingsRefusal | null {
  if (!isWithin(staleAfterDays, STALE_DAYS)) return 'stale-out-of-bounds';
  return isWithin(askEveryMonths, ASK_MONTHS) ? null : 'months-out-of-bounds';
}

function isWithin(value: number, { least, most }: { least: number; most: number }): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}
