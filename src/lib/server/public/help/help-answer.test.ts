import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { servedCodes } from '#lib/domain/directory/facts/catchment.ts';
import type { PublicFact } from '#lib/domain/directory/facts/public-facts.ts';
import { messages } from '#lib/i18n/messages.ts';
import { showCountryServices } from '#tests/country-services.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { queriesOf } from '#tests/queries-of.ts';
import { type HelpAnswer, helpAnswer } from './help-answer.ts';

const today = '2026-11-22' as const;
const KIND = 'jedalen';
const inSlovak = { t: messages('sk'), locale: 'sk', reading: 'plain', today } as const;

describe.each(ENGINES)('the finder on %s', async (engine) => {
  const { db, publicDb } = await testDatabase(engine);
  const unitOf = (name: string) =>
    publicDb
      .selectFrom('territoryUnit')
      .select(['code', 'districtCode', 'regionCode', 'name'])
      .where('name', '=', name)
      .executeTakeFirstOrThrow();
  type Unit = Awaited<ReturnType<typeof unitOf>>;
  const [banov, surany, topolcany, michalovce] = await Promise.all(
    ['Bánov', 'Šurany', 'Topoľčany', 'Michalovce'].map(unitOf) as [
      Promise<Unit>,
      Promise<Unit>,
      Promise<Unit>,
      Promise<Unit>
    ]
  );

  async function shown(
    name: string,
    at: Unit,
    given: { serves?: string[]; form?: string; kind?: string; isProtected?: boolean } = {}
  ) {
    const facts: PublicFact[] =
      given.serves === undefined
        ? []
        : [
            {
              ...{
                validFrom: '2026-01-01',
                validTo: null,
                confirmedOn: '2026-11-01',
                source: 'poskytovateľ'
              },
              kind: 'catchment',
              content: {
                areas: given.serves.map((code) => ({ level: 'unit', code, name: `obec ${code}` })),
                note: ''
              }
            } as PublicFact
          ];
    const id = randomUUID();
    await db
      .insertInto('publishedService')
      .values({
        ...{ id, bodyId: null, name, sortKey: name, registerNumber: null, address: null },
        ...{ unitCode: given.isProtected ? null : at.code, districtCode: at.districtCode },
        ...{
          serviceTypeCode: given.kind ?? KIND,
          formCodes: [given.form ?? 'ambulantna'],
          targetGroupCodes: []
        },
        provider: JSON.stringify({
          id: randomUUID(),
          name: 'Charita',
          kind: 'non-public',
          ico: null,
          website: null
        }),
        ...{ registeredOn: null, erasedOn: null, capacities: '[]' },
        ...{ facts: JSON.stringify(facts), servedCodes: servedCodes(facts) }
      })
      .execute();
    return id;
  }

  async function asked(unit: Unit, kind = KIND): Promise<HelpAnswer['kinds'][number]> {
    const answer = await helpAnswer(
      publicDb,
      { unitCode: unit.code, situation: null, chosen: {}, kinds: [kind], isOfWords: false },
      inSlovak
    );
    return answer.kinds[0] ?? expect.fail('no kind');
  }
  const names = (services: { name: string }[]) => services.map(({ name }) => name);
  const only = () => db.deleteFrom('publishedService').execute();

  describe('the office to turn to', () => {
    const office = async (kind: 'municipal' | 'non-public', contact?: { phone: string }, at = banov) => {
      const service = await shown('poradenstvo', at, { kind: 'zakladne-socialne-poradenstvo' });
      const provider = { id: randomUUID(), name: 'Obec Bánov', kind, ico: null, website: null };
      const facts = contact
        ? [
            {
              ...{ kind: 'contact', validFrom: '2026-01-01', validTo: null },
              ...{ confirmedOn: '2026-11-01', source: 'obec' },
              content: { office: 'sociálna pracovníčka, č. dverí 4', email: '', website: '', ...contact }
            }
          ]
        : [];
      await db
        .updateTable('publishedService')
        .set({ provider: JSON.stringify(provider), facts: JSON.stringify(facts), address: 'Hlavná 1' })
        .where('id', '=', service)
        .execute();
    };
    const told = async () => {
      const asked = { unitCode: banov.code, situation: null, chosen: {}, kinds: [], isOfWords: true };
      return (await helpAnswer(publicDb, asked, inSlovak)).office;
    };

    test('is the municipality’s own advice, with a telephone before without one, whatever was asked', async () => {
      await only();
      await office('municipal');
      await office('municipal', { phone: '035 123 45 67' });
      expect(await told()).toMatchObject({
        contact: { phone: '035 123 45 67', office: 'sociálna pracovníčka, č. dverí 4' },
        address: 'Hlavná 1'
      });
    });

    test('is nobody where the directory knows none: neither a neighbour nor a charity', async () => {
      await only();
      await office('non-public', { phone: '0900 111 222' });
      await office('municipal', { phone: '0900 333 444' }, surany);
      expect(await told()).toBeNull();
    });
  });

  test('one whose catchment leaves the municipality out comes after all that may serve it, and is told so', async () => {
    await only();
    await shown('len pre Šurany', surany, { serves: [surany.code] });
    await shown('pre kohokoľvek', topolcany, { form: 'pobytova' });
    await shown('pre Bánov a Šurany', surany, { serves: [banov.code, surany.code] });
    const kind = await asked(banov);
    expect(names(kind.services)).toEqual(['pre Bánov a Šurany', 'pre kohokoľvek']);
    expect(kind.services[0]?.standing).toBe('serves');
    expect(kind.elsewhere).toMatchObject([{ name: 'len pre Šurany', serves: `obec ${surany.code}` }]);
    expect([kind.isNear, kind.far]).toEqual([true, null]);
  });

  test('however many are near and for others, the one that may serve is still found', async () => {
    await only();
    for (let at = 0; at < 15; at += 1) await shown(`len pre Šurany ${at}`, surany, { serves: [surany.code] });
    await shown('pre kohokoľvek', topolcany, { form: 'pobytova' });
    const kind = await asked(banov);
    expect(names(kind.services)).toEqual(['pre kohokoľvek']);
    expect(kind.elsewhere).toHaveLength(2);
    // Nothing near is for people of Bánov.
    expect(kind.isNear).toBe(false);
  });

  test('a service for the whole region serves its villages, as near as it is far', async () => {
    await only();
    await shown('pre kraj', michalovce, { serves: [banov.regionCode] });
    expect(await asked(banov)).toMatchObject({ isNear: true, services: [{ standing: 'serves' }] });
  });

  test('what is beyond a reasonable distance is no help nearby: it stands apart with its distance', async () => {
    await only();
    await shown('v Michalovciach', michalovce);
    const kind = await asked(banov);
    expect([kind.services, kind.isNear]).toEqual([[], false]);
    expect(kind.far).toMatchObject({ reasonableKm: 50, service: { name: 'v Michalovciach' } });
    expect(kind.far?.km).toBeGreaterThan(200);
    await shown('v Šuranoch', surany);
    expect(await asked(banov)).toMatchObject({ far: null, services: [{ name: 'v Šuranoch' }], isNear: true });
  });

  test('to a residential service people move from farther', async () => {
    await only();
    await shown('pobyt v Topoľčanoch', topolcany, { form: 'pobytova-celorocna' });
    await shown('denný v Topoľčanoch', topolcany, { kind: 'denny-stacionar' });
    expect(names((await asked(banov)).services)).toEqual(['pobyt v Topoľčanoch']);
    expect((await asked(banov, 'denny-stacionar')).far?.service.name).toBe('denný v Topoľčanoch');
  });

  test('a protected place that is far has no distance', async () => {
    await only();
    await shown('utajený', michalovce, { isProtected: true });
    const { far } = await asked(banov);
    expect([far?.km, far?.service.where]).toEqual([null, 'okres Michalovce']);
  });

  test('as many queries are asked of a hundred services as of two thousand', async () => {
    const kinds = ['jedalen', 'opatrovatelska-sluzba', 'utulok', 'denny-stacionar'];
    const ask = () =>
      queriesOf(publicDb, (counted) =>
        helpAnswer(
          counted,
          { unitCode: topolcany.code, situation: null, chosen: {}, kinds, isOfWords: false },
          inSlovak
        )
      );
    await only();
    await showCountryServices(db, 100);
    const few = await ask();
    await only();
    await showCountryServices(db, 2_000);
    expect(await ask()).toBe(few);
    expect(few).toBeLessThanOrEqual(12);
  });
});
