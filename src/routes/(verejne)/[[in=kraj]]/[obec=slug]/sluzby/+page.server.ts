import { REGISTER_SET } from '#lib/server/db/shown-register.ts';
import { ownerName } from '#lib/server/public/municipality.ts';
import { readReference } from '#lib/server/public/reference.ts';
import { serviceList, servicesAsked } from '#lib/server/public/service-list.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, url }) => {
  const { publicDb, t, locale, today } = locals;
  const { body, frame, versions } = await parent();
  const { revision, sets } = await readReference(publicDb, [REGISTER_SET]);
  locals.reads('reference', revision);
  const path = `${body.home}/sluzby`;
  const owner = ownerName(body, t);
  return {
    title: t('services.title'),
    frame: { ...frame, demo: versions.some(({ demonstration }) => demonstration) },
    description: t('services.public.description', { owner }),
    ...{ owner, path, registerAsOf: sets[0]?.asOf ?? null },
    list: await serviceList(
      publicDb,
      { bodyId: body.bodyId, path, ...servicesAsked(url.searchParams) },
      today,
      locale
    )
  };
};
