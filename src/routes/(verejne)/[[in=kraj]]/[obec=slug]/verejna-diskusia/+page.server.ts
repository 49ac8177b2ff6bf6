import { error } from '@sveltejs/kit';
import { consultationStateOn } from '#lib/domain/consultations/consultation.ts';
import { publishedConsultations } from '#lib/server/db/published-consultations.ts';
import { ownerName } from '#lib/server/public/municipality.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
  const { publicDb, t, today } = locals;
  const { body } = await parent();
  const discussions = await publishedConsultations(publicDb).list(body.bodyId);
  if (discussions.length === 0) error(404, t('error.404.title'));
  return {
    title: t('discussions.title'),
    description: t('discussions.description', { owner: ownerName(body, t) }),
    path: `${body.home}/verejna-diskusia`,
    discussions: discussions.map(({ id, code, title, opensOn, closesOn, endedOn }) => ({
      ...{ id, code, title, opensOn, closesOn },
      state: consultationStateOn({ opensOn, closesOn, endedOn }, today)
    }))
  };
};
