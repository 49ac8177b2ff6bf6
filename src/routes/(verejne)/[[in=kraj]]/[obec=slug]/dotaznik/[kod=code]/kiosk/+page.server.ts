import { error } from '@sveltejs/kit';
import { theInstallation } from '#lib/server/installation.ts';
import { isAskingKey } from '#lib/server/surveys/asking-link.ts';
import { openOwner } from '../../../open-owner.ts';
import { answerForm } from '../answer-form.ts';
import { askedPage } from '../asked-page.ts';
import { openAsked } from '../open-asked.ts';
import type { Actions, PageServerLoad } from './$types';

/** Seconds until a kiosk without scripts shows its first page again after thanking. */
const THANKS_SECONDS = 45;

export const load: PageServerLoad = async ({ locals, parent, params, url }) => {
  const { body, frame } = await parent();
  const opened = await openAsked(locals, body.bodyId, params.kod, new Date());
  refuseStranger(url, opened.asked.id, locals.t);
  return {
    ...askedPage(opened, { channel: 'kiosk', t: locals.t, locale: locals.locale, url }),
    bodyName: frame.owner?.name ?? body.name,
    // Whoever stands at a kiosk must not stand in somebody's desk.
    isSignedIn: locals.account !== null,
    address: `${theInstallation().origin}${url.pathname}${url.search}`,
    frame: { alone: true }
  };
};

export const actions: Actions = {
  default: async (event) => {
    const { locals, params, url } = event;
    const body = await openOwner(event);
    const { asked } = await openAsked(locals, body.bodyId, params.kod, new Date());
    refuseStranger(url, asked.id, locals.t);
    // People stand at a kiosk one after another: their sheets are counted by it, not by the address of the office.
    const answer = await answerForm(event, { channel: 'kiosk', crowd: `kiosk ${asked.id}` });
    if ('view' in answer && answer.view === 'receipt')
      event.setHeaders({ refresh: `${THANKS_SECONDS}; url=${url.pathname}${url.search}` });
    return answer;
  }
};

/** Only a link from the desk opens a kiosk: else anybody could answer as if at the office. */
function refuseStranger(url: URL, questionnaireId: string, t: App.Locals['t']): void {
  const { formKey } = theInstallation();
  if (!isAskingKey(url.searchParams.get('kluc'), 'kiosk', questionnaireId, formKey))
    error(404, t('error.404.title'));
}
