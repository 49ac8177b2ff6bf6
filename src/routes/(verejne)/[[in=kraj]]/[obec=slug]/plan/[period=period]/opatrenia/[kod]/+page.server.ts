import { error } from '@sveltejs/kit';
import { inLanguage } from '#lib/i18n/locale.ts';
import { bindSpaces } from '#lib/i18n/typography.ts';
import { publishedPlans } from '#lib/server/db/published.ts';
import { chosenVersion } from '#lib/server/public/chosen-version.ts';
import { measureChain } from '#lib/server/public/measure-chain.ts';
import { termStanding } from '#lib/server/public/measure-terms.ts';
import { shownVersion } from '#lib/server/public/plan-overview.ts';
import { ServerOnly } from '#lib/ui/server-only.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, params }) => {
  const { publicDb, today, locale, t } = locals;
  const { body, frame, versions } = await parent();
  const version = chosenVersion(versions.value, { period: params.period }, today);
  const isCode = /^[a-z0-9]+$/.test(params.kod);
  const view = version && isCode && (await publishedPlans(publicDb).measure(version, params.kod));
  if (!version || !view) error(404, 'no-such-measure');
  const planPath = `${body.home}/plan/${version.period}`;
  const { measure, goal, priority, activities, budget, capacity, capacityDay, years, neighbours, names } =
    view;
  return {
    title: measure.title,
    description: t('public.measure.description', { name: body.name }),
    frame: { ...frame, demo: version.demonstration },
    shown: new ServerOnly({
      measure: {
        ...measure,
        title: bindSpaces(measure.title),
        description: bindSpaces(measure.description)
      },
      version: shownVersion(version, body.home, today, locale),
      planPath,
      standing: termStanding(view.summary, today),
      chain: measureChain(view, inLanguage(planPath, locale), locale),
      priority: priority && { ...priority, title: bindSpaces(priority.title) },
      activities: activities.map((activity) => ({
        ...activity,
        title: bindSpaces(activity.title),
        responsible: bindSpaces(activity.responsible)
      })),
      ...{ goal, budget, capacity, capacityDay, years, neighbours, names }
    })
  };
};
