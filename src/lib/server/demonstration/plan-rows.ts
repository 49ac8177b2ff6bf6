import type { AssembledPlan } from '#lib/domain/demonstration/assemble-plan.ts';
import { positionAt } from '#lib/domain/demonstration/position.ts';
import type { PlanContent } from '#lib/domain/plans/plan-content.ts';
import type { SlovakWording } from '#lib/domain/plans/translation.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import { wordingHash } from '../db/blocks.ts';

/** Rows by table, each with its columns in snake_case as the database knows them. */
export type Rows = Map<string, Record<string, unknown>[]>;

/** Everything a body keeps of a plan, as rows in an order that its links allow. */
export function planRows(bodyId: BodyId, plan: AssembledPlan): Rows {
  const { content } = plan;
  const planId = content.plan.id;
  const item = { body_id: bodyId, plan_id: planId, revision: 1 };
  const rows: Rows = new Map();
  rows.set('plan', [{ ...snakeKeys(content.plan), body_id: bodyId, demonstration: true, revision: 1 }]);
  addDirectory(rows, bodyId, plan);
  addEvidence(rows, item, content);
  addChain(rows, item, content);
  rows.set(
    'kind_choice',
    content.kindChoices.map((one) => ({ ...item, ...snakeKeys(one) }))
  );
  rows.set(
    'capacity_cell',
    content.cells.map((one) => ({ ...item, ...snakeKeys(one) }))
  );
  rows.set(
    'risk',
    content.risks.map((one) => ({ ...item, ...snakeKeys(one) }))
  );
  rows.set(
    'human_resource',
    content.humanResources.map((one) => ({ ...item, ...snakeKeys(one) }))
  );
  rows.set(
    'material_resource',
    content.materialResources.map((one) => ({ ...item, ...snakeKeys(one) }))
  );
  rows.set(
    'financial_resource',
    content.financialResources.map((one) => ({ ...item, ...snakeKeys(one) }))
  );
  rows.set(
    'warning_answer',
    plan.answers.map(({ rule, subject, reason, answeredOn }) => ({
      ...{ body_id: bodyId, plan_id: planId, rule, reason, answered_on: answeredOn },
      ...{ subject_kind: subject.kind, subject_id: subject.id }
    }))
  );
  addNarrative(rows, bodyId, planId, plan);
  return rows;
}

type ItemColumns = { body_id: BodyId; plan_id: string; revision: number };

function addEvidence(rows: Rows, item: ItemColumns, content: PlanContent): void {
  const { body_id } = item;
  rows.set(
    'finding',
    content.findings.map((one) => ({ ...item, ...snakeKeys(one) }))
  );
  rows.set(
    'need',
    content.needs.map(({ findingIds: _, ...one }) => ({ ...item, ...snakeKeys(one) }))
  );
  rows.set('need_finding', linked(content.needs, 'findingIds', body_id, 'need_id', 'finding_id'));
  rows.set(
    'swot_item',
    content.swot.map(({ findingIds: _, ...one }) => ({ ...item, ...snakeKeys(one) }))
  );
  rows.set('swot_item_finding', linked(content.swot, 'findingIds', body_id, 'swot_item_id', 'finding_id'));
  rows.set(
    'analysis_note',
    content.analysisNotes.map((one, at) => ({ ...item, ...snakeKeys(one), position: positionAt(at) }))
  );
}

function addChain(rows: Rows, item: ItemColumns, content: PlanContent): void {
  const { body_id, plan_id } = item;
  rows.set(
    'priority',
    content.priorities.map((one) => ({ ...item, ...snakeKeys(one) }))
  );
  rows.set(
    'goal',
    content.goals.map(({ needIds: _, ...one }) => ({ ...item, ...snakeKeys(one) }))
  );
  rows.set('goal_need', linked(content.goals, 'needIds', body_id, 'goal_id', 'need_id'));
  rows.set(
    'measure',
    content.measures.map(({ capacityChanges: _, answersFindingIds: __, ...one }) => ({
      ...item,
      ...snakeKeys(one)
    }))
  );
  rows.set(
    'given_measure_code',
    content.measures.map(({ code }) => ({ body_id, plan_id, code }))
  );
  rows.set(
    'capacity_change',
    content.measures.flatMap((measure) =>
      measure.capacityChanges.map((one) => ({ body_id, measure_id: measure.id, ...snakeKeys(one) }))
    )
  );
  rows.set(
    'measure_finding',
    linked(content.measures, 'answersFindingIds', body_id, 'measure_id', 'finding_id')
  );
  rows.set(
    'activity',
    // Nobody of the directory takes part in a demonstration's activity.
    content.activities.map(({ costs: _, providerIds: __, serviceIds: ___, ...one }) => ({
      ...item,
      ...snakeKeys(one)
    }))
  );
  rows.set(
    'activity_cost',
    content.activities.flatMap((activity) =>
      activity.costs.map((one) => ({ body_id, activity_id: activity.id, ...snakeKeys(one) }))
    )
  );
  rows.set(
    'indicator',
    content.indicators.map((one) => ({ ...item, ...snakeKeys(one) }))
  );
}

function linked<Field extends string>(
  things: readonly ({ id: string } & Readonly<Record<Field, readonly string[]>>)[],
  field: Field,
  body_id: BodyId,
  own: string,
  other: string
): Record<string, unknown>[] {
  return things.flatMap((one) =>
    [...new Set(one[field])].map((id) => ({ body_id, [own]: one.id, [other]: id }))
  );
}

function addDirectory(rows: Rows, bodyId: BodyId, plan: AssembledPlan): void {
  rows.set(
    'provider',
    plan.providers.map((one) => ({ ...snakeKeys(one), revision: 1 }))
  );
  rows.set(
    'service',
    plan.services.map(({ address: _, addressProtected: __, ...one }) => ({
      ...{ ...snakeKeys(one), steward_body_id: bodyId, revision: 1 }
    }))
  );
  rows.set(
    'service_place',
    plan.services.map(({ id, address, addressProtected }) => ({
      ...{ body_id: bodyId, service_id: id, address, address_protected: addressProtected }
    }))
  );
  rows.set(
    'capacity',
    plan.capacities.map(({ serviceTypeCode: _, ...one }) => ({ body_id: bodyId, ...snakeKeys(one) }))
  );
  rows.set(
    'service_fact',
    plan.facts.map((one) => ({ body_id: bodyId, ...snakeKeys(one) }))
  );
}

/** The blocks with the wording that their first revision leaves behind for ever, and the twins of texts. */
function addNarrative(
  rows: Rows,
  bodyId: BodyId,
  planId: string,
  { blocks, translations }: AssembledPlan
): void {
  const own = { body_id: bodyId, plan_id: planId };
  const hashed = blocks.map((block) => ({ ...block, hash: wordingHash(block.content) }));
  const twins = translations.map((twin) => ({ ...twin, hash: wordingHash(twin.slovak) }));
  const wordings = new Map<string, SlovakWording>([
    ...hashed.map(({ hash, content }) => [hash, content] as const),
    ...twins.map(({ hash, slovak }) => [hash, slovak] as const)
  ]);
  rows.set(
    'block',
    blocks.map(({ id, parent, position, content }) => ({
      ...{ ...own, block_id: id, parent, position, content, kind: content.kind },
      ...{ language: 'sk', template: false, revision: 1 }
    }))
  );
  rows.set(
    'wording',
    [...wordings].map(([hash, content]) => ({ body_id: bodyId, hash, content }))
  );
  rows.set(
    'block_revision',
    hashed.map(({ id, parent, hash }) => ({
      ...own,
      block_id: id,
      parent,
      hash,
      revision: 1,
      actor_id: null
    }))
  );
  rows.set(
    'translation',
    twins.map(({ subject, subjectId, field, language, text, hash, revision }) => ({
      ...{ ...own, subject, subject_id: subjectId, field, language, text, slovak_hash: hash, revision }
    }))
  );
}

/** The fields of a thing under the names of its columns; what is inside a field stays as it is. */
function snakeKeys(thing: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(thing).map(([name, value]) => [
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value
    ])
  );
}
