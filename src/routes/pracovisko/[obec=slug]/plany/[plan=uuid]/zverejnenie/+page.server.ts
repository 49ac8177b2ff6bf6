import { error, fail, redirect } from '@sveltejs/kit';
import type { Votes } from '#lib/domain/decisions/approval.ts';
import { openFindings } from '#lib/domain/plans/completeness-finding.ts';
import { planPeriod } from '#lib/domain/plans/plan.ts';
import { planStateOn } from '#lib/domain/plans/plan-status.ts';
import { plainText } from '#lib/domain/shared/plain-text.ts';
import { type OfficeKind, officeKindOf } from '#lib/domain/tenancy/office.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { readTypedDay, readTypedWhole } from '#lib/server/desk/forms/typed-values.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { printedBody } from '#lib/server/printed-body.ts';
import { contentHashOf, publishPorts } from '#lib/server/publishing.ts';
import type { Stores } from '#lib/server/stores.ts';
import { recordHeldDiscussion } from '#lib/server/use-cases/consultations/record-held-discussion.ts';
import { freezeVersion } from '#lib/server/use-cases/publishing/freeze-version.ts';
import { publishVersion } from '#lib/server/use-cases/publishing/publish-version.ts';
import { type NewState, recordState } from '#lib/server/use-cases/publishing/record-state.ts';
import { type FormError, textOf } from '../../../../../prihlasenie/form-errors.ts';
import { type Desk, type DeskEvent, openDesk } from '../../../../desk.ts';
import { newFormToken, onceMore, sentToken } from '../../../../form-token.ts';
import { openPlan } from '../../open-plan.ts';
import type { Actions, PageServerLoad } from './$types';

const DONE = ['published', 'unchanged', 'recorded'] as const;

export const load: PageServerLoad = async (event) => {
  const { locals, url } = event;
  const open = await openPlan(event, 'view-desk');
  const { plan } = open.whole;
  const { versions, records, frozen } = await open.desk.inBody(async (stores) => ({
    versions: await stores.versions.list(plan.id),
    records: await stores.versions.records(plan.id),
    frozen: await everyFrozen(stores)
  }));
  return open.page('zverejnenie', locals.t('publish.title'), {
    period: planPeriod(plan),
    council: locals.t(`publish.council.${await officeOf(open.desk)}`),
    missing: openFindings(open.findings).filter((one) => one.severity === 'missing').length,
    mayPublish: open.may('publish-version'),
    mayApprove: open.may('record-approval'),
    compared: frozen.map(({ planId, ...version }) => ({
      ...version,
      place: planId === plan.id ? `v${version.number}` : `${planId}/v${version.number}`
    })),
    done: DONE.find((outcome) => outcome === url.searchParams.get('stav')) ?? null,
    versions: versions.map(({ number, frozenAt, contentHash }) => {
      const own = records.filter((record) => record.contentHash === contentHash);
      const approval = own.findLast((record) => record.approval !== null)?.approval ?? null;
      return {
        ...{ number, frozenAt, token: newFormToken() },
        state: planStateOn(own, plan, locals.today),
        resolution: approval?.number ?? null,
        isDiscussed: own.some(({ kind }) => kind === 'opened-for-discussion')
      };
    })
  });
};

/** Versions of all plans of the body: today's text can be compared with the last period's too. */
async function everyFrozen({ plans, versions }: Stores) {
  const frozen = [];
  for (const plan of await plans.list()) {
    const period = planPeriod(plan);
    for (const { planId, number } of await versions.list(plan.id)) frozen.push({ planId, number, period });
  }
  return frozen;
}

export const actions: Actions = {
  zverejnit: async (event) => {
    const desk = await openDesk(event, 'publish-version');
    const body = await printedBody(event.locals.db, desk.body);
    const { today } = event.locals;
    const frozen = await onceMore(() =>
      desk.inBody((stores) =>
        freezeVersion(stores, desk.actor, { body, planId: event.params.plan, today, hashOf: contentHashOf })
      )
    );
    if (!('number' in frozen)) error(404, event.locals.t('error.404.title'));
    await publish(event, desk, frozen.number);
    done(event, frozen.outcome === 'unchanged' ? 'unchanged' : 'published');
  },

  diskusia: (event) =>
    record(event, (form) => {
      const [from, to] = [readTypedDay(textOf(form, 'from')), readTypedDay(textOf(form, 'to'))];
      if (!from || !to) return { field: from ? 'to' : 'from', text: 'no-day' };
      return { kind: 'opened-for-discussion', from, to };
    }),

  schvalit: (event) =>
    record(event, (form) => {
      const day = readTypedDay(textOf(form, 'day'));
      if (!day) return { field: 'day', text: 'no-day' };
      const votes = readVotes(form);
      if (votes === undefined) return { field: 'votesFor', text: 'impossible-votes' };
      const signed = textOf(form, 'signedOn');
      const signedOn = signed === '' ? null : readTypedDay(signed);
      if (signed !== '' && signedOn === null) return { field: 'signedOn', text: 'no-day' };
      const withoutDiscussion = plainText(textOf(form, 'withoutDiscussion')).trim();
      const approval = {
        ...{ body: textOf(form, 'body'), number: textOf(form, 'number'), day },
        ...{
          votes,
          conditions: plainText(textOf(form, 'conditions')),
          signedOn,
          confirmedOn: null,
          invented: false
        },
        ...(withoutDiscussion === '' ? {} : { withoutDiscussion })
      };
      return { kind: 'approved', approval };
    }),

  zrusit: (event) =>
    record(event, (form) => {
      const day = readTypedDay(textOf(form, 'day'));
      if (!day) return { field: 'day', text: 'no-day' };
      return {
        kind: 'repealed',
        resolution: { body: textOf(form, 'body'), number: textOf(form, 'number'), day }
      };
    })
};

/** Which council decides, by what the body is. */
function officeOf({ body, inBody }: Desk): Promise<OfficeKind> {
  return inBody(async ({ territory }) =>
    officeKindOf(body.kind, body.unitCode === null ? null : await territory.unitKindOf(body.unitCode))
  );
}

type PublishEvent = DeskEvent & Parameters<NonNullable<(typeof actions)['zverejnit']>>[0];
type Fault = { field: string; text: 'no-day' | 'impossible-votes' };

/** Votes as they were typed: null where nobody said any, undefined where they are no votes. */
function readVotes(form: FormData): Votes | null | undefined {
  const names = ['votesFor', 'votesAgainst', 'votesAbstained', 'votesPresent'] as const;
  const typed = names.map((name) => textOf(form, name));
  if (typed.every((one) => one === '')) return null;
  const [yes, against, abstained, present] = typed.map((one) => (one === '' ? null : readTypedWhole(one)));
  if (yes == null || against == null || abstained == null) return undefined;
  if (present == null) return typed[3] === '' ? { for: yes, against, abstained } : undefined;
  return { for: yes, against, abstained, present };
}

/** Records a state of a version and renews what is published of it. */
async function record(event: PublishEvent, read: (form: FormData) => NewState | Fault) {
  const { locals, params } = event;
  const desk = await openDesk(event, 'record-approval');
  const form = await event.request.formData();
  const asked = event.url.search.replace(/^\?\//, '');
  const number = Number(textOf(form, 'version'));
  const state = read(form);
  const given = Object.fromEntries([...form].filter(([, value]) => typeof value === 'string')) as Record<
    string,
    string
  >;
  const refuse = (fault: FormError) => fail(422, { errors: [fault], asked, number, given });
  const tooLong = tooLongField(form);
  if (tooLong) return refuse({ field: tooLong, text: locals.t('item.fault.too-long') });
  if ('text' in state) return refuse({ field: state.field, text: locals.t(`publish.refused.${state.text}`) });

  const id = sentToken(form);
  const outcome = await onceMore(() =>
    desk.inBody((stores) => {
      const given = { planId: params.plan, number, id, today: locals.today };
      return state.kind === 'opened-for-discussion'
        ? recordHeldDiscussion(stores, desk.actor, { ...given, from: state.from, to: state.to })
        : recordState(stores, desk.actor, { ...given, state });
    })
  );
  if (outcome === 'not-allowed') error(403, locals.t('error.403.title'));
  if (outcome === 'no-such-version') error(404, locals.t('error.404.title'));
  // Recorded before, but the program may have been stopped before it was published: that is finished now.
  if (outcome === 'already-approved' || outcome === 'already-repealed') await publish(event, desk, number);
  if (outcome !== 'recorded' && outcome !== 'recorded-before')
    return refuse({ field: FIELD_OF[outcome] ?? 'day', text: locals.t(`publish.refused.${outcome}`) });
  await publish(event, desk, number);
  return done(event, 'recorded');
}

/** They stand on every page and in the head of the PDF; longer is no name and no number any more. */
const LONGEST = { body: 200, number: 100, conditions: 5000, withoutDiscussion: 1000 } as const;

function tooLongField(form: FormData): string | undefined {
  const names = Object.keys(LONGEST) as (keyof typeof LONGEST)[];
  return names.find((name) => textOf(form, name).length > LONGEST[name]);
}

const FIELD_OF: Record<string, string> = {
  'no-body': 'body',
  'no-number': 'number',
  'ends-before-start': 'to',
  'discussion-ahead': 'to',
  'impossible-votes': 'votesFor',
  'not-carried': 'votesFor',
  'signed-before-vote': 'signedOn',
  'signed-too-late': 'signedOn',
  'not-discussed': 'withoutDiscussion'
};

async function publish(event: PublishEvent, desk: Desk, number: number): Promise<void> {
  const body = await printedBody(event.locals.db, desk.body);
  const outcome = await publishVersion(publishPorts(theInstallation(), body), desk.actor, {
    ...{ body, planId: event.params.plan, number, now: new Date(), today: event.locals.today }
  });
  if (outcome !== 'published') error(404, event.locals.t('error.404.title'));
}

function done({ locals, url }: PublishEvent, outcome: (typeof DONE)[number]): never {
  redirect(303, `${inLanguage(url.pathname, locals.locale)}?stav=${outcome}`);
}
