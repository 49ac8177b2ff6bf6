import { documentList, documentsAsked } from '#lib/server/public/document-list.ts';
import { ownerName } from '#lib/server/public/municipality.ts';
import { readReference } from '#lib/server/public/reference.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, url }) => {
  const { publicDb, t, locale } = locals;
  const { body } = await parent();
  const { revision } = await readReference(publicDb, []);
  locals.reads('reference', revision);
  const path = `${body.home}/dokumenty`;
  const asked = documentsAsked(url.searchParams);
  const owner = ownerName(body, t);
  return {
    title: t('documents.title'),
    description: t('documents.public.description', { owner }),
    owner,
    path,
    list: await documentList(publicDb, { bodyId: body.bodyId, path, ...asked }, t, locale)
  };
};
