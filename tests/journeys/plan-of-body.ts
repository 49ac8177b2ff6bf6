import { randomUUID } from 'node:crypto';
import { inTransaction } from '#lib/server/stores.ts';
import { aPlan } from '../plan-fixtures.ts';
import type { RunningProgram, TestBody } from '../running-program.ts';

const plans = new Map<string, Promise<string>>();

/** The id of a body's plan; the first who asks makes it. */
export function planOf({ bodyId }: TestBody, { installation }: RunningProgram): Promise<string> {
  const made = plans.get(bodyId);
  if (made) return made;
  const plan = aPlan({ id: randomUUID() });
  const making = inTransaction(installation.database.db, bodyId, (stores) => stores.plans.add(plan)).then(
    () => plan.id
  );
  plans.set(bodyId, making);
  return making;
}
