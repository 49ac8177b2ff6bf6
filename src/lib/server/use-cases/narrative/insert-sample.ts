import { randomUUID } from 'node:crypto';
import { generateNKeysBetween } from 'fractional-indexing';
import type { Block } from '#lib/domain/plans/block.ts';
import { PLAN_SECTIONS, PLAN_TEXTS, type Plan, type PlanTextCode } from '#lib/domain/plans/plan.ts';
import { type KnownFacts, sampleBlocks, sampleText } from '#lib/domain/plans/samples/sample.ts';
import { samplesOf, shortTextSample } from '#lib/domain/plans/samples/samples.ts';
import { blockShare } from '#lib/domain/plans/samples/section-shares.ts';
import type { Setting } from '#lib/domain/plans/samples/setting.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { EventLog } from '../event-log.ts';

/** What putting samples into a plan asks of storage. */
export type SampleStores = {
  plans: {
    find(id: string): Promise<(Plan & { revision: number }) | undefined>;
    change(plan: Plan, revision: number): Promise<'changed' | 'conflict' | 'gone'>;
  };
  blocks: {
    lockNarrative(planId: string): Promise<boolean>;
    list(planId: string, section: string): Promise<(Block & { template: boolean })[]>;
    add(planId: string, block: Block & { template: boolean }, actorId: string | null): Promise<void>;
  };
  events: EventLog;
};

/** Whose words a sample is put into the plan in, and what of its blanks the program knows. */
export type Wording = { setting: Setting; facts: KnownFacts };

/** A heading such as „Seniori“ is in the samples too, but makes no sample of a section. */
const A_HEADING = 4;

/**
 * Puts the sample of a section behind what stands in it, marked as untouched. A section that holds a sample already
 * gets no second one: so a double click does no harm.
 */
export async function insertSample(
  stores: SampleStores,
  actor: Actor,
  { planId, section: wanted, setting, facts }: { planId: string; section: string } & Wording
): Promise<'inserted' | 'there-already' | 'not-allowed' | 'no-such-plan' | 'no-such-section'> {
  if (refuseAction(actor, 'edit-plan')) return 'not-allowed';
  const section = PLAN_SECTIONS.find((one) => one === wanted);
  if (!section) return 'no-such-section';
  const plan = (await stores.blocks.lockNarrative(planId)) && (await stores.plans.find(planId));
  if (!plan) return 'no-such-plan';
  const standing = await stores.blocks.list(planId, section);
  if (standing.some((block) => block.template || blockShare(block).sample > A_HEADING))
    return 'there-already';

  const { targetGroupCodes } = plan;
  const contents = samplesOf(section, { setting, targetGroupCodes, facts }).flatMap((sample) =>
    sampleBlocks(sample, { setting, facts, newId: randomUUID })
  );
  const positions = positionsBehind(standing, contents.length);
  for (const [at, content] of contents.entries()) {
    const block = { id: randomUUID(), parent: section, position: positions[at] ?? '', content, revision: 1 };
    await stores.blocks.add(planId, { ...block, template: true }, actor.actorId);
  }
  await stores.events.add({
    actorId: actor.actorId,
    action: 'inserted-sample',
    subject: 'narrative',
    subjectId: planId,
    details: { section, blocks: contents.length }
  });
  return 'inserted';
}

/** Keys of so many places behind everything that stands. */
export function positionsBehind(standing: readonly Block[], count: number): string[] {
  const last =
    standing
      .map((one) => one.position)
      .sort()
      .at(-1) ?? null;
  try {
    return generateNKeysBetween(last, null, count);
  } catch {
    // A position from elsewhere that is no key of ours: anything after it will do.
    return generateNKeysBetween(null, null, count).map((key) => `${last}${key}`);
  }
}

/** Puts samples into those short texts of a plan that are empty, marked as untouched; what is written stays. */
export async function insertShortSamples(
  stores: Pick<SampleStores, 'plans' | 'events'>,
  actor: Actor,
  { planId, setting, facts }: { planId: string } & Wording
): Promise<'inserted' | 'there-already' | 'not-allowed' | 'no-such-plan' | 'conflict'> {
  if (refuseAction(actor, 'edit-plan')) return 'not-allowed';
  const found = await stores.plans.find(planId);
  if (!found) return 'no-such-plan';
  const { revision, ...plan } = found;
  const empty = PLAN_TEXTS.filter((code) => (plan.texts[code]?.text ?? '').trim() === '');
  if (empty.length === 0) return 'there-already';
  const given = empty.map((code) => [code, { text: shortSample(code, { setting, facts }), template: true }]);
  const texts: Plan['texts'] = { ...plan.texts, ...Object.fromEntries(given) };
  const outcome = await stores.plans.change({ ...plan, texts }, revision);
  if (outcome === 'gone') return 'no-such-plan';
  if (outcome === 'conflict') return 'conflict';
  await stores.events.add({
    actorId: actor.actorId,
    action: 'inserted-sample',
    subject: 'plan',
    subjectId: planId,
    details: { texts: empty.length }
  });
  return 'inserted';
}

function shortSample(code: PlanTextCode, { setting, facts }: Wording): string {
  const sample = shortTextSample(code, setting);
  return sample ? sampleText(sample, setting, facts) : '';
}
