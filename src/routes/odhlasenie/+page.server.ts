import { redirect } from '@sveltejs/kit';
import { inLanguage } from '#lib/i18n/locale.ts';
import { signOut } from '../prihlasenie/session.ts';
import type { Actions, PageServerLoad } from './$types';

/** Signing out is a form: an address alone, opened by a scanner or a picture, signs nobody out. */
export const load: PageServerLoad = ({ locals }) => {
  redirect(303, inLanguage(locals.account ? '/pracovisko' : '/prihlasenie', locals.locale));
};

export const actions: Actions = {
  default: async (event) => {
    await signOut(event);
    redirect(303, inLanguage('/', event.locals.locale));
  }
};
