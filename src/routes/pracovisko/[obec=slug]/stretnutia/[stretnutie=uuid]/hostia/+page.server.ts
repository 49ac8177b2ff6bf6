import { error, fail, redirect } from '@sveltejs/kit';
import { inLanguage } from '#lib/i18n/locale.ts';
import { isUuid } from '#lib/server/desk/forms/typed-values.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { invitationToMeeting } from '#lib/server/mail/meeting-mail.ts';
import { inviteGuests, noteAttendance } from '#lib/server/use-cases/evidence/invite-guests.ts';
import { openDesk } from '../../../../desk.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const desk = await openDesk(event, 'keep-meetings');
  const { locals, params, url } = event;
  const { t, locale } = locals;
  const { meeting, guests, stakeholders, groups } = await desk.inBody(async (stores) => ({
    meeting: await stores.meetings.find(params.stretnutie),
    guests: await stores.meetingGuests.list(params.stretnutie),
    stakeholders: await stores.stakeholders.list(),
    groups: await stores.groups.list()
  }));
  if (!meeting) error(404, t('error.404.title'));
  const byId = new Map(stakeholders.map((one) => [one.id, one]));
  const invited = new Set(guests.map(({ stakeholderId }) => stakeholderId));
  const base = inLanguage(`/pracovisko/${desk.body.slug}/stretnutia`, locale);
  const mails = Number(url.searchParams.get('pozvanych') ?? Number.NaN);
  return {
    title: t('guests.title', { title: meeting.title }),
    ...{ backHref: `${base}/${meeting.id}`, registerHref: `${base}/zucastneni` },
    isPlanned: meeting.state === 'planned',
    group: groups.find(({ id }) => id === meeting.groupId)?.name ?? null,
    guests: guests.map(({ id, stakeholderId, actorName, invitedAt, attended }) => ({
      ...{ id, invitedAt, attended },
      name: (stakeholderId === null ? actorName : byId.get(stakeholderId)?.name) ?? t('guests.nameless')
    })),
    choices: stakeholders
      .filter(({ id, withdrawnOn }) => withdrawnOn === null && !invited.has(id))
      .map(({ id, name, email, kind }) => ({
        value: id,
        label: name ?? '',
        hint: [t(`stakeholders.kind.${kind}`), email ?? t('guests.noMail')].join(' · ')
      })),
    mails: Number.isInteger(mails) ? mails : null,
    isNoted: url.searchParams.has('ucast')
  };
};

export const actions: Actions = {
  pozvat: async (event) => {
    const desk = await openDesk(event, 'keep-meetings');
    const { locals, params } = event;
    const { t, locale, today } = locals;
    const form = await event.request.formData();
    const given = {
      ...{ meetingId: params.stretnutie, today, now: new Date(), withGroup: form.get('skupina') === 'yes' },
      stakeholderIds: form.getAll('kto').filter((id): id is string => typeof id === 'string' && isUuid(id))
    };
    const { origin, mail } = theInstallation();
    const outcome = await desk.inBody((stores) =>
      inviteGuests(stores, desk.actor, given, (to, meeting) =>
        stores.queueMail(invitationToMeeting(to, meeting, desk.body, origin))
      )
    );
    if (outcome.outcome === 'not-allowed') error(403, t('error.403.title'));
    if (outcome.outcome === 'gone') error(404, t('error.404.title'));
    if (outcome.outcome !== 'invited')
      return fail(422, { errors: [{ text: t(`guests.error.${outcome.outcome}`) }] });
    mail.wake();
    const page = inLanguage(`/pracovisko/${desk.body.slug}/stretnutia/${params.stretnutie}/hostia`, locale);
    redirect(303, `${page}?pozvanych=${outcome.mails}`);
  },

  ucast: async (event) => {
    const desk = await openDesk(event, 'keep-meetings');
    const { locals, params } = event;
    const form = await event.request.formData();
    const guestIds = form.getAll('bol').filter((id): id is string => typeof id === 'string' && isUuid(id));
    const outcome = await desk.inBody((stores) =>
      noteAttendance(stores, desk.actor, { meetingId: params.stretnutie, guestIds })
    );
    if (outcome === 'not-allowed') error(403, locals.t('error.403.title'));
    if (outcome === 'gone') error(404, locals.t('error.404.title'));
    const page = inLanguage(
      `/pracovisko/${desk.body.slug}/stretnutia/${params.stretnutie}/hostia`,
      locals.locale
    );
    redirect(303, `${page}?ucast`);
  }
};
