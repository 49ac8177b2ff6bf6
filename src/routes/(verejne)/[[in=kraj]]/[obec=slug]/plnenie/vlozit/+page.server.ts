import { ownerName } from '#lib/server/public/municipality.ts';
import { carriedPlan } from '../carried-plan.ts';
import type { PageServerLoad } from './$types';

/** The summary of how the plan is carried out, for a frame in a page of the municipality. */
export const load: PageServerLoad = async ({ locals, parent }) => {
  const { body, versions } = await parent();
  const asked = { year: null, priority: null, group: null };
  const { version, fulfilment } = await carriedPlan(locals, { body, versions }, asked);
  return {
    ...{
      title: locals.t('fulfilment.title'),
      owner: ownerName(body, locals.t),
      path: `${body.home}/plnenie`
    },
    ...{ planTitle: version.title, isInvented: version.demonstration, now: fulfilment },
    frame: { alone: true }
  };
};
