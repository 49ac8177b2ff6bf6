import { expect, test } from 'vitest';
import { aFrozenPlan, anEdition } from '#tests/documents/frozen-plan.ts';
import { sk } from '#tests/documents/plan-wordings.ts';
import { aCell, aCompletePlan, aPlan } from '#tests/plan-fixtures.ts';
import type { ComputedNeed } from '../plans/computed-need.ts';
import { composePlan } from './compose-plan.ts';
import type { PlanDocument } from './plan-document.ts';

const KEY = {
  serviceTypeCode: 'opatrovatelska-sluzba',
  formCode: 'terenna',
  targetGroupCode: 'seniori',
  unitCode: 'prijimatelia'
};
const NEED: ComputedNeed = {
  ...{ ...KEY, year: 2027, value: 12, computedOn: '2026-11-22', reason: 'Mladé rodiny odchádzajú.' },
  inputs: {
    bands: [{ from: 65, to: null, people: 120, share: 0.1 }],
    ...{ recipientsOf: null, using: 1, ofForm: 1, unitsPerRecipient: 1, unverified: true }
  }
};
const dated = (value: number) => ({ value, asOf: '2026-11-01' as const, source: 'obecný úrad' });

function frozenWith(needed: number): PlanDocument {
  const cell = aCell({
    ...{ ...KEY, year: 2027, ownNeed: dated(needed) },
    existing: { ...dated(8), overrideReason: null }
  });
  return aFrozenPlan({
    content: aCompletePlan({ plan: aPlan({ id: 'plan-1' }), cells: [cell] }),
    computedNeeds: [NEED],
    unitCosts: [
      {
        ...{ serviceTypeCode: KEY.serviceTypeCode, unitCode: KEY.unitCode, period: 'month', cents: 42_168 },
        ...{ asOf: '2021-12-31', source: 'Partizánske', verified: false, isOwn: false }
      }
    ]
  });
}

const printed = (plan: PlanDocument) =>
  JSON.stringify(composePlan(plan, anEdition(), sk(plan), 'sk')).replaceAll('\u00a0', ' ');

test('an annex prints the formula of each computed need, and why the plan says another number', () => {
  const same = printed(frozenWith(12));
  expect(same).toContain('Ako sa vypočítala potreba');
  expect(same).toContain('120 (vek 65 a viac) × 10 % × 100 % × 100 % × 1 = 12');
  expect(same).not.toContain('Mladé rodiny odchádzajú.');
  expect(printed(frozenWith(9))).toContain('Mladé rodiny odchádzajú.');
});

test('the budget prints what capacities should cost, by which unit costs, and that nobody checked them', () => {
  const text = printed(frozenWith(12));
  expect(text).toContain('Prevádzka plánovaných kapacít podľa jednotkových nákladov');
  expect(text).toContain('421,68 € mesačne');
  expect(text).toContain('Partizánske (31. decembra 2021), neoverené');
  // 8 recipients × 421.68 € × 12 months
  expect(text).toContain('40 481 €');
});

test('without anything computed or priced a plan says nothing of either', () => {
  const { matrix, budget } = aFrozenPlan();
  expect(matrix.computed).toBeUndefined();
  expect(budget.expected).toBeUndefined();
});
