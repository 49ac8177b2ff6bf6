import { sql } from 'kysely';
import type { PlaceTraits } from '#lib/domain/population/profile/likeness.ts';
import type { PublicDb } from './db.ts';

/** So many places are read at once: none of the reads is long. */
const PAGE = 500;

/** A municipality with its address, its district, and what it is compared by. */
export type ComparedPlace = PlaceTraits & {
  name: string;
  slug: string;
  kind: string;
  cityCode: string | null;
  districtName: string | null;
  /** Ages as whole numbers: everybody, 0–14, 15–64. */
  adults: number;
};

/** All planning municipalities with people, in the order of codes, as the last census counted them. */
export function placeTraits(db: PublicDb) {
  return {
    all: async (): Promise<ComparedPlace[]> => {
      const found: ComparedPlace[] = [];
      for (let after = ''; ; ) {
        const page = await pageAfter(db, after);
        found.push(...page.filter(({ inhabitants, adults }) => inhabitants > 0 && adults > 0).map(asPlace));
        const last = page.at(-1);
        if (!last || page.length < PAGE) return found;
        after = last.code;
      }
    }
  };
}

/** Sum of a part of both lists of ages; PostgreSQL counts from 1. */
const peopleOf = (from: number, to: number) =>
  sql<number>`(select coalesce(sum(n), 0)::int from unnest(ages.males[${sql.lit(from + 1)}:${sql.lit(to + 1)}]
    || ages.females[${sql.lit(from + 1)}:${sql.lit(to + 1)}]) as n)`;

/** People by highest education, by the place of the level in EDUCATION_LEVELS. */
const peopleWith = (level: number) => sql<number>`education.persons[${sql.lit(level + 1)}]`;

function pageAfter(db: PublicDb, after: string) {
  return db
    .selectFrom('planningBody as body')
    .innerJoin('territoryUnit as unit', 'unit.code', 'body.unitCode')
    .leftJoin('territoryDistrict as district', 'district.code', 'unit.districtCode')
    .innerJoin('territoryPopulation as ages', 'ages.areaCode', 'unit.code')
    .innerJoin('territoryEducation as education', (join) =>
      join.onRef('education.areaCode', '=', 'ages.areaCode').onRef('education.asOf', '=', 'ages.asOf')
    )
    .select([
      ...(['unit.code', 'unit.kind', 'unit.cityCode', 'body.name', 'body.slug'] as const),
      'district.name as districtName',
      peopleOf(0, 100).as('inhabitants'),
      peopleOf(15, 100).as('adults'),
      peopleOf(0, 14).as('childCount'),
      peopleOf(65, 100).as('oldCount'),
      peopleOf(80, 100).as('oldestCount'),
      peopleWith(2).as('withoutExamCount'),
      peopleWith(5).as('universityCount')
    ])
    .where('unit.code', '>', after)
    .where('ages.asOf', '=', (query) =>
      query.selectFrom('territoryPopulation as latest').select((of) => of.fn.max('latest.asOf').as('asOf'))
    )
    .orderBy('unit.code')
    .limit(PAGE)
    .execute();
}

type Row = Awaited<ReturnType<typeof pageAfter>>[number];

function asPlace(row: Row): ComparedPlace {
  const { childCount, oldCount, oldestCount, withoutExamCount, universityCount, ...place } = row;
  return {
    ...place,
    children: childCount / row.inhabitants,
    old: oldCount / row.inhabitants,
    oldest: oldestCount / row.inhabitants,
    withoutExam: withoutExamCount / row.adults,
    university: universityCount / row.adults,
    isDistrictTown: row.kind === 'whole-city' || (row.kind === 'town' && row.name === row.districtName)
  };
}
