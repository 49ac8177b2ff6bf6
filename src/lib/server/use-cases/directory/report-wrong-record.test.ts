import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Actor } from '#lib/domain/tenancy/permissions.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import { inTransaction, type Stores } from '#lib/server/stores.ts';
import { erasePerson } from '#lib/server/upkeep/erase-person.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { aBody, anAccount } from '#tests/fixtures.ts';
import { aProvider, aService } from '#tests/plan-fixtures.ts';
import { closeReport, reportWrongRecord } from './report-wrong-record.ts';

const NOW = new Date('2026-11-22T10:00:00Z');

describe.each(ENGINES)('reports of wrong records on %s', async (engine) => {
  const { db } = await testDatabase(engine);
  const inBody = <T>(body: BodyId, work: (stores: Stores) => Promise<T>) => inTransaction(db, body, work);

  async function aBodyWithService() {
    const body = await aBody(db);
    const accountId = await anAccount(db);
    const provider = aProvider({ id: randomUUID(), ico: null });
    const service = aService({ id: randomUUID(), providerId: provider.id, registerNumber: null });
    const actorId = await inBody(body, async ({ directory, accounts }) => {
      await directory.addProvider(provider);
      await directory.addService(service);
      return accounts.actorOf(accountId, 'Anna');
    });
    const coordinator: Actor = { actorId, roles: ['coordinator'] };
    const report = (given: { what?: string; contact?: string; serviceId?: string } = {}) =>
      inBody(body, (stores) =>
        reportWrongRecord(stores, {
          ...{ serviceId: service.id, what: 'V stredu je zatvorené.', contact: '', language: 'sk', now: NOW },
          ...given
        })
      );
    const open = () => inBody(body, ({ wrongRecords }) => wrongRecords.listOpen());
    return { body, service, coordinator, report, open };
  }

  test('anybody reports, once for each thing, and a neighbour’s service is not there', async () => {
    const { report, open } = await aBodyWithService();
    const { service: foreign } = await aBodyWithService();
    expect(await report({ what: ' \n ' })).toBe('empty');
    expect(await report({ what: 'x'.repeat(2_001) })).toBe('too-long');
    expect(await report({ contact: 'x'.repeat(255) })).toBe('contact-too-long');
    expect(await report({ serviceId: foreign.id })).toBe('gone');
    expect(await report()).toBe('reported');
    expect(await report({ what: ' V stredu je zatvorené. ' })).toBe('reported');
    expect(await open()).toMatchObject([{ what: 'V stredu je zatvorené.', contact: null }]);
  });

  test('the answer goes to whoever left an address, and the address is forgotten', async () => {
    const { body, coordinator, report, open } = await aBodyWithService();
    await report({ contact: 'Susedka@Example.sk' });
    await report({ what: 'Zlý telefón', contact: '0900 123 456' });
    const sent: string[] = [];
    const close = (id: string, answer: string, actor = coordinator) =>
      inBody(body, (stores) =>
        closeReport(stores, actor, { id, answer, now: NOW }, async ({ to }) => {
          sent.push(to);
        })
      );
    const waiting = await open();
    const [first, second] = waiting.toSorted((one, other) => (one.what < other.what ? -1 : 1));
    expect(await close(first?.id ?? '', '')).toBe('empty');
    expect(await close(first?.id ?? '', 'Opravené.', { ...coordinator, roles: ['mayor'] })).toBe(
      'not-allowed'
    );
    expect(await close(first?.id ?? '', 'Opravené.')).toBe('closed');
    expect(await close(first?.id ?? '', 'Inak.')).toBe('closed-already');
    expect(await close(second?.id ?? '', 'Opravené.')).toBe('closed');
    expect(await close(randomUUID(), 'Opravené.')).toBe('gone');
    expect(sent).toEqual(['susedka@example.sk']);
    const closed = await inBody(body, ({ wrongRecords }) => wrongRecords.listClosed(5));
    expect(closed.map(({ contact, answer }) => [contact, answer])).toEqual([
      [null, 'Opravené.'],
      [null, 'Opravené.']
    ]);
  });

  test('who asks to be erased leaves the report without herself', async () => {
    const { report, open } = await aBodyWithService();
    await report({ contact: 'Suseda@Example.sk' });
    expect(await erasePerson(db, 'suseda@example.sk', { today: '2026-11-22' })).toMatchObject({ bodies: 1 });
    expect(await open()).toMatchObject([{ contact: null, what: 'V stredu je zatvorené.' }]);
  });
});
