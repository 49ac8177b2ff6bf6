import { error } from '@sveltejs/kit';
import type { ContentLanguageCode } from '#lib/domain/plans/content-language.ts';
import { viewInLanguage } from '#lib/domain/publishing/measure-view.ts';
import { type CalendarDay, yearOf } from '#lib/domain/shared/calendar-day.ts';
import { measurePath } from '#lib/domain/tenancy/body-address.ts';
import { formats } from '#lib/i18n/format.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { bindSpaces } from '#lib/i18n/typography.ts';
import { publishedPlans } from '#lib/server/db/published.ts';
import { chosenVersion } from '#lib/server/public/chosen-version.ts';
import { measureChain } from '#lib/server/public/measure-chain.ts';
import { termStanding } from '#lib/server/public/measure-terms.ts';
import { shownVersion } from '#lib/server/public/plan-overview.ts';
import { languagesOf, shownLanguage } from '#lib/server/public/plan-page.ts';
import type { Opened } from '../../../plan-load.ts';

/** The version of an earlier plan that a reader would open, if the plan is public. */
function followedVersion(versions: Opened['versions'], planId: string, today: CalendarDay) {
  const period = versions.find((one) => one.planId === planId)?.period;
  return period === undefined ? undefined : chosenVersion(versions, { period }, today);
}

/** Loads the page of a measure, in the language its address names; 404 where there is none. */
export async function loadMeasure(
  { publicDb, today, locale, t }: App.Locals,
  { body, frame, versions }: Opened,
  {
    period,
    code,
    language: asked = null
  }: { period: string; code: string; language?: ContentLanguageCode | null }
) {
  const plans = publishedPlans(publicDb);
  const version = chosenVersion(versions, { period }, today);
  const isCode = /^[a-z0-9]+$/.test(code);
  const [found, titled] =
    version && isCode
      ? await Promise.all([plans.measure(version, code), plans.titles(version)])
      : [undefined, undefined];
  if (!version || !found || !titled) error(404, 'no-such-measure');
  const language = shownLanguage(titled, { asked, locale });
  if (asked !== null && language === null) error(404, 'no-such-measure');
  const { view, languageOf } = viewInLanguage(found, language);
  const planPath = `${body.home}/plan/${version.period}`;
  const tail = language === null || language === locale ? '' : `/${language}`;
  const { measure, goal, priority, activities, budget, capacity, capacityDay, years, neighbours, names } =
    view;
  const before = measure.continues && followedVersion(versions, measure.continues.planId, today);
  const followed =
    before && measure.continues && (await plans.measure(before, measure.continues.measureCode));
  /** A text with its language, where that is not the page's. */
  const said = (text: string) => {
    const lang = languageOf(text);
    return { text: bindSpaces(text), lang: lang === locale ? undefined : lang };
  };
  return {
    title: measure.title,
    description: t('public.measure.description', { name: body.name }),
    frame: { ...frame, demo: version.demonstration },
    shown: {
      ...{ language, languages: languagesOf(titled), tail },
      path: measurePath(body.home, version.period, code),
      measure: { ...measure, title: said(measure.title), description: said(measure.description) },
      version: shownVersion(version, body.home, today, locale),
      planPath,
      standing: termStanding(view.summary, today),
      continues:
        before && followed
          ? {
              title: bindSpaces(followed.measure.title),
              href: measurePath(body.home, before.period, followed.measure.code),
              years: formats(locale).years(yearOf(before.validFrom), yearOf(before.validTo))
            }
          : null,
      chain: measureChain(view, inLanguage(planPath + tail, locale), locale, languageOf),
      priority: priority && { ...priority, title: said(priority.title) },
      activities: activities.map((activity) => ({
        ...activity,
        title: said(activity.title).text,
        titleLang: said(activity.title).lang,
        responsible: bindSpaces(activity.responsible)
      })),
      ...{ goal, budget, capacity, capacityDay, years, neighbours, names }
    }
  };
}
