import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { BlockContent } from '#lib/domain/plans/block.ts';
import { idsOf } from '#lib/domain/plans/block-identity.ts';
import { plainText } from '#lib/domain/plans/block-text.ts';
import type { NarrativeChange } from '#lib/domain/plans/narrative-change.ts';
import type { Actor } from '#lib/domain/tenancy/permissions.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { aBody } from '#tests/fixtures.ts';
import { aPlan } from '#tests/plan-fixtures.ts';
import { changeBlocks } from './change-blocks.ts';
import { type Restoring, restoreBlock } from './restore-block.ts';

const editor: Actor = { actorId: null as never, roles: ['editor'] };
const section = 'vision';
const says = (text: string): BlockContent => ({ kind: 'paragraph', text: [{ type: 'text', text }] });
const list = (...ids: string[]): BlockContent => ({
  kind: 'bulletList',
  items: ids.map((id) => ({ id, text: [{ type: 'text', text: `položka ${id.slice(0, 4)}` }] }))
});

describe.each(ENGINES)('restoring an old wording on %s', async (engine) => {
  const { db } = await testDatabase(engine);
  const body = await aBody(db);

  async function aPlanWith(...changes: NarrativeChange[]): Promise<string> {
    const plan = aPlan({ id: randomUUID() });
    await inTransaction(db, body, async (stores) => {
      await stores.plans.add(plan);
      await changeBlocks(stores, editor, { planId: plan.id, section, changes });
    });
    return plan.id;
  }
  const send = (planId: string, ...changes: NarrativeChange[]) =>
    inTransaction(db, body, (stores) => changeBlocks(stores, editor, { planId, section, changes }));
  const restore = (input: Omit<Restoring, 'section' | 'newId'> & { newId?: string }, actor = editor) =>
    inTransaction(db, body, (stores) =>
      restoreBlock(stores, actor, { section, newId: randomUUID(), ...input }, randomUUID)
    );
  const standing = (planId: string) =>
    inTransaction(db, body, (stores) => stores.blocks.list(planId, section));
  const history = (planId: string, blockId: string) =>
    inTransaction(db, body, (stores) => stores.blockHistory.list(planId, blockId, null));

  test('an old wording stands again as a revision of its own, and can be taken back', async () => {
    const id = randomUUID();
    const planId = await aPlanWith({ operation: 'add', blockId: id, after: null, content: says('Prvé.') });
    await send(planId, { operation: 'change', blockId: id, baseRevision: 1, content: says('Druhé.') });
    const restored = await restore({ planId, blockId: id, wanted: 1, baseRevision: 2 });
    expect(restored).toMatchObject({ answer: { outcome: 'accepted', revision: 3 } });
    expect((await history(planId, id)).map((one) => one.content && plainText(one.content))).toEqual([
      ...['Prvé.', 'Druhé.', 'Prvé.']
    ]);
    // Somebody who has not seen the newest wording gets both, and nothing is written over.
    const late = await restore({ planId, blockId: id, wanted: 2, baseRevision: 2 });
    expect(late).toMatchObject({ answer: { outcome: 'conflict', theirRevision: 3 } });
    expect((await standing(planId)).map(({ content }) => plainText(content))).toEqual(['Prvé.']);
  });

  test('a removed block comes back at the end under another id, with ids of its own inside, once', async () => {
    const [id, other, newId] = [randomUUID(), randomUUID(), randomUUID()];
    const items: string[] = [randomUUID(), randomUUID()];
    const planId = await aPlanWith(
      { operation: 'add', blockId: id, after: null, content: list(...items) },
      { operation: 'add', blockId: other, after: id, content: says('Ostáva.') }
    );
    await send(planId, { operation: 'remove', blockId: id, baseRevision: 1 });
    const asked = { planId, blockId: id, wanted: 1, baseRevision: 2, newId };
    expect(await restore(asked)).toMatchObject({ answer: { outcome: 'accepted', blockId: newId } });
    const blocks = await standing(planId);
    expect(blocks.map((one) => one.id)).toEqual([other, newId]);
    expect(idsOf(blocks[1] as never).filter((one) => items.includes(one))).toEqual([]);
    expect(plainText((blocks[1] as never as { content: BlockContent }).content)).toBe(
      items.map((one) => `položka ${one.slice(0, 4)}`).join('\n')
    );
    const section_ = await inTransaction(db, body, (stores) =>
      stores.blockHistory.ofSection(planId, section)
    );
    expect(section_.map((one) => [one.blockId, one.removed])).toEqual([
      ...[
        [other, false],
        [newId, false],
        [id, true]
      ]
    ]);
  });

  test('an item that went to another block keeps its id there; the restored wording gets a new one', async () => {
    const [id, other, item] = [randomUUID(), randomUUID(), randomUUID()];
    const planId = await aPlanWith({ operation: 'add', blockId: id, after: null, content: list(item) });
    await send(
      planId,
      { operation: 'change', blockId: id, baseRevision: 1, content: says('Bez zoznamu.') },
      { operation: 'add', blockId: other, after: id, content: list(item) }
    );
    const restored = await restore({ planId, blockId: id, wanted: 1, baseRevision: 2 });
    expect(restored).toMatchObject({ answer: { outcome: 'accepted' } });
    const ids = (await standing(planId)).flatMap(idsOf);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain(item);
  });

  test('another plan, another section, a removal, a reader without the right: nothing is written', async () => {
    const id = randomUUID();
    const planId = await aPlanWith({ operation: 'add', blockId: id, after: null, content: says('Text.') });
    await send(planId, { operation: 'change', blockId: id, baseRevision: 1, content: says('Iný.') });
    const outcome = async (input: Partial<Restoring>, actor = editor) =>
      (await restore({ planId, blockId: id, wanted: 1, baseRevision: 2, ...input }, actor)).outcome;
    expect(await outcome({ planId: randomUUID() })).toBe('no-such-wording');
    expect(await outcome({ section: 'swot' })).toBe('no-such-wording');
    expect(await outcome({ wanted: 9 })).toBe('no-such-wording');
    expect(await outcome({}, { ...editor, roles: ['auditor'] })).toBe('not-allowed');
    expect((await standing(planId)).map(({ content }) => plainText(content))).toEqual(['Iný.']);
  });
});
