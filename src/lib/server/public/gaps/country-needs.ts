import { setImmediate } from 'node:timers/promises';
import { validOn } from '#lib/domain/law/validity.ts';
import { type NeedModel, needKeyText } from '#lib/domain/population/needs/need-model.ts';
import { type NeedWeights, neededBy, needWeights } from '#lib/domain/population/needs/need-weights.ts';
import { projectVariant } from '#lib/domain/population/projection/place-projection.ts';
import { scaledBy } from '#lib/domain/population/projection/raking.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { censusPeople, type PeopleOfUnit } from '../../db/census-people.ts';
import type { PublicDb } from '../../db/db.ts';
import { type ModelOfArea, publishedNeedModels } from '../../db/need-models.ts';
import type { SettledPoint } from '../../db/reach.ts';
import { type ReachGround, reachGround } from '../../reach-ground.ts';
import { suppliedModels } from '../needs/needs-here.ts';
import { countryGround } from '../projection/country-ground.ts';
import { CENSUS_YEAR, type CountryGround, PROJECTED_YEARS, placeBasis } from '../projection/place-basis.ts';

const YEARS = PROJECTED_YEARS + 1;
/** So many municipalities are reckoned before somebody else is served. */
const AT_ONCE = 25;

/** The middle need of all municipalities by one model and year, in the order of the ground's points. */
export type NeedOfAll = {
  model: NeedModel;
  needed: Float64Array;
  /** What one recipient takes, where a municipality or its region assumes something of its own. */
  unitsAt(point: number): number;
};

export type CountryNeeds = {
  ground: ReachGround;
  /** Models that are told of, each by its place in the list. */
  models: readonly NeedModel[];
  needOf(model: number, year: number): NeedOfAll;
};

/** Needs of one settlement: by model, and in it by year. */
type OwnNeeds = { models: readonly NeedModel[]; needed: Float32Array };

type Base = {
  ground: ReachGround;
  country: CountryGround;
  people: ReadonlyMap<string, PeopleOfUnit>;
  models: readonly NeedModel[];
  /** By settlement, in it by model, in it by year: single precision, 11 MB. */
  needed: Float32Array;
};

let kept: { key: string; base: Promise<Base> } | undefined;
let changed: { key: string; base: Base; needs: Promise<CountryNeeds> } | undefined;

/**
 * What the people of every municipality need, by the models in force on a day. It is reckoned once for each state of the
 * reference data, in short pieces; where a municipality or a region uses models of its own, theirs alone is reckoned anew.
 */
export async function countryNeeds(db: PublicDb, day: CalendarDay): Promise<CountryNeeds> {
  const [ground, country, own] = await Promise.all([
    reachGround(db),
    countryGround(db),
    publishedNeedModels(db).inForce(day)
  ]);
  const models = validOn(suppliedModels(), day);
  const base = await baseOf(db, { ground, country, models });
  const key = JSON.stringify(own);
  if (changed?.key !== key || changed.base !== base) {
    const needs = ownNeeds(base, own).then((changes) => needsFrom(base, changes));
    changed = { key, base, needs };
    needs.catch(() => {
      changed = undefined;
    });
  }
  return changed.needs;
}

let seen: { ground: ReachGround; country: CountryGround; number: number } | undefined;

/** Grounds are the same objects while the reference data stay as they are. */
async function baseOf(db: PublicDb, given: Pick<Base, 'ground' | 'country' | 'models'>): Promise<Base> {
  if (seen?.ground !== given.ground || seen.country !== given.country)
    seen = { ...given, number: (seen?.number ?? 0) + 1 };
  const key = JSON.stringify([
    seen.number,
    given.models.map((model) => [needKeyText(model), model.validFrom])
  ]);
  if (kept?.key !== key) {
    const base = reckon(db, given);
    kept = { key, base };
    // A failure must not be the answer for ever.
    base.catch(() => {
      kept = undefined;
    });
  }
  return kept.base;
}

async function reckon(db: PublicDb, given: Pick<Base, 'ground' | 'country' | 'models'>): Promise<Base> {
  const { ground, models } = given;
  const census = await censusPeople(db).municipalities();
  const people = new Map(census.map((ages) => [ages.unitCode, ages]));
  const base = { ...given, people, needed: new Float32Array(ground.points.length * models.length * YEARS) };
  const weights = weightsOf(models);
  for (const [at, point] of ground.points.entries()) {
    if (at % AT_ONCE === 0) await setImmediate();
    base.needed.set(needsOfPoint(base, point, weights), at * models.length * YEARS);
  }
  return base;
}

const AGES = 101;
const weightsOf = (models: readonly NeedModel[]) => models.map((model) => needWeights(model, models, AGES));

/** The needs of one settlement by model and year; nobody known there needs anything. */
function needsOfPoint(
  { country, people }: Pick<Base, 'country' | 'people'>,
  { code }: SettledPoint,
  weights: readonly NeedWeights[]
): Float32Array {
  const needed = new Float32Array(weights.length * YEARS);
  const ages = people.get(code);
  if (!ages) return needed;
  const projected = projectVariant(placeBasis(ages, country), country, 'middle');
  // The middle variant lets nobody leave, so there are always enough people.
  if (projected.outcome !== 'projected') throw new Error(`The middle variant fails: ${projected.outcome}.`);
  for (const [at, { year, population }] of projected.years.entries()) {
    const factors = country.factors.get(year);
    const then = factors ? scaledBy(population, factors) : population;
    for (const [model, one] of weights.entries()) needed[model * YEARS + at] = neededBy(one, then);
  }
  return needed;
}

/** Needs of the settlements whose municipality or region uses a model of its own. */
async function ownNeeds(base: Base, own: readonly ModelOfArea[]): Promise<ReadonlyMap<number, OwnNeeds>> {
  const found = new Map<number, OwnNeeds>();
  const byArea = Map.groupBy(own, ({ areaCode }) => areaCode);
  const weighed = new Map<string, { models: readonly NeedModel[]; weights: readonly NeedWeights[] }>();
  for (const [at, point] of base.ground.points.entries()) {
    const here = [...(byArea.get(point.code) ?? []), ...(byArea.get(point.regionCode) ?? [])];
    if (here.length === 0) continue;
    const areas = JSON.stringify([byArea.has(point.code) ? point.code : '', point.regionCode]);
    const known = weighed.get(areas) ?? withOwn(base.models, here);
    weighed.set(areas, known);
    found.set(at, { models: known.models, needed: needsOfPoint(base, point, known.weights) });
    if (found.size % AT_ONCE === 0) await setImmediate();
  }
  return found;
}

/** The models with those replaced that somebody here replaces; a municipality's prevails over its region's. */
function withOwn(models: readonly NeedModel[], own: readonly ModelOfArea[]) {
  const inForce = models.map((model) => {
    const key = needKeyText(model);
    const replacing = own.filter((one) => needKeyText(one.model) === key);
    return (replacing.find(({ isRegion }) => !isRegion) ?? replacing[0])?.model ?? model;
  });
  return { models: inForce, weights: weightsOf(inForce) };
}

function needsFrom({ ground, models, needed }: Base, own: ReadonlyMap<number, OwnNeeds>): CountryNeeds {
  return {
    ...{ ground, models },
    needOf: (model, year) => {
      const supplied = models[model];
      if (!supplied) throw new Error(`There is no model ${model}.`);
      const inModel = model * YEARS + (year - CENSUS_YEAR);
      const all = Float64Array.from(
        ground.points,
        (_, at) => needed[at * models.length * YEARS + inModel] ?? 0
      );
      for (const [at, one] of own) all[at] = one.needed[inModel] ?? 0;
      return {
        ...{ model: supplied, needed: all },
        unitsAt: (point) => (own.get(point)?.models[model] ?? supplied).unitsPerRecipient.value
      };
    }
  };
}
