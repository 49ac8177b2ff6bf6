import type { AgeBand, AgeStructure } from '#lib/domain/population/age-structure.ts';
import type { BySex } from '#lib/domain/population/projection/cohort-component.ts';
import {
  type Knowability,
  knowabilityOf,
  PROJECTED_AGES
} from '#lib/domain/population/projection/counted-ages.ts';
import { VARIANT_SCALES } from '#lib/domain/population/projection/variants.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { messages } from '#lib/i18n/messages.ts';
import type { PublicDb } from '../../db/db.ts';
import { type AgePicture, agePicture, bandLabel } from '../age-picture.ts';
import { countryGround } from './country-ground.ts';
import { CENSUS_YEAR, mortalityOf } from './place-basis.ts';
import { type FutureCount, type PlaceFuture, placeFuture } from './place-future.ts';

/** Years that the page shows: the census, and every fifth year after it. */
const SHOWN_YEARS = [2021, 2026, 2031, 2036, 2041, 2046] as const;
/** The year that its sentences speak of. */
export const FAR_YEAR = 2041;

export type ProjectionLine = { label: string; counts: FutureCount[] };

export type ProjectionPage = {
  censusYear: number;
  farYear: number;
  years: readonly number[];
  /** One line for each of the ages told of; counts in the order of the years. */
  lines: ProjectionLine[];
  people: { before: number; after: FutureCount };
  oldest: { before: number; after: FutureCount };
  knowability: Knowability;
  picture: AgePicture;
  fertility: PlaceFuture['fertility'];
  local: PlaceFuture['local'];
  /** The year of the loaded life table that holds here; null where mortality is the supplied one. */
  lifeTableYear: number | null;
  variants: typeof VARIANT_SCALES;
};

/** What a public page says of the future of a municipality. */
export async function projectionPage(
  db: PublicDb,
  { unitCode, name, ages }: { unitCode: string; name: string; ages: AgeStructure },
  locale: Locale
): Promise<ProjectionPage> {
  const future = await futureOf(db, unitCode, ages);
  const lineOf = (age: AgeBand, what: number): ProjectionLine => ({
    label:
      age.to === null && age.from === 0 ? messages(locale)('projection.everybody') : bandLabel(age, locale),
    counts: SHOWN_YEARS.map((year) => countOf(future, year, what))
  });
  const oldest = PROJECTED_AGES.findIndex(({ from }) => from === 80);
  const after = countOf(future, FAR_YEAR, 0);
  const then = future.variants.middle.find(({ year }) => year === FAR_YEAR)?.population;
  return {
    ...{ censusYear: CENSUS_YEAR, farYear: FAR_YEAR, years: SHOWN_YEARS },
    lines: PROJECTED_AGES.map(lineOf),
    people: { before: countOf(future, CENSUS_YEAR, 0).middle, after },
    oldest: { before: countOf(future, CENSUS_YEAR, oldest).middle, after: countOf(future, FAR_YEAR, oldest) },
    knowability: knowabilityOf({ low: after.from, middle: after.middle, high: after.to }),
    picture: agePicture(
      name,
      ages,
      locale,
      then && { ages: wholeAges(then), year: FAR_YEAR, before: CENSUS_YEAR }
    ),
    fertility: future.fertility,
    local: future.local,
    lifeTableYear: mortalityOf(unitCode, await countryGround(db))?.year ?? null,
    variants: VARIANT_SCALES
  };
}

/** The future of a municipality; its code is what its chance is drawn by. */
export async function futureOf(db: PublicDb, unitCode: string, ages: AgeStructure): Promise<PlaceFuture> {
  return placeFuture({ ...ages, unitCode }, await countryGround(db));
}

function countOf({ counts }: PlaceFuture, year: number, what: number): FutureCount {
  return counts.get(year)?.[what] ?? { low: 0, middle: 0, high: 0, from: 0, to: 0 };
}

function wholeAges({ males, females }: BySex): AgeStructure {
  return { males: [...males], females: [...females] };
}
