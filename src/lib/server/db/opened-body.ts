import { type Kysely, sql } from 'kysely';
import type { BodyId, PlanningBodyKind } from '#lib/domain/tenancy/planning-body.ts';
import { fixedStatement } from './fixed-statement.ts';
import { type PublishedVersion, VERSION_COLUMNS } from './published.ts';
import type { PublicSchema } from './schema.ts';

/** A body as its public pages know it, with the revision of what is public of it. */
export type BodyAtAddress = {
  bodyId: BodyId;
  kind: PlanningBodyKind;
  name: string;
  slug: string;
  unitCode: string | null;
  revision: number;
};

/** What every page of a body asks for. */
export type OpenedBody = {
  body: BodyAtAddress;
  /** The newest period and in it the newest number first. */
  versions: PublishedVersion[];
  /** Whether it has published any document, and whether its pages show any service: only then its menu leads there. */
  hasDocuments: boolean;
  hasServices: boolean;
  /** Whether its box for suggestions is open, or what residents suggested is shown. */
  hasSuggestions: boolean;
  /** Whether it announced a meeting or shows minutes of one. */
  hasMeetings: boolean;
  /** Whether it lets people vote, or did. */
  hasVotes: boolean;
  /** Whether it put a draft before the public, or did. */
  hasDiscussions: boolean;
  /** Whether its criteria for compliance statements are published. */
  hasStatements: boolean;
};

type Row = BodyAtAddress & Omit<OpenedBody, 'body' | 'versions'> & (PublishedVersion | { planId: null });
type Reading = Pick<PublicSchema, 'planningBody'>;

const OF_VERSION = sql.join(
  VERSION_COLUMNS.filter((name) => name !== 'bodyId').map((name) => sql.ref(`plan.${name}`))
);

/** A row for every version, or one row for a body without any. Four statements took twice as long. */
const OPENED = fixedStatement<Row>(
  (value) => sql`
    select body.body_id, body.kind, body.name, body.slug, body.unit_code, body.revision,
      exists (
        select from published_document as document where document.body_id = body.body_id
      ) as has_documents,
      exists (select from published_service as service where service.body_id = body.body_id) or exists (
        select from territory_unit as unit join published_service as service on service.unit_code = unit.code
        where body.unit_code in (unit.code, unit.city_code) and service.body_id is null
      ) as has_services,
      exists (
        select from published_voice as voice
        where voice.body_id = body.body_id and voice.kind in ('box', 'suggestion')
      ) as has_suggestions,
      exists (
        select from published_voice as voice
        where voice.body_id = body.body_id and voice.kind = 'meeting'
      ) as has_meetings,
      exists (
        select from published_voice as voice
        where voice.body_id = body.body_id and voice.kind = 'vote'
      ) as has_votes,
      exists (
        select from published_consultation as consultation where consultation.body_id = body.body_id
      ) as has_discussions,
      exists (
        select from published_statement_criteria as criteria where criteria.body_id = body.body_id
      ) as has_statements,
      ${OF_VERSION}, plan.outline -> 'arms' as arms
    from planning_body as body left join published_plan as plan on plan.body_id = body.body_id
    where body.slug = ${value('slug')}
    order by plan.valid_from desc, plan.plan_id, plan.number desc`
);

/** The body that has an address today, by one statement; undefined where there is none. */
export async function openedBody(db: Kysely<Reading>, slug: string): Promise<OpenedBody | undefined> {
  const { rows } = await db.executeQuery(OPENED(db, { slug }));
  const [first] = rows;
  if (!first) return undefined;
  const {
    bodyId,
    kind,
    name,
    unitCode,
    revision,
    hasDocuments,
    hasServices,
    hasSuggestions,
    hasMeetings,
    hasVotes,
    hasDiscussions,
    hasStatements
  } = first;
  return {
    body: { bodyId, kind, name, slug, unitCode, revision },
    versions: rows.flatMap((row) => (row.planId === null ? [] : [versionOf(row)])),
    hasDocuments,
    hasServices,
    hasSuggestions,
    hasMeetings,
    hasVotes,
    hasDiscussions,
    hasStatements
  };
}

function versionOf(row: Row & PublishedVersion): PublishedVersion {
  const {
    kind,
    name,
    slug,
    unitCode,
    revision,
    hasDocuments,
    hasServices,
    hasSuggestions,
    hasMeetings,
    hasVotes,
    hasDiscussions,
    hasStatements,
    ...version
  } = row;
  return version;
}
