import type { AgeStructure } from '#lib/domain/population/age-structure.ts';
import { countsInTotals } from '#lib/domain/tenancy/territory.ts';
import type { PublicDb } from './db.ts';

/** So many municipalities are read at once: their people are a kilobyte each. */
const PAGE = 500;

export type PeopleOfUnit = AgeStructure & { unitCode: string };

/** People of the whole country by its municipalities, as the last census counted them. */
export function censusPeople(db: PublicDb) {
  return {
    /** The people of one unit, also of a whole city; undefined for a code that is none. */
    ofUnit: async (code: string): Promise<PeopleOfUnit | undefined> => (await agesOf(db, [code]))[0],

    /** Every municipality that counts in totals, in the order of codes. */
    municipalities: async (): Promise<PeopleOfUnit[]> => {
      const units = await db.selectFrom('territoryUnit').select(['code', 'kind']).orderBy('code').execute();
      const codes = units.filter(({ kind }) => countsInTotals(kind)).map(({ code }) => code);
      const people: PeopleOfUnit[] = [];
      for (let at = 0; at < codes.length; at += PAGE) {
        people.push(...(await agesOf(db, codes.slice(at, at + PAGE))));
      }
      return people;
    }
  };
}

async function agesOf(db: PublicDb, codes: readonly string[]): Promise<PeopleOfUnit[]> {
  return await db
    .selectFrom('territoryPopulation')
    .select(['areaCode as unitCode', 'males', 'females'])
    .where('areaKind', '=', 'unit')
    .where('areaCode', 'in', [...codes])
    .where('asOf', '=', (query) =>
      query.selectFrom('territoryPopulation as latest').select((of) => of.fn.max('latest.asOf').as('asOf'))
    )
    .orderBy('areaCode')
    .execute();
}
