import { error, fail, redirect } from '@sveltejs/kit';
import { MEETING_TEXT_MAX, POINT_MAX, RESPONSIBLE_MAX } from '#lib/domain/evidence/meeting.ts';
import { dayInSlovakia, timeInSlovakia } from '#lib/domain/shared/calendar-day.ts';
import { may } from '#lib/domain/tenancy/permissions.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import {
  isUuid,
  readSentRevision,
  readTypedDay,
  readTypedWhole
} from '#lib/server/desk/forms/typed-values.ts';
import { meetingChoices, meetingError, typedMeeting } from '#lib/server/desk/meeting-form.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { newsOfMeeting } from '#lib/server/mail/meeting-mail.ts';
import { announcePublished } from '#lib/server/public/announce.ts';
import type { Stores } from '#lib/server/stores.ts';
import {
  addPoint,
  cancelMeeting,
  changeMeeting,
  keepMinutes,
  removeMeeting,
  settlePoint
} from '#lib/server/use-cases/evidence/keep-meeting.ts';
import { withNews } from '#lib/server/use-cases/evidence/tell-guests.ts';
import { textOf } from '../../../../prihlasenie/form-errors.ts';
import { type Desk, openDesk } from '../../../desk.ts';
import { newFormToken, onceMore, sentToken } from '../../../form-token.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const DONE = [
  ...(['planned', 'changed', 'cancelled', 'restored', 'minutes-kept', 'point-added'] as const),
  ...(['point-done', 'point-open', 'point-removed'] as const)
] as const;
type DoneName = (typeof DONE)[number];

export const load: PageServerLoad = async (event) => {
  const desk = await openDesk(event, 'read-meetings');
  const { locals, params, url } = event;
  const { t, locale } = locals;
  const { meeting, points, groups, guests } = await desk.inBody(async (stores) => ({
    meeting: await stores.meetings.find(params.stretnutie),
    points: await stores.meetings.listPoints(params.stretnutie),
    groups: await stores.groups.list(),
    guests: (await stores.meetingGuests.list(params.stretnutie)).length
  }));
  if (!meeting) error(404, t('error.404.title'));
  const base = inLanguage(`/pracovisko/${desk.body.slug}/stretnutia`, locale);
  return {
    title: meeting.title,
    ...{ base, meeting, points, printHref: `${base}/${meeting.id}/tlac` },
    guests: { count: guests, href: `${base}/${meeting.id}/hostia` },
    group: groups.find(({ id }) => id === meeting.groupId)?.name ?? null,
    typed: {
      ...{ kind: meeting.kind, group: meeting.groupId ?? '', title: meeting.title, place: meeting.place },
      ...{ day: dayInSlovakia(meeting.startsAt), from: timeInSlovakia(meeting.startsAt) },
      ...{ to: timeInSlovakia(meeting.endsAt), agenda: meeting.agenda },
      public: meeting.isPublic ? 'yes' : ''
    },
    choices: may(desk.actor, 'keep-meetings') ? meetingChoices(groups, t) : null,
    limits: { text: MEETING_TEXT_MAX, point: POINT_MAX, responsible: RESPONSIBLE_MAX },
    token: newFormToken(),
    done: DONE.find((one) => one === url.searchParams.get('stav')) ?? null
  };
};

type Refused = { field?: string; text: string };
type Outcome = { outcome: string; revision?: number | null };

/** Ends a form: what cannot be is an error page, what was done leads on, and anything else is said at its field. */
async function end(
  { locals, params }: RequestEvent,
  desk: Desk,
  { outcome, revision }: Outcome,
  done: DoneName | 'removed',
  refused: (outcome: string) => { asked: string; typed: Record<string, string>; error: Refused }
) {
  const { t, locale } = locals;
  if (outcome === 'not-allowed') error(403, t('error.403.title'));
  if (outcome === 'gone') error(404, t('error.404.title'));
  if (outcome !== 'done') {
    const { error: wrong, ...rest } = refused(outcome);
    return fail(422, { ...rest, errors: [wrong] });
  }
  if (typeof revision === 'number') await announcePublished(theInstallation(), desk.body.bodyId, revision);
  const list = inLanguage(`/pracovisko/${desk.body.slug}/stretnutia`, locale);
  redirect(303, done === 'removed' ? `${list}?odstranene` : `${list}/${params.stretnutie}?stav=${done}`);
}

/** Changes a meeting and tells those who were invited, in one transaction. */
async function told<Changed extends Outcome>(
  { locals: { today } }: RequestEvent,
  desk: Desk,
  named: { id: string; now: Date },
  change: (stores: Stores) => Promise<Changed>
): Promise<Changed> {
  const { origin, mail } = theInstallation();
  const outcome = await desk.inBody((stores) =>
    withNews(
      stores,
      { ...named, today },
      () => change(stores),
      (to, meeting, news) => stores.queueMail(newsOfMeeting(to, meeting, news, { body: desk.body, origin }))
    )
  );
  mail.wake();
  return outcome;
}

/** What every form of the page opens with. */
async function opened(event: RequestEvent) {
  const desk = await openDesk(event, 'keep-meetings');
  const form = await event.request.formData();
  const named = {
    ...{ id: event.params.stretnutie, now: new Date() },
    revision: readSentRevision(form.get('revision'))
  };
  return { desk, form, named, t: event.locals.t };
}

const FIELD_OF: Readonly<Record<string, string>> = {
  'minutes-too-long': 'minutes',
  'no-minutes': 'minutes',
  'notes-too-long': 'notes',
  'impossible-count': 'attended',
  'no-text': 'text',
  'text-too-long': 'text',
  'too-many': 'text',
  'responsible-too-long': 'responsible',
  'impossible-day': 'due'
};

export const actions: Actions = {
  zmenit: async (event) => {
    const { desk, form, named, t } = await opened(event);
    const { typed, plan, fault } = typedMeeting(form);
    if (!plan) return fail(422, { asked: 'zmenit', typed, errors: [meetingError(fault, t)] });
    const outcome = await told(event, desk, named, (stores) =>
      changeMeeting(stores, desk.actor, { ...named, plan })
    );
    return end(event, desk, outcome, 'changed', (refusal) => ({
      ...{ asked: 'zmenit', typed },
      error:
        refusal === 'somebody-was-faster'
          ? { text: t('meetings.error.somebody-was-faster') }
          : meetingError(refusal as Parameters<typeof meetingError>[0], t)
    }));
  },

  zrusit: async (event) => {
    const { desk, form, named, t } = await opened(event);
    const isCancelled = form.get('zrusit') === 'ano';
    const outcome = await told(event, desk, named, (stores) =>
      cancelMeeting(stores, desk.actor, { ...named, isCancelled })
    );
    return end(event, desk, outcome, isCancelled ? 'cancelled' : 'restored', () => ({
      ...{ asked: 'zrusit', typed: {} },
      error: { text: t('meetings.error.somebody-was-faster') }
    }));
  },

  odstranit: async (event) => {
    const { desk, named, t } = await opened(event);
    const outcome = await desk.inBody((stores) => removeMeeting(stores, desk.actor, named));
    return end(event, desk, outcome, 'removed', (refusal) => ({
      ...{ asked: 'odstranit', typed: {} },
      error: { text: t(`meetings.error.${refusal === 'held-already' ? refusal : 'somebody-was-faster'}`) }
    }));
  },

  zapisnica: async (event) => {
    const { desk, form, named, t } = await opened(event);
    const typed = {
      ...{ minutes: textOf(form, 'minutes'), notes: textOf(form, 'notes') },
      ...{ attended: textOf(form, 'attended'), shown: textOf(form, 'shown') }
    };
    const attended = typed.attended === '' ? null : (readTypedWhole(typed.attended) ?? -1);
    const sent = {
      ...{ minutes: typed.minutes, internalNotes: typed.notes, attended },
      minutesShown: typed.shown === 'yes'
    };
    const outcome = await desk.inBody((stores) => keepMinutes(stores, desk.actor, { ...named, sent }));
    return end(event, desk, outcome, 'minutes-kept', (refusal) => ({
      ...{ asked: 'zapisnica', typed },
      error: wrongAt(refusal, t)
    }));
  },

  bod: async (event) => {
    const { desk, form, named, t } = await opened(event);
    const typed = {
      ...{ pointKind: textOf(form, 'pointKind'), text: textOf(form, 'text') },
      ...{ responsible: textOf(form, 'responsible'), due: textOf(form, 'due'), open: textOf(form, 'open') }
    };
    const dueOn = typed.due === '' ? null : readTypedDay(typed.due);
    if (typed.due !== '' && !dueOn)
      return fail(422, { asked: 'bod', typed, errors: [wrongAt('impossible-day', t)] });
    const point = {
      ...{ id: sentToken(form), text: typed.text, responsible: typed.responsible, dueOn, isDone: false },
      ...{ kind: typed.pointKind === 'task' ? ('task' as const) : ('decision' as const) },
      isPublic: typed.open === 'yes'
    };
    const outcome = await onceMore(() =>
      desk.inBody((stores) => addPoint(stores, desk.actor, { meetingId: named.id, point, now: named.now }))
    );
    return end(event, desk, outcome, 'point-added', (refusal) => ({
      ...{ asked: 'bod', typed },
      error: wrongAt(refusal, t)
    }));
  },

  'bod-stav': async (event) => {
    const { desk, form, named } = await opened(event);
    const pointId = textOf(form, 'bod');
    const as = (['done', 'open', 'removed'] as const).find((one) => one === textOf(form, 'ako')) ?? 'open';
    const outcome: Outcome = isUuid(pointId)
      ? await desk.inBody((stores) =>
          settlePoint(stores, desk.actor, { meetingId: named.id, pointId, as, now: named.now })
        )
      : { outcome: 'gone' };
    return end(event, desk, outcome, `point-${as}`, () => {
      throw new Error('A point is settled, gone or not allowed.');
    });
  }
};

function wrongAt(refusal: string, t: RequestEvent['locals']['t']): Refused {
  const field = FIELD_OF[refusal];
  const text = t(`meetings.error.${refusal as 'no-minutes'}`);
  return field ? { field, text } : { text };
}
