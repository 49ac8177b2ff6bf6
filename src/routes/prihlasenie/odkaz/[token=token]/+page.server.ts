import { fail, redirect } from '@sveltejs/kit';
import type { FormError } from '../../form-errors.ts';
import { onwardPath, takeOnward } from '../../onward.ts';
import { signInWithKey } from '../../session.ts';
import type { Actions, PageServerLoad } from './$types';

/** Only shows a button: scanners of mail open every link, and must not use it up. */
export const load: PageServerLoad = ({ locals }) => ({ title: locals.t('signIn.key.title') });

export const actions: Actions = {
  default: async (event) => {
    const { locals, params, cookies } = event;
    if (!(await signInWithKey(event, params.token))) {
      const errors: FormError[] = [{ text: locals.t('signIn.error.key') }];
      return fail(410, { errors });
    }
    redirect(303, onwardPath(takeOnward(cookies), locals.locale));
  }
};
