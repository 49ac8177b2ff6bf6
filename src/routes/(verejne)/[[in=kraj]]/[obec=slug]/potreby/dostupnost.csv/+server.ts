import { error } from '@sveltejs/kit';
import { readReachKm } from '#lib/domain/directory/reach/distance-decay.ts';
import { gapCsv } from '#lib/server/public/gap-csv.ts';
import { openOwner } from '../../open-owner.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const { publicDb, t, locale, today } = event.locals;
  const body = await openOwner(event);
  const reachKm = readReachKm(event.url.searchParams.get('km'));
  const csv =
    body.ownerKind === 'region'
      ? undefined
      : await gapCsv(publicDb, { unitCode: body.unitCode, reachKm, day: today }, { t, locale });
  if (csv === undefined) error(404, t('error.404.title'));
  return new Response(csv, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="dostupnost-${body.slug}-${reachKm}-km.csv"`
    }
  });
};
