import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import type { NarrativeChange } from '#lib/domain/plans/narrative-change.ts';
import type { Actor } from '#lib/domain/tenancy/permissions.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Database } from '#lib/server/db/db.ts';
import { openDatabase } from '#lib/server/db/open-database.ts';
import type { Schema } from '#lib/server/db/schema.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { changeBlocks } from '#lib/server/use-cases/narrative/change-blocks.ts';
import { keepItem } from '#lib/server/use-cases/plans/keep-item.ts';
import { countryFolder, removeFolder, SIZES } from './country.ts';
import { type Line, lineOf } from './line.ts';

const MS = Number(process.env.BENCH_SECONDS ?? 8) * 1_000;
/** As long as pages are warmed up: a program that has run for two seconds is measured, not its compiler. */
const WARM_UP_MS = Math.min(2_000, MS);
const TODAY = '2026-11-21';
/** Events without an actor are the program's own. */
const COORDINATOR = { actorId: null, roles: ['coordinator'] } as unknown as Actor;

/** Saving what somebody changed, beside a bare durable insert into the same database. */
export async function* edits(): AsyncGenerator<Line> {
  for (const bodies of SIZES) {
    const folder = await countryFolder(bodies);
    const database = await openDatabase({ folder: join(folder, 'database'), url: null });
    try {
      const plan = await planOfRajec(database);
      const bare = await perSecond(() => bareInsert(database.db));
      yield lineOf({
        ...{
          group: 'edits',
          name: `measure changed, ${bodies} invented plans`,
          unit: 'saves/s',
          goal: 'ratio >= 0.25'
        },
        ...{ value: await perSecond(await measureSaver(database, plan)), limit: bare }
      });
      const name = `paragraph changed, ${bodies} invented plans`;
      yield lineOf({
        ...{ group: 'edits', name, unit: 'saves/s', goal: 'ratio >= 0.25' },
        ...{ value: await perSecond(await paragraphSaver(database, plan)), limit: bare }
      });
    } finally {
      await database.close();
      removeFolder(folder);
    }
  }
}

/** Autosave of one paragraph in a country of the smallest size, beside a bare durable insert. */
export async function paragraphLine(): Promise<Line> {
  const [bodies = 1] = SIZES;
  const folder = await countryFolder(bodies);
  const database = await openDatabase({ folder: join(folder, 'database'), url: null });
  try {
    const limit = await perSecond(() => bareInsert(database.db));
    const value = await perSecond(await paragraphSaver(database, await planOfRajec(database)));
    const name = 'autosave of one paragraph, durable';
    return lineOf({ group: 'desk', name, unit: 'saves/s', goal: 'ratio >= 0.25', value, limit });
  } finally {
    await database.close();
    removeFolder(folder);
  }
}

type PlanKey = { bodyId: BodyId; planId: string };

export async function planOfRajec({ publicDb }: Database): Promise<PlanKey> {
  const found = await publicDb
    .selectFrom('publishedPlan')
    .innerJoin('planningBody', 'planningBody.bodyId', 'publishedPlan.bodyId')
    .select(['publishedPlan.bodyId', 'planId'])
    .where('unitCode', '=', '517917')
    .executeTakeFirstOrThrow();
  return found;
}

/** One row of the plainest table, as durable as ours, and nothing else. */
async function bareInsert(db: Kysely<Schema>): Promise<void> {
  await sql`insert into actor (actor_id) values (gen_random_uuid())`.execute(db);
}

async function measureSaver({ db }: Database, { bodyId, planId }: PlanKey): Promise<() => Promise<void>> {
  const [first] = await inTransaction(db, bodyId, (stores) => stores.items.measures.list(planId));
  if (!first) throw new Error('The plan has no measure.');
  let { revision } = first;
  const { revision: _, ...item } = first;
  return async () => {
    const changed = { ...item, description: `Znenie číslo ${revision}.` };
    const input = {
      planId,
      kind: 'measures' as const,
      item: changed,
      revision,
      today: TODAY as typeof TODAY
    };
    const { outcome } = await inTransaction(db, bodyId, (stores) => keepItem(stores, COORDINATOR, input));
    if (outcome !== 'kept') throw new Error(`The measure was not saved: ${outcome}.`);
    revision += 1;
  };
}

async function paragraphSaver({ db }: Database, { bodyId, planId }: PlanKey): Promise<() => Promise<void>> {
  const section = 'vision';
  const blocks = await inTransaction(db, bodyId, (stores) => stores.blocks.list(planId, section));
  const block = blocks.find(({ content }) => content.kind === 'paragraph');
  if (!block) throw new Error('The vision has no paragraph.');
  let { revision } = block;
  return async () => {
    const text = [{ type: 'text', text: `Veta, ktorú niekto práve napísal: ${randomUUID()}` }];
    const change: NarrativeChange = {
      ...{ operation: 'change', blockId: block.id, baseRevision: revision },
      content: { kind: 'paragraph', text }
    };
    const said = await inTransaction(db, bodyId, (stores) =>
      changeBlocks(stores, COORDINATOR, { planId, section, changes: [change] })
    );
    const answer = said.outcome === 'answered' ? said.answers[0] : undefined;
    if (answer?.outcome !== 'accepted')
      throw new Error(`The paragraph was not saved: ${JSON.stringify(said)}`);
    revision = answer.revision;
  };
}

/** How often something can be done one after another in a second. */
async function perSecond(once: () => Promise<void>): Promise<number> {
  const warmedUp = performance.now() + WARM_UP_MS;
  while (performance.now() < warmedUp) await once();
  const begun = performance.now();
  let count = 0;
  while (performance.now() - begun < MS) {
    await once();
    count += 1;
  }
  return count / ((performance.now() - begun) / 1_000);
}
