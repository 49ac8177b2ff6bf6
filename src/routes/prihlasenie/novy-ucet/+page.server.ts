import { fail, redirect } from '@sveltejs/kit';
import { readEmail } from '#lib/domain/tenancy/email.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { accountStore } from '#lib/server/db/accounts.ts';
import { type FormError, textOf } from '../form-errors.ts';
import { rememberOnward } from '../onward.ts';
import { sendKey } from '../session.ts';
import type { Actions, PageServerLoad } from './$types';

const LONGEST_NAME = 100;

export const load: PageServerLoad = ({ locals }) => {
  if (locals.account) redirect(303, inLanguage('/pracovisko', locals.locale));
  return { title: locals.t('signIn.newAccount.title') };
};

export const actions: Actions = {
  default: async ({ locals, request, cookies, url }) => {
    const form = await request.formData();
    const [name, given] = [textOf(form, 'name'), textOf(form, 'email')];
    const email = readEmail(given);
    const errors: FormError[] = [];
    if (name === '' || name.length > LONGEST_NAME)
      errors.push({ field: 'name', text: locals.t('signIn.error.name', { count: LONGEST_NAME }) });
    if (!email) errors.push({ field: 'email', text: locals.t('signIn.error.email') });
    if (!email || errors.length > 0) return fail(422, { errors, name, email: given });
    // An account that is there already stays as it is; the answer is the same, only its owner gets the mail.
    await accountStore(locals.db).ensureAccount(email, name);
    rememberOnward(cookies, inLanguage('/pracovisko', locals.locale), url.protocol === 'https:');
    sendKey('magic-link', email);
    redirect(303, inLanguage('/prihlasenie/odoslane', locals.locale));
  }
};
