import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { judgeCompleteness } from '#lib/domain/plans/completeness.ts';
import type { Actor } from '#lib/domain/tenancy/permissions.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Db } from '#lib/server/db/db.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { aBody } from '#tests/fixtures.ts';
import { aCompletePlan, aGoal, aLaw, aMeasure, aPlan } from '#tests/plan-fixtures.ts';
import type { PlanItemKind } from './item-rules.ts';
import { keepItem, placeItem, removeItem } from './keep-item.ts';
import { readPlan } from './read-plan.ts';

const today = '2026-11-21';
const coordinator: Actor = { actorId: null as never, roles: ['coordinator'] };

/** The fixtures' short ids as the database wants them; the same id becomes the same one everywhere. */
function withUuids<T>(value: T): T {
  const known = new Map<string, string>();
  const uuidOf = (id: string) => {
    const uuid = known.get(id) ?? randomUUID();
    known.set(id, uuid);
    return uuid;
  };
  const isId = (name: string) =>
    name === 'id' || name === 'measureId' || /^(goal|priority|need|finding)Id$/.test(name);
  const isIds = (name: string) => /^(need|finding|answersFinding)Ids$/.test(name);
  return JSON.parse(JSON.stringify(value), (name, part) => {
    if (typeof part === 'string' && isId(name)) return uuidOf(part);
    // Links are a set: the database gives them in the order of the ids.
    return isIds(name) ? (part as string[]).map(uuidOf).sort() : part;
  }) as T;
}

const KINDS_IN_ORDER = [
  ...([
    'findings',
    'needs',
    'swot',
    'analysisNotes',
    'priorities',
    'goals',
    'measures',
    'activities'
  ] as const),
  ...(['indicators', 'risks', 'cells', 'humanResources', 'materialResources', 'financialResources'] as const)
] satisfies readonly PlanItemKind[];

async function aKeptPlan(db: Db, body: BodyId) {
  // The body's directory is empty: what exists is said against it, with a reason.
  const reasoned = aCompletePlan().cells.map((cell) => ({
    ...cell,
    existing: cell.existing && { ...cell.existing, overrideReason: 'Podľa obecného úradu.' }
  }));
  const content = withUuids(aCompletePlan({ cells: reasoned }));
  await inTransaction(db, body, async (stores) => {
    await stores.plans.add(content.plan);
    for (const kind of KINDS_IN_ORDER) {
      for (const [index, item] of content[kind].entries()) {
        const placed = { position: `a${index}`, ...item } as never;
        const input = { planId: content.plan.id, kind, item: placed, revision: null, today } as const;
        expect(await keepItem(stores, coordinator, input)).toMatchObject({ outcome: 'kept' });
      }
    }
    for (const choice of content.kindChoices) await stores.plans.chooseKind(content.plan.id, choice);
  });
  return content;
}

describe.each(ENGINES)('on %s', async (engine) => {
  const { db } = await testDatabase(engine);

  test('everything a plan says comes back as it was kept, and is judged the same', async () => {
    const body = await aBody(db);
    const content = await aKeptPlan(db, body);
    const whole = await inTransaction(db, body, (stores) =>
      readPlan(stores, { unitCode: null }, content.plan.id)
    );
    for (const kind of KINDS_IN_ORDER) {
      const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1);
      const kept = [...(whole?.judged[kind] ?? [])].sort(byId);
      const wanted = [...content[kind]].sort(byId);
      expect(kept, kind).toHaveLength(wanted.length);
      for (const [index, item] of wanted.entries()) expect(kept[index], kind).toMatchObject(item);
    }
    const { sectionTexts, demography, existing, discussion } = content;
    const judged = { ...content, ...whole?.judged, sectionTexts, demography, existing, discussion };
    expect(judgeCompleteness(judged, aLaw(), today)).toEqual(judgeCompleteness(content, aLaw(), today));
  });

  test('the slower of two editors is shown what the faster one wrote, and overwrites nothing', async () => {
    const body = await aBody(db);
    const { plan, goals } = await aKeptPlan(db, body);
    const goal = goals[0] ?? aGoal();
    const keep = (title: string) =>
      inTransaction(db, body, (stores) =>
        keepItem(stores, coordinator, {
          planId: plan.id,
          kind: 'goals',
          item: { ...goal, title },
          revision: 1,
          today
        })
      );
    expect(await keep('Prvá')).toEqual({ outcome: 'kept', id: goal.id });
    expect(await keep('Druhá')).toMatchObject({
      outcome: 'conflict',
      theirs: { title: 'Prvá', revision: 2 }
    });
    const kept = await inTransaction(db, body, (stores) => stores.items.goals.find(goal.id));
    expect(kept?.title).toBe('Prvá');
  });

  test('of many that save the same revision at once, exactly one wins', async () => {
    const body = await aBody(db);
    const { plan, goals } = await aKeptPlan(db, body);
    const goal = goals[0] ?? aGoal();
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        inTransaction(db, body, (stores) => {
          const item = { ...goal, title: `Znenie ${index}` };
          return keepItem(stores, coordinator, { planId: plan.id, kind: 'goals', item, revision: 1, today });
        })
      )
    );
    expect(outcomes.filter(({ outcome }) => outcome === 'kept')).toHaveLength(1);
    expect(outcomes.filter(({ outcome }) => outcome === 'conflict')).toHaveLength(7);
  });

  test('a removed measure takes its code with it for ever', async () => {
    const body = await aBody(db);
    const content = await aKeptPlan(db, body);
    const goalId = content.goals[0]?.id ?? '';
    const add = () =>
      inTransaction(db, body, async (stores) => {
        const item = {
          ...withUuids(aMeasure({ goalId, capacityChanges: [], answersFindingIds: [] })),
          goalId
        };
        const kept = await keepItem(stores, coordinator, {
          ...{ planId: content.plan.id, kind: 'measures', item, revision: null, today }
        } as const);
        return stores.items.measures.find('id' in kept ? kept.id : '');
      });
    const first = await add();
    await inTransaction(db, body, (stores) =>
      removeItem(stores, coordinator, {
        planId: content.plan.id,
        kind: 'measures',
        id: first?.id ?? '',
        revision: 1,
        today
      })
    );
    const second = await add();
    expect(second?.code).not.toBe(first?.code);
  });

  test('what others hang on is not removed', async () => {
    const body = await aBody(db);
    const { plan, needs, goals } = await aKeptPlan(db, body);
    const remove = (kind: PlanItemKind, id = '') =>
      inTransaction(db, body, (stores) =>
        removeItem(stores, coordinator, { planId: plan.id, kind, id, revision: 1, today })
      );
    expect(await remove('needs', needs[0]?.id)).toEqual({ refusal: 'used-by-goal' });
    expect(await remove('goals', goals[0]?.id)).toEqual({ refusal: 'has-measures' });
  });

  test('a neighbour can neither see, change, move nor remove an item, even knowing its ids', async () => {
    const [ours, theirs] = [await aBody(db), await aBody(db)];
    const { plan, goals } = await aKeptPlan(db, theirs);
    const goal = goals[0] ?? aGoal();
    const outcomes = await inTransaction(db, ours, async (stores) => [
      await keepItem(stores, coordinator, { planId: plan.id, kind: 'goals', item: goal, revision: 1, today }),
      await removeItem(stores, coordinator, {
        planId: plan.id,
        kind: 'goals',
        id: goal.id,
        revision: 1,
        today
      }),
      await placeItem(stores, coordinator, { planId: plan.id, kind: 'goals', id: goal.id, position: 'b' }),
      await stores.items.goals.list(plan.id),
      await stores.plans.find(plan.id)
    ]);
    expect(outcomes).toEqual([{ outcome: 'no-such-plan' }, 'gone', 'gone', [], undefined]);
  });

  test('a reader may not write', async () => {
    const body = await aBody(db);
    const plan = withUuids(aPlan());
    const auditor: Actor = { ...coordinator, roles: ['auditor'] };
    const outcome = await inTransaction(db, body, async (stores) => {
      await stores.plans.add(plan);
      return keepItem(stores, auditor, {
        planId: plan.id,
        kind: 'goals',
        item: withUuids(aGoal()),
        revision: null,
        today
      });
    });
    expect(outcome).toEqual({ outcome: 'not-allowed' });
  });
});
