import { error } from '@sveltejs/kit';
import { gapsCsv } from '#lib/server/public/gaps/gaps-csv.ts';
import { gapsPageAsked } from '../gaps-asked.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const { publicDb, t } = event.locals;
  const { body, asked, said } = await gapsPageAsked(event);
  const found = await gapsCsv(publicDb, asked, said);
  if (found === undefined) error(404, t('error.404.title'));
  return new Response(found, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="medzery-${body.slug}-${asked.year}.csv"`
    }
  });
};
