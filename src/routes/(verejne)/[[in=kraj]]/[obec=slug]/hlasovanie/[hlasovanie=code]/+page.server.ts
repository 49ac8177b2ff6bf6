import { error, fail, redirect } from '@sveltejs/kit';
import type { Ballot, VoteRule } from '#lib/domain/surveys/priority-vote.ts';
import { publishedVoices } from '#lib/server/db/published-voices.ts';
import { isUnusuallyFrequent } from '#lib/server/rate-limits.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { castBallot } from '#lib/server/use-cases/surveys/hold-vote.ts';
import { newFormToken, onceMore, sentToken } from '../../../../../pracovisko/form-token.ts';
import { textOf } from '../../../../../prihlasenie/form-errors.ts';
import { TRAP } from '../../../../trap.ts';
import { openOwner } from '../../open-owner.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent, setHeaders, url }) => {
  const { publicDb, t, today } = locals;
  const { body } = await parent();
  const vote = await publishedVoices(publicDb).findVote(body.bodyId, params.hlasovanie);
  if (!vote) error(404, t('error.404.title'));
  const { opensOn, closesOn } = vote.content;
  const isOpen = opensOn <= today && today <= closesOn;
  // The key of the form is one visitor's own: no other may be given this page.
  if (isOpen) setHeaders({ 'cache-control': 'no-store' });
  return {
    ...{ title: vote.content.title, path: `${body.home}/hlasovanie`, vote: vote.content },
    ...{ isOpen, hasClosed: closesOn < today, token: newFormToken() },
    isCast: url.searchParams.has('prijate')
  };
};

/** The numbers of a sent form: ticked ones, or in the order that was typed beside each; null where it makes no order. */
function sentBallot(form: FormData, rule: VoteRule): Ballot | null {
  if (rule !== 'borda') return form.getAll('za').map(Number);
  const places = [...form.entries()].flatMap(([name, value]) => {
    const number = /^poradie-(\d{1,2})$/.exec(name)?.[1];
    const typed = typeof value === 'string' ? value.trim() : '';
    return number === undefined || typed === '' ? [] : [{ number: Number(number), place: typed }];
  });
  if (!places.every(({ place }) => /^[1-9]\d?$/.test(place))) return null;
  if (new Set(places.map(({ place }) => Number(place))).size < places.length) return null;
  return places.toSorted((a, b) => Number(a.place) - Number(b.place)).map(({ number }) => number);
}

export const actions: Actions = {
  default: async (event) => {
    const { locals, params, request, url } = event;
    const { t, today } = locals;
    const body = await openOwner(event);
    const vote = await publishedVoices(locals.publicDb).findVote(body.bodyId, params.hlasovanie);
    if (!vote) error(404, t('error.404.title'));
    const form = await request.formData();
    const typed = Object.fromEntries(
      vote.content.items.map(({ number }) => [String(number), textOf(form, `poradie-${number}`)])
    );
    const ticked = form.getAll('za').map(String);
    const formKey = sentToken(form);
    const refuse = (refusal: string) =>
      fail(422, {
        ...{ typed, ticked, token: formKey },
        errors: [{ field: 'za', text: t(`votes.error.${refusal as 'empty'}`) }]
      });
    if (textOf(form, TRAP) !== '') redirect(303, `${url.pathname}?prijate`);
    const ballot = sentBallot(form, vote.content.rule);
    if (!ballot) return refuse('order-wrong');
    const isFrequent = await isUnusuallyFrequent(event.getClientAddress());
    const outcome = await onceMore(() =>
      inTransaction(locals.db, body.bodyId, (stores) =>
        castBallot(stores, { code: params.hlasovanie, formKey, ballot, isFrequent, today })
      )
    );
    if (outcome === 'no-such-vote') error(404, t('error.404.title'));
    if (outcome !== 'cast') return refuse(outcome);
    redirect(303, `${url.pathname}?prijate`);
  }
};
