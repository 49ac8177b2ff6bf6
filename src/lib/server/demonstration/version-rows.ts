import type { AuthoredPlan } from '#lib/domain/demonstration/authored-plan.ts';
import { planPeriod } from '#lib/domain/plans/plan.ts';
import { measureViews } from '#lib/domain/publishing/measure-view.ts';
import type { PlanDocument } from '#lib/domain/publishing/plan-document.ts';
import { outlineOf } from '#lib/domain/publishing/plan-outline.ts';
import { canonicalJson } from '#lib/domain/shared/canonical-json.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { PublishedRecord } from '../db/tables/plans.ts';
import { contentHashOf } from '../publishing.ts';
import type { Rows } from './plan-rows.ts';

/** What happened to the one version of an invented plan: its discussion, and the invented vote. */
export function stateRecords(
  { discussion, approval }: Pick<AuthoredPlan, 'discussion' | 'approval'>,
  idOf: (name: string) => string
): PublishedRecord[] {
  const { from, to } = discussion;
  return [
    { id: idOf('state/discussion'), kind: 'opened-for-discussion', from, to, approval: null },
    { id: idOf('state/approval'), kind: 'approved', from: approval.day, to: null, approval }
  ];
}

/** The first version of a plan with the records of its state: as its body keeps it, and as everybody reads it. */
export function versionRows(
  bodyId: BodyId,
  document: PlanDocument,
  records: readonly PublishedRecord[],
  publishedAt: Date
): { kept: Rows; published: Rows } {
  const { plan, demonstration } = document;
  const own = { body_id: bodyId, plan_id: plan.id };
  const contentHash = contentHashOf(canonicalJson(document));
  const hashed = { ...own, content_hash: contentHash };
  const kept: Rows = new Map();
  const published: Rows = new Map();
  kept.set('plan_version', [{ ...hashed, number: 1, document, frozen_at: publishedAt, actor_id: null }]);
  kept.set(
    'state_record',
    records.map((record, at) => ({
      ...{ ...hashed, ...record, actor_id: null },
      // They are read in the order of recording.
      recorded_at: new Date(publishedAt.getTime() + at)
    }))
  );
  published.set('published_plan', [
    {
      ...{ ...hashed, number: 1, document, outline: outlineOf(document) },
      ...{ records: records.map((one) => ({ ...one, contentHash })) },
      ...{ period: planPeriod(plan), title: plan.title, valid_from: plan.validFrom, valid_to: plan.validTo },
      ...{ demonstration, published_at: publishedAt }
    }
  ]);
  published.set(
    'published_measure',
    [...measureViews(document)].map(([code, view]) => ({ ...own, number: 1, code, view }))
  );
  return { kept, published };
}
