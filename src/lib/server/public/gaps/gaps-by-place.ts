import type { NeedGap } from '#lib/domain/directory/reach/need-gap.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import type { PublicDb } from '../../db/db.ts';
import { reachStore, type SettledPoint } from '../../db/reach.ts';
import { regionMap } from '../../documents/map.ts';
import { boundaries } from '../boundaries.ts';
import type { NeedWords } from '../needs/need-words.ts';
import { type GapFigures, gapFigures } from './gap-rows.ts';
import { gapQuery } from './gaps-asked.ts';
import { type GapsPageAsked, readGaps, type Said } from './gaps-page.ts';
import { type CountryGap, gapAt } from './need-gaps.ts';

/** Rows of the table of municipalities on one page. */
const ROWS_PER_PAGE = 50;

/** Parts of the need that are missing from which a step of the map begins; below the first of them nothing is. */
const STEPS = [0.005, 0.25, 0.5, 0.75] as const;

/** A municipality or a district as a line of a table says it. */
export type GapPlace = { code: string; name: string; href: string | null; figures: GapFigures };

type Measured = GapPlace & { amount: NeedGap };

/** What is missing in each district and municipality of a region, of one kind, form and group. */
export async function gapsByPlace(db: PublicDb, asked: GapsPageAsked & { model: number }, said: Said) {
  const read = await readGaps(db, asked, said);
  if (!read) return undefined;
  const { gaps, home, words } = read;
  const { ground } = gaps.needs;
  const gap = gaps.gapsIn(asked.model, asked.year);
  const slugs = await reachStore(db).slugsOfRegion(asked.unitCode);
  const { serviceTypeCode: kind, formCode: form, targetGroupCode: group } = gap.model;
  const query = gapQuery({ filter: { kind, form, group }, year: asked.year });
  const inOrder = home.points.flatMap((at): Measured[] => {
    const point = ground.points[at];
    if (!point) return [];
    const slug = slugs.get(point.code);
    const href = slug === undefined ? null : `/${slug}/potreby/medzery${query}`;
    return [measured(gap, [at], { code: point.code, name: point.name, href }, words)];
  });
  const municipalities = inOrder.toSorted(byPeople(words));
  const inDistrict = Map.groupBy(home.points, (at) => ground.points[at]?.districtCode ?? '');
  const districts = [...inDistrict]
    .map(([code, points]) =>
      measured(gap, points, { code, name: ground.districtNames.get(code) ?? code, href: null }, words)
    )
    .toSorted(byPeople(words));
  const settled = new Map(home.points.map((at) => [ground.points[at]?.code ?? '', ground.points[at]]));
  const from = (asked.page - 1) * ROWS_PER_PAGE;
  return {
    kind: words.names.kind(kind),
    about: [words.names.form(form), words.names.group(group)].join(', '),
    unit: words.names.unit(gap.model.unitCode),
    query,
    map: drawn(asked.unitCode, { districts, municipalities, settled }, words),
    steps: STEPS.map((least, at) => ({ step: at + 1, from: least, to: STEPS[at + 1] ?? 1 })),
    districts: districts.map(shown),
    municipalities: municipalities.slice(from, from + ROWS_PER_PAGE).map(shown),
    total: municipalities.length,
    pages: Math.ceil(municipalities.length / ROWS_PER_PAGE)
  };
}

function measured(
  gap: CountryGap,
  points: readonly number[],
  place: Omit<GapPlace, 'figures'>,
  words: NeedWords
): Measured {
  const amount = gapAt(gap, points);
  return { ...place, amount, figures: gapFigures(amount, words) };
}

const shown = ({ amount: _, ...place }: Measured): GapPlace => place;

/** Where most people lack comes first; places alike in their alphabetical order. */
const byPeople =
  ({ locale }: NeedWords) =>
  (one: Measured, other: Measured): number =>
    other.amount.people - one.amount.people || one.name.localeCompare(other.name, locale);

type Drawn = {
  districts: readonly Measured[];
  municipalities: readonly Measured[];
  settled: ReadonlyMap<string, SettledPoint | undefined>;
};

/** Districts as areas and municipalities as points, each by the part of the need that is missing there. */
function drawn(regionCode: string, { districts, municipalities, settled }: Drawn, words: NeedWords): string {
  const { t, locale } = words;
  const markOf = (place: Measured) => ({
    title: t('needGap.map.place', {
      name: place.name,
      relative: place.figures.relative,
      people: place.figures.people
    }),
    className: `map-gap-${stepOf(place.amount)}`
  });
  return regionMap(boundaries().districts, {
    ...{ label: t('needGap.map.label'), regionCode },
    markOf: (code, name) => {
      const district = districts.find((one) => one.code === code);
      return district ? markOf(district) : { title: name };
    },
    places: municipalities.flatMap((place) => {
      const point = settled.get(place.code);
      if (!point) return [];
      const { latitude, longitude, inhabitants } = point;
      const link = place.href === null ? {} : { href: inLanguage(place.href, locale) };
      return [{ ...markOf(place), ...link, latitude, longitude, inhabitants }];
    })
  });
}

function stepOf({ relative }: NeedGap): number {
  return STEPS.filter((least) => (relative ?? 0) >= least).length;
}
