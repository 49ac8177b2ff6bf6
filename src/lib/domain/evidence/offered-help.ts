import type { CalendarDay } from '../shared/calendar-day.ts';

export const NAME_MAX_LENGTH = 120;
export const CONTACT_MAX_LENGTH = 254;
export const NOTE_MAX_LENGTH = 500;

/** For how long a body keeps the contact of somebody who offered to help; the form says it. */
export const OFFERED_HELP_DAYS = 730;

/** What somebody offers: to help (chcem pomôcť), or to be in a working group (chcem byť v skupine). */
export const OFFERED_HELP_KINDS = ['help', 'group'] as const;
export type OfferedHelpKind = (typeof OFFERED_HELP_KINDS)[number];

/**
 * Somebody who wants to help and left a contact with consent (ponuka pomoci). It is kept apart from suggestions: no key
 * leads from one to the other, and it knows its day only.
 */
export type OfferedHelp = {
  id: string;
  formKey: string;
  /** The code by which the person withdraws the consent; everything is erased then. */
  receipt: string;
  kinds: OfferedHelpKind[];
  name: string;
  contact: string;
  note: string | null;
  consentedOn: CalendarDay;
};

export type OfferedHelpRefusal =
  | 'no-kind'
  | 'no-name'
  | 'name-too-long'
  | 'no-contact'
  | 'contact-too-long'
  | 'note-too-long'
  | 'no-consent';

/** Why an offer cannot be taken, or null. Without consent nothing of it is kept. */
export function refuseOfferedHelp(
  offer: Pick<OfferedHelp, 'kinds' | 'name' | 'contact'> & { note: string; consents: boolean }
): OfferedHelpRefusal | null {
  if (offer.kinds.length === 0) return 'no-kind';
  if (offer.name.trim() === '') return 'no-name';
  if (offer.name.trim().length > NAME_MAX_LENGTH) return 'name-too-long';
  if (offer.contact.trim() === '') return 'no-contact';
  if (offer.contact.trim().length > CONTACT_MAX_LENGTH) return 'contact-too-long';
  if (offer.note.trim().length > NOTE_MAX_LENGTH) return 'note-too-long';
  return offer.consents ? null : 'no-consent';
}
