import { type RawBuilder, sql } from 'kysely';
import type { PlanDocument } from '#lib/domain/publishing/plan-document.ts';

/** What of a plan's document is carried out and judged, year by year. */
export type CarriedDocument = Pick<
  PlanDocument,
  'plan' | 'priorities' | 'goals' | 'measures' | 'activities' | 'indicators'
> & { names: Pick<PlanDocument['names'], 'targetGroups'> };

/** That part of the column `document`, cut out by the database: the narrative is most of a plan. */
export const CARRIED: RawBuilder<CarriedDocument> = sql`
  jsonb_build_object('plan', document -> 'plan', 'priorities', document -> 'priorities',
    'goals', document -> 'goals', 'measures', document -> 'measures', 'activities', document -> 'activities',
    'indicators', document -> 'indicators',
    'names', jsonb_build_object('targetGroups', document -> 'names' -> 'targetGroups'))`;
