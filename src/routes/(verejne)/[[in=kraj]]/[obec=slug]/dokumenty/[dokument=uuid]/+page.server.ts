import { error } from '@sveltejs/kit';
import { lawStore } from '#lib/server/db/law.ts';
import { publishedDocuments } from '#lib/server/db/published-documents.ts';
import { readReference } from '#lib/server/public/reference.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, params }) => {
  const { publicDb, locale, t, today } = locals;
  const { body } = await parent();
  const document = await publishedDocuments(publicDb).find(body.bodyId, params.dokument);
  if (!document) error(404, t('error.404.title'));
  const { revision } = await readReference(publicDb, []);
  locals.reads('reference', revision);
  const law = lawStore(publicDb);
  const [groups, services] = await Promise.all([law.targetGroups(), law.serviceTypesOn(today)]);
  const named = (
    codes: readonly string[],
    rows: readonly { code: string; nameSk: string; nameEn: string }[]
  ) =>
    rows
      .filter(({ code }) => codes.includes(code))
      .map(({ nameSk, nameEn }) => (locale === 'en' && nameEn !== '' ? nameEn : nameSk));
  const { id, title, kind, format, size, day, year, alternative } = document;
  return {
    title,
    document: { id, title, kind, format, size, day, year, alternative },
    groups: named(document.targetGroupCodes, groups),
    services: named(document.serviceTypeCodes, services),
    path: `${body.home}/dokumenty`
  };
};
