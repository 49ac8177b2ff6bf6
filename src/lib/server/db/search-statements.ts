import { type RawBuilder, sql } from 'kysely';
import { SEARCHED_KINDS } from '#lib/domain/publishing/search/entry.ts';
import type { AnalysedQuery } from '#lib/domain/publishing/search/query.ts';
import {
  conditionOf,
  filtered,
  type Lookup,
  lookupOf,
  namedBy,
  type SearchFilter,
  wordsOf
} from './search-notation.ts';
import type { SearchStatistics } from './search-statistics.ts';

/** Beyond so many matches no more are ranked or counted: the visitor is asked to say more. */
export const MOST_MATCHES = 300;
export const RESULTS_PER_PAGE = 20;

export type SearchRequest = SearchFilter & {
  language: 'sk' | 'en';
  /** From 1. */
  page: number;
};

export type Way = {
  /** Whether matches that answer by their title are looked for first, as where there are too many of all. */
  titlesFirst: boolean;
  /** Whether the filter narrows what is looked for, and not only what is shown. */
  narrowed: boolean;
};

/**
 * One statement. Where more than 300 entries answer by their title and these come first, nothing else is
 * read; else up to 301 of all matches are, whatever the filter, so that the filters can be counted. Where
 * there are too many to count, 300 are shown, those answered by their title before others.
 */
export function matchingEntries(
  query: AnalysedQuery,
  request: SearchRequest,
  statistics: SearchStatistics,
  { titlesFirst, narrowed }: Way
): RawBuilder<{ answer: string }> {
  const { language } = request;
  const looked = (where: 'anywhere' | 'title'): Lookup => {
    const lookup = lookupOf(query, where, statistics);
    return narrowed ? { ...lookup, index: filtered(lookup.index, request) } : lookup;
  };
  const isTitled = sql`tokens @@ ${conditionOf(query, 'title')}::tsquery`;
  const titled = titlesFirst
    ? sql`${found('titled', looked('title'), query, sql`true`)},
      first_titled as materialized (
        select * from titled where language = ${language} and is_match limit ${MOST_MATCHES + 1}),`
    : sql``;
  const best = titlesFirst
    ? sql`select * from first_titled where (select overflow from size) union all`
    : sql``;
  return sql`
    with ${titled}
    enough as materialized (
      select ${titlesFirst ? sql`count(*) > ${MOST_MATCHES} as titles from first_titled` : sql`false as titles`}),
    ${found('matches', looked('anywhere'), query, isTitled)},
    first_matches as materialized (
      select * from matches where language = ${language} and is_match and not (select titles from enough)
      limit ${MOST_MATCHES + 1}),
    size as materialized (
      select (select titles from enough) or count(*) > ${MOST_MATCHES} as overflow from first_matches),
    candidates as materialized (
      select * from first_matches where not (select overflow from size)
      union all
      select * from (
        ${best}
        select * from first_matches where (select overflow from size) and not (${titlesFirst} and is_titled)) as most
      limit ${MOST_MATCHES}),
    judged as materialized (
      select at, kind, subject_id, sort_key, ${THING} as thing, ${tierOf(query)} as tier,
        array_position(${sql.lit(`{${SEARCHED_KINDS.join(',')}}`)}::text[], kind) as kind_order,
        ${rankOf(query)} as rank
      from candidates where ${isWanted(request)}),
    -- Of the passages of one document the best is shown.
    things as materialized (
      select distinct on (thing) * from judged order by thing, tier, rank desc, subject_id),
    ranked as materialized (
      select at, row_number() over (order by tier, kind_order, rank desc, sort_key, kind, subject_id) as place
      from things
      order by place
      limit ${RESULTS_PER_PAGE} offset ${(request.page - 1) * RESULTS_PER_PAGE})
    select json_build_object(
      'rows', (
        select json_agg(json_build_object('bodyId', body_id, 'kind', kind, 'subjectId', subject_id,
          'region', region, 'title', title, 'address', address, 'text', text) order by place)
        from ranked join published_search_entry as entry on entry.ctid = ranked.at),
      'counts', (select json_agg(c) from (
        select kind, region, body_id as "bodyId", year, target_groups as groups,
          count(distinct ${THING})::int as matches
        from candidates group by kind, region, body_id, year, target_groups) as c),
      'full', (select count(*) >= ${MOST_MATCHES} from candidates),
      'overflow', (select overflow from size))::text as answer`;
}

/** What counts as one result: the passages of a document, `id~1`, `id~2`, are one. */
const THING = sql`case when kind = 'document' then split_part(subject_id, '~', 1) else at::text end`;

function isWanted({ kind, region, bodyId, year, group }: SearchFilter): RawBuilder<unknown> {
  const wanted = [
    ...(kind ? [sql`kind = ${kind}`] : []),
    ...(region ? [sql`region = ${region}`] : []),
    ...(bodyId ? [sql`body_id = ${bodyId}`] : []),
    ...(year ? [sql`year = ${year}`] : []),
    ...(group ? [sql`${group} = any (target_groups)`] : [])
  ];
  return wanted.length === 0 ? sql`true` : sql.join(wanted, sql` and `);
}

/**
 * Materialised, the matches are planned as if all were wanted: a limit alone would tempt the planner to
 * read the whole table in the hope of meeting enough of them soon. The language is looked at outside for
 * the same reason, or the planner reads half of the primary key for it. No text and no tokens are carried
 * along.
 */
function found(
  name: string,
  { index, check }: Lookup,
  query: AnalysedQuery,
  isTitled: RawBuilder<unknown>
): RawBuilder<unknown> {
  return sql`${sql.raw(name)} as materialized (
    select ctid as at, language, kind, subject_id, region, body_id, year, target_groups, title_key, sort_key,
      ${isTitled} as is_titled,
      kind = 'municipality' and tokens @@ ${namedBy(query)}::tsquery as is_named,
      ${check === null ? sql`true` : sql`tokens @@ ${check}::tsquery`} as is_match
    from published_search_entry where tokens @@ ${index}::tsquery)`;
}

/**
 * Places first: the one whose name is the question, then those whose name begins with its words, with its
 * letters, or has a word that does. Then whatever is titled so, is answered by its title, or by its text.
 */
function tierOf({ text }: AnalysedQuery): RawBuilder<unknown> {
  return sql`case
    when kind = 'municipality' and title_key = ${text} then 0
    when kind = 'municipality' and starts_with(title_key, ${`${text} `}) then 1
    when kind = 'municipality' and starts_with(title_key, ${text}) then 2
    when is_named then 3
    when title_key = ${text} then 4
    when is_titled then 5
    else 6 end`;
}

/** How well the words answer; not asked of 300 out of many, which are any 300. */
function rankOf(query: AnalysedQuery): RawBuilder<unknown> {
  const words = wordsOf(query, 'anywhere');
  return sql`case when (select overflow from size) then 0 else (
    select ts_rank('{0.1,0.3,0.6,1}', entry.tokens, ${words}::tsquery, 16)
    from published_search_entry as entry where entry.ctid = candidates.at) end`;
}
