import type { CapacityRecord } from '../directory/capacity.ts';
import type { SecuredWith } from '../directory/directory-entry.ts';
import type { Provider } from '../directory/provider.ts';
import type { Resources } from '../directory/resources.ts';
import type { Finding, FindingStrength } from '../evidence/finding.ts';
import type { Need } from '../evidence/need.ts';
import type { SwotItem } from '../evidence/swot.ts';
import type { Activity } from '../plans/activity.ts';
import type { AnalysisNote } from '../plans/analysis-note.ts';
import type { BlockContent } from '../plans/block.ts';
import type { BudgetYear } from '../plans/budget.ts';
import type { MatrixRow } from '../plans/capacity-figures.ts';
import type { CapacityCell, KindChoice } from '../plans/capacity-matrix.ts';
import type { ExistingDifference, MatrixTotal } from '../plans/capacity-totals.ts';
import type { CompetenceLine } from '../plans/competence.ts';
import type { CompletenessFinding } from '../plans/completeness-finding.ts';
import type { StandingNeed } from '../plans/computed-need.ts';
import type { ContentLanguageCode } from '../plans/content-language.ts';
import type { CostedCliff, ExpectedCosts } from '../plans/expected-cost.ts';
import type { Goal } from '../plans/goal.ts';
import type { Indicator } from '../plans/indicator.ts';
import type { Measure } from '../plans/measure.ts';
import type { Plan, PlanSectionCode } from '../plans/plan.ts';
import type { Priority } from '../plans/priority.ts';
import type { HumanResource, MaterialResource, PublicSpending } from '../plans/resources.ts';
import type { Risk } from '../plans/risk.ts';
import type { TranslationKey, TranslationText } from '../plans/translation.ts';
import type { AgeStructure } from '../population/age-structure.ts';
import type { PublishedPersonCount } from '../population/person-count.ts';
import type { CalendarDay } from '../shared/calendar-day.ts';
import type { CoatOfArms } from '../tenancy/coat-of-arms.ts';
import type { OfficeKind } from '../tenancy/office.ts';
import type { PlanningBodyKind } from '../tenancy/planning-body.ts';

export const PLAN_DOCUMENT_SCHEMA = 'opora-plan/1';

/** The body as the document names it; no natural person. */
export type DocumentBody = {
  bodyId: string;
  name: string;
  kind: PlanningBodyKind;
  territoryCode: string | null;
  /** What its offices are called after; left out in versions from before it was known. */
  office?: OfficeKind;
  /** The coat of arms it had on the day; left out where there was none. */
  arms?: CoatOfArms;
};

/** Names of the codes a document uses, as they were on the day it was frozen: the law is dated, a version is not. */
export type CodeNames = {
  serviceTypes: Readonly<Record<string, { name: string; provision: string }>>;
  forms: Readonly<Record<string, string>>;
  targetGroups: Readonly<Record<string, string>>;
  units: Readonly<Record<string, string>>;
  sources: Readonly<Record<string, string>>;
  nationalPriorities: Readonly<Record<string, string>>;
};

/** A set of reference data the document prints figures of. */
export type DocumentSource = {
  code: string;
  title: string;
  source: string;
  asOf: CalendarDay;
  licence: string;
};

/** A finding with its sample as it may be published; strength and place are left out where nobody stated them. */
export type DocumentFinding = Omit<Finding, 'position' | 'sample' | 'strength' | 'place' | 'living'> & {
  sample: { answers: PublishedPersonCount; population: number } | null;
  strength?: FindingStrength;
  place?: string;
};

/** An activity as it leaves the body: providers of the directory stand among the partners, by name. */
export type DocumentActivity = Omit<Activity, 'responsiblePerson' | 'providerIds' | 'serviceIds'>;

export type DocumentService = {
  id: string;
  providerId: string;
  serviceTypeCode: string;
  name: string;
  registerNumber: string | null;
  formCodes: readonly string[];
  targetGroupCodes: readonly string[];
  /** Null where the address is protected (kpss 10-49): the unit may be small enough to find the house. */
  placeTerritoryCode: string | null;
  address: string | null;
  /** Capacity on the plan's capacity day. */
  capacities: readonly Pick<
    CapacityRecord,
    'formCode' | 'targetGroupCode' | 'unitCode' | 'value' | 'confirmedOn' | 'source'
  >[];
};

/** A text of the plan in another language, found by the same subject, id and field. */
export type DocumentTranslation = TranslationKey & {
  text: TranslationText;
  /** Made from an older wording of the Slovak text. */
  older?: true;
};

/** A section in easy reading, as lines. */
export type EasySection = { section: PlanSectionCode; text: string; older?: true };

/** An item of the plan with the number people see; the order of the list is the order of the plan. */
type Numbered<Item> = Omit<Item, 'position'> & { number: string };
type Placed<Item> = Omit<Item, 'position'>;

/**
 * Everything public of one version of a plan, canonical and for ever the same (foundations, "A version's content
 * hash"). It knows no state: approved or repealed is said by records that name the hash of this content.
 * Functions and organisations stand in it, natural persons do not.
 */
export type PlanDocument = {
  schema: typeof PLAN_DOCUMENT_SCHEMA;
  language: 'sk';
  body: DocumentBody;
  /** Invented data of a demonstration municipality; marked on every page and document. */
  demonstration: boolean;
  /** The day the content was taken; law and names are those of that day. */
  frozenOn: CalendarDay;
  plan: Plan;
  /** Narrative by section in reading order; sections without a block are left out. */
  sections: readonly {
    section: PlanSectionCode;
    blocks: readonly { id: string; content: BlockContent }[];
  }[];
  population: (AgeStructure & { asOf: CalendarDay; source: string }) | null;
  analysisNotes: readonly AnalysisNote[];
  findings: readonly DocumentFinding[];
  needs: readonly Placed<Need>[];
  swot: readonly Placed<SwotItem>[];
  priorities: readonly Numbered<Priority>[];
  goals: readonly Numbered<Goal>[];
  measures: readonly Numbered<Measure>[];
  activities: readonly Numbered<DocumentActivity>[];
  indicators: readonly Placed<Indicator>[];
  matrix: {
    choices: readonly Omit<KindChoice, keyof SecuredWith>[];
    /** Typed cells with the day and source of each number. */
    cells: readonly Omit<CapacityCell, keyof SecuredWith>[];
    rows: readonly MatrixRow[];
    totals: readonly MatrixTotal[];
    differences: readonly ExistingDifference[];
    /** From what needs were computed that the cells state, or once stated; left out where nothing was. */
    computed?: readonly StandingNeed[];
  };
  competence: { asOf: CalendarDay; lines: readonly CompetenceLine[] };
  budget: {
    years: readonly BudgetYear[];
    uncoveredShare: number | null;
    cliffs: readonly CostedCliff[];
    /** What the planned capacities cost to run by unit costs; left out where none is known. */
    expected?: ExpectedCosts;
  };
  resources: {
    human: readonly Placed<HumanResource>[];
    material: readonly Placed<MaterialResource>[];
    financial: readonly PublicSpending[];
    /** What the directory knows of the services on the day of freezing; left out where nobody said anything. */
    ofServices?: Resources;
  };
  risks: readonly Placed<Risk>[];
  providers: readonly Pick<Provider, 'id' | 'name' | 'kind' | 'ico' | 'website'>[];
  services: readonly DocumentService[];
  /** The completeness list of the day, answered warnings with their reasons. */
  completeness: readonly CompletenessFinding[];
  names: CodeNames;
  sources: readonly DocumentSource[];
  /** Texts in further languages; the Slovak ones decide. Left out where there are none. */
  translations?: readonly { language: ContentLanguageCode; texts: readonly DocumentTranslation[] }[];
  /** Sections in easy reading, in the order of the plan; left out where there are none. */
  easy?: readonly EasySection[];
};
