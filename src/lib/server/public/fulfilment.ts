import {
  type IndicatorStanding,
  indicatorStandings,
  type PublishedMeasuredValue
} from '#lib/domain/monitoring/measured-value.ts';
import { nextEvaluation } from '#lib/domain/monitoring/next-evaluation.ts';
import type { PublishedProgress } from '#lib/domain/monitoring/progress.ts';
import type { Parts } from '#lib/domain/monitoring/roll-up.ts';
import {
  type ActivityStanding,
  type GroupedPlan,
  narrowedPlan,
  type YearStanding,
  yearJudge
} from '#lib/domain/monitoring/year-standing.ts';
import type { Indicator } from '#lib/domain/plans/indicator.ts';
import { planYears } from '#lib/domain/plans/plan.ts';
import type { Fulfilment } from '#lib/domain/publishing/chart.ts';
import { type CalendarDay, dayInSlovakia, yearOf } from '#lib/domain/shared/calendar-day.ts';
import { measurePath } from '#lib/domain/tenancy/body-address.ts';
import { formats } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Translate } from '#lib/i18n/messages.ts';
import type { CarriedDocument } from '../db/carried-document.ts';
import type { JudgedProgress } from '../db/published-progress.ts';
import { drawChart } from '../documents/charts.ts';
import { pageNumber } from './found.ts';
import { verdictMark } from './measured-words.ts';
import { publicFacts, type RollUpLine, rollUpLine, rollUpLines, stateMark } from './progress-words.ts';

/** What of the address asks for a part of the page; what no plan has is as good as not asked. */
export type FulfilmentAsked = {
  year: string | null;
  priority: string | null;
  group: string | null;
  /** Of the list of measures, from 1. */
  page?: string | null;
};

/** Measures on one page; a large city's plan has hundreds. */
const PER_PAGE = 50;

type Given = {
  document: CarriedDocument;
  told: readonly JudgedProgress[];
  values: readonly PublishedMeasuredValue[];
  /** The newest words of a year on activities that are shown; left out where none are. */
  wordsOf?: (year: number, activityIds: readonly string[]) => Promise<readonly PublishedProgress[]>;
  /** Where the pages of the body and of the plan's period stand. */
  home: string;
  period: string;
};
type Reader = { t: Translate; locale: Locale; today: CalendarDay };

/** Steps of the chart, in the order in which they are stacked; together they are what was due. */
const STEPS = ['done', 'partly', 'ongoing', 'notDone', 'untold'] as const satisfies readonly (keyof Parts)[];

/**
 * How a plan is carried out as anybody reads it: the asked year by priorities and goals, every begun year, target
 * groups, and each measure with what was last told of its activities. Undefined before its first year begins.
 */
export async function fulfilmentOf(
  { document, told, values, home, period, wordsOf = async () => [] }: Given,
  asked: FulfilmentAsked,
  reader: Reader
) {
  const { t, locale, today } = reader;
  const { day } = formats(locale);
  const begun = planYears(document.plan).filter((one) => one <= yearOf(today));
  const year = begun.find((one) => String(one) === asked.year) ?? begun.at(-1);
  if (year === undefined) return undefined;
  const priority = document.priorities.find(({ id }) => id === asked.priority)?.id ?? null;
  const groups = [...new Set(document.measures.flatMap(({ targetGroupCodes }) => targetGroupCodes))];
  const group = groups.find((code) => code === asked.group) ?? null;
  const groupName = (code: string) => document.names.targetGroups[code] ?? code;

  const part = narrowedPlan(document, { priorityId: priority, targetGroupCode: group });
  const judge = yearJudge(document, told, today);
  const standing = judge(year, part);
  const years = begun.map((one) => (one === year ? standing : judge(one, part)));
  const yearLines = years.map((one) =>
    rollUpLine('plan', String(one.year), false, one.rollUp, { t, locale })
  );
  const priorityLines = standing.priorities.map(({ title, rollUp }) =>
    rollUpLine('priority', title ?? t('progress.noPriority'), title !== null, rollUp, { t, locale })
  );
  const newest = told.reduce<Date | null>(
    (last, { recordedAt }) => (last === null || recordedAt > last ? recordedAt : last),
    null
  );
  const judged = standing.priorities.flatMap(({ goals }) =>
    goals.flatMap((goal) => goal.measures.map((measure) => ({ ...measure, goal: goal.title })))
  );
  const pages = Math.max(1, Math.ceil(judged.length / PER_PAGE));
  const page = pageNumber(asked.page ?? null, pages);
  const here = judged.slice((page - 1) * PER_PAGE, page * PER_PAGE);
  const shown = here.flatMap(({ activities }) =>
    activities.flatMap(({ id, latest }) => (latest ? [id] : []))
  );
  const words = new Map((await wordsOf(year, shown)).map((one) => [one.activityId, one]));
  const measures = here.map(({ code, title, goal, rollUp, activities }) => ({
    ...{ code, title, goal, href: measurePath(home, period, code) },
    line: rollUpLine('goal', title, true, rollUp, { t, locale }),
    activities: activities.map(shownActivity)
  }));
  // Beside the measures of the page stand their indicators; those of goals and of the plan stand on the first page.
  const onPage = new Set(here.map(({ id }) => id));
  const isHere = ({ owner }: Pick<Indicator, 'owner'>) =>
    owner.kind === 'measure' ? pages === 1 || onPage.has(owner.measureId) : page === 1;
  const shownIndicators = indicatorsOf(document, part, {
    isWhole: priority === null && group === null
  }).filter(isHere);
  const evaluation = nextEvaluation(document.plan, today);
  const all = allActivities(standing);
  return {
    year,
    years: begun,
    filter: { priority: priority ?? '', group: group ?? '' },
    options: {
      priorities: document.priorities.map(({ id, title }) => ({ value: id, label: title })),
      groups: groups.map((code) => ({ value: code, label: groupName(code) }))
    },
    whole: rollUpLine('plan', '', false, standing.rollUp, { t, locale }),
    late: all.filter(({ late }) => late).length,
    nextEvaluation: evaluation && { year: evaluation.year, day: day(evaluation.dueOn) },
    newest: newest && day(dayInSlovakia(newest)),
    table: rollUpLines(standing, t, locale),
    groups: groups.map((code) => {
      const own = narrowedPlan(document, { priorityId: priority, targetGroupCode: code });
      const { rollUp } = judge(year, own);
      return rollUpLine('plan', groupName(code), true, rollUp, { t, locale });
    }),
    yearLines,
    byPriority: picture(priorityLines, 'priority', t('fulfilment.priorityAlternative', { year }), reader),
    byYear: picture(yearLines, 'year', t('fulfilment.yearAlternative'), reader),
    indicators: indicatorStandings(shownIndicators, values, year).map((one) => shownIndicator(one, reader)),
    ...{ measures, page, pages }
  };

  function shownActivity({ latest, ...one }: ActivityStanding<JudgedProgress>) {
    const word = words.get(one.id);
    return {
      ...{ id: one.id, title: one.title, until: day(one.term.to), lasting: one.term.lasting, due: one.due },
      ...{ late: one.late, mark: stateMark(latest?.state ?? null, t) },
      facts: word ? publicFacts(word, t, locale) : null
    };
  }
}

function allActivities({ priorities }: YearStanding<JudgedProgress>) {
  return priorities.flatMap(({ goals }) =>
    goals.flatMap((goal) => goal.measures.flatMap(({ activities }) => activities))
  );
}

/** Indicators of a part of a plan; those of the plan itself belong to no part. */
function indicatorsOf(
  { indicators }: CarriedDocument,
  { goals, measures }: GroupedPlan,
  { isWhole }: { isWhole: boolean }
) {
  const goalIds = new Set(goals.map(({ id }) => id));
  const measureIds = new Set(measures.filter(({ goalId }) => goalIds.has(goalId)).map(({ id }) => id));
  return indicators.filter(({ owner }) => {
    if (owner.kind === 'measure') return measureIds.has(owner.measureId);
    return owner.kind === 'goal' ? goalIds.has(owner.goalId) : isWhole;
  });
}

function shownIndicator(
  { id, title, unit, baseline, target, latest, verdict }: IndicatorStanding<PublishedMeasuredValue>,
  { t, locale }: Reader
) {
  const { number, day } = formats(locale);
  const said = (value: number | null | undefined) => (value == null ? '–' : `${number(value, 6)} ${unit}`);
  return {
    ...{ id, title, mark: verdictMark(verdict, t), baseline: said(baseline?.value), target: said(target) },
    value: said(latest?.value),
    source: latest?.source ?? null,
    measuredOn: latest && day(latest.measuredOn)
  };
}

/** Lines drawn in the two layouts of a page; null where nothing was due in any of them. */
function picture(lines: readonly RollUpLine[], name: string, alternative: string, { t, locale }: Reader) {
  const due = lines.filter(({ parts }) => parts.due > 0);
  if (due.length === 0) return null;
  const chart: Fulfilment = {
    chart: 'fulfilment',
    steps: STEPS.map((step) => t(`progress.column.${step}`)),
    rows: due.map(({ name: label, parts }) => ({ label, activities: STEPS.map((step) => parts[step]) })),
    words: { row: t('progress.column.what') }
  };
  const draw = (layout: 'wide' | 'narrow') =>
    drawChart(chart, alternative, {
      ...{ theme: 'web', layout, language: locale, id: `fulfilment-${name}-${layout}` }
    });
  return { wide: draw('wide'), narrow: draw('narrow') };
}
