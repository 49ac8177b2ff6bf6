import type { Cents } from '../shared/euro.ts';
import type { DocumentLanguage, Row } from './document.ts';
import { textRuns } from './document.ts';
import { numberText } from './number-text.ts';

/** Inhabitants by age and sex; `later` draws a second outline, for instance a projection. */
export type AgePyramid = {
  chart: 'age-pyramid';
  /** From the youngest band to the oldest. */
  bands: { label: string; men: number; women: number; later?: { men: number; women: number } }[];
  words: { age: string; men: string; women: string; now: string; later?: string };
};

/** Capacity of one kind, form and unit by year: what exists, what the plan adds, what is needed. */
export type CapacityByYear = {
  chart: 'capacity-by-year';
  unit: string;
  years: { year: number; existing: number; planned: number; needed: number }[];
  words: { year: string; existing: string; planned: string; needed: string };
};

/** Money by year and source. `covered: false` is money without cover (bez krytia), drawn as an outline. */
export type MoneyByYear = {
  chart: 'money-by-year';
  sources: { name: string; covered: boolean }[];
  /** `cents` in the order of `sources`. */
  years: { year: number; cents: Cents[] }[];
  words: { year: string; total: string };
};

export type Chart = AgePyramid | CapacityByYear | MoneyByYear;

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
    case 'money-by-year': {
      const header = [chart.words.year, ...chart.sources.map((source) => source.name), chart.words.total];
      const euro = (cents: Cents) => say(Math.round(cents / 100));
      const rows = chart.years.map(({ year, cents }) => [
        String(year),
        ...cents.map(euro),
        euro(cents.reduce((sum, amount) => sum + amount, 0))
      ]);
      return { header, rows };
    }
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

/** Rows of plain words as rows of a table element. */
export function plainRows(rows: readonly string[][]): Row[] {
  return rows.map((row) => ({ cells: row.map(textRuns) }));
}
