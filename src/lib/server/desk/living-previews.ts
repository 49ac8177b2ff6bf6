import type { Block, LivingKind } from '#lib/domain/plans/block.ts';
import { composeLiving, composePlan } from '#lib/domain/publishing/compose-plan.ts';
import type { PlanDocument } from '#lib/domain/publishing/plan-document.ts';
import type { PlanEdition } from '#lib/domain/publishing/plan-edition.ts';
import { renderElements } from '../documents/html.ts';
import { planWording } from '../documents/plan-wording.ts';

/** What living blocks will print, as HTML; empty where the plan has nothing to print there yet. */
export type LivingPreviews = Partial<Record<LivingKind, string>>;

/**
 * What the living blocks of a section will print, drawn from the draft by the rules that draw published pages, with the
 * numbers of tables and figures they would have. A plan is printed in Slovak, whatever language the desk speaks.
 * @param photograph of the plan as it stands, which nobody keeps
 */
export function livingPreviews(photograph: PlanDocument, blocks: readonly Block[]): LivingPreviews {
  const words = planWording('sk', photograph.names);
  const whole = composePlan(photograph, draftOf(photograph), words, 'sk');
  const previews: LivingPreviews = {};
  for (const { id, content } of blocks) {
    if (content.kind !== 'living' || previews[content.shows] !== undefined) continue;
    const elements = composeLiving(photograph, words, 'sk', { id, shows: content.shows });
    const html = renderElements(whole, elements, (file) => file);
    // The block itself has this anchor at the desk.
    previews[content.shows] = html.replaceAll(`blok-${id}`, `nahlad-${id}`);
  }
  return previews;
}

function draftOf({ body, frozenOn }: PlanDocument): PlanEdition {
  return {
    ...{ body: body.name, state: 'working-draft', resolution: null, on: frozenOn, version: null },
    ...{ contentHash: null, fileNumber: null, address: null, verifyAt: null }
  };
}
