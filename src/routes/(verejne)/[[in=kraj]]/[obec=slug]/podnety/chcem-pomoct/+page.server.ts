import { error, fail } from '@sveltejs/kit';
import {
  CONTACT_MAX_LENGTH,
  NAME_MAX_LENGTH,
  NOTE_MAX_LENGTH,
  OFFERED_HELP_KINDS,
  type OfferedHelpRefusal
} from '#lib/domain/evidence/offered-help.ts';
import { shownReceipt } from '#lib/domain/evidence/receipt.ts';
import { publishedVoices } from '#lib/server/db/published-voices.ts';
import { ownerName } from '#lib/server/public/municipality.ts';
import { newReceipt } from '#lib/server/receipt-code.ts';
import { isRead } from '#lib/server/refusals.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { offerHelp } from '#lib/server/use-cases/evidence/offer-help.ts';
import { newFormToken, onceMore, sentToken } from '../../../../../pracovisko/form-token.ts';
import { textOf } from '../../../../../prihlasenie/form-errors.ts';
import { TRAP } from '../../../../trap.ts';
import { openOwner } from '../../open-owner.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, request, setHeaders }) => {
  const { t } = locals;
  const { body } = await parent();
  const isOpen = (await publishedVoices(locals.publicDb).count(body.bodyId, 'box')) > 0;
  // Whoever was writing when it closed gets back what they wrote.
  if (!isOpen && isRead(request)) error(404, locals.t('error.404.title'));
  setHeaders({ 'cache-control': 'no-store' });
  return {
    title: t('offeredHelp.title'),
    path: `${body.home}/podnety`,
    owner: ownerName(body, t),
    token: newFormToken(),
    kinds: OFFERED_HELP_KINDS.map((value) => ({ value, label: t(`offeredHelp.kind.${value}`) })),
    limits: { name: NAME_MAX_LENGTH, contact: CONTACT_MAX_LENGTH, note: NOTE_MAX_LENGTH }
  };
};

const FIELDS: Readonly<Record<OfferedHelpRefusal, string>> = {
  'no-kind': 'kinds',
  'no-name': 'name',
  'name-too-long': 'name',
  'no-contact': 'contact',
  'contact-too-long': 'contact',
  'note-too-long': 'note',
  'no-consent': 'consent'
};

export const actions: Actions = {
  default: async (event) => {
    const { locals, request } = event;
    const body = await openOwner(event);
    const form = await request.formData();
    const sent = form.getAll('kinds');
    const typed = {
      ...{ name: textOf(form, 'name'), contact: textOf(form, 'contact'), note: textOf(form, 'note') },
      kinds: OFFERED_HELP_KINDS.filter((kind) => sent.includes(kind)),
      consent: form.getAll('consent').includes('yes') ? ['yes'] : []
    };
    const [token, receipt] = [sentToken(form), newReceipt()];
    if (textOf(form, TRAP) !== '') return { receipt: shownReceipt(receipt), typed, token, errors: [] };
    const { consent, ...given } = typed;
    const offer = { ...given, formKey: token, receipt, consents: consent.length > 0, today: locals.today };
    const outcome = await onceMore(() =>
      inTransaction(locals.db, body.bodyId, (stores) => offerHelp(stores, offer))
    );
    // Shown at once and in no address: the code erases a contact.
    if (outcome.outcome === 'offered')
      return { receipt: shownReceipt(outcome.receipt), typed, token, errors: [] };
    const text = locals.t(`offeredHelp.error.${outcome.outcome}`);
    const field =
      outcome.outcome === 'closed' || outcome.outcome === 'full' ? {} : { field: FIELDS[outcome.outcome] };
    return fail(422, { receipt: null, typed, token, errors: [{ ...field, text }] });
  }
};
