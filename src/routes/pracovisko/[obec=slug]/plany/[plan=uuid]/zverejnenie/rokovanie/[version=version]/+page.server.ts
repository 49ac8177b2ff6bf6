import { councilWarnings } from '#lib/domain/decisions/council-readiness.ts';
import { openFindings } from '#lib/domain/plans/completeness-finding.ts';
import { COUNCIL_TEXT_MAX, COUNCIL_TEXTS } from '#lib/domain/publishing/compose-council-paper.ts';
import { openPlan } from '../../../../open-plan.ts';
import type { PageServerLoad } from './$types';
import { openPaper } from './open-paper.ts';

/** What will be in the package for the council, and the words of it that may be changed before it is made. */
export const load: PageServerLoad = async (event) => {
  const { locals } = event;
  const { number, version, texts } = await openPaper(event);
  const open = await openPlan(event, 'publish-version');
  const { document, discussion, office } = version;
  const left = openFindings(document.completeness).length;
  return open.page('zverejnenie', locals.t('council.title'), {
    council: locals.t(`publish.council.${office}`),
    ...{ number, texts, left, most: COUNCIL_TEXT_MAX },
    fields: COUNCIL_TEXTS.filter((one) => texts[one] !== ''),
    discussed: discussion?.versionNumber ?? null,
    warnings: councilWarnings(version, discussion, left, locals.today)
  });
};
