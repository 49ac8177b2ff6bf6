import { fail, redirect } from '@sveltejs/kit';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { messages } from '#lib/i18n/messages.ts';
import { removalStore } from '#lib/server/db/body-removals.ts';
import { coordinatorRequestStore } from '#lib/server/db/coordinator-requests.ts';
import { failedMail } from '#lib/server/db/failed-mail.ts';
import { installationEventStore } from '#lib/server/db/installation-events.ts';
import { bodyById, findBodyByName } from '#lib/server/db/planning-bodies.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { accountMail } from '#lib/server/mail/account-mail.ts';
import { outbox } from '#lib/server/mail/outbox.ts';
import { newToken } from '#lib/server/secret-token.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { decideCoordinatorRequest } from '#lib/server/use-cases/accounts/decide-coordinator-request.ts';
import { inviteFirstCoordinator } from '#lib/server/use-cases/accounts/invite-first-coordinator.ts';
import { sendMailAgain } from '#lib/server/use-cases/accounts/send-mail-again.ts';
import { type FormError, textOf } from '../../prihlasenie/form-errors.ts';
import { openOperations } from '../desk.ts';
import { newFormToken, onceMore, sentToken } from '../form-token.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { requestLetter } from './request-letter.ts';

const DONE = ['invited', 'approved', 'declined', 'again'] as const;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const load: PageServerLoad = async (event) => {
  await openOperations(event);
  const { locals, url } = event;
  return {
    title: locals.t('operations.title'),
    requests: await coordinatorRequestStore(locals.db).listOpen(),
    removals: await removalStore(locals.db).listOpen(),
    mail: await outbox(locals.db).waiting(),
    failedMail: await failedMail(locals.db),
    token: newFormToken(),
    done: DONE.find((outcome) => outcome === url.searchParams.get('stav')) ?? null
  };
};

export const actions: Actions = {
  schvalit: (event) => decide(event, true),
  neschvalit: (event) => decide(event, false),

  'poslat-znova': async (event) => {
    const { actor } = await openOperations(event);
    const { locals, request } = event;
    const sent = textOf(await request.formData(), 'id');
    const outcome = await locals.db
      .transaction()
      .execute((tx) =>
        sendMailAgain(
          { mail: outbox(tx), events: installationEventStore(tx) },
          { actorId: actor.actorId, isOperator: true },
          UUID.test(sent) ? sent : null
        )
      );
    if (outcome === 'not-allowed')
      return fail(403, { errors: [] as FormError[], given: { body: '', email: '' } });
    theInstallation().mail.wake();
    return finish(event, 'again');
  },

  pozvat: async (event) => {
    const { actor } = await openOperations(event);
    const { locals, request } = event;
    const form = await request.formData();
    const given = { body: textOf(form, 'body'), email: textOf(form, 'email') };
    const found = await findBodyByName(locals.publicDb, given.body);
    if ('several' in found) {
      const text = found.several
        ? locals.t('work.error.several-bodies', { example: found.several })
        : locals.t('work.error.no-such-body');
      return refuse({ field: 'body', text }, given);
    }
    const { token, tokenHash } = newToken();
    const { origin, mail } = theInstallation();
    const roleName = messages('sk')('role.coordinator');
    const id = sentToken(form);
    const outcome = await onceMore(() =>
      inTransaction(locals.db, found.bodyId, (stores) =>
        inviteFirstCoordinator(
          stores,
          { actorId: actor.actorId, isOperator: true },
          { id, email: given.email, tokenHash, today: locals.today, now: new Date() },
          ({ to }) =>
            stores.queueMail(
              accountMail({ to, kind: 'invitation', token, bodyName: found.name, roleName }, origin)
            )
        )
      )
    );
    if (outcome === 'invited') {
      mail.wake();
      finish(event, 'invited');
    }
    if (outcome === 'not-allowed') return fail(403, { errors: [] as FormError[], given });
    return outcome === 'has-coordinator'
      ? refuse({ field: 'body', text: locals.t('operations.error.has-coordinator') }, given)
      : refuse({ field: 'email', text: locals.t(`people.error.${outcome}`) }, given);
  }
};

async function decide(event: RequestEvent, approved: boolean) {
  const { actor } = await openOperations(event);
  const { locals, request } = event;
  const form = await request.formData();
  const [id, bodyId] = [textOf(form, 'id'), textOf(form, 'bodyId') as BodyId];
  const body = UUID.test(bodyId) && UUID.test(id) ? await bodyById(locals.publicDb, bodyId) : undefined;
  if (!body) return refuse({ text: locals.t('operations.error.not-open') });
  const { origin, mail } = theInstallation();
  const about = { bodyName: body.name, link: `${origin}/pracovisko/${body.slug}` };
  const outcome = await inTransaction(locals.db, bodyId, (stores) =>
    decideCoordinatorRequest(
      stores,
      { actorId: actor.actorId, isOperator: true },
      { id, bodyId, approved, today: locals.today, now: new Date() },
      (letter) => stores.queueMail(requestLetter(letter, about))
    )
  );
  if (outcome === 'decided') {
    mail.wake();
    finish(event, approved ? 'approved' : 'declined');
  }
  if (outcome === 'not-allowed')
    return fail(403, { errors: [] as FormError[], given: { body: '', email: '' } });
  return refuse({ text: locals.t(`operations.error.${outcome}`) });
}

function refuse(error: FormError, given = { body: '', email: '' }) {
  return fail(422, { errors: [error], given });
}

/** Shows the page anew, so that a reload sends nothing twice. */
function finish({ locals }: Pick<RequestEvent, 'locals'>, done: (typeof DONE)[number]): never {
  redirect(303, `${inLanguage('/pracovisko/prevadzka', locals.locale)}?stav=${done}`);
}
