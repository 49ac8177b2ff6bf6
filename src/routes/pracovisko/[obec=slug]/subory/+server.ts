import { json } from '@sveltejs/kit';
import { keepPicture } from '#lib/server/desk/narrative-pictures.ts';
import { isFromOurPages } from '#lib/server/desk/narrative-requests.ts';
import { openDesk } from '../../desk.ts';
import type { RequestHandler } from './$types';

/** Takes one picture as a form with the field `subor` and answers with the name of its file. */
export const POST: RequestHandler = async (event) => {
  const { request, url } = event;
  if (!isFromOurPages(request, url)) return json({ refused: 'not-allowed' }, { status: 403 });
  const desk = await openDesk(event, 'edit-plan');
  const form = await request.formData().catch(() => null);
  const file = form?.get('subor');
  if (!(file instanceof File)) return json({ refused: 'not-a-picture' }, { status: 422 });
  const outcome = await keepPicture(desk, file);
  return 'refused' in outcome ? json(outcome, { status: 422 }) : json(outcome, { status: 201 });
};
