import { error, fail, redirect } from '@sveltejs/kit';
import { AUTHOR_KINDS, PLACE_MAX_LENGTH, SUGGESTION_MAX_LENGTH } from '#lib/domain/evidence/suggestion.ts';
import { publishedVoices } from '#lib/server/db/published-voices.ts';
import { isUnusuallyFrequent } from '#lib/server/rate-limits.ts';
import { newReceipt } from '#lib/server/receipt-code.ts';
import { isRead } from '#lib/server/refusals.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { sendSuggestion } from '#lib/server/use-cases/evidence/send-suggestion.ts';
import { newFormToken, onceMore, sentToken } from '../../../../../pracovisko/form-token.ts';
import { textOf } from '../../../../../prihlasenie/form-errors.ts';
import { TRAP } from '../../../../trap.ts';
import { openOwner } from '../../open-owner.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, request, setHeaders }) => {
  const { body } = await parent();
  const isOpen = (await publishedVoices(locals.publicDb).count(body.bodyId, 'box')) > 0;
  // Whoever was writing when it closed gets back what they wrote.
  if (!isOpen && isRead(request)) error(404, locals.t('error.404.title'));
  // The key of the form is one visitor's own: no other may be given this page.
  setHeaders({ 'cache-control': 'no-store' });
  return {
    title: locals.t('suggestions.write.title'),
    path: `${body.home}/podnety`,
    token: newFormToken(),
    authors: AUTHOR_KINDS.map((value) => ({ value, label: locals.t(`suggestions.author.${value}`) })),
    limits: { text: SUGGESTION_MAX_LENGTH, place: PLACE_MAX_LENGTH }
  };
};

const FIELDS = { empty: 'text', 'too-long': 'text', 'place-too-long': 'place' } as const;

export const actions: Actions = {
  default: async (event) => {
    const { locals, request, url } = event;
    const { t, locale } = locals;
    const body = await openOwner(event);
    const form = await request.formData();
    const [token, receipt] = [sentToken(form), newReceipt()];
    const typed = {
      text: textOf(form, 'text'),
      place: textOf(form, 'place'),
      author: textOf(form, 'author')
    };
    const receiptPage = (code: string) => `${url.pathname.replace(/novy$/, 'stav')}?kod=${code}&prijate`;
    if (textOf(form, TRAP) !== '') redirect(303, receiptPage(receipt));
    const given = {
      ...{
        formKey: token,
        receipt,
        text: typed.text,
        place: typed.place,
        language: locale,
        today: locals.today
      },
      authorKind: AUTHOR_KINDS.find((kind) => kind === typed.author) ?? null,
      isFrequent: await isUnusuallyFrequent(event.getClientAddress())
    };
    const outcome = await onceMore(() =>
      inTransaction(locals.db, body.bodyId, (stores) => sendSuggestion(stores, given))
    );
    if (outcome.outcome === 'sent') redirect(303, receiptPage(outcome.receipt));
    const field =
      outcome.outcome === 'closed' || outcome.outcome === 'full' ? {} : { field: FIELDS[outcome.outcome] };
    const errors = [{ ...field, text: t(`suggestions.error.${outcome.outcome}`) }];
    return fail(422, { typed, token, errors });
  }
};
