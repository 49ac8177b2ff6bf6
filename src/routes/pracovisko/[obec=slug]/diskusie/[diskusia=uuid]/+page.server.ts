import { error, fail, redirect } from '@sveltejs/kit';
import { COMMENT_ORIGINS, type Comment, isOutside, VERDICTS } from '#lib/domain/consultations/comment.ts';
import { consultationStateOn } from '#lib/domain/consultations/consultation.ts';
import { WHOLE } from '#lib/domain/consultations/consulted-part.ts';
import { publicHome } from '#lib/domain/tenancy/body-address.ts';
import { may } from '#lib/domain/tenancy/permissions.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { COMMENT_FILTERS, COMMENTS_PER_PAGE } from '#lib/server/db/consultations.ts';
import { publishedConsultations } from '#lib/server/db/published-consultations.ts';
import { isUuid, readTypedDay } from '#lib/server/desk/forms/typed-values.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { printedBody } from '#lib/server/printed-body.ts';
import { announcePublished } from '#lib/server/public/announce.ts';
import { pageNumber } from '#lib/server/public/found.ts';
import { publishPorts } from '#lib/server/publishing.ts';
import { newReceipt } from '#lib/server/receipt-code.ts';
import {
  type ChangeConsultationOutcome,
  changeConsultation
} from '#lib/server/use-cases/consultations/change-consultation.ts';
import { enterComment } from '#lib/server/use-cases/consultations/send-comment.ts';
import {
  endConsultation,
  hideComments,
  MOST_TOGETHER,
  settleComments,
  verifyComments
} from '#lib/server/use-cases/consultations/settle-comments.ts';
import { publishVersion } from '#lib/server/use-cases/publishing/publish-version.ts';
import { textOf } from '../../../../prihlasenie/form-errors.ts';
import { openDesk } from '../../../desk.ts';
import { newFormToken, onceMore, sentToken } from '../../../form-token.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const MOST_PAGES = 10_000;
const DONE = ['opened', 'settled', 'entered', 'verified', 'hiddenSeveral', 'changed', 'ended'] as const;

export const load: PageServerLoad = async (event) => {
  const desk = await openDesk(event, 'settle-comments');
  const { locals, params, url } = event;
  const { t, locale, today } = locals;
  const asked = url.searchParams.get('ktore');
  const filter = COMMENT_FILTERS.find((one) => one === asked) ?? 'unsettled';
  const page = pageNumber(url.searchParams.get('strana'), MOST_PAGES);
  const read = await desk.inBody(async ({ consultations, plans, meetings }) => {
    const discussion = await consultations.find(params.diskusia);
    if (!discussion) return undefined;
    const counts: Record<string, number> = {};
    for (const one of COMMENT_FILTERS) counts[one] = await consultations.countComments(discussion.id, one);
    const comments = await consultations.listComments(discussion.id, filter, page);
    const chosen = await consultations.listMeetingIds(discussion.id);
    const coming = (await meetings.listComing(new Date())).filter(({ id }) => !chosen.includes(id));
    const linked = await Promise.all(chosen.map((id) => meetings.find(id)));
    return {
      ...{ discussion, counts, comments, plan: await plans.find(discussion.planId), chosen },
      meetings: [...linked.flatMap((one) => one ?? []), ...coming]
    };
  });
  if (!read) error(404, t('error.404.title'));
  const { discussion, counts, comments, plan } = read;
  const base = inLanguage(`/pracovisko/${desk.body.slug}/diskusie`, locale);
  const parts = await publishedConsultations(locals.publicDb).allParts(desk.body.bodyId, discussion.id);
  const byKey = new Map(parts.map((part) => [part.key, part]));
  const state = consultationStateOn(discussion, today);
  const planTitle = plan?.title ?? '';
  const version = t('discussions.desk.version', { number: discussion.versionNumber });
  return {
    title: [planTitle, version].join(', '),
    ...{ planTitle, version },
    ...{ base, path: `${base}/${discussion.id}`, discussion, state, filter, page },
    publicHref: inLanguage(`${publicHome(desk.body)}/verejna-diskusia/${discussion.code}`, locale),
    together: Math.min(counts[filter] ?? 0, MOST_TOGETHER),
    pages: Math.ceil((counts[filter] ?? 0) / COMMENTS_PER_PAGE),
    filters: COMMENT_FILTERS.map((value) => ({ value, count: counts[value] ?? 0 })),
    mayChange: may(desk.actor, 'hold-consultations') && state !== 'ended',
    stateToken: newFormToken(),
    chosenMeetings: read.chosen,
    meetings: read.meetings.map(({ id, title, startsAt, place }) => ({ id, title, startsAt, place })),
    mayEnd: may(desk.actor, 'hold-consultations') && state === 'settling',
    unsettled: counts.unsettled ?? 0,
    token: newFormToken(),
    today,
    done: DONE.find((one) => one === url.searchParams.get('stav')) ?? null,
    comments: comments.map((comment) => {
      const part = byKey.get(comment.partKey);
      return {
        ...withoutReceipt(comment),
        isOutside: isOutside(discussion, comment),
        about: part
          ? { kind: part.kind, number: part.number, text: part.text }
          : { kind: 'whole' as const, number: null, text: '' }
      };
    }),
    parts: parts
      .filter(({ kind }) => kind !== 'heading')
      .map(({ key, kind, number, text }) => ({
        value: key,
        label: `${t(`discussions.part.${kind}`)}${number ? ` ${number}` : ''}: ${text.slice(0, 80)}`
      }))
  };
};

/** The receipt is its author's own. */
function withoutReceipt({ receipt, wordingHash, partKey, ...comment }: Comment) {
  return comment;
}

function back({ locals, params }: RequestEvent, slug: string, done: (typeof DONE)[number]): never {
  redirect(303, inLanguage(`/pracovisko/${slug}/diskusie/${params.diskusia}?stav=${done}`, locals.locale));
}

export const actions: Actions = {
  vyhodnotit: async (event) => {
    const desk = await openDesk(event, 'settle-comments');
    const { t, today } = event.locals;
    const form = await event.request.formData();
    const ids = await chosenIn(desk, event, form);
    const typed = {
      ...{ verdict: textOf(form, 'verdict'), reason: textOf(form, 'reason') },
      ...{ decidedBy: textOf(form, 'decidedBy'), edit: textOf(form, 'edit'), ids }
    };
    const refuse = (field: string | null, text: string, faster: FasterComment[] = []) =>
      fail(422, {
        asked: 'vyhodnotit' as const,
        typed,
        faster,
        errors: [{ ...(field ? { field } : {}), text }]
      });
    const verdict = VERDICTS.find((one) => one === typed.verdict);
    if (!verdict) return refuse('verdict', t('discussions.error.no-verdict'));
    const given = { verdict, reason: typed.reason, decidedBy: typed.decidedBy, edit: typed.edit || null };
    const outcome = await desk.inBody((stores) =>
      settleComments(stores, desk.actor, { consultationId: event.params.diskusia, ids, given, today })
    );
    if (outcome.outcome === 'settled') back(event, desk.body.slug, 'settled');
    if (outcome.outcome === 'not-allowed') error(403, t('error.403.title'));
    if (outcome.outcome === 'gone') error(404, t('error.404.title'));
    if (outcome.outcome === 'settled-already')
      return refuse(null, t('discussions.error.settled-already'), outcome.faster.map(fasterComment));
    return refuse(FIELDS[outcome.outcome] ?? null, t(`discussions.error.${outcome.outcome}`));
  },

  zapisat: async (event) => {
    const desk = await openDesk(event, 'settle-comments');
    const { t, today } = event.locals;
    const form = await event.request.formData();
    const typed = {
      ...{ text: textOf(form, 'text'), proposed: textOf(form, 'proposed'), reason: textOf(form, 'reason') },
      ...{ name: textOf(form, 'name'), part: textOf(form, 'part') || WHOLE },
      ...{ origin: textOf(form, 'origin'), received: textOf(form, 'received') }
    };
    const refuse = (field: string | null, text: string) =>
      fail(422, {
        asked: 'zapisat' as const,
        typed,
        faster: [],
        errors: [{ ...(field ? { field } : {}), text }]
      });
    const origin = COMMENT_ORIGINS.find((one) => one === typed.origin);
    if (!origin || origin === 'web') return refuse('origin', t('discussions.error.no-origin'));
    const receivedOn = readTypedDay(typed.received);
    if (!receivedOn) return refuse('received', t('publish.refused.no-day'));
    const id = sentToken(form);
    const outcome = await onceMore(() =>
      desk.inBody(async (stores) => {
        const discussion = await stores.consultations.find(event.params.diskusia);
        return enterComment(stores, desk.actor, {
          ...{ ...typed, id, code: discussion?.code ?? '', receipt: newReceipt(), partKey: typed.part },
          ...{ origin, receivedOn, today }
        });
      })
    );
    if (outcome.outcome === 'sent') back(event, desk.body.slug, 'entered');
    if (outcome.outcome === 'not-allowed') error(403, t('error.403.title'));
    if (outcome.outcome === 'no-such-consultation') error(404, t('error.404.title'));
    return refuse(FIELDS[outcome.outcome] ?? null, t(`discussions.error.${outcome.outcome}`));
  },

  overit: async (event) => {
    const desk = await openDesk(event, 'settle-comments');
    const form = await event.request.formData();
    const ids = await chosenIn(desk, event, form);
    const outcome = await desk.inBody((stores) =>
      verifyComments(stores, desk.actor, { consultationId: event.params.diskusia, ids })
    );
    if (outcome.outcome === 'not-allowed') error(403, event.locals.t('error.403.title'));
    if (outcome.outcome === 'gone') error(404, event.locals.t('error.404.title'));
    return back(event, desk.body.slug, 'verified');
  },

  skryt: async (event) => {
    const desk = await openDesk(event, 'settle-comments');
    const { t } = event.locals;
    const form = await event.request.formData();
    const ids = await chosenIn(desk, event, form);
    const typed = { ids, hiding: textOf(form, 'hiding') };
    const refuse = (text: string, field?: string) =>
      fail(422, {
        asked: 'skryt' as const,
        typed,
        faster: [],
        errors: [{ ...(field ? { field } : {}), text }]
      });
    if (typed.hiding.trim() === '') return refuse(t('discussions.error.no-hiding-reason'), 'hiding');
    const outcome = await desk.inBody((stores) =>
      hideComments(stores, desk.actor, {
        ...{ consultationId: event.params.diskusia, ids, reason: typed.hiding }
      })
    );
    if (outcome.outcome === 'not-allowed') error(403, t('error.403.title'));
    if (outcome.outcome === 'gone') error(404, t('error.404.title'));
    if (outcome.outcome !== 'done') return refuse(t(`discussions.error.${outcome.outcome}`));
    return back(event, desk.body.slug, 'hiddenSeveral');
  },

  upravit: async (event) => {
    const desk = await openDesk(event, 'hold-consultations');
    const { locals } = event;
    const { t, today } = locals;
    const form = await event.request.formData();
    const typed = {
      ...{ closes: textOf(form, 'closes'), paper: textOf(form, 'paper') },
      meetings: form.getAll('meetings').map(String)
    };
    const refuse = (field: string | null, text: string) =>
      fail(422, {
        asked: 'upravit' as const,
        typed,
        faster: [],
        errors: [{ ...(field ? { field } : {}), text }]
      });
    const closesOn = readTypedDay(typed.closes);
    if (!closesOn) return refuse('closes', t('publish.refused.no-day'));
    const outcome = await onceMore(() =>
      desk.inBody((stores) =>
        changeConsultation(stores, desk.actor, {
          ...{ id: event.params.diskusia, stateId: sentToken(form, 'zaznam'), today },
          ...{ revision: Number(form.get('revision')), meetingIds: typed.meetings.filter(isUuid) },
          change: { closesOn, onPaper: typed.paper }
        })
      )
    );
    if (outcome.outcome === 'not-allowed') error(403, t('error.403.title'));
    if (outcome.outcome === 'gone') error(404, t('error.404.title'));
    if (outcome.outcome === 'wrong-state')
      return refuse(null, t(`publish.refused.${outcome.state as 'already-approved'}`));
    if (outcome.outcome !== 'changed')
      return refuse(
        CHANGE_FIELDS[outcome.outcome] ?? null,
        t(`discussions.error.${outcome.outcome === 'too-long' ? 'too-long-open' : outcome.outcome}`)
      );
    const body = await printedBody(locals.db, desk.body);
    const { planId, versionNumber: number } = outcome.consultation;
    await publishVersion(publishPorts(theInstallation(), body), desk.actor, {
      ...{ body, planId, number, now: new Date(), today }
    });
    await announcePublished(theInstallation(), desk.body.bodyId, outcome.revision);
    return back(event, desk.body.slug, 'changed');
  },

  ukoncit: async (event) => {
    const desk = await openDesk(event, 'hold-consultations');
    const { t, today } = event.locals;
    const outcome = await desk.inBody((stores) =>
      endConsultation(stores, desk.actor, { consultationId: event.params.diskusia, today })
    );
    if (outcome.outcome === 'not-allowed') error(403, t('error.403.title'));
    if (outcome.outcome === 'gone') error(404, t('error.404.title'));
    if (outcome.outcome !== 'ended') {
      const errors = [{ text: t(`discussions.error.${outcome.outcome}`) }];
      return fail(422, { asked: 'ukoncit' as const, typed: {}, faster: [], errors });
    }
    await announcePublished(theInstallation(), desk.body.bodyId, outcome.revision);
    return back(event, desk.body.slug, 'ended');
  }
};

const CHANGE_FIELDS: Partial<Record<ChangeConsultationOutcome['outcome'], string>> = {
  'impossible-day': 'closes',
  'closes-earlier': 'closes',
  'closes-in-the-past': 'closes',
  'too-long': 'closes',
  'no-way-on-paper': 'paper',
  'words-too-long': 'paper',
  'no-such-meeting': 'meetings',
  'meeting-not-announced': 'meetings',
  'meeting-outside': 'meetings'
};

/** The comments that were ticked, or all of the selection that is shown, as many as one decision may take. */
async function chosenIn(
  desk: Awaited<ReturnType<typeof openDesk>>,
  { params }: RequestEvent,
  form: FormData
): Promise<string[]> {
  const filter = COMMENT_FILTERS.find((one) => one === form.get('vsetky'));
  if (!filter) return [...new Set(form.getAll('pripomienky').map(String).filter(isUuid))];
  return desk.inBody(({ consultations }) => consultations.listIds(params.diskusia, filter, MOST_TOGETHER));
}

/** A comment that somebody else settled first, with what they decided. */
type FasterComment = Pick<Comment, 'id' | 'text' | 'settlement'>;

function fasterComment({ id, text, proposed, settlement }: Comment): FasterComment {
  return { id, text: text || (proposed ?? ''), settlement };
}

const FIELDS: Readonly<Record<string, string>> = {
  'no-reason': 'reason',
  'nobody-decided': 'decidedBy',
  'within-rule': 'verdict',
  empty: 'text',
  'too-long': 'text',
  'proposed-too-long': 'proposed',
  'reason-too-long': 'reason',
  'name-too-long': 'name',
  'received-outside': 'received',
  'no-such-part': 'part'
};
