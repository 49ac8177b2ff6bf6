import { describe, expect, test } from 'vitest';
import { showCountryServices } from '#tests/country-services.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { type CompletedWhere, completionsFor } from './completions.ts';

const today = '2026-11-22';

describe.each(ENGINES)('completions on %s', async (engine) => {
  const { db, publicDb } = await testDatabase(engine);
  const completed = (text: string, where: CompletedWhere = 'vsetko') =>
    completionsFor(publicDb, text, where, today);
  const texts = async (text: string, where?: CompletedWhere) =>
    (await completed(text, where)).map((completion) => completion.text);

  test('what people call a service, without diacritics and in another form', async () => {
    expect(await completed('domova dochodcov', 'sluzby')).toContainEqual({
      ...{ kind: 'everyday-name', text: 'domov dôchodcov', note: 'zariadenie pre seniorov' }
    });
    expect(await texts('opatrovatelky')).toContain('opatrovateľka');
    expect((await texts('jedal'))[0]).toBe('jedáleň');
  });

  test('a municipality is told from others of its name only where one is meant', async () => {
    expect(await texts('rajci')).toContain('Rajec');
    expect((await texts('lipovec')).filter((text) => text === 'Lipovec')).toHaveLength(1);
    const lipovec = await texts('lipovec', 'obec');
    expect(lipovec).toContain('Lipovec, okres Martin');
    expect(await completed('rajec', 'obec')).toContainEqual({
      ...{ kind: 'municipality', text: 'Rajec', note: 'Žilina' }
    });
    expect(await texts('domov', 'obec')).not.toContain('domov dôchodcov');
  });

  test('a service is suggested as soon as it is public, and no more when it is hidden', async () => {
    expect(await texts('jedalen 41', 'sluzby')).toEqual([]);
    await showCountryServices(db, 200);
    const [row] = await db
      .selectFrom('publishedService')
      .select(['id', 'name'])
      .where('erasedOn', 'is', null)
      .limit(1)
      .execute();
    const { id, name } = row ?? { id: '', name: '' };
    expect(await texts(name, 'sluzby')).toContain(name);
    await db.deleteFrom('publishedService').where('id', '=', id).execute();
    expect(await texts(name, 'sluzby')).not.toContain(name);
  });

  test('a service that the register erased is not suggested', async () => {
    const [erased] = await db
      .selectFrom('publishedService')
      .select('name')
      .where('erasedOn', 'is not', null)
      .execute();
    expect(erased).toBeDefined();
    expect(await texts(erased?.name ?? '', 'sluzby')).not.toContain(erased?.name);
  });
});
