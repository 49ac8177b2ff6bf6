import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { KeptChoice } from '#lib/domain/plans/choice/kept-choice.ts';
import type { Role } from '#lib/domain/tenancy/membership.ts';
import type { Actor } from '#lib/domain/tenancy/permissions.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { aBody } from '#tests/fixtures.ts';
import { keepChoice, removeChoice } from './keep-choice.ts';

const aChoice = (): KeptChoice => ({
  ...{ id: randomUUID(), title: 'denný stacionár: Rajec', query: 'sluzba=denny-stacionar.ambulantna.miesta' },
  keptAt: new Date('2026-11-22T10:00:00Z'),
  content: {
    kind: 'sites',
    data: [{ name: 'Sčítanie 2021', asOf: '2021-01-01' }],
    sites: {
      asked: {
        ...{ serviceTypeCode: 'denny-stacionar', formCode: 'ambulantna', unitCode: 'miesta', year: 2030 },
        ...{ count: 1, reachKm: 20, aroundKm: 0, named: ['Rajec'] }
      },
      problem: {
        ...{ count: 1, reachKm: 20 },
        points: [
          {
            ...{ code: '517917', name: 'Rajec', district: 'Žilina', latitude: 49.09, longitude: 18.64 },
            ...{ need: 5.8, covered: 0.25, recipients: 7.2 }
          }
        ]
      },
      choice: { certainty: 'best', chosen: ['517917'], greedy: ['517917'], alternatives: [] },
      services: { counted: 1, unknown: 0 },
      day: '2026-11-22'
    }
  }
});

describe.each(ENGINES)('on %s', async (engine) => {
  const { db } = await testDatabase(engine);
  const actor = (role: Role): Actor => ({ actorId: null as never, roles: [role] });
  type Body = Awaited<ReturnType<typeof aBody>>;
  const keep = (body: Body, choice: KeptChoice, role: Role = 'coordinator') =>
    inTransaction(db, body, (stores) => keepChoice(stores, actor(role), choice));
  const remove = (body: Body, id: string, role: Role = 'coordinator') =>
    inTransaction(db, body, (stores) => removeChoice(stores, actor(role), id));
  const kept = (body: Body) => inTransaction(db, body, ({ keptChoices }) => keptChoices.list());

  test('a suggestion is read as it was kept, the newest first, by its own body only', async () => {
    const [body, neighbour] = [await aBody(db), await aBody(db)];
    const [older, newer] = [aChoice(), { ...aChoice(), keptAt: new Date('2026-11-23T10:00:00Z') }];
    expect(await keep(body, older)).toBe('kept');
    expect(await keep(body, newer)).toBe('kept');
    expect(await kept(body)).toEqual([
      { ...newer, keptBy: null },
      { ...older, keptBy: null }
    ]);
    expect(await kept(neighbour)).toEqual([]);
    expect(await remove(neighbour, older.id)).toBe('gone');
  });

  test('it is removed once, and who may not write the plan neither keeps nor removes', async () => {
    const body = await aBody(db);
    const choice = aChoice();
    expect(await keep(body, choice, 'mayor')).toBe('not-allowed');
    await keep(body, choice);
    expect(await remove(body, choice.id, 'mayor')).toBe('not-allowed');
    expect(await remove(body, choice.id)).toBe('removed');
    expect(await remove(body, choice.id)).toBe('gone');
    expect(await kept(body)).toEqual([]);
  });
});
