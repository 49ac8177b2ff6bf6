import { addDays, type CalendarDay } from '../../shared/calendar-day.ts';
import type { Activity } from '../activity.ts';
import type { Goal } from '../goal.ts';
import type { Indicator } from '../indicator.ts';
import type { Measure } from '../measure.ts';
import type { Plan } from '../plan.ts';
import type { ModelMeasure, TermPattern } from './model-measure.ts';

type PlanFrame = Pick<Plan, 'validFrom' | 'validTo' | 'targetGroupCodes'>;

/** A measure with its activities and indicators as a draft; positions are given when it is kept. */
export type MeasureDraft = {
  measure: Measure;
  activities: readonly Activity[];
  indicators: readonly Indicator[];
};

/**
 * What a model becomes in a plan. Costs and the values of indicators stay open: they belong to the place.
 * @param model in the words of the place (library.ts)
 * @param newId gives an id that was never given before
 */
export function draftOf(
  model: ModelMeasure,
  {
    plan,
    measureId,
    goalId,
    newId
  }: { plan: PlanFrame; measureId: string; goalId: string; newId: () => string }
): MeasureDraft {
  const { title, description, change, subject } = model;
  return {
    measure: {
      ...{ id: measureId, code: '', position: '', goalId },
      ...{ title, description, change, subject },
      targetGroupCodes: groupsOf(model, plan),
      capacityChanges: [],
      answersFindingIds: [],
      continues: null
    },
    activities: model.activities.map((one) => ({
      ...{ id: newId(), position: '', measureId, title: one.title, description: '' },
      ...{ responsible: one.responsible, responsiblePerson: '', partners: one.partners },
      ...{ providerIds: [], serviceIds: [] },
      ...termIn(plan, one.term),
      ...{ costs: [], costsNothing: one.costsNothing }
    })),
    indicators: model.indicators.map((one) => ({
      ...{ id: newId(), position: '', owner: { kind: 'measure', measureId }, startingCode: null },
      ...{ title: one.title, unit: one.unit, direction: one.direction },
      ...{ baseline: null, targets: [], source: one.source }
    }))
  };
}

/** The goal a model serves, where the plan has none for it yet. */
export function goalOf(
  model: ModelMeasure,
  { plan, goalId, noCapacityReason }: { plan: PlanFrame; goalId: string; noCapacityReason: string }
): Goal {
  const { subject } = model;
  const service =
    subject.kind === 'service' ? [{ serviceTypeCode: subject.serviceTypeCode, formCode: null }] : [];
  return {
    ...{ id: goalId, position: '', priorityId: null, title: model.goal, description: '' },
    ...{ needIds: [], targetGroupCodes: groupsOf(model, plan), services: service },
    noCapacityReason: subject.kind === 'service' ? '' : noCapacityReason,
    nationalPriorityIds: []
  };
}

/** Groups the plan speaks of; all of the model's where it speaks of none of them. */
function groupsOf(model: ModelMeasure, plan: PlanFrame): string[] {
  const shared = model.targetGroupCodes.filter((code) => plan.targetGroupCodes.includes(code));
  return shared.length > 0 ? shared : [...model.targetGroupCodes];
}

/** First and last day of a pattern inside a plan; what would begin behind its end is moved into its last year. */
export function termIn(
  { validFrom, validTo }: Pick<Plan, 'validFrom' | 'validTo'>,
  pattern: TermPattern
): { from: CalendarDay; to: CalendarDay } {
  const first = Number(validFrom.slice(0, 4));
  const last = Number(validTo.slice(0, 4));
  const year = Math.min(first + pattern.year - 1, last);
  const month = (pattern.quarter - 1) * 3;
  const from = within(firstOf(year, month), validFrom, validTo);
  const to = pattern.months === 'to-end' ? validTo : addDays(firstOf(year, month + pattern.months), -1);
  return { from, to: within(to, from, validTo) };
}

/** The first day of a month counted from 0; 12 is January of the next year. */
function firstOf(year: number, month: number): CalendarDay {
  const shown = String((month % 12) + 1).padStart(2, '0');
  return `${year + Math.floor(month / 12)}-${shown}-01` as CalendarDay;
}

function within(day: CalendarDay, first: CalendarDay, last: CalendarDay): CalendarDay {
  if (day < first) return first;
  return day > last ? last : day;
}
