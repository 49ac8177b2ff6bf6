import { error, fail, redirect } from '@sveltejs/kit';
import {
  COMMENT_MAX_LENGTH,
  type CommentRefusal,
  NAME_MAX_LENGTH
} from '#lib/domain/consultations/comment.ts';
import { WHOLE } from '#lib/domain/consultations/consulted-part.ts';
import { plainText } from '#lib/domain/shared/plain-text.ts';
import { partName } from '#lib/server/public/consulted-part-name.ts';
import { isDoubtfulComment } from '#lib/server/rate-limits.ts';
import { newReceipt } from '#lib/server/receipt-code.ts';
import { isRead } from '#lib/server/refusals.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { sendComment } from '#lib/server/use-cases/consultations/send-comment.ts';
import { newFormToken, onceMore, publicIdOf, sentToken } from '../../../../../../pracovisko/form-token.ts';
import { textOf } from '../../../../../../prihlasenie/form-errors.ts';
import { TRAP } from '../../../../../trap.ts';
import { openOwner } from '../../../open-owner.ts';
import { openDiscussion } from '../../open-discussion.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent, request, url, setHeaders }) => {
  const { t } = locals;
  const { body } = await parent();
  const { discussion, published, path, state } = await openDiscussion(locals, body, params.diskusia);
  const part = await published.part(body.bodyId, discussion.id, partKeyOf(url));
  if (!part) error(404, t('error.404.title'));
  // Whoever was writing when it closed gets back what they wrote.
  if (state !== 'open' && isRead(request)) redirect(303, path);
  // The key of the form is one visitor's own: no other may be given this page.
  setHeaders({ 'cache-control': 'no-store' });
  return {
    title: t('discussions.write.title'),
    ...{ path, token: newFormToken(), discussion },
    part: { ...partName(part, t), kind: part.kind, text: part.text },
    limits: { text: COMMENT_MAX_LENGTH, name: NAME_MAX_LENGTH }
  };
};

/** The part that an address names; what no database can hold names none. */
const partKeyOf = ({ searchParams }: URL) => plainText(searchParams.get('k') ?? WHOLE);

const FIELDS: Partial<Record<CommentRefusal, string>> = {
  empty: 'text',
  'too-long': 'text',
  'proposed-too-long': 'proposed',
  'reason-too-long': 'reason',
  'name-too-long': 'name'
};

export const actions: Actions = {
  default: async (event) => {
    const { locals, params, request, url } = event;
    const { t, locale, today } = locals;
    const body = await openOwner(event);
    const form = await request.formData();
    const [token, receipt] = [sentToken(form), newReceipt()];
    const id = publicIdOf(token, params.diskusia);
    const typed = {
      ...{ text: textOf(form, 'text'), proposed: textOf(form, 'proposed') },
      ...{ reason: textOf(form, 'reason'), name: textOf(form, 'name') }
    };
    const receiptPage = (code: string) =>
      `${url.pathname.replace(/pripomienka$/, 'stav')}?kod=${code}&prijate`;
    if (textOf(form, TRAP) !== '') redirect(303, receiptPage(receipt));
    const isFrequent = await isDoubtfulComment(event.getClientAddress());
    const partKey = partKeyOf(url);
    const outcome = await onceMore(() =>
      inTransaction(locals.db, body.bodyId, (stores) =>
        sendComment(stores, {
          ...{ ...typed, id, receipt, partKey, code: params.diskusia },
          ...{ language: locale, isFrequent, today }
        })
      )
    );
    if (outcome.outcome === 'sent') redirect(303, receiptPage(outcome.receipt));
    if (outcome.outcome === 'no-such-consultation' || outcome.outcome === 'no-such-part')
      error(404, t('error.404.title'));
    const field = FIELDS[outcome.outcome];
    const errors = [{ ...(field ? { field } : {}), text: t(`discussions.error.${outcome.outcome}`) }];
    return fail(422, { typed, token, errors });
  }
};
