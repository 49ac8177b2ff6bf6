import { fail } from '@sveltejs/kit';
import { SHORTEST_PASSWORD } from '#lib/server/accounts.ts';
import type { FormError } from '../../form-errors.ts';
import { passwordErrors } from '../../new-password.ts';
import { takeOnward } from '../../onward.ts';
import { leadOn } from '../../second-step.ts';
import { setPassword } from '../../session.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => ({
  title: locals.t('signIn.newPassword.title'),
  shortest: SHORTEST_PASSWORD
});

export const actions: Actions = {
  default: async (event) => {
    const { locals, params, request, cookies } = event;
    const password = String((await request.formData()).get('password') ?? '');
    const errors = passwordErrors(password, locals.t);
    if (errors.length > 0) return fail(422, { errors, isKeyGone: false });
    const opened = await setPassword(event, params.token, password);
    if (opened === 'refused')
      return fail(410, { errors: [{ text: locals.t('signIn.error.key') }] as FormError[], isKeyGone: true });
    leadOn(event, opened, takeOnward(cookies));
  }
};
