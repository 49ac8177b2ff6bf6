import { error, fail, redirect } from '@sveltejs/kit';
import { consultationStateOn, usualClosingDay } from '#lib/domain/consultations/consultation.ts';
import { planStateOn, wasApproved } from '#lib/domain/plans/plan-status.ts';
import { addDays } from '#lib/domain/shared/calendar-day.ts';
import { may } from '#lib/domain/tenancy/permissions.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { isUuid, readTypedDay } from '#lib/server/desk/forms/typed-values.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { printedBody } from '#lib/server/printed-body.ts';
import { announcePublished } from '#lib/server/public/announce.ts';
import { pageNumber } from '#lib/server/public/found.ts';
import { publishPorts } from '#lib/server/publishing.ts';
import { newPublicCode } from '#lib/server/receipt-code.ts';
import type { Stores } from '#lib/server/stores.ts';
import { type OpenOutcome, openConsultation } from '#lib/server/use-cases/consultations/open-consultation.ts';
import { publishVersion } from '#lib/server/use-cases/publishing/publish-version.ts';
import { textOf } from '../../../prihlasenie/form-errors.ts';
import { openDesk } from '../../desk.ts';
import { newFormToken, onceMore, sentToken } from '../../form-token.ts';
import type { Actions, PageServerLoad } from './$types';

const PER_PAGE = 50;

export const load: PageServerLoad = async (event) => {
  const desk = await openDesk(event, 'settle-comments');
  const { t, locale, today } = event.locals;
  const base = inLanguage(`/pracovisko/${desk.body.slug}/diskusie`, locale);
  const read = await desk.inBody(async (stores) => ({
    discussions: await stores.consultations.list(),
    drafts: await draftsOf(stores, today),
    meetings: await stores.meetings.listComing(new Date()),
    unsettled: await unsettledIn(stores)
  }));
  const pages = Math.max(1, Math.ceil(read.discussions.length / PER_PAGE));
  const page = Math.min(pages, pageNumber(event.url.searchParams.get('strana'), pages));
  const shown = read.discussions.slice((page - 1) * PER_PAGE, page * PER_PAGE);
  const titles = new Map(read.drafts.all.map(({ planId, title }) => [planId, title]));
  return {
    title: t('discussions.desk.title'),
    mayOpen: may(desk.actor, 'hold-consultations'),
    ...{ base, token: newFormToken(), stateToken: newFormToken() },
    ...{ page, pages },
    discussions: shown.map((one) => ({
      ...{ id: one.id, opensOn: one.opensOn, closesOn: one.closesOn, href: `${base}/${one.id}` },
      title: titles.get(one.planId) ?? '',
      version: one.versionNumber,
      state: consultationStateOn(one, today),
      unsettled: read.unsettled.get(one.id) ?? 0
    })),
    drafts: read.drafts.open.map(({ planId, number, title }) => ({
      value: `${planId}/${number}`,
      ...{ label: title, lang: 'sk', hint: t('discussions.desk.version', { number }) }
    })),
    meetings: read.meetings.map(({ id, title, startsAt, place }) => ({ id, title, startsAt, place })),
    usual: { opens: addDays(today, 1), closes: usualClosingDay(addDays(today, 1)) }
  };
};

async function unsettledIn({ consultations }: Stores): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const { id, endedOn } of await consultations.list()) {
    if (endedOn === null) counts.set(id, await consultations.countComments(id, 'unsettled'));
  }
  return counts;
}

/** Frozen versions that no council approved yet. */
async function draftsOf({ plans, versions }: Stores, today: Parameters<typeof planStateOn>[2]) {
  const all: { planId: string; title: string }[] = [];
  const open: { planId: string; number: number; title: string }[] = [];
  for (const plan of await plans.list()) {
    all.push({ planId: plan.id, title: plan.title });
    const records = await versions.records(plan.id);
    for (const { number, contentHash } of await versions.list(plan.id)) {
      const own = records.filter((one) => one.contentHash === contentHash);
      if (!wasApproved(planStateOn(own, plan, today)))
        open.push({ planId: plan.id, number, title: plan.title });
    }
  }
  return { all, open };
}

export const actions: Actions = {
  default: async (event) => {
    const { locals } = event;
    const { t, locale, today } = locals;
    const desk = await openDesk(event, 'hold-consultations');
    const form = await event.request.formData();
    const typed = {
      ...{ version: textOf(form, 'version'), opens: textOf(form, 'opens'), closes: textOf(form, 'closes') },
      ...{ paper: textOf(form, 'paper'), meetings: form.getAll('meetings').map(String) },
      rule: form.getAll('rule').map(String)
    };
    const id = sentToken(form);
    const refuse = (field: string | null, text: string, warnings: string[] = []) =>
      fail(422, { typed, warnings, errors: [{ ...(field ? { field } : {}), text }] });
    const [planId = '', number] = typed.version.split('/');
    const [opensOn, closesOn] = [readTypedDay(typed.opens), readTypedDay(typed.closes)];
    if (!isUuid(planId)) return refuse('version', t('discussions.error.no-version'));
    if (!opensOn) return refuse('opens', t('publish.refused.no-day'));
    if (!closesOn) return refuse('closes', t('publish.refused.no-day'));
    const outcome = await onceMore(() =>
      desk.inBody((stores) =>
        openConsultation(stores, desk.actor, {
          ...{
            id,
            code: newPublicCode(),
            stateId: sentToken(form, 'zaznam'),
            planId,
            number: Number(number)
          },
          plan: {
            ...{ opensOn, closesOn, onPaper: typed.paper },
            ...{ needsName: typed.rule.includes('name'), needsReason: typed.rule.includes('reason') }
          },
          meetingIds: typed.meetings.filter(isUuid),
          isWarned: form.get('precitane') === 'ano',
          today
        })
      )
    );
    if (outcome.outcome === 'not-allowed') error(403, t('error.403.title'));
    if (outcome.outcome === 'warned')
      return fail(422, {
        typed,
        warnings: outcome.warnings,
        errors: [] as { field?: string; text: string }[]
      });
    if (outcome.outcome === 'wrong-state')
      return refuse('version', t(`publish.refused.${outcome.state as 'already-approved'}`));
    if (outcome.outcome !== 'opened' && outcome.outcome !== 'opened-before')
      return refuse(
        FIELDS[outcome.outcome] ?? null,
        t(`discussions.error.${outcome.outcome === 'too-long' ? 'too-long-open' : outcome.outcome}`)
      );
    const body = await printedBody(locals.db, desk.body);
    await publishVersion(publishPorts(theInstallation(), body), desk.actor, {
      ...{ body, planId, number: Number(number), now: new Date(), today }
    });
    if (outcome.outcome === 'opened')
      await announcePublished(theInstallation(), desk.body.bodyId, outcome.revision);
    redirect(303, inLanguage(`/pracovisko/${desk.body.slug}/diskusie/${id}?stav=opened`, locale));
  }
};

const FIELDS: Partial<Record<OpenOutcome['outcome'], string>> = {
  'impossible-day': 'opens',
  'opens-in-the-past': 'opens',
  'closes-before-opening': 'closes',
  'too-long': 'closes',
  'no-way-on-paper': 'paper',
  'words-too-long': 'paper',
  'no-such-version': 'version',
  'no-such-meeting': 'meetings',
  'meeting-not-announced': 'meetings',
  'meeting-outside': 'meetings'
};
