import { fail, redirect } from '@sveltejs/kit';
import { inLanguage } from '#lib/i18n/locale.ts';
import { SCHEMA_ADDRESS } from '#lib/server/body-archive/archive-schema.ts';
import { askRemoval, withdrawRemoval } from '#lib/server/use-cases/accounts/ask-removal.ts';
import { type FormError, textOf } from '../../../prihlasenie/form-errors.ts';
import { openDesk } from '../../desk.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const DONE = ['asked', 'withdrawn'] as const;

export const load: PageServerLoad = async (event) => {
  const { body, inBody } = await openDesk(event, 'export-body');
  const { locals, url } = event;
  const removal = await inBody(({ removals }) => removals.findOpen(body.bodyId));
  return {
    title: locals.t('data.title'),
    schema: SCHEMA_ADDRESS,
    removal: removal ? { askedAt: removal.askedAt, hasBegun: removal.begunAt !== null } : null,
    isBusy: url.searchParams.get('stav') === 'busy',
    done: DONE.find((outcome) => outcome === url.searchParams.get('stav')) ?? null
  };
};

export const actions: Actions = {
  poziadat: async (event) => {
    const { body, actor, inBody } = await openDesk(event, 'remove-body');
    const { locals, request } = event;
    const reason = textOf(await request.formData(), 'reason');
    const outcome = await inBody((stores) => askRemoval(stores, actor, { bodyId: body.bodyId, reason }));
    if (outcome === 'asked') finish(event, body.slug, 'asked');
    if (outcome === 'not-allowed') return fail(403, { errors: [] as FormError[], reason });
    const field = outcome === 'already-asked' ? {} : { field: 'reason' };
    return fail(422, {
      errors: [{ ...field, text: locals.t(`data.error.${outcome}`) }] as FormError[],
      reason
    });
  },

  vziatSpat: async (event) => {
    const { body, actor, inBody } = await openDesk(event, 'remove-body');
    const now = new Date();
    const outcome = await inBody((stores) => withdrawRemoval(stores, actor, { bodyId: body.bodyId, now }));
    if (outcome === 'withdrawn') finish(event, body.slug, 'withdrawn');
    if (outcome === 'not-allowed') return fail(403, { errors: [] as FormError[], reason: '' });
    return fail(422, {
      errors: [{ text: event.locals.t(`data.error.${outcome}`) }] as FormError[],
      reason: ''
    });
  }
};

/** Shows the page anew, so that a reload sends nothing twice. */
function finish({ locals }: Pick<RequestEvent, 'locals'>, slug: string, done: (typeof DONE)[number]): never {
  redirect(303, `${inLanguage(`/pracovisko/${slug}/udaje`, locals.locale)}?stav=${done}`);
}
