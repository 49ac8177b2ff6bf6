import { fail, redirect } from '@sveltejs/kit';
import { readEmail } from '#lib/domain/tenancy/email.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { theInstallation } from '#lib/server/installation.ts';
import type { Actions, PageServerLoad } from './$types';
import { type FormError, textOf } from './form-errors.ts';
import { localPath, onwardPath, rememberOnward } from './onward.ts';
import { leadOn } from './second-step.ts';
import { sendKey, signInWithPassword } from './session.ts';

export const load: PageServerLoad = ({ locals, url }) => {
  const onward = localPath(url.searchParams.get('dalej'));
  if (locals.account) redirect(303, onwardPath(onward, locals.locale));
  const { identity } = theInstallation();
  return { title: locals.t('signIn.title'), onward: onward ?? '', identityLabel: identity?.label ?? null };
};

export const actions: Actions = {
  heslo: async (event) => {
    const { locals, request } = event;
    const form = await request.formData();
    const [given, password, onward] = [
      textOf(form, 'email'),
      String(form.get('password') ?? ''),
      textOf(form, 'dalej')
    ];
    const email = readEmail(given);
    const errors: FormError[] = [];
    if (!email) errors.push({ field: 'email', text: locals.t('signIn.error.email') });
    if (password === '') errors.push({ field: 'password', text: locals.t('signIn.error.passwordMissing') });
    const opened =
      email && password !== '' ? await signInWithPassword(event, email, password) : ('refused' as const);
    if (opened !== 'refused') leadOn(event, opened, onward);
    if (errors.length === 0) errors.push({ field: 'password', text: locals.t('signIn.error.wrong') });
    return fail(422, { asked: 'password' as const, errors, email: given, onward });
  },

  odkaz: async ({ locals, request, cookies, url }) => {
    const form = await request.formData();
    const [given, onward] = [textOf(form, 'link-email'), textOf(form, 'dalej')];
    const email = readEmail(given);
    if (!email) {
      const errors: FormError[] = [{ field: 'link-email', text: locals.t('signIn.error.email') }];
      return fail(422, { asked: 'link' as const, errors, email: given, onward });
    }
    rememberOnward(cookies, onward, url.protocol === 'https:');
    sendKey('magic-link', email);
    redirect(303, inLanguage('/prihlasenie/odoslane', locals.locale));
  }
};
