import { error } from '@sveltejs/kit';
import { evaluationPath } from '#lib/domain/tenancy/body-address.ts';
import { publishedEvaluations } from '#lib/server/db/evaluations.ts';
import { publishedMeasuredValues } from '#lib/server/db/measured-values.ts';
import { publishedPlans } from '#lib/server/db/published.ts';
import { publishedProgress } from '#lib/server/db/published-progress.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { chosenVersion } from '#lib/server/public/chosen-version.ts';
import { fulfilmentOf } from '#lib/server/public/fulfilment.ts';
import { ownerName } from '#lib/server/public/municipality.ts';
import { shownVersion } from '#lib/server/public/plan-overview.ts';
import type { PageServerLoad } from './$types';

/** How the plan of a body is carried out: of the approved version alone, since only that was promised. */
export const load: PageServerLoad = async ({ locals, parent, url }) => {
  const { publicDb, t, locale, today } = locals;
  const { body, frame, versions } = await parent();
  const version = chosenVersion(versions, {}, today);
  if (!version) error(404, t('error.404.title'));
  const [document, told, values, evaluations] = await Promise.all([
    publishedPlans(publicDb).carried(version),
    publishedProgress(publicDb).judged(body.bodyId, version.planId),
    publishedMeasuredValues(publicDb).list(body.bodyId, version.planId),
    publishedEvaluations(publicDb).list(body.bodyId)
  ]);
  if (!document) error(404, t('error.404.title'));
  const owner = ownerName(body, t);
  const read = (name: string) => url.searchParams.get(name);
  return {
    ...{ title: t('fulfilment.title'), description: t('fulfilment.description', { owner }), owner },
    ...{ path: `${body.home}/plnenie`, version: shownVersion(version, body.home, today, locale) },
    frame: { ...frame, demo: version.demonstration },
    evaluations: [...new Set(evaluations.map(({ year }) => year))].map((year) => ({
      ...{ year, path: evaluationPath(body.home, year) }
    })),
    isAsked: url.search !== '',
    badge: badgeCode(theInstallation().origin + body.home, t('fulfilment.badge.alternative')),
    fulfilment: await fulfilmentOf(
      {
        ...{ document, told, values, home: body.home, period: version.period },
        wordsOf: (year, activityIds) =>
          publishedProgress(publicDb).ofYear(body.bodyId, version.planId, { year, activityIds })
      },
      { year: read('rok'), priority: read('priorita'), group: read('skupina'), page: read('strana') },
      { t, locale, today }
    )
  };
};

/** What a webmaster puts into a page of the municipality: the picture, and the way to all that is behind it. */
function badgeCode(home: string, alternative: string): string {
  return `<a href="${home}/plnenie"><img src="${home}/plnenie.svg" alt="${alternative}" height="28"></a>`;
}
