import type { ModelNumber, NeedModel } from './need-model.ts';
import type { NeedByYear, NeedInYear } from './needs-by-year.ts';

/** Forms by which a scenario changes the share of people who would use services. */
export const SCENARIO_FORMS = ['terenna', 'ambulantna', 'pobytova'] as const;
export type ScenarioForm = (typeof SCENARIO_FORMS)[number];

/** By how many percent more (or fewer) of those in the situation use services of a form; 0 leaves it as it is. */
export type Scenario = Readonly<Record<ScenarioForm, number>>;

/** Bounds within which a scenario may change a share, in percent. */
export const LEAST_CHANGE = -100;
export const MOST_CHANGE = 200;

/** A whole number of percent as people write it, within the bounds; null where the text is none. */
export function readChange(text: string): number | null {
  const percent = /^[+\-−]?\d{1,3}$/u.test(text.trim()) ? Number(text.trim().replace('−', '-')) : Number.NaN;
  return percent >= LEAST_CHANGE && percent <= MOST_CHANGE ? percent : null;
}

/**
 * The model as it is in a scenario: nobody beyond everybody uses a service, so no share rises above 1. A model that begins
 * with the recipients of another follows it by itself; changed once more, it would rise twice.
 */
export function inScenario(model: NeedModel, scenario: Scenario): NeedModel {
  if (model.base.from === 'recipients') return model;
  const form = SCENARIO_FORMS.find((one) => one === model.formCode);
  if (form === undefined || scenario[form] === 0) return model;
  const factor = 1 + scenario[form] / 100;
  const changed = (share: number) => Math.min(1, share * factor);
  const { value, low, high, ...rest }: ModelNumber = model.using;
  return { ...model, using: { ...rest, value: changed(value), low: changed(low), high: changed(high) } };
}

/** What needs of many kinds take together, in the middle: staff and money may be added, units of capacity never are. */
export type NeedsTogether = { year: number; staff: number; eurosPerYear: number };

/** Staff and money of all needs by year; a need that nobody knows the staff or money of adds nothing. */
export function needsTogether(needs: readonly NeedByYear[]): NeedsTogether[] {
  const years = needs[0]?.years.map(({ year }) => year) ?? [];
  return years.map((year, at) => {
    const middles = needs.map(({ years: own }) => (own[at] as NeedInYear).middle);
    return {
      year,
      staff: middles.reduce((sum, { staff }) => sum + (staff ?? 0), 0),
      eurosPerYear: 12 * middles.reduce((sum, { eurosPerMonth }) => sum + (eurosPerMonth ?? 0), 0)
    };
  });
}
