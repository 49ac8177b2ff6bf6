import type { UnitCost } from '#lib/domain/plans/unit-cost.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';

export type UnitCostTables = { unitCost: UnitCost & { bodyId: BodyId } };
