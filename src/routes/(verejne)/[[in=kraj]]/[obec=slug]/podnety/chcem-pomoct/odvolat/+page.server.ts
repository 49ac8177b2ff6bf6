import { fail } from '@sveltejs/kit';
import { readReceipt } from '#lib/domain/evidence/receipt.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { withdrawOffer } from '#lib/server/use-cases/evidence/offer-help.ts';
import { textOf } from '../../../../../../prihlasenie/form-errors.ts';
import { openOwner } from '../../../open-owner.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
  const { body } = await parent();
  return { title: locals.t('offeredHelp.withdraw.title'), path: `${body.home}/podnety` };
};

export const actions: Actions = {
  default: async (event) => {
    const { locals, request } = event;
    const body = await openOwner(event);
    const typed = textOf(await request.formData(), 'kod');
    const receipt = readReceipt(typed);
    const outcome = receipt
      ? await inTransaction(locals.db, body.bodyId, (stores) => withdrawOffer(stores, receipt))
      : 'gone';
    if (outcome === 'erased') return { isErased: true, typed: '', errors: [] };
    const errors = [{ field: 'kod', text: locals.t('offeredHelp.withdraw.missing') }];
    return fail(422, { isErased: false, typed, errors });
  }
};
