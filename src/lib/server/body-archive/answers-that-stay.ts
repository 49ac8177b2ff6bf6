import { type RawBuilder, sql } from 'kysely';

/** Tables with answers of single people; of a small body nobody reads them, so they are in no archive either. */
const SINGLE_ANSWERS: ReadonlySet<string> = new Set(['response', 'response_tally', 'paper_entry']);

/**
 * Which answers travel in an archive, row by row: of a small body no single sheet and no count of it, and words of one's
 * own only once the questionnaire has closed, as at its desk (docs/decisions/0025). What is published travels whole.
 */
export function mayTravel(table: string): RawBuilder<unknown>[] {
  if (SINGLE_ANSWERS.has(table)) return [notOf(sql`q.small_body`)];
  if (table === 'response_text') return [notOf(sql`q.small_body and q.closes_at > now()`)];
  return [];
}

function notOf(questionnaire: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`not exists (select from questionnaire q
    where q.body_id = t.body_id and q.id = t.questionnaire_id and ${questionnaire})`;
}
