import { fail } from '@sveltejs/kit';
import { CONFIRM_DAYS } from '#lib/domain/publishing/notice-subscription.ts';
import { noticeSubscriptionStore } from '#lib/server/db/notice-subscriptions.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { askToFollowMail, followingAlreadyMail } from '#lib/server/mail/notice-mail.ts';
import { queueMail } from '#lib/server/mail/outbox.ts';
import { noticeKey } from '#lib/server/notice-key.ts';
import { ownerName } from '#lib/server/public/municipality.ts';
import { newToken } from '#lib/server/secret-token.ts';
import { askForNotices } from '#lib/server/use-cases/publishing/follow-notices.ts';
import { textOf } from '../../../../../prihlasenie/form-errors.ts';
import { TRAP } from '../../../../trap.ts';
import { openOwner } from '../../open-owner.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
  const { t } = locals;
  const { body } = await parent();
  return {
    title: t('follow.title'),
    description: t('follow.description', { owner: ownerName(body, t) }),
    path: `${body.home}/oznamy`,
    owner: ownerName(body, t),
    days: CONFIRM_DAYS
  };
};

export const actions: Actions = {
  default: async (event) => {
    const { locals, request } = event;
    const { bodyId, name: bodyName } = await openOwner(event);
    const form = await request.formData();
    const email = textOf(form, 'email');
    if (textOf(form, TRAP) !== '') return { email, isAsked: true, errors: [] };
    const { origin, formKey, mail } = theInstallation();
    const language = locals.locale;
    const outcome = await locals.db.transaction().execute((tx) =>
      askForNotices(
        noticeSubscriptionStore(tx),
        { bodyId, email, language, now: new Date() },
        async (to, kind) => {
          const { key, keyHash } = noticeKey(formKey, to);
          const { token, tokenHash } = newToken();
          const letter = { to, language, bodyName };
          await queueMail(
            tx,
            kind === 'confirm'
              ? askToFollowMail(letter, { origin, token, days: CONFIRM_DAYS })
              : followingAlreadyMail(letter, { origin, key })
          );
          return { confirmHash: tokenHash, keyHash };
        }
      )
    );
    mail.wake();
    if (outcome === 'asked') return { email, isAsked: true, errors: [] };
    const errors = [{ field: 'email', text: locals.t('follow.error.no-address') }];
    return fail(422, { email, isAsked: false, errors });
  }
};
