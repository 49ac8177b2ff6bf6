import { describe, expect, test } from 'vitest';
import { priorityListFor } from '#lib/domain/law/national-priority.ts';
import { uncoveredSituations } from '#lib/domain/law/target-group.ts';
import { isVerified } from '#lib/domain/law/verification.ts';
import { loadReferenceData } from '#lib/server/reference/load.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { lawStore } from './law.ts';

describe.each(ENGINES)('on %s', async (engine) => {
  const { bulkDb, publicDb } = await testDatabase(engine);
  await loadReferenceData(bulkDb);
  const store = lawStore(publicDb);

  test('41 kinds hold on a day, in the order of the act', async () => {
    const types = await store.serviceTypesOn('2026-11-21');
    expect(types).toHaveLength(41);
    expect(types[0]).toMatchObject({
      code: 'terenna-sluzba-krizovej-intervencie',
      section: '§ 24a',
      forms: ['terenna']
    });
    expect(types.at(-1)?.code).toBe('socialna-rehabilitacia');
  });

  test('a plan of 2024 reads the respite service of that day', async () => {
    const [before, after] = await store.serviceTypeRows('odlahcovacia-sluzba');
    expect([before?.validTo, after?.validFrom, after?.validTo]).toEqual(['2024-12-01', '2024-12-01', null]);
    const unitOn = async (day: '2024-11-30' | '2024-12-01') =>
      (await store.serviceTypesOn(day)).find((type) => type.code === 'odlahcovacia-sluzba')?.capacityUnit;
    expect(await unitOn('2024-11-30')).toBe('dni');
    expect(await unitOn('2024-12-01')).toBe('hodiny');
  });

  test('unverified fields come with the row', async () => {
    const types = await store.serviceTypesOn('2026-11-21');
    const home = types.find((type) => type.code === 'zariadenie-pre-seniorov');
    expect(home && isVerified(home, 'responsible')).toBe(true);
    expect(home && isVerified(home, 'financing')).toBe(false);
    const titles = await store.sourcesOf(home?.sources ?? []);
    expect(titles).toHaveLength(home?.sources.length ?? 0);
  });

  test('the dependency allowance is a source from 2027', async () => {
    const codes = async (day: '2026-12-31' | '2027-01-01') =>
      (await store.financingSourcesOn(day)).map((source) => source.code);
    expect(await codes('2026-12-31')).not.toContain('ppo');
    expect(await codes('2027-01-01')).toContain('ppo');
    expect(await codes('2027-01-01')).toHaveLength(11);
  });

  test('forms, units, groups and target groups are whole', async () => {
    expect((await store.serviceForms()).map((form) => form.code)).toEqual([
      'terenna',
      'ambulantna',
      'pobytova',
      'pobytova-celorocna',
      'pobytova-tyzdenna',
      'ina'
    ]);
    expect(await store.capacityUnits()).toHaveLength(9);
    expect(await store.serviceGroups()).toHaveLength(6);
    expect(await store.adverseSituations()).toHaveLength(9);
    const groups = await store.targetGroups();
    expect(groups.map((group) => group.code)).toEqual([
      'rodiny-s-detmi',
      'seniori',
      'zdravotne-postihnutie',
      'socialne-vylucenie'
    ]);
    expect(uncoveredSituations(groups)).toEqual([]);
  });

  test('the list 2021–2030 is there and empty', async () => {
    const lists = await store.nationalPriorityLists();
    expect(lists.map((list) => [list.code, list.priorities.length])).toEqual([
      ['2009-2013', 4],
      ['2015-2020', 4],
      ['2021-2030', 0]
    ]);
    expect(priorityListFor(lists, 2026)?.publishedOn).toBeNull();
  });
});
