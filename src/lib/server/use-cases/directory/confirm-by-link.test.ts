import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { recordOn, recordStamp } from '#lib/domain/directory/confirmation/service-record.ts';
import type { FactContents, ServiceFact } from '#lib/domain/directory/facts/service-fact.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { Actor } from '#lib/domain/tenancy/permissions.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import { confirmationByToken } from '#lib/server/db/confirmation-requests.ts';
import { publishedServices } from '#lib/server/db/published-services.ts';
import { letterWithLink } from '#lib/server/mail-links.ts';
import { hashOfToken } from '#lib/server/secret-token.ts';
import { inTransaction, type Stores } from '#lib/server/stores.ts';
import { erasePerson } from '#lib/server/upkeep/erase-person.ts';
import { sendConfirmations } from '#lib/server/upkeep/send-confirmations.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { aBody, anAccount } from '#tests/fixtures.ts';
import { aCapacityRecord, aProvider, aService } from '#tests/plan-fixtures.ts';
import { confirmRecord, mendFact } from './answer-by-link.ts';
import { askProviders } from './ask-providers.ts';
import { keepContact } from './keep-contact.ts';
import { keepDirectorySettings } from './keep-directory-settings.ts';
import { publishDirectory } from './publish-directory.ts';
import { recordFact } from './record-fact.ts';
import { settleProviderChange } from './settle-provider-change.ts';

const TODAY: CalendarDay = '2026-11-22';
const NOW = new Date('2026-11-22T10:00:00Z');
const LONG_AFTER = new Date('2027-02-22T10:00:00Z');

const status = (
  serviceId: string,
  word: FactContents['status']['status'],
  validFrom: CalendarDay
): ServiceFact => ({
  ...{ id: randomUUID(), serviceId, kind: 'status', content: { status: word, note: '' } },
  ...{ validFrom, validTo: null, confirmedOn: '2024-01-05', source: 'výkaz' }
});

describe.each(ENGINES)('confirmation by a link on %s', async (engine) => {
  const { db, publicDb } = await testDatabase(engine);
  const inBody = <T>(body: BodyId, work: (stores: Stores) => Promise<T>) => inTransaction(db, body, work);

  async function aCoordinator(): Promise<Actor> {
    const accountId = await anAccount(db);
    const body = await aBody(db);
    const actorId = await inBody(body, ({ accounts }) => accounts.actorOf(accountId, 'Anna'));
    return { actorId, roles: ['coordinator'] };
  }

  /** A body with services of one provider, each with a status and a capacity said long ago. */
  async function aBodyWithServices(count = 1, email = `${randomUUID()}@example.sk`) {
    const [body, coordinator] = [await aBody(db), await aCoordinator()];
    const provider = aProvider({ id: randomUUID(), ico: null });
    const services = Array.from({ length: count }, (_, at) =>
      aService({
        ...{ id: randomUUID(), providerId: provider.id, name: `Služba ${at + 1}` },
        registerNumber: null
      })
    );
    await inBody(body, async (stores) => {
      await stores.directory.addProvider(provider);
      for (const service of services) {
        await stores.directory.addService(service);
        await recordFact(stores, coordinator, {
          fact: status(service.id, 'active', '2024-01-01'),
          seenId: null
        });
        const serviceTypeCode = service.serviceTypeCode;
        await stores.directory.addCapacity({
          ...aCapacityRecord({ serviceId: service.id, serviceTypeCode, confirmedOn: '2024-01-05' }),
          id: randomUUID()
        });
        await keepContact(stores, coordinator, {
          ...{ serviceId: service.id, email, language: 'sk', now: NOW }
        });
      }
    });
    return { body, coordinator, services, email, first: services[0]?.id ?? '' };
  }

  async function askAll(body: BodyId, actor: Actor, which: readonly string[] | 'due' = 'due', now = NOW) {
    return inBody(body, (stores) =>
      askProviders(
        stores,
        actor,
        { which, today: TODAY, now },
        letterWithLink(stores, 'Bánov', 'https://opora.example')
      )
    );
  }

  const mailsTo = (email: string) =>
    db
      .selectFrom('mailMessage')
      .select(['subject', 'body', 'secret'])
      .where('recipient', '=', email)
      .orderBy('createdAt')
      .execute();

  async function keyTo(email: string): Promise<string> {
    const last = (await mailsTo(email)).at(-1);
    return /\/u\/([\w-]+)/.exec(last?.body ?? '')?.[1] ?? '';
  }

  /** Every row that a link could change. */
  const rowsOf = (body: BodyId) =>
    inBody(body, async (stores) => ({
      facts: await stores.serviceFacts.list(),
      capacities: await stores.directory.capacities(),
      asked: await stores.confirmationRequests.listLast(),
      changes: await stores.providerChanges.listOpen()
    }));

  const seenBy = (body: BodyId, serviceId: string) =>
    inBody(body, async ({ serviceFacts, directory }) => {
      const capacities = (await directory.capacities()).filter((one) => one.serviceId === serviceId);
      return recordStamp(recordOn(await serviceFacts.ofService(serviceId), capacities, TODAY));
    });

  const confirm = (body: BodyId, token: string, serviceId: string, seen: string, now = NOW) =>
    inBody(body, (stores) =>
      confirmRecord(stores, { tokenHash: hashOfToken(token), serviceId, seen, today: TODAY, now })
    );

  test('one mail an address names all its services, and the database holds no key', async () => {
    const { body, coordinator, email } = await aBodyWithServices(3);
    expect(await askAll(body, coordinator)).toEqual({ mails: 1, services: 3 });
    const [mail] = await mailsTo(email);
    expect(mail).toMatchObject({ secret: true });
    for (const name of ['Služba 1', 'Služba 2', 'Služba 3']) expect(mail?.body).toContain(name);
    const token = await keyTo(email);
    const kept = await inBody(body, async ({ confirmationRequests }) => confirmationRequests.listLast());
    expect(JSON.stringify(kept)).not.toContain(token);
    // Asked today, nobody is asked again for a month.
    expect(await askAll(body, coordinator)).toEqual({ mails: 0, services: 0 });
  });

  test('looking at a link changes nothing; confirming makes every part of the record of today', async () => {
    const { body, coordinator, email, first } = await aBodyWithServices();
    await askAll(body, coordinator);
    const token = await keyTo(email);
    const before = await rowsOf(body);
    expect((await confirmationByToken(db, hashOfToken(token)))?.requests).toHaveLength(1);
    expect(await rowsOf(body)).toEqual(before);

    expect(await confirm(body, token, first, await seenBy(body, first))).toBe('confirmed');
    const after = await rowsOf(body);
    expect(after.facts.map(({ confirmedOn }) => confirmedOn)).toEqual([TODAY]);
    expect(after.capacities.map(({ confirmedOn }) => confirmedOn)).toEqual([TODAY]);
    // Pressed twice, it is said once.
    expect(await confirm(body, token, first, '')).toBe('confirmed');
    const { rows } = await db.transaction().execute(async (tx) => {
      await sql`select set_config('app.body', ${body}, true)`.execute(tx);
      return sql<{ actorId: null }>`select actor_id from event where action = 'confirmed'`.execute(tx);
    });
    expect(rows).toEqual([{ actorId: null }]);
  });

  test('what the page did not show is not confirmed', async () => {
    const { body, coordinator, email, first } = await aBodyWithServices();
    await askAll(body, coordinator);
    const token = await keyTo(email);
    const seen = await seenBy(body, first);
    await inBody(body, async (stores) => {
      const [was] = await stores.serviceFacts.ofService(first);
      const fact = status(first, 'paused', '2026-06-01');
      await recordFact(stores, coordinator, { fact, seenId: was?.id ?? null });
    });
    expect(await confirm(body, token, first, seen)).toBe('changed-meanwhile');
  });

  test('a link that is altered, expired, revoked or of another service opens nothing', async () => {
    const { body, coordinator, email, services, first } = await aBodyWithServices(2);
    await askAll(body, coordinator, [first]);
    const token = await keyTo(email);
    const seen = await seenBy(body, first);
    const before = await rowsOf(body);
    const other = services[1]?.id ?? '';
    expect(await confirmationByToken(db, hashOfToken(`${token}x`))).toBeUndefined();
    expect(await confirm(body, `${token}x`, first, seen)).toBe('gone');
    expect(await confirm(body, token, other, await seenBy(body, other))).toBe('gone');
    expect(await confirm(body, token, first, seen, LONG_AFTER)).toBe('not-open');
    const mended = await inBody(body, (stores) =>
      mendFact(stores, {
        ...{ tokenHash: hashOfToken(token), seenId: null, now: NOW },
        fact: status(other, 'closed', TODAY)
      })
    );
    expect(mended).toEqual({ outcome: 'gone' });
    expect(await rowsOf(body)).toEqual(before);
    // In another body the key says nothing, and nobody without the key sees the row.
    const stranger = await aBody(db);
    expect(await confirm(stranger, token, first, seen)).toBe('gone');

    await askAll(body, coordinator, [first]);
    expect(await confirm(body, token, first, seen)).toBe('not-open');
    expect(await confirm(body, await keyTo(email), first, seen)).toBe('confirmed');
  });

  test('a new address takes the key from the old one', async () => {
    const { body, coordinator, email, first } = await aBodyWithServices();
    await askAll(body, coordinator);
    const contact = { serviceId: first, language: 'sk', now: NOW } as const;
    const keep = (address: string) =>
      inBody(body, (stores) => keepContact(stores, coordinator, { ...contact, email: address }));
    expect(await keep('nie je adresa')).toBe('not-an-address');
    expect(await keep('Nova@Example.sk')).toBe('kept');
    expect(await confirm(body, await keyTo(email), first, await seenBy(body, first))).toBe('not-open');
    expect(await inBody(body, ({ serviceContacts }) => serviceContacts.find(first))).toMatchObject({
      email: 'nova@example.sk'
    });
  });

  test('a change holds at once, is public, and is put back as it was', async () => {
    const { body, coordinator, email, first } = await aBodyWithServices();
    await askAll(body, coordinator);
    const token = await keyTo(email);
    const before = await inBody(body, ({ serviceFacts }) => serviceFacts.ofService(first));
    const fact = { ...status(first, 'paused', TODAY), confirmedOn: TODAY, source: 'poskytovateľ' };
    const mend = (seenId: string | null) =>
      inBody(body, (stores) => mendFact(stores, { tokenHash: hashOfToken(token), fact, seenId, now: NOW }));
    expect(await mend(null)).toMatchObject({ outcome: 'changed-meanwhile' });
    expect(await mend(before[0]?.id ?? null)).toMatchObject({ outcome: 'kept' });
    expect(await mend(before[0]?.id ?? null)).toMatchObject({ outcome: 'kept-already' });
    await publishDirectory((work) => inBody(body, work));
    const shown = await publishedServices(publicDb).find(body, first);
    expect(shown?.facts.map(({ source }) => source)).toContain('poskytovateľ');

    const [change] = await inBody(body, ({ providerChanges }) => providerChanges.listOpen());
    expect(change).toMatchObject({ fact: { content: { status: 'paused' } }, was: [before[0]] });
    const settle = (actor: Actor, as: 'kept' | 'reverted') =>
      inBody(body, (stores) => settleProviderChange(stores, actor, { id: fact.id, as, now: NOW }));
    expect(await settle({ ...coordinator, roles: ['provider'] }, 'reverted')).toBe('not-allowed');
    expect(await settle(coordinator, 'reverted')).toBe('settled');
    expect(await settle(coordinator, 'kept')).toBe('settled-already');
    expect(await inBody(body, ({ serviceFacts }) => serviceFacts.ofService(first))).toEqual(before);
    // What was taken back is not forgotten.
    const [settled] = await inBody(body, ({ providerChanges }) => providerChanges.listSettled(5));
    expect(settled).toMatchObject({ settledAs: 'reverted', fact: { content: { status: 'paused' } } });
  });

  test('what somebody wrote over a change is not touched by taking it back', async () => {
    const { body, coordinator, email, first } = await aBodyWithServices();
    await askAll(body, coordinator);
    const [was] = await inBody(body, ({ serviceFacts }) => serviceFacts.ofService(first));
    const fact = status(first, 'paused', '2026-11-01');
    const tokenHash = hashOfToken(await keyTo(email));
    await inBody(body, async (stores) => {
      await mendFact(stores, { tokenHash, fact, seenId: was?.id ?? null, now: NOW });
      await recordFact(stores, coordinator, { fact: status(first, 'closed', TODAY), seenId: fact.id });
    });
    const before = await inBody(body, ({ serviceFacts }) => serviceFacts.ofService(first));
    const outcome = await inBody(body, (stores) =>
      settleProviderChange(stores, coordinator, { id: fact.id, as: 'reverted', now: NOW })
    );
    expect(outcome).toBe('written-over');
    expect(await inBody(body, ({ serviceFacts }) => serviceFacts.ofService(first))).toEqual(before);
  });

  test('the program asks by itself only where it is wanted, in the day, and once', async () => {
    const [quiet, wanted] = [await aBodyWithServices(), await aBodyWithServices(2)];
    const settings = { staleAfterDays: 180, askEveryMonths: 6, asksItself: true };
    await inBody(wanted.body, (stores) => keepDirectorySettings(stores, wanted.coordinator, settings));
    const send = (now: string) => sendConfirmations(db, 'https://opora.example', new Date(now));
    expect(await send('2026-11-22T02:00:00Z')).toBe(0);
    expect(await send('2026-11-22T10:00:00Z')).toBe(1);
    expect(await send('2026-11-22T11:00:00Z')).toBe(0);
    expect(await send('2026-11-23T10:00:00Z')).toBe(0);
    expect(await send('2026-12-23T10:00:00Z')).toBe(1);
    expect(await mailsTo(wanted.email)).toHaveLength(2);
    expect(await mailsTo(quiet.email)).toHaveLength(0);
  });

  test('how long a confirmation is believed is shown with the service', async () => {
    const { body, coordinator, first } = await aBodyWithServices();
    const settings = { staleAfterDays: 100, askEveryMonths: 3, asksItself: false };
    const keep = (given: Partial<typeof settings>, actor = coordinator) =>
      inBody(body, (stores) => keepDirectorySettings(stores, actor, { ...settings, ...given }));
    expect(await keep({ staleAfterDays: 10 })).toBe('stale-out-of-bounds');
    expect(await keep({}, { ...coordinator, roles: ['mayor'] })).toBe('not-allowed');
    expect(await keep({})).toBe('kept');
    await publishDirectory((work) => inBody(body, work));
    expect((await publishedServices(publicDb).find(body, first))?.staleAfterDays).toBe(100);
  });

  test('a person who is erased is asked nothing more', async () => {
    const { body, coordinator, email, first } = await aBodyWithServices();
    await askAll(body, coordinator);
    const token = await keyTo(email);
    expect(await erasePerson(db, email, { today: TODAY })).toMatchObject({ bodies: 1 });
    expect(await inBody(body, ({ serviceContacts }) => serviceContacts.list())).toEqual([]);
    expect(await confirm(body, token, first, await seenBy(body, first))).toBe('not-open');
    expect(await mailsTo(email)).toEqual([]);
  });
});
