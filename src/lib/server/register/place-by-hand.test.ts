import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { installationEventStore } from '../db/installation-events.ts';
import { registerPlaceStore } from '../db/register-places.ts';
import { registeredServiceStore } from '../db/registered-services.ts';
import { placeByHand } from '../use-cases/directory/register/place-by-hand.ts';
import { readGround } from './register-ground.ts';
import { settlePlaces } from './show-register.ts';

const OPERATOR = { actorId: null as never, isOperator: true };
const today = '2026-11-22' as const;
const RAJEC = '517917';
const SAID = { municipality: 'Nikdekoľvek', district: 'Žilina', postalCode: '' };

describe.each(ENGINES)('a service of the register without a municipality on %s', async (engine) => {
  const { db } = await testDatabase(engine);
  const importId = randomUUID();
  await sql`
    insert into register_import (id, file_hash, file_name, file_bytes, as_of, stage, applied_at)
    values (${importId}, ${'a'.repeat(64)}, 'register.xml', 1, '2026-11-01', 'applied', now())`.execute(db);
  let last = 1_000_000;

  async function registered(
    said: { municipality: string; district: string } = SAID,
    unitCode: string | null = null
  ) {
    last += 1;
    const number = String(last);
    await sql`
      insert into registered_service (import_id, register_number, id, effect, content_hash, provider_id, provider_name,
        provider_kind, type_code, group_codes, municipality, district, postal_code, address, service_type_code, name,
        sort_key, form_codes, target_group_codes, capacity_unit, protected_place, unit_code)
      values (${importId}, ${number}, ${randomUUID()}, 'added', 'x', ${randomUUID()}, 'Charita', 'non-public', 'C0020',
        '{}', ${said.municipality}, ${said.district}, '', '', 'denny-stacionar', 'Denný stacionár', 'x', '{ambulantna}',
        '{seniori}', 'miesta', false, ${unitCode})`.execute(db);
    return number;
  }
  const say = (registerNumber: string, unitCode: string | null, operator = OPERATOR) =>
    db.transaction().execute((tx) =>
      placeByHand({ places: registerPlaceStore(tx), events: installationEventStore(tx) }, operator, {
        ...{ registerNumber, unitCode, today }
      })
    );
  const shownAt = async (registerNumber: string) =>
    db
      .selectFrom('publishedService')
      .select(['unitCode', 'districtCode'])
      .where('registerNumber', '=', registerNumber)
      .executeTakeFirst();
  const unplaced = async () =>
    (await registeredServiceStore(db).listUnplaced(importId, 1, 100)).map(
      ({ registerNumber }) => registerNumber
    );

  test('stands where the operator says, is no more in the list, and every change is an event', async () => {
    const number = await registered();
    expect(await say(number, RAJEC)).toBe('placed');
    expect(await unplaced()).not.toContain(number);
    expect(await settlePlaces(db, today)).toBe(1);
    expect(await shownAt(number)).toEqual({ unitCode: RAJEC, districtCode: 'SK031B' });
    expect(await settlePlaces(db, today)).toBe(0);
    const [placed] = await registerPlaceStore(db).list(5);
    expect(placed).toMatchObject({ registerNumber: number, unitName: 'Rajec', districtName: 'Žilina' });

    expect(await say(number, null)).toBe('taken-back');
    await settlePlaces(db, today);
    expect(await shownAt(number)).toEqual({ unitCode: null, districtCode: null });
    expect(await unplaced()).toContain(number);
    expect(await registerPlaceStore(db).find(number)).toBeUndefined();
    const events = await db
      .selectFrom('installationEvent')
      .select(['action'])
      .where('subjectId', '=', number)
      .orderBy('id')
      .execute();
    expect(events.map(({ action }) => action).toSorted()).toEqual(['placed', 'taken-back']);
  });

  test('is remembered for a later file that says the same of the place, and for no other', async () => {
    const number = await registered();
    await say(number, RAJEC);
    const { placeOf } = await readGround(db, today);
    expect(placeOf(number, SAID)?.unitCode).toBe(RAJEC);
    expect(placeOf(number, { ...SAID, municipality: 'Inde' })).toBeNull();
    expect(placeOf('9999999', SAID)).toBeNull();
    // Where the register tells the place clearly, its word holds.
    expect(placeOf(number, { ...SAID, municipality: 'Bánov', district: 'Nové Zámky' })?.unitCode).toBe(
      '503045'
    );
  });

  test('can be placed anew before anybody came to it', async () => {
    const number = await registered();
    await say(number, RAJEC);
    expect(await say(number, '503045')).toBe('placed');
    await settlePlaces(db, today);
    expect((await shownAt(number))?.unitCode).toBe('503045');
  });

  test.each([
    ['a number nobody has', '7777777', RAJEC, 'no-such-service'],
    ['a municipality nobody knows', null, '000000', 'no-such-municipality'],
    ['taking back what nobody said', null, null, 'no-such-service']
  ])('%s is refused', async (_, number, unitCode, refusal) => {
    expect(await say(number ?? (await registered()), unitCode)).toBe(refusal);
  });

  test('what the register itself tells stays, and nobody but the operator may place', async () => {
    const clear = await registered({ municipality: 'Rajec', district: 'Žilina' }, RAJEC);
    expect(await say(clear, '503045')).toBe('placed-by-register');
    expect(await say(await registered(), RAJEC, { ...OPERATOR, isOperator: false })).toBe('not-allowed');
  });
});
