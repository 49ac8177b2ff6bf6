import { error } from '@sveltejs/kit';
import { publishedSpending } from '#lib/server/db/published-spending.ts';
import { ownerName } from '#lib/server/public/municipality.ts';
import { spendingCsv } from '#lib/server/public/spending-csv.ts';
import { openOwner } from '../../open-owner.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const { publicDb, t } = event.locals;
  const body = await openOwner(event);
  const lines = await publishedSpending(publicDb).list(body.bodyId);
  if (lines.length === 0) error(404, t('error.404.title'));
  const source = t('spending.source', { owner: ownerName(body, t) });
  return new Response(spendingCsv(lines, source, t), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="vydavky-${body.slug}.csv"`
    }
  });
};
