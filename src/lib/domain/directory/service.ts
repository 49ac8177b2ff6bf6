import { type CalendarDay, isPossibleDay } from '../shared/calendar-day.ts';

/** A social service (sociálna služba) of one provider, kind and place; keys of the national register. */
export type Service = {
  id: string;
  providerId: string;
  serviceTypeCode: string;
  name: string;
  /** Seven digits of the register of providers, or null while unknown. */
  registerNumber: string | null;
  formCodes: readonly string[];
  targetGroupCodes: readonly string[];
  /** Code of the territory unit where the place stands, which owns the yearly figures (foundations). */
  placeTerritoryCode: string;
  /** The street and house, or empty. */
  address: string;
  /** Emergency housing and other places whose address nobody outside may learn (kpss 10-49). */
  addressProtected: boolean;
  registeredOn: CalendarDay | null;
  /** The day of erasure from the register; from that day on the service does not exist. */
  erasedOn: CalendarDay | null;
};

export type ServiceRefusal =
  | 'no-name'
  | 'no-form'
  | 'not-a-register-number'
  | 'impossible-day'
  | 'erased-before-registered';

/** Why a service cannot be kept, or null. */
export function refuseService(
  service: Pick<Service, 'name' | 'formCodes' | 'registerNumber' | 'registeredOn' | 'erasedOn'>
): ServiceRefusal | null {
  if (service.name.trim() === '') return 'no-name';
  if (service.formCodes.length === 0) return 'no-form';
  if (service.registerNumber !== null && !/^\d{7}$/.test(service.registerNumber))
    return 'not-a-register-number';
  const { registeredOn, erasedOn } = service;
  if ([registeredOn, erasedOn].some((day) => day !== null && !isPossibleDay(day))) return 'impossible-day';
  return registeredOn !== null && erasedOn !== null && erasedOn < registeredOn
    ? 'erased-before-registered'
    : null;
}

/** Whether the service exists on a day; the day of erasure is the first one without it. */
export function isRunning(service: Pick<Service, 'registeredOn' | 'erasedOn'>, day: CalendarDay): boolean {
  if (service.registeredOn !== null && day < service.registeredOn) return false;
  return service.erasedOn === null || day < service.erasedOn;
}

/** The address as it may leave the body: null where it is protected or unknown (kpss 10-49). */
export function publicAddressOf(service: Pick<Service, 'address' | 'addressProtected'>): string | null {
  return service.addressProtected || service.address.trim() === '' ? null : service.address;
}
