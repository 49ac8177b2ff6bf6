import { caseFile } from '#lib/server/public/case-file.ts';
import { ownerName } from '#lib/server/public/municipality.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
  const { publicDb, t, locale, today } = locals;
  const { body, versions } = await parent();
  const owner = ownerName(body, t);
  return {
    title: t('caseFile.title'),
    description: t('caseFile.description', { owner }),
    ...{ owner, today, path: `${body.home}/spis` },
    file: await caseFile(publicDb, { body, versions }, { t, locale, today, now: new Date() })
  };
};
