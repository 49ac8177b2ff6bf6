import type { Competence, ServiceType, ServiceTypeField } from '#lib/domain/law/service-type.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { type Operator, refuseOperation } from '../accounts/operator.ts';
import type { EventLog } from '../event-log.ts';

/** What an operator may say of a kind of service from a day on. */
export type ServiceTypeWording = {
  nameSk: string;
  section: string;
  forms: readonly string[];
  capacityUnit: string;
  responsible: readonly Competence[];
  noteSk: string;
  /** Fields that nobody has checked against the act. */
  unverified: readonly ServiceTypeField[];
};

/** What this use case asks of storage. */
export type ServiceTypeStores = {
  law: { serviceTypesOn(day: CalendarDay): Promise<ServiceType[]> };
  edits: { changeServiceType(code: string, from: CalendarDay, change: ServiceTypeWording): Promise<boolean> };
  events: EventLog;
};

export type ServiceTypeRefusal = 'name-missing' | 'section-missing' | 'no-form' | 'nobody-responsible';

/** Why a kind of service cannot stand like this, or null. */
export function refuseServiceType(wording: ServiceTypeWording): ServiceTypeRefusal | null {
  if (wording.nameSk.trim() === '') return 'name-missing';
  if (wording.section.trim() === '') return 'section-missing';
  if (wording.forms.length === 0) return 'no-form';
  return wording.responsible.length === 0 ? 'nobody-responsible' : null;
}

/** The operator corrects the catalogue of the law from a day on; what held before stays, and old plans read as they did. */
export async function changeServiceType(
  stores: ServiceTypeStores,
  operator: Operator,
  { code, from, wording }: { code: string; from: CalendarDay; wording: ServiceTypeWording }
): Promise<'changed' | 'not-allowed' | 'no-such-type' | ServiceTypeRefusal> {
  if (refuseOperation(operator)) return 'not-allowed';
  const refusal = refuseServiceType(wording);
  if (refusal) return refusal;
  const known = (await stores.law.serviceTypesOn(from)).some((type) => type.code === code);
  if (!known || !(await stores.edits.changeServiceType(code, from, wording))) return 'no-such-type';
  await stores.events.add({
    actorId: operator.actorId,
    action: 'changed',
    subject: 'service-type',
    subjectId: code,
    details: { from, unverified: wording.unverified.join(' ') }
  });
  return 'changed';
}
