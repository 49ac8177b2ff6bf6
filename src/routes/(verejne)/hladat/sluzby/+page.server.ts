import { REGISTER_SET } from '#lib/server/db/shown-register.ts';
import { foundServices } from '#lib/server/public/found-services.ts';
import { ownFrame } from '#lib/server/public/municipality.ts';
import { readReference } from '#lib/server/public/reference.ts';
import { SERVICE_SEARCH_PATH, servicesAsked } from '#lib/server/public/services-asked.ts';
import type { PageServerLoad } from './$types';

/** The search of services: every answer is made anew, because words are asked and nothing of them is kept. */
export const load: PageServerLoad = async ({ locals, url }) => {
  const { publicDb, t } = locals;
  const asked = servicesAsked(url.searchParams);
  const [found, { sets }] = await Promise.all([
    foundServices(publicDb, asked, locals),
    readReference(publicDb, [REGISTER_SET])
  ]);
  return {
    frame: { ...ownFrame(SERVICE_SEARCH_PATH, t), demo: found.rows.some(({ isInvented }) => isInvented) },
    title: asked.text ? t('services.search.titleOf', { text: asked.text }) : t('services.search.title'),
    description: t('services.search.description'),
    registerAsOf: sets[0]?.asOf ?? null,
    isPart: url.search !== '',
    found
  };
};
