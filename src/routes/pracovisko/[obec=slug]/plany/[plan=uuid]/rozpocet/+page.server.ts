import { type BudgetYear, budgetByYear, projectCliffs, uncoveredShare } from '#lib/domain/plans/budget.ts';
import { matrixRows } from '#lib/domain/plans/capacity-figures.ts';
import { expectedCosts, withYearlyCost } from '#lib/domain/plans/expected-cost.ts';
import { sumCents } from '#lib/domain/shared/euro.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { type OpenPlan, openPlan } from '../../open-plan.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const open = await openPlan(event, 'view-desk');
  const { t } = event.locals;
  const { content, names, years } = open.context;
  const budget = budgetByYear(content.activities, years);
  const codes = [...new Set(budget.flatMap((year) => year.sources.map((source) => source.sourceCode)))];
  const { unitCosts } = open.whole;
  const cliffs = withYearlyCost(
    projectCliffs(content.measures, content.activities, open.law.temporarySources, open.whole.plan.validTo),
    content.measures,
    unitCosts
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
    cliffs: cliffs.map(({ activityId, sourceCode, paysUntil, from, yearlyCents }) => ({
      href: `${open.path}/aktivity/${activityId}#field-costs`,
      title: content.activities.find((one) => one.id === activityId)?.title ?? '',
      source: names.source(sourceCode),
      yearlyCents: yearlyCents ?? null,
      ...{ paysUntil, from }
    })),
    expected: shownExpected(open, budget),
    sitingHref: inLanguage(`/pracovisko/${open.desk.body.slug}/kde-zriadit`, event.locals.locale),
    keptHref: inLanguage(`/pracovisko/${open.desk.body.slug}/navrhy`, event.locals.locale),
    unitCostsHref: `${open.path}/rozpocet/jednotkove-naklady`,
    mayEdit: open.may('edit-plan'),
    hasActivities: content.activities.length > 0
  });
};

/** What running the planned capacities costs by unit costs, in words of the catalogue. */
function shownExpected({ context, whole }: OpenPlan, budget: readonly BudgetYear[]) {
  const { content, names, years } = context;
  const { cells, kindChoices: choices, measures } = content;
  const rows = matrixRows({ years, cells, choices, measures, existing: whole.judged.existing });
  const expected = expectedCosts(rows, whole.unitCosts, budget);
  const nameOf = (row: (typeof expected.unknown)[number]) => ({
    kind: names.kind(row.serviceTypeCode),
    about: [names.form(row.formCode), names.group(row.targetGroupCode), names.unit(row.unitCode)].join(' · ')
  });
  return {
    years,
    totals: expected.totals,
    unknown: expected.unknown.map(nameOf),
    rows: expected.rows.map((row) => ({ ...nameOf(row), unitCost: row.unitCost, years: row.years }))
  };
}
