import type { CalendarDay } from '../../shared/calendar-day.ts';
import type { ProviderKind } from '../provider.ts';

/** What the register calls itself; stands as the source beside what is known from it. */
export const REGISTER_NAME = 'Centrálny register poskytovateľov sociálnych služieb';

/** A code of the register with the words beside it; either may be missing. */
export type RawCode = { code: string; label: string };

/**
 * One service as a file of the register tells it, every field as text and empty where nothing stands there. Names of
 * people and their contacts have no field: they never leave the reader.
 */
export type RawEntry = {
  registerNumber: string;
  type: RawCode;
  form: RawCode;
  groups: readonly RawCode[];
  provider: {
    /** Of an organisation; empty for a natural person. */
    name: string;
    isPerson: boolean;
    ico: string;
    kind: RawCode;
  };
  place: { street: string; number: string; postalCode: string; municipality: string; district: string };
  capacity: string;
  registeredOn: string;
  erasedOn: string;
  providedFrom: string;
  providedTo: string;
};

/** One service as the register knows it (služba zapísaná v registri), judged and tidied. */
export type RegisterEntry = {
  /** Seven digits, lasting. */
  registerNumber: string;
  /** Codes of the register's own codebooks, which the operator maps to the catalogue. */
  typeCode: string;
  formCode: string | null;
  groupCodes: readonly string[];
  provider: RegisteredProvider;
  place: {
    municipality: string;
    district: string;
    postalCode: string;
    /** Street and house, or empty. */
    address: string;
  };
  /** How many it may serve, or null while unknown. */
  capacity: number | null;
  registeredOn: CalendarDay | null;
  erasedOn: CalendarDay | null;
  providedFrom: CalendarDay | null;
  /** The last day on which it is provided. */
  providedTo: CalendarDay | null;
};

export type RegisteredProvider = {
  /** Null for a natural person: her name is nobody's business here. */
  name: string | null;
  ico: string | null;
  kind: ProviderKind;
};

/** Why a record is not taken over; each has one sentence for people. */
export const REGISTER_FAULTS = [
  'number-missing',
  'number-wrong',
  'number-twice',
  'kind-missing',
  'provider-missing',
  'ico-wrong',
  'capacity-not-a-number',
  'capacity-negative',
  'capacity-too-large',
  'day-impossible',
  'erased-before-registered',
  'too-long'
] as const;
export type RegisterFault = (typeof REGISTER_FAULTS)[number];

/** Which codebook of the register a code belongs to. */
export const CODEBOOKS = ['type', 'form', 'group'] as const;
export type Codebook = (typeof CODEBOOKS)[number];

/** What a file does to a service that an earlier one brought, or not. */
export const REGISTER_EFFECTS = ['added', 'changed', 'erased', 'gone', 'kept', 'same'] as const;
/**
 * `gone` is missing in a newer file; `kept` stands as before, because its record in the newer file was refused.
 */
export type RegisterEffect = (typeof REGISTER_EFFECTS)[number];
