import { type Kysely, sql } from 'kysely';

/** The plan as data: evidence, goals, measures, money, capacity, resources, narrative; providers and services. */
export async function up(db: Kysely<never>) {
  await planAndChain(db);
  await capacityAndResources(db);
  await narrative(db);
  await directory(db);
  await versions(db);
  await published(db);
}

async function planAndChain(db: Kysely<never>) {
  await sql`
    create table plan (
      body_id                     uuid not null references planning_body,
      id                          uuid not null,
      title                       text not null check (length(title) between 1 and 300),
      valid_from                  date not null,
      -- The last day, counted in: people write „do 31. 12. 2031“ and mean that day too.
      valid_to                    date not null check (valid_to >= valid_from),
      mode                        text not null check (mode in ('small-village', 'full')),
      national_priority_list_code text,
      joint                       jsonb,
      target_group_codes          text[] not null default '{}',
      capacity_day                date not null,
      texts                       jsonb not null default '{}',
      evaluation                  jsonb not null,
      change                      jsonb not null,
      demonstration               boolean not null default false,
      created_at                  timestamptz not null default now(),
      revision                    bigint not null default 1,
      primary key (body_id, id)
    )`.execute(db);
  await sql`select own_by_body('plan')`.execute(db);

  // Every item of a plan: whose it is, where it stands, and the revision that a change must name.
  const item = sql`
      body_id  uuid not null,
      plan_id  uuid not null,
      id       uuid not null,
      position text collate "C" not null,
      revision bigint not null default 1,
      primary key (body_id, id),
      foreign key (body_id, plan_id) references plan (body_id, id) on delete cascade`;

  await sql`
    create table finding (${item},
      statement          text not null check (length(statement) between 1 and 5000),
      origin             text not null check (origin in ('statistic', 'register', 'survey', 'meeting', 'provider', 'expert')),
      kind_of_need       text not null check (kind_of_need in ('normative', 'felt', 'expressed', 'comparative')),
      voice              text not null check (voice in ('recipients', 'inhabitants', 'providers', 'office')),
      as_of              date not null,
      source             text not null,
      source_url         text,
      sample             jsonb,
      target_group_codes text[] not null default '{}',
      service_type_code  text,
      form_code          text
    )`.execute(db);
  await sql`
    create table need (${item},
      title              text not null check (length(title) between 1 and 500),
      description        text not null default '',
      target_group_codes text[] not null default '{}',
      service_type_code  text,
      form_code          text
    )`.execute(db);
  await sql`
    create table swot_item (${item},
      quadrant          text not null check (quadrant in ('strength', 'weakness', 'opportunity', 'threat')),
      text              text not null check (length(text) between 1 and 2000),
      target_group_code text,
      service_type_code text
    )`.execute(db);
  await sql`
    create table analysis_note (${item},
      part      text not null check (part in ('services-analysis', 'requirements-analysis')),
      dimension text not null check (dimension in ('kind', 'form', 'target-group')),
      code      text not null,
      text      text not null,
      template  boolean not null default false,
      unique (body_id, plan_id, part, dimension, code)
    )`.execute(db);
  await sql`
    create table priority (${item},
      title       text not null check (length(title) between 1 and 500),
      description text not null default ''
    )`.execute(db);
  await sql`
    create table goal (${item},
      priority_id           uuid,
      title                 text not null check (length(title) between 1 and 500),
      description           text not null default '',
      target_group_codes    text[] not null default '{}',
      services              jsonb not null default '[]',
      no_capacity_reason    text not null default '',
      national_priority_ids text[] not null default '{}',
      foreign key (body_id, priority_id) references priority (body_id, id)
    )`.execute(db);
  await sql`
    create table measure (${item},
      goal_id            uuid not null,
      code               text not null check (code ~ '^[a-z0-9]+$'),
      title              text not null check (length(title) between 1 and 500),
      description        text not null default '',
      change             text not null check (change in ('improve', 'extend', 'create', 'secure-elsewhere', 'end')),
      subject            jsonb not null,
      target_group_codes text[] not null default '{}',
      continues          jsonb,
      unique (body_id, plan_id, code),
      foreign key (body_id, goal_id) references goal (body_id, id)
    )`.execute(db);
  // A code stands in public addresses: given once, never given again, not even after its measure is gone.
  await sql`
    create table given_measure_code (
      body_id uuid not null,
      plan_id uuid not null,
      code    text not null,
      primary key (body_id, plan_id, code),
      foreign key (body_id, plan_id) references plan (body_id, id) on delete cascade
    )`.execute(db);
  await sql`
    create table capacity_change (
      body_id           uuid not null,
      measure_id        uuid not null,
      service_type_code text not null,
      form_code         text not null,
      target_group_code text not null,
      unit_code         text not null,
      year              integer not null,
      change            numeric not null,
      staff_change      numeric not null,
      primary key (body_id, measure_id, service_type_code, form_code, target_group_code, unit_code, year),
      foreign key (body_id, measure_id) references measure (body_id, id) on delete cascade
    )`.execute(db);
  await sql`
    create table activity (${item},
      measure_id         uuid not null,
      title              text not null check (length(title) between 1 and 500),
      description        text not null default '',
      responsible        text not null default '',
      responsible_person text not null default '',
      partners           text[] not null default '{}',
      "from"             date,
      "to"               date,
      costs_nothing      boolean not null default false,
      check ("to" >= "from"),
      foreign key (body_id, measure_id) references measure (body_id, id)
    )`.execute(db);
  await sql`
    create table activity_cost (
      body_id     uuid not null,
      id          uuid not null,
      activity_id uuid not null,
      year        integer not null,
      source_code text,
      cents       bigint not null check (cents >= 0),
      certainty   text not null check (certainty in ('intention', 'pledge', 'contract')),
      nature      text not null check (nature in ('running', 'capital')),
      primary key (body_id, id),
      foreign key (body_id, activity_id) references activity (body_id, id) on delete cascade
    )`.execute(db);
  await sql`create index activity_cost_activity on activity_cost (body_id, activity_id)`.execute(db);
  await sql`
    create table indicator (${item},
      owner         jsonb not null,
      starting_code text,
      title         text not null check (length(title) between 1 and 500),
      unit          text not null,
      direction     text not null check (direction in ('up', 'down', 'hold')),
      baseline      jsonb,
      targets       jsonb not null default '[]',
      source        text not null default '',
      -- The database checks who it belongs to, through columns computed from the owner.
      goal_id       uuid generated always as ((owner ->> 'goalId')::uuid) stored,
      measure_id    uuid generated always as ((owner ->> 'measureId')::uuid) stored,
      foreign key (body_id, goal_id) references goal (body_id, id) on delete cascade,
      foreign key (body_id, measure_id) references measure (body_id, id) on delete cascade
    )`.execute(db);
  await sql`
    create table risk (${item},
      title      text not null check (length(title) between 1 and 500),
      likelihood text not null check (likelihood in ('low', 'medium', 'high')),
      impact     text not null check (impact in ('low', 'medium', 'high')),
      mitigation text not null default ''
    )`.execute(db);

  for (const table of [
    'finding',
    'need',
    'swot_item',
    'analysis_note',
    'priority',
    'goal',
    'measure',
    'activity',
    'indicator',
    'risk'
  ]) {
    await sql`create index on ${sql.table(table)} (body_id, plan_id, position)`.execute(db);
  }
  await sql`create index on measure (body_id, goal_id)`.execute(db);
  await sql`create index on activity (body_id, measure_id)`.execute(db);

  await link(db, 'need_finding', 'need', 'finding');
  await link(db, 'swot_item_finding', 'swot_item', 'finding');
  await link(db, 'goal_need', 'goal', 'need');
  await link(db, 'measure_finding', 'measure', 'finding');

  const owned = [
    'finding',
    'need',
    'swot_item',
    'analysis_note',
    'priority',
    'goal',
    'measure',
    'given_measure_code',
    'capacity_change',
    'activity',
    'activity_cost',
    'indicator',
    'risk'
  ];
  await ownAll(db, owned);
}

/** A link of the chain: both ends in the same body, gone when either end goes. */
async function link(db: Kysely<never>, name: string, from: string, to: string) {
  const [own, other] = [sql.ref(`${from}_id`), sql.ref(`${to}_id`)];
  await sql`
    create table ${sql.table(name)} (
      body_id uuid not null,
      ${own} uuid not null,
      ${other} uuid not null,
      primary key (body_id, ${own}, ${other}),
      foreign key (body_id, ${own}) references ${sql.table(from)} (body_id, id) on delete cascade,
      foreign key (body_id, ${other}) references ${sql.table(to)} (body_id, id) on delete cascade
    )`.execute(db);
  await sql`create index on ${sql.table(name)} (body_id, ${other})`.execute(db);
  await ownAll(db, [name]);
}

async function ownAll(db: Kysely<never>, tables: readonly string[]) {
  for (const table of tables) await sql`select own_by_body(${table}::regclass)`.execute(db);
}

async function capacityAndResources(db: Kysely<never>) {
  await sql`
    create table kind_choice (
      body_id           uuid not null,
      plan_id           uuid not null,
      service_type_code text not null,
      choice            text not null check (choice in ('provide', 'secured-elsewhere', 'not-needed')),
      reason            text not null default '',
      secured_at        text not null default '',
      decided_on        date not null,
      revision          bigint not null default 1,
      primary key (body_id, plan_id, service_type_code),
      foreign key (body_id, plan_id) references plan (body_id, id) on delete cascade
    )`.execute(db);
  await sql`
    create table capacity_cell (
      body_id           uuid not null,
      plan_id           uuid not null,
      id                uuid not null,
      service_type_code text not null,
      form_code         text not null,
      target_group_code text not null,
      unit_code         text not null,
      year              integer not null,
      own_need          jsonb check ((own_need ->> 'value')::numeric >= 0),
      catchment_need    jsonb check ((catchment_need ->> 'value')::numeric >= 0),
      existing          jsonb check ((existing ->> 'value')::numeric >= 0),
      secured_elsewhere jsonb check ((secured_elsewhere ->> 'value')::numeric >= 0),
      staff             jsonb check ((staff ->> 'value')::numeric >= 0),
      revision          bigint not null default 1,
      primary key (body_id, id),
      unique (body_id, plan_id, service_type_code, form_code, target_group_code, unit_code, year),
      foreign key (body_id, plan_id) references plan (body_id, id) on delete cascade
    )`.execute(db);
  const resource = sql`
      body_id    uuid not null,
      plan_id    uuid not null,
      id         uuid not null,
      position   text collate "C" not null,
      revision   bigint not null default 1,
      service_id uuid,
      primary key (body_id, id),
      foreign key (body_id, plan_id) references plan (body_id, id) on delete cascade`;
  await sql`
    create table human_resource (${resource},
      role          text not null check (length(role) between 1 and 300),
      employment    text not null check (employment in ('employee', 'external', 'volunteer')),
      persons       integer not null check (persons >= 1),
      full_time     numeric not null check (full_time >= 0),
      qualification text not null default ''
    )`.execute(db);
  await sql`
    create table material_resource (${resource},
      kind         text not null check (kind in ('building', 'room', 'vehicle', 'equipment')),
      title        text not null check (length(title) between 1 and 300),
      quantity     numeric not null check (quantity > 0),
      barrier_free text not null check (barrier_free in ('yes', 'partly', 'no', 'unknown')),
      note         text not null default ''
    )`.execute(db);
  await sql`
    create table financial_resource (${resource},
      year        integer not null,
      source_code text not null,
      item        text not null check (item in ('wages', 'operation', 'investment', 'grants', 'other')),
      cents       bigint not null check (cents >= 0),
      state       text not null check (state in ('planned', 'actual')),
      budget_line text not null default ''
    )`.execute(db);
  await sql`
    create table warning_answer (
      body_id      uuid not null,
      plan_id      uuid not null,
      rule         text not null,
      subject_kind text not null,
      subject_id   text not null,
      reason       text not null check (length(reason) between 1 and 2000),
      answered_on  date not null,
      primary key (body_id, plan_id, rule, subject_kind, subject_id),
      foreign key (body_id, plan_id) references plan (body_id, id) on delete cascade
    )`.execute(db);
  await ownAll(db, [
    'kind_choice',
    'capacity_cell',
    'human_resource',
    'material_resource',
    'financial_resource',
    'warning_answer'
  ]);
}

async function narrative(db: Kysely<never>) {
  await sql`
    create table block (
      body_id  uuid not null,
      plan_id  uuid not null,
      block_id uuid not null,
      parent   text not null,
      position text collate "C" not null,
      language text not null default 'sk',
      kind     text not null,
      content  jsonb not null,
      -- Wording of a template that nobody has touched: it counts as empty.
      template boolean not null default false,
      revision bigint not null default 1,
      primary key (body_id, block_id),
      foreign key (body_id, plan_id) references plan (body_id, id) on delete cascade
    )`.execute(db);
  await sql`create index on block (body_id, plan_id, parent, position)`.execute(db);
  // What a block said at each revision, by the hash of the wording; comments and comparisons point here.
  await sql`
    create table wording (
      body_id uuid not null references planning_body,
      hash    text not null check (hash ~ '^[0-9a-f]{64}$'),
      content jsonb not null,
      primary key (body_id, hash)
    )`.execute(db);
  await sql`
    create table block_revision (
      body_id  uuid not null,
      plan_id  uuid not null,
      block_id uuid not null,
      revision bigint not null,
      -- Null says that the block was removed at this revision.
      hash     text,
      parent   text not null,
      actor_id uuid references actor,
      at       timestamptz not null default now(),
      primary key (body_id, block_id, revision),
      foreign key (body_id, plan_id) references plan (body_id, id) on delete cascade,
      foreign key (body_id, hash) references wording (body_id, hash)
    )`.execute(db);
  await ownAll(db, ['block', 'wording', 'block_revision']);
  await sql`revoke update, delete on wording, block_revision from opora_app`.execute(db);
}

async function directory(db: Kysely<never>) {
  // Rows of the installation: everybody reads them, only their steward writes them.
  await sql`
    create table provider (
      id              uuid primary key,
      name            text not null check (length(name) between 1 and 300),
      kind            text not null check (kind in ('municipal', 'regional', 'non-public')),
      ico             text unique check (ico ~ '^[0-9]{8}$'),
      steward_body_id uuid not null references planning_body,
      website         text,
      revision        bigint not null default 1
    )`.execute(db);
  await sql`
    create table service (
      id                   uuid primary key,
      provider_id          uuid not null references provider,
      steward_body_id      uuid not null references planning_body,
      service_type_code    text not null,
      name                 text not null check (length(name) between 1 and 300),
      register_number      text unique check (register_number ~ '^[0-9]{7}$'),
      form_codes           text[] not null,
      target_group_codes   text[] not null default '{}',
      place_territory_code text not null,
      registered_on        date,
      erased_on            date,
      revision             bigint not null default 1
    )`.execute(db);
  await sql`create index on service (place_territory_code)`.execute(db);
  await readableByAll(db, 'provider', 'steward_body_id');
  await readableByAll(db, 'service', 'steward_body_id');
  // The address and the figures belong to the body where the place stands; nobody else can read a protected one.
  await sql`
    create table service_place (
      body_id           uuid not null references planning_body,
      service_id        uuid not null references service on delete cascade,
      address           text not null default '',
      address_protected boolean not null default false,
      primary key (body_id, service_id)
    )`.execute(db);
  await sql`
    create table capacity (
      body_id           uuid not null references planning_body,
      id                uuid not null,
      service_id        uuid not null references service on delete cascade,
      form_code         text not null,
      target_group_code text not null,
      unit_code         text not null,
      value             numeric not null check (value >= 0),
      staff             numeric check (staff >= 0),
      valid_from        date not null,
      valid_to          date check (valid_to > valid_from),
      confirmed_on      date not null,
      source            text not null,
      primary key (body_id, id),
      exclude using gist (body_id with =, service_id with =, form_code with =, target_group_code with =, unit_code with =,
        daterange(valid_from, valid_to) with &&)
    )`.execute(db);
  await ownAll(db, ['service_place', 'capacity']);
}

async function versions(db: Kysely<never>) {
  await sql`
    create table plan_version (
      body_id      uuid not null,
      plan_id      uuid not null,
      number       integer not null check (number >= 1),
      content_hash text not null check (content_hash ~ '^[0-9a-f]{64}$'),
      document     jsonb not null,
      frozen_at    timestamptz not null default now(),
      actor_id     uuid references actor,
      primary key (body_id, plan_id, number),
      unique (body_id, plan_id, content_hash),
      foreign key (body_id, plan_id) references plan (body_id, id)
    )`.execute(db);
  await sql`
    create table state_record (
      body_id      uuid not null,
      id           uuid not null,
      plan_id      uuid not null,
      content_hash text not null,
      kind         text not null check (kind in ('opened-for-discussion', 'approved', 'suspended', 'repealed')),
      "from"       date not null,
      "to"         date check ("to" >= "from"),
      approval     jsonb,
      recorded_at  timestamptz not null default now(),
      actor_id     uuid references actor,
      primary key (body_id, id),
      foreign key (body_id, plan_id, content_hash) references plan_version (body_id, plan_id, content_hash),
      -- What is approved or repealed proves it by a resolution.
      check (kind not in ('approved', 'repealed') or approval is not null)
    )`.execute(db);
  await sql`
    create table rendition (
      body_id      uuid not null,
      plan_id      uuid not null,
      content_hash text not null,
      -- The state it prints; null for a working draft.
      state_id     uuid,
      format       text not null check (format in ('pdf', 'archive-pdf', 'docx', 'json')),
      file_hash    text not null,
      size         integer not null,
      made_at      timestamptz not null default now(),
      foreign key (body_id, plan_id, content_hash) references plan_version (body_id, plan_id, content_hash),
      foreign key (body_id, state_id) references state_record (body_id, id)
    )`.execute(db);
  await sql`
    create unique index rendition_once on rendition
    (body_id, plan_id, content_hash, coalesce(state_id, '00000000-0000-0000-0000-000000000000'), format)`.execute(
    db
  );
  await ownAll(db, ['plan_version', 'state_record', 'rendition']);
  // A photograph is never retouched.
  await sql`revoke update, delete on plan_version, state_record, rendition from opora_app`.execute(db);
}

async function published(db: Kysely<never>) {
  await sql`
    create table published_plan (
      body_id       uuid not null references planning_body,
      plan_id       uuid not null,
      number        integer not null,
      period        text not null,
      title         text not null,
      valid_from    date not null,
      valid_to      date not null,
      content_hash  text not null,
      document      jsonb not null,
      records       jsonb not null,
      demonstration boolean not null,
      published_at  timestamptz not null,
      primary key (body_id, plan_id, number)
    )`.execute(db);
  await sql`create index published_plan_period on published_plan (body_id, period, number)`.execute(db);
  await sql`create index published_plan_hash on published_plan (content_hash)`.execute(db);
  await sql`
    create table published_measure (
      body_id  uuid not null references planning_body,
      plan_id  uuid not null,
      number   integer not null,
      code     text not null,
      view     jsonb not null,
      primary key (body_id, plan_id, number, code)
    )`.execute(db);
  await sql`
    create table published_file (
      body_id      uuid not null references planning_body,
      plan_id      uuid not null,
      number       integer not null,
      state_id     uuid,
      format       text not null,
      file_hash    text not null,
      size         integer not null,
      published_at timestamptz not null,
      primary key (body_id, plan_id, number, format)
    )`.execute(db);
  await sql`create index published_file_hash on published_file (file_hash)`.execute(db);
  for (const table of ['published_plan', 'published_measure', 'published_file']) {
    await readableByAll(db, table, 'body_id');
    await sql`grant select on ${sql.table(table)} to opora_public`.execute(db);
  }
}

/** Everybody reads the rows; only the body that keeps them writes them. */
async function readableByAll(db: Kysely<never>, table: string, keeper: string) {
  const [name, kept] = [sql.table(table), sql`${sql.ref(keeper)} = (select current_body())`];
  await sql`alter table ${name} enable row level security`.execute(db);
  await sql`alter table ${name} force row level security`.execute(db);
  await sql`create policy readable on ${name} for select using (true)`.execute(db);
  await sql`create policy kept_insert on ${name} for insert with check (${kept})`.execute(db);
  await sql`create policy kept_update on ${name} for update using (${kept}) with check (${kept})`.execute(db);
  await sql`create policy kept_delete on ${name} for delete using (${kept})`.execute(db);
  await sql`grant select, insert, update, delete on ${name} to opora_app`.execute(db);
}
