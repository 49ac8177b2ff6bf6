import type { Provider } from '../../directory/provider.ts';
import type { FindingStrength, Voice } from '../../evidence/finding.ts';
import type { CostNature } from '../../plans/activity.ts';
import type { IndicatorDirection } from '../../plans/indicator.ts';
import type { EvaluationWay, Plan, PlanTextCode } from '../../plans/plan.ts';
import type { HumanResource, MaterialResource, PublicSpending } from '../../plans/resources.ts';
import type { RiskLevel } from '../../plans/risk.ts';
import type { CalendarDay } from '../../shared/calendar-day.ts';
import type { Composing } from '../composing.ts';
import type { DocumentBody, PlanDocument } from '../plan-document.ts';
import type { PlanWording } from '../plan-words.ts';

/** Words for fixed values that a printed plan does not have, or has in another form. */
export type ComparedTerm =
  | `barrierFree.${MaterialResource['barrierFree']}`
  | `change-reason.${Plan['change']['reasons'][number]}`
  | `cost.${CostNature}`
  | `direction.${IndicatorDirection}`
  | `finding-strength.${FindingStrength}`
  | `employment.${HumanResource['employment']}`
  | `mode.${Plan['mode']}`
  | `provider.${Provider['kind']}`
  | `risk.${RiskLevel}`
  | `spending.${PublicSpending['item']}`
  | `text.${PlanTextCode}`
  | `voice.${Voice}`;

/** What a comparison asks of a language. */
export type ComparisonWording = {
  /** The words of one of the documents, with the names it froze. */
  plan(names: PlanDocument['names']): PlanWording;
  term(term: ComparedTerm): string;
  yes: string;
  no: string;
};

/** One of the two documents while its items are read. */
export type Side = Composing & {
  term: ComparisonWording['term'];
  answer(yes: boolean): string;
  /** One id for an item and its partner in the other document. */
  lasting(id: string): string;
  /** What people know an item by. */
  title(id: string): string;
};

/** One thing that a field says. Equal keys are no change, whatever words the law or the catalogue has meanwhile. */
export type Reading = {
  key: unknown;
  text(): string;
  /** Which of several, for instance a year. */
  detail?: string;
  /** Written by people in sentences: compared word by word. */
  prose?: true;
};

export type Read<Value> = (value: Value, to: Side) => Reading[];

/** A way to read each field of an item; a field added to it does not compile until it is decided on. */
export type FieldsOf<Item> = {
  readonly [Field in Exclude<keyof Item, 'id' | 'number'>]-?: Read<Item[Field]>;
};

/** What is said of the plan as a whole. */
export type PlanFacts = Omit<Plan, 'id' | 'evaluation' | 'change'> & {
  id: 'plan';
  body: DocumentBody;
  evaluator: EvaluationWay['responsible'];
  evaluationMonth: EvaluationWay['month'];
  presentedTo: EvaluationWay['presentedTo'];
  changeReasons: Plan['change']['reasons'];
  changeProposedBy: string;
  population: PlanDocument['population'];
};

export type ComparedCost = PlanDocument['activities'][number]['costs'][number] & { activityId: string };

/** Fields of all kinds, by which messages name them. */
export type ComparedField = FieldOf<
  | PlanFacts
  | ComparedCost
  | ItemOf<'analysisNotes' | 'findings' | 'needs' | 'swot' | 'priorities' | 'goals' | 'measures'>
  | Omit<ItemOf<'activities'>, 'costs'>
  | ItemOf<'indicators' | 'risks' | 'providers' | 'services' | 'sources'>
  | PlanDocument['matrix']['choices' | 'cells'][number]
  | PlanDocument['resources']['human' | 'material' | 'financial'][number]
>;

type ItemOf<List extends keyof PlanDocument> = PlanDocument[List] extends readonly (infer Item)[]
  ? Item
  : never;
/** What no reader is told of. */
type Unread = 'id' | 'number' | 'startingCode' | 'placeTerritoryCode';
type FieldOf<Item> = Item extends unknown ? Exclude<keyof Item, Unread> : never;

/** Not compared: it says nothing to readers. */
export const nothing: Read<unknown> = () => [];

export const prose: Read<string> = (text) => [{ key: text, text: () => text, prose: true }];
export const plain: Read<string | null> = (text) => [{ key: text, text: () => text ?? '' }];
export const figure: Read<number | null> = (value, to) => [
  { key: value, text: () => (value === null ? '' : to.number(value)) }
];
export const year: Read<number> = (value) => [{ key: value, text: () => String(value) }];
export const day: Read<CalendarDay | null> = (value, to) => [
  { key: value, text: () => (value === null ? '' : to.words.shortDay(value)) }
];
export const answer: Read<boolean> = (value, to) => [{ key: value, text: () => to.answer(value) }];

/** A fixed value by its word. */
export function word<Value extends string>(name: (value: Value, to: Side) => string): Read<Value | null> {
  return (value, to) => [{ key: value, text: () => (value === null ? '' : name(value, to)) }];
}

/** Several codes or names in one line. */
export function words<Value extends string>(
  name: (value: Value, to: Side) => string
): Read<readonly Value[]> {
  return (values, to) => [{ key: values, text: () => values.map((one) => name(one, to)).join(', ') }];
}

/** A link to another item of the plan. */
export const link: Read<string | null> = (id, to) => [
  { key: id === null ? null : to.lasting(id), text: () => (id === null ? '' : to.title(id)) }
];

/** Links to others, in no order of their own. */
export const links: Read<readonly string[]> = (ids, to) => [
  { key: ids.map(to.lasting).sort(), text: () => ids.map(to.title).join('; ') }
];

/** A number of a day and a source; one that belongs to a place names it. */
export const dated: Read<Dated | null> = (number, to) => [
  { key: number, text: () => (number === null ? '' : datedText(number, to)) }
];

type Dated = {
  value: number;
  asOf: CalendarDay;
  source: string;
  name?: string;
  overrideReason?: string | null;
};

function datedText({ value, asOf, source, name, overrideReason }: Dated, to: Side): string {
  const said = [name, to.words.shortDay(asOf), source, overrideReason].filter((part) => part);
  return `${to.number(value)} (${said.join(', ')})`;
}
