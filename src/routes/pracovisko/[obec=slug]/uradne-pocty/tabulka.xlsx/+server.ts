import { error } from '@sveltejs/kit';
import { COUNTING_OFFICES } from '#lib/domain/population/statistics/administrative-count.ts';
import { writeCountsTemplate } from '#lib/server/spreadsheets/write-counts.ts';
import { openDesk } from '../../../desk.ts';
import { yearAsked } from '../asked.ts';
import type { RequestHandler } from './$types';

/** A table of counts for one office to fill in. */
export const GET: RequestHandler = async (event) => {
  const { today, t } = event.locals;
  const desk = await openDesk(event, 'add-evidence');
  const office = COUNTING_OFFICES.find((one) => one === event.url.searchParams.get('urad'));
  if (!office) error(404, t('error.404.title'));
  const year = yearAsked(event.url.searchParams.get('rok'), today);
  const counts = await desk.inBody(({ administrativeCounts }) => administrativeCounts.list());
  const content = await writeCountsTemplate(office, year, counts);
  return new Response(new Uint8Array(content), {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': `attachment; filename="pocty-${year}.xlsx"`,
      'content-security-policy': 'sandbox'
    }
  });
};
