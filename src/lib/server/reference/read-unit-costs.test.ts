import { expect, test } from 'vitest';
import { refuseUnitCost, unitCostKey } from '#lib/domain/plans/unit-cost.ts';
import { dataFolder } from './data-folder.ts';
import { readLaw } from './read-law.ts';
import { usualUnitCosts } from './read-unit-costs.ts';

test('every unit cost is of a kind in a unit it is counted in, stands once, and counts as unverified', () => {
  const kinds = new Map(
    readLaw(dataFolder()).serviceTypes.map((kind) => [
      kind.code,
      [kind.capacityUnit, ...kind.otherCapacityUnits]
    ])
  );
  const costs = usualUnitCosts();
  for (const one of costs) {
    expect(refuseUnitCost(one, kinds.get(one.serviceTypeCode) ?? []), unitCostKey(one)).toBeNull();
    expect(one.verified).toBe(false);
  }
  expect(new Set(costs.map(unitCostKey)).size).toBe(costs.length);
  expect(costs.length).toBeGreaterThan(0);
});
