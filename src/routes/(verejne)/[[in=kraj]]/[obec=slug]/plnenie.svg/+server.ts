import { error } from '@sveltejs/kit';
import { publishedMeasuredValues } from '#lib/server/db/measured-values.ts';
import { publishedPlans } from '#lib/server/db/published.ts';
import { publishedProgress } from '#lib/server/db/published-progress.ts';
import { drawBadge } from '#lib/server/documents/badge.ts';
import { chosenVersion } from '#lib/server/public/chosen-version.ts';
import { fulfilmentOf } from '#lib/server/public/fulfilment.ts';
import { openPages } from '../open-owner.ts';
import type { RequestHandler } from './$types';

/** How much of what this year asks is done, as a picture that any page of the municipality may show. */
export const GET: RequestHandler = async (event) => {
  const { publicDb, t, locale, today } = event.locals;
  const { body, versions } = await openPages(event);
  const version = chosenVersion(versions, {}, today);
  if (!version) error(404, t('error.404.title'));
  const [document, told, values] = await Promise.all([
    publishedPlans(publicDb).carried(version),
    publishedProgress(publicDb).judged(body.bodyId, version.planId),
    publishedMeasuredValues(publicDb).list(body.bodyId, version.planId)
  ]);
  if (!document) error(404, t('error.404.title'));
  const now = await fulfilmentOf(
    { document, told, values, home: body.home, period: version.period },
    { year: null, priority: null, group: null },
    { t, locale, today }
  );
  const { due = 0, done = 0 } = now?.whole.parts ?? {};
  const value =
    now && due > 0
      ? t('fulfilment.badge.value', { share: now.whole.share, done, due })
      : t('fulfilment.badge.nothing');
  const label = now
    ? t('fulfilment.badge.label', { year: now.year })
    : t('fulfilment.badge.plan', { period: version.period.replace('-', ' – ') });
  const shown = version.demonstration ? t('fulfilment.badge.invented', { label }) : label;
  return new Response(drawBadge({ label: shown, value }), {
    headers: {
      'content-type': 'image/svg+xml; charset=utf-8',
      'cache-control': 'public, max-age=3600',
      // Made to stand on pages of others.
      'cross-origin-resource-policy': 'cross-origin'
    }
  });
};
