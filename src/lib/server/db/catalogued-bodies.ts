import { type Kysely, sql } from 'kysely';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { BodyId, PlanningBodyKind } from '#lib/domain/tenancy/planning-body.ts';
import type { TerritoryUnitKind } from '#lib/domain/tenancy/territory.ts';
import type { PublicDb } from './db.ts';
import { type PublishedVersion, VERSION_COLUMNS } from './published.ts';
import type { PublicSchema } from './schema.ts';
import type { RenditionFormat } from './tables/plans.ts';

/** Years of a plan in which anything was told of its activities or measured of its indicators. */
export type ToldYear = { planId: string; year: number; first: Date; last: Date };

/** A body with all that it publishes as files for machines. */
export type CataloguedBody = {
  bodyId: BodyId;
  kind: PlanningBodyKind;
  slug: string;
  name: string;
  unitCode: string;
  unitKind: TerritoryUnitKind | null;
  districtCode: string | null;
  regionCode: string | null;
  /** Of the last census; 0 for a region. */
  inhabitants: number;
  /** The newest period and in it the newest number first. */
  versions: (Omit<PublishedVersion, 'arms'> & { hasGoals: boolean })[];
  files: { planId: string; number: number; format: RenditionFormat; publishedAt: Date }[];
  toldYears: ToldYear[];
  /** The evaluation that stands for each year, the latest year first. */
  evaluations: { year: number; number: number; publishedAt: Date }[];
  /** Years of which its spending is published. */
  spending: { from: number; to: number } | null;
  /** Public discussions with comments. */
  discussions: { code: string; title: string; opensOn: CalendarDay; closesOn: CalendarDay; last: Date }[];
};

/** What the whole catalogue depends on: any public change of any body raises one of the figures. */
export type CatalogueState = { revision: string; bodies: number };

/** Whoever has a measure has a goal; the outline is large and read for the others alone. */
const HAS_GOALS = sql<boolean>`
  case when exists (
    select from published_measure as measure
    where measure.body_id = published_plan.body_id and measure.plan_id = published_plan.plan_id
      and measure.number = published_plan.number
  ) then true else jsonb_array_length(outline -> 'goals') > 0 end`;

const NOTHING = '00000000-0000-0000-0000-000000000000';

/** Bodies with what they publish, for the catalogue of open data: plain selects, as many for a page of any length. */
export function cataloguedBodies(given: PublicDb) {
  const db = given as Kysely<PublicSchema>;
  return {
    state: async (): Promise<CatalogueState> => {
      const { rows } = await sql<CatalogueState>`
        select coalesce(sum(revision), 0)::text as revision, count(*)::int as bodies from planning_body`.execute(
        db
      );
      return rows[0] ?? { revision: '0', bodies: 0 };
    },

    /** The next bodies after an id, in the order of ids, so that whatever changes meanwhile repeats and skips nobody. */
    after: async (last: BodyId | null, most: number): Promise<CataloguedBody[]> => {
      const bodies = await db
        .selectFrom('planningBody as body')
        .leftJoin('territoryUnit as unit', 'unit.code', 'body.unitCode')
        .select(['body.bodyId', 'body.kind', 'body.slug', 'body.name', 'unit.kind as unitKind'])
        .select(['unit.districtCode', 'unit.regionCode'])
        .select((row) => row.fn.coalesce('unit.inhabitants', sql<number>`0`).as('inhabitants'))
        .select(sql<string>`body.unit_code`.as('unitCode'))
        .where('body.bodyId', '>', last ?? (NOTHING as BodyId))
        // A union has its plan at its members, and no pages.
        .where('body.unitCode', 'is not', null)
        .orderBy('body.bodyId')
        .limit(most)
        .execute();
      const ids = bodies.map(({ bodyId }) => bodyId);
      if (ids.length === 0) return [];
      const [versions, files, toldYears, evaluations, spending, discussions] = await Promise.all([
        db
          .selectFrom('publishedPlan')
          .select(VERSION_COLUMNS)
          .select(HAS_GOALS.as('hasGoals'))
          .where('bodyId', 'in', ids)
          .orderBy('validFrom', 'desc')
          .orderBy('planId')
          .orderBy('number', 'desc')
          .execute(),
        db
          .selectFrom('publishedFile')
          .select(['bodyId', 'planId', 'number', 'format', 'publishedAt'])
          .where('bodyId', 'in', ids)
          .where('current', '=', true)
          .orderBy('format')
          .execute(),
        toldOf(db, ids),
        db
          .selectFrom('publishedEvaluation')
          .distinctOn(['bodyId', 'year'])
          .select(['bodyId', 'year', 'number', 'publishedAt'])
          .where('bodyId', 'in', ids)
          .orderBy('bodyId')
          .orderBy('year', 'desc')
          .orderBy('publishedAt', 'desc')
          .orderBy('number', 'desc')
          .execute(),
        db
          .selectFrom('publishedSpending')
          .select((row) => ['bodyId', row.fn.min('year').as('from'), row.fn.max('year').as('to')])
          .where('bodyId', 'in', ids)
          .groupBy('bodyId')
          .execute(),
        db
          .selectFrom('publishedConsultation as discussion')
          .innerJoin('publishedComment as comment', (join) =>
            join
              .onRef('comment.bodyId', '=', 'discussion.bodyId')
              .onRef('comment.consultationId', '=', 'discussion.id')
          )
          .select(['discussion.bodyId', 'discussion.code', 'discussion.title'])
          .select((row) => [
            'discussion.opensOn',
            'discussion.closesOn',
            row.fn.max('comment.receivedAt').as('last')
          ])
          .where('discussion.bodyId', 'in', ids)
          .groupBy(['discussion.bodyId', 'discussion.id', 'discussion.code', 'discussion.title'])
          .groupBy(['discussion.opensOn', 'discussion.closesOn'])
          .orderBy('discussion.opensOn', 'desc')
          .orderBy('discussion.id')
          .execute()
      ]);
      const [versionsOf, filesOf, toldYearsOf, evaluationsOf, spendingOf, discussionsOf] = [
        ...[byBody(versions), byBody(files)],
        ...[byBody(toldYears), byBody(evaluations), byBody(spending), byBody(discussions)]
      ] as const;
      return bodies.map((body) => ({
        ...body,
        versions: versionsOf(body.bodyId),
        files: filesOf(body.bodyId),
        toldYears: toldYearsOf(body.bodyId),
        evaluations: evaluationsOf(body.bodyId),
        spending: spendingOf(body.bodyId)[0] ?? null,
        discussions: discussionsOf(body.bodyId)
      }));
    }
  };
}

async function toldOf(
  db: Kysely<PublicSchema>,
  ids: readonly BodyId[]
): Promise<(ToldYear & { bodyId: BodyId })[]> {
  const { rows } = await sql<ToldYear & { bodyId: BodyId }>`
    select body_id, plan_id, year, min(recorded_at) as first, max(recorded_at) as last
    from (
      select body_id, plan_id, year, recorded_at from published_progress where body_id = any (${[...ids]}::uuid[])
      union all
      select body_id, plan_id, year, recorded_at from published_measured_value
      where body_id = any (${[...ids]}::uuid[])
    ) as told
    group by body_id, plan_id, year
    order by body_id, plan_id, year`.execute(db);
  return rows;
}

function byBody<Row extends { bodyId: BodyId }>(rows: readonly Row[]): (bodyId: BodyId) => Row[] {
  const grouped = Map.groupBy(rows, ({ bodyId }) => bodyId);
  return (bodyId) => grouped.get(bodyId) ?? [];
}
