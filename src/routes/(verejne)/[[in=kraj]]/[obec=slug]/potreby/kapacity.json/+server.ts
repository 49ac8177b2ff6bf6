import { error } from '@sveltejs/kit';
import { needsJson } from '#lib/server/public/needs/needs-files.ts';
import { needsAsked } from '../needs-asked.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const { publicDb, t } = event.locals;
  const { body, asked, said } = await needsAsked(event);
  const found = await needsJson(publicDb, asked, said);
  if (found === undefined) error(404, t('error.404.title'));
  return new Response(JSON.stringify(found), {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="potreby-${body.slug}.json"`
    }
  });
};
