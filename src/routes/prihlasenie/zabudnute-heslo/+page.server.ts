import { fail, redirect } from '@sveltejs/kit';
import { readEmail } from '#lib/domain/tenancy/email.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { type FormError, textOf } from '../form-errors.ts';
import { sendKey } from '../session.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => ({ title: locals.t('signIn.forgotten.title') });

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const given = textOf(await request.formData(), 'email');
    const email = readEmail(given);
    if (!email) {
      const errors: FormError[] = [{ field: 'email', text: locals.t('signIn.error.email') }];
      return fail(422, { errors, email: given });
    }
    sendKey('reset', email);
    redirect(303, inLanguage('/prihlasenie/odoslane', locals.locale));
  }
};
