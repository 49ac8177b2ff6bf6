import { describe, expect, test } from 'vitest';
import type { PersonCount } from '#lib/domain/population/person-count.ts';
import {
  type AdministrativeCount,
  figuresOf
} from '#lib/domain/population/statistics/administrative-count.ts';
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

  test('what is typed for a year takes the place of that office’s year, and nothing else', async () => {
    const body = await aBody(db);
    const pension = count({ figure: 'old-age-pension', persons: 700 as PersonCount });
    const earlier = count({ year: 2024 });
    await bring([count(), count({ figure: 'material-need' }), pension, earlier], body);
    const type = (counts: AdministrativeCount[], actor = coordinator) =>
      inTransaction(db, body, (stores) =>
        typeAdministrativeCounts(stores, actor, {
          ...{ year: 2025, figures: figuresOf('labour-office'), counts, today }
        })
      );
    const typed = count({ persons: 3 as PersonCount });
    expect(await type([typed], auditor)).toBe('not-allowed');
    expect(await type([pension])).toBe('unsound');
    expect(await type([typed])).toBe('kept');
    expect(await type([typed])).toBe('nothing-new');
    expect(await kept(body)).toEqual([pension, typed, earlier]);
  });
});
