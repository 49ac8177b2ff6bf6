import { redirect } from '@sveltejs/kit';
import { FRESH_MINUTES } from '#lib/domain/tenancy/second-step.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { textOf } from '../../../prihlasenie/form-errors.ts';
import { localPath } from '../../../prihlasenie/onward.ts';
import { signOut } from '../../../prihlasenie/session.ts';
import { whoSigns } from '../../desk.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await whoSigns(event);
  const { locals, url } = event;
  return {
    title: locals.t('account.again.title'),
    minutes: FRESH_MINUTES,
    onward: localPath(url.searchParams.get('dalej')) ?? inLanguage('/pracovisko/ucet', locals.locale)
  };
};

export const actions: Actions = {
  /** The session in use ends, so that nothing of it is left when somebody else signs in. */
  default: async (event) => {
    await whoSigns(event, true);
    const { locals, request } = event;
    const asked = localPath(textOf(await request.formData(), 'dalej'));
    const onward = asked ?? inLanguage('/pracovisko/ucet', locals.locale);
    await signOut(event);
    redirect(303, `${inLanguage('/prihlasenie', locals.locale)}?dalej=${encodeURIComponent(onward)}`);
  }
};
