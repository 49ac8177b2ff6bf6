import { type Indicator, targetIn } from '../plans/indicator.ts';
import { type CalendarDay, isPossibleDay, yearOf } from '../shared/calendar-day.ts';
import { meetsTarget } from './progress.ts';

/**
 * What was measured of one indicator (nameraná hodnota ukazovateľa) for one year. Nothing is overwritten: a newer value
 * has the next `sequence` and the older ones stay.
 */
export type MeasuredValue = {
  id: string;
  planId: string;
  indicatorId: string;
  year: number;
  /** 1, 2, 3, … within the indicator and the year. */
  sequence: number;
  /** In the unit of the indicator. */
  value: number;
  /** The day for which it holds. */
  measuredOn: CalendarDay;
  /** Where it comes from: a survey, a register, the office. */
  source: string;
  note: string;
  recordedAt: Date;
};

/** What a person says; the rest is given by where she says it. */
export type MeasuredTold = Pick<MeasuredValue, 'value' | 'measuredOn' | 'source' | 'note'>;

/** The newest value of an indicator in a year as everybody reads it. */
export type PublishedMeasuredValue = Omit<MeasuredValue, 'id' | 'planId'>;

export const MEASURED_TEXT_MAX_LENGTH = 1_000;
/** A value beyond this is a slip of the hand: there are not so many people, euros or hours in a plan. */
export const MEASURED_VALUE_MAX = 1_000_000_000_000;

export type MeasuredRefusal =
  | 'year-outside-plan'
  | 'year-not-begun'
  | 'value-out-of-range'
  | 'impossible-day'
  | 'day-in-future'
  | 'no-source'
  | 'text-too-long';

/** Why a measured value cannot be kept, or null. `years` are the years of the plan. */
export function refuseMeasured(
  told: MeasuredTold,
  { year, years, today }: { year: number; years: readonly number[]; today: CalendarDay }
): MeasuredRefusal | null {
  if (!years.includes(year)) return 'year-outside-plan';
  if (year > yearOf(today)) return 'year-not-begun';
  if (!(Math.abs(told.value) <= MEASURED_VALUE_MAX)) return 'value-out-of-range';
  if (!isPossibleDay(told.measuredOn)) return 'impossible-day';
  if (told.measuredOn > today) return 'day-in-future';
  if (told.source.trim() === '') return 'no-source';
  return [told.source, told.note].some((text) => text.length > MEASURED_TEXT_MAX_LENGTH)
    ? 'text-too-long'
    : null;
}

/** From how many times more than everything known a value is asked about again. */
export const UNLIKELY_TIMES = 100;

/**
 * Whether a value is a hundred times larger, or smaller, than everything known of the indicator: the wrong unit or a
 * digit too many. It is asked about once more and never refused, for the world may be so.
 * @param known baseline, targets and values of other years; zeros say nothing of the size
 */
export function isUnlikely(value: number, known: readonly number[]): boolean {
  const sizes = known.map(Math.abs).filter((size) => size > 0);
  const size = Math.abs(value);
  if (sizes.length === 0 || size === 0) return false;
  return size >= UNLIKELY_TIMES * Math.max(...sizes) || size * UNLIKELY_TIMES <= Math.min(...sizes);
}

/** Every number that is known of an indicator beside one year. */
export function knownNumbers(
  { baseline, targets }: Pick<Indicator, 'baseline' | 'targets'>,
  others: readonly Pick<MeasuredValue, 'value'>[]
): number[] {
  return [
    ...(baseline ? [baseline.value] : []),
    ...targets.map(({ value }) => value),
    ...others.map(({ value }) => value)
  ];
}

/** How a year went: against its target, or why that cannot be said. */
export type MeasuredVerdict = 'met' | 'missed' | 'no-target' | 'no-value';

/** How one indicator stands in a year. */
export type IndicatorStanding<Told> = {
  id: string;
  title: string;
  unit: string;
  direction: Indicator['direction'];
  owner: Indicator['owner'];
  baseline: Indicator['baseline'];
  /** What is wanted by the year: its own target, else the nearest earlier one; null where none was set by then. */
  target: number | null;
  latest: Told | null;
  verdict: MeasuredVerdict;
};

type Judged = Pick<Indicator, 'id' | 'title' | 'unit' | 'direction' | 'owner' | 'baseline' | 'targets'>;

/**
 * How the indicators of a plan stand in a year, in the order of the plan, each with its newest value. A baseline is where
 * things were and no target: nobody is judged by having been somewhere.
 */
export function indicatorStandings<
  Told extends Pick<MeasuredValue, 'indicatorId' | 'year' | 'sequence' | 'value'>
>(indicators: readonly Judged[], values: readonly Told[], year: number): IndicatorStanding<Told>[] {
  const latest = latestMeasured(values, year);
  return indicators.map(({ id, title, unit, direction, owner, baseline, targets }) => {
    const target = targetIn({ baseline: null, targets }, year);
    const told = latest.get(id) ?? null;
    return {
      ...{ id, title, unit, direction, owner, baseline, target, latest: told },
      verdict: verdictOf(told?.value ?? null, target, { unit, direction })
    };
  });
}

function verdictOf(
  value: number | null,
  target: number | null,
  about: Pick<Indicator, 'unit' | 'direction'>
): MeasuredVerdict {
  if (value === null) return 'no-value';
  if (target === null) return 'no-target';
  return meetsTarget(value, { value: target, ...about }) ? 'met' : 'missed';
}

/** The newest value of each indicator in a year, by the id of the indicator. */
export function latestMeasured<Told extends Pick<MeasuredValue, 'indicatorId' | 'year' | 'sequence'>>(
  values: readonly Told[],
  year: number
): Map<string, Told> {
  const latest = new Map<string, Told>();
  for (const one of values) {
    const known = latest.get(one.indicatorId);
    if (one.year === year && (!known || known.sequence < one.sequence)) latest.set(one.indicatorId, one);
  }
  return latest;
}
