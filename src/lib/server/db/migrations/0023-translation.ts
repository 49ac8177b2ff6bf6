import { type Kysely, sql } from 'kysely';

/**
 * Twins of the Slovak texts of a plan: other languages, and whole sections in easy reading. Each remembers the wording
 * it was made from, so that it is known when the Slovak text has changed since.
 */
export async function up(db: Kysely<never>) {
  await sql`
    create table translation (
      body_id     uuid not null references planning_body,
      plan_id     uuid not null,
      subject     text not null check (subject in
        ('plan', 'section', 'block', 'priority', 'goal', 'measure', 'activity', 'indicator')),
      subject_id  text not null check (length(subject_id) between 1 and 100),
      field       text not null check (field in ('title', 'description', 'unit', 'content', 'text')),
      language    text not null check (language ~ '^[a-z]{2,3}(-[a-z0-9]{1,8})*$'),
      -- Words, or the content of a block.
      text        jsonb not null,
      slovak_hash text not null,
      revision    bigint not null default 1,
      primary key (body_id, plan_id, subject, subject_id, field, language),
      foreign key (body_id, plan_id) references plan (body_id, id) on delete cascade,
      foreign key (body_id, slovak_hash) references wording (body_id, hash)
    )`.execute(db);
  await sql`select own_by_body('translation')`.execute(db);
}
