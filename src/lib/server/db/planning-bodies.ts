import type { BodyId, PlanningBody } from '#lib/domain/tenancy/planning-body.ts';
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

/** Every body that may have a plan, in Slovak order: for a field that offers them by name. */
export function listBodies(db: Db | PublicDb): Promise<PlanningBody[]> {
  return bodies(db).orderBy('sortKey').orderBy('slug').execute();
}

function bodies(db: Db | PublicDb) {
  return (db as PublicDb)
    .selectFrom('planningBody')
    .select(['planningBody.bodyId', 'kind', 'name', 'planningBody.slug', 'unitCode']);
}
