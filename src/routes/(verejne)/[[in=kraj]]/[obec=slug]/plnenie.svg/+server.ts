import { drawBadge } from '#lib/server/documents/badge.ts';
import { openPages } from '../open-owner.ts';
import { carriedPlan } from '../plnenie/carried-plan.ts';
import type { RequestHandler } from './$types';

/** How much of what this year asks is done, as a picture that any page of the municipality may show. */
export const GET: RequestHandler = async (event) => {
  const { t } = event.locals;
  const { body, versions } = await openPages(event);
  const asked = { year: null, priority: null, group: null };
  const { version, fulfilment: now } = await carriedPlan(event.locals, { body, versions }, asked);
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
