import { randomUUID } from 'node:crypto';
import type { Block, BlockContent, TextRun } from '#lib/domain/plans/block.ts';
import { plainText } from '#lib/domain/plans/block-text.ts';
import type { PlanSectionCode } from '#lib/domain/plans/plan.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import { positionsBehind, type SampleStores } from './insert-sample.ts';

/** Part c of a plan (§ 83): demographic figures and the social situation. */
export const GENERATED_SECTION = 'social-situation' satisfies PlanSectionCode;

/** A text that the program composed from data. */
export type GeneratedText = { heading: string; paragraphs: readonly string[] };

/**
 * Puts a text composed from data behind what stands in a section, marked as untouched until somebody edits it. While its
 * heading stands there untouched it is not put there again: so a double click does no harm.
 */
export async function insertGenerated(
  stores: SampleStores,
  actor: Actor,
  { planId, section, text }: { planId: string; section: PlanSectionCode; text: GeneratedText }
): Promise<'inserted' | 'there-already' | 'not-allowed' | 'no-such-plan'> {
  if (refuseAction(actor, 'edit-plan')) return 'not-allowed';
  const plan = (await stores.blocks.lockNarrative(planId)) && (await stores.plans.find(planId));
  if (!plan) return 'no-such-plan';
  const standing = await stores.blocks.list(planId, section);
  if (standing.some((block) => block.template && isHeading(block, text.heading))) return 'there-already';
  const contents: BlockContent[] = [
    { kind: 'heading', level: 3, text: run(text.heading) },
    ...text.paragraphs.map((paragraph): BlockContent => ({ kind: 'paragraph', text: run(paragraph) }))
  ];
  const positions = positionsBehind(standing, contents.length);
  for (const [at, content] of contents.entries()) {
    const block = { id: randomUUID(), parent: section, position: positions[at] ?? '', content, revision: 1 };
    await stores.blocks.add(planId, { ...block, template: true }, actor.actorId);
  }
  await stores.events.add({
    actorId: actor.actorId,
    action: 'inserted-generated-text',
    subject: 'narrative',
    subjectId: planId,
    details: { section, blocks: contents.length }
  });
  return 'inserted';
}

const run = (text: string): TextRun[] => [{ type: 'text', text }];

function isHeading({ content }: Block, heading: string): boolean {
  return content.kind === 'heading' && plainText(content) === heading;
}
