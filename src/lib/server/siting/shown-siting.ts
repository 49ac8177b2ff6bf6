import type { SiteChoice, SiteCodes } from '#lib/domain/directory/siting/choose-sites.ts';
import { sitesOf } from '#lib/domain/directory/siting/choose-sites.ts';
import { type PointCoverage, siteCoverage, siteReasons } from '#lib/domain/directory/siting/site-coverage.ts';
import type { SitingPoint } from '#lib/domain/directory/siting/siting-problem.ts';
import type { RecordedPoint, SitingRecord } from '#lib/domain/plans/choice/kept-choice.ts';
import { formats } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Translate } from '#lib/i18n/messages.ts';
import { sitingMap } from '../documents/siting-map.ts';
import { boundaries } from '../public/boundaries.ts';

type Saying = {
  t: Translate;
  locale: Locale;
  names: { kind(code: string): string; form(code: string): string; unit(code: string): string };
};

/** A suggestion of sites as the page shows it. Needs are in the unit that `unit` names. */
export type ShownSiting = {
  certainty: SiteChoice['certainty'];
  service: string;
  unit: string;
  sums: { term: string; text: string }[];
  /** Numbered as on the map; `lost` is what nobody would reach without it. */
  sites: {
    number: string;
    name: string;
    serves: string;
    reached: string;
    people: string;
    farthest: string;
    lost: string;
  }[];
  /** Every municipality, those with most need left first. */
  places: { name: string; need: string; covered: string; reached: string; site: string; left: string }[];
  alternatives: { names: string; reached: string; share: string; average: string }[];
  greedy: { isSame: boolean; names: string; reached: string };
  services: { counted: number; unknown: number };
  wide: string;
  narrow: string;
};

/** Says a suggestion of sites in a language; it may have been reckoned long ago. */
export function shownSiting(record: SitingRecord, saying: Saying): ShownSiting {
  const { problem, choice, asked, services } = record;
  const { t, locale, names } = saying;
  const { number, percent } = formats(locale);
  const sites = sitesOf(problem, choice.chosen);
  const brings = siteCoverage(problem, sites);
  const km = (value: number) => t('siting.km', { km: number(value, 1) });
  const nameOf = nameIn(problem.points);
  const namesOf = (codes: SiteCodes) => sitesOf(problem, codes).map(nameOf).join(', ');
  const people = problem.points.reduce((sum, { recipients }) => sum + recipients, 0);
  const numberOf = new Map(sites.map((site, at) => [site, at + 1]));
  return {
    ...{ certainty: choice.certainty, services, unit: names.unit(asked.unitCode) },
    service: `${names.kind(asked.serviceTypeCode)}, ${names.form(asked.formCode)}`,
    sums: [
      {
        term: t('siting.sum.need', { year: asked.year }),
        text: t('siting.sum.needText', { need: number(brings.need), people: number(people) })
      },
      { term: t('siting.sum.covered'), text: number(brings.covered) },
      { term: t('siting.sum.reached', { km: asked.reachKm }), text: ofMissing(brings.reached, brings) },
      { term: t('siting.sum.left'), text: number(brings.left) },
      {
        term: t('siting.sum.average'),
        text: brings.averageKm === null ? t('public.none') : km(brings.averageKm)
      }
    ],
    sites: siteReasons(problem, sites).map((one) => ({
      ...{ number: String(numberOf.get(one.site)), name: nameOf(one.site), serves: String(one.serves) },
      ...{ reached: number(one.reached), people: number(one.recipients), farthest: km(one.farthestKm) },
      lost: number(one.lostWithout)
    })),
    places: brings.points
      .toSorted((one, other) => other.left - one.left || other.reached - one.reached)
      .map((one) => ({
        ...{
          name: nameOf(one.point),
          need: number(one.point.need, 2),
          covered: number(one.point.covered, 2)
        },
        ...{ reached: number(one.reached, 2), left: number(one.left, 2), site: siteText(one) }
      })),
    alternatives: choice.alternatives.map((codes) => {
      const other = siteCoverage(problem, sitesOf(problem, codes));
      return {
        ...{ names: namesOf(codes), reached: number(other.reached) },
        share: brings.reached > 0 ? percent(other.reached / brings.reached, 1) : '',
        average: other.averageKm === null ? '' : km(other.averageKm)
      };
    }),
    greedy: {
      isSame: choice.greedy.toSorted().join() === choice.chosen.join(),
      names: namesOf(choice.greedy),
      reached: number(siteCoverage(problem, sitesOf(problem, choice.greedy)).reached)
    },
    ...drawn('wide'),
    ...drawn('narrow')
  };

  function ofMissing(reached: number, { left }: { left: number }): string {
    const missing = reached + left;
    return missing > 0
      ? t('siting.sum.reachedText', { reached: number(reached), share: percent(reached / missing) })
      : number(0);
  }

  function siteText({ nearest, isReached }: PointCoverage): string {
    if (!nearest) return t('public.none');
    const text = t('siting.siteAt', { number: numberOf.get(nearest.site) ?? '', km: number(nearest.km, 1) });
    return isReached ? text : t('siting.tooFar', { site: text });
  }

  function drawn<Layout extends 'wide' | 'narrow'>(layout: Layout): Record<Layout, string> {
    const dots = brings.points.map(({ point, isReached, nearest }) => ({
      ...{ latitude: point.latitude, longitude: point.longitude, isReached },
      title: nearest ? `${point.name}: ${km(nearest.km)}` : point.name
    }));
    const map = {
      title: t('siting.map'),
      description: t('siting.mapText', {
        sites: sites.map(({ name }) => name).join(', ') || t('public.none'),
        count: dots.filter(({ isReached }) => isReached).length,
        all: dots.length
      }),
      ...{ points: dots, sites, reachKm: asked.reachKm }
    };
    const svg = dots.length === 0 ? '' : sitingMap(boundaries().districts, map, layout);
    return { [layout]: svg } as Record<Layout, string>;
  }
}

/** Names; with the district where two have the same. */
function nameIn(points: readonly RecordedPoint[]): (point: SitingPoint) => string {
  const counts = Map.groupBy(points, ({ name }) => name);
  const districts = new Map(points.map(({ code, district }) => [code, district]));
  return ({ name, code }) =>
    (counts.get(name)?.length ?? 0) > 1 ? `${name} (${districts.get(code) || code})` : name;
}
