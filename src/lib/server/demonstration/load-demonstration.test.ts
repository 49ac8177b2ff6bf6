import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { refuseApproval } from '#lib/domain/decisions/approval.ts';
import { assemblePlan } from '#lib/domain/demonstration/assemble-plan.ts';
import { existingCapacityOn } from '#lib/domain/directory/capacity.ts';
import { refuseFact } from '#lib/domain/directory/facts/refuse-fact.ts';
import { refuseProvider } from '#lib/domain/directory/provider.ts';
import { refuseService } from '#lib/domain/directory/service.ts';
import { chainThrough } from '#lib/domain/evidence/chain.ts';
import { termOf } from '#lib/domain/monitoring/due.ts';
import { isUnlikely, knownNumbers, refuseMeasured } from '#lib/domain/monitoring/measured-value.ts';
import { refuseProgress } from '#lib/domain/monitoring/progress.ts';
import { readBlockContent } from '#lib/domain/plans/block-reading.ts';
import { refuseKindChoice } from '#lib/domain/plans/capacity-matrix.ts';
import { openFindings } from '#lib/domain/plans/completeness-finding.ts';
import { PLAN_SECTIONS, planYears } from '#lib/domain/plans/plan.ts';
import type { BodyId, PlanningBody } from '#lib/domain/tenancy/planning-body.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { aPlan } from '#tests/plan-fixtures.ts';
import type { Database, Db } from '../db/db.ts';
import { publishedPlans } from '../db/published.ts';
import { searchStore } from '../db/search.ts';
import { contentHashOf } from '../publishing.ts';
import { searchLanguage } from '../search/search-language.ts';
import { searchPublished } from '../search/search-published.ts';
import { inTransaction } from '../stores.ts';
import { ITEM_RULES, type PlanItemKind, type PlanItemTypes } from '../use-cases/plans/item-rules.ts';
import { checkPlan } from '../use-cases/plans/read-plan.ts';
import { freezeVersion } from '../use-cases/publishing/freeze-version.ts';
import { INVENTED } from './authoring.ts';
import { DEMONSTRATIONS, demonstrationId, loadDemonstration } from './load-demonstration.ts';

const NOW = new Date('2026-11-21T10:00:00Z');

describe.each(DEMONSTRATIONS)('the plan of $key', (authored) => {
  const plan = assemblePlan(authored, 'body', demonstrationId(authored));
  const { content } = plan;

  test.each(Object.keys(ITEM_RULES) as PlanItemKind[])('every item of %s may be kept', async (kind) => {
    const items = itemsOf(kind);
    for (const item of items) {
      const around = {
        years: planYears(content.plan),
        today: authored.frozenOn,
        others: async <K extends PlanItemKind>(other: K) => itemsOf(other),
        existing: async () => existingCapacityOn(plan.capacities, content.plan.capacityDay)
      };
      expect(await ITEM_RULES[kind].refuse(item as never, around), JSON.stringify(item)).toBeNull();
    }
  });

  function itemsOf<K extends PlanItemKind>(kind: K): PlanItemTypes[K][] {
    const named = content as unknown as Record<string, PlanItemTypes[K][]>;
    return named[kind] ?? [];
  }

  test('choices, providers, services and the approval may be kept too', () => {
    for (const choice of content.kindChoices)
      expect(refuseKindChoice(choice), choice.serviceTypeCode).toBeNull();
    for (const provider of plan.providers) expect(refuseProvider(provider)).toBeNull();
    for (const service of plan.services) expect(refuseService(service)).toBeNull();
    expect(plan.facts.length).toBeGreaterThan(10);
    for (const fact of plan.facts) {
      expect(refuseFact(fact), fact.id).toBeNull();
      expect(fact.source).toBe(INVENTED);
    }
    expect(refuseApproval(authored.approval, authored.approval.day)).toBeNull();
    expect(authored.approval.invented).toBe(true);
  });

  test('what was told of its activities and measured of its indicators may be kept, and says it is invented', () => {
    const years = planYears(content.plan);
    for (const { activity: title, year, state, on, ...said } of authored.told ?? []) {
      const activity = content.activities.find((one) => one.title === title);
      if (!activity) throw new Error(title);
      const words = { evidence: '', reason: '', nextStep: '', nextStepOn: null, ...said };
      const told = { state, value: null, ...words, responsible: activity.responsible };
      const term = termOf(activity, content.plan);
      const basis = { term, year, years, target: null, finishedBefore: false, today: on };
      expect(refuseProgress(told, basis), title).toBeNull();
      if (words.evidence !== '') expect(words.evidence).toContain(INVENTED);
    }
    for (const { indicator: title, year, value, source, on } of authored.measured ?? []) {
      const indicator = content.indicators.find((one) => one.title === title);
      if (!indicator) throw new Error(title);
      expect(
        refuseMeasured({ value, measuredOn: on, source, note: '' }, { year, years, today: on })
      ).toBeNull();
      expect(isUnlikely(value, knownNumbers(indicator, [])), title).toBe(false);
      expect(source).toContain(INVENTED);
    }
    expect(authored.told?.length).toBeGreaterThan(2);
  });

  test('every section has a narrative of blocks an editor would accept', () => {
    for (const section of PLAN_SECTIONS) expect(plan.blocks.some((one) => one.parent === section)).toBe(true);
    for (const block of plan.blocks)
      expect(readBlockContent(block.content)).toEqual({ content: block.content });
  });

  test('every measure leads back to a finding', () => {
    for (const measure of content.measures) {
      expect(chainThrough(content, 'measure', measure.id).finding, measure.title).not.toEqual([]);
    }
  });

  test('every id is given once', () => {
    const ids = [
      ...Object.values(content).flatMap((items) =>
        Array.isArray(items) ? items.flatMap((one) => one.id ?? []) : []
      ),
      ...plan.blocks.map((block) => block.id)
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });
});

test('Rajec is a full plan, Bánov a small village', () => {
  const sizes = DEMONSTRATIONS.map((authored) => {
    const { content } = assemblePlan(authored, 'body', demonstrationId(authored));
    return [content.plan.mode, content.priorities.length, content.goals.length, content.measures.length];
  });
  expect(sizes).toEqual([
    ['small-village', 2, 4, 8],
    ['full', 4, 8, 20]
  ]);
});

describe.each(ENGINES)('on %s', async (engine) => {
  const database = await testDatabase(engine);
  const { db, publicDb } = database;
  const loaded = await loadDemonstration(database, NOW);
  const body = (slug: string): Promise<PlanningBody> =>
    db
      .selectFrom('planningBody')
      .select(['bodyId', 'kind', 'name', 'slug', 'unitCode'])
      .where('slug', '=', slug)
      .executeTakeFirstOrThrow();

  test('an empty installation gets both, once', async () => {
    expect(loaded).toEqual(['Bánov', 'Rajec']);
    expect(await loadDemonstration(database, NOW)).toEqual([]);
  });

  test.each(['banov', 'rajec'])('the plan of %s is in force and marked as a demonstration', async (slug) => {
    const { bodyId } = await body(slug);
    const version = await publishedPlans(publicDb).inForce(bodyId, '2026-11-21');
    expect(version).toMatchObject({ number: 1, period: '2026-2030', demonstration: true });
    expect(version?.records.at(-1)?.approval).toMatchObject({ invented: true });
    const document = version && (await publishedPlans(publicDb).document(version));
    expect(document?.demonstration).toBe(true);
    expect(document && openFindings(document.completeness)).toEqual([]);
    for (const measure of document?.measures ?? []) {
      expect(version && (await publishedPlans(publicDb).measure(version, measure.code))?.measure.title).toBe(
        measure.title
      );
    }
  });

  test.each(['banov', 'rajec'])('nothing is open on the completeness list of %s today', async (slug) => {
    const owner = await body(slug);
    const findings = await inTransaction(db, owner.bodyId, async (stores) => {
      const [plan] = await stores.plans.list();
      return checkPlan(stores, owner, plan?.id ?? '', '2026-11-21');
    });
    expect(findings && openFindings(findings)).toEqual([]);
  });

  test('what was written is what the stores read: a photograph of the same day is the same version', async () => {
    const owner = await body('rajec');
    const authored = DEMONSTRATIONS.find((one) => one.key === 'rajec');
    const outcome = await inTransaction(db, owner.bodyId, (stores) =>
      freezeVersion(
        stores,
        { actorId: null as never, roles: ['coordinator'] },
        {
          ...{ body: owner, planId: demonstrationId({ key: 'rajec' })('plan') },
          ...{ today: authored?.frozenOn ?? '2025-01-01', hashOf: contentHashOf }
        }
      )
    );
    expect(outcome).toMatchObject({ outcome: 'unchanged', number: 1 });
  });

  test('a measure is found by its inflected name', async () => {
    const language = searchLanguage();
    const found = await searchPublished(searchStore(publicDb, language.analyser), language, {
      text: 'požičovne zdravotných pomôcok',
      page: 1,
      language: 'sk'
    });
    expect(found.results.map(({ address }) => address)).toContain('/rajec/plan/2026-2030/opatrenia/o3');
  });
});

test('an installation that keeps any other plan gets no demonstration', async () => {
  const database = await testDatabase();
  const { bodyId } = await database.db
    .selectFrom('planningBody')
    .select('bodyId')
    .where('slug', '=', 'terchova')
    .executeTakeFirstOrThrow();
  const plan = { ...aPlan(), id: '0b3c1f7e-3f0a-4a53-8f6e-2a1d9a7c4b22' };
  await inTransaction(database.db, bodyId, (stores) => stores.plans.add(plan));
  expect(await loadDemonstration(database, NOW)).toEqual([]);
  expect(await database.publicDb.selectFrom('publishedPlan').select('planId').execute()).toEqual([]);
});

/** A handle on the database whose process is killed before its n-th transaction from now. */
function killedBefore(db: Db, transaction: number): Db {
  let begun = 0;
  return new Proxy(db, {
    get(of, name) {
      const value = Reflect.get(of, name);
      if (name !== 'transaction') return typeof value === 'function' ? value.bind(of) : value;
      begun += 1;
      if (begun === transaction) throw new Error('killed');
      return () => of.transaction();
    }
  });
}

/** Everything a body keeps and publishes of its plan, but the moments. */
async function rowsOf(database: Database, bodyId: BodyId): Promise<Record<string, unknown>> {
  const tables = [
    'plan',
    'measure',
    'activity_cost',
    'block',
    'wording',
    'capacity',
    'published_measure',
    'progress_record',
    'published_progress',
    'published_measured_value',
    'event'
  ];
  return database.db.transaction().execute(async (tx) => {
    await sql`set local role opora_backup`.execute(tx);
    const rows: Record<string, unknown> = {};
    for (const table of tables) {
      const found = await sql<{ row: string }>`
        select (to_jsonb(t) - 'at' - 'created_at' - 'written_at' - 'id')::text as row from ${sql.table(table)} t
        where body_id = ${bodyId} order by 1`.execute(tx);
      rows[table] = found.rows.map(({ row }) => row);
    }
    return rows;
  });
}

describe('a first start that is killed in the middle', async () => {
  const whole = await testDatabase();
  await loadDemonstration(whole, NOW);
  const { bodyId } = await whole.db
    .selectFrom('planningBody')
    .select('bodyId')
    .where('slug', '=', 'banov')
    .executeTakeFirstOrThrow();
  const expected = await rowsOf(whole, bodyId);

  // Before the plan, among its rows, before the photograph, the search and the publishing.
  test.each([2, 3, 4, 5, 6, 7, 8])(
    'before transaction %i is finished by the next one',
    async (transaction) => {
      const database = await testDatabase();
      const bulkDb = killedBefore(database.bulkDb, transaction);
      await expect(loadDemonstration({ ...database, bulkDb }, NOW)).rejects.toThrow('killed');
      expect(await loadDemonstration(database, NOW)).toContain('Rajec');
      expect(await loadDemonstration(database, NOW)).toEqual([]);
      expect(await rowsOf(database, bodyId)).toEqual(expected);
    }
  );
});
