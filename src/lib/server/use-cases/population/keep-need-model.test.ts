import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { parametersOf } from '#lib/domain/population/needs/need-model.ts';
import { withTypedNumbers } from '#lib/domain/population/needs/own-model.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { Actor } from '#lib/domain/tenancy/permissions.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import { modelsHere, suppliedModels } from '#lib/server/public/needs/needs-here.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { keepNeedModel, withdrawNeedModel } from './keep-need-model.ts';

const TODAY = '2026-11-22' as CalendarDay;
const coordinator: Actor = { actorId: null as never, roles: ['coordinator'] };
const supplied = suppliedModels();
const centre = supplied.find(({ serviceTypeCode }) => serviceTypeCode === 'denne-centrum');
if (!centre) throw new Error('The model is not supplied.');

/** The supplied model with other shares of people who would come. */
function model(using: { low: number; value: number; high: number }, validFrom = TODAY) {
  if (!centre) throw new Error('The model is not supplied.');
  const numbers = parametersOf(centre).map(({ name, number }) => (name === 'using' ? using : number));
  const said = { source: 'záznamy klubu', asOf: TODAY, unverified: false };
  return { ...withTypedNumbers(centre, numbers, said), validFrom, validTo: null };
}
const SHARES = { low: 0.2, value: 0.3, high: 0.4 };

describe.each(ENGINES)('a model of need of its own, on %s', async (engine) => {
  const { db, publicDb } = await testDatabase(engine);
  const bodyAt = async (unitCode: string): Promise<BodyId> =>
    (
      await db
        .selectFrom('planningBody')
        .select('bodyId')
        .where('unitCode', '=', unitCode)
        .executeTakeFirstOrThrow()
    ).bodyId;
  const keep = async (
    unitCode: string,
    wish: Partial<Parameters<typeof keepNeedModel>[2]> = {},
    actor = coordinator
  ) =>
    inTransaction(db, await bodyAt(unitCode), (stores) =>
      keepNeedModel(stores, actor, {
        ...{ id: randomUUID(), model: model(SHARES), reason: 'Klub má sto členov.', supplied, today: TODAY },
        ...wish
      })
    );
  const here = async (unitCode: string, day = TODAY) => {
    const found = (await modelsHere(publicDb, { unitCode, day })).find(
      (one) => one.model.serviceTypeCode === 'denne-centrum'
    );
    return { origin: found?.origin, using: found?.model.using };
  };

  test('prevails over the region’s, which prevails over the supplied one; withdrawn, it does no more', async () => {
    expect((await here('503045')).origin).toBe('supplied');
    const region = await db
      .selectFrom('territoryUnit')
      .select('regionCode')
      .where('code', '=', '503045')
      .executeTakeFirstOrThrow();
    expect((await keep(region.regionCode ?? '')).outcome).toBe('kept');
    expect(await here('503045')).toMatchObject({
      origin: 'region',
      using: { value: 0.3, unverified: false }
    });
    await keep('503045', { model: model({ ...SHARES, value: 0.35 }) });
    expect(await here('503045')).toMatchObject({
      ...{ origin: 'municipality', using: { value: 0.35, source: 'záznamy klubu', asOf: TODAY } }
    });
    // A municipality of another region has the supplied one.
    expect((await here('517917')).origin).toBe('supplied');
    const withdrawn = await inTransaction(db, await bodyAt('503045'), (stores) =>
      withdrawNeedModel(stores, coordinator, { key: model(SHARES), today: TODAY })
    );
    expect(withdrawn.outcome).toBe('withdrawn');
    expect((await here('503045')).origin).toBe('region');
  });

  test('what held before stays in the history and ends where the next begins; sent twice, it is kept once', async () => {
    const id = randomUUID();
    const before = '2026-06-01' as CalendarDay;
    await keep('517917', { model: model(SHARES, before) });
    const wish = { id, model: model({ ...SHARES, value: 0.25 }) };
    expect((await keep('517917', wish)).outcome).toBe('kept');
    expect(await keep('517917', wish)).toEqual({ outcome: 'kept', revision: null });
    const list = await inTransaction(db, await bodyAt('517917'), (stores) => stores.needModels.list());
    expect(list.map((one) => [one.model.validFrom, one.model.validTo, one.model.using.value])).toEqual([
      [TODAY, null, 0.25],
      [before, TODAY, 0.3]
    ]);
    expect((await here('517917', '2026-07-01' as CalendarDay)).using?.value).toBe(0.3);
    expect((await here('517917')).using?.value).toBe(0.25);
  });

  test('is refused without a reason, above all people, from tomorrow, by whoever may not', async () => {
    const refusals = [
      await keep('503045', { reason: ' ' }),
      await keep('503045', { model: model({ low: 0.2, value: 0.3, high: 1.2 }) }),
      await keep('503045', { model: model(SHARES, '2026-11-23' as CalendarDay) }),
      await keep('503045', { model: { ...model(SHARES), formCode: 'ina' } })
    ];
    expect(refusals).toEqual([
      { outcome: 'refused', refusal: 'no-reason' },
      { outcome: 'refused', refusal: 'share-over-100', parameter: 'using' },
      { outcome: 'refused', refusal: 'impossible-start' },
      { outcome: 'no-such-model' }
    ]);
    const auditor: Actor = { ...coordinator, roles: ['auditor'] };
    expect(await keep('503045', {}, auditor)).toEqual({ outcome: 'not-allowed' });
  });
});
