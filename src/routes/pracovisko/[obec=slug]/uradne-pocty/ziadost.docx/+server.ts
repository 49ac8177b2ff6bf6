import { error } from '@sveltejs/kit';
import { ASKED_OFFICES, countsLetter } from '#lib/server/desk/counts-letter.ts';
import { renderLetter } from '#lib/server/documents/letter.ts';
import { printedBody } from '#lib/server/printed-body.ts';
import { openDesk } from '../../../desk.ts';
import { yearAsked } from '../asked.ts';
import type { RequestHandler } from './$types';

/** A letter that asks an office for counts. */
export const GET: RequestHandler = async (event) => {
  const { publicDb, today, t } = event.locals;
  const { body } = await openDesk(event, 'add-evidence');
  const office = ASKED_OFFICES.find((one) => one === event.url.searchParams.get('urad'));
  if (!office) error(404, t('error.404.title'));
  const year = yearAsked(event.url.searchParams.get('rok'), today);
  const { printedName: bodyName } = await printedBody(publicDb, body);
  const content = await renderLetter(countsLetter(office, { year, bodyName, today }));
  return new Response(new Uint8Array(content), {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'content-disposition': `attachment; filename="ziadost-o-pocty-${year}.docx"`,
      'content-security-policy': 'sandbox'
    }
  });
};
