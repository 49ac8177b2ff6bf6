import { fail } from '@sveltejs/kit';
import { readReceipt, shownReceipt } from '#lib/domain/surveys/answering/receipt.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { announcePublished } from '#lib/server/public/announce.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { findByReceipt, withdrawResponse } from '#lib/server/use-cases/surveys/withdraw-response.ts';
import { openOwner } from '../../../open-owner.ts';
import { openAsked } from '../open-asked.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, params }) => {
  const { body, frame } = await parent();
  const { asked } = await openAsked(locals, body.bodyId, params.kod, new Date());
  return {
    title: locals.t('receipt.title'),
    frame,
    name: asked.content.title.sk,
    path: `${body.home}/dotaznik/${asked.code}`
  };
};

export const actions: Actions = {
  default: async (event) => {
    const { locals, params, request } = event;
    const body = await openOwner(event);
    const now = new Date();
    const { asked, state } = await openAsked(locals, body.bodyId, params.kod, now);
    const form = await request.formData();
    const typed = String(form.get('kod') ?? '').slice(0, 40);
    const receipt = readReceipt(typed);
    const unknown = () => fail(422, { error: locals.t('receipt.unknown'), typed, found: null });
    if (receipt === null) return unknown();
    const named = { questionnaireId: asked.id, receipt };
    const inBody = <T>(work: Parameters<typeof inTransaction<T>>[2]) =>
      inTransaction(locals.db, body.bodyId, work);
    const withdrawn =
      form.get('krok') === 'stiahnut'
        ? await inBody((stores) => withdrawResponse(stores, { ...named, now }))
        : null;
    const found = await inBody((stores) => findByReceipt(stores, named));
    if (found === null) return unknown();
    const wordsErased = withdrawn?.outcome === 'words-erased';
    if (wordsErased && withdrawn.revision !== null)
      await announcePublished(theInstallation(), body.bodyId, withdrawn.revision);
    return {
      error: null,
      typed: shownReceipt(receipt),
      found,
      // What was not counted yet can be taken back at any time: nothing stands on it.
      canWithdraw: found === 'to-check' || (state === 'open' && found === 'counted'),
      // Results stand on the counts; words can still be taken back.
      canErase: state !== 'open' && found === 'counted' && !wordsErased,
      wordsErased
    };
  }
};
