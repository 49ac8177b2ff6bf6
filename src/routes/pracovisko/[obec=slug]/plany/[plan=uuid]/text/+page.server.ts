import { sectionOverviews } from '#lib/server/desk/narrative-sections.ts';
import { openPlan } from '../../open-plan.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const open = await openPlan(event, 'view-desk');
  const sections = sectionOverviews(open.whole.blocks);
  return open.page('text', event.locals.t('editor.sections.title'), {
    sections,
    mayImport: open.may('import-tables')
  });
};
