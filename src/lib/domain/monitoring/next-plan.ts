import type { Finding } from '../evidence/finding.ts';
import type { Need } from '../evidence/need.ts';
import type { SwotItem } from '../evidence/swot.ts';
import type { Activity } from '../plans/activity.ts';
import type { AnalysisNote } from '../plans/analysis-note.ts';
import type { Block } from '../plans/block.ts';
import { idsOf, renewIds } from '../plans/block-identity.ts';
import type { KindChoice } from '../plans/capacity-matrix.ts';
import type { Goal } from '../plans/goal.ts';
import type { Indicator } from '../plans/indicator.ts';
import { type Measure, nextMeasureCode } from '../plans/measure.ts';
import { isOwnText, PLAN_TEXTS, type Plan } from '../plans/plan.ts';
import type { PlanContent } from '../plans/plan-content.ts';
import type { Priority } from '../plans/priority.ts';
import { mapReferences } from '../plans/references.ts';
import type { Risk } from '../plans/risk.ts';
import type { MeasuredValue } from './measured-value.ts';
import { type EndedMeasure, goalEndings } from './plan-ending.ts';
import type { RollUp } from './roll-up.ts';

/**
 * What else of a plan may go into the next one: its texts, as samples that count as empty until somebody rewrites them;
 * what was said of whole kinds of service; the SWOT and the risks.
 */
export const CARRIED_PARTS = ['texts', 'kinds', 'swot', 'risks'] as const;
export type CarriedPart = (typeof CARRIED_PARTS)[number];

/** What somebody chose of a plan for the next one. */
export type NextPlanChoice = {
  measureIds: ReadonlySet<string>;
  /** Findings that still hold. */
  findingIds: ReadonlySet<string>;
  parts: readonly CarriedPart[];
};

/** A plan that is followed: what it says, how it came out, and what was measured of its indicators. */
export type FollowedPlan = {
  content: PlanContent;
  /** Its narrative in reading order. */
  blocks: readonly Pick<Block, 'id' | 'parent' | 'content'>[];
  ending: readonly EndedMeasure[];
  values: readonly Pick<
    MeasuredValue,
    'indicatorId' | 'year' | 'sequence' | 'value' | 'measuredOn' | 'source'
  >[];
};

/** The day, source and words of a finding that says how a goal came out; null where there is nothing to say. */
export type GoalFinding = (goal: Goal, came: RollUp) => Pick<Finding, 'statement' | 'asOf' | 'source'> | null;

/** What the next plan begins with; every item is new, in the order of the plan that it follows. */
export type NextPlanDraft = {
  plan: Plan;
  findings: Finding[];
  needs: Need[];
  swot: SwotItem[];
  analysisNotes: (AnalysisNote & { position: string })[];
  priorities: Priority[];
  goals: Goal[];
  measures: Measure[];
  activities: Activity[];
  indicators: Indicator[];
  risks: Risk[];
  kindChoices: KindChoice[];
  blocks: (Pick<Block, 'id' | 'parent' | 'position' | 'content'> & { template: true })[];
};

/**
 * The next plan out of one that ends, so that nothing is typed again (kpss 10-63). Chosen measures come with their goals,
 * priorities and needs, and say which measure they continue. What was finished, planned capacity, terms and money stay
 * behind: they belong to years that are over. An indicator begins where the old one ended. How a goal came out is a
 * finding behind its needs, so the chain goes on from the yearly result.
 * @param plan the empty plan of the new period
 * @param positionsOf so many positions in ascending order
 */
export function draftNextPlan(
  followed: FollowedPlan,
  { measureIds, findingIds, parts }: NextPlanChoice,
  {
    plan,
    newId,
    positionsOf,
    goalFinding
  }: {
    plan: Plan;
    newId: () => string;
    positionsOf: (count: number) => readonly string[];
    goalFinding: GoalFinding;
  }
): NextPlanDraft {
  const { content, ending } = followed;
  const renewed = new Map<string, string>();
  const idOf = (id: string) => {
    const known = renewed.get(id) ?? newId();
    renewed.set(id, known);
    return known;
  };
  const placed = <Item extends { position: string }>(items: readonly Item[]): Item[] => {
    const positions = positionsOf(items.length);
    return items.map((item, at) => ({ ...item, position: positions[at] ?? item.position }));
  };
  const has = (part: CarriedPart) => parts.includes(part);

  const measures = content.measures.filter(({ id }) => measureIds.has(id));
  const goalIds = new Set(measures.map(({ goalId }) => goalId));
  const goals = content.goals.filter(({ id }) => goalIds.has(id));
  const priorityIds = new Set(goals.map(({ priorityId }) => priorityId));
  const needIds = new Set(goals.flatMap((goal) => goal.needIds));

  const came = goalEndings(goals, ending);
  const results = goals.flatMap((goal): { goal: Goal; finding: Finding }[] => {
    const told = goalFinding(goal, came.get(goal.id) as RollUp);
    return told ? [{ goal, finding: { ...told, ...resultOf(goal), id: newId(), position: '' } }] : [];
  });
  const resultsOf = (needId: string) =>
    results.flatMap(({ goal, finding }) => (goal.needIds.includes(needId) ? [finding.id] : []));
  const findings = content.findings.filter(({ id }) => findingIds.has(id));
  const carriedIds = (ids: readonly string[]) => ids.filter((id) => findingIds.has(id)).map(idOf);

  // A measure that is taken over though it is finished is done once more, with all that belongs to it.
  const left = new Set(
    ending.flatMap(({ activities }) =>
      activities.some(({ closed }) => !closed)
        ? activities.filter(({ closed }) => closed).map(({ id }) => id)
        : []
    )
  );
  const lasting = new Set(
    ending.flatMap(({ activities }) => activities.filter(({ term }) => term.lasting).map(({ id }) => id))
  );
  const codes: string[] = [];
  const withNewCode = (measure: Measure): Measure => {
    const code = nextMeasureCode(codes);
    codes.push(code);
    return { ...measure, code };
  };

  return {
    plan: followingPlan(plan, content.plan, has('texts')),
    findings: placed([
      ...findings.map((one) => ({ ...one, id: idOf(one.id) })),
      ...results.map(({ finding }) => finding)
    ]),
    needs: placed(
      content.needs
        .filter(({ id }) => needIds.has(id))
        .map((need) => ({
          ...need,
          id: idOf(need.id),
          findingIds: [...carriedIds(need.findingIds), ...resultsOf(need.id)]
        }))
    ),
    priorities: placed(
      content.priorities.filter(({ id }) => priorityIds.has(id)).map((one) => ({ ...one, id: idOf(one.id) }))
    ),
    goals: placed(
      goals.map((goal) => ({
        ...goal,
        id: idOf(goal.id),
        priorityId: goal.priorityId === null ? null : idOf(goal.priorityId),
        needIds: goal.needIds.map(idOf)
      }))
    ),
    measures: placed(
      measures.map((measure) => ({
        ...withNewCode(measure),
        ...{ id: idOf(measure.id), goalId: idOf(measure.goalId), capacityChanges: [] },
        answersFindingIds: carriedIds(measure.answersFindingIds),
        continues: { planId: content.plan.id, measureCode: measure.code }
      }))
    ),
    activities: placed(
      content.activities
        .filter(({ id, measureId }) => measureIds.has(measureId) && !left.has(id))
        .map((activity) => ({
          ...activity,
          ...{ id: idOf(activity.id), measureId: idOf(activity.measureId), costs: [] },
          // What lasts goes on through the new period; the term of anything else is to be set anew.
          from: lasting.has(activity.id) ? plan.validFrom : null,
          to: lasting.has(activity.id) ? plan.validTo : null
        }))
    ),
    indicators: placed(
      content.indicators.flatMap((indicator) => {
        const owner = ownerOf(indicator.owner, { goalIds, measureIds, idOf });
        if (!owner) return [];
        const baseline = lastValue(indicator.id, followed.values) ?? indicator.baseline;
        return [{ ...indicator, id: idOf(indicator.id), owner, baseline, targets: [] }];
      })
    ),
    swot: placed(
      (has('swot') ? content.swot : []).map((item) => ({
        ...item,
        id: newId(),
        findingIds: carriedIds(item.findingIds)
      }))
    ),
    analysisNotes: placed(
      (has('texts') ? content.analysisNotes : []).map((note) => ({
        ...note,
        ...{ id: newId(), position: '', template: true }
      }))
    ),
    risks: placed((has('risks') ? content.risks : []).map((risk) => ({ ...risk, id: newId() }))),
    kindChoices: has('kinds') ? [...content.kindChoices] : [],
    blocks: has('texts') ? narrativeOf(followed, { renewed, newId, positionsOf }) : []
  };
}

/** What every finding of how a goal came out has in common: the office counted it, by the whole of the plan. */
function resultOf({
  targetGroupCodes,
  services
}: Goal): Omit<Finding, 'id' | 'position' | 'statement' | 'asOf' | 'source'> {
  const [only] = services;
  return {
    ...{ origin: 'evaluation', kindOfNeed: 'normative', voice: 'office', sourceUrl: null, sample: null },
    ...{ strength: null, place: null, living: null, targetGroupCodes },
    serviceTypeCode: services.length === 1 && only ? only.serviceTypeCode : null,
    formCode: services.length === 1 && only ? only.formCode : null
  };
}

/** It speaks of the same groups and is evaluated and changed in the same way; its short texts are samples. */
function followingPlan(plan: Plan, old: Plan, withTexts: boolean): Plan {
  const texts = PLAN_TEXTS.flatMap((code) => {
    const text = old.texts[code];
    return withTexts && text && isOwnText(text) ? [[code, { text: text.text, template: true }] as const] : [];
  });
  return {
    ...plan,
    ...{ joint: old.joint, targetGroupCodes: old.targetGroupCodes },
    ...{ evaluation: old.evaluation, change: old.change, texts: Object.fromEntries(texts) }
  };
}

function ownerOf(
  owner: Indicator['owner'],
  {
    goalIds,
    measureIds,
    idOf
  }: Record<'goalIds' | 'measureIds', ReadonlySet<string>> & {
    idOf: (id: string) => string;
  }
): Indicator['owner'] | null {
  if (owner.kind === 'plan') return owner;
  if (owner.kind === 'goal')
    return goalIds.has(owner.goalId) ? { kind: 'goal', goalId: idOf(owner.goalId) } : null;
  return measureIds.has(owner.measureId) ? { kind: 'measure', measureId: idOf(owner.measureId) } : null;
}

/** The newest value of the last year that has one, as where the next plan begins. */
function lastValue(indicatorId: string, values: FollowedPlan['values']): Indicator['baseline'] {
  const own = values
    .filter((one) => one.indicatorId === indicatorId)
    .toSorted((one, other) => one.year - other.year || one.sequence - other.sequence);
  const last = own.at(-1);
  return last ? { value: last.value, asOf: last.measuredOn, source: last.source } : null;
}

/** The narrative as samples; what speaks of a thing that was left behind names it, and the check of the plan says so. */
function narrativeOf(
  { blocks }: FollowedPlan,
  {
    renewed,
    newId,
    positionsOf
  }: {
    renewed: ReadonlyMap<string, string>;
    newId: () => string;
    positionsOf: (count: number) => readonly string[];
  }
): NextPlanDraft['blocks'] {
  // Every id is taken by the old plan, so each block, row and note gets one of its own.
  const fresh = renewIds(blocks, new Set(blocks.flatMap((block) => idsOf(block))), newId);
  const bySection = Map.groupBy(fresh, ({ parent }) => parent);
  return [...bySection.values()].flatMap((own) => {
    const positions = positionsOf(own.length);
    return own.map(({ id, parent, content }, at) => ({
      ...{ id, parent, position: positions[at] ?? '', template: true as const },
      content: mapReferences(content, (reference) => ({
        ...reference,
        id: renewed.get(reference.id) ?? reference.id
      }))
    }));
  });
}
