import { formsWithin, type ServiceForm } from '../../law/service-form.ts';
import { type NeedKey, needKeyText } from '../../population/needs/need-model.ts';
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
  /** Everything that is needed, in one order: capacity of which a part is not said counts for the first that it fits. */
  needs: readonly NeedKey[];
};

/**
 * What a service has for a need: its capacity of the same kind, form, group and unit; `unstated` where it serves such
 * people and nobody said how many; null where it is for others, takes nobody in or is not there on that day.
 */
export function capacityFor(
  service: CapacityService,
  need: NeedKey,
  { forms, day, needs }: Matching
): number | 'unstated' | null {
  if (service.serviceTypeCode !== need.serviceTypeCode || presenceOn(service, day) !== 'running') return null;
  const stated = service.capacities.filter((one) => holdsOn(one, day) && one.unitCode === need.unitCode);
  const fitting = stated.filter(
    (one) => fits(one, need, forms) && (isWhollySaid(one) || isFirstToFit(one, need, { forms, needs }))
  );
  if (fitting.length > 0) return fitting.reduce((sum, { value }) => sum + value, 0);
  if (stated.length > 0) return null;
  // Who said no forms or no groups may be for these as well as for others.
  const { formCodes, targetGroupCodes } = service;
  const within = formsWithin(need.formCode, forms);
  const isOfForm = formCodes.length === 0 || formCodes.some((code) => within.includes(code));
  const isForGroup = targetGroupCodes.length === 0 || targetGroupCodes.includes(need.targetGroupCode);
  return isOfForm && isForGroup ? 'unstated' : null;
}

type Said = Pick<CapacityService['capacities'][number], 'formCode' | 'targetGroupCode'>;

function isWhollySaid({ formCode, targetGroupCode }: Said): boolean {
  return formCode !== '' && targetGroupCode !== '';
}

/** Nothing that was said of the capacity speaks against the need. */
function fits({ formCode, targetGroupCode }: Said, need: NeedKey, forms: readonly ServiceForm[]): boolean {
  const isForGroup = targetGroupCode === '' || targetGroupCode === need.targetGroupCode;
  return isForGroup && (formCode === '' || formsWithin(need.formCode, forms).includes(formCode));
}

/** Counted for each need that it fits, such capacity would be there several times. */
function isFirstToFit(
  one: Said,
  need: NeedKey,
  { forms, needs }: Pick<Matching, 'forms' | 'needs'>
): boolean {
  const first = needs.find(
    (other) =>
      other.serviceTypeCode === need.serviceTypeCode &&
      other.unitCode === need.unitCode &&
      fits(one, other, forms)
  );
  return first !== undefined && needKeyText(first) === needKeyText(need);
}

/** The day by which what exists in a year is judged: today for this year and those before, later the first of January. */
export function supplyDay(year: number, today: CalendarDay): CalendarDay {
  return year <= yearOf(today) ? today : (`${year}-01-01` as CalendarDay);
}
