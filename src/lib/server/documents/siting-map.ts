import type { Topology } from 'topojson-specification';
import type { Place } from '#lib/domain/tenancy/territory-distance.ts';
import { rounded } from './map.ts';
import { linesAround, type MapLayout, viewAround } from './reach-map.ts';
import { escapeMarkup, tag } from './svg.ts';

/** A municipality that plans with others: whether a suggested site reaches it. */
export type WeighedDot = Place & { isReached: boolean; title: string };

export type SitingMap = {
  title: string;
  description: string;
  points: readonly WeighedDot[];
  /** Suggested sites in the order of the table, with their names. */
  sites: readonly (Place & { name: string })[];
  reachKm: number;
};

const LAYOUTS = {
  wide: { side: 760, text: 15, dot: 6, site: 15 },
  narrow: { side: 340, text: 13, dot: 4, site: 12 }
} as const;

const KM_IN_A_DEGREE = 111.2;
/** A single municipality has its surroundings too. */
const LEAST_HALF_KM = 6;

/**
 * Municipalities that plan together as SVG text, north up: those that a suggested site reaches are full, the others hollow;
 * sites are numbered as in the table, each with the circle of its reach. Drawn anew for a narrow screen, not shrunk.
 * @param boundaries the topology of `data/territory/districts.topojson`
 */
export function sitingMap(boundaries: Topology, map: SitingMap, layout: MapLayout): string {
  const { side, text, dot, site: radius } = LAYOUTS[layout];
  const home = middleOfBox(map.points);
  const halfKm = Math.max(LEAST_HALF_KM, ...map.points.map((point) => kmBeside(home, point)));
  const view = viewAround(home, halfKm, side);
  const at = (place: Place) => rounded(view.project(place.longitude, place.latitude));
  const [, edge] = view.project(home.longitude, home.latitude + map.reachKm / KM_IN_A_DEGREE);
  const reach = side / 2 - edge;
  const ids = { title: `umiestnenie-${layout}-nazov`, description: `umiestnenie-${layout}-opis` };
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
    tag('path', { class: 'map-lines', d: linesAround(boundaries, { home, reachKm: halfKm }, view) }),
    ...map.sites.map((site) => {
      const [cx, cy] = at(site);
      return tag('circle', { class: 'map-reach', cx, cy, r: reach });
    }),
    ...map.points.map((point) => {
      const [cx, cy] = at(point);
      const look = point.isReached ? 'map-place' : 'map-unreached';
      return tag(
        'g',
        {},
        tag('title', {}, escapeMarkup(point.title)),
        tag('circle', { class: look, cx, cy, r: dot })
      );
    }),
    ...map.sites.map((site, order) => {
      const [cx, cy] = at(site);
      const label = { class: 'map-name', x: inside(cx, side, site.name, text), y: cy + radius + text + 2 };
      return tag(
        'g',
        {},
        tag('circle', { class: 'map-site', cx, cy, r: radius }),
        tag(
          'text',
          { class: 'map-count', x: cx, y: cy + text / 3, 'text-anchor': 'middle' },
          String(order + 1)
        ),
        tag('text', { ...label, 'text-anchor': 'middle' }, escapeMarkup(site.name))
      );
    })
  );
}

/** Half of a word to both sides stays in the picture. */
function inside(x: number, side: number, name: string, size: number): number {
  const half = Math.min(side / 2, (name.length * size) / 3.4);
  return Math.max(half, Math.min(side - half, x));
}

function middleOfBox(places: readonly Place[]): Place {
  const between = (numbers: readonly number[]) => (Math.min(...numbers) + Math.max(...numbers)) / 2;
  return {
    latitude: between(places.map(({ latitude }) => latitude)),
    longitude: between(places.map(({ longitude }) => longitude))
  };
}

/** How far a place is from the middle along the farther of the two sides of the square. */
function kmBeside(home: Place, place: Place): number {
  const shrunk = Math.cos((home.latitude * Math.PI) / 180);
  const degrees = Math.max(
    Math.abs(place.latitude - home.latitude),
    Math.abs(place.longitude - home.longitude) * shrunk
  );
  return degrees * KM_IN_A_DEGREE;
}
