import { sql } from 'kysely';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { RegisterPlace } from '../use-cases/directory/register/place-by-hand.ts';
import type { Db, Tx } from './db.ts';
import { CURRENT_IMPORT } from './registered-services.ts';

/** A service that was placed by hand, with the name of its municipality. */
export type PlacedByHand = RegisterPlace & { unitName: string; districtName: string | null };

/** What the operator says of places that the register does not tell clearly, by register number. */
export function registerPlaceStore(db: Db | Tx) {
  return {
    /** What the register says of the place of a running service that it has now. */
    saidOf: async (
      registerNumber: string,
      today: CalendarDay
    ): Promise<
      (Pick<RegisterPlace, 'municipality' | 'district'> & { unitCode: string | null }) | undefined
    > =>
      db
        .selectFrom('registeredService')
        .select(['municipality', 'district', 'unitCode'])
        .where('importId', '=', CURRENT_IMPORT)
        .where('registerNumber', '=', registerNumber)
        .where('effect', '<>', 'gone')
        .where((on) => on.or([on('erasedOn', 'is', null), on('erasedOn', '>', today)]))
        .executeTakeFirst(),

    hasUnit: async (unitCode: string): Promise<boolean> =>
      (await db
        .selectFrom('territoryUnit')
        .select('code')
        .where('code', '=', unitCode)
        .where('kind', '<>', 'military-district')
        .executeTakeFirst()) !== undefined,

    find: (registerNumber: string): Promise<RegisterPlace | undefined> =>
      db
        .selectFrom('registerPlace')
        .select(['registerNumber', 'municipality', 'district', 'unitCode'])
        .where('registerNumber', '=', registerNumber)
        .executeTakeFirst(),

    put: async (place: RegisterPlace): Promise<void> => {
      await db
        .insertInto('registerPlace')
        .values({ ...place, settled: false })
        .onConflict((conflict) =>
          conflict.column('registerNumber').doUpdateSet({ ...place, settled: false, placedAt: sql`now()` })
        )
        .execute();
    },

    /** Those that hold, for a file that comes in. */
    all: (): Promise<RegisterPlace[]> =>
      db
        .selectFrom('registerPlace')
        .select(['registerNumber', 'municipality', 'district', 'unitCode'])
        .where('unitCode', 'is not', null)
        .execute(),

    /** Those that hold, the last one first, so many at most. */
    list: (most: number): Promise<PlacedByHand[]> =>
      db
        .selectFrom('registerPlace as place')
        .innerJoin('territoryUnit as unit', 'unit.code', 'place.unitCode')
        .leftJoin('territoryDistrict as district', 'district.code', 'unit.districtCode')
        .select(['place.registerNumber', 'place.municipality', 'place.district', 'place.unitCode'])
        .select(['unit.name as unitName', 'district.name as districtName'])
        .orderBy('place.placedAt', 'desc')
        .orderBy('place.registerNumber')
        .limit(most)
        .execute(),

    /** Numbers whose services do not stand by what was said last, so many at most. */
    unsettled: async (most: number): Promise<string[]> => {
      const rows = await db
        .selectFrom('registerPlace')
        .select('registerNumber')
        .where('settled', '=', false)
        .orderBy('registerNumber')
        .limit(most)
        .execute();
      return rows.map(({ registerNumber }) => registerNumber);
    },

    /** Lets services stand where they were placed, or nowhere again; in files that say the same of the place as then. */
    settle: async (registerNumbers: readonly string[]): Promise<void> => {
      const numbers = sql`any (${[...registerNumbers]}::text[])`;
      await sql`
        update registered_service as registered
        set unit_code = place.unit_code,
          district_code = (select district_code from territory_unit where code = place.unit_code)
        from register_place as place
        where place.register_number = registered.register_number and place.register_number = ${numbers}
          and place.municipality = registered.municipality and place.district = registered.district`.execute(
        db
      );
      await sql`delete from register_place where unit_code is null and register_number = ${numbers}`.execute(
        db
      );
      await sql`update register_place set settled = true where register_number = ${numbers}`.execute(db);
    }
  };
}
