import type { Cents } from '../shared/euro.ts';
import type { AgePyramid, Chart, MoneyByYear } from './chart.ts';
import { type DocumentLanguage, type Row, textRuns } from './document.ts';
import { numberText } from './number-text.ts';

/** The figures of a chart as the header and rows of a table: what is drawn can also be read. */
export function chartFigures(
  chart: Chart,
  language: DocumentLanguage
): { header: string[]; rows: string[][] } {
  const say = (value: number) => numberText(value, language);
  switch (chart.chart) {
    case 'age-pyramid':
      return pyramidFigures(chart, say);
    case 'capacity-by-year': {
      const { year, existing, planned, needed } = chart.words;
      const rows = chart.years.map((at) => [
        String(at.year),
        say(at.existing),
        say(at.planned),
        say(at.needed)
      ]);
      return { header: [year, existing, planned, needed], rows };
    }
    case 'money-by-year':
      return moneyFigures(chart, say);
    case 'tornado': {
      const { assumption, low, high } = chart.words;
      const rows = chart.bars.map((bar) => [bar.name, say(bar.low), say(bar.high)]);
      return { header: [assumption, low, high], rows };
    }
    case 'answer-scale':
      return {
        header: [chart.words.row, ...chart.steps],
        rows: chart.rows.map(({ label, people }) => [label, ...people.map(say)])
      };
    case 'fulfilment':
      return {
        header: [chart.words.row, ...chart.steps],
        rows: chart.rows.map(({ label, activities }) => [label, ...activities.map(say)])
      };
    case 'answer-heat':
      return {
        header: [chart.words.row, ...chart.columns],
        rows: chart.rows.map(({ label, people }) => [
          label,
          ...people.map((count) => (count === null ? '·' : say(count)))
        ])
      };
  }
}

function pyramidFigures({ bands, words }: AgePyramid, say: (value: number) => string) {
  const { age, men, women, now, later } = words;
  const first = [`${men} ${now}`, `${women} ${now}`];
  const second = later === undefined ? [] : [`${men} ${later}`, `${women} ${later}`];
  const rows = bands.map((band) => [
    band.label,
    say(band.men),
    say(band.women),
    ...(later === undefined ? [] : [say(band.later?.men ?? 0), say(band.later?.women ?? 0)])
  ]);
  return { header: [age, ...first, ...second], rows };
}

/** Names of sources are long: each has a row, and years stand beside one another while they fit the page. */
function moneyFigures({ sources, years, words }: MoneyByYear, say: (value: number) => string) {
  const euro = (cents: Cents) => say(Math.round(cents / 100));
  const sum = (amounts: readonly Cents[]) => amounts.reduce((total, cents) => total + cents, 0);
  const byYear = [
    [words.year, ...sources.map(({ name }) => name), words.total],
    ...years.map(({ year, cents }) => [String(year), ...cents.map(euro), euro(sum(cents))])
  ];
  const sums = sources.map((_, at) => sum(years.map(({ cents }) => cents[at] ?? 0)));
  byYear.push([words.total, ...sums.map(euro), euro(sum(sums))]);
  const [header = [], ...rows] = years.length > YEARS_ACROSS ? byYear : turned(byYear);
  return { header: years.length > YEARS_ACROSS ? header : [words.source, ...header.slice(1)], rows };
}

/** As many years as stand beside one another on a page of A4. */
const YEARS_ACROSS = 7;

function turned(table: readonly string[][]): string[][] {
  return (table[0] ?? []).map((_, at) => table.map((row) => row[at] ?? ''));
}

/** Rows of plain words as rows of a table element. */
export function plainRows(rows: readonly string[][]): Row[] {
  return rows.map((row) => ({ cells: row.map(textRuns) }));
}
