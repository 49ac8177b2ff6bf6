import { type Kysely, sql } from 'kysely';
import type { DirectoryRef } from '#lib/domain/directory/directory-entry.ts';
import type { DirectoryUse } from '#lib/domain/directory/directory-use.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Schema } from './schema.ts';

/**
 * Where the body itself names a row of the directory, in the order of its plans. What other bodies write with it stands
 * in their rows, which nobody sees from here; the database holds those by foreign keys.
 */
export async function directoryUses(
  tx: Kysely<Schema>,
  bodyId: BodyId,
  { kind, id }: DirectoryRef
): Promise<DirectoryUse[]> {
  const [activities, secured] = [sql.table(`activity_${kind}`), sql.ref(`secured_${kind}_id`)];
  const named = sql.ref(`${kind}_id`);
  const { rows } = await sql<DirectoryUse & { place: number; starts: string }>`
    select 1 as place, plan.valid_from as starts, 'activity' as use, plan.title as "planTitle", activity.title as name
    from ${activities} as link
    join activity on activity.body_id = link.body_id and activity.id = link.activity_id
    join plan on plan.body_id = activity.body_id and plan.id = activity.plan_id
    where link.body_id = ${bodyId} and link.${named} = ${id}
    union
    select 2, plan.valid_from, 'capacity-row', plan.title, cell.service_type_code
    from capacity_cell as cell join plan on plan.body_id = cell.body_id and plan.id = cell.plan_id
    where cell.body_id = ${bodyId} and cell.${secured} = ${id}
    union
    select 3, plan.valid_from, 'kind-choice', plan.title, choice.service_type_code
    from kind_choice as choice join plan on plan.body_id = choice.body_id and plan.id = choice.plan_id
    where choice.body_id = ${bodyId} and choice.${secured} = ${id}
    ${kind === 'service' ? usesOfService(bodyId, id) : usesOfProvider(id)}
    order by 1, 2, 4, 5`.execute(tx);
  return rows.map(({ use, planTitle, name }) => ({ use, planTitle, name }) as DirectoryUse);
}

/** Services are rows of the installation, read by everybody: those of another steward are named too. */
function usesOfProvider(id: string) {
  return sql`
    union
    select 0, null, 'service', null, service.name from service where service.provider_id = ${id}`;
}

function usesOfService(bodyId: BodyId, id: string) {
  const resources = ['human_resource', 'material_resource', 'financial_resource'].map(
    (table) => sql`
      union
      select 4, plan.valid_from, 'resource', plan.title, null
      from ${sql.table(table)} as one join plan on plan.body_id = one.body_id and plan.id = one.plan_id
      where one.body_id = ${bodyId} and one.service_id = ${id}`
  );
  return sql`
    union
    select 5, null, 'capacity', null, null from capacity where body_id = ${bodyId} and service_id = ${id}
    ${sql.join(resources, sql` `)}`;
}
