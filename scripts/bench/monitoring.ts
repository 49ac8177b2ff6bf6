import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { sql } from 'kysely';
import { USUAL_REMINDERS } from '#lib/domain/monitoring/reminder-ladder.ts';
import type { PlanDocument } from '#lib/domain/publishing/plan-document.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Db } from '#lib/server/db/db.ts';
import { openDatabase } from '#lib/server/db/open-database.ts';
import { queueMail } from '#lib/server/mail/outbox.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { sendReminders } from '#lib/server/upkeep/send-reminders.ts';
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
  yield* dashboards();
  yield* reminders();
}

/** The public page of how a plan is carried out, of small and of very large plans over ten years, rendered anew. */
async function* dashboards(): AsyncGenerator<Line> {
  const folder = await countryFolder(SIZES[0] ?? 1);
  try {
    const slugs = await carryPlans(folder);
    const program = await serveProgram(folder);
    try {
      for (const [at, slug] of slugs.entries()) {
        const path = `/${slug}/plnenie`;
        const bytes = (await (await fetch(`http://localhost:${program.port}${path}`)).arrayBuffer())
          .byteLength;
        const bare = await serveBare(bytes);
        const limit = await p95Of(bare, path);
        await bare.stop();
        yield lineOf({
          ...{ group: 'monitoring', unit: 'ms', goal: 'value <= 50', limit },
          name: `dashboard of ${MEASURES[at]} measures over 10 years, rendered anew, p95`,
          value: await p95Of(program, path)
        });
      }
    } finally {
      await program.stop();
    }
  } finally {
    removeFolder(folder);
  }
}

const MEASURES = [20, 200, 2_000];

/** The longest of 95 in a hundred waits for a page that nobody asked for before, in ms. */
async function p95Of({ port }: Served, path: string): Promise<number> {
  const times: number[] = [];
  for (let time = 0; time < 60; time += 1) {
    const begun = performance.now();
    const answer = await fetch(`http://localhost:${port}${path}?anew=${time}`);
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}.`);
    await answer.arrayBuffer();
    // The first times everything is compiled.
    if (time >= 10) times.push(performance.now() - begun);
  }
  return percentile(times, 95);
}

/** Publishes plans made of copies of Rajec's measures, with a word on every activity in each of ten years. */
async function carryPlans(folder: string): Promise<string[]> {
  const { db, close } = await openDatabase({ folder: join(folder, 'database'), url: null });
  const { rows: bodies } = await sql<{ bodyId: BodyId; slug: string }>`
    select body_id, slug from planning_body where unit_code is not null
      and body_id not in (select body_id from published_plan) order by slug limit ${MEASURES.length}`.execute(
    db
  );
  const {
    rows: [rajec]
  } = await sql<{ document: PlanDocument }>`
    select document from published_plan
    where body_id = (select body_id from planning_body where slug = 'rajec') limit 1`.execute(db);
  if (!rajec) throw new Error('Rajec has no plan.');
  const first = new Date().getFullYear() - 9;
  for (const [at, { bodyId }] of bodies.entries()) {
    const document = grownPlan(rajec.document, MEASURES[at] ?? 0, first);
    await db.transaction().execute(async (tx) => {
      await sql`select set_config('app.body', ${bodyId}, true)`.execute(tx);
      await sql`
        insert into published_plan (body_id, plan_id, number, period, title, valid_from, valid_to, content_hash, document,
          outline, records, demonstration, published_at)
        select ${bodyId}, plan_id, number, ${`${first}-${first + 9}`}, title, ${`${first}-01-01`}, ${`${first + 9}-12-31`},
          content_hash, ${JSON.stringify(document)}::jsonb, outline, records, demonstration, published_at
        from published_plan where body_id = (select body_id from planning_body where slug = 'rajec')`.execute(
        tx
      );
      await sql`
        insert into published_progress (body_id, plan_id, activity_id, year, sequence, state, evidence, reason, next_step,
          recorded_at)
        select body_id, plan_id, (activity ->> 'id')::uuid, year, 1, 'partly', 'zmluva', 'chýbajú ľudia', 'nábor', now()
        from published_plan, jsonb_array_elements(document -> 'activities') as activity,
          generate_series(${first}::integer, ${first + 9}::integer) as year where body_id = ${bodyId}`.execute(
        tx
      );
    });
  }
  await close();
  return bodies.map(({ slug }) => slug);
}

/** A plan of so many measures, each a copy of one of the given plan's with its activities and indicators. */
function grownPlan(document: PlanDocument, count: number, first: number): PlanDocument {
  const copies = Array.from({ length: count }, (_, at) => {
    const measure = document.measures[at % document.measures.length];
    if (!measure) throw new Error('The plan has no measures.');
    return { id: randomUUID(), code: `o${at + 1}`, of: measure };
  });
  const of = <Item extends { id: string }>(items: readonly Item[], ownerOf: (one: Item) => string | null) =>
    Map.groupBy(items, ownerOf);
  const activities = of(document.activities, ({ measureId }) => measureId);
  const indicators = of(document.indicators, ({ owner }) =>
    owner.kind === 'measure' ? owner.measureId : null
  );
  return {
    ...document,
    plan: { ...document.plan, validFrom: `${first}-01-01`, validTo: `${first + 9}-12-31` },
    measures: copies.map(({ id, code, of: measure }) => ({ ...measure, id, code })),
    // Lasting ones: each year asks about all of them.
    activities: copies.flatMap(({ id, of: measure }) =>
      (activities.get(measure.id) ?? []).map((one) => ({
        ...{ ...one, id: randomUUID(), measureId: id, from: null, to: null }
      }))
    ),
    indicators: copies.flatMap(({ id, of: measure }) =>
      (indicators.get(measure.id) ?? []).map((one) => ({
        ...{ ...one, id: randomUUID(), owner: { kind: 'measure' as const, measureId: id } }
      }))
    )
  };
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

const OWNERS = 10;
const BODIES = 1_000;

/** Ten thousand owners of a thousand municipalities, each with something to tell, are written to in one morning. */
async function* reminders(): AsyncGenerator<Line> {
  const folder = await countryFolder(SIZES[0] ?? 1);
  const { db, close } = await openDatabase({ folder: join(folder, 'database'), url: null });
  try {
    const morning = new Date(`${new Date().getFullYear() + 1}-12-15T08:00:00Z`);
    await askableOwners(db, morning.getFullYear());
    const begun = performance.now();
    const mails = await sendReminders(db, 'https://opora.example', morning);
    const value = performance.now() - begun;
    if (mails !== BODIES * OWNERS) throw new Error(`${mails} mails were queued.`);
    yield lineOf({
      ...{ group: 'monitoring', unit: 'ms', goal: 'value <= 10000', limit: await bareQueue(db) },
      name: `${mails} due reminders of ${BODIES} municipalities queued, beside the bare mails`,
      value
    });
  } finally {
    await close();
    removeFolder(folder);
  }
}

/** The same number of mails put into the outbox, and nothing else. */
async function bareQueue(db: Db): Promise<number> {
  const begun = performance.now();
  for (let body = 0; body < BODIES; body += 1)
    await db.transaction().execute(async (tx) => {
      for (let owner = 0; owner < OWNERS; owner += 1)
        await queueMail(tx, { to: `${owner}@example.sk`, subject: 'x', body: 'x'.repeat(800) });
    });
  return performance.now() - begun;
}

/** Gives a thousand municipalities the approved plan of Rajec, in force in the year, with ten owners at an address each. */
async function askableOwners(db: Db, year: number): Promise<void> {
  const { rows: bodies } = await sql<{ bodyId: BodyId; slug: string }>`
    select body_id, slug from planning_body where unit_code is not null
    order by slug <> 'rajec', slug limit ${BODIES + 1}`.execute(db);
  const [rajec, ...others] = bodies;
  if (!rajec) throw new Error('There is no Rajec.');
  const model = await inTransaction(db, rajec.bodyId, async ({ plans, versions }) => {
    const [plan] = await plans.list();
    const [version] = plan ? await versions.list(plan.id) : [];
    const found = plan && version && (await versions.find(plan.id, version.number));
    const records = plan ? await versions.records(plan.id) : [];
    const approval = records.find(({ kind }) => kind === 'approved')?.approval;
    if (!found || !approval) throw new Error('Rajec has no approved plan.');
    return { plan, document: found.document, approval };
  });
  const { revision: _, demonstration: __, ...plan } = model.plan;
  const term = { validFrom: `${year}-01-01`, validTo: `${year + 4}-12-31` } as const;
  const document = {
    ...model.document,
    plan: { ...model.document.plan, ...term },
    activities: model.document.activities.map((one, at) => ({
      ...{ ...one, from: null, to: null, responsible: `zodpovedný ${at % OWNERS}` }
    }))
  };
  for (const { bodyId } of others)
    await inTransaction(db, bodyId, async (stores) => {
      const [id, contentHash] = [randomUUID(), 'a'.repeat(64)];
      await stores.plans.add({ ...plan, ...term, id });
      await stores.versions.add({ planId: id, number: 1, contentHash, document, actorId: null });
      await stores.versions.addRecord(id, {
        ...{ id: randomUUID(), kind: 'approved', from: term.validFrom, to: null, approval: model.approval },
        ...{ contentHash, actorId: null }
      });
      for (let owner = 0; owner < OWNERS; owner += 1) {
        const contact = { responsible: `zodpovedný ${owner}`, email: `${id}.${owner}@example.sk` };
        await stores.reminders.keepContact({ ...contact, language: 'sk' });
      }
      await stores.reminders.keepSettings({ ...USUAL_REMINDERS, remindsItself: true, remindsSince: null });
    });
}
