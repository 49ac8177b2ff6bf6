import type { MoneyByYear } from './chart.ts';
import { chartFigures, plainRows } from './chart-figures.ts';
import { expectedCostTables } from './compose-expected-costs.ts';
import type { Composing } from './composing.ts';
import { type Column, type FlowElement, textRuns } from './document.ts';

/** Money by year and source, the part without cover shown apart, where money ends before the work does, and what capacities should cost. */
export function budgetByYear(to: Composing, id: string): FlowElement[] {
  const { years } = to.document.budget;
  const total = years.reduce((sum, one) => sum + one.cents, 0);
  const expected = expectedCostTables(to, `${id}-kapacity`);
  if (total === 0) return expected;
  const uncovered = years.reduce((sum, one) => sum + one.uncoveredCents, 0);
  const chart = moneyChart(to);
  const money = { total: to.euro(total), uncovered: to.euro(uncovered) };
  const title = uncovered > 0 ? to.say('money.titleUncovered', money) : to.say('money.title', money);
  const { header, rows } = chartFigures(chart, to.language);
  const columns = header.map(
    (word, at): Column => ({
      title: textRuns(word),
      align: at === 0 ? 'start' : 'end',
      share: at === 0 ? 2.4 : 1,
      ...(at > 0 ? { unit: '€' } : {})
    })
  );
  return [
    {
      element: 'figure',
      id,
      title,
      alternative: to.say('money.alternative'),
      picture: { picture: 'chart', chart },
      source: to.say('money.source'),
      table: {
        element: 'table',
        id: `${id}-udaje`,
        caption: title,
        columns,
        headerColumn: true,
        rows: plainRows(rows).map((row, at) => (at === rows.length - 1 ? { ...row, total: true } : row))
      }
    },
    ...cliffs(to),
    ...expected
  ];
}

/** Covered money by source, in the order sources first appear, and the rest as money without cover. */
function moneyChart(to: Composing): MoneyByYear {
  const { years } = to.document.budget;
  const codes = [
    ...new Set(
      years.flatMap((year) => year.sources.filter((one) => one.coveredCents > 0).map((one) => one.sourceCode))
    )
  ];
  const covered = (year: (typeof years)[number], code: string | null) =>
    year.sources.find((one) => one.sourceCode === code)?.coveredCents ?? 0;
  const uncovered = years.some((year) => year.uncoveredCents > 0);
  return {
    chart: 'money-by-year',
    sources: [
      ...codes.map((code) => ({ name: to.source(code), covered: true })),
      ...(uncovered ? [{ name: to.say('money.uncovered'), covered: false }] : [])
    ],
    years: years.map((year) => ({
      year: year.year,
      cents: [...codes.map((code) => covered(year, code)), ...(uncovered ? [year.uncoveredCents] : [])]
    })),
    words: { year: to.say('year'), source: to.say('source'), total: to.say('total') }
  };
}

/** Where money of a temporary source ends before the work does. */
export function cliffs(to: Composing): FlowElement[] {
  return to.document.budget.cliffs.map((cliff) => {
    const activity = to.document.activities.find((one) => one.id === cliff.activityId)?.title ?? '';
    const values = {
      activity,
      source: to.source(cliff.sourceCode),
      until: cliff.paysUntil,
      from: cliff.from
    };
    const { yearlyCents } = cliff;
    const cost = yearlyCents === undefined ? [] : [to.say('cliffs.cost', { cents: to.euro(yearlyCents) })];
    return {
      element: 'callout',
      tone: 'important',
      title: to.say('cliffs.title'),
      runs: textRuns([to.say('cliffs.text', values), ...cost].join(' '))
    };
  });
}
