import {
  type OfferedHelp,
  type OfferedHelpRefusal,
  refuseOfferedHelp
} from '#lib/domain/evidence/offered-help.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { EventLog } from '../event-log.ts';

/** What these use cases ask of storage. */
export type OfferedHelpStores = {
  suggestions: { findBox(): Promise<unknown> };
  offeredHelp: {
    list(): Promise<readonly unknown[]>;
    findByFormKey(formKey: string): Promise<Pick<OfferedHelp, 'receipt'> | undefined>;
    add(offer: Omit<OfferedHelp, 'id'>): Promise<void>;
    remove(by: { id: string } | { receipt: string }): Promise<boolean>;
  };
  events: EventLog;
};

/** More people than any municipality could ever call back. */
const MOST_OFFERS = 2_000;

export type OfferOutcome =
  | { outcome: 'offered'; receipt: string }
  | { outcome: OfferedHelpRefusal | 'closed' | 'full' };

/** Somebody offers to help and leaves a contact with consent. The event names nobody and nothing. */
export async function offerHelp(
  { suggestions, offeredHelp, events }: OfferedHelpStores,
  given: Omit<OfferedHelp, 'id' | 'note' | 'consentedOn'> & {
    note: string;
    consents: boolean;
    today: CalendarDay;
  }
): Promise<OfferOutcome> {
  const sent = await offeredHelp.findByFormKey(given.formKey);
  if (sent) return { outcome: 'offered', receipt: sent.receipt };
  if (!(await suggestions.findBox())) return { outcome: 'closed' };
  const refusal = refuseOfferedHelp(given);
  if (refusal) return { outcome: refusal };
  if ((await offeredHelp.list()).length >= MOST_OFFERS) return { outcome: 'full' };
  const { formKey, receipt, kinds, today } = given;
  await offeredHelp.add({
    ...{ formKey, receipt, kinds, consentedOn: today },
    ...{ name: given.name.trim(), contact: given.contact.trim(), note: given.note.trim() || null }
  });
  await events.add({ actorId: null, action: 'offered', subject: 'help' });
  return { outcome: 'offered', receipt };
}

/** Whoever offered withdraws the consent by the receipt: everything that was left is erased. */
export async function withdrawOffer(
  {
    offeredHelp,
    events
  }: Pick<OfferedHelpStores, 'events'> & {
    offeredHelp: Pick<OfferedHelpStores['offeredHelp'], 'remove'>;
  },
  receipt: string
): Promise<'erased' | 'gone'> {
  if (!(await offeredHelp.remove({ receipt }))) return 'gone';
  await events.add({ actorId: null, action: 'erased', subject: 'help' });
  return 'erased';
}

/** Somebody of the body erases an offer: it was taken up, or the person asked. */
export async function eraseOffer(
  {
    offeredHelp,
    events
  }: Pick<OfferedHelpStores, 'events'> & {
    offeredHelp: Pick<OfferedHelpStores['offeredHelp'], 'remove'>;
  },
  actor: Actor,
  id: string
): Promise<'erased' | 'gone' | 'not-allowed'> {
  if (refuseAction(actor, 'answer-suggestions')) return 'not-allowed';
  if (!(await offeredHelp.remove({ id }))) return 'gone';
  await events.add({ actorId: actor.actorId, action: 'erased', subject: 'help' });
  return 'erased';
}
