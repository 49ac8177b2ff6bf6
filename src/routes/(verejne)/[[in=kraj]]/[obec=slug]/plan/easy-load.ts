import { error } from '@sveltejs/kit';
import { publishedPlans } from '#lib/server/db/published.ts';
import { type AskedVersion, chosenVersion } from '#lib/server/public/chosen-version.ts';
import { easyPlan } from '#lib/server/public/easy-plan.ts';
import { type Opened, pathOfAsked } from './plan-load.ts';

/** Loads the easy reading of whichever version the address means; 404 where it has none. */
export async function loadEasy(
  { publicDb, today, locale, t }: App.Locals,
  { body, frame, versions }: Opened,
  asked: AskedVersion
) {
  const version = chosenVersion(versions, asked, today);
  const easy = version && (await easyPlan(publishedPlans(publicDb), version, body.home, { today, locale }));
  if (!version || !easy) error(404, 'no-such-plan');
  return {
    title: t('public.easy.title', { title: easy.version.title }),
    description: t('public.easy.description', { name: body.name }),
    frame: { ...frame, demo: version.demonstration },
    easy,
    path: pathOfAsked(body.home, asked)
  };
}
