import { join } from 'node:path';
import { sql } from 'kysely';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Db } from '#lib/server/db/db.ts';
import { openDatabase } from '#lib/server/db/open-database.ts';
import { type Served, serveBare, serveProgram } from './child.ts';
import { countryFolder, removeFolder, SIZES } from './country.ts';
import { type Line, lineOf, percentile } from './line.ts';

const TIMES = Number(process.env.BENCH_TIMES ?? 9);
const CATALOGUE = '/katalog.ttl';
const MIB = 2 ** 20;

/** What an installation tells about itself: the catalogue of open data of the whole country, streamed. */
export async function* monitoring(): AsyncGenerator<Line> {
  const folder = await countryFolder(SIZES[0] ?? 1);
  try {
    const few = await streamed(folder);
    const plans = await publishEverywhere(folder);
    const all = await streamed(folder);
    const bare = await serveBare(all.bytes);
    const limit = await timeOf(bare, '/');
    await bare.stop();
    const size = `${(all.bytes / MIB).toFixed(0)} MiB`;
    yield lineOf({
      ...{ group: 'monitoring', unit: 'ms', goal: 'value <= 3000', limit },
      name: `catalogue of 2,927 municipalities’ datasets streamed, ${plans} plans, ${size}`,
      value: all.ms
    });
    yield lineOf({
      ...{ group: 'monitoring', unit: 'MiB', goal: 'value <= 700', limit: few.most },
      name: `most memory of the service meanwhile, ${plans} plans beside ${few.plans}`,
      value: all.most
    });
  } finally {
    removeFolder(folder);
  }
}

async function streamed(folder: string) {
  const program = await serveProgram(folder);
  try {
    const text = await (await fetch(`http://localhost:${program.port}${CATALOGUE}`)).text();
    const ms = await timeOf(program, CATALOGUE);
    const plans = text.match(/\.stratml\.xml> ;\n {2}dcat:downloadURL/g)?.length ?? 0;
    return { ms, bytes: Buffer.byteLength(text), most: program.memory().most, plans };
  } finally {
    await program.stop();
  }
}

/** Half of the times until an answer has wholly come are shorter than this, in ms. */
async function timeOf({ port }: Served, path: string): Promise<number> {
  const times: number[] = [];
  for (let time = 0; time <= TIMES; time += 1) {
    const begun = performance.now();
    const answer = await fetch(`http://localhost:${port}${path}`);
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}.`);
    // Nobody keeps it: only what the server holds is measured.
    for await (const _ of answer.body ?? []);
    // The first time everything is compiled.
    if (time > 0) times.push(performance.now() - begun);
  }
  return percentile(times, 50);
}

/** Gives every municipality the outline and the files of Rajec's plan and a word on its progress; documents stay empty. */
async function publishEverywhere(folder: string): Promise<number> {
  const { db, close } = await openDatabase({ folder: join(folder, 'database'), url: null });
  const { rows: bodies } = await sql<{ bodyId: BodyId }>`
    select body_id from planning_body where unit_code is not null
      and body_id not in (select body_id from published_plan)`.execute(db);
  for (const { bodyId } of bodies) await publishLikeRajec(db, bodyId);
  await sql`
    insert into published_progress (body_id, plan_id, activity_id, year, sequence, state, evidence, reason, next_step,
      recorded_at)
    select distinct body_id, plan_id, plan_id, extract(year from now())::integer, 1, 'done', '', '', '', now()
    from published_plan where document = '{}'::jsonb`.execute(db);
  const { rows } = await sql<{ plans: number }>`
    select count(distinct body_id)::int as plans from published_plan`.execute(db);
  await close();
  return rows[0]?.plans ?? 0;
}

async function publishLikeRajec(db: Db, bodyId: BodyId): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`select set_config('app.body', ${bodyId}, true)`.execute(tx);
    await sql`
      insert into published_plan (body_id, plan_id, number, period, title, valid_from, valid_to, content_hash, document,
        outline, records, demonstration, published_at)
      select ${bodyId}, plan_id, number, period, title, valid_from, valid_to, content_hash, '{}'::jsonb, outline,
        records, demonstration, published_at
      from published_plan where body_id = (select body_id from planning_body where slug = 'rajec')`.execute(
      tx
    );
    await sql`
      insert into published_measure (body_id, plan_id, number, code, view)
      select ${bodyId}, plan_id, number, 'o1', '{}'::jsonb
      from published_plan where body_id = ${bodyId}`.execute(tx);
    await sql`
      insert into published_file (body_id, plan_id, number, state_id, format, file_hash, size, published_at, current)
      select ${bodyId}, plan_id, number, state_id, format, file_hash, size, published_at, current
      from published_file where body_id = (select body_id from planning_body where slug = 'rajec')`.execute(
      tx
    );
  });
}
