import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { accountStore } from '#lib/server/db/accounts.ts';
import type { PublicDb } from '#lib/server/db/db.ts';
import { installationEventStore } from '#lib/server/db/installation-events.ts';
import { lawStore } from '#lib/server/db/law.ts';
import { lawEdits } from '#lib/server/db/law-edits.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { anAccount } from '#tests/fixtures.ts';
import { changeServiceType } from './change-service-type.ts';
import { enterPriorities } from './enter-priorities.ts';

const today = '2026-11-21';
const priorities = [{ number: '1', nameSk: 'Dostupnosť služieb v komunite', nameEn: '' }];

describe.each(ENGINES)('on %s', async (engine) => {
  const { db } = await testDatabase(engine);
  const actorId = await accountStore(db).actorOf(await anAccount(db), 'Prevádzkovateľ');
  const operator = { actorId, isOperator: true };
  const inLaw = <T>(work: (stores: ReturnType<typeof storesOf>) => Promise<T>) =>
    db.transaction().execute((tx) => work(storesOf(tx)));
  const storesOf = (tx: Parameters<typeof lawEdits>[0]) => ({
    law: lawStore(tx as unknown as PublicDb),
    edits: lawEdits(tx),
    events: installationEventStore(tx)
  });

  test('the operator enters the official priorities, and who did it is kept', async () => {
    const enter = (listCode: string, who = operator) =>
      inLaw((stores) =>
        enterPriorities(stores, who, { listCode, entered: { publishedOn: null, priorities }, today })
      );
    expect(await enter('2021-2030', { ...operator, isOperator: false })).toBe('not-allowed');
    expect(await enter('1900-1901')).toBe('no-such-list');
    expect(await enter('2021-2030')).toBe('entered');
    const lists = await lawStore(db as unknown as PublicDb).nationalPriorityLists();
    const entered = lists.find((list) => list.code === '2021-2030')?.priorities;
    expect(entered).toMatchObject([{ number: '1', nameSk: 'Dostupnosť služieb v komunite', unverified: [] }]);
    const events = await db.selectFrom('installationEvent').selectAll().execute();
    expect(events).toMatchObject([{ actorId, action: 'entered', subjectId: '2021-2030' }]);
  });

  test('a kind of service changes from a day on, and the days before keep what they had', async () => {
    const law = lawStore(db as unknown as PublicDb);
    const before = (await law.serviceTypesOn('2026-12-31')).find((type) => type.code === 'denny-stacionar');
    const wording = {
      nameSk: 'denný stacionár po novom',
      section: '§ 40',
      forms: ['ambulantna'],
      capacityUnit: 'miesta',
      responsible: ['municipality'] as const,
      noteSk: '',
      unverified: []
    };
    const change = (code: string, given = wording) =>
      inLaw((stores) => changeServiceType(stores, operator, { code, from: '2027-01-01', wording: given }));
    expect(await change('denny-stacionar', { ...wording, forms: [] })).toBe('no-form');
    expect(await change(`nic-${randomUUID()}`)).toBe('no-such-type');
    expect(await change('denny-stacionar')).toBe('changed');
    const on = async (day: '2026-12-31' | '2027-01-01') =>
      (await law.serviceTypesOn(day)).find((type) => type.code === 'denny-stacionar')?.nameSk;
    expect(await on('2026-12-31')).toBe(before?.nameSk);
    expect(await on('2027-01-01')).toBe('denný stacionár po novom');
  });
});
