import { isPossibleDay } from '../../shared/calendar-day.ts';
import { OLDEST_AGE } from '../age-structure.ts';
import {
  isShare,
  type NeedBand,
  type NeedKey,
  type NeedModel,
  needKeyText,
  type Parameter,
  type ParameterName,
  parametersOf
} from './need-model.ts';

export type NumberRefusal =
  | 'not-a-number'
  | 'negative'
  | 'share-over-100'
  | 'bounds-reversed'
  | 'no-source'
  | 'impossible-day';

export type NeedModelRefusal =
  | { refusal: NumberRefusal; parameter: ParameterName }
  | { refusal: 'no-ages' | 'wrong-age' | 'ages-reversed' | 'ages-overlap'; band: number }
  | { refusal: 'unknown-unit' | 'refers-to-itself' | 'unknown-model' | 'ends-before-start' };

/** What a model must fit: units of the catalogue, and the models that are there beside it. */
export type NeedModelSurroundings = { unitCodes: readonly string[]; others: readonly NeedModel[] };

/** Why a model cannot be reckoned with, or null; the first thing that is wrong, in the order in which people fill it in. */
export function refuseNeedModel(
  model: NeedModel,
  { unitCodes, others }: NeedModelSurroundings
): NeedModelRefusal | null {
  if (!unitCodes.includes(model.unitCode)) return { refusal: 'unknown-unit' };
  if (model.validTo !== null && model.validTo <= model.validFrom) return { refusal: 'ends-before-start' };
  return refuseBands(model) ?? refuseNumbers(parametersOf(model)) ?? refuseReferences(model, others);
}

function refuseBands({ base }: NeedModel): NeedModelRefusal | null {
  if (base.from === 'recipients') return null;
  if (base.bands.length === 0) return { refusal: 'no-ages', band: 0 };
  for (const [band, one] of base.bands.entries()) {
    const refusal = refuseBand(one, base.bands.slice(0, band));
    if (refusal) return { refusal, band };
  }
  return null;
}

const isAge = (age: number): boolean => Number.isInteger(age) && age >= 0 && age <= OLDEST_AGE;

function refuseBand({ from, to, sex }: NeedBand, before: readonly NeedBand[]) {
  if (!isAge(from) || (to !== null && !isAge(to))) return 'wrong-age';
  if (to !== null && to < from) return 'ages-reversed';
  // Whoever is in two bands would be counted twice.
  const overlapping = before.some(
    (other) =>
      (other.sex === null || sex === null || other.sex === sex) &&
      from <= (other.to ?? OLDEST_AGE) &&
      other.from <= (to ?? OLDEST_AGE)
  );
  return overlapping ? 'ages-overlap' : null;
}

function refuseNumbers(parameters: readonly Parameter[]): NeedModelRefusal | null {
  for (const parameter of parameters) {
    const refusal = refuseNumber(parameter);
    if (refusal) return { refusal, parameter: parameter.name };
  }
  return null;
}

function refuseNumber({ name, number }: Parameter): NumberRefusal | null {
  const { value, low, high, source, asOf } = number;
  const all = [low, value, high];
  if (!all.every(Number.isFinite)) return 'not-a-number';
  if (Math.min(...all) < 0) return 'negative';
  if (isShare(name) && Math.max(...all) > 1) return 'share-over-100';
  if (low > value || value > high) return 'bounds-reversed';
  if (source.trim() === '') return 'no-source';
  return isPossibleDay(asOf) ? null : 'impossible-day';
}

/** A model may begin with the result of another, which may do the same; none may come back to where it began. */
function refuseReferences(model: NeedModel, others: readonly NeedModel[]): NeedModelRefusal | null {
  const own = needKeyText(model);
  const byKey = new Map([...others, model].map((one) => [needKeyText(one), one]));
  const passed = new Set([own]);
  for (let next = referredBy(model); next; ) {
    const key = needKeyText(next);
    if (passed.has(key)) return { refusal: 'refers-to-itself' };
    passed.add(key);
    const found = byKey.get(key);
    if (!found) return { refusal: 'unknown-model' };
    next = referredBy(found);
  }
  return null;
}

/** The model whose result this one begins with; undefined where it begins with people. */
export function referredBy({ base }: NeedModel): NeedKey | undefined {
  return base.from === 'recipients' ? base.of.model : undefined;
}

/** Why a set of models cannot be reckoned with, each beside all others; empty where all can. */
export function refusedModels(
  models: readonly NeedModel[],
  unitCodes: readonly string[]
): { model: NeedModel; refusal: NeedModelRefusal }[] {
  return models.flatMap((model) => {
    const own = needKeyText(model);
    const others = models.filter((one) => needKeyText(one) !== own);
    const refusal = refuseNeedModel(model, { unitCodes, others });
    return refusal ? [{ model, refusal }] : [];
  });
}
