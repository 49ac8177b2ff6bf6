import { competenceLines } from '#lib/domain/plans/competence.ts';
import { openPlan } from '../../open-plan.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const open = await openPlan(event, 'view-desk');
  const { content, names, today } = open.context;
  const lines = competenceLines(open.law.kindsInCompetence, content.kindChoices, content.cells);
  return open.page('posobnost', event.locals.t('planTerm.section.competence'), {
    today,
    lines: lines.map((line) => ({ ...line, name: names.kind(line.serviceTypeCode) })),
    kindsHref: open.may('edit-plan') ? `${open.path}/druhy` : null
  });
};
