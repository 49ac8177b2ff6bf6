import type { Generated, GeneratedAlways } from 'kysely';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { TerritoryUnitKind } from '#lib/domain/tenancy/territory.ts';

export type TerritoryTables = {
  referenceSet: ReferenceSetTable;
  territoryRegion: { code: string; name: string; slug: string; sortKey: string };
  territoryDistrict: { code: string; name: string; slug: string; regionCode: string; sortKey: string };
  territoryUnit: TerritoryUnitTable;
  settlementCentre: SettlementCentreTable;
  territoryPopulation: AreaColumns & { males: number[]; females: number[] };
  territoryEducation: AreaColumns & { persons: number[] };
  municipalAges: MunicipalYear & { males: number[]; females: number[] };
  districtAgeIndex: LoadedRow & {
    districtCode: string;
    year: number;
    meanAge: number | null;
    medianAge: number | null;
    ageingIndex: number | null;
  };
  lifeTable: LoadedRow & { areaCode: string; sex: 'males' | 'females'; year: number; survivors: number[] };
  otherProjection: LoadedRow & {
    districtCode: string;
    source: string;
    variant: string;
    year: number;
    ageFrom: number;
    ageTo: number | null;
    sex: 'males' | 'females' | 'both';
    people: number;
  };
  /** Null is not stated. */
  municipalMovement: MunicipalYear & {
    births: number | null;
    deaths: number | null;
    netMigration: number | null;
  };
};

/**
 * A set of reference data. `revision` is the hash of its files, null while loading has not finished;
 * `loadedAt` is when its rows last changed, by loading or by the operator: pages are cached by both.
 */
export type ReferenceSetTable = {
  code: string;
  titleSk: string;
  titleEn: string;
  source: string;
  asOf: CalendarDay;
  licence: string;
  grade: 'A' | 'B';
  attributionSk: string;
  attributionEn: string;
  revision: string | null;
  loadedAt: Date | null;
  /** The load that is being written, and when it last wrote: another one waits for it. */
  loadingId: Generated<string | null>;
  loadingAt: Generated<Date | null>;
};

export type TerritoryUnitTable = {
  code: string;
  kind: TerritoryUnitKind;
  name: string;
  cityCode: string | null;
  districtCode: string | null;
  regionCode: string;
  postalCode: string | null;
  /** Inhabitants of the last census. */
  inhabitants: number;
  sortKey: string;
};

/** Degrees of WGS 84, and how the point was found. */
export type SettlementCentreTable = {
  unitCode: string;
  latitude: number;
  longitude: number;
  method: 'name-and-district' | 'name-nearby' | 'centroid' | 'weighted-districts';
};

export type AreaKind = 'country' | 'region' | 'district' | 'unit';

type AreaColumns = {
  areaKind: AreaKind;
  areaCode: string;
  asOf: CalendarDay;
  setCode: string;
  unitCode: GeneratedAlways<string | null>;
  districtCode: GeneratedAlways<string | null>;
  regionCode: GeneratedAlways<string | null>;
};

/** A row that the operator loaded; it counts when its set names its load. */
type LoadedRow = { setCode: string; loadId: string };
type MunicipalYear = LoadedRow & { unitCode: string; year: number };
