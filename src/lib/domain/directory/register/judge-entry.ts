import { type CalendarDay, isPossibleDay, parseCalendarDay } from '../../shared/calendar-day.ts';
import { isIco } from '../provider.ts';
import { registeredKindOf } from './provider-kind.ts';
import type { RawCode, RawEntry, RegisterEntry, RegisterFault } from './register-entry.ts';

/** No service of the country has as many places; a larger number is a slip of the keys. */
const LARGEST_CAPACITY = 100_000;
/** Longer than any name of an organisation; what is longer is no name. */
const LONGEST_TEXT = 300;
/** Registers write that something has no end as the last day of a far year. */
const NO_END = /^(2[1-9]|[3-9]\d)\d\d-/;

class Refused {
  readonly fault: RegisterFault;
  constructor(fault: RegisterFault) {
    this.fault = fault;
  }
}

export type Judged =
  | { outcome: 'taken'; entry: RegisterEntry }
  | { outcome: 'refused'; fault: RegisterFault };

/** Whether a record can be taken over, and what it says, tidied; the first fault decides. */
export function judgeEntry(raw: RawEntry): Judged {
  try {
    return { outcome: 'taken', entry: tidied(raw) };
  } catch (fault) {
    if (fault instanceof Refused) return { outcome: 'refused', fault: fault.fault };
    throw fault;
  }
}

function tidied(raw: RawEntry): RegisterEntry {
  const { place } = raw;
  const entry = {
    registerNumber: numberOf(raw.registerNumber),
    typeCode: codeOf(raw.type) ?? refuse('kind-missing'),
    formCode: codeOf(raw.form),
    groupCodes: [...new Set(raw.groups.flatMap((group) => codeOf(group) ?? []))],
    provider: providerOf(raw.provider),
    place: {
      municipality: text(place.municipality),
      district: text(place.district),
      postalCode: place.postalCode.replace(/\s+/g, ''),
      address: text(`${place.street} ${place.number}`)
    },
    capacity: capacityOf(raw.capacity),
    registeredOn: dayOf(raw.registeredOn),
    erasedOn: endOf(raw.erasedOn),
    providedFrom: dayOf(raw.providedFrom),
    providedTo: endOf(raw.providedTo)
  };
  const { registeredOn, erasedOn } = entry;
  if (registeredOn !== null && erasedOn !== null && erasedOn < registeredOn)
    refuse('erased-before-registered');
  return entry;
}

function refuse(fault: RegisterFault): never {
  throw new Refused(fault);
}

function text(given: string): string {
  // Signs that are no text, such as half an emoji, no database keeps.
  const tidy = given
    .toWellFormed()
    .replace(/[\s\p{C}\uFFFD]+/gu, ' ')
    .trim();
  return tidy.length > LONGEST_TEXT ? refuse('too-long') : tidy;
}

function numberOf(given: string): string {
  const number = given.trim();
  if (number === '') refuse('number-missing');
  return /^\d{7}$/.test(number) ? number : refuse('number-wrong');
}

/** The code, or the words where a file has no codes; null where it has neither. */
export function codeOf({ code, label }: RawCode): string | null {
  return text(code) || text(label) || null;
}

function providerOf(given: RawEntry['provider']): RegisterEntry['provider'] {
  const name = given.isPerson ? null : text(given.name);
  if (name === '') refuse('provider-missing');
  const ico = given.ico.replace(/\s+/g, '');
  const kind = registeredKindOf(given.kind.label, name ?? '');
  // The number of a natural person would lead to her name.
  if (given.isPerson || ico === '') return { name, ico: null, kind };
  // Numbers of the oldest organisations are written without the noughts they begin with.
  const padded = ico.padStart(8, '0');
  return isIco(padded) ? { name, ico: padded, kind } : refuse('ico-wrong');
}

function capacityOf(given: string): number | null {
  const written = given.replace(/\s+/g, '');
  if (written === '') return null;
  if (/^-\d/.test(written)) refuse('capacity-negative');
  if (!/^\d+([.,]0+)?$/.test(written)) refuse('capacity-not-a-number');
  const value = Number.parseInt(written, 10);
  return value > LARGEST_CAPACITY ? refuse('capacity-too-large') : value;
}

/** `2009-01-31`, also with a time or a zone behind it, or `31. 1. 2009`. */
function dayOf(given: string): CalendarDay | null {
  const written = given.trim();
  if (written === '') return null;
  const day = parseCalendarDay(isoOf(written));
  return day !== null && isPossibleDay(day) ? day : refuse('day-impossible');
}

function isoOf(written: string): string {
  const iso = /^(\d{4}-\d{2}-\d{2})(?:T[\d:.]*)?(?:Z|[+-]\d{2}:\d{2})?$/.exec(written)?.[1];
  if (iso) return iso;
  const [, day, month, year] = /^(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})$/.exec(written) ?? [];
  return day && month && year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : '';
}

function endOf(given: string): CalendarDay | null {
  return NO_END.test(given.trim()) ? null : dayOf(given);
}
