import { describe, expect, test } from 'vitest';
import { canJudgeBy } from '#lib/domain/law/national-priority.ts';
import { loadReferenceData } from '#lib/server/reference/load.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { lawStore } from './law.ts';
import { lawEdits } from './law-edits.ts';
import { territoryStore } from './territory.ts';

describe.each(ENGINES)('on %s', async (engine) => {
  const { db, bulkDb } = await testDatabase(engine);
  await loadReferenceData(bulkDb);
  const edit = <T>(work: (edits: ReturnType<typeof lawEdits>) => Promise<T>) =>
    db.transaction().execute((tx) => work(lawEdits(tx)));
  const loadLawAgain = async () => {
    await db
      .updateTable('referenceSet')
      .set({ revision: null })
      .where('code', 'in', ['law-catalogue', 'national-priorities'])
      .execute();
    await loadReferenceData(bulkDb);
  };
  const listOf = async (code: string) =>
    (await lawStore(db).nationalPriorityLists()).find((list) => list.code === code);

  test('official names that an operator entered stay when the program is upgraded', async () => {
    const entered = {
      publishedOn: '2021-03-01',
      priorities: [
        { number: '1', nameSk: ' Prvá priorita ', nameEn: '' },
        { number: '2', nameSk: 'Druhá priorita', nameEn: 'Second priority' }
      ]
    } as const;
    expect(await edit((edits) => edits.enterPriorities('2021-2030', entered))).toBe(true);
    await loadLawAgain();
    const list = await listOf('2021-2030');
    expect(list?.publishedOn).toBe('2021-03-01');
    expect(list?.priorities.map(({ number, nameSk, unverified }) => [number, nameSk, unverified])).toEqual([
      ['1', 'Prvá priorita', []],
      ['2', 'Druhá priorita', []]
    ]);
    expect(canJudgeBy(list ?? null)).toBe(true);
  });

  test('a change shows in the set, so that no page stays as it was', async () => {
    const changedAt = async () =>
      (await territoryStore(db).referenceSets(['national-priorities']))[0]?.loadedAt?.getTime() ?? 0;
    const before = await changedAt();
    const one = { publishedOn: null, priorities: [{ number: '1', nameSk: 'Prvá', nameEn: '' }] };
    await edit((edits) => edits.enterPriorities('2021-2030', one));
    expect(await changedAt()).toBeGreaterThan(before);
  });

  test('entering a list again replaces it whole', async () => {
    const one = { publishedOn: null, priorities: [{ number: '2', nameSk: 'Len druhá', nameEn: '' }] };
    await edit((edits) => edits.enterPriorities('2021-2030', one));
    const list = await listOf('2021-2030');
    expect(list?.priorities.map((priority) => priority.nameSk)).toEqual(['Len druhá']);
    expect(list?.unverified).toEqual(['publishedOn']);
  });

  test('a list that does not exist is not made', async () => {
    expect(
      await edit((edits) => edits.enterPriorities('1999-2005', { publishedOn: null, priorities: [] }))
    ).toBe(false);
  });

  test('a kind of service changes from a day on; the days before keep what they had', async () => {
    const change = { responsible: ['region'], unverified: [] } as const;
    expect(await edit((edits) => edits.changeServiceType('pracovna-bielizne', '2028-01-01', change))).toBe(
      true
    );
    await loadLawAgain();
    const [before, after] = await lawStore(db).serviceTypeRows('pracovna-bielizne');
    expect([before?.validTo, before?.responsible]).toEqual(['2028-01-01', ['municipality']]);
    expect([after?.validFrom, after?.validTo, after?.responsible, after?.unverified]).toEqual([
      '2028-01-01',
      null,
      ['region'],
      []
    ]);
    expect(after?.nameSk).toBe('práčovňa');
  });

  test('a change on the first day of a row changes the row', async () => {
    await edit((edits) => edits.changeServiceType('jedalen', '2018-01-01', { noteSk: 'Overené.' }));
    const rows = await lawStore(db).serviceTypeRows('jedalen');
    expect(rows.map((row) => [row.validFrom, row.noteSk])).toEqual([['2018-01-01', 'Overené.']]);
  });

  test('a change before a kind existed is refused', async () => {
    expect(await edit((edits) => edits.changeServiceType('jedalen', '2017-12-31', {}))).toBe(false);
    expect(await edit((edits) => edits.changeServiceType('nic', '2026-01-01', {}))).toBe(false);
  });
});
