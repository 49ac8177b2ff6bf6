import { error } from '@sveltejs/kit';
import { PLAN_SECTIONS } from '#lib/domain/plans/plan.ts';
import { partName } from '#lib/server/public/consulted-part-name.ts';
import { openDiscussion } from '../../../open-discussion.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent, setHeaders }) => {
  const { t } = locals;
  const { body } = await parent();
  const { discussion, published, path, state } = await openDiscussion(locals, body, params.diskusia);
  const section = PLAN_SECTIONS.find((code) => code === params.cast);
  if (!section) error(404, t('error.404.title'));
  setHeaders({ 'cache-control': 'no-store' });
  const parts = await published.partsOf(body.bodyId, discussion.id, section);
  if (parts.length === 0) error(404, t('error.404.title'));
  return {
    title: t(`planTerm.section.${section}`),
    ...{ path, discussion, isOpen: state === 'open' },
    parts: parts.map(({ key, kind, number, text, comments }) => ({
      ...{ key, kind, text, comments, name: partName({ kind, number, text }, t).name },
      query: new URLSearchParams({ k: key }).toString()
    }))
  };
};
