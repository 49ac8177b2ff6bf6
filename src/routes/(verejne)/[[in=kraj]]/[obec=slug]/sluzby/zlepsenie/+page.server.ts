import { improvementsOn } from '#lib/domain/directory/improvements.ts';
import { publishedServices } from '#lib/server/db/published-services.ts';
import { ownerName, placeOf } from '#lib/server/public/municipality.ts';
import type { PageServerLoad } from './$types';

/** How the services of one municipality are to be better: question 3 of the product on one page. */
export const load: PageServerLoad = async ({ locals, parent }) => {
  const { publicDb, t, locale, today } = locals;
  const { body, frame, versions } = await parent();
  return {
    title: t('improvements.title'),
    description: t('improvements.description', { owner: ownerName(body, t) }),
    frame: { ...frame, demo: versions.some(({ demonstration }) => demonstration) },
    inPlace: placeOf(body, t, locale),
    path: `${body.home}/sluzby`,
    ...improvementsOn(await publishedServices(publicDb).all(body.bodyId), today)
  };
};
