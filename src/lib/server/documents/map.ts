import { geoPath } from 'd3-geo';
import type { FeatureCollection, Polygon } from 'geojson';
import { feature, mesh, transform } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { type PixelPoint, thinned } from './line-thinning.ts';
import { escapeMarkup, tag } from './svg.ts';

/** What a pointer or a screen reader is told of a shape or point, and where it leads. */
export type MapMark = {
  title: string;
  href?: string;
  /** Class of a step or state beside the shape's own; its meaning must stand in the title too. */
  className?: string;
};

/** A settlement with its place in degrees of WGS 84. */
export type MapPlace = MapMark & { latitude: number; longitude: number; inhabitants: number };

/** The layer of districts of `data/territory/districts.topojson`. */
export type DistrictProperties = { okres_lau1: string; okres: string; kraj_nuts3: string };
type Districts = GeometryCollection<DistrictProperties>;

const WIDTH = 800;
const MARGIN = 8;
/** How far, in pixels of the picture, a drawn border may lie from the true one. */
const TOLERANCE = 1;
/** A degree of longitude at 48.7° N in degrees of latitude; the error across Slovakia is under 1 %. */
export const LONGITUDE_SCALE = Math.cos((48.7 * Math.PI) / 180);

/**
 * Slovakia, or one region, by districts as SVG text: classes only, a title for each shape.
 * Links are left out of the tab order, since a list with the same links belongs beside the map.
 * @param boundaries the topology of `data/territory/districts.topojson`
 * @param options.label what the map shows, for those who cannot see it
 * @param options.markOf what a district (LAU 1 code) is called and where it leads
 * @param options.places settlements that are drawn as points over their districts
 */
export function regionMap(
  boundaries: Topology,
  options: {
    label: string;
    regionCode?: string;
    markOf: (districtCode: string, name: string) => MapMark;
    places?: readonly MapPlace[];
  }
): string {
  const districts = districtsWhere(
    boundaries,
    ({ kraj_nuts3 }) => options.regionCode === undefined || kraj_nuts3 === options.regionCode
  );
  const view = viewOf(shapesOf(boundaries, districts));
  const flat = flattened(boundaries, view.project);
  const marks = shapesOf(flat, districts).features.map(({ geometry, properties }) => {
    const mark = options.markOf(properties.okres_lau1, properties.okres);
    return linked(mark, shape('map-district', pathOf(geometry), mark));
  });
  // Regions meet in one line drawn above the districts, not in two borders side by side.
  const between = mesh(flat, districts, (one, other) => regionOf(one) !== regionOf(other));
  const border = tag('path', { class: 'map-border', d: pathOf(between) ?? '' });
  const points = pointsOf(options.places ?? [], view);
  return svg(view.height, options.label, marks.join('') + border + points);
}

/**
 * One district with its settlements as points, larger where more people live, as SVG text.
 * @throws when the boundaries hold no such district
 */
export function districtMap(
  boundaries: Topology,
  options: { label: string; districtCode: string; places: readonly MapPlace[] }
): string {
  const district = districtsWhere(boundaries, ({ okres_lau1 }) => okres_lau1 === options.districtCode);
  if (district.geometries.length === 0) throw new Error(`No district ${options.districtCode} on the map.`);
  const view = viewOf(shapesOf(boundaries, district));
  const shapes = shapesOf(flattened(boundaries, view.project), district);
  const outline = tag('path', { class: 'map-outline', d: pathOf(shapes) ?? '' });
  return svg(view.height, options.label, outline + pointsOf(options.places, view));
}

/** The largest first, so that a town never hides a village. */
function pointsOf(places: readonly MapPlace[], { project }: View): string {
  return places
    .toSorted((one, other) => other.inhabitants - one.inhabitants)
    .map((place) => linked(place, point(place, rounded(project(place.longitude, place.latitude)))))
    .join('');
}

/** The districts that a map is made of. */
export function districtsWhere(
  boundaries: Topology,
  holds: (district: DistrictProperties) => boolean
): Districts {
  const layer = boundaries.objects.okresy as Districts | undefined;
  if (!layer) throw new Error('The boundaries have no layer okresy.');
  const geometries = layer.geometries.filter((each) => holds(each.properties as DistrictProperties));
  return { ...layer, geometries };
}

export function shapesOf(boundaries: Topology, districts: Districts) {
  return feature(boundaries, districts) as FeatureCollection<Polygon, DistrictProperties>;
}

/** mesh() tells its filter too little of the type. */
function regionOf(district: unknown): string | undefined {
  return (district as { properties?: DistrictProperties }).properties?.kraj_nuts3;
}

export type View = { height: number; project: (longitude: number, latitude: number) => PixelPoint };

/** A flat map of exactly these shapes, north up. */
function viewOf(shapes: FeatureCollection<Polygon, DistrictProperties>): View {
  const places = shapes.features.flatMap(({ geometry }) => geometry.coordinates.flat());
  const [west, east] = extentOf(places.map(([longitude = 0]) => longitude));
  const [south, north] = extentOf(places.map(([, latitude = 0]) => latitude));
  const scale = (WIDTH - 2 * MARGIN) / ((east - west) * LONGITUDE_SCALE);
  return {
    height: Math.ceil((north - south) * scale) + 2 * MARGIN,
    project: (longitude, latitude) => [
      MARGIN + (longitude - west) * LONGITUDE_SCALE * scale,
      MARGIN + (north - latitude) * scale
    ]
  };
}

/** The same topology in whole pixels. Each border is thinned once for both its districts, so that they still meet. */
export function flattened(boundaries: Topology, project: View['project']): Topology {
  const { transform: packing, ...unpacked } = boundaries;
  if (!packing) throw new Error('The boundaries are not packed as expected.');
  const decode = transform(packing);
  const arcs = boundaries.arcs.map((arc) => {
    const line = arc.map((step, at) => {
      const [longitude = 0, latitude = 0] = decode([...step], at > 0);
      return project(longitude, latitude);
    });
    return thinned(line, TOLERANCE).map(rounded);
  });
  return { ...unpacked, arcs };
}

export const pathOf = geoPath();

export function rounded([x, y]: PixelPoint): PixelPoint {
  return [Math.round(x), Math.round(y)];
}

function extentOf(numbers: readonly number[]): [least: number, greatest: number] {
  let [least, greatest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const each of numbers) {
    if (each < least) least = each;
    if (each > greatest) greatest = each;
  }
  return [least, greatest];
}

function shape(className: string, path: string | null, mark: MapMark): string {
  return tag('path', { class: classes(className, mark), d: path ?? '' }, title(mark));
}

/** The area of a point grows with the people: radius 3 for a hamlet, 12 for 10,000 and more. */
function point(place: MapPlace, [cx, cy]: PixelPoint): string {
  const r = Math.min(12, 3 + Math.sqrt(place.inhabitants) / 11);
  return tag('circle', { class: classes('map-place', place), cx, cy, r }, title(place));
}

function classes(own: string, mark: MapMark): string {
  return mark.className ? `${own} ${mark.className}` : own;
}

function title(mark: MapMark): string {
  return tag('title', {}, escapeMarkup(mark.title));
}

function linked(mark: MapMark, drawn: string): string {
  if (mark.href === undefined) return drawn;
  return tag('a', { href: mark.href, 'aria-label': mark.title, tabindex: '-1' }, drawn);
}

function svg(height: number, label: string, drawn: string): string {
  // A picture has no parts for a screen reader; a map with links is a group of them.
  const role = drawn.includes('<a ') ? 'group' : 'img';
  const box = `0 0 ${WIDTH} ${height}`;
  const xmlns = 'http://www.w3.org/2000/svg';
  return tag('svg', { class: 'map', xmlns, viewBox: box, role, 'aria-label': label }, drawn);
}
