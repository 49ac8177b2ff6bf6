import { redirect } from '@sveltejs/kit';
import { inLanguage } from '#lib/i18n/locale.ts';
import { accountStore } from '#lib/server/db/accounts.ts';
import { whoSigns } from '../desk.ts';
import type { Actions, PageServerLoad } from './$types';

/** The address of a plan at the desk, in either language; anything else is no way back. */
const PLAN = /^(\/en)?\/pracovisko\/[a-z0-9-]+\/plany\/[0-9a-f-]{36}$/;

export const load: PageServerLoad = async (event) => {
  await whoSigns(event);
  const from = event.url.searchParams.get('plan') ?? '';
  return { title: event.locals.t('help.title'), plan: PLAN.test(from) ? from : null };
};

export const actions: Actions = {
  znova: async (event) => {
    const { id } = await whoSigns(event);
    await accountStore(event.locals.db).startTour(id);
    redirect(303, inLanguage('/pracovisko', event.locals.locale));
  }
};
