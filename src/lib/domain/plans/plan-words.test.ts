import { expect, test } from 'vitest';
import en from '#lib/i18n/en.json' with { type: 'json' };
import sk from '#lib/i18n/sk.json' with { type: 'json' };
import type { ApprovalRefusal } from '../decisions/approval.ts';
import type { CapacityRefusal } from '../directory/capacity.ts';
import { PROVIDER_KINDS, type ProviderRefusal } from '../directory/provider.ts';
import type { ServiceRefusal } from '../directory/service.ts';
import { type FindingRefusal, KINDS_OF_NEED, ORIGINS, VOICES } from '../evidence/finding.ts';
import type { NeedRefusal } from '../evidence/need.ts';
import { SWOT_QUADRANTS } from '../evidence/swot.ts';
import { type ActivityRefusal, CERTAINTIES, COST_NATURES } from './activity.ts';
import { type CellRefusal, KIND_CHOICES, type KindChoiceRefusal } from './capacity-matrix.ts';
import { COMPETENCE_STANDINGS } from './competence.ts';
import { SEVERITIES } from './completeness-finding.ts';
import type { GoalRefusal } from './goal.ts';
import { INDICATOR_DIRECTIONS, type IndicatorRefusal, STARTING_INDICATORS } from './indicator.ts';
import { MEASURE_CHANGES, type MeasureRefusal, OTHER_SUBJECTS } from './measure.ts';
import {
  CHANGE_REASONS,
  CONDITION_KINDS,
  PLAN_MODES,
  PLAN_PARTS,
  PLAN_SECTIONS,
  type PlanRefusal
} from './plan.ts';
import { PLAN_STATES, type StateRefusal } from './plan-status.ts';
import type { PriorityRefusal } from './priority.ts';
import { EMPLOYMENTS, MATERIAL_KINDS, type ResourceRefusal, SPENDING_ITEMS } from './resources.ts';
import { RISK_LEVELS } from './risk.ts';
import type { UnitCostRefusal } from './unit-cost.ts';

type Refusal =
  | ActivityRefusal
  | ApprovalRefusal
  | CapacityRefusal
  | CellRefusal
  | FindingRefusal
  | GoalRefusal
  | IndicatorRefusal
  | KindChoiceRefusal
  | MeasureRefusal
  | NeedRefusal
  | PlanRefusal
  | PriorityRefusal
  | ProviderRefusal
  | ResourceRefusal
  | ServiceRefusal
  | StateRefusal
  | UnitCostRefusal
  | 'no-text';

const TERMS = {
  mode: PLAN_MODES,
  state: PLAN_STATES,
  section: PLAN_SECTIONS,
  explanation: PLAN_PARTS.map((part) => part.code),
  condition: CONDITION_KINDS,
  'change-reason': CHANGE_REASONS,
  'measure-change': MEASURE_CHANGES,
  subject: ['service', ...OTHER_SUBJECTS],
  certainty: CERTAINTIES,
  cost: COST_NATURES,
  'kind-choice': KIND_CHOICES,
  competence: COMPETENCE_STANDINGS,
  origin: ORIGINS,
  'need-kind': KINDS_OF_NEED,
  voice: VOICES,
  swot: SWOT_QUADRANTS,
  risk: RISK_LEVELS,
  direction: INDICATOR_DIRECTIONS,
  employment: EMPLOYMENTS,
  material: MATERIAL_KINDS,
  spending: [...SPENDING_ITEMS, 'total'],
  provider: PROVIDER_KINDS,
  indicator: STARTING_INDICATORS.map((one) => one.code)
};

test.each([
  ['sk', sk],
  ['en', en]
])('every word of a plan has its term in %s', (_locale, messages: Readonly<Record<string, unknown>>) => {
  const terms = Object.entries(TERMS).flatMap(([group, codes]) =>
    codes.map((code) => `planTerm.${group}.${code}`)
  );
  const severities = SEVERITIES.map((severity) => `completeness.severity.${severity}`);
  expect([...terms, ...severities].filter((key) => !(key in messages))).toEqual([]);
});

/** Every word a rule can refuse with; the compiler holds this list to the rules. */
const REFUSALS: Record<Refusal, true> = {
  'already-approved': true,
  'before-the-act': true,
  'impossible-day': true,
  'file-number-too-long': true,
  'too-short': true,
  'already-repealed': true,
  'catchment-without-name': true,
  'cell-twice': true,
  'change-twice': true,
  'confirmed-before-vote': true,
  'cost-not-whole-cents': true,
  'cost-outside-term': true,
  'costs-though-costless': true,
  'day-in-future': true,
  'ends-before-start': true,
  'erased-before-registered': true,
  'form-without-kind': true,
  'grows-while-ending': true,
  'has-goals': true,
  'has-measures': true,
  'impossible-sample': true,
  'impossible-votes': true,
  'joint-without-members': true,
  'more-than-persons': true,
  negative: true,
  'negative-cost': true,
  'negative-full-time': true,
  'negative-staff': true,
  'no-body': true,
  'no-change': true,
  'no-cost': true,
  'no-form': true,
  'no-name': true,
  'no-number': true,
  'no-persons': true,
  'no-place': true,
  'no-quantity': true,
  'no-reason': true,
  'no-source': true,
  'no-statement': true,
  'no-text': true,
  'no-title': true,
  'no-unit': true,
  'not-a-number': true,
  'not-a-register-number': true,
  'not-an-ico': true,
  'not-approved-yet': true,
  'not-carried': true,
  'not-cents': true,
  'other-service': true,
  overlaps: true,
  'override-without-reason': true,
  'secured-without-name': true,
  'service-twice': true,
  'signed-before-vote': true,
  'signed-too-late': true,
  'statistic-is-not-felt': true,
  'few-answered-is-not-strong': true,
  'place-too-long': true,
  'survey-without-sample': true,
  'target-against-direction': true,
  'target-not-a-number': true,
  'target-outside-plan': true,
  'target-twice': true,
  'too-long': true,
  'unknown-unit': true,
  'used-by-goal': true,
  'year-outside-plan': true
};

test.each([
  ['sk', sk],
  ['en', en]
])('every refusal is a sentence in %s', (_locale, messages: Readonly<Record<string, unknown>>) => {
  const said = Object.keys(messages).filter((key) => key.startsWith('planRefusal.'));
  expect(said.sort()).toEqual(
    Object.keys(REFUSALS)
      .map((word) => `planRefusal.${word}`)
      .sort()
  );
});
