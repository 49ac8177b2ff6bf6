import {
  type CollectOptions,
  type DistrictIndex,
  MOST_TABLE_FAULTS,
  type TableCollector,
  type TableFault
} from './collect-table.ts';
import { type IndexRead, indicatorOf, sexOf } from './office-table.ts';

const LAU1 = /^SK0[0-9A-Z]{3}$/;
const OLDEST_MEAN = 110;
const COLUMN = {
  'mean-age': 'meanAge',
  'median-age': 'medianAge',
  'ageing-index': 'ageingIndex'
} as const satisfies Record<IndexRead, keyof DistrictIndex>;
const isIndex = (indicator: string | null): indicator is IndexRead =>
  indicator !== null && indicator in COLUMN;

/** Takes indices of the age structure of districts, of both sexes together. */
export function indexCollector({ districts, fromYear, without }: CollectOptions): TableCollector {
  const known = new Set(districts.values());
  const found = new Map<string, DistrictIndex>();
  const faults: TableFault[] = [];
  const faultyAreas = new Set<string>();
  return {
    add: ({ at, area, areaName, year, indicator: said, sex, value }) => {
      const indicator = indicatorOf(said);
      const isPassed = !isIndex(indicator) || sexOf(sex) !== 'both' || year < fromYear;
      if (isPassed || !LAU1.test(area) || without.has(area) || faults.length >= MOST_TABLE_FAULTS) return;
      const named = `${areaName} (${area})`;
      if (!known.has(area)) {
        if (!faultyAreas.has(area)) faults.push({ reason: 'area-unknown', at, area: named, year: null });
        faultyAreas.add(area);
        return;
      }
      const most = indicator === 'ageing-index' ? Number.POSITIVE_INFINITY : OLDEST_MEAN;
      if (value !== null && !(value >= 0 && value <= most && value < Number.POSITIVE_INFINITY)) {
        faults.push({ reason: 'index-impossible', at, area: named, year });
        return;
      }
      const key = `${area} ${year}`;
      const before = found.get(key) ?? {
        ...{ districtCode: area, year },
        ...{ meanAge: null, medianAge: null, ageingIndex: null }
      };
      found.set(key, { ...before, [COLUMN[indicator]]: value });
    },
    finish: () => {
      if (faults.length > 0) return { outcome: 'faulty', faults };
      if (found.size === 0) return { outcome: 'nothing' };
      return { outcome: 'read', ages: [], movements: [], indices: [...found.values()] };
    }
  };
}
