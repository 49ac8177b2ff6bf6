import type { CalendarDay } from '../shared/calendar-day.ts';
import { readEmail } from '../tenancy/email.ts';

/** Who has a say in social services of a place. */
export const STAKEHOLDER_KINDS = [
  ...(['recipients', 'residents', 'providers', 'labour-office', 'region', 'municipality', 'church'] as const),
  ...(['school', 'health', 'firm', 'association', 'other'] as const)
] as const;
export type StakeholderKind = (typeof STAKEHOLDER_KINDS)[number];

export const STAKEHOLDER_NAME_MAX = 200;
export const STAKEHOLDER_NOTE_MAX = 500;

/**
 * Somebody whom the body invites and asks (zainteresovaná strana): an organisation, or a person with recorded consent.
 * Who withdraws the consent loses name and contact here; that there was somebody stays.
 */
export type Stakeholder = {
  id: string;
  kind: StakeholderKind;
  isPerson: boolean;
  /** Null only of a person who withdrew. */
  name: string | null;
  /** Who speaks for an organisation. */
  contactName: string | null;
  email: string | null;
  phone: string | null;
  note: string;
  consentedOn: CalendarDay | null;
  withdrawnOn: CalendarDay | null;
  revision: number;
};

export type StakeholderEntry = Pick<
  Stakeholder,
  'kind' | 'isPerson' | 'contactName' | 'email' | 'phone' | 'note' | 'consentedOn'
> & { name: string };

export type StakeholderRefusal =
  | 'no-name'
  | 'name-too-long'
  | 'contact-too-long'
  | 'email-wrong'
  | 'phone-too-long'
  | 'note-too-long'
  | 'no-consent'
  | 'consent-in-future';

/**
 * Why somebody cannot be kept so, or null. A person, and a named person of an organisation, only by consent; the general
 * address of an office is nobody's.
 */
export function refuseStakeholder(entry: StakeholderEntry, today: CalendarDay): StakeholderRefusal | null {
  const { name, contactName, email, phone, note, consentedOn } = entry;
  if (name.trim() === '') return 'no-name';
  if (name.trim().length > STAKEHOLDER_NAME_MAX) return 'name-too-long';
  if ((contactName ?? '').length > STAKEHOLDER_NAME_MAX) return 'contact-too-long';
  if (email !== null && readEmail(email) === null) return 'email-wrong';
  if ((phone ?? '').length > 40) return 'phone-too-long';
  if (note.trim().length > STAKEHOLDER_NOTE_MAX) return 'note-too-long';
  if (consentedOn !== null && consentedOn > today) return 'consent-in-future';
  return (entry.isPerson || contactName !== null) && consentedOn === null ? 'no-consent' : null;
}

/** What is left of somebody who withdrew the consent on a day. */
export function withoutConsent<Kept extends Omit<Stakeholder, 'id' | 'revision'>>(
  stakeholder: Kept,
  withdrawnOn: CalendarDay
): Kept {
  const { isPerson, name } = stakeholder;
  return {
    ...stakeholder,
    ...{ name: isPerson ? null : name, contactName: null, email: null, phone: null, note: '', withdrawnOn }
  };
}
