import { type RawBuilder, sql } from 'kysely';

/** A table that rows are imported into: the columns that are given, each with its type in the database. */
export type ImportTable = {
  table: string;
  columns: Readonly<Record<string, string>>;
  /** Whose row it is: a plan's, a body's, or a row of the installation with its steward. */
  owner: 'plan' | 'body' | 'steward';
};

const ITEM = { id: 'uuid', position: 'text' };
const NUMBERS = { own_need: 'jsonb', catchment_need: 'jsonb', existing: 'jsonb', secured_elsewhere: 'jsonb' };

/** Tables of a plan's items, each after those that it points at. */
export const ITEM_TABLES = {
  priorities: { table: 'priority', owner: 'plan', columns: { ...ITEM, title: 'text', description: 'text' } },
  goals: {
    table: 'goal',
    owner: 'plan',
    columns: {
      ...{ ...ITEM, priority_id: 'uuid', title: 'text', description: 'text', target_group_codes: 'text[]' },
      ...{ services: 'jsonb', no_capacity_reason: 'text', national_priority_ids: 'text[]' }
    }
  },
  measures: {
    table: 'measure',
    owner: 'plan',
    columns: {
      ...{ ...ITEM, goal_id: 'uuid', code: 'text', title: 'text', description: 'text', change: 'text' },
      ...{ subject: 'jsonb', target_group_codes: 'text[]', continues: 'jsonb' }
    }
  },
  activities: {
    table: 'activity',
    owner: 'plan',
    columns: {
      ...{ ...ITEM, measure_id: 'uuid', title: 'text', description: 'text', responsible: 'text' },
      ...{
        responsible_person: 'text',
        partners: 'text[]',
        from: 'date',
        to: 'date',
        costs_nothing: 'boolean'
      }
    }
  },
  indicators: {
    table: 'indicator',
    owner: 'plan',
    columns: {
      ...{ ...ITEM, owner: 'jsonb', starting_code: 'text', title: 'text', unit: 'text', direction: 'text' },
      ...{ baseline: 'jsonb', targets: 'jsonb', source: 'text' }
    }
  },
  cells: {
    table: 'capacity_cell',
    owner: 'plan',
    columns: {
      ...{ id: 'uuid', service_type_code: 'text', form_code: 'text', target_group_code: 'text' },
      ...{ unit_code: 'text', year: 'integer', ...NUMBERS, staff: 'jsonb' }
    }
  }
} as const satisfies Record<string, ImportTable>;

export type ImportItemKind = keyof typeof ITEM_TABLES;

export const COSTS = {
  table: 'activity_cost',
  owner: 'body',
  columns: {
    ...{ id: 'uuid', activity_id: 'uuid', year: 'integer', source_code: 'text', cents: 'bigint' },
    ...{ certainty: 'text', nature: 'text' }
  }
} as const satisfies ImportTable;

export const GIVEN_CODES = {
  table: 'given_measure_code',
  owner: 'body',
  columns: { plan_id: 'uuid', code: 'text' }
} as const satisfies ImportTable;

export const PROVIDERS = {
  table: 'provider',
  owner: 'steward',
  columns: { id: 'uuid', name: 'text', kind: 'text', ico: 'text', website: 'text' }
} as const satisfies ImportTable;

export const SERVICES = {
  table: 'service',
  owner: 'steward',
  columns: {
    ...{ id: 'uuid', provider_id: 'uuid', service_type_code: 'text', name: 'text', register_number: 'text' },
    ...{ form_codes: 'text[]', target_group_codes: 'text[]', place_territory_code: 'text' },
    ...{ registered_on: 'date', erased_on: 'date' }
  }
} as const satisfies ImportTable;

export const CAPACITIES = {
  table: 'capacity',
  owner: 'body',
  columns: {
    ...{ id: 'uuid', service_id: 'uuid', form_code: 'text', target_group_code: 'text', unit_code: 'text' },
    ...{ value: 'numeric', staff: 'numeric', valid_from: 'date', valid_to: 'date', confirmed_on: 'date' },
    source: 'text'
  }
} as const satisfies ImportTable;

export const FACTS = {
  table: 'service_fact',
  owner: 'body',
  columns: {
    ...{ id: 'uuid', service_id: 'uuid', kind: 'text', content: 'jsonb', valid_from: 'date' },
    ...{ valid_to: 'date', confirmed_on: 'date', source: 'text' }
  }
} as const satisfies ImportTable;

/** Tables of the directory whose new rows wait under their import, each after those that it points at. */
export const DIRECTORY_TABLES: readonly ImportTable[] = [PROVIDERS, SERVICES, CAPACITIES, FACTS];

const camel = (name: string) => name.replace(/_[a-z]/g, (part) => part.charAt(1).toUpperCase());

/** Rows as one parameter that the database takes apart, whatever their number. */
export function recordset(target: Pick<ImportTable, 'columns'>, rows: readonly object[]) {
  const columns = Object.entries(target.columns);
  const records = rows.map((row) => {
    const fields = row as Record<string, unknown>;
    return Object.fromEntries(columns.map(([name]) => [name, fields[camel(name)] ?? null]));
  });
  const names: RawBuilder<unknown>[] = columns.map(([name]) => sql`${sql.ref(name)}`);
  const shape = columns.map(([name, type]) => sql`${sql.ref(name)} ${sql.raw(type)}`);
  return {
    names,
    given: columns.map(([name]) => sql`given.${sql.ref(name)}`),
    from: sql`jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as given (${sql.join(shape)})`
  };
}
