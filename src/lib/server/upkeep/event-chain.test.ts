import { readFileSync } from 'node:fs';
import { type Kysely, sql } from 'kysely';
import { afterAll, describe, expect, inject, test } from 'vitest';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Db } from '#lib/server/db/db.ts';
import { openPglite } from '#lib/server/db/pglite.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { aBody } from '#tests/fixtures.ts';
import { chainEvents } from './chain-events.ts';
import { linkOf } from './event-link.ts';
import { verifyEvents } from './verify-events.ts';

async function lived(db: Db, bodyId: BodyId, count: number): Promise<void> {
  await inTransaction(db, bodyId, async ({ events }) => {
    for (let at = 0; at < count; at += 1) {
      await events.add({ actorId: null, action: 'test', subject: 'plan', details: { at, text: 'č„“' } });
    }
  });
}

describe.each(ENGINES)('on %s', (engine) => {
  test('events are chained once, in parts, each body by itself', async () => {
    const { db } = await testDatabase(engine);
    const [one, other] = [await aBody(db), await aBody(db)];
    await lived(db, one, 450);
    await lived(db, other, 3);
    expect(await verifyEvents(db, one)).toBeNull();
    expect(await chainEvents(db)).toBe(453);
    expect(await chainEvents(db)).toBe(0);
    expect(await verifyEvents(db, one)).toMatchObject({ whole: true, count: 450 });
    const before = await verifyEvents(db, other);
    await lived(db, other, 2);
    await chainEvents(db);
    expect(before).toMatchObject({ whole: true, count: 3 });
    expect(await verifyEvents(db, other)).toMatchObject({ whole: true, count: 5 });
  });

  test('two who chain at once give every event one place', async () => {
    const { db } = await testDatabase(engine);
    const body = await aBody(db);
    await lived(db, body, 500);
    const counts = await Promise.all([chainEvents(db), chainEvents(db), chainEvents(db)]);
    expect(counts.reduce((sum, count) => sum + count)).toBe(500);
    expect(await verifyEvents(db, body)).toMatchObject({ whole: true, count: 500 });
  });
});

/** The embedded database as its owner, who may do everything: so may whoever gets hold of the files. */
async function chained(): Promise<{ owner: Db; body: BodyId }> {
  const { db, close } = await openPglite({
    folder: null,
    username: 'postgres',
    base: readFileSync(inject('pgliteTemplate'))
  });
  owners.push(close);
  const body = await aBody(db);
  await lived(db, body, 9);
  await chainEvents(db);
  return { owner: db, body };
}
const owners: (() => Promise<void>)[] = [];
afterAll(() => Promise.all(owners.map((close) => close())));

const at = (sequence: number) => sql`where sequence = ${sequence}`;

describe('somebody who may write anything', () => {
  test.each([
    ['another action', sql`update event set action = 'other' ${at(5)}`, 5, 'changed'],
    [
      'another moment, by a microsecond',
      sql`update event set at = at + interval '1 microsecond' ${at(2)}`,
      2,
      'changed'
    ],
    ['other details', sql`update event set details = '{"at": 4}' ${at(9)}`, 9, 'changed'],
    [
      'another actor',
      sql`with a as (insert into actor (actor_id) values (gen_random_uuid()) returning actor_id)
      update event set actor_id = (select actor_id from a) ${at(1)}`,
      1,
      'changed'
    ],
    ['one removed', sql`delete from event ${at(4)}`, 4, 'missing'],
    ['the last removed', sql`delete from event ${at(9)}`, 9, 'missing'],
    [
      'one removed and the others moved up',
      sql`with gone as (delete from event where sequence = 3 returning 1)
      update event set sequence = sequence - 1 where sequence > 3 and (select count(*) from gone) = 1`,
      3,
      'changed'
    ],
    [
      'one added at the end',
      sql`insert into event (body_id, action, subject, sequence, chain_hash)
      select body_id, action, subject, 10, chain_hash from event ${at(9)}`,
      10,
      'changed'
    ],
    [
      'two exchanged',
      sql`update event set details = (select o.details from event o where o.sequence = 15 - event.sequence)
      where sequence in (7, 8)`,
      7,
      'changed'
    ]
  ] as const)('is found: %s', async (_what, change, sequence, fault) => {
    const { owner, body } = await chained();
    expect(await verifyEvents(owner, body)).toMatchObject({ whole: true, count: 9 });
    await change.execute(owner as unknown as Kysely<never>);
    expect(await verifyEvents(owner, body)).toEqual({ whole: false, sequence, fault });
  });

  test('who weaves the chain anew is betrayed by the head that somebody noted', async () => {
    const { owner, body } = await chained();
    const noted = await verifyEvents(owner, body);
    await sql`update event set action = 'other' ${at(5)}`.execute(owner);
    await sql`update event set sequence = null, chain_hash = null`.execute(owner);
    await sql`delete from event_head`.execute(owner);
    await chainEvents(owner);
    const now = await verifyEvents(owner, body);
    expect(now).toMatchObject({ whole: true, count: 9 });
    expect(now).not.toEqual(noted);
  });
});

test('a link covers everything an event says', () => {
  const event = {
    id: 'a',
    at: 'b',
    actorId: null,
    action: 'c',
    subject: 'd',
    subjectId: null,
    details: { x: 1 }
  };
  const link = linkOf('0', event);
  for (const other of [
    { ...event, id: 'z' },
    { ...event, at: 'z' },
    { ...event, actorId: 'z' },
    { ...event, action: 'z' },
    { ...event, subject: 'z' },
    { ...event, subjectId: 'z' },
    { ...event, details: { x: 2 } }
  ]) {
    expect(linkOf('0', other)).not.toBe(link);
  }
  expect(linkOf('1', event)).not.toBe(link);
  expect(linkOf('0', { ...event, details: { x: 1 } })).toBe(link);
});
