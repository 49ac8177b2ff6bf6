import { fail, redirect } from '@sveltejs/kit';
import { formats } from '#lib/i18n/format.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { coordinatorRequestStore } from '#lib/server/db/coordinator-requests.ts';
import { membershipsOf } from '#lib/server/db/memberships.ts';
import { findBodyByName } from '#lib/server/db/planning-bodies.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { requestCoordinatorRole } from '#lib/server/use-cases/accounts/request-coordinator-role.ts';
import { type FormError, textOf } from '../prihlasenie/form-errors.ts';
import type { Actions, PageServerLoad } from './$types';
import { assignedParts } from './assigned-parts.ts';
import { whoSigns } from './desk.ts';
import { waitingLetter } from './prevadzka/request-letter.ts';
import { roleText } from './role-list.ts';

export const load: PageServerLoad = async (event) => {
  const { locals, url } = event;
  const account = await whoSigns(event);
  const format = formats(locals.locale);
  const held = (await membershipsOf(locals.db, account.id)).filter(
    ({ validFrom, validTo }) => validFrom <= locals.today && (!validTo || locals.today < validTo)
  );
  const bodies = Map.groupBy(held, ({ slug }) => slug)
    .values()
    .map((roles) => ({
      slug: roles[0]?.slug ?? '',
      name: roles[0]?.name ?? '',
      roles: [...new Set(roles.map((one) => roleText(one, locals.t, format)))]
    }));
  return {
    title: locals.t('work.title'),
    bodies: [...bodies],
    parts: await assignedParts(event, account, held),
    requests: await coordinatorRequestStore(locals.db).ofAccount(account.id),
    isSent: url.searchParams.get('stav') === 'odoslana'
  };
};

export const actions: Actions = {
  default: async (event) => {
    const { locals, request } = event;
    const account = await whoSigns(event, true);
    const form = await request.formData();
    const given = { body: textOf(form, 'body'), reason: textOf(form, 'reason') };
    const refuse = (error: FormError) => fail(422, { ...given, errors: [error] });

    const found = await findBodyByName(locals.publicDb, given.body);
    if ('several' in found) {
      const text = found.several
        ? locals.t('work.error.several-bodies', { example: found.several })
        : locals.t('work.error.no-such-body');
      return refuse({ field: 'body', text });
    }
    const { bodyId, name: bodyName } = found;
    const { origin, mail } = theInstallation();
    const link = `${origin}/pracovisko/prevadzka`;
    const outcome = await inTransaction(locals.db, bodyId, async (stores) =>
      requestCoordinatorRole(
        stores,
        {
          bodyId,
          accountId: account.id,
          actorId: await stores.accounts.actorOf(account.id, account.name),
          reason: given.reason,
          today: locals.today
        },
        (to) => stores.queueMail(waitingLetter(to, { bodyName, link }))
      )
    );
    if (outcome === 'requested') mail.wake();
    if (outcome === 'requested') redirect(303, `${inLanguage('/pracovisko', locals.locale)}?stav=odoslana`);
    const field = outcome.startsWith('reason') ? 'reason' : 'body';
    return refuse({ field, text: locals.t(`work.error.${outcome}`) });
  }
};
