import { describe, expect, test } from 'vitest';
import { situationOf } from '#lib/server/public/help/life-situations.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { aBody } from '#tests/fixtures.ts';
import { expressNeed } from './express-need.ts';

const situation = (code: string) => {
  const found = situationOf(code);
  if (!found) throw new Error(`There is no situation ${code}.`);
  return found;
};

describe.each(ENGINES)('on %s', async (engine) => {
  const { db } = await testDatabase(engine);

  const tell = async (
    bodyId: Awaited<ReturnType<typeof aBody>>,
    code: string,
    kinds: string[],
    consents = true
  ) =>
    inTransaction(db, bodyId, (stores) =>
      expressNeed(stores, { situation: situation(code), kinds, consents }, '2026-11-22')
    );
  const kept = (bodyId: Awaited<ReturnType<typeof aBody>>) =>
    inTransaction(db, bodyId, async ({ expressedNeeds, events }) => ({
      needs: await expressedNeeds.list(),
      events: await events.latest(10)
    }));

  test('what is missed is counted by month, for its municipality only, and nothing says when or by whom', async () => {
    const [body, neighbour] = [await aBody(db), await aBody(db)];
    expect(await tell(body, 'strata-byvania', ['utulok', 'utulok', 'noclaharen'])).toBe('counted');
    expect(await tell(body, 'strata-byvania', ['utulok'])).toBe('counted');
    const told = { month: '2026-11-01', situationCode: 'strata-byvania' };
    expect(await kept(body)).toEqual({
      needs: [
        { ...told, serviceTypeCode: 'noclaharen', times: 1 },
        { ...told, serviceTypeCode: 'utulok', times: 2 }
      ],
      events: []
    });
    expect((await kept(neighbour)).needs).toEqual([]);
  });

  test('without consent, and of what the situation does not name, nothing is kept', async () => {
    const body = await aBody(db);
    expect(await tell(body, 'strata-byvania', ['utulok'], false)).toBe('no-consent');
    expect(await tell(body, 'strata-byvania', ['jedalen', 'xyz'])).toBe('no-kind');
    expect(await tell(body, 'strata-byvania', [])).toBe('no-kind');
    expect((await kept(body)).needs).toEqual([]);
  });

  test.each([
    ['doma-ma-biju', 'specializovane-socialne-poradenstvo'],
    ['doma-ma-biju', 'zariadenie-nudzoveho-byvania'],
    ['dlhy', 'zakladne-socialne-poradenstvo'],
    ['zavislost', 'terenna-sluzba-krizovej-intervencie'],
    ['psychika', 'podpora-samostatneho-byvania']
  ])('of %s nothing is ever kept, whatever a form says', async (code, kind) => {
    const body = await aBody(db);
    expect(await tell(body, code, [kind])).toBe('no-kind');
    expect((await kept(body)).needs).toEqual([]);
  });
});
