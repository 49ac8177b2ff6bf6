import type { Approval } from '../decisions/approval.ts';
import type { CapacityRecord } from '../directory/capacity.ts';
import type { FactKind, ServiceFact } from '../directory/facts/service-fact.ts';
import type { Provider } from '../directory/provider.ts';
import type { Service } from '../directory/service.ts';
import type { Finding, FindingStrength } from '../evidence/finding.ts';
import type { Need } from '../evidence/need.ts';
import type { SwotItem } from '../evidence/swot.ts';
import type { Rule } from '../law/requirement.ts';
import type { MeasuredValue } from '../monitoring/measured-value.ts';
import type { ProgressRecord } from '../monitoring/progress.ts';
import type { Activity, ActivityCost } from '../plans/activity.ts';
import type { AnalysisNote } from '../plans/analysis-note.ts';
import type { CapacityKey, KindChoice } from '../plans/capacity-matrix.ts';
import type { ContentLanguageCode } from '../plans/content-language.ts';
import type { DatedNumber } from '../plans/dated-number.ts';
import type { Indicator, StartingIndicatorCode } from '../plans/indicator.ts';
import type { CapacityChange, Measure, MeasureSubject } from '../plans/measure.ts';
import type { Plan, PlanSectionCode, PlanTextCode } from '../plans/plan.ts';
import type { FinancialResource, HumanResource, MaterialResource } from '../plans/resources.ts';
import type { Risk } from '../plans/risk.ts';
import type { CalendarDay } from '../shared/calendar-day.ts';

/**
 * A plan as somebody writes it: things stand inside what they belong to and are called by short keys, ids and
 * positions come later (`assemblePlan`). Left out means empty.
 */
export type AuthoredPlan = {
  /** Leads every id made for this plan. */
  key: string;
  /** Code of the municipality. */
  unitCode: string;
  plan: Omit<Plan, 'id' | 'joint' | 'texts'>;
  texts: Readonly<Record<PlanTextCode, string>>;
  narrative: Readonly<Partial<Record<PlanSectionCode, string>>>;
  /** Sections in easy reading. */
  easy?: Readonly<Partial<Record<PlanSectionCode, string>>>;
  /** What is translated, by language. */
  translated?: Readonly<Partial<Record<ContentLanguageCode, AuthoredTranslation>>>;
  findings: Readonly<Record<string, AuthoredFinding>>;
  needs: Readonly<Record<string, AuthoredNeed>>;
  notes: readonly AuthoredNote[];
  swot: readonly AuthoredSwot[];
  priorities: readonly AuthoredPriority[];
  startingIndicators: readonly AuthoredStartingIndicator[];
  choices: readonly KindChoice[];
  rows: readonly AuthoredRow[];
  risks: readonly Omit<Risk, 'id' | 'position'>[];
  people: readonly (Omit<HumanResource, 'id' | 'position' | 'serviceId'> & { service?: string })[];
  things: readonly (Omit<MaterialResource, 'id' | 'position' | 'serviceId'> & { service?: string })[];
  money: readonly (Omit<FinancialResource, 'id' | 'position' | 'serviceId'> & { service?: string })[];
  providers: Readonly<Record<string, AuthoredProvider>>;
  answers: readonly { rule: Rule; reason: string; answeredOn: CalendarDay }[];
  /** What was told of how its activities go, and what was measured of its indicators. */
  told?: readonly AuthoredTold[];
  measured?: readonly AuthoredMeasured[];
  /** The public discussion of the draft and the council's vote. */
  discussion: { from: CalendarDay; to: CalendarDay };
  approval: Approval;
  /** The day on which the photograph that was voted on is taken. */
  frozenOn: CalendarDay;
};

/** Parts of the narrative block by block as the Slovak ones stand, and words by their Slovak wording. */
export type AuthoredTranslation = {
  narrative: Readonly<Partial<Record<PlanSectionCode, string>>>;
  words: Readonly<Record<string, string>>;
};

export type AuthoredFinding = Omit<
  Finding,
  | 'id'
  | 'position'
  | 'sample'
  | 'strength'
  | 'place'
  | 'living'
  | 'sourceUrl'
  | 'serviceTypeCode'
  | 'formCode'
> & {
  sample?: { answers: number; population: number };
  strength?: FindingStrength;
  place?: string;
  sourceUrl?: string;
  service?: string;
  form?: string;
};

export type AuthoredNeed = Pick<Need, 'title' | 'description' | 'targetGroupCodes'> & {
  findings: readonly string[];
  service?: string;
  form?: string;
};

export type AuthoredNote = Pick<AnalysisNote, 'part' | 'dimension' | 'code' | 'text'>;

export type AuthoredSwot = Pick<SwotItem, 'quadrant' | 'text'> & {
  group: string;
  findings?: readonly string[];
};

export type AuthoredPriority = { title: string; description: string; goals: readonly AuthoredGoal[] };

export type AuthoredGoal = {
  title: string;
  description: string;
  needs: readonly string[];
  groups: readonly string[];
  /** Kind and form; a form of null means every form. */
  services: readonly (readonly [kind: string, form: string | null])[];
  noCapacityReason?: string;
  indicators?: readonly AuthoredIndicator[];
  measures: readonly AuthoredMeasure[];
};

export type AuthoredMeasure = Pick<Measure, 'title' | 'description' | 'change'> & {
  /** A kind of service by its code, or another subject. */
  subject: { service: string } | Exclude<MeasureSubject['kind'], 'service'>;
  groups: readonly string[];
  capacity?: readonly CapacityChange[];
  answers?: readonly string[];
  indicators: readonly AuthoredIndicator[];
  activities: readonly AuthoredActivity[];
};

export type AuthoredActivity = Pick<Activity, 'title' | 'responsible'> & {
  description?: string;
  partners?: readonly string[];
  from: CalendarDay;
  to: CalendarDay;
  /** Empty means that it is done within ordinary work. */
  costs?: readonly AuthoredCost[];
};

/** One word on an activity, which is named by its title. */
export type AuthoredTold = Pick<ProgressRecord, 'year' | 'state'> &
  Partial<Pick<ProgressRecord, 'evidence' | 'reason' | 'nextStep' | 'nextStepOn'>> & {
    activity: string;
    on: CalendarDay;
  };

/** One value of an indicator, which is named by its title. */
export type AuthoredMeasured = Pick<MeasuredValue, 'year' | 'value' | 'source'> & {
  indicator: string;
  on: CalendarDay;
};

export type AuthoredCost = Omit<ActivityCost, 'id'>;

export type AuthoredIndicator = Pick<
  Indicator,
  'title' | 'unit' | 'direction' | 'baseline' | 'targets' | 'source'
>;

export type AuthoredStartingIndicator = AuthoredIndicator & { code: StartingIndicatorCode };

/** A row of the matrix, each list with one number a year. */
export type AuthoredRow = {
  key: CapacityKey;
  ownNeed: AuthoredNumbers;
  catchmentNeed?: AuthoredNumbers & { name: string };
  /** Of the territory; the reason says why it differs from the directory. */
  existing: AuthoredNumbers & { overrideReason?: string };
  securedElsewhere?: AuthoredNumbers & { name: string };
  staff?: AuthoredNumbers;
};

export type AuthoredNumbers = { values: readonly number[] } & Pick<DatedNumber, 'asOf' | 'source'>;

export type AuthoredProvider = Pick<Provider, 'name' | 'kind' | 'ico' | 'website'> & {
  services: Readonly<Record<string, AuthoredService>>;
};

export type AuthoredService = Omit<Service, 'id' | 'providerId' | 'addressProtected' | 'erasedOn'> & {
  capacities: readonly Omit<CapacityRecord, 'serviceId' | 'serviceTypeCode'>[];
  /** What is said to be known of it; left out: nothing. */
  facts?: readonly AuthoredFact[];
};

/** Something that is known of a service, with who says so. */
export type AuthoredFact = {
  [Kind in FactKind]: Omit<ServiceFact<Kind>, 'id' | 'serviceId'>;
}[FactKind];
