import { readCatalogue } from '#lib/server/public/catalogue.ts';
import { ownFrame } from '#lib/server/public/municipality.ts';
import { readReference } from '#lib/server/public/reference.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { publicDb, t, today, locale } = locals;
  const reference = await readReference(publicDb);
  locals.reads('reference', reference.revision);
  return {
    frame: ownFrame('/zdroje-udajov', t),
    title: t('public.sourcesPage.title'),
    description: t('public.sourcesPage.description'),
    sets: reference.sets,
    groups: await readCatalogue(publicDb, today, locale),
    today
  };
};
