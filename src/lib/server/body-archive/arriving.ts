import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import { arrivalStore } from '../db/body-arrivals.ts';
import type { Db, Tx } from '../db/db.ts';
import { inArrival, takeBack } from '../upkeep/take-back.ts';
import { BodyArchiveError } from './archive-fault.ts';

/** One short transaction of a body whose archive is being taken in: it sees the plans that nobody sees yet. */
export type Arriving = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

/**
 * Takes an archive in: all of it or nothing, in short transactions. Plans of the body are seen when the last of them
 * ends; when one fails, what came before is taken back.
 * @throws BodyArchiveError `arriving` when another arrival of this body is under way, `has-plans` when it has plans
 */
export async function arrive(
  db: Db,
  body: { bodyId: BodyId; name: string },
  steps: (arriving: Arriving) => Promise<void>,
  last: (tx: Tx) => Promise<number>
): Promise<number> {
  const { bodyId } = body;
  if ((await arrivalStore(db).find(bodyId)) === 'cut-short') await takeBack(db, bodyId);
  await begin(db, body);
  const arriving: Arriving = (work) =>
    inArrival(db, bodyId, async (tx) => {
      if (!(await arrivalStore(tx).touch(bodyId))) throw new BodyArchiveError('arriving', body.name);
      return work(tx);
    });
  try {
    await steps(arriving);
    return await arriving(async (tx) => {
      await arrivalStore(tx).end(bodyId);
      return last(tx);
    });
  } catch (error) {
    // What cannot be taken back now is taken back by the next arrival or the daily round; nobody sees it.
    await takeBack(db, bodyId).catch(() => undefined);
    throw error;
  }
}

async function begin(db: Db, { bodyId, name }: { bodyId: BodyId; name: string }): Promise<void> {
  await inArrival(db, bodyId, async (tx) => {
    if (!(await arrivalStore(tx).begin(bodyId))) throw new BodyArchiveError('arriving', name);
    const plans = tx.selectFrom('plan').select('id').where('bodyId', '=', bodyId).limit(1);
    if (await plans.executeTakeFirst()) throw new BodyArchiveError('has-plans', name);
  });
}
