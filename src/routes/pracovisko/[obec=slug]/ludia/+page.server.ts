import { fail, redirect } from '@sveltejs/kit';
import { parseCalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { ROLES, type Role } from '#lib/domain/tenancy/membership.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { messages } from '#lib/i18n/messages.ts';
import { readSentRevision } from '#lib/server/desk/forms/typed-values.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { accountMail } from '#lib/server/mail/account-mail.ts';
import { newToken } from '#lib/server/secret-token.ts';
import { addToGroup } from '#lib/server/use-cases/accounts/add-to-group.ts';
import { createGroup, GROUP_KINDS, type GroupKind } from '#lib/server/use-cases/accounts/create-group.ts';
import { endMembership } from '#lib/server/use-cases/accounts/end-membership.ts';
import { inviteMember } from '#lib/server/use-cases/accounts/invite-member.ts';
import { renameGroup } from '#lib/server/use-cases/accounts/rename-group.ts';
import { withdrawInvitation } from '#lib/server/use-cases/accounts/withdraw-invitation.ts';
import { type FormError, textOf } from '../../../prihlasenie/form-errors.ts';
import { type DeskEvent, openDesk } from '../../desk.ts';
import { newFormToken, onceMore, sentToken } from '../../form-token.ts';
import type { Actions, PageServerLoad } from './$types';
import { readPeople } from './people.ts';

const DONE = ['invited', 'ended', 'withdrawn', 'created', 'renamed', 'added'] as const;
type Done = (typeof DONE)[number];

export const load: PageServerLoad = async (event) => {
  const { locals, url } = event;
  const { inBody } = await openDesk(event, 'manage-people');
  const people = await inBody((stores) => readPeople(stores, locals.today, new Date()));
  const done = DONE.find((outcome) => outcome === url.searchParams.get('stav')) ?? null;
  const tokens = { invitation: newFormToken(), group: newFormToken() };
  return { title: locals.t('people.title'), ...people, done, tokens };
};

export const actions: Actions = {
  pozvat: async (event) => {
    const { locals } = event;
    const { body, actor, inBody } = await openDesk(event, 'manage-people');
    const form = await event.request.formData();
    const given = {
      email: textOf(form, 'email'),
      role: textOf(form, 'role'),
      lastDay: textOf(form, 'lastDay')
    };
    const role = ROLES.find((one): one is Role => one === given.role);
    const lastDay = parseCalendarDay(given.lastDay);
    if (!role) return refuse('pozvat', given, { field: 'role', text: locals.t('people.error.role-missing') });
    if (given.lastDay && !lastDay)
      return refuse('pozvat', given, { field: 'lastDay', text: locals.t('people.error.day-wrong') });

    const { token, tokenHash } = newToken();
    const roleName = messages('sk')(`role.${role}`);
    const id = sentToken(form);
    const outcome = await onceMore(() =>
      inBody((stores) =>
        inviteMember(
          stores,
          actor,
          { id, email: given.email, role, lastDay, tokenHash, today: locals.today, now: new Date() },
          ({ to }) =>
            stores.queueMail(
              accountMail(
                { to, kind: 'invitation', token, bodyName: body.name, roleName },
                theInstallation().origin
              )
            )
        )
      )
    );
    if (outcome === 'invited') {
      theInstallation().mail.wake();
      return finish(event, outcome);
    }
    if (outcome === 'not-allowed') return fail(403, emptyRefusal('pozvat'));
    const field = outcome.startsWith('end-date') ? 'lastDay' : 'email';
    return refuse('pozvat', given, { field, text: locals.t(`people.error.${outcome}`) });
  },

  zrusit: async (event) => {
    const { actor, inBody } = await openDesk(event, 'manage-people');
    const id = idOf(await event.request.formData(), 'id');
    const outcome = id
      ? await inBody((stores) => withdrawInvitation(stores, actor, { id, now: new Date() }))
      : 'not-open';
    if (outcome === 'withdrawn') return finish(event, outcome);
    if (outcome === 'not-allowed') return fail(403, emptyRefusal('zrusit'));
    return refuse('zrusit', {}, { text: event.locals.t(`people.error.${outcome}`) });
  },

  skoncit: async (event) => {
    const { locals } = event;
    const { actor, inBody } = await openDesk(event, 'manage-people');
    const id = idOf(await event.request.formData(), 'id');
    const outcome = id
      ? await inBody((stores) => endMembership(stores, actor, { id, today: locals.today }))
      : 'not-found';
    // The second click on the button: what was asked for stands.
    if (outcome === 'ended' || outcome === 'ended-already') return finish(event, 'ended');
    if (outcome === 'not-allowed') return fail(403, emptyRefusal('skoncit'));
    return refuse('skoncit', {}, { text: locals.t(`people.error.${outcome}`) });
  },

  zalozit: async (event) => {
    const { actor, inBody } = await openDesk(event, 'manage-people');
    const form = await event.request.formData();
    const given = { kind: textOf(form, 'kind'), groupName: textOf(form, 'groupName') };
    const kind = GROUP_KINDS.find((one): one is GroupKind => one === given.kind);
    if (!kind)
      return refuse('zalozit', given, { field: 'kind', text: event.locals.t('people.error.kind-missing') });
    const outcome = await onceMore(() =>
      inBody((stores) => createGroup(stores, actor, { id: sentToken(form), kind, name: given.groupName }))
    );
    if (outcome === 'created') return finish(event, outcome);
    if (outcome === 'not-allowed') return fail(403, emptyRefusal('zalozit'));
    return refuse('zalozit', given, { field: 'groupName', text: event.locals.t(`people.error.${outcome}`) });
  },

  premenovat: async (event) => {
    const { actor, inBody } = await openDesk(event, 'manage-people');
    const form = await event.request.formData();
    const [id, name] = [idOf(form, 'id'), textOf(form, 'newName')];
    const revision = readSentRevision(textOf(form, 'revision'));
    const outcome = id
      ? await inBody((stores) => renameGroup(stores, actor, { id, name, revision }))
      : 'no-such-group';
    if (outcome === 'renamed') return finish(event, outcome);
    if (outcome === 'not-allowed') return fail(403, emptyRefusal('premenovat'));
    const reason = outcome === 'not-found' ? 'no-such-group' : outcome;
    const href = id ? `#field-newName-${id}` : '#skupiny';
    return refuse(
      'premenovat',
      { newName: name, id: id ?? '' },
      { href, text: event.locals.t(`people.error.${reason}`) }
    );
  },

  pridat: async (event) => {
    const { locals } = event;
    const { actor, inBody } = await openDesk(event, 'manage-people');
    const form = await event.request.formData();
    const [groupId, accountId] = [idOf(form, 'id'), idOf(form, 'accountId')];
    const outcome = !groupId
      ? 'no-such-group'
      : !accountId
        ? 'no-such-person'
        : await inBody((stores) => addToGroup(stores, actor, { accountId, groupId, today: locals.today }));
    if (outcome === 'added' || outcome === 'in-group-already') return finish(event, 'added');
    if (outcome === 'not-allowed') return fail(403, emptyRefusal('pridat'));
    const href = groupId ? `#field-accountId-${groupId}` : '#skupiny';
    return refuse('pridat', { id: groupId ?? '' }, { href, text: locals.t(`people.error.${outcome}`) });
  }
};

type Refused = { errors: (FormError & { href?: string })[]; asked: string; given: Record<string, string> };

function refuse(asked: string, given: Record<string, string>, error: Refused['errors'][number]) {
  return fail(422, { errors: [error], asked, given });
}

function emptyRefusal(asked: string): Refused {
  return { errors: [], asked, given: {} };
}

/** An id from a form, or null: other text is no id, and the database would stumble over it. */
function idOf(form: FormData, field: string): string | null {
  const text = textOf(form, field);
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text) ? text : null;
}

/** Shows the page anew, so that a reload sends nothing twice. */
function finish({ params, locals }: Pick<DeskEvent, 'params' | 'locals'>, done: Done): never {
  redirect(303, `${inLanguage(`/pracovisko/${params.obec}/ludia`, locals.locale)}?stav=${done}`);
}
