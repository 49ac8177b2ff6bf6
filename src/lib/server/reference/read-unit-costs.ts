import type { UnitCost } from '#lib/domain/plans/unit-cost.ts';
import { dataFolder, readJson } from './data-folder.ts';

let kept: readonly UnitCost[] | undefined;

/** Unit costs that come with the program, read once; nobody has checked them against anybody's accounts. */
export function usualUnitCosts(): readonly UnitCost[] {
  kept ??= readJson<Omit<UnitCost, 'verified'>[]>(dataFolder(), 'costs/unit-costs.json').map((one) => ({
    ...one,
    verified: false
  }));
  return kept;
}
