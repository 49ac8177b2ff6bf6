import { error } from '@sveltejs/kit';
import { planPeriod } from '#lib/domain/plans/plan.ts';
import { compareDocuments } from '#lib/server/documents/compare-documents.ts';
import { photograph } from '#lib/server/use-cases/publishing/freeze-version.ts';
import { showComparison } from '#lib/ui/comparison/shown-comparison.ts';
import { openPlan } from '../../../../../open-plan.ts';
import type { PageServerLoad } from './$types';

/** What today's text has that a frozen version, of this plan or of another one of the body, does not. */
export const load: PageServerLoad = async (event) => {
  const { locals, params } = event;
  const { locale, today, t } = locals;
  const open = await openPlan(event, 'view-desk');
  const { id } = open.whole.plan;
  const number = Number(params.version.slice(1));
  const [draft, version] = await open.desk.inBody(async (stores) => [
    await photograph(stores, open.desk.body, id, today),
    await stores.versions.find(params.other ?? id, number)
  ]);
  if (!draft || !version) error(404, t('error.404.title'));
  const { document } = version;
  const comparison = showComparison(
    compareDocuments(document, draft, locale),
    { before: document.names, after: draft.names },
    (section) => `${open.path}/text/${section}`,
    locale
  );
  return open.page('zverejnenie', t('comparison.heading'), {
    shown: {
      ...{ number, period: planPeriod(document.plan), frozenOn: document.frozenOn, today },
      isSamePlan: version.planId === id,
      comparison
    }
  });
};
