import { totalOf } from '#lib/domain/population/age-structure.ts';
import { ownerName } from '#lib/server/public/municipality.ts';
import { readPeople } from '#lib/server/public/municipality-people.ts';
import { ALL_BODIES, revisionOfAllBodies } from '#lib/server/public/plans-here.ts';
import { readReference } from '#lib/server/public/reference.ts';
import { spendingPage } from '#lib/server/public/spending-page.ts';
import type { PageServerLoad } from './$types';

const SHOWN_SETS = ['census-2021-ages'];

export const load: PageServerLoad = async ({ locals, parent }) => {
  const { publicDb, locale, t } = locals;
  const { body } = await parent();
  // It is compared with what others have loaded.
  locals.reads(ALL_BODIES, await revisionOfAllBodies(publicDb));
  const { own } = await readPeople(publicDb, body.unitCode, locale);
  const reference = await readReference(publicDb, SHOWN_SETS);
  locals.reads('reference', reference.revision);
  const residents = totalOf(own.ages);
  const compares = body.ownerKind !== 'region';
  return {
    title: t('spending.title'),
    description: t('spending.description', { owner: ownerName(body, t) }),
    owner: ownerName(body, t),
    ...{ residents, compares },
    path: `${body.home}/zdroje/vydavky`,
    spending: await spendingPage(publicDb, { bodyId: body.bodyId, residents, compares }, locale),
    sets: reference.sets
  };
};
