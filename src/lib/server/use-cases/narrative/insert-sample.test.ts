import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { plainText } from '#lib/domain/plans/block-text.ts';
import { PLAN_SECTIONS } from '#lib/domain/plans/plan.ts';
import type { Actor } from '#lib/domain/tenancy/permissions.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { aBody } from '#tests/fixtures.ts';
import { aPlan } from '#tests/plan-fixtures.ts';
import { readPlan } from '../plans/read-plan.ts';
import { changeBlocks } from './change-blocks.ts';
import { insertSample, insertShortSamples } from './insert-sample.ts';

const coordinator: Actor = { actorId: null as never, roles: ['coordinator'] };
const auditor: Actor = { ...coordinator, roles: ['auditor'] };
const wording = { setting: 'village', facts: { názov: 'Lipovec' } } as const;

describe.each(ENGINES)('putting samples into a plan on %s', async (engine) => {
  const { db } = await testDatabase(engine);
  const body = await aBody(db);

  async function aNewPlan() {
    const plan = aPlan({ id: randomUUID(), texts: { vision: { text: 'Naša vízia.', template: false } } });
    await inTransaction(db, body, (stores) => stores.plans.add(plan));
    return plan.id;
  }
  const put = (planId: string, section: string, actor = coordinator) =>
    inTransaction(db, body, (stores) => insertSample(stores, actor, { planId, section, ...wording }));
  const judged = async (planId: string) =>
    (await inTransaction(db, body, (stores) => readPlan(stores, { unitCode: null }, planId)))?.judged;

  test('every section gets its sample once; all of it counts as empty', async () => {
    const planId = await aNewPlan();
    for (const section of PLAN_SECTIONS) {
      expect(await put(planId, section)).toBe('inserted');
      expect(await put(planId, section)).toBe('there-already');
    }
    const texts = (await judged(planId))?.sectionTexts ?? [];
    expect(texts.map((one) => [one.ownWords, one.sampleWords > 0])).toEqual(
      PLAN_SECTIONS.map(() => [0, true])
    );
    const blocks = await inTransaction(db, body, (stores) => stores.blocks.list(planId, 'vision'));
    expect(blocks.map(({ content, template }) => [plainText(content), template])).toEqual([
      [expect.stringContaining('V obci Lipovec nikto neostane'), true]
    ]);
    // Groups the plan does not speak of get no sample.
    const analysis = await inTransaction(db, body, (stores) =>
      stores.blocks.list(planId, 'services-analysis')
    );
    const headings = analysis
      .filter(({ content }) => content.kind === 'heading')
      .map(({ content }) => plainText(content));
    expect(headings).toContain('Seniori');
    expect(headings).not.toContain('Deti, mládež a rodiny');
  });

  test('a sample stands behind what is written, and a changed one is one’s own', async () => {
    const planId = await aNewPlan();
    const say = (blockId: string, text: string) =>
      ({ blockId, content: { kind: 'paragraph', text: [{ type: 'text', text }] } }) as const;
    const own = randomUUID();
    await inTransaction(db, body, (stores) =>
      changeBlocks(stores, coordinator, {
        ...{ planId, section: 'swot' },
        changes: [{ operation: 'add', after: null, ...say(own, 'Máme dvoch lekárov.') }]
      })
    );
    expect(await put(planId, 'swot')).toBe('inserted');
    const blocks = await inTransaction(db, body, (stores) => stores.blocks.list(planId, 'swot'));
    expect(blocks[0]?.id).toBe(own);
    await inTransaction(db, body, (stores) =>
      changeBlocks(stores, coordinator, {
        ...{ planId, section: 'swot' },
        changes: blocks
          .slice(1)
          .map(({ id }) => ({ operation: 'change', baseRevision: 1, ...say(id, 'Prepísané celé.') }))
      })
    );
    const swot = (await judged(planId))?.sectionTexts.find((one) => one.section === 'swot');
    expect(swot).toMatchObject({ ownWords: 3 + 2 * (blocks.length - 1), sampleWords: 0, openBlanks: [] });
  });

  test('empty short texts are filled and count as empty; a written one stays as it is', async () => {
    const planId = await aNewPlan();
    const fill = () =>
      inTransaction(db, body, (stores) => insertShortSamples(stores, coordinator, { planId, ...wording }));
    expect(await fill()).toBe('inserted');
    expect(await fill()).toBe('there-already');
    const plan = await inTransaction(db, body, (stores) => stores.plans.find(planId));
    expect(plan?.texts.vision).toEqual({ text: 'Naša vízia.', template: false });
    expect(plan?.texts['condition-financial']).toMatchObject({
      ...{ template: true, text: expect.stringMatching(/^Z vlastného rozpočtu dáme .* v rozpočte obce\.$/) }
    });
  });

  test('who may not edit, and what is not there, changes nothing', async () => {
    const planId = await aNewPlan();
    expect(await put(planId, 'vision', auditor)).toBe('not-allowed');
    expect(await put(planId, 'nic')).toBe('no-such-section');
    expect(await put(randomUUID(), 'vision')).toBe('no-such-plan');
    const short = (id: string, actor: Actor) =>
      inTransaction(db, body, (stores) => insertShortSamples(stores, actor, { planId: id, ...wording }));
    expect([await short(planId, auditor), await short(randomUUID(), coordinator)]).toEqual([
      'not-allowed',
      'no-such-plan'
    ]);
    expect((await judged(planId))?.sectionTexts.filter((one) => one.sampleWords > 0)).toEqual([]);
  });
});
