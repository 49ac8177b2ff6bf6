import { fail, redirect } from '@sveltejs/kit';
import { inLanguage } from '#lib/i18n/locale.ts';
import { situationOf } from '#lib/server/public/help/life-situations.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { expressNeed } from '#lib/server/use-cases/directory/express-need.ts';
import { openOwner } from '../../open-owner.ts';
import type { Actions, PageServerLoad } from './$types';

/** Only a form leads here. */
export const load: PageServerLoad = async ({ locals, parent, request }) => {
  const { body, frame } = await parent();
  if (request.method !== 'POST') redirect(303, inLanguage(`${body.home}/pomoc`, locals.locale));
  return { title: locals.t('finder.missed.title'), frame };
};

export const actions: Actions = {
  default: async (event) => {
    const { locals, request } = event;
    const body = await openOwner(event);
    const form = await request.formData();
    const situation = situationOf(String(form.get('situacia') ?? ''));
    if (!situation || body.ownerKind === 'region') {
      return fail(422, { outcome: 'no-kind' as const, situation: null, kinds: [] });
    }
    const kinds = form.getAll('druh').map(String);
    const outcome = await inTransaction(locals.db, body.bodyId, (stores) =>
      expressNeed(stores, { situation, kinds, consents: form.get('suhlas') === 'ano' }, locals.today)
    );
    const answer = { outcome, situation: situation.code, kinds };
    return outcome === 'counted' ? answer : fail(422, answer);
  }
};
