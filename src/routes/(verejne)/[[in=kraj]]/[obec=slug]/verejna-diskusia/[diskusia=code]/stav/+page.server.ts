import { readReceipt, shownReceipt } from '#lib/domain/evidence/receipt.ts';
import { partName } from '#lib/server/public/consulted-part-name.ts';
import { ownerName } from '#lib/server/public/municipality.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { openDiscussion } from '../../open-discussion.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent, url, setHeaders }) => {
  const { t } = locals;
  const { body } = await parent();
  const { discussion, published, path } = await openDiscussion(locals, body, params.diskusia);
  const typed = url.searchParams.get('kod') ?? '';
  const receipt = readReceipt(typed);
  const comment = receipt
    ? await inTransaction(locals.db, body.bodyId, ({ consultations }) => consultations.findByReceipt(receipt))
    : undefined;
  const found = comment?.consultationId === discussion.id ? comment : undefined;
  const part = found && (await published.part(body.bodyId, discussion.id, found.partKey));
  setHeaders({ 'cache-control': 'no-store', 'referrer-policy': 'same-origin' });
  const isSent = url.searchParams.has('prijate') && receipt !== null;
  return {
    title: t(isSent ? 'discussions.sent.title' : 'discussions.status.title'),
    ...{ path, typed, isSent, receipt: receipt && shownReceipt(receipt), owner: ownerName(body, t) },
    isMissing: typed.trim() !== '' && !found && !isSent,
    toVerify: found?.toVerify ?? false,
    about: part ? partName(part, t) : null,
    comment: found
      ? {
          ...{ id: found.id, receivedOn: found.receivedOn, language: found.language, origin: found.origin },
          // Hidden words leave the office for nobody, whoever has the receipt.
          ...(found.hiddenReason === null
            ? { text: found.text, proposed: found.proposed, reason: found.reason, name: found.name }
            : { text: '', proposed: null, reason: null, name: null }),
          ...{ hiddenReason: found.hiddenReason, supports: found.supports },
          ...{ verdict: found.settlement?.verdict ?? null, verdictReason: found.settlement?.reason ?? null },
          ...{ decidedBy: found.settlement?.decidedBy ?? null, edit: found.settlement?.edit ?? null },
          settledOn: found.settlement?.settledOn ?? null
        }
      : null
  };
};
