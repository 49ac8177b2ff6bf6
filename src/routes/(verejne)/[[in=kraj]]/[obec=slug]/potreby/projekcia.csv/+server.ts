import { error } from '@sveltejs/kit';
import { totalOf } from '#lib/domain/population/age-structure.ts';
import { readPeople } from '#lib/server/public/municipality-people.ts';
import { projectionCsv } from '#lib/server/public/projection/projection-csv.ts';
import { openOwner } from '../../open-owner.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const { publicDb, t, locale } = event.locals;
  const body = await openOwner(event);
  if (body.ownerKind === 'region') error(404, t('error.404.title'));
  const { own } = await readPeople(publicDb, body.unitCode, locale);
  if (totalOf(own.ages) === 0) error(404, t('error.404.title'));
  const place = { ...own.ages, unitCode: body.unitCode };
  return new Response(await projectionCsv(publicDb, place, t), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="projekcia-${body.slug}.csv"`
    }
  });
};
