import {
  AGE_BANDS,
  type AgeBand,
  personsBetween,
  personsByBand,
  totalOf
} from '../population/age-structure.ts';
import type { AgePyramid } from './chart.ts';
import { chartFigures, plainRows } from './chart-figures.ts';
import { type Composing, column, tableOf, textRow } from './composing.ts';
import { type FlowElement, textRuns } from './document.ts';

const FIVE_YEARS: AgeBand[] = Array.from({ length: 18 }, (_, at) => ({
  from: at * 5,
  to: at < 17 ? at * 5 + 4 : null
}));

/** The age pyramid by five years, with its figures; nothing when the territory's ages are not known. */
export function agePyramid(to: Composing, id: string): FlowElement[] {
  const { population } = to.document;
  if (!population) return [];
  const words = {
    age: to.say('population.age'),
    men: to.say('population.men'),
    women: to.say('population.women'),
    now: population.asOf.slice(0, 4)
  };
  const bands = personsByBand(population, FIVE_YEARS);
  const chart: AgePyramid = {
    chart: 'age-pyramid',
    bands: bands.map((band) => ({ label: bandText(band, to), men: band.males, women: band.females })),
    words
  };
  const persons = totalOf(population);
  const title = to.say('population.title', {
    persons: to.number(persons),
    share: share(personsBetween(population, 65), persons, to)
  });
  const { header, rows } = chartFigures(chart, to.language);
  return [
    {
      element: 'figure',
      id,
      title,
      alternative: to.say('population.alternative'),
      picture: { picture: 'chart', chart },
      source: to.say('population.asOf', { source: population.source, day: to.words.asOf(population.asOf) }),
      table: {
        element: 'table',
        id: `${id}-udaje`,
        caption: title,
        columns: header.map((word, at) => ({
          title: textRuns(word),
          align: at === 0 ? 'start' : 'end',
          share: 1
        })),
        headerColumn: true,
        rows: plainRows(rows)
      }
    }
  ];
}

/** Inhabitants in the bands that plans speak of, with their share. */
export function ageGroups(to: Composing, id: string): FlowElement[] {
  const { population } = to.document;
  if (!population) return [];
  const whole = totalOf(population);
  const rows = personsByBand(population, AGE_BANDS).map((band) =>
    textRow(
      bandText(band, to),
      to.number(band.males),
      to.number(band.females),
      to.number(band.persons),
      share(band.persons, whole, to)
    )
  );
  const columns = [
    column(to.say('population.age'), 1.4),
    column(to.say('population.men'), 1, 'end'),
    column(to.say('population.women'), 1, 'end'),
    column(to.say('population.persons'), 1, 'end'),
    column(to.say('population.share'), 1, 'end')
  ];
  const source = to.say('population.asOf', {
    source: population.source,
    day: to.words.asOf(population.asOf)
  });
  return tableOf(id, to.say('population.groups'), columns, rows, source);
}

function bandText({ from, to: last }: AgeBand, to: Composing): string {
  return last === null ? to.say('population.andMore', { from }) : `${from}\u00a0–\u00a0${last}`;
}

function share(part: number, whole: number, to: Composing): string {
  if (whole === 0) return to.say('none');
  const tenths = Math.round((1000 * part) / whole);
  // Always with its decimal: shares stand in one column.
  const comma = to.language === 'sk' ? ',' : '.';
  return `${Math.floor(tenths / 10)}${comma}${tenths % 10}${to.language === 'sk' ? '\u00a0' : ''}%`;
}
