/** Identity of a planning body; leads the key of every table that it owns. */
export type BodyId = string & { readonly __body: unique symbol };

export const PLANNING_BODY_KINDS = ['municipality', 'city', 'city-district', 'region', 'union'] as const;

/**
 * Who may own a community plan (act 448/2008 § 80, § 81): a municipality or town (obec, mesto),
 * a whole city with districts (Bratislava, Košice), one of their districts (mestská časť),
 * a region (samosprávny kraj), or a union of municipalities planning together (spoločný plán).
 */
export type PlanningBodyKind = (typeof PLANNING_BODY_KINDS)[number];

export type PlanningBody = {
  bodyId: BodyId;
  kind: PlanningBodyKind;
  name: string;
  slug: string;
  unitCode: string | null;
};
