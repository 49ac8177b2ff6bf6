import { readReceipt, shownReceipt } from '#lib/domain/evidence/receipt.ts';
import { shownWords } from '#lib/domain/evidence/suggestion.ts';
import { ownerName } from '#lib/server/public/municipality.ts';
import { inTransaction } from '#lib/server/stores.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, url, setHeaders }) => {
  const { body } = await parent();
  const typed = url.searchParams.get('kod') ?? '';
  const receipt = readReceipt(typed);
  const found = receipt
    ? await inTransaction(locals.db, body.bodyId, ({ suggestions }) => suggestions.findByReceipt(receipt))
    : undefined;
  setHeaders({ 'cache-control': 'no-store', 'referrer-policy': 'same-origin' });
  const isSent = url.searchParams.has('prijate') && receipt !== null;
  return {
    title: locals.t(isSent ? 'suggestions.sent.title' : 'suggestions.status.title'),
    path: `${body.home}/podnety`,
    owner: ownerName(body, locals.t),
    ...{ typed, isSent, receipt: receipt && shownReceipt(receipt) },
    // What was asked for and is not there is said only to somebody who asked.
    isMissing: typed.trim() !== '' && !found && !isSent,
    found: found
      ? {
          ...{ state: found.state, language: found.language, receivedOn: found.receivedOn },
          ...{ text: found.state === 'released' ? shownWords(found) : found.text },
          ...{ isShortened: found.shownText !== null, reason: found.reason },
          ...{ answer: found.answer, answeredOn: found.answeredOn }
        }
      : null
  };
};
