import { error } from '@sveltejs/kit';
import { needsWorkbook } from '#lib/server/public/needs/needs-files.ts';
import { writeNeeds } from '#lib/server/spreadsheets/write-needs.ts';
import { needsAsked } from '../needs-asked.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const { publicDb, t } = event.locals;
  const { body, asked, said } = await needsAsked(event);
  const found = await needsWorkbook(publicDb, asked, said);
  if (found === undefined) error(404, t('error.404.title'));
  return new Response(new Uint8Array(await writeNeeds(found.people, found.needs, found.words)), {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': `attachment; filename="potreby-${body.slug}.xlsx"`
    }
  });
};
