import { evaluationPath } from '#lib/domain/tenancy/body-address.ts';
import { publishedEvaluations } from '#lib/server/db/evaluations.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { ownerName } from '#lib/server/public/municipality.ts';
import { shownVersion } from '#lib/server/public/plan-overview.ts';
import type { PageServerLoad } from './$types';
import { carriedPlan } from './carried-plan.ts';

/** How the plan of a body is carried out: of the approved version alone, since only that was promised. */
export const load: PageServerLoad = async ({ locals, parent, url }) => {
  const { publicDb, t, locale, today } = locals;
  const { body, frame, versions } = await parent();
  const read = (name: string) => url.searchParams.get(name);
  const asked = {
    ...{ year: read('rok'), priority: read('priorita'), group: read('skupina'), page: read('strana') }
  };
  const { version, fulfilment } = await carriedPlan(locals, { body, versions }, asked);
  const evaluations = await publishedEvaluations(publicDb).list(body.bodyId);
  const owner = ownerName(body, t);
  return {
    ...{ title: t('fulfilment.title'), description: t('fulfilment.description', { owner }), owner },
    ...{ path: `${body.home}/plnenie`, version: shownVersion(version, body.home, today, locale) },
    frame: { ...frame, demo: version.demonstration },
    evaluations: [...new Set(evaluations.map(({ year }) => year))].map((year) => ({
      ...{ year, path: evaluationPath(body.home, year) }
    })),
    isAsked: url.search !== '',
    badge: badgeCode(theInstallation().origin + body.home, t('fulfilment.badge.alternative')),
    inset: insetCode(theInstallation().origin + body.home, t('fulfilment.badge.alternative')),
    fulfilment
  };
};

/** What a webmaster puts into a page of the municipality: the picture, and the way to all that is behind it. */
function badgeCode(home: string, alternative: string): string {
  return `<a href="${home}/plnenie"><img src="${home}/plnenie.svg" alt="${alternative}" height="28"></a>`;
}

/** The same for the summary, which the municipality's page shows in a frame. */
function insetCode(home: string, title: string): string {
  return `<iframe src="${home}/plnenie/vlozit" title="${title}" width="100%" height="640" loading="lazy" style="border:0"></iframe>`;
}
