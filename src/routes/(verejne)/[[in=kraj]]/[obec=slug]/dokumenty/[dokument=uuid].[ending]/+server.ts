import { error } from '@sveltejs/kit';
import { publishedDocuments } from '#lib/server/db/published-documents.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { documentAnswer } from '#lib/server/public/document-file.ts';
import { openOwner } from '../../open-owner.ts';
import type { RequestHandler } from './$types';

/** The file of a published document, at an address that lasts as long as it is published. */
export const GET: RequestHandler = async (event) => {
  const { locals, params, request } = event;
  const body = await openOwner(event);
  const document = await publishedDocuments(locals.publicDb).find(body.bodyId, params.dokument);
  const asked = document?.format === params.ending ? { ...document, hash: document.fileHash } : null;
  const answer = asked && (await documentAnswer(theInstallation().files, asked, request, 'public, no-cache'));
  if (!answer) error(404, 'no-such-file');
  return answer;
};
