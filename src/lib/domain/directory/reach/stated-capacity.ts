import { formsWithin, type ServiceForm } from '../../law/service-form.ts';
import type { NeedKey } from '../../population/needs/need-model.ts';
import { type CalendarDay, yearOf } from '../../shared/calendar-day.ts';
import { holdsOn } from '../facts/service-fact.ts';
import type { ReachService } from './reach-service.ts';
import { presenceOn } from './running.ts';

/** A service as far as its capacity says. */
export type CapacityService = Pick<
  ReachService,
  'serviceTypeCode' | 'formCodes' | 'targetGroupCodes' | 'registeredOn' | 'erasedOn' | 'capacities' | 'facts'
>;

/** How a need is matched with services. */
type Matching = {
  forms: readonly ServiceForm[];
  day: CalendarDay;
  /** Whether capacity of which nobody said the form or the group counts for this need; for one need of a kind only. */
  takesUnsaid: boolean;
};

/**
 * What a service has for a need: its capacity of the same kind, form, group and unit; `unstated` where it serves such
 * people and nobody said how many; null where it is for others, takes nobody in or is not there on that day.
 */
export function capacityFor(
  service: CapacityService,
  need: NeedKey,
  { forms, day, takesUnsaid }: Matching
): number | 'unstated' | null {
  if (service.serviceTypeCode !== need.serviceTypeCode || presenceOn(service, day) !== 'running') return null;
  const within = formsWithin(need.formCode, forms);
  const fitting = service.capacities.filter(
    (one) =>
      holdsOn(one, day) &&
      one.unitCode === need.unitCode &&
      (one.targetGroupCode === need.targetGroupCode || (takesUnsaid && one.targetGroupCode === '')) &&
      (within.includes(one.formCode) || (takesUnsaid && one.formCode === ''))
  );
  if (fitting.length > 0) return fitting.reduce((sum, { value }) => sum + value, 0);
  if (service.capacities.some((one) => holdsOn(one, day) && one.unitCode === need.unitCode)) return null;
  // Who said no forms or no groups may be for these as well as for others.
  const { formCodes, targetGroupCodes } = service;
  const isOfForm = formCodes.length === 0 || formCodes.some((code) => within.includes(code));
  const isForGroup = targetGroupCodes.length === 0 || targetGroupCodes.includes(need.targetGroupCode);
  return isOfForm && isForGroup ? 'unstated' : null;
}

/** The day by which what exists in a year is judged: today for this year and those before, later the first of January. */
export function supplyDay(year: number, today: CalendarDay): CalendarDay {
  return year <= yearOf(today) ? today : (`${year}-01-01` as CalendarDay);
}
