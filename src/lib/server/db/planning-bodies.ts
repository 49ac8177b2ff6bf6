import type { BodyId, PlanningBody } from '#lib/domain/tenancy/planning-body.ts';
import { regionSlug, slugOf } from '#lib/domain/tenancy/slug.ts';
import type { Db, PublicDb } from './db.ts';

/** A body by its present or a former address; `slug` is the present one. */
export async function findBody(db: Db | PublicDb, slug: string): Promise<PlanningBody | undefined> {
  const present = await bodies(db).where('slug', '=', slug).executeTakeFirst();
  if (present) return present;
  return bodies(db)
    .where('bodyId', 'in', (query) =>
      query.selectFrom('formerSlug').select('formerSlug.bodyId').where('formerSlug.slug', '=', slug)
    )
    .executeTakeFirst();
}

export function bodyById(db: Db | PublicDb, bodyId: BodyId): Promise<PlanningBody | undefined> {
  return bodies(db).where('bodyId', '=', bodyId).executeTakeFirst();
}

/**
 * A body by the name that somebody typed: „Rajec“, „rajec“, „Žilinský kraj“, or „Lipovec, Martin“ where a name
 * repeats. Else `several` is an example of such a name, or null when nothing is called so.
 */
export async function findBodyByName(
  db: PublicDb,
  typed: string
): Promise<PlanningBody | { several: string | null }> {
  const slug = slugOf(typed);
  if (slug === '') return { several: null };
  const exact = (await findBody(db, slug)) ?? (await findBody(db, regionSlug(typed)));
  if (exact) return exact;
  const bearers = await bodies(db)
    .leftJoin('territoryUnit', 'territoryUnit.code', 'unitCode')
    .leftJoin('territoryDistrict', 'territoryDistrict.code', 'territoryUnit.districtCode')
    .select('territoryDistrict.name as districtName')
    .where('planningBody.slug', 'like', `${slug}-%`)
    .orderBy('planningBody.slug')
    .execute();
  const called = bearers.filter(({ name }) => slugOf(name) === slug);
  const [first, second] = called;
  if (first && !second) return first;
  return { several: first ? `${first.name}, ${first.districtName}` : null };
}

function bodies(db: Db | PublicDb) {
  return (db as PublicDb)
    .selectFrom('planningBody')
    .select([
      'planningBody.bodyId',
      'planningBody.kind',
      'planningBody.name',
      'planningBody.slug',
      'unitCode'
    ]);
}
