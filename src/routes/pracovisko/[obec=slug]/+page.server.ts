import { may } from '#lib/domain/tenancy/permissions.ts';
import { openDesk } from '../desk.ts';
import type { PageServerLoad } from './$types';
import { bodyPlans } from './plany/body-plans.ts';

export const load: PageServerLoad = async (event) => {
  const desk = await openDesk(event, 'view-desk');
  const { t } = event.locals;
  return {
    title: t('desk.name'),
    plans: await bodyPlans(desk, event),
    mayCreate: may(desk.actor, 'create-plan')
  };
};
