import { SEXES, type Sex } from '../projection/life-table.ts';
import { type ModelNumber, type NeedModel, needKeyText } from './need-model.ts';

/** People by sex and completed years of age, the last entry everybody of that age and more; as a projection gives them. */
export type PeopleByAge = Readonly<Record<Sex, ArrayLike<number>>>;

/** Which of its three numbers each assumption gives; people come from the variant of the same name. */
export const NEED_LEVELS = ['low', 'middle', 'high'] as const;
export type NeedLevel = (typeof NEED_LEVELS)[number];

/** People of one band of ages, and how many of them are in the situation. */
export type CountedBand = {
  from: number;
  to: number | null;
  sex: Sex | null;
  people: number;
  prevalence: number;
  inSituation: number;
};

/**
 * A need with every step of its reckoning, so that it can be shown as a formula with its figures. Nothing is rounded.
 *   people → × prevalence = inSituation → × using × ofForm = recipients → × unitsPerRecipient = capacity
 *   → × staffPerUnit = staff, × eurosPerUnitMonth = eurosPerMonth
 */
export type NeedSteps = {
  /** The bands that are counted; empty where the model begins with another one. */
  bands: readonly CountedBand[];
  /** The steps of the model that this one begins with, and the part of its recipients that is taken; null otherwise. */
  after: { steps: NeedSteps; model: NeedModel; prevalence: number } | null;
  /** People of the age, or recipients of the other model. */
  people: number;
  inSituation: number;
  using: number;
  ofForm: number;
  recipients: number;
  unitsPerRecipient: number;
  /** In the unit of the model. */
  capacity: number;
  staffPerUnit: number | null;
  /** Full-time equivalents. */
  staff: number | null;
  eurosPerUnitMonth: number | null;
  eurosPerMonth: number | null;
};

/** How a model is reckoned: which of its numbers, and the models it may begin with (sound ones, {@link refusedModels}). */
export type NeedReckoning = { level?: NeedLevel; models?: readonly NeedModel[] };

/** What some people need by a model. Linear in the people: twice as many need twice as much, nobody needs nothing. */
export function neededIn(
  model: NeedModel,
  people: PeopleByAge,
  { level = 'middle', models = [] }: NeedReckoning = {}
): NeedSteps {
  const pick = (number: ModelNumber) => (level === 'middle' ? number.value : number[level]);
  const { bands, after } = baseOf(model, people, { level, models }, pick);
  const counted = after?.steps.recipients ?? sum(bands.map((band) => band.people));
  const inSituation = after ? counted * after.prevalence : sum(bands.map((band) => band.inSituation));
  const [using, ofForm, unitsPerRecipient] = [model.using, model.ofForm, model.unitsPerRecipient].map(
    pick
  ) as [number, number, number];
  const recipients = inSituation * using * ofForm;
  const capacity = recipients * unitsPerRecipient;
  const staffPerUnit = model.staffPerUnit && pick(model.staffPerUnit);
  const eurosPerUnitMonth = model.eurosPerUnitMonth && pick(model.eurosPerUnitMonth);
  return {
    ...{ bands, after, people: counted, inSituation, using, ofForm, recipients, unitsPerRecipient, capacity },
    ...{ staffPerUnit, staff: staffPerUnit === null ? null : capacity * staffPerUnit },
    ...{ eurosPerUnitMonth, eurosPerMonth: eurosPerUnitMonth === null ? null : capacity * eurosPerUnitMonth }
  };
}

function baseOf(
  { base }: NeedModel,
  people: PeopleByAge,
  reckoning: Required<NeedReckoning>,
  pick: (number: ModelNumber) => number
): Pick<NeedSteps, 'bands' | 'after'> {
  if (base.from === 'people') {
    const bands = base.bands.map(({ from, to, sex, prevalence: number }) => {
      const [counted, prevalence] = [peopleOf(people, { from, to, sex }), pick(number)];
      return { from, to, sex, people: counted, prevalence, inSituation: counted * prevalence };
    });
    return { bands, after: null };
  }
  const { of } = base;
  const wanted = needKeyText(of.model);
  const model = reckoning.models.find((one) => needKeyText(one) === wanted);
  // Models are refused before they are kept when another is missing, or when they come back to themselves.
  if (!model) throw new Error(`The model ${wanted} that another begins with is not there.`);
  const steps = neededIn(model, people, reckoning);
  return { bands: [], after: { steps, model, prevalence: pick(of.prevalence) } };
}

/** People of one sex, or of both, from one completed year of age to another. */
export function peopleOf(
  people: PeopleByAge,
  { from, to, sex }: { from: number; to: number | null; sex: Sex | null }
): number {
  let found = 0;
  for (const one of sex ? [sex] : SEXES) {
    const last = Math.min(to ?? Number.POSITIVE_INFINITY, people[one].length - 1);
    for (let age = from; age <= last; age++) found += people[one][age] ?? 0;
  }
  return found;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
