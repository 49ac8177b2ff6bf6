import { error, fail, redirect } from '@sveltejs/kit';
import { readPaperBallot } from '#lib/domain/surveys/priority-vote.ts';
import { publicHome } from '#lib/domain/tenancy/body-address.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { readSentRevision } from '#lib/server/desk/forms/typed-values.ts';
import { typedVote, voteAsTyped, voteError } from '#lib/server/desk/vote-form.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { announcePublished } from '#lib/server/public/announce.ts';
import {
  changeVote,
  enterBallot,
  removeVote,
  settleFlood,
  showResult
} from '#lib/server/use-cases/surveys/hold-vote.ts';
import { textOf } from '../../../../prihlasenie/form-errors.ts';
import { type Desk, openDesk } from '../../../desk.ts';
import { newFormToken, onceMore, sentToken } from '../../../form-token.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const DONE = [
  ...(['set-up', 'changed', 'entered', 'flood-counted', 'flood-thrown-away', 'result-shown'] as const)
] as const;

export const load: PageServerLoad = async (event) => {
  const desk = await openDesk(event, 'hold-votes');
  const { locals, params, url } = event;
  const { vote, counts } = await desk.inBody(async ({ priorityVotes }) => ({
    vote: await priorityVotes.find(params.hlasovanie),
    counts: await priorityVotes.ofBallots(params.hlasovanie)
  }));
  if (!vote) error(404, locals.t('error.404.title'));
  const { locale, today } = locals;
  return {
    title: vote.title,
    ...{ vote, counts, typed: voteAsTyped(vote) },
    backHref: inLanguage(`/pracovisko/${desk.body.slug}/hlasovania`, locale),
    publicHref: inLanguage(`${publicHome(desk.body)}/hlasovanie/${vote.code}`, locale),
    hasOpened: vote.opensOn <= today,
    hasClosed: vote.closesOn < today,
    token: newFormToken(),
    done: DONE.find((one) => one === url.searchParams.get('stav')) ?? null
  };
};

type Outcome = { outcome: string; revision?: number | null };
type Refused = { asked: string; typed: Record<string, string>; errors: { field?: string; text: string }[] };

async function end(
  { locals, params }: RequestEvent,
  desk: Desk,
  { outcome, revision }: Outcome,
  done: (typeof DONE)[number] | 'removed',
  refused: (outcome: string) => Refused
) {
  const { t, locale } = locals;
  if (outcome === 'not-allowed') error(403, t('error.403.title'));
  if (outcome === 'gone') error(404, t('error.404.title'));
  if (outcome !== 'done') return fail(422, refused(outcome));
  if (typeof revision === 'number') await announcePublished(theInstallation(), desk.body.bodyId, revision);
  const list = inLanguage(`/pracovisko/${desk.body.slug}/hlasovania`, locale);
  redirect(303, done === 'removed' ? `${list}?odstranene` : `${list}/${params.hlasovanie}?stav=${done}`);
}

async function opened(event: RequestEvent) {
  const desk = await openDesk(event, 'hold-votes');
  const form = await event.request.formData();
  const named = { id: event.params.hlasovanie, revision: readSentRevision(form.get('revision')) };
  return { desk, form, named, t: event.locals.t, today: event.locals.today };
}

/** A refusal that belongs to no field. */
const plain =
  (asked: string, t: RequestEvent['locals']['t']) =>
  (refusal: string): Refused => ({
    ...{ asked, typed: {} },
    errors: [{ text: t(`votes.error.${refusal as 'voted-already'}`) }]
  });

export const actions: Actions = {
  zmenit: async (event) => {
    const { desk, form, named, t } = await opened(event);
    const { typed, plan, fault } = typedVote(form);
    if (!plan) return fail(422, { asked: 'zmenit', typed, errors: [voteError(fault, t)] });
    const outcome = await desk.inBody((stores) => changeVote(stores, desk.actor, { ...named, plan }));
    const general = ['somebody-was-faster', 'voted-already', 'shown-already'];
    return end(event, desk, outcome, 'changed', (refusal) => ({
      ...{ asked: 'zmenit', typed },
      errors: general.includes(refusal)
        ? [{ text: t(`votes.error.${refusal as 'voted-already'}`) }]
        : [voteError(refusal as Parameters<typeof voteError>[0], t)]
    }));
  },

  listok: async (event) => {
    const { desk, form, named, t, today } = await opened(event);
    const typed = textOf(form, 'cisla');
    const ballot = readPaperBallot(typed);
    const refuse = (refusal: string): Refused => ({
      ...{ asked: 'listok', typed: { cisla: typed } },
      errors: [{ field: 'cisla', text: t(`votes.error.${refusal as 'empty'}`) }]
    });
    if (!ballot) return fail(422, refuse('no-such-item'));
    const formKey = sentToken(form);
    const outcome = await onceMore(() =>
      desk.inBody((stores) => enterBallot(stores, desk.actor, { voteId: named.id, formKey, ballot, today }))
    );
    return end(event, desk, outcome, 'entered', refuse);
  },

  overit: async (event) => {
    const { desk, form, named, t } = await opened(event);
    const isCounted = form.get('ako') === 'pocitat';
    const outcome = await desk.inBody((stores) =>
      settleFlood(stores, desk.actor, { id: named.id, isCounted })
    );
    return end(event, desk, outcome, isCounted ? 'flood-counted' : 'flood-thrown-away', plain('overit', t));
  },

  vysledok: async (event) => {
    const { desk, named, t, today } = await opened(event);
    const outcome = await desk.inBody((stores) => showResult(stores, desk.actor, { ...named, today }));
    return end(event, desk, outcome, 'result-shown', plain('vysledok', t));
  },

  odstranit: async (event) => {
    const { desk, named, t } = await opened(event);
    const outcome = await desk.inBody((stores) => removeVote(stores, desk.actor, named));
    return end(event, desk, outcome, 'removed', plain('odstranit', t));
  }
};
