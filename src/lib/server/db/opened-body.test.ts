import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { aPublishedService, showServices } from '#tests/directory-fixtures.ts';
import { aBody } from '#tests/fixtures.ts';
import { openedBody } from './opened-body.ts';
import { publishedPlans } from './published.ts';

describe.each(ENGINES)('a body opened at its address on %s', async (engine) => {
  const database = await testDatabase(engine);
  const { db, publicDb } = database;
  const ofUnit = (code: string) =>
    db.selectFrom('planningBody').selectAll().where('unitCode', '=', code).executeTakeFirstOrThrow();

  const publish = (bodyId: BodyId, number: number, validFrom: CalendarDay) =>
    db.transaction().execute(async (tx) => {
      await sql`select set_config('app.body', ${bodyId}, true)`.execute(tx);
      await tx
        .insertInto('publishedPlan')
        .values({
          ...{ bodyId, planId: randomUUID(), number, validFrom, validTo: '2030-12-31' },
          ...{ period: `${validFrom.slice(0, 4)}-2030`, title: 'Plán', contentHash: 'a'.repeat(64) },
          ...{ document: '{}', outline: JSON.stringify({ arms: { file: 'erb.png' } }), records: '[]' },
          ...{ demonstration: false, publishedAt: new Date('2026-11-21T22:30:00.123Z') }
        })
        .execute();
    });

  test('an address that nobody has opens nothing', async () => {
    expect(await openedBody(publicDb, 'nikto-taky')).toBeUndefined();
  });

  test('a body that has published nothing is opened with nothing', async () => {
    const bodyId = await aBody(db, { name: 'Prázdna' });
    const slug = `obec-${bodyId.slice(0, 13)}`;
    expect(await openedBody(publicDb, slug)).toEqual({
      body: { bodyId, slug, kind: 'union', name: 'Prázdna', unitCode: null, revision: expect.any(Number) },
      ...{ versions: [], hasDocuments: false, hasServices: false },
      ...{ hasSuggestions: false, hasMeetings: false, hasVotes: false, hasDiscussions: false },
      hasStatements: false
    });
  });

  test('its versions are those of its plans, the newest period and number first', async () => {
    const [bodyId, other] = [await aBody(db), await aBody(db)];
    await publish(bodyId, 1, '2021-01-01');
    await publish(bodyId, 1, '2026-01-01');
    await publish(other, 7, '2026-01-01');
    const opened = await openedBody(publicDb, `obec-${bodyId.slice(0, 13)}`);
    expect(opened?.versions.map(({ period }) => period)).toEqual(['2026-2030', '2021-2030']);
    expect(opened?.versions).toEqual(await publishedPlans(publicDb).versions(bodyId));
    expect(opened?.versions[0]).toMatchObject({ arms: { file: 'erb.png' }, publishedAt: expect.any(Date) });
  });

  test('its menu leads to services: its own, and those of the register in its territory alone', async () => {
    const [rajec, banov] = [await ofUnit('517917'), await ofUnit('503045')];
    const hasServices = async (slug: string) => (await openedBody(publicDb, slug))?.hasServices;
    const inRegister = aPublishedService({ unitCode: '517917' });
    await showServices(database, null, [inRegister]);
    expect([await hasServices(rajec.slug), await hasServices(banov.slug)]).toEqual([true, false]);
    // Of a part of a city, its city tells too.
    await showServices(database, null, [{ ...inRegister, unitCode: '529320' }]);
    const city = await ofUnit('582000');
    expect([await hasServices(rajec.slug), await hasServices(city.slug)]).toEqual([false, true]);
    await showServices(database, banov.bodyId, [aPublishedService({ unitCode: null })]);
    expect([await hasServices(rajec.slug), await hasServices(banov.slug)]).toEqual([false, true]);
  });
});
