import type { DatedNumber } from './dated-number.ts';

/** What an indicator belongs to: a goal (outcome), a measure (output), or the whole plan (the six to start with). */
export type IndicatorOwner =
  | { kind: 'plan' }
  | { kind: 'goal'; goalId: string }
  | { kind: 'measure'; measureId: string };

export const INDICATOR_DIRECTIONS = ['up', 'down', 'hold'] as const;
export type IndicatorDirection = (typeof INDICATOR_DIRECTIONS)[number];

/** A measurable indicator (merateľný ukazovateľ) with where it starts and what is wanted in which year. */
export type Indicator = {
  id: string;
  position: string;
  owner: IndicatorOwner;
  /** One of the six every plan starts with, or null for its own. */
  startingCode: StartingIndicatorCode | null;
  title: string;
  /** The word printed behind values, for instance `%` or `osoby`. */
  unit: string;
  direction: IndicatorDirection;
  baseline: DatedNumber | null;
  targets: readonly { year: number; value: number }[];
  /** Where values will come from: a survey, a register, the office. */
  source: string;
};

/** The six editable outcome indicators that every plan starts with, so that success is asked of people. */
export const STARTING_INDICATORS = [
  { code: 'satisfaction', unit: '%', direction: 'up' },
  { code: 'quality-of-life', unit: '0–10', direction: 'up' },
  { code: 'loneliness', unit: '%', direction: 'down' },
  { code: 'whom-to-ask', unit: '%', direction: 'up' },
  { code: 'somebody-to-call', unit: '%', direction: 'up' },
  { code: 'took-part', unit: '%', direction: 'up' }
] as const;

export type StartingIndicatorCode = (typeof STARTING_INDICATORS)[number]['code'];

export type IndicatorRefusal =
  | 'no-title'
  | 'no-unit'
  | 'target-twice'
  | 'target-outside-plan'
  | 'target-not-a-number'
  | 'target-against-direction';

/** Why an indicator cannot be kept, or null. `years` are the years of the plan. */
export function refuseIndicator(
  indicator: Pick<Indicator, 'title' | 'unit' | 'direction' | 'baseline' | 'targets'>,
  years: readonly number[]
): IndicatorRefusal | null {
  if (indicator.title.trim() === '') return 'no-title';
  if (indicator.unit.trim() === '') return 'no-unit';
  const seen = new Set<number>();
  for (const target of indicator.targets) {
    if (!Number.isFinite(target.value)) return 'target-not-a-number';
    if (!years.includes(target.year)) return 'target-outside-plan';
    if (seen.has(target.year)) return 'target-twice';
    seen.add(target.year);
  }
  return lastTargetGoesAgainst(indicator) ? 'target-against-direction' : null;
}

/** Only the last target is judged: on the way a value may well get worse before it gets better. */
function lastTargetGoesAgainst(indicator: Pick<Indicator, 'direction' | 'baseline' | 'targets'>): boolean {
  const last = [...indicator.targets].sort((one, other) => one.year - other.year).at(-1);
  if (!last || !indicator.baseline) return false;
  const gain = last.value - indicator.baseline.value;
  if (indicator.direction === 'up') return gain < 0;
  return indicator.direction === 'down' && gain > 0;
}

/** The value wanted in a year: that year's target, else the nearest earlier one, else the baseline, else null. */
export function targetIn(indicator: Pick<Indicator, 'baseline' | 'targets'>, year: number): number | null {
  let best: { year: number; value: number } | null = null;
  for (const target of indicator.targets) {
    if (target.year <= year && (best === null || target.year > best.year)) best = target;
  }
  return best?.value ?? indicator.baseline?.value ?? null;
}
