import type { AnswerHeat, AnswerScale, Chart } from '#lib/domain/publishing/chart.ts';
import { chartFigures } from '#lib/domain/publishing/chart-figures.ts';
import type { Question, QuestionOf } from '#lib/domain/surveys/questionnaire/question.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Translate } from '#lib/i18n/messages.ts';
import { drawChart } from '../documents/charts.ts';
import { worded } from './result-labels.ts';
import type { ShownTable } from './shown-results.ts';

type Saying = { t: Translate; locale: Locale };

/** What is drawn of a question: its chart, and a sentence that says what to see. */
export type AnswerChart = { chart: AnswerScale | AnswerHeat; title: string; alternative: string };

/** The chart as a page shows it: two layouts as SVG, and its figures as a table. */
export type AnswerPicture = {
  title: string;
  svg: { wide: string; narrow: string };
  header: string[];
  rows: string[][];
};

/**
 * A scale as bars to both sides of its middle, a matrix as a heat map; null for other questions, and for a scale of which
 * answers are told together.
 */
export function answerChart(
  question: Question,
  tables: readonly ShownTable[],
  saying: Saying
): AnswerChart | null {
  const chart =
    question.type === 'scale'
      ? scaleOf(question, tables, saying)
      : question.type === 'matrix'
        ? heatOf(question, tables, saying)
        : null;
  if (!chart) return null;
  const { t, locale } = saying;
  const about = worded(question.text, locale).text;
  return {
    chart,
    title: t(`results.picture.${chart.chart}`),
    alternative: t(`results.picture.${chart.chart}.alternative`, { question: about })
  };
}

export function answerPicture(
  question: Question,
  tables: readonly ShownTable[],
  saying: Saying
): AnswerPicture | null {
  const found = answerChart(question, tables, saying);
  if (!found) return null;
  const { chart, title, alternative } = found;
  const draw = (layout: 'wide' | 'narrow') =>
    drawChart(chart satisfies Chart, alternative, {
      ...{ theme: 'web', layout, language: saying.locale, id: `q-${question.id}-${layout}` }
    });
  return {
    ...{ title, svg: { wide: draw('wide'), narrow: draw('narrow') } },
    ...chartFigures(chart, saying.locale)
  };
}

function scaleOf(
  { steps, low, high, text }: QuestionOf<'scale'>,
  tables: readonly ShownTable[],
  { t, locale }: Saying
): AnswerScale | null {
  const [table] = tables;
  if (!table || table.lines.length === 0 || table.lines.some(({ answer }) => answer.codes.length > 1))
    return null;
  const people = Array.from(
    { length: steps },
    (_, at) => table.lines.find(({ answer }) => answer.codes[0] === String(at + 1))?.count ?? 0
  );
  const names = people.map((_, at) => {
    const end = at === 0 ? low : at === steps - 1 ? high : null;
    return end ? `${at + 1} – ${worded(end, locale).text}` : String(at + 1);
  });
  return {
    ...{ chart: 'answer-scale', steps: names, words: { row: t('results.picture.question') } },
    rows: [{ label: worded(text, locale).text, people }]
  };
}

function heatOf(
  { columns }: QuestionOf<'matrix'>,
  tables: readonly ShownTable[],
  { t, locale }: Saying
): AnswerHeat | null {
  const rows = tables.flatMap(({ title, lines }) => {
    const of = lines[0]?.of ?? 0;
    if (!title || of === 0) return [];
    const people = columns.map(({ code }) => {
      const line = lines.find(({ answer }) => answer.codes.includes(code));
      return line && line.answer.codes.length > 1 ? null : (line?.count ?? 0);
    });
    return [{ label: title.text, people, of }];
  });
  if (rows.length === 0) return null;
  return {
    ...{ chart: 'answer-heat', rows, words: { row: t('results.picture.row') } },
    columns: columns.map(({ text }) => worded(text, locale).text)
  };
}
