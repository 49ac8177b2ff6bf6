import { fail } from '@sveltejs/kit';
import type { FormError } from '../../form-errors.ts';
import { takeOnward } from '../../onward.ts';
import { leadOn } from '../../second-step.ts';
import { signInWithKey } from '../../session.ts';
import type { Actions, PageServerLoad } from './$types';

/** Only shows a button: scanners of mail open every link, and must not use it up. */
export const load: PageServerLoad = ({ locals }) => ({ title: locals.t('signIn.key.title') });

export const actions: Actions = {
  default: async (event) => {
    const { locals, params, cookies } = event;
    const opened = await signInWithKey(event, params.token);
    if (opened === 'refused') {
      const errors: FormError[] = [{ text: locals.t('signIn.error.key') }];
      return fail(410, { errors });
    }
    leadOn(event, opened, takeOnward(cookies));
  }
};
