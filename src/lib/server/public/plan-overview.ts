import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { measurePath, versionPath } from '#lib/domain/tenancy/body-address.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { bindSpaces } from '#lib/i18n/typography.ts';
import type { PublicDb } from '../db/db.ts';
import { type PublishedVersion, publishedPlans } from '../db/published.ts';
import { countStandings, listMeasures, type TermStanding } from './measure-terms.ts';
import { type ShownState, shownState } from './plan-state.ts';

/** A version of a plan where a page only names it. */
export type ShownVersion = {
  title: string;
  period: string;
  number: number;
  validFrom: CalendarDay;
  validTo: CalendarDay;
  state: ShownState;
  /** Path of its lasting address. */
  href: string;
};

/** What the first page of a municipality says of its plan. */
export type PlanOverview = {
  version: ShownVersion;
  demonstration: boolean;
  priorities: number;
  goals: number;
  measures: number;
  standings: ReturnType<typeof countStandings>;
  thisYear: { code: string; number: string; title: string; standing: TermStanding; href: string }[];
  files: { format: string; size: number; href: string }[];
};

/**
 * A published version in a glance; undefined where its content is gone.
 * @param home the path of the body's public pages
 */
export async function planOverview(
  db: PublicDb,
  version: PublishedVersion,
  home: string,
  { today, locale }: { today: CalendarDay; locale: Locale }
): Promise<PlanOverview | undefined> {
  const plans = publishedPlans(db);
  const [outline, files] = await Promise.all([plans.outline(version), plans.files(version)]);
  if (!outline) return undefined;
  const shown = shownVersion(version, home, today, locale);
  const measures = listMeasures(outline, today);
  return {
    version: shown,
    demonstration: version.demonstration,
    priorities: outline.priorities,
    goals: outline.goals.length,
    measures: measures.length,
    standings: countStandings(measures),
    thisYear: measures
      .filter((measure) => measure.thisYear)
      .map(({ code, number, title, standing }) => ({
        ...{ code, number, title, standing },
        href: measurePath(home, version.period, code)
      })),
    files: files.map(({ format, size }) => ({
      ...{ format, size },
      href: fileHref(shown.href, format)
    }))
  };
}

/** Drafts that are open for public discussion on a day, in the order of the versions. */
export function draftsUnderDiscussion(
  versions: readonly PublishedVersion[],
  home: string,
  { today, locale }: { today: CalendarDay; locale: Locale }
): ShownVersion[] {
  return versions
    .map((version) => shownVersion(version, home, today, locale))
    .filter(({ state }) => state.state === 'for-public-discussion');
}

export function shownVersion(
  version: PublishedVersion,
  home: string,
  today: CalendarDay,
  locale: Locale
): ShownVersion {
  const { period, number, validFrom, validTo } = version;
  return {
    title: bindSpaces(version.title),
    ...{ period, number, validFrom, validTo },
    state: shownState(version, today, locale),
    href: versionPath(home, version)
  };
}

/** The lasting address of a file of a version: `…/v1.pdf`, `…/v1-archiv.pdf`. */
export function fileHref(versionHref: string, format: string): string {
  return format === 'archive-pdf' ? `${versionHref}-archiv.pdf` : `${versionHref}.${format}`;
}
