import { type CodeCatalogue, proposedMeaning } from '#lib/domain/directory/register/code-mapping.ts';
import {
  type FoundPlace,
  type PlaceFinder,
  placeFinder
} from '#lib/domain/directory/register/place-finder.ts';
import type { Codebook, RawCode } from '#lib/domain/directory/register/register-entry.ts';
import type { ServiceType } from '#lib/domain/law/service-type.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { slovakSortKey } from '#lib/domain/shared/sort-key.ts';
import type { Db, PublicDb, Tx } from '../db/db.ts';
import { lawStore } from '../db/law.ts';
import { registerCodeStore } from '../db/register-codes.ts';
import { registerPlaceStore } from '../db/register-places.ts';
import type { SettledKind } from '../db/registered-services.ts';
import type { RegisterCode } from '../use-cases/directory/register/register-work.ts';

/** What a record is judged by: the catalogue of the law, the territory, and what codes mean. */
export type RegisterGround = {
  /** The place as the register tells it clearly, or else where the operator said that the service stands. */
  placeOf(registerNumber: string, place: Parameters<PlaceFinder>[0]): FoundPlace | null;
  /** What a code means; seen for the first time, it is remembered with what the catalogue proposes. */
  meaningOf(codebook: Codebook, raw: RawCode, code: string): string | null;
  kind(serviceTypeCode: string | null): SettledKind;
  /** The only form of a kind, where it has one. */
  onlyFormOf(serviceTypeCode: string | null): string | null;
  /** Codes met since the last time. */
  takeNewCodes(): RegisterCode[];
};

export async function readGround(db: Db | Tx, today: CalendarDay): Promise<RegisterGround> {
  const law = lawStore(db as unknown as PublicDb);
  const [types, groups, codes, byHand, units, districts] = await Promise.all([
    law.serviceTypesOn(today),
    law.targetGroups(),
    registerCodeStore(db).list(),
    registerPlaceStore(db).all(),
    db
      .selectFrom('territoryUnit')
      .select(['code', 'name', 'districtCode', 'cityCode', 'postalCode'])
      .execute(),
    db.selectFrom('territoryDistrict').select(['code', 'name']).execute()
  ]);
  const kinds = kindsOf(types);
  const findPlace = placeFinder(units, districts);
  const placed = new Map(byHand.map((one) => [one.registerNumber, one]));
  const unitByCode = new Map(units.map((unit) => [unit.code, unit]));
  const known = new Map(codes.map((one) => [`${one.codebook} ${one.code}`, one]));
  const catalogue: CodeCatalogue = { types, groups };
  let met: RegisterCode[] = [];
  return {
    placeOf(registerNumber, place) {
      const held = placed.get(registerNumber);
      // A file that says anything else of the place may speak of another one.
      const holds = held?.municipality === place.municipality && held.district === place.district;
      const unit = holds ? unitByCode.get(held.unitCode ?? '') : undefined;
      return findPlace(place) ?? (unit ? { unitCode: unit.code, districtCode: unit.districtCode } : null);
    },
    meaningOf(codebook, { label }, code) {
      const key = `${codebook} ${code}`;
      const held = known.get(key);
      if (held) return held.means;
      const words = label.trim();
      const meaning = { codebook, code, label: words, ...proposedMeaning(codebook, code, words, catalogue) };
      known.set(key, meaning);
      met.push(meaning);
      return meaning.means;
    },
    kind: (code) => (code === null ? undefined : kinds.get(code)) ?? UNKNOWN_KIND,
    onlyFormOf(code) {
      const forms = types.find((type) => type.code === code)?.forms ?? [];
      return forms.length === 1 ? (forms[0] ?? null) : null;
    },
    takeNewCodes() {
      const taken = met;
      met = [];
      return taken;
    }
  };
}

const UNKNOWN_KIND: SettledKind = {
  ...{ serviceTypeCode: null, name: null, sortKey: null, capacityUnit: null, protectedPlace: false }
};

/** What services of each kind are called and counted in. */
export function kindsOf(
  types: readonly Pick<ServiceType, 'code' | 'nameSk' | 'capacityUnit' | 'protectedPlace'>[]
): ReadonlyMap<string, SettledKind> {
  return new Map(
    types.map(({ code, nameSk, capacityUnit, protectedPlace }) => {
      const name = nameSk.charAt(0).toUpperCase() + nameSk.slice(1);
      return [
        code,
        { serviceTypeCode: code, name, sortKey: slovakSortKey(name), capacityUnit, protectedPlace }
      ];
    })
  );
}
