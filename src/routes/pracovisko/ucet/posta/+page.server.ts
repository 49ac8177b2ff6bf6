import { fail } from '@sveltejs/kit';
import { LOCALES } from '#lib/i18n/locale.ts';
import { accountStore } from '#lib/server/db/accounts.ts';
import { type FormError, textOf } from '../../../prihlasenie/form-errors.ts';
import { done, openOwnAccount } from '../own-account.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { accountId } = await openOwnAccount(event, { fresh: false });
  const { locals } = event;
  const { digest, language } = await accountStore(locals.db).mailChoice(accountId);
  return { title: locals.t('account.mail.title'), wanted: digest ? 'ano' : 'nie', language };
};

export const actions: Actions = {
  default: async (event) => {
    const { accountId } = await openOwnAccount(event, { fresh: false });
    const { locals, request } = event;
    const form = await request.formData();
    const wanted = textOf(form, 'wanted');
    const language = LOCALES.find((one) => one === textOf(form, 'language'));
    const text = locals.t('account.mail.choose');
    const errors: FormError[] = [];
    if (wanted !== 'ano' && wanted !== 'nie') errors.push({ field: 'wanted', text });
    if (!language) errors.push({ field: 'language', text });
    if (errors.length > 0 || !language) return fail(422, { errors, wanted, language: language ?? '' });
    await accountStore(locals.db).chooseMail(accountId, { digest: wanted === 'ano', language });
    done(event, '/pracovisko/ucet', 'mail-chosen');
  }
};
