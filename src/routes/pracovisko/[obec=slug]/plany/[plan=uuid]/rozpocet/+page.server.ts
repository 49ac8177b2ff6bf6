import { budgetByYear, projectCliffs, uncoveredShare } from '#lib/domain/plans/budget.ts';
import { sumCents } from '#lib/domain/shared/euro.ts';
import { openPlan } from '../../open-plan.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const open = await openPlan(event, 'view-desk');
  const { t } = event.locals;
  const { content, names, years } = open.context;
  const budget = budgetByYear(content.activities, years);
  const codes = [...new Set(budget.flatMap((year) => year.sources.map((source) => source.sourceCode)))];
  const cliffs = projectCliffs(
    content.measures,
    content.activities,
    open.law.temporarySources,
    open.whole.plan.validTo
  );
  const centsOf = (year: (typeof budget)[number], code: string | null) =>
    year.sources.find((source) => source.sourceCode === code)?.cents ?? 0;
  return open.page('rozpocet', t('plan.step.budget'), {
    years: budget.map((year) => year.year),
    sources: codes.map((code) => ({
      name: code === null ? t('plan.budget.noSource') : names.source(code),
      cents: budget.map((year) => centsOf(year, code)),
      total: sumCents(budget.map((year) => centsOf(year, code)))
    })),
    totals: budget.map(({ cents, runningCents, capitalCents, uncoveredCents }) => ({
      ...{ cents, runningCents, capitalCents, uncoveredCents }
    })),
    uncoveredShare: uncoveredShare(budget),
    cliffs: cliffs.map(({ activityId, sourceCode, paysUntil, from }) => ({
      href: `${open.path}/aktivity/${activityId}#field-costs`,
      title: content.activities.find((one) => one.id === activityId)?.title ?? '',
      source: names.source(sourceCode),
      ...{ paysUntil, from }
    })),
    mayEdit: open.may('edit-plan'),
    hasActivities: content.activities.length > 0
  });
};
