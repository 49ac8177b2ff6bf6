import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { BlockContent } from '#lib/domain/plans/block.ts';
import { plainText } from '#lib/domain/plans/block-text.ts';
import type { ChangeAnswer, NarrativeChange } from '#lib/domain/plans/narrative-change.ts';
import type { Actor } from '#lib/domain/tenancy/permissions.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Db } from '#lib/server/db/db.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { aBody } from '#tests/fixtures.ts';
import { aPlan } from '#tests/plan-fixtures.ts';
import { changeBlocks } from './change-blocks.ts';

const editor: Actor = { actorId: null as never, roles: ['editor'] };
const section = 'vision';
const says = (text: string): BlockContent => ({ kind: 'paragraph', text: [{ type: 'text', text }] });
const list = (...ids: string[]): BlockContent => ({
  kind: 'bulletList',
  items: ids.map((id) => ({ id, text: [{ type: 'text', text: 'položka' }] }))
});

describe.each(ENGINES)('changing the narrative on %s', (engine) => {
  let db: Db;
  let body: BodyId;
  beforeAll(async () => {
    ({ db } = await testDatabase(engine));
    body = await aBody(db);
  });

  async function anEmptyPlan(): Promise<string> {
    const plan = aPlan({ id: randomUUID() });
    await inTransaction(db, body, (stores) => stores.plans.add(plan));
    return plan.id;
  }

  async function send(planId: string, ...changes: NarrativeChange[]): Promise<ChangeAnswer[]> {
    const done = await inTransaction(db, body, (stores) =>
      changeBlocks(stores, editor, { planId, section, changes })
    );
    if (done.outcome !== 'answered') throw new Error(done.outcome);
    return done.answers;
  }

  const reading = (planId: string) =>
    inTransaction(db, body, async (stores) => {
      const blocks = await stores.blocks.list(planId, section);
      return blocks.map(({ content }) => plainText(content));
    });

  const [a, b, c] = [randomUUID(), randomUUID(), randomUUID()];

  test('blocks stand where they were put, and sending it all again changes nothing', async () => {
    const planId = await anEmptyPlan();
    const changes: NarrativeChange[] = [
      { operation: 'add', blockId: a, after: null, content: says('prvý') },
      { operation: 'add', blockId: b, after: a, content: says('tretí') },
      { operation: 'add', blockId: c, after: a, content: says('druhý') }
    ];
    expect((await send(planId, ...changes)).map(({ outcome }) => outcome)).toEqual(
      changes.map(() => 'accepted')
    );
    expect(await reading(planId)).toEqual(['prvý', 'druhý', 'tretí']);
    expect((await send(planId, ...changes)).map(({ outcome }) => outcome)).toEqual(
      changes.map(() => 'unchanged')
    );
    await send(planId, { operation: 'move', blockId: b, after: null });
    expect(await reading(planId)).toEqual(['tretí', 'prvý', 'druhý']);
    await send(planId, { operation: 'remove', blockId: a, baseRevision: 1 });
    expect(await send(planId, { operation: 'remove', blockId: a, baseRevision: 1 })).toMatchObject([
      { outcome: 'unchanged' }
    ]);
    expect(await reading(planId)).toEqual(['tretí', 'druhý']);
  });

  test('a removed id is never given again, and its words come back to the editor', async () => {
    const planId = await anEmptyPlan();
    const blockId = randomUUID();
    await send(
      planId,
      { operation: 'add', blockId, after: null, content: says('dočasné') },
      { operation: 'remove', blockId, baseRevision: 1 }
    );
    expect(
      await send(planId, { operation: 'change', blockId, baseRevision: 1, content: says('moje') })
    ).toEqual([{ outcome: 'gone', blockId, yours: says('moje') }]);
    expect(await send(planId, { operation: 'add', blockId, after: null, content: says('moje') })).toEqual([
      { outcome: 'gone', blockId, yours: says('moje') }
    ]);
  });

  test('a removal of what somebody changed meanwhile is answered with their text', async () => {
    const planId = await anEmptyPlan();
    const blockId = randomUUID();
    await send(
      planId,
      { operation: 'add', blockId, after: null, content: says('prvé') },
      { operation: 'change', blockId, baseRevision: 1, content: says('druhé') }
    );
    expect(await send(planId, { operation: 'remove', blockId, baseRevision: 1 })).toEqual([
      { outcome: 'conflict', blockId, theirs: says('druhé'), theirRevision: 2, yours: null }
    ]);
  });

  test('an id of an item that another block bears is refused, and so is a picture nobody brought', async () => {
    const planId = await anEmptyPlan();
    const [first, second] = [randomUUID(), randomUUID()];
    await send(planId, { operation: 'add', blockId: first, after: null, content: list('i1', 'i2') });
    const figure = { kind: 'figure', file: 'ab'.repeat(32), alternative: 'dom', caption: '' };
    expect(
      await send(
        planId,
        { operation: 'add', blockId: second, after: first, content: list('i2') },
        { operation: 'add', blockId: second, after: first, content: figure },
        { operation: 'change', blockId: first, baseRevision: 1, content: list('i2', 'i1') }
      )
    ).toMatchObject([{ outcome: 'refused' }, { outcome: 'refused' }, { outcome: 'accepted' }]);
  });

  test('blocks with one position, and a neighbour that is gone, still leave a place', async () => {
    const planId = await anEmptyPlan();
    const ids = [randomUUID(), randomUUID()].sort();
    await inTransaction(db, body, async ({ blocks }) => {
      for (const [at, id] of ids.entries()) {
        const block = { id, parent: section, position: 'a0', content: says(`blok ${at}`), revision: 1 };
        await blocks.add(planId, { ...block, template: true }, null);
      }
    });
    const add = (after: string, text: string): NarrativeChange => ({
      operation: 'add',
      blockId: randomUUID(),
      after,
      content: says(text)
    });
    await send(planId, add(ids[0] ?? '', 'medzi'), add(randomUUID(), 'na konci'));
    expect(await reading(planId)).toEqual(['blok 0', 'medzi', 'blok 1', 'na konci']);
  });

  test('who may not edit changes nothing, nor does a section or plan that is not there', async () => {
    const planId = await anEmptyPlan();
    const changes: NarrativeChange[] = [
      { operation: 'add', blockId: randomUUID(), after: null, content: says('x') }
    ];
    const asked = (actor: Actor, input: { planId: string; section: string }) =>
      inTransaction(db, body, (stores) => changeBlocks(stores, actor, { ...input, changes }));
    const auditor: Actor = { ...editor, roles: ['auditor'] };
    expect(await asked(auditor, { planId, section })).toEqual({ outcome: 'not-allowed' });
    expect(await asked(editor, { planId, section: 'x' })).toEqual({ outcome: 'no-such-section' });
    expect(await asked(editor, { planId: randomUUID(), section })).toEqual({ outcome: 'no-such-plan' });
    expect(await reading(planId)).toEqual([]);
  });

  test('of two editors nothing acknowledged is lost and nothing is overwritten silently', async () => {
    const acts = fc.array(
      fc.record({
        who: fc.constantFrom(0, 1),
        act: fc.constantFrom('add', 'change', 'change', 'remove', 'move', 'look', 'again'),
        pick: fc.nat(),
        at: fc.nat()
      }),
      { minLength: 4, maxLength: 16 }
    );
    await fc.assert(
      fc.asyncProperty(acts, async (script) => {
        const planId = await anEmptyPlan();
        const acknowledged = new Map<string, { text: string; revision: number } | 'removed'>();
        // What each editor last saw of each block, and what it last sent.
        const seen = [new Map<string, number>(), new Map<string, number>()] as const;
        const sent: NarrativeChange[][] = [[], []];
        let words = 0;
        for (const { who, act, pick, at } of script) {
          const sight = seen[who] as Map<string, number>;
          const known = [...sight.keys()];
          const blockId = known[pick % (known.length || 1)];
          const after = known[at % (known.length || 1)] ?? null;
          const text = `text ${words++}`;
          const content = says(text);
          let changes: NarrativeChange[];
          if (act === 'look') {
            sight.clear();
            for (const [id, state] of acknowledged) {
              if (state !== 'removed') sight.set(id, state.revision);
            }
            continue;
          }
          if (act === 'again') changes = sent[who] ?? [];
          else if (act === 'add' || !blockId)
            changes = [{ operation: 'add', blockId: randomUUID(), after, content }];
          else if (act === 'move') changes = [{ operation: 'move', blockId, after }];
          else {
            const baseRevision = sight.get(blockId) ?? 0;
            changes = [
              act === 'change'
                ? { operation: 'change', blockId, baseRevision, content }
                : { operation: 'remove', blockId, baseRevision }
            ];
          }
          sent[who] = changes;
          const answers = await send(planId, ...changes);
          for (const [index, answer] of answers.entries()) {
            const change = changes[index] as NarrativeChange;
            const before = acknowledged.get(change.blockId);
            if (answer.outcome === 'conflict') {
              // Handed back: theirs is what was last acknowledged.
              expect(before).toMatchObject({
                revision: answer.theirRevision,
                text: plainText(answer.theirs)
              });
            }
            if (answer.outcome !== 'accepted') continue;
            if (change.operation === 'change' || change.operation === 'remove') {
              // Accepted only over exactly what the editor had seen.
              expect(before).toMatchObject({ revision: change.baseRevision });
            }
            if (change.operation === 'remove') {
              acknowledged.set(change.blockId, 'removed');
              sight.delete(change.blockId);
            } else if (change.operation !== 'move') {
              const written = plainText(change.content as BlockContent);
              acknowledged.set(change.blockId, { text: written, revision: answer.revision });
              sight.set(change.blockId, answer.revision);
            }
          }
        }
        const standing = [...acknowledged.values()].filter((state) => state !== 'removed');
        expect((await reading(planId)).sort()).toEqual(standing.map(({ text }) => text).sort());
      }),
      { numRuns: 40 }
    );
  });
});
