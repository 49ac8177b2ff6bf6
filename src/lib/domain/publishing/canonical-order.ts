import { inReadingOrder } from '../plans/block.ts';
import type { CapacityCell } from '../plans/capacity-matrix.ts';
import type { PlanForJudging } from '../plans/plan-for-judging.ts';
import { canonicalJson } from '../shared/canonical-json.ts';

/**
 * The rows of a plan in the one order a document has, whatever order a store returned them in: by position where
 * people ordered them, by their canonical text where nobody did.
 */
export function inCanonicalOrder(content: PlanForJudging): PlanForJudging {
  return {
    ...content,
    analysisNotes: sorted(content.analysisNotes, (one) => [one.part, one.dimension, one.code, one.id]),
    findings: inReadingOrder(content.findings).map((one) => ({
      ...one,
      targetGroupCodes: sortedCodes(one.targetGroupCodes)
    })),
    needs: inReadingOrder(content.needs).map((one) => ({
      ...one,
      findingIds: sortedCodes(one.findingIds),
      targetGroupCodes: sortedCodes(one.targetGroupCodes)
    })),
    swot: inReadingOrder(content.swot).map((one) => ({ ...one, findingIds: sortedCodes(one.findingIds) })),
    priorities: inReadingOrder(content.priorities),
    goals: inReadingOrder(content.goals).map((one) => ({
      ...one,
      needIds: sortedCodes(one.needIds),
      targetGroupCodes: sortedCodes(one.targetGroupCodes),
      nationalPriorityIds: sortedCodes(one.nationalPriorityIds),
      services: sorted(one.services, (service) => [service.serviceTypeCode, service.formCode])
    })),
    measures: inReadingOrder(content.measures).map((one) => ({
      ...one,
      targetGroupCodes: sortedCodes(one.targetGroupCodes),
      answersFindingIds: sortedCodes(one.answersFindingIds),
      capacityChanges: sorted(one.capacityChanges, (change) => change)
    })),
    activities: inReadingOrder(content.activities).map((one) => ({
      ...one,
      costs: sorted(one.costs, (cost) => [cost.year, cost.sourceCode, cost.id])
    })),
    indicators: inReadingOrder(content.indicators),
    kindChoices: sorted(content.kindChoices, (one) => one.serviceTypeCode),
    cells: sorted(content.cells, cellOrder),
    risks: inReadingOrder(content.risks),
    humanResources: inReadingOrder(content.humanResources),
    materialResources: inReadingOrder(content.materialResources),
    financialResources: inReadingOrder(content.financialResources),
    existing: sorted(content.existing, canonicalJson),
    sectionTexts: sorted(content.sectionTexts, (one) => one.section)
  };
}

function cellOrder(cell: CapacityCell): unknown {
  return [cell.serviceTypeCode, cell.formCode, cell.targetGroupCode, cell.unitCode, cell.year, cell.id];
}

/** Links stand in no order of their own; rows of a join come in any. */
export function sortedCodes(codes: readonly string[]): string[] {
  return [...codes].sort();
}

/** Sorted by the canonical text of a key, which every machine compares alike. */
export function sorted<Item>(items: readonly Item[], keyOf: (item: Item) => unknown): Item[] {
  return items
    .map((item) => ({ item, key: canonicalJson(keyOf(item)) }))
    .sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0))
    .map(({ item }) => item);
}
