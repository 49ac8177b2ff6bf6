import { describe, expect, test } from 'vitest';
import type { PersonCount } from '#lib/domain/population/person-count.ts';
import {
  type AdministrativeCount,
  figuresOf
} from '#lib/domain/population/statistics/administrative-count.ts';
import { countSeen, type TypedChange } from '#lib/domain/population/statistics/typed-counts.ts';
import type { Actor } from '#lib/domain/tenancy/permissions.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { aBody } from '#tests/fixtures.ts';
import { importAdministrativeCounts, typeAdministrativeCounts } from './keep-administrative-counts.ts';

const coordinator: Actor = { actorId: null as never, roles: ['coordinator'] };
const auditor: Actor = { ...coordinator, roles: ['auditor'] };
const today = '2026-11-22';
const count = (over: Partial<AdministrativeCount> = {}): AdministrativeCount => ({
  ...{ figure: 'severely-disabled', year: 2025, persons: 61 as PersonCount },
  ...{ asOf: '2025-12-31', source: 'ÚPSVR Nové Zámky', ...over }
});

describe.each(ENGINES)('counts of offices on %s', async (engine) => {
  const { db } = await testDatabase(engine);
  const bring = async (
    counts: AdministrativeCount[],
    body: Awaited<ReturnType<typeof aBody>>,
    actor = coordinator
  ) => inTransaction(db, body, (stores) => importAdministrativeCounts(stores, actor, { counts, today }));
  const kept = (body: Awaited<ReturnType<typeof aBody>>) =>
    inTransaction(db, body, ({ administrativeCounts }) => administrativeCounts.list());

  test('a file is kept whole, once, and not in the body next door', async () => {
    const [body, neighbour] = [await aBody(db), await aBody(db)];
    const counts = [count(), count({ year: 2024, persons: 58 as PersonCount })];
    expect(await bring(counts, body)).toBe('kept');
    expect(await bring(counts, body)).toBe('nothing-new');
    expect(await kept(body)).toEqual(counts);
    expect(await kept(neighbour)).toEqual([]);
    expect(await bring([count({ persons: 63 as PersonCount })], body)).toBe('kept');
    expect((await kept(body)).map(({ persons }) => persons)).toEqual([63, 58]);
  });

  test('one count of tomorrow keeps all of the file out; who may not import, neither', async () => {
    const body = await aBody(db);
    expect(await bring([count(), count({ year: 2024, asOf: '2026-11-23' })], body)).toBe('unsound');
    expect(await bring([count()], body, auditor)).toBe('not-allowed');
    expect(await kept(body)).toEqual([]);
  });

  type Body = Awaited<ReturnType<typeof aBody>>;
  const type = (body: Body, changes: TypedChange[], actor = coordinator) =>
    inTransaction(db, body, (stores) =>
      typeAdministrativeCounts(stores, actor, {
        ...{ year: 2025, figures: figuresOf('labour-office'), changes, today }
      })
    );
  const put = (given: AdministrativeCount, before?: AdministrativeCount): TypedChange => ({
    ...{ figure: given.figure, seen: countSeen(before), count: given }
  });

  test('of a typed sheet only what was changed is written; all else keeps its own day and source', async () => {
    const body = await aBody(db);
    const pension = count({ figure: 'old-age-pension', persons: 700 as PersonCount });
    const earlier = count({ year: 2024 });
    const own = count({ figure: 'job-seekers', source: 'iný list', asOf: '2025-06-30' });
    const gone = count({ figure: 'material-need' });
    await bring([count(), gone, own, pension, earlier], body);
    const typed = count({ persons: 3 as PersonCount, source: 'opravený list' });
    const changes = [put(typed, count()), { figure: gone.figure, seen: countSeen(gone), count: null }];
    expect((await type(body, changes, auditor)).outcome).toBe('not-allowed');
    expect((await type(body, [put(pension, pension)])).outcome).toBe('unsound');
    expect((await type(body, changes)).outcome).toBe('kept');
    expect((await type(body, changes)).outcome).toBe('nothing-new');
    expect(await kept(body)).toEqual([own, pension, typed, earlier]);
  });

  test('what a colleague wrote meanwhile is neither removed nor written over, and is shown', async () => {
    const body = await aBody(db);
    await bring([count()], body);
    const added = count({ figure: 'material-need', persons: 9 as PersonCount });
    const theirs = count({ persons: 70 as PersonCount });
    await bring([added, theirs], body);
    const mine = count({ persons: 62 as PersonCount });
    expect(await type(body, [put(mine, count())])).toEqual({
      ...{ outcome: 'changed-meanwhile', theirs: [{ figure: mine.figure, now: theirs }] }
    });
    expect(await kept(body)).toEqual([added, theirs]);
    expect((await type(body, [put(mine, theirs)])).outcome).toBe('kept');
    expect(await kept(body)).toEqual([added, mine]);
    const first = count({ figure: 'job-seekers' });
    const other = count({ figure: 'job-seekers', persons: 1 as PersonCount });
    const both = await Promise.all([type(body, [put(first)]), type(body, [put(other)])]);
    expect(both.map(({ outcome }) => outcome).toSorted()).toEqual(['changed-meanwhile', 'kept']);
  });
});
