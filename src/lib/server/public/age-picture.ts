import {
  type AgeBand,
  type AgeStructure,
  personsByBand,
  totalOf
} from '#lib/domain/population/age-structure.ts';
import type { AgePyramid } from '#lib/domain/publishing/chart.ts';
import { formats } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { messages } from '#lib/i18n/messages.ts';
import { drawChart } from '../documents/charts.ts';
import { drawPeopleDots } from './people-dots.ts';

/** A place of so many people is drawn as people, one dot each; a pyramid would make waves of a few. */
export const MOST_DOTS = 500;

export type AgePicture = {
  /** Two layouts of the same picture as SVG; the style sheet shows one. */
  svg: { wide: string; narrow: string };
  header: string[];
  /** The figures that are drawn, as a table from the youngest: band, men, women, together. */
  rows: string[][];
};

const FIVE_YEARS: readonly AgeBand[] = [
  ...Array.from({ length: 18 }, (_, at) => ({ from: at * 5, to: at * 5 + 4 })),
  { from: 90, to: null }
];

const TEN_YEARS: readonly AgeBand[] = [
  ...Array.from({ length: 8 }, (_, at) => ({ from: at * 10, to: at * 10 + 9 })),
  { from: 80, to: null }
];

/** The people of another year, drawn as an outline over those of `before`. */
export type LaterAges = { ages: AgeStructure; year: number; before: number };

/**
 * The people of a place by age and sex: dots for a small village, a pyramid for any other, and for every place whose
 * later people are drawn over those of today.
 */
export function agePicture(
  name: string,
  ages: AgeStructure,
  locale: Locale,
  later?: LaterAges | undefined
): AgePicture {
  const t = messages(locale);
  const format = formats(locale);
  const say = (value: number) => format.number(value, 0);
  const isSmall = totalOf(ages) <= MOST_DOTS;
  const asDots = isSmall && !later;
  const bands = bandsOf(ages, isSmall ? TEN_YEARS : FIVE_YEARS, later?.ages).map((band) => ({
    label: bandLabel(band, locale),
    men: band.males,
    women: band.females,
    ...(band.later ? { later: band.later } : {})
  }));
  const words = {
    ...{ age: t('public.age'), men: t('public.men'), women: t('public.women') },
    ...(later ? { now: String(later.before), later: String(later.year) } : { now: '' })
  };
  const chart: AgePyramid = { chart: 'age-pyramid', bands, words };
  const largest = bands.reduce((most, band) => (band.men + band.women > most.men + most.women ? band : most));
  const alternative = t(asDots ? 'public.dots.alternative' : 'public.pyramid.alternative', {
    name,
    band: largest.label,
    men: say(largest.men),
    women: say(largest.women)
  });
  const draw = (layout: 'wide' | 'narrow') =>
    asDots
      ? drawPeopleDots(chart, alternative, layout)
      : drawChart(chart, alternative, { theme: 'web', layout, language: locale, id: `ages-${layout}` });
  const sexes = [t('public.men'), t('public.women')];
  return {
    svg: { wide: draw('wide'), narrow: draw('narrow') },
    header: later
      ? [
          t('public.age'),
          ...[later.before, later.year].flatMap((year) => sexes.map((sex) => `${sex} ${year}`))
        ]
      : [t('public.age'), ...sexes, t('public.together')],
    rows: bands.map((band) => {
      const { label, men, women } = band;
      const rest = band.later ? [say(band.later.men), say(band.later.women)] : [say(men + women)];
      return [label, say(men), say(women), ...rest];
    })
  };
}

/** People by band, with whole people of the later year beside them. */
function bandsOf(ages: AgeStructure, bands: readonly AgeBand[], later: AgeStructure | undefined) {
  const then = later && personsByBand(later, bands);
  return personsByBand(ages, bands).map((band, at) => {
    const beside = then?.[at];
    return {
      ...band,
      later: beside && { men: Math.round(beside.males), women: Math.round(beside.females) }
    };
  });
}

/** "65 – 74", "85 a viac" */
export function bandLabel({ from, to }: AgeBand, locale: Locale): string {
  return to === null ? messages(locale)('public.ageAndMore', { from }) : formats(locale).range(from, to);
}
