import { fail, redirect } from '@sveltejs/kit';
import { SHORTEST_PASSWORD } from '#lib/server/accounts.ts';
import type { FormError } from '../../form-errors.ts';
import { onwardPath, takeOnward } from '../../onward.ts';
import { setPassword } from '../../session.ts';
import type { Actions, PageServerLoad } from './$types';

/** The longest password that the accounts library hashes. */
const LONGEST_PASSWORD = 128;

export const load: PageServerLoad = ({ locals }) => ({
  title: locals.t('signIn.newPassword.title'),
  shortest: SHORTEST_PASSWORD
});

export const actions: Actions = {
  default: async (event) => {
    const { locals, params, request, cookies } = event;
    const password = String((await request.formData()).get('password') ?? '');
    const errors: FormError[] = [];
    if (password.length < SHORTEST_PASSWORD)
      errors.push({ field: 'password', text: locals.t('signIn.error.short', { count: SHORTEST_PASSWORD }) });
    else if (password.length > LONGEST_PASSWORD)
      errors.push({ field: 'password', text: locals.t('signIn.error.long', { count: LONGEST_PASSWORD }) });
    if (errors.length > 0) return fail(422, { errors, isKeyGone: false });
    if (!(await setPassword(event, params.token, password)))
      return fail(410, { errors: [{ text: locals.t('signIn.error.key') }] as FormError[], isKeyGone: true });
    redirect(303, onwardPath(takeOnward(cookies), locals.locale));
  }
};
