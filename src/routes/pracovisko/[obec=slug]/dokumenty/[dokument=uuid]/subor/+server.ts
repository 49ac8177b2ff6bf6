import { error } from '@sveltejs/kit';
import { theInstallation } from '#lib/server/installation.ts';
import { documentAnswer } from '#lib/server/public/document-file.ts';
import { openDesk } from '../../../../desk.ts';
import type { RequestHandler } from './$types';

/** A document to the people of its body, published or not. */
export const GET: RequestHandler = async (event) => {
  const { inBody } = await openDesk(event, 'view-desk');
  const document = await inBody(({ documents }) => documents.find(event.params.dokument));
  const answer =
    document && (await documentAnswer(theInstallation().files, document, event.request, 'private, no-cache'));
  if (!answer) error(404, event.locals.t('error.404.title'));
  return answer;
};
