import { error } from '@sveltejs/kit';
import { PLAN_SECTIONS } from '#lib/domain/plans/plan.ts';
import { firstWords } from '#lib/server/desk/block-story.ts';
import { referenceTargets } from '#lib/server/desk/narrative-sections.ts';
import { openPlan } from '../../../../open-plan.ts';
import type { PageServerLoad } from './$types';

/** Every block of a section, removed ones too, with its last change. */
export const load: PageServerLoad = async (event) => {
  const { locals, params } = event;
  const section = PLAN_SECTIONS.find((one) => one === params.cast);
  if (!section) error(404, locals.t('error.404.title'));
  const { t } = locals;
  const open = await openPlan(event, 'view-desk');
  const { blocks, judged } = open.whole;
  const mentions = { t, targets: referenceTargets(judged.goals, judged.measures, blocks, t) };
  const changes = await open.desk.inBody((stores) => stores.blockHistory.ofSection(params.plan, section));
  return open.page('text', t('editor.history.sectionTitle', { title: t(`section.${section}.title`) }), {
    section,
    blocks: changes.map(({ blockId, removed, content, at, actorId, actorName }) => ({
      ...{ blockId, removed, at, kind: content.kind, words: firstWords(content, mentions) },
      who: actorId && (actorName ?? '')
    }))
  });
};
