import type { PlanningBodyKind } from '#lib/domain/tenancy/planning-body.ts';

export type TenancyTables = {
  planningBody: PlanningBodyTable;
};

export type PlanningBodyTable = {
  bodyId: string;
  kind: PlanningBodyKind;
  /** Last part of the public address: `/banov`, `/kraj/zilinsky`. */
  slug: string;
  name: string;
  /** Unit of territory (kod_obce, or NUTS 3 of a region); null for a union of municipalities. */
  unitCode: string | null;
};
