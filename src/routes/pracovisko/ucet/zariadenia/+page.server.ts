import { fail } from '@sveltejs/kit';
import { type Device, deviceOf } from '#lib/domain/tenancy/device.ts';
import type { Translate } from '#lib/i18n/messages.ts';
import { inAccountTransaction } from '#lib/server/account-stores.ts';
import { sessionStore } from '#lib/server/db/sessions.ts';
import { isUuid } from '#lib/server/desk/forms/typed-values.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { endOtherSessions, endSession } from '#lib/server/use-cases/accounts/end-sessions.ts';
import { type FormError, textOf } from '../../../prihlasenie/form-errors.ts';
import { done, openOwnAccount } from '../own-account.ts';
import type { Actions, PageServerLoad } from './$types';

const PAGE = '/pracovisko/ucet/zariadenia';
const DONE = ['ended', 'ended-all'] as const;

export const load: PageServerLoad = async (event) => {
  const { accountId, token } = await openOwnAccount(event, { fresh: false });
  const { locals, url } = event;
  const sessions = await sessionStore(locals.db).list(accountId, token, new Date());
  return {
    title: locals.t('account.devices'),
    sessions: sessions.map(({ userAgent, ...session }) => ({
      ...session,
      device: deviceText(deviceOf(userAgent), locals.t)
    })),
    done: DONE.find((state) => state === url.searchParams.get('stav')) ?? null
  };
};

function deviceText({ browser, system }: Device, t: Translate): string {
  return t('account.devices.device', { browser: t(`browser.${browser}`), system: t(`system.${system}`) });
}

/** Signing out is for everybody at any time, however long ago she signed in. */
export const actions: Actions = {
  odhlasit: async (event) => {
    const own = await openOwnAccount(event, { fresh: false });
    const id = textOf(await event.request.formData(), 'id');
    const installation = theInstallation();
    const ended = isUuid(id)
      ? await inAccountTransaction(installation, (stores) => endSession(stores, own, id))
      : [];
    installation.ended.add(ended);
    if (ended.length > 0) done(event, PAGE, 'ended');
    return fail(422, { errors: [{ text: event.locals.t('account.devices.gone') }] as FormError[] });
  },

  ostatne: async (event) => {
    const own = await openOwnAccount(event, { fresh: false });
    const installation = theInstallation();
    const ended = await inAccountTransaction(installation, (stores) =>
      endOtherSessions(stores, own, own.token)
    );
    installation.ended.add(ended);
    done(event, PAGE, 'ended-all');
  }
};
