import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { sampleDocument } from '#tests/journeys/published-sample.ts';
import { queriesOf } from '#tests/queries-of.ts';
import { readTurtle } from '#tests/rdf-graph.ts';
import { JSON_LD, type RdfWriter, turtle } from '../../api/open-data/rdf.ts';
import { cataloguedBodies } from '../../db/catalogued-bodies.ts';
import type { Database } from '../../db/db.ts';
import { findBody } from '../../db/planning-bodies.ts';
import { openCatalogue } from './open-data-catalogue.ts';

const TODAY = '2026-11-23';
const PLAN = '00000000-0000-4000-8000-000000000001';
const NAME = 'Bánov "nad\\Tokom"\n<script>';

/** Bánov has a plan with a file, was told of, has spending, and a discussion with a comment; its name is hostile. */
async function publishAll({ db }: Database): Promise<BodyId> {
  const body = await findBody(db, 'banov');
  if (!body) throw new Error('There is no such municipality.');
  const { bodyId } = body;
  const document = sampleDocument({ ...body, unitCode: body.unitCode ?? '', region: 'kraj' }, TODAY);
  const publishedAt = new Date('2026-02-03T10:00:00Z');
  await inTransaction(db, bodyId, async ({ published }) => {
    await published.publish(
      {
        ...{ planId: PLAN, number: 1, period: '2025-2029', title: document.plan.title },
        ...{
          validFrom: document.plan.validFrom,
          validTo: document.plan.validTo,
          contentHash: 'a'.repeat(64)
        },
        ...{ document, demonstration: true, publishedAt },
        records: [{ id: 'x', kind: 'approved', from: '2025-01-01', to: null, approval: null }]
      },
      new Map()
    );
    await published.publishFile({
      ...{
        planId: PLAN,
        number: 1,
        format: 'json',
        fileHash: 'b'.repeat(64),
        stateId: null,
        size: 9,
        publishedAt
      }
    });
    await published.raiseRevision();
  });
  await db.transaction().execute(async (tx) => {
    await tx.updateTable('planningBody').set({ name: NAME }).where('bodyId', '=', bodyId).execute();
    await sql`
      insert into published_progress (body_id, plan_id, activity_id, year, sequence, state, evidence, reason, next_step,
        recorded_at)
      values (${bodyId}, ${PLAN}, gen_random_uuid(), 2026, 1, 'done', '', '', '', '2026-06-01T08:00:00Z'),
        (${bodyId}, ${PLAN}, gen_random_uuid(), 2026, 1, 'partly', '', '', '', '2026-09-01T08:00:00Z')`.execute(
      tx
    );
    await tx
      .insertInto('publishedSpending')
      .values(
        [2024, 2025].map((year) => ({
          ...{ bodyId, year, throughMonth: 12, functionCode: '10.2.0' },
          ...{ approvedCents: 1, amendedCents: 1, drawnCents: 1 }
        })) as never
      )
      .execute();
  });
  return bodyId;
}

describe.each(ENGINES)('the catalogue of open data on %s', async (engine) => {
  const database = await testDatabase(engine);
  const { publicDb, db } = database;
  const bodyId = await publishAll(database);
  const asked = { db: publicDb, origin: 'https://opora.example.sk', operator: null, today: TODAY } as const;

  async function written(writer: RdfWriter) {
    const pieces: string[] = [];
    for await (const piece of (await openCatalogue(asked)).written(writer)) pieces.push(piece);
    return pieces;
  }

  test('reads of a body what it has published, and of every page of bodies by as many statements', async () => {
    const bodies = cataloguedBodies(publicDb);
    const all = await bodies.after(null, 5_000);
    const own = all.find((one) => one.bodyId === bodyId);
    expect(own).toMatchObject({
      ...{
        kind: 'municipality',
        slug: 'banov',
        districtCode: 'SK0234',
        unitCode: '503045',
        inhabitants: 3_697
      },
      versions: [{ planId: PLAN, number: 1, hasGoals: true, demonstration: true }],
      files: [{ format: 'json' }],
      spending: { from: 2024, to: 2025 }
    });
    expect(own?.toldYears).toEqual([
      {
        ...{ bodyId, planId: PLAN, year: 2026 },
        ...{ first: new Date('2026-06-01T08:00:00Z'), last: new Date('2026-09-01T08:00:00Z') }
      }
    ]);
    expect(all.filter(({ versions }) => versions.length > 0)).toHaveLength(1);
    const queries = (most: number) =>
      queriesOf(publicDb, (counted) => cataloguedBodies(counted).after(null, most));
    expect(await queries(2_000)).toBe(await queries(1));
  });

  test('pages neither repeat nor leave out a body', async () => {
    const bodies = cataloguedBodies(publicDb);
    const all = await bodies.after(null, 5_000);
    const paged: BodyId[] = [];
    for (;;) {
      const page = await bodies.after(paged.at(-1) ?? null, 700);
      if (page.length === 0) break;
      paged.push(...page.map((one) => one.bodyId));
    }
    expect(paged).toEqual(all.map((one) => one.bodyId));
    expect(all.length).toBeGreaterThanOrEqual(2_926);
  });

  test('holds every municipality of the country, in both formats, and is written in small pieces', async () => {
    const pieces = await written(turtle('https://opora.example.sk/katalog.ttl'));
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(2_000_000);
    const graph = readTurtle(pieces.join(''));
    // That both say the same of everything is shown on fewer bodies (rdf.test.ts, body-datasets.test.ts).
    const nodes = (JSON.parse((await written(JSON_LD)).join('')) as { '@graph': { '@id': string }[] })[
      '@graph'
    ];
    const subjects = graph.map((line) => line.slice(1, line.indexOf('>')));
    expect(new Set(nodes.map((node) => node['@id']))).toEqual(new Set(subjects));
    const listed = graph.filter(
      (line) => line.includes('ns/dcat#projekcia') || line.includes('projekcia.csv>')
    );
    expect(listed.filter((line) => line.includes('downloadURL'))).toHaveLength(2_926);
    expect(
      graph.filter((line) => line.includes(JSON.stringify(`Obec ${NAME}`).slice(1, -1))).length
    ).toBeGreaterThan(5);
  });

  test('has another mark after any public change, another day, or with another operator', async () => {
    const mark = async (given: Partial<Parameters<typeof openCatalogue>[0]> = {}) =>
      (await openCatalogue({ ...asked, ...given })).etag;
    const before = await mark();
    expect(await mark()).toBe(before);
    await inTransaction(db, bodyId, ({ published }) => published.raiseRevision());
    const after = await mark();
    const named = { name: 'Mesto', email: null, phone: null, address: null, ico: null };
    expect(
      new Set([before, after, await mark({ today: '2026-11-24' }), await mark({ operator: named })]).size
    ).toBe(4);
  });
});
