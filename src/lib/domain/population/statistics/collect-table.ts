import type { MovementYear } from '../projection/local-movement.ts';
import { FIVE_YEAR_GROUPS, type FiveYearAges } from './five-year-ages.ts';
import {
  ageGroupOf,
  type IndicatorRead,
  indicatorOf,
  type Observation,
  OFFICE_TABLES,
  type OfficeTable,
  sexOf
} from './office-table.ts';

/** People of a municipality at the end of a year, by groups of five years. */
export type YearAges = { unitCode: string; year: number; ages: FiveYearAges };

/** What changed the number of people of a municipality within a year. `netMigration` may be below 0; null is not stated. */
export type YearMovement = MovementYear & { unitCode: string };

/** Ages of a district at the end of a year, as the office reckons them; null is not stated. */
export type DistrictIndex = {
  districtCode: string;
  year: number;
  /** Years of age. */
  meanAge: number | null;
  medianAge: number | null;
  /** People of 65 and more for a hundred of 0–14. */
  ageingIndex: number | null;
};

/** Why a file of the office is not taken, with where it stands and what to do about it. */
export type TableFault = {
  reason:
    | 'area-unknown'
    | 'area-moved'
    | 'value-impossible'
    | 'ages-missing'
    | 'ages-sum'
    | 'movement-missing'
    | 'migration-too-large'
    | 'area-broken'
    | 'index-impossible';
  at: number;
  area: string;
  year: number | null;
};

export type CollectedTable =
  | { outcome: 'read'; ages: YearAges[]; movements: YearMovement[]; indices: DistrictIndex[] }
  | { outcome: 'faulty'; faults: TableFault[] }
  | { outcome: 'nothing' };

export type CollectOptions = {
  /** District of each municipality by its six-digit code. */
  districts: ReadonlyMap<string, string>;
  /** Inhabitants of each at the census, against which moving is judged. */
  inhabitants: ReadonlyMap<string, number>;
  /** Years before it are passed over. */
  fromYear: number;
  /** Six-digit codes that are left out. */
  without: ReadonlySet<string>;
};

/** More faults than this help nobody. */
export const MOST_TABLE_FAULTS = 50;
/** A municipality that gains or loses so much in one year, and so many people, was split or merged. */
const BROKEN_SHARE = 0.4;
const BROKEN_PEOPLE = 150;
const LAU2 = /^(SK0[0-9A-Z]{3})(\d{6})$/;

type Cell = {
  at: number;
  area: string;
  unitCode: string;
  year: number;
  males: number[];
  females: number[];
  all: Partial<Record<'males' | 'females', number>>;
  /** Null where the office left it empty. */
  movement: Partial<Record<IndicatorRead, number | null>>;
};

export type TableCollector = { add(given: Observation): void; finish(): CollectedTable };

/** Takes values of a table of municipalities one by one, in any order, and judges them together at the end. */
export function tableCollector(table: OfficeTable, options: CollectOptions): TableCollector {
  const cells = new Map<string, Cell>();
  const faults: TableFault[] = [];
  const faultyAreas = new Set<string>();
  const kind = OFFICE_TABLES[table];

  /** The municipality of an area's code; null where it is passed over. */
  function unitOf({ area, areaName, at }: Observation): string | null {
    const [, district, code] = LAU2.exec(area) ?? [];
    if (!district || !code || options.without.has(code)) return null;
    const known = options.districts.get(code);
    if (known === district) return code;
    if (!faultyAreas.has(area)) {
      faultyAreas.add(area);
      const reason = known === undefined ? 'area-unknown' : 'area-moved';
      faults.push({ reason, at, area: `${areaName} (${area})`, year: null });
    }
    return null;
  }

  function cellOf(unitCode: string, { at, year, areaName, area }: Observation): Cell {
    const key = `${unitCode} ${year}`;
    const known = cells.get(key);
    if (known) return known;
    const unseen = () => new Array<number>(FIVE_YEAR_GROUPS).fill(-1);
    const cell: Cell = {
      ...{ at, area: `${areaName} (${area})`, unitCode, year },
      ...{ males: unseen(), females: unseen(), all: {}, movement: {} }
    };
    cells.set(key, cell);
    return cell;
  }

  function add(given: Observation): void {
    if (faults.length >= MOST_TABLE_FAULTS || given.year < options.fromYear) return;
    const [indicator, sex] = [indicatorOf(given.indicator), sexOf(given.sex)];
    if (indicator === null || sex === null || (indicator === 'at-year-end') !== (kind === 'ages')) return;
    const group = kind === 'ages' ? ageGroupOf(given.age) : 'all';
    if (group === null || (sex === 'both') === (kind === 'ages')) return;
    const unitCode = unitOf(given);
    if (unitCode === null) return;
    const cell = cellOf(unitCode, given);
    // The office leaves empty where there is nobody; sums show whether it was so.
    const value = given.value ?? 0;
    if (!Number.isInteger(value) || (value < 0 && indicator !== 'net-migration')) {
      faults.push({ reason: 'value-impossible', at: given.at, area: cell.area, year: given.year });
    } else if (kind === 'movement') {
      cell.movement[indicator] = given.value;
    } else if (sex !== 'both') {
      if (group === 'all') cell.all[sex] = value;
      else cell[sex][group] = value;
    }
  }

  function finish(): CollectedTable {
    const read = [...cells.values()].toSorted((a, b) =>
      a.unitCode === b.unitCode ? a.year - b.year : a.unitCode < b.unitCode ? -1 : 1
    );
    for (const cell of read) judge(cell);
    if (kind === 'ages') judgeSeries(read);
    if (faults.length > 0) return { outcome: 'faulty', faults: faults.slice(0, MOST_TABLE_FAULTS) };
    if (read.length === 0) return { outcome: 'nothing' };
    const ages = kind === 'ages' ? read.map(agesOf) : [];
    return { outcome: 'read', ages, movements: movementsOf(read), indices: [] };
  }

  function judge(cell: Cell): void {
    const reason = kind === 'ages' ? faultOfAges(cell) : faultOfMovement(cell, options.inhabitants);
    if (reason) faults.push({ reason, at: cell.at, area: cell.area, year: cell.year });
  }

  /** Whether a year is so far from the one before that the municipality cannot be the same. */
  function judgeSeries(read: readonly Cell[]): void {
    for (const [at, cell] of read.entries()) {
      const before = read[at - 1];
      if (before?.unitCode !== cell.unitCode || before.year !== cell.year - 1) continue;
      const change = Math.abs(peopleOf(cell) - peopleOf(before));
      if (change > BROKEN_PEOPLE && change > BROKEN_SHARE * peopleOf(before))
        faults.push({ reason: 'area-broken', at: cell.at, area: cell.area, year: cell.year });
    }
  }

  const movementsOf = (read: readonly Cell[]) => (kind === 'movement' ? read.map(movementOf) : []);
  return { add, finish };
}

const sumOf = (people: readonly number[]) => people.reduce((sum, one) => sum + one, 0);
const peopleOf = ({ males, females }: Cell) => sumOf(males) + sumOf(females);

function faultOfAges({ males, females, all }: Cell): TableFault['reason'] | null {
  if ([...males, ...females].includes(-1)) return 'ages-missing';
  const fits = (people: readonly number[], total: number | undefined) =>
    total === undefined || total === sumOf(people);
  return fits(males, all.males) && fits(females, all.females) ? null : 'ages-sum';
}

function faultOfMovement(
  { unitCode, movement }: Cell,
  inhabitants: ReadonlyMap<string, number>
): TableFault['reason'] | null {
  const { births, deaths, 'net-migration': net } = movement;
  if (births === undefined || deaths === undefined || net === undefined) return 'movement-missing';
  const people = inhabitants.get(unitCode) ?? 0;
  return net !== null && net < 0 && -net > people ? 'migration-too-large' : null;
}

function agesOf({ unitCode, year, males, females }: Cell): YearAges {
  return { unitCode, year, ages: { males, females } };
}

function movementOf({ unitCode, year, movement }: Cell): YearMovement {
  const { births = null, deaths = null, 'net-migration': netMigration = null } = movement;
  return { unitCode, year, births, deaths, netMigration };
}
