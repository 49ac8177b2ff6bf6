/** Quadrants of a SWOT: silné stránky, slabé stránky, príležitosti, ohrozenia. */
export const SWOT_QUADRANTS = ['strength', 'weakness', 'opportunity', 'threat'] as const;
export type SwotQuadrant = (typeof SWOT_QUADRANTS)[number];

/** One line of a SWOT, per target group and optionally per kind of service (kpss 10-13). */
export type SwotItem = {
  id: string;
  position: string;
  quadrant: SwotQuadrant;
  text: string;
  targetGroupCode: string | null;
  serviceTypeCode: string | null;
  findingIds: readonly string[];
};

export type SwotTable = {
  targetGroupCode: string | null;
  serviceTypeCode: string | null;
  quadrants: Record<SwotQuadrant, SwotItem[]>;
};

/** Why an item cannot be kept, or null. */
export function refuseSwotItem(item: Pick<SwotItem, 'text'>): 'no-text' | null {
  return item.text.trim() === '' ? 'no-text' : null;
}

/** The items as 2 × 2 tables, one for each pair of target group and kind, in the order they first appear. */
export function swotTables(items: readonly SwotItem[]): SwotTable[] {
  const tables = new Map<string, SwotTable>();
  for (const item of items) {
    const { targetGroupCode, serviceTypeCode } = item;
    const key = JSON.stringify([targetGroupCode, serviceTypeCode]);
    const table = tables.get(key) ?? { targetGroupCode, serviceTypeCode, quadrants: emptyQuadrants() };
    table.quadrants[item.quadrant].push(item);
    tables.set(key, table);
  }
  return [...tables.values()];
}

function emptyQuadrants(): SwotTable['quadrants'] {
  return { strength: [], weakness: [], opportunity: [], threat: [] };
}
