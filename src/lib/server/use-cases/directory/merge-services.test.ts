import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { ServiceFact } from '#lib/domain/directory/facts/service-fact.ts';
import type { Service } from '#lib/domain/directory/service.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { Actor } from '#lib/domain/tenancy/permissions.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import { KNOWN_TO_MERGING } from '#lib/server/db/service-merging.ts';
import { inTransaction, type Stores } from '#lib/server/stores.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { aBody, anAccount } from '#tests/fixtures.ts';
import { aCapacityRecord, aProvider, aService } from '#tests/plan-fixtures.ts';
import { findDuplicates, mergeServices, previewMerge, tellApart } from './merge-services.ts';

const NOW = new Date('2026-11-22T10:00:00Z');
const numbers = Array.from({ length: 40 }, (_, at) => String(2_000_000 + at));

describe.each(ENGINES)('merging services on %s', async (engine) => {
  const { db } = await testDatabase(engine);
  const inBody = <T>(body: BodyId, work: (stores: Stores) => Promise<T>) => inTransaction(db, body, work);

  async function aCoordinator(): Promise<Actor> {
    const accountId = await anAccount(db);
    const actorId = await inBody(await aBody(db), ({ accounts }) => accounts.actorOf(accountId, 'Anna'));
    return { actorId, roles: ['coordinator'] };
  }

  const status = (serviceId: string, validFrom: CalendarDay, validTo: CalendarDay | null): ServiceFact => ({
    ...{ id: randomUUID(), serviceId, kind: 'status', content: { status: 'active', note: serviceId } },
    ...{ validFrom, validTo, confirmedOn: '2026-01-05', source: 'poskytovateľ' }
  });

  /** Two records of one service, the second one of the register. */
  async function twoRecords(given: Partial<Service> = {}) {
    const [body, coordinator] = [await aBody(db), await aCoordinator()];
    const provider = aProvider({ id: randomUUID(), ico: null });
    const registerNumber = numbers.pop() ?? '';
    const own = { providerId: provider.id, name: 'Denný stacionár Lipa', registerNumber: null };
    const kept = aService({ ...own, id: randomUUID(), address: '' });
    const gone = aService({ ...own, id: randomUUID(), registerNumber, address: 'Tichá 4', ...given });
    await inBody(body, async ({ directory, serviceFacts }) => {
      await directory.addProvider(provider);
      for (const one of [kept, gone]) await directory.addService(one);
      await serviceFacts.add(status(kept.id, '2025-01-01', '2026-01-01'));
      await serviceFacts.add(status(gone.id, '2024-01-01', null));
      for (const { id: serviceId, serviceTypeCode } of [kept, gone])
        await directory.addCapacity({
          ...aCapacityRecord({ serviceId, serviceTypeCode }),
          id: randomUUID()
        });
    });
    return { body, coordinator, kept, gone, registerNumber };
  }

  type Two = Awaited<ReturnType<typeof twoRecords>>;
  const merge = (two: Two, given: { actor?: Actor; keptRevision?: number } = {}) =>
    inBody(two.body, (stores) =>
      mergeServices(stores, given.actor ?? two.coordinator, {
        ...{ keptId: two.kept.id, goneId: two.gone.id, now: NOW },
        ...{ keptRevision: given.keptRevision ?? 1, goneRevision: 1 }
      })
    );

  test('merging knows every table that names a service', async () => {
    const { rows } = await sql<{ name: string }>`
      select distinct conrelid::regclass::text as name from pg_constraint
      where contype = 'f' and confrelid = 'service'::regclass order by 1`.execute(db);
    expect(rows.map(({ name }) => name)).toEqual([...KNOWN_TO_MERGING].toSorted());
  });

  test('what looks like one service is offered until somebody tells it apart', async () => {
    const { body, coordinator, kept, gone } = await twoRecords();
    const found = () => inBody(body, findDuplicates);
    expect(await found()).toMatchObject([{ because: 'similar-name' }]);
    const apart = (actor: Actor) =>
      inBody(body, (stores) => tellApart(stores, actor, { oneId: gone.id, otherId: kept.id }));
    expect(await apart({ ...coordinator, roles: ['editor'] })).toBe('not-allowed');
    expect(await apart(coordinator)).toBe('told-apart');
    expect(await found()).toEqual([]);
  });

  test('facts and capacities fill the free days, the register number stays, and nothing is lost', async () => {
    const two = await twoRecords();
    const { body, kept, gone, registerNumber } = two;
    const preview = await inBody(body, (stores) =>
      previewMerge(stores, { keptId: kept.id, goneId: gone.id })
    );
    expect(preview).toMatchObject({ kept: { id: kept.id }, gone: { id: gone.id } });
    expect(await merge(two)).toBe('merged');

    const services = await inBody(body, ({ directory }) => directory.ownServices());
    expect(services).toMatchObject([{ id: kept.id, registerNumber, address: 'Tichá 4', revision: 2 }]);
    const facts = await inBody(body, ({ serviceFacts }) => serviceFacts.ofService(kept.id));
    const said = ({ validFrom, validTo, content }: ServiceFact) => [
      ...[validFrom, validTo, (content as { note: string }).note]
    ];
    expect(facts.toReversed().map(said)).toEqual([
      ['2024-01-01', '2025-01-01', gone.id],
      ['2025-01-01', '2026-01-01', kept.id],
      ['2026-01-01', null, gone.id]
    ]);
    // The same places are not counted twice.
    const capacities = await inBody(body, ({ directory }) => directory.capacities());
    expect(capacities.map(({ serviceId }) => serviceId)).toEqual([kept.id]);

    const [merged] = await inBody(body, ({ serviceMerging }) => serviceMerging.list());
    expect(merged).toMatchObject({
      ...{ id: gone.id, keptId: kept.id },
      record: {
        service: { registerNumber },
        facts: [{ validTo: null }],
        capacities: [{ serviceId: gone.id }]
      }
    });
    expect(await inBody(body, ({ serviceMerging }) => serviceMerging.findKept(gone.id))).toBe(kept.id);
  });

  test('what names the record that goes names the kept one, once', async () => {
    const two = await twoRecords();
    const { body, kept, gone } = two;
    await inBody(body, async ({ serviceContacts, wrongRecords, confirmationRequests }) => {
      for (const [at, { id: serviceId }] of [kept, gone].entries())
        await serviceContacts.keep({ serviceId, email: `adresa${at}@example.sk`, language: 'sk' });
      await wrongRecords.add({
        ...{ serviceId: gone.id, what: 'Telefón nikto nedvíha.', contact: null },
        ...{ language: 'sk', reportedAt: NOW }
      });
      await confirmationRequests.add([kept.id, gone.id], {
        ...{ tokenHash: randomUUID(), sentOn: '2026-11-22', expiresAt: new Date('2026-12-22') }
      });
    });
    expect(await merge(two)).toBe('merged');
    const after = await inBody(body, async ({ serviceContacts, wrongRecords, confirmationRequests }) => ({
      contacts: await serviceContacts.list(),
      reports: await wrongRecords.listOpen(),
      asked: await confirmationRequests.ofService(kept.id)
    }));
    expect(after.contacts).toEqual([{ serviceId: kept.id, email: 'adresa0@example.sk', language: 'sk' }]);
    expect(after.reports).toMatchObject([{ serviceId: kept.id }]);
    expect(after.asked).toHaveLength(1);
  });

  test('only a coordinator merges, only own services, and only what she saw', async () => {
    const two = await twoRecords();
    const before = await inBody(two.body, ({ directory }) => directory.ownServices());
    expect(await merge(two, { actor: { ...two.coordinator, roles: ['editor'] } })).toBe('not-allowed');
    expect(await merge(two, { keptRevision: 7 })).toBe('conflict');
    const other = await twoRecords();
    expect(await merge({ ...two, gone: other.gone })).toBe('gone');
    expect(await inBody(two.body, ({ directory }) => directory.ownServices())).toEqual(before);
  });

  test('what another body names is held by the database', async () => {
    const two = await twoRecords();
    const neighbour = await aBody(db);
    await inBody(neighbour, ({ directory }) =>
      directory.addCapacity({
        ...aCapacityRecord({ serviceId: two.gone.id, serviceTypeCode: two.gone.serviceTypeCode }),
        id: randomUUID()
      })
    );
    await expect(merge(two)).rejects.toMatchObject({ code: '23503' });
    expect(await inBody(two.body, ({ directory }) => directory.ownServices())).toHaveLength(2);
  });
});
