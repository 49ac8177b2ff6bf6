import { lawStore } from '#lib/server/db/law.ts';
import { openOperations } from '../../desk.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await openOperations(event);
  const { locals } = event;
  const law = lawStore(locals.publicDb);
  const types = await law.serviceTypesOn(locals.today);
  return {
    title: locals.t('operations.types'),
    types: types.map(({ code, nameSk, section, unverified, validFrom }) => ({
      ...{ code, nameSk, section, validFrom },
      unverified: unverified.length
    }))
  };
};
