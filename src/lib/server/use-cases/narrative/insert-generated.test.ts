import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { plainText } from '#lib/domain/plans/block-text.ts';
import type { Actor } from '#lib/domain/tenancy/permissions.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { aBody } from '#tests/fixtures.ts';
import { aPlan } from '#tests/plan-fixtures.ts';
import { readPlan } from '../plans/read-plan.ts';
import { changeBlocks } from './change-blocks.ts';
import { insertGenerated } from './insert-generated.ts';
import { insertSample } from './insert-sample.ts';

const coordinator: Actor = { actorId: null as never, roles: ['coordinator'] };
const auditor: Actor = { ...coordinator, roles: ['auditor'] };
const text = { heading: 'Obyvatelia v číslach', paragraphs: ['V obci žije 471 ľudí.', 'Detí je 83.'] };

describe.each(ENGINES)('putting a text from data into a plan on %s', async (engine) => {
  const { db } = await testDatabase(engine);
  const body = await aBody(db);
  const section = 'social-situation';

  async function aNewPlan() {
    const plan = aPlan({ id: randomUUID() });
    await inTransaction(db, body, (stores) => stores.plans.add(plan));
    return plan.id;
  }
  const put = (planId: string, actor = coordinator) =>
    inTransaction(db, body, (stores) => insertGenerated(stores, actor, { planId, section, text }));
  const blocksOf = (planId: string) =>
    inTransaction(db, body, (stores) => stores.blocks.list(planId, section));

  test('it stands behind a sample, marked until edited, and once', async () => {
    const planId = await aNewPlan();
    const wording = { setting: 'village', facts: {} } as const;
    await inTransaction(db, body, (stores) =>
      insertSample(stores, coordinator, { planId, section, ...wording })
    );
    expect([await put(planId), await put(planId)]).toEqual(['inserted', 'there-already']);
    const blocks = (await blocksOf(planId)).slice(-3);
    expect(blocks.map(({ content, template }) => [plainText(content), template])).toEqual([
      ['Obyvatelia v číslach', true],
      ['V obci žije 471 ľudí.', true],
      ['Detí je 83.', true]
    ]);
    const last = blocks[2];
    await inTransaction(db, body, (stores) =>
      changeBlocks(stores, coordinator, {
        ...{ planId, section },
        changes: [
          {
            ...{ operation: 'change', baseRevision: 1, blockId: last?.id ?? '' },
            content: { kind: 'paragraph', text: [{ type: 'text', text: 'Detí je u nás 83.' }] }
          }
        ]
      })
    );
    expect((await blocksOf(planId)).slice(-2).map(({ template }) => template)).toEqual([true, false]);
    const read = await inTransaction(db, body, (stores) => readPlan(stores, { unitCode: null }, planId));
    const judged = read?.judged.sectionTexts.find((one) => one.section === section);
    // Only what was edited counts as one's own.
    expect(judged?.ownWords).toBe(5);
  });

  test('who may not edit, and a plan that is not there, changes nothing', async () => {
    const planId = await aNewPlan();
    expect(await put(planId, auditor)).toBe('not-allowed');
    expect(await put(randomUUID())).toBe('no-such-plan');
    expect(await blocksOf(planId)).toEqual([]);
  });
});
