import { type CalendarDay, yearOf } from '../shared/calendar-day.ts';
import type { Certainty, PartlyVerified } from './verification.ts';

/** A national priority of social services (act 448/2008 § 79 ods. 1 písm. a) with its number in the list. */
export type NationalPriority = PartlyVerified & {
  /** Number as printed, for instance `1`. */
  number: string;
  nameSk: string;
  nameEn: string;
  certainty: Certainty;
};

/**
 * A list of national priorities for a span of years. Lists follow one another; a goal's link to an old list
 * stays. A list without priorities is one whose official names nobody has entered: nothing may be judged by it.
 */
export type NationalPriorityList = PartlyVerified & {
  /** Years it holds for, for instance `2021-2030`. */
  code: string;
  fromYear: number;
  toYear: number;
  /** When the ministry issued it as far as known: a year, month or day. */
  issued: string | null;
  /** Day of publication, from which the six months of § 83 run; null while nobody has entered it. */
  publishedOn: CalendarDay | null;
  sources: readonly string[];
  priorities: readonly NationalPriority[];
};

/** The list that holds in a year; of several, the one that began last. */
export function priorityListFor<T extends Pick<NationalPriorityList, 'fromYear' | 'toYear'>>(
  lists: readonly T[],
  year: number
): T | null {
  let found: T | null = null;
  for (const list of lists) {
    const holds = list.fromYear <= year && year <= list.toYear;
    if (holds && (found === null || list.fromYear > found.fromYear)) found = list;
  }
  return found;
}

/** Whether plans can be judged by a list: its names were entered. Otherwise the operator is asked. */
export function canJudgeBy(list: Pick<NationalPriorityList, 'priorities'> | null): boolean {
  return list !== null && list.priorities.length > 0;
}

/** The official names as an operator enters them from the ministry's document. */
export type EnteredPriorities = {
  publishedOn: CalendarDay | null;
  priorities: readonly { number: string; nameSk: string; nameEn: string }[];
};

export const PRIORITY_NAME_MAX_LENGTH = 500;
export const PRIORITY_NUMBER_MAX_LENGTH = 10;

export type PriorityRefusal =
  | 'none-entered'
  | 'number-missing'
  | 'number-too-long'
  | 'number-repeated'
  | 'name-missing'
  | 'name-too-long'
  | 'published-after-period';

/** Why entered priorities cannot stand as a list, or null when they can. An English name may be left out. */
export function refusePriorities(
  list: Pick<NationalPriorityList, 'toYear'>,
  entered: EnteredPriorities
): PriorityRefusal | null {
  if (entered.priorities.length === 0) return 'none-entered';
  if (entered.publishedOn !== null && yearOf(entered.publishedOn) > list.toYear)
    return 'published-after-period';
  const numbers = new Set<string>();
  for (const { number, nameSk, nameEn } of entered.priorities) {
    if (number.trim() === '') return 'number-missing';
    if (number.trim().length > PRIORITY_NUMBER_MAX_LENGTH) return 'number-too-long';
    if (numbers.has(number.trim())) return 'number-repeated';
    if (nameSk.trim() === '') return 'name-missing';
    if (Math.max(nameSk.length, nameEn.length) > PRIORITY_NAME_MAX_LENGTH) return 'name-too-long';
    numbers.add(number.trim());
  }
  return null;
}
