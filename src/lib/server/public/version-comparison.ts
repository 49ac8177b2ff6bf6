import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { inLanguage, type Locale } from '#lib/i18n/locale.ts';
import { type ShownComparison, showComparison } from '#lib/ui/comparison/shown-comparison.ts';
import type { PublicDb } from '../db/db.ts';
import { type PublishedVersion, publishedPlans } from '../db/published.ts';
import { compareDocuments } from '../documents/compare-documents.ts';
import { type ShownVersion, shownVersion } from './plan-overview.ts';

export type ComparedVersion = { version: ShownVersion; frozenOn: CalendarDay };

export type VersionComparison = {
  before: ComparedVersion;
  after: ComparedVersion;
  isSamePlan: boolean;
  comparison: ShownComparison;
};

/** Two published versions of a body's plans compared; undefined where the content of one is gone. */
export async function readComparison(
  db: PublicDb,
  { before, after }: { before: PublishedVersion; after: PublishedVersion },
  home: string,
  { today, locale }: { today: CalendarDay; locale: Locale }
): Promise<VersionComparison | undefined> {
  const plans = publishedPlans(db);
  const [old, young] = await Promise.all([plans.document(before), plans.document(after)]);
  if (!old || !young) return undefined;
  const version = shownVersion(after, home, today, locale);
  const comparison = showComparison(
    compareDocuments(old, young, locale),
    { before: old.names, after: young.names },
    (section) => `${inLanguage(version.href, locale)}#${section}`,
    locale
  );
  return {
    before: { version: shownVersion(before, home, today, locale), frozenOn: old.frozenOn },
    after: { version, frozenOn: young.frozenOn },
    isSamePlan: before.planId === after.planId,
    comparison
  };
}
