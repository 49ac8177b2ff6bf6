import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type NeedModel, needKeyText, parametersOf } from '#lib/domain/population/needs/need-model.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { Actor } from '#lib/domain/tenancy/permissions.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import { modelsHere, suppliedModels } from '#lib/server/public/needs/needs-here.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { keepNeedModel, needModelSeen, withdrawNeedModel } from './keep-need-model.ts';

const TODAY = '2026-11-22' as CalendarDay;
const coordinator: Actor = { actorId: null as never, roles: ['coordinator'] };
const supplied = suppliedModels();
const centre = supplied.find(({ serviceTypeCode }) => serviceTypeCode === 'denne-centrum') as NeedModel;

type Shares = { low: number; value: number; high: number };

/** The numbers of the supplied model with other shares of people who would come. */
function typed(using: Shares) {
  return parametersOf(centre).map(({ name, number }) => (name === 'using' ? using : number));
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
  /** What the form shows of the model now; `seen` is sent back with it. */
  const seenAt = async (unitCode: string) =>
    inTransaction(db, await bodyAt(unitCode), async ({ needModels }) => {
      const own = (await needModels.list()).filter((one) => needKeyText(one.model) === needKeyText(centre));
      return needModelSeen(own, centre, TODAY);
    });
  const keep = async (
    unitCode: string,
    wish: Partial<Parameters<typeof keepNeedModel>[2]> = {},
    actor = coordinator
  ) => {
    const { seen } = await seenAt(unitCode);
    return inTransaction(db, await bodyAt(unitCode), (stores) =>
      keepNeedModel(stores, actor, {
        ...{ id: randomUUID(), inherited: centre, numbers: typed(SHARES), validFrom: TODAY, seen },
        said: { source: 'záznamy klubu', asOf: TODAY, unverified: false },
        ...{ reason: 'Klub má sto členov.', supplied, today: TODAY },
        ...wish
      })
    );
  };
  const withdraw = async (unitCode: string, seen: string) =>
    inTransaction(db, await bodyAt(unitCode), (stores) =>
      withdrawNeedModel(stores, coordinator, { inherited: centre, seen, today: TODAY })
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
    await keep('503045', { numbers: typed({ ...SHARES, value: 0.35 }) });
    expect(await here('503045')).toMatchObject({
      ...{ origin: 'municipality', using: { value: 0.35, source: 'záznamy klubu', asOf: TODAY } }
    });
    // A municipality of another region has the supplied one.
    expect((await here('517917')).origin).toBe('supplied');
    const withdrawn = await withdraw('503045', (await seenAt('503045')).seen);
    expect(withdrawn.outcome).toBe('withdrawn');
    expect((await here('503045')).origin).toBe('region');
  });

  test('what held before stays in the history and ends where the next begins; sent twice, it is kept once', async () => {
    const id = randomUUID();
    const before = '2026-06-01' as CalendarDay;
    await keep('517917', { validFrom: before });
    const wish = { id, numbers: typed({ ...SHARES, value: 0.25 }) };
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
      await keep('503045', { numbers: typed({ low: 0.2, value: 0.3, high: 1.2 }) }),
      await keep('503045', { validFrom: '2026-11-23' as CalendarDay }),
      await keep('503045', { inherited: { ...centre, formCode: 'ina' } })
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

  test('of two people who saw the same, the second is shown what the first kept, and nothing of it is lost', async () => {
    const place = '518158';
    const { seen } = await seenAt(place);
    expect(await keep(place, { seen, numbers: typed({ ...SHARES, value: 0.25 }) })).toMatchObject({
      outcome: 'kept'
    });
    const second = await keep(place, { seen, numbers: typed({ ...SHARES, value: 0.35 }) });
    expect(second).toMatchObject({ outcome: 'changed-meanwhile', now: { using: { value: 0.25 } } });
    expect(await withdraw(place, seen)).toMatchObject({ outcome: 'changed-meanwhile' });
    expect((await here(place)).using?.value).toBe(0.25);
    // Whoever has seen it may go on.
    expect(await keep(place, { numbers: typed({ ...SHARES, value: 0.35 }) })).toMatchObject({
      outcome: 'kept'
    });
  });

  test('at the same moment one of two is kept, also where nothing was there before', async () => {
    const place = '507831';
    const { seen } = await seenAt(place);
    const both = await Promise.all([keep(place, { seen }), keep(place, { seen })]);
    expect(both.map(({ outcome }) => outcome).toSorted()).toEqual(['changed-meanwhile', 'kept']);
  });

  test('cannot begin before one of its own, whose history would be gone', async () => {
    const place = '504025';
    const [june, july] = ['2026-06-01' as CalendarDay, '2026-07-01' as CalendarDay];
    await keep(place, { validFrom: june });
    await withdraw(place, (await seenAt(place)).seen);
    const refused = { outcome: 'refused', refusal: 'begins-before-own' };
    expect(await keep(place, { validFrom: '2026-05-31' as CalendarDay })).toEqual(refused);
    // What held until today and was withdrawn is history too.
    expect(await keep(place, { validFrom: july })).toEqual(refused);
    expect((await keep(place)).outcome).toBe('kept');
    expect((await here(place, july)).using?.value).toBe(0.3);
  });
});
