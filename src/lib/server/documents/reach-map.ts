import { mesh } from 'topojson-client';
import type { Topology } from 'topojson-specification';
import type { Place } from '#lib/domain/tenancy/territory-distance.ts';
import type { PixelPoint } from './line-thinning.ts';
import { districtsWhere, flattened, LONGITUDE_SCALE, pathOf, rounded, shapesOf, type View } from './map.ts';
import { escapeMarkup, tag } from './svg.ts';

/** Services at one settlement centre. */
export type ServiceDot = Place & { count: number; title: string };
/** A municipality; `isServed` where a catchment of a shown service names it. */
export type SettlementDot = Place & { isServed: boolean };

export type ReachMap = {
  /** What the map shows, and in a few sentences what can be read from it. */
  title: string;
  description: string;
  home: Place & { name: string };
  reachKm: number;
  /** What stands on the circle: *20 km*. */
  reachWord: string;
  settlements: readonly SettlementDot[];
  services: readonly ServiceDot[];
  /** Names of districts at their middles. */
  districts: readonly (Place & { name: string })[];
};

const LAYOUTS = {
  wide: { side: 760, text: 15, dot: 2.2 },
  narrow: { side: 340, text: 13, dot: 1.4 }
} as const;
export type MapLayout = keyof typeof LAYOUTS;

/** How much wider than the reach the picture is. */
const AROUND = 1.12;
const KM_IN_A_DEGREE = 111.2;

/**
 * The surroundings of a municipality as SVG text, north up: borders of districts, municipalities as points, and services
 * as dots at settlement centres, numbered where there are several. Drawn anew for a narrow screen, not shrunk.
 * @param boundaries the topology of `data/territory/districts.topojson`
 */
export function reachMap(boundaries: Topology, map: ReachMap, layout: MapLayout): string {
  const { side, text } = LAYOUTS[layout];
  const view = viewAround(map.home, map.reachKm, side);
  /** Whether a point is in the picture, and a word at it so far from its sides. */
  const isSeen = (place: Place, beside = 0) => {
    const [x, y] = view.project(place.longitude, place.latitude);
    const above = Math.min(beside, 20);
    return x > beside && y > above && x < side - beside && y < side - above;
  };
  const [homeX, homeY] = rounded(view.project(map.home.longitude, map.home.latitude));
  const radius = side / 2 / AROUND;
  const ids = { title: `mapa-${layout}-nazov`, description: `mapa-${layout}-opis` };
  return tag(
    'svg',
    {
      ...{
        xmlns: 'http://www.w3.org/2000/svg',
        viewBox: `0 0 ${side} ${side}`,
        class: `map chart-${layout}`
      },
      ...{ role: 'img', 'aria-labelledby': `${ids.title} ${ids.description}`, 'font-size': text }
    },
    tag('title', { id: ids.title }, escapeMarkup(map.title)),
    tag('desc', { id: ids.description }, escapeMarkup(map.description)),
    tag('rect', { class: 'map-ground', width: side, height: side }),
    tag('path', { class: 'map-lines', d: linesAround(boundaries, map, view) }),
    tag('circle', { class: 'map-reach', cx: homeX, cy: homeY, r: radius }),
    settlements(
      map.settlements.filter((one) => isSeen(one)),
      view,
      layout
    ),
    word('map-word', homeX, homeY - radius - 5, map.reachWord),
    ...(layout === 'wide' ? map.districts.filter((one) => isSeen(one, 5 * one.name.length)) : []).map(
      (one) => {
        const [x, y] = rounded(view.project(one.longitude, one.latitude));
        return word('map-word', x, y, one.name);
      }
    ),
    // The most services first, so that a town never hides a village.
    ...map.services
      .filter((one) => isSeen(one))
      .toSorted((one, other) => other.count - one.count)
      .map((one) => serviceDot(one, view, layout)),
    tag('circle', { class: 'map-home', cx: homeX, cy: homeY, r: layout === 'wide' ? 17 : 13 }),
    word('map-name', homeX, homeY + (layout === 'wide' ? 36 : 29), map.home.name)
  );
}

/** A flat map of a square around a place; within 100 km it errs by less than a hundredth. */
export function viewAround({ latitude, longitude }: Place, reachKm: number, side: number): View {
  const scale = (side / (2 * AROUND * reachKm)) * KM_IN_A_DEGREE;
  const shrunk = Math.cos((latitude * Math.PI) / 180);
  return {
    height: side,
    project: (east, north): PixelPoint => [
      side / 2 + (east - longitude) * shrunk * scale,
      side / 2 - (north - latitude) * scale
    ]
  };
}

/** Borders of the districts that may be seen: every other border is somewhere outside the picture. */
export function linesAround(
  boundaries: Topology,
  { home, reachKm }: { home: Place; reachKm: number },
  view: View
): string {
  const span = (AROUND * reachKm) / KM_IN_A_DEGREE;
  const all = shapesOf(
    boundaries,
    districtsWhere(boundaries, () => true)
  );
  const near = new Set(
    all.features
      .filter(({ geometry }) => {
        const points = geometry.coordinates.flat();
        const [west, east] = extent(points.map(([x = 0]) => x));
        const [south, north] = extent(points.map(([, y = 0]) => y));
        const wide = span / LONGITUDE_SCALE;
        return (
          west < home.longitude + wide &&
          east > home.longitude - wide &&
          south < home.latitude + span &&
          north > home.latitude - span
        );
      })
      .map(({ properties }) => properties.okres_lau1)
  );
  const districts = districtsWhere(boundaries, ({ okres_lau1 }) => near.has(okres_lau1));
  return pathOf(mesh(flattened(boundaries, view.project), districts)) ?? '';
}

function extent(numbers: readonly number[]): [number, number] {
  return numbers.reduce<[number, number]>(
    ([least, greatest], one) => [Math.min(least, one), Math.max(greatest, one)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  );
}

/** One path for all points of a kind: hundreds of elements would weigh more than the rest of the page. */
function settlements(places: readonly SettlementDot[], { project }: View, layout: MapLayout): string {
  const { dot } = LAYOUTS[layout];
  const path = (isServed: boolean, r: number) =>
    places
      .filter((one) => one.isServed === isServed)
      .map(({ longitude, latitude }) => {
        const [x, y] = rounded(project(longitude, latitude));
        return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;
      })
      .join('');
  return (
    tag('path', { class: 'map-settlement', d: path(false, dot) }) +
    tag('path', { class: 'map-served', d: path(true, 2.2 * dot) })
  );
}

/** The area of a dot grows with the services; how many there are stands in it. */
function serviceDot(
  { longitude, latitude, count, title }: ServiceDot,
  { project }: View,
  layout: MapLayout
): string {
  const [cx, cy] = rounded(project(longitude, latitude));
  const [least, most] = layout === 'wide' ? [5, 20] : [4, 15];
  const r = count === 1 ? least : Math.min(most, Math.max(least + 5, least + 2.5 * Math.sqrt(count)));
  const { text } = LAYOUTS[layout];
  const number =
    count === 1
      ? ''
      : tag(
          'text',
          { class: 'map-count', x: cx, y: cy + text / 3, 'text-anchor': 'middle', 'font-size': text - 2 },
          String(count)
        );
  return tag(
    'g',
    {},
    tag('title', {}, escapeMarkup(title)),
    tag('circle', { class: 'map-place', cx, cy, r }),
    number
  );
}

function word(className: string, x: number, y: number, text: string): string {
  return tag('text', { class: className, x, y, 'text-anchor': 'middle' }, escapeMarkup(text));
}
