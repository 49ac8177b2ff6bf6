import { type Kysely, sql } from 'kysely';

/**
 * Where plans name a provider or a service, also one that another body keeps. The database holds what is named: a row of
 * the directory that a plan, an activity or a figure of any body stands on cannot be removed.
 */
export async function up(db: Kysely<never>) {
  for (const named of ['provider', 'service']) {
    const [table, column] = [sql.table(`activity_${named}`), sql.ref(`${named}_id`)];
    await sql`
      create table ${table} (
        body_id     uuid not null,
        activity_id uuid not null,
        ${column}   uuid not null references ${sql.table(named)},
        primary key (body_id, activity_id, ${column}),
        foreign key (body_id, activity_id) references activity (body_id, id) on delete cascade
      )`.execute(db);
    await sql`create index on ${table} (${column})`.execute(db);
    await sql`select own_by_body(${`activity_${named}`}::regclass)`.execute(db);

    const secured = sql.ref(`secured_${named}_id`);
    for (const figures of ['capacity_cell', 'kind_choice']) {
      const owner = sql.table(figures);
      await sql`alter table ${owner} add column ${secured} uuid references ${sql.table(named)}`.execute(db);
      await sql`create index on ${owner} (${secured}) where ${secured} is not null`.execute(db);
    }
  }
  for (const figures of ['capacity_cell', 'kind_choice']) {
    await sql`
      alter table ${sql.table(figures)} add check (secured_provider_id is null or secured_service_id is null)`.execute(
      db
    );
  }
  // Resources named a service already; what was removed before cannot be found any more.
  for (const resource of ['human_resource', 'material_resource', 'financial_resource']) {
    const table = sql.table(resource);
    await sql`alter table ${table} add foreign key (service_id) references service not valid`.execute(db);
    await sql`create index on ${table} (service_id) where service_id is not null`.execute(db);
  }
  await sql`create index on service (provider_id)`.execute(db);
  await sql`create index on service (steward_body_id)`.execute(db);
  await sql`create index on provider (steward_body_id)`.execute(db);

  // Figures of a year may be another body's: they are no longer swept away with the service.
  await sql`alter table capacity drop constraint capacity_service_id_fkey`.execute(db);
  await sql`alter table capacity add constraint capacity_service_id_fkey foreign key (service_id) references service`.execute(
    db
  );
  await sql`create index on capacity (service_id)`.execute(db);
}
