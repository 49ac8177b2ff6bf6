import { error, fail, redirect } from '@sveltejs/kit';
import { inLanguage } from '#lib/i18n/locale.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { type FormError, textOf } from '../form-errors.ts';
import { rememberOnward } from '../onward.ts';
import type { Actions, PageServerLoad } from './$types';
import { askIdentity, identityRefusal } from './ask-identity.ts';

/** Says what went wrong there, and offers to go again. */
export const load: PageServerLoad = ({ locals, url }) => {
  const { identity } = theInstallation();
  if (!identity) error(404, locals.t('error.404.title'));
  if (locals.account) redirect(303, inLanguage('/pracovisko', locals.locale));
  const { label } = identity;
  const refusal = identityRefusal(url.searchParams.get('chyba'));
  return {
    title: locals.t('signIn.identity.title', { label }),
    label,
    refusal: refusal && locals.t(`signIn.identity.error.${refusal}`, { label })
  };
};

export const actions: Actions = {
  default: async (event) => {
    const { locals, request, cookies, url } = event;
    const { identity } = theInstallation();
    if (!identity) error(404, locals.t('error.404.title'));
    rememberOnward(cookies, textOf(await request.formData(), 'dalej'), url.protocol === 'https:');
    const to = await askIdentity(event, identity, 'sign-in');
    if (to) return { errors: [] as FormError[], to };
    const text = locals.t('signIn.identity.error.down', { label: identity.label });
    return fail(503, { errors: [{ text }] as FormError[], to: null });
  }
};
