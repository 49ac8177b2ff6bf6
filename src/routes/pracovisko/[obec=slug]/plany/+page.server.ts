import { may } from '#lib/domain/tenancy/permissions.ts';
import { openDesk } from '../../desk.ts';
import type { PageServerLoad } from './$types';
import { bodyPlans } from './body-plans.ts';

export const load: PageServerLoad = async (event) => {
  const desk = await openDesk(event, 'view-desk');
  return {
    title: event.locals.t('plan.list.title'),
    plans: await bodyPlans(desk, event),
    mayCreate: may(desk.actor, 'create-plan')
  };
};
