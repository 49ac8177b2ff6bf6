import { error } from '@sveltejs/kit';
import { publishedMeasuredValues } from '#lib/server/db/measured-values.ts';
import { publishedPlans } from '#lib/server/db/published.ts';
import { publishedProgress } from '#lib/server/db/published-progress.ts';
import { chosenVersion } from '#lib/server/public/chosen-version.ts';
import { type FulfilmentAsked, fulfilmentOf } from '#lib/server/public/fulfilment.ts';
import type { Opened } from '../plan/plan-load.ts';

/** How the plan of a body is carried out: of the approved version alone, since only that was promised. */
export async function carriedPlan(
  { publicDb, t, locale, today }: App.Locals,
  { body, versions }: Pick<Opened, 'body' | 'versions'>,
  asked: FulfilmentAsked
) {
  const version = chosenVersion(versions, {}, today);
  if (!version) error(404, t('error.404.title'));
  const { planId, period } = version;
  const [document, told, values] = await Promise.all([
    publishedPlans(publicDb).carried(version),
    publishedProgress(publicDb).judged(body.bodyId, planId),
    publishedMeasuredValues(publicDb).list(body.bodyId, planId)
  ]);
  if (!document) error(404, t('error.404.title'));
  const wordsOf = (year: number, activityIds: readonly string[]) =>
    publishedProgress(publicDb).ofYear(body.bodyId, planId, { year, activityIds });
  const given = { document, told, values, home: body.home, period, wordsOf };
  return { version, fulfilment: await fulfilmentOf(given, asked, { t, locale, today }) };
}
