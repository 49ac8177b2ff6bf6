import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { BlockContent } from '#lib/domain/plans/block.ts';
import type { RemarkSubject } from '#lib/domain/plans/remark.ts';
import type { Role } from '#lib/domain/tenancy/membership.ts';
import type { Actor } from '#lib/domain/tenancy/permissions.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Db } from '#lib/server/db/db.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { erasePerson } from '#lib/server/upkeep/erase-person.ts';
import { changeBlocks } from '#lib/server/use-cases/narrative/change-blocks.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { aBody, anAccount } from '#tests/fixtures.ts';
import { aGoal, aPlan } from '#tests/plan-fixtures.ts';
import { openThread, replyTo } from './remark-on.ts';
import { editRemark, removeRemark, settleThread } from './settle-remark.ts';

const today = '2026-11-22';

const paragraph = (text: string): BlockContent => ({ kind: 'paragraph', text: [{ type: 'text', text }] });

async function aPerson(db: Db, body: BodyId, role: Role, name: string) {
  const email = `${randomUUID()}@example.sk`;
  const accountId = await anAccount(db, { name, email });
  const actorId = await inTransaction(db, body, async ({ memberships, accounts }) => {
    await memberships.add({ accountId, role, validFrom: '2026-01-01', validTo: null });
    return accounts.actorOf(accountId, name);
  });
  return { accountId, email, actor: { actorId, roles: [role] } as Actor };
}

describe.each(ENGINES)('on %s', async (engine) => {
  const { db } = await testDatabase(engine);

  async function aWrittenPlan() {
    const body = await aBody(db);
    const [planId, blockId] = [randomUUID(), randomUUID()];
    const anna = await aPerson(db, body, 'coordinator', 'Anna Kováčová');
    const boris = await aPerson(db, body, 'group-member', 'Boris Malý');
    await inTransaction(db, body, ({ plans }) => plans.add({ ...aPlan(), id: planId }));
    const write = (change: Parameters<typeof changeBlocks>[2]['changes'][number]) =>
      inTransaction(db, body, (stores) =>
        changeBlocks(stores, anna.actor, { planId, section: 'vision', changes: [change] })
      );
    await write({
      ...{ operation: 'add', blockId, after: null },
      content: paragraph('Nikto neostane sám.')
    });
    const subject: RemarkSubject = { kind: 'block', id: blockId };
    const open = (actor: Actor, given: Partial<Parameters<typeof openThread>[2]> = {}) =>
      inTransaction(db, body, (stores) =>
        openThread(stores, actor, {
          ...{ planId, subject, threadId: randomUUID(), remarkId: randomUUID() },
          ...{ text: 'Je to pravda?', mention: [], today },
          ...given
        })
      );
    const reply = (actor: Actor, threadId: string, text: string, mention: string[] = []) =>
      inTransaction(db, body, (stores) =>
        replyTo(stores, actor, { planId, threadId, remarkId: randomUUID(), text, mention, today })
      );
    const settle = (actor: Actor, threadId: string, resolved: boolean) =>
      inTransaction(db, body, (stores) => settleThread(stores, actor, { planId, threadId, resolved }));
    const threads = () => inTransaction(db, body, ({ remarks }) => remarks.ofSubject(planId, subject));
    const openOnes = () => inTransaction(db, body, ({ remarks }) => remarks.list(planId, 'open'));
    return { body, planId, blockId, anna, boris, write, open, reply, settle, threads, openOnes };
  }

  test('a thread is opened, answered, resolved and open again with the next answer', async () => {
    const { anna, boris, open, reply, settle, threads, openOnes } = await aWrittenPlan();
    const threadId = randomUUID();
    expect(await open(boris.actor, { threadId, mention: [anna.accountId] })).toBe('written');
    expect(await reply(anna.actor, threadId, 'Áno, za rok 2026.')).toBe('written');
    expect(await threads()).toMatchObject([
      {
        id: threadId,
        section: 'vision',
        quote: 'Nikto neostane sám.',
        remarks: [
          { actorName: 'Boris Malý', text: 'Je to pravda?', mentioned: ['Anna Kováčová'] },
          { actorName: 'Anna Kováčová', text: 'Áno, za rok 2026.', mentioned: [] }
        ]
      }
    ]);
    expect(await settle(anna.actor, threadId, true)).toBe('settled');
    expect(await openOnes()).toEqual([]);
    expect(await threads()).toMatchObject([{ resolvedByName: 'Anna Kováčová' }]);
    expect(await reply(boris.actor, threadId, 'Ešte otázka.')).toBe('written');
    expect(await openOnes()).toMatchObject([{ id: threadId, remarks: 3, resolvedAt: null }]);
  });

  test('it keeps the wording it was made on when the block is changed, split and removed', async () => {
    const { anna, blockId, write, open, threads, openOnes } = await aWrittenPlan();
    await open(anna.actor);
    // A split leaves the id on the first half and gives the second a new one.
    await write({ operation: 'change', blockId, baseRevision: 1, content: paragraph('Nikto') });
    await write({
      ...{ operation: 'add', blockId: randomUUID(), after: blockId },
      content: paragraph(' neostane sám.')
    });
    expect(await threads()).toMatchObject([{ wording: { content: paragraph('Nikto neostane sám.') } }]);
    await write({ operation: 'remove', blockId, baseRevision: 2 });
    expect(await threads()).toMatchObject([{ wording: { content: paragraph('Nikto neostane sám.') } }]);
    expect(await openOnes()).toMatchObject([{ section: 'vision', quote: 'Nikto neostane sám.' }]);
    expect(await open(anna.actor)).toBe('no-such-subject');
  });

  test('only its author changes a remark, and the last words take the thread along', async () => {
    const { body, planId, anna, boris, open, reply, threads } = await aWrittenPlan();
    const [threadId, remarkId] = [randomUUID(), randomUUID()];
    await open(boris.actor, { threadId, remarkId, mention: [anna.accountId] });
    await reply(anna.actor, threadId, 'Odpoveď');
    const edit = (actor: Actor, text: string) =>
      inTransaction(db, body, (stores) => editRemark(stores, actor, { planId, remarkId, text }));
    const remove = (actor: Actor, id: string) =>
      inTransaction(db, body, (stores) => removeRemark(stores, actor, { planId, remarkId: id }));
    expect(await edit(anna.actor, 'Cudzie')).toBe('not-allowed');
    expect(await edit(boris.actor, '')).toBe('empty');
    expect(await edit(boris.actor, 'Je to presné?')).toBe('edited');
    expect((await threads())[0]?.remarks[0]).toMatchObject({
      text: 'Je to presné?',
      editedAt: expect.any(Date)
    });
    expect(await remove(anna.actor, remarkId)).toBe('not-allowed');
    expect(await remove(boris.actor, remarkId)).toBe('removed');
    expect(await remove(boris.actor, remarkId)).toBe('no-such-remark');
    const [thread] = await threads();
    expect(thread?.remarks).toMatchObject([
      { text: '', mentioned: [], removedAt: expect.any(Date) },
      { text: 'Odpoveď' }
    ]);
    const waiting = await inTransaction(db, body, ({ notices }) => notices.listUntold(anna.accountId));
    expect(waiting).toEqual([]);
    expect(await remove(anna.actor, thread?.remarks[1]?.id ?? '')).toBe('removed');
    expect(await threads()).toEqual([]);
  });

  test('the same form sent twice writes one remark', async () => {
    const { anna, open, threads } = await aWrittenPlan();
    const ids = { threadId: randomUUID(), remarkId: randomUUID() };
    expect([await open(anna.actor, ids), await open(anna.actor, ids)]).toEqual(['written', 'written']);
    expect(await threads()).toHaveLength(1);
  });

  test('who may only read writes nothing, and a stranger is not mentioned', async () => {
    const { body, boris, anna, open, reply, settle, threads } = await aWrittenPlan();
    const threadId = randomUUID();
    await open(anna.actor, { threadId });
    for (const role of ['councillor', 'auditor', 'mayor', 'provider', 'region-analyst'] as const) {
      const reader: Actor = { actorId: anna.actor.actorId, roles: [role] };
      expect(await open(reader), role).toBe('not-allowed');
      expect(await reply(reader, threadId, 'x'), role).toBe('not-allowed');
      expect(await settle(reader, threadId, true), role).toBe('not-allowed');
    }
    const provider = await aPerson(db, body, 'provider', 'Poskytovateľ');
    expect(await open(boris.actor, { mention: [randomUUID()] })).toBe('no-such-person');
    expect(await open(boris.actor, { mention: [provider.accountId] })).toBe('no-such-person');
    expect(await open(boris.actor, { text: '' })).toBe('empty');
    expect(await threads()).toHaveLength(1);
  });

  test('items and kinds of services carry remarks too; what another plan or body has is not there', async () => {
    const { body, planId, anna, open, openOnes } = await aWrittenPlan();
    const goal = aGoal({ id: randomUUID(), needIds: [], title: 'Pomoc doma' });
    await inTransaction(db, body, ({ items }) => items.goals.add(planId, goal));
    expect(await open(anna.actor, { subject: { kind: 'goals', id: goal.id } })).toBe('written');
    expect(await open(anna.actor, { subject: { kind: 'kind', id: 'neznamy' } })).toBe('no-such-subject');
    expect(await open(anna.actor, { subject: { kind: 'measures', id: goal.id } })).toBe('no-such-subject');
    expect(await open(anna.actor, { planId: randomUUID() })).toBe('no-such-plan');
    expect(await openOnes()).toMatchObject([{ quote: 'Pomoc doma', section: null }]);
    const other = await aBody(db);
    expect(await inTransaction(db, other, ({ remarks }) => remarks.list(planId, 'all'))).toEqual([]);
  });

  test('an erased person leaves her words without a name', async () => {
    const { anna, boris, open, threads } = await aWrittenPlan();
    await open(boris.actor, { mention: [anna.accountId] });
    await open(anna.actor, { mention: [boris.accountId] });
    await erasePerson(db, boris.email, { today });
    expect((await threads()).map(({ remarks }) => remarks[0])).toMatchObject([
      { actorName: null, text: 'Je to pravda?', mentioned: ['Anna Kováčová'] },
      { actorName: 'Anna Kováčová', mentioned: [null] }
    ]);
  });
});
