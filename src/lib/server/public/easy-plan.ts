import { type EasyLine, easyLines } from '#lib/domain/plans/easy-reading.ts';
import type { PlanSectionCode } from '#lib/domain/plans/plan.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { bindSpaces } from '#lib/i18n/typography.ts';
import type { PublishedVersion, publishedPlans } from '../db/published.ts';
import { type ShownVersion, shownVersion } from './plan-overview.ts';
import { languagesOf } from './plan-page.ts';

export type EasyPlan = {
  version: ShownVersion;
  languages: ReturnType<typeof languagesOf>;
  sections: { section: PlanSectionCode; older: boolean; lines: EasyLine[] }[];
};

/** What a published version says in easy reading; undefined where it says nothing so. */
export async function easyPlan(
  plans: Pick<ReturnType<typeof publishedPlans>, 'easySections' | 'outline'>,
  version: PublishedVersion,
  home: string,
  { today, locale }: { today: CalendarDay; locale: Locale }
): Promise<EasyPlan | undefined> {
  const [sections, outline] = await Promise.all([plans.easySections(version), plans.outline(version)]);
  if (sections.length === 0 || !outline) return undefined;
  return {
    version: shownVersion(version, home, today, locale),
    languages: languagesOf(outline),
    sections: sections.map(({ section, text, older }) => ({
      ...{ section, older: older === true },
      lines: easyLines(bindSpaces(text))
    }))
  };
}
