import { error, fail, redirect } from '@sveltejs/kit';
import type { StatutoryDeadline } from '#lib/domain/decisions/statutory-calendar.ts';
import {
  DEADLINE_OF_STEP,
  SENDING_CHANNELS,
  STEP_KINDS,
  type StepKind,
  standingSteps
} from '#lib/domain/decisions/statutory-step.ts';
import { daysBetween } from '#lib/domain/shared/calendar-day.ts';
import { may } from '#lib/domain/tenancy/permissions.ts';
import { formats } from '#lib/i18n/format.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { calendarFeedStore } from '#lib/server/db/calendar-feeds.ts';
import type { KeptStep } from '#lib/server/db/statutory-steps.ts';
import {
  basisText,
  countedText,
  daysLateText,
  deadlineName,
  standingWords
} from '#lib/server/deadline-words.ts';
import { isUuid, readTypedDay } from '#lib/server/desk/forms/typed-values.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { announcePublished } from '#lib/server/public/announce.ts';
import { newToken } from '#lib/server/secret-token.ts';
import { readStatutoryCalendar } from '#lib/server/use-cases/decisions/read-statutory-calendar.ts';
import { recordStep } from '#lib/server/use-cases/decisions/record-step.ts';
import { textOf } from '../../../prihlasenie/form-errors.ts';
import { openDesk } from '../../desk.ts';
import { newFormToken, onceMore, sentToken } from '../../form-token.ts';
import type { Actions, PageServerLoad } from './$types';

/** The statutory calendar of the body: what is owed, what was done, and the proof of it. */
export const load: PageServerLoad = async (event) => {
  const desk = await openDesk(event, 'view-desk');
  const { t, locale, today, db } = event.locals;
  const { day, moment } = formats(locale);
  const { deadlines, steps, plans } = await desk.inBody((stores) =>
    readStatutoryCalendar(stores, { kind: desk.body.kind, today })
  );
  const mayRecord = may(desk.actor, 'record-approval');
  const standing = new Set(standingSteps(steps).map(({ id }) => id));
  const shown = (one: StatutoryDeadline) => ({
    ...{ key: one.key, name: deadlineName(one, t), plan: one.plan?.title ?? null },
    ...{ due: one.due && day(one.due), counted: countedText(one, t, locale) },
    confirmed: one.dueIfConfirmed && t('deadlines.confirmed', { day: day(one.dueIfConfirmed) }),
    ...{ basis: one.rule && basisText(one.rule, t), isVerified: one.rule?.verified ?? true },
    ...{ standing: standingWords(one.standing, t), vote: voteShown(one) },
    form: mayRecord && one.standing?.kind !== 'done' ? formOf(one) : null,
    // Each form makes a record of its own, whoever goes back in the browser and fills in the next one.
    token: newFormToken()
  });
  /** A vote stands for the record that nobody made. */
  const voteShown = (one: StatutoryDeadline) =>
    one.standing?.kind === 'done' && one.step === null && one.code !== 'yearly-evaluation'
      ? t('deadlines.vote', { day: day(one.standing.on) })
      : null;
  return {
    title: t('deadlines.title'),
    done: event.url.searchParams.get('stav'),
    open: deadlines.filter((one) => one.standing?.kind !== 'done').map(shown),
    met: deadlines.filter((one) => one.standing?.kind === 'done').map(shown),
    records: steps.toReversed().map((step) => ({
      ...{ id: step.id, what: stepName(step), when: day(step.happenedOn), who: step.recordedBy ?? '–' },
      recordedAt: moment(step.recordedAt),
      due: step.dueOn ? day(step.dueOn) : '–',
      standing: step.withdrawn
        ? '–'
        : step.dueOn
          ? daysLateText(Math.max(0, daysBetween(step.dueOn, step.happenedOn)), t)
          : '–',
      proof: proofOf(step),
      corrects:
        step.corrects &&
        t(step.withdrawn ? 'deadlines.takesBack' : 'deadlines.corrects', { reason: step.correctionReason }),
      isCorrected: !standing.has(step.id) && !step.withdrawn,
      form: mayRecord && standing.has(step.id) ? correctionOf(step) : null,
      token: newFormToken()
    })),
    plans: plans.map(({ id, title }) => ({ value: id, label: title, lang: 'sk' })),
    channels: SENDING_CHANNELS.map((value) => ({ value, label: t(`deadlines.channel.${value}`) })),
    hasFeed: await calendarFeedStore(db).has(desk.account.id)
  };

  function stepName({ kind, year }: KeptStep): string {
    return deadlineName({ code: DEADLINE_OF_STEP[kind], year }, t);
  }
  function proofOf({ channel, fileNumber, recordNumber, proof }: KeptStep): string {
    const numbers = [
      channel && t(`deadlines.channel.${channel}`),
      fileNumber && `${t('deadlines.field.fileNumber')}: ${fileNumber}`,
      recordNumber && `${t('deadlines.field.recordNumber')}: ${recordNumber}`,
      proof
    ];
    return numbers.filter(Boolean).join('; ') || '–';
  }
};

/** What the form of a deadline is about; null where nothing is recorded by hand. */
type StepForm = {
  kind: StepKind;
  /** Null where the person chooses. */
  planId: string | null;
  year: number | null;
  contentHash: string | null;
};

function formOf({ code, plan, year, contentHash }: StatutoryDeadline): StepForm | null {
  const kind = STEP_KINDS.find((one) => DEADLINE_OF_STEP[one] === code);
  return kind
    ? { kind, planId: plan?.id ?? null, year: kind === 'evaluated' ? year : null, contentHash }
    : null;
}

function correctionOf({ kind, planId, year, contentHash, ...step }: KeptStep) {
  const { happenedOn, channel, fileNumber, recordNumber, proof } = step;
  const typed = { happenedOn, channel: channel ?? '', fileNumber, recordNumber, proof };
  return { ...{ kind, planId, year, contentHash }, typed };
}

const FIELD_OF = {
  ...{ 'no-channel': 'channel', 'no-reason': 'correctionReason', 'text-too-long': 'proof' },
  'no-such-plan': 'planId'
} as const;

export const actions: Actions = {
  zapisat: async (event) => {
    const desk = await openDesk(event, 'record-approval');
    const { t, locale, today } = event.locals;
    const form = await event.request.formData();
    const read = (name: string) => textOf(form, name);
    const kind = STEP_KINDS.find((one) => one === read('kind'));
    const key = read('key');
    const happenedOn = readTypedDay(read('happenedOn'));
    const typed = {
      ...{ planId: read('planId'), happenedOn: read('happenedOn'), channel: read('channel') },
      ...{ fileNumber: read('fileNumber'), recordNumber: read('recordNumber'), proof: read('proof') },
      ...{ correctionReason: read('correctionReason'), withdrawn: read('withdrawn') }
    };
    const refuse = (text: string, field: string) =>
      fail(422, { key, typed, errors: [{ field: `${key}-${field}`, text }], feed: null });
    if (!kind) error(400, t('error.400.title'));
    if (!isUuid(typed.planId)) return refuse(t('deadlines.refused.no-such-plan'), 'planId');
    const withdrawn = typed.withdrawn === 'ano';
    // What never happened has no day: the one of the record that is taken back stands in it.
    if (!happenedOn && !withdrawn) return refuse(t('deadlines.refused.impossible-day'), 'happenedOn');
    const step = {
      ...{ id: sentToken(form), planId: typed.planId, kind, happenedOn: happenedOn ?? today },
      withdrawn,
      year: kind === 'evaluated' ? Number(read('year')) : null,
      contentHash: kind === 'sent-to-region' ? read('contentHash') : null,
      channel: (kind === 'sent-to-region' && SENDING_CHANNELS.find((one) => one === typed.channel)) || null,
      ...{ fileNumber: typed.fileNumber, recordNumber: typed.recordNumber, proof: typed.proof },
      ...{
        corrects: isUuid(read('corrects')) ? read('corrects') : null,
        correctionReason: typed.correctionReason
      }
    };
    const answer = await onceMore(() =>
      desk.inBody((stores) => recordStep(stores, desk.actor, { step, kind: desk.body.kind, today }))
    );
    const { outcome } = answer;
    if (outcome === 'not-allowed') error(403, t('error.403.title'));
    if (answer.outcome === 'recorded')
      await announcePublished(theInstallation(), desk.body.bodyId, answer.revision);
    if (outcome !== 'recorded' && outcome !== 'recorded-before')
      return refuse(
        t(`deadlines.refused.${outcome}`),
        FIELD_OF[outcome as keyof typeof FIELD_OF] ?? 'happenedOn'
      );
    redirect(303, `${inLanguage(`/pracovisko/${desk.body.slug}/lehoty`, locale)}?stav=zapisane`);
  },

  kalendar: async (event) => {
    const desk = await openDesk(event, 'view-desk');
    const { db, locale } = event.locals;
    const { token, tokenHash } = newToken();
    await calendarFeedStore(db).replace(desk.account.id, tokenHash);
    const path = inLanguage(`/u/${token}/lehoty.ics`, locale);
    return { key: '', typed: null, errors: [], feed: event.url.origin + path };
  },

  zrusitKalendar: async (event) => {
    const desk = await openDesk(event, 'view-desk');
    await calendarFeedStore(event.locals.db).remove(desk.account.id);
    redirect(303, `${inLanguage(`/pracovisko/${desk.body.slug}/lehoty`, event.locals.locale)}?stav=zrusene`);
  }
};
