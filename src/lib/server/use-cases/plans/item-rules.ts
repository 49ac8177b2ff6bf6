import type { ExistingCapacity } from '#lib/domain/directory/capacity.ts';
import { type Finding, refuseFinding } from '#lib/domain/evidence/finding.ts';
import { type Need, refuseNeed, refuseNeedRemoval } from '#lib/domain/evidence/need.ts';
import { refuseSwotItem, type SwotItem } from '#lib/domain/evidence/swot.ts';
import { type Activity, refuseActivity } from '#lib/domain/plans/activity.ts';
import { type AnalysisNote, isNoteTwice } from '#lib/domain/plans/analysis-note.ts';
import { type CapacityCell, refuseCell } from '#lib/domain/plans/capacity-matrix.ts';
import { type Goal, refuseGoal, refuseGoalRemoval } from '#lib/domain/plans/goal.ts';
import { type Indicator, refuseIndicator } from '#lib/domain/plans/indicator.ts';
import { type Measure, refuseMeasure } from '#lib/domain/plans/measure.ts';
import { type Priority, refusePriority, refusePriorityRemoval } from '#lib/domain/plans/priority.ts';
import {
  type FinancialResource,
  type HumanResource,
  type MaterialResource,
  refuseFinancialResource,
  refuseHumanResource,
  refuseMaterialResource
} from '#lib/domain/plans/resources.ts';
import type { Risk } from '#lib/domain/plans/risk.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { Action } from '#lib/domain/tenancy/permissions.ts';

/** The kinds of items a plan is made of, each with its domain type. */
export type PlanItemTypes = {
  findings: Finding;
  needs: Need;
  swot: SwotItem;
  analysisNotes: AnalysisNote & { position: string };
  priorities: Priority;
  goals: Goal;
  measures: Measure;
  activities: Activity;
  indicators: Indicator;
  risks: Risk;
  cells: CapacityCell;
  humanResources: HumanResource;
  materialResources: MaterialResource;
  financialResources: FinancialResource;
};

export type PlanItemKind = keyof PlanItemTypes;

/** What an item is judged against: the years of its plan, today, the other items of its plan, and the directory. */
export type ItemSurroundings = {
  years: readonly number[];
  today: CalendarDay;
  others<K extends PlanItemKind>(kind: K): Promise<readonly PlanItemTypes[K][]>;
  /** What the directory counts on the plan's day. */
  existing(): Promise<readonly ExistingCapacity[]>;
};

/** Why an item cannot be kept or removed: the domain's own word, or a link that leads nowhere. */
export type ItemRefusal = string;

type ItemRule<Item> = {
  action: Action;
  refuse(item: Item, around: ItemSurroundings): Promise<ItemRefusal | null> | ItemRefusal | null;
  refuseRemoval?(id: string, around: ItemSurroundings): Promise<ItemRefusal | null>;
};

const isBlank = (text: string) => text.trim() === '';

/** The domain's rules of every kind of item, in one place for the use cases that keep and remove them. */
export const ITEM_RULES: { readonly [K in PlanItemKind]: ItemRule<PlanItemTypes[K]> } = {
  findings: {
    action: 'add-evidence',
    refuse: (finding, { today }) => refuseFinding(finding, today),
    refuseRemoval: async (id, { others }) => {
      const used = (await others('needs')).some((need) => need.findingIds.includes(id));
      return used ? 'used-by-need' : null;
    }
  },
  needs: {
    action: 'edit-plan',
    refuse: (need) => refuseNeed(need),
    refuseRemoval: async (id, { others }) => refuseNeedRemoval(id, await others('goals'))
  },
  swot: { action: 'edit-plan', refuse: (item) => refuseSwotItem(item) },
  analysisNotes: {
    action: 'edit-plan',
    refuse: async (note, { others }) => {
      if (isBlank(note.text)) return 'no-text';
      return isNoteTwice(note, await others('analysisNotes')) ? 'note-twice' : null;
    }
  },
  priorities: {
    action: 'edit-plan',
    refuse: (priority) => refusePriority(priority),
    refuseRemoval: async (id, { others }) => refusePriorityRemoval(id, await others('goals'))
  },
  goals: {
    action: 'edit-plan',
    refuse: (goal) => refuseGoal(goal),
    refuseRemoval: async (id, { others }) => refuseGoalRemoval(id, await others('measures'))
  },
  measures: {
    action: 'edit-plan',
    refuse: (measure, { years }) => refuseMeasure(measure, years),
    refuseRemoval: async (id, { others }) => {
      const busy = (await others('activities')).some((activity) => activity.measureId === id);
      return busy ? 'has-activities' : null;
    }
  },
  activities: { action: 'edit-plan', refuse: (activity) => refuseActivity(activity) },
  indicators: { action: 'edit-plan', refuse: (indicator, { years }) => refuseIndicator(indicator, years) },
  risks: { action: 'edit-plan', refuse: (risk) => (isBlank(risk.title) ? 'no-title' : null) },
  cells: {
    action: 'edit-plan',
    refuse: async (cell, { years, others, existing }) =>
      refuseCell(cell, years, await others('cells'), await existing())
  },
  humanResources: { action: 'edit-plan', refuse: (resource) => refuseHumanResource(resource) },
  materialResources: { action: 'edit-plan', refuse: (resource) => refuseMaterialResource(resource) },
  financialResources: { action: 'edit-plan', refuse: (resource) => refuseFinancialResource(resource) }
};
