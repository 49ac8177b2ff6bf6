import { randomUUID } from 'node:crypto';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Db } from '#lib/server/db/db.ts';

/** A planning body that nobody else uses, so that a test need not clean up. */
export async function aBody(db: Db, given: { name?: string } = {}): Promise<BodyId> {
  const bodyId = randomUUID() as BodyId;
  const slug = `obec-${bodyId.slice(0, 13)}`;
  const name = given.name ?? 'Skúšobná obec';
  await db
    .insertInto('planningBody')
    .values({ bodyId, kind: 'union', slug, name, unitCode: null, sortKey: slug })
    .execute();
  return bodyId;
}

/** Somebody who can sign in. */
export async function anAccount(db: Db, given: { email?: string; name?: string } = {}): Promise<string> {
  const id = randomUUID();
  const email = given.email ?? `${id}@example.sk`;
  await db
    .insertInto('userAccount')
    .values({ id, email, name: given.name ?? 'Skúšobná osoba', image: null })
    .execute();
  return id;
}
