import { validOn } from '#lib/domain/law/validity.ts';
import { type NeedModel, needKeyText } from '#lib/domain/population/needs/need-model.ts';
import { NEED_LEVELS, type NeedLevel, type PeopleByAge } from '#lib/domain/population/needs/needed-in.ts';
import {
  type NeedByYear,
  needByYear,
  type PeopleInYear
} from '#lib/domain/population/needs/needs-by-year.ts';
import { projectPlace } from '#lib/domain/population/projection/place-projection.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { censusPeople, type PeopleOfUnit } from '../../db/census-people.ts';
import type { PublicDb } from '../../db/db.ts';
import { publishedNeedModels } from '../../db/need-models.ts';
import { dataFolder } from '../../reference/data-folder.ts';
import { readNeedModels } from '../../reference/read-need-models.ts';
import { countryGround } from '../projection/country-ground.ts';
import { CENSUS_YEAR, PROJECTED_YEARS, placeBasis } from '../projection/place-basis.ts';

/** Whose model it is: the one that comes with the program, or what a region or the municipality says instead. */
export type ModelOrigin = 'supplied' | 'region' | 'municipality';

/** A model in force for a municipality. */
export type ModelHere = { model: NeedModel; origin: ModelOrigin };

/** The need of a municipality's people, wherever they are served: each model by year, unrounded, with all its steps. */
export type NeedsHere = {
  years: readonly number[];
  people: readonly PeopleInYear[];
  needs: readonly (NeedByYear & { origin: ModelOrigin })[];
};

export type NeedsAsked = {
  unitCode: string;
  /** The day on which models and their changes are in force. */
  day: CalendarDay;
  /** From 2021 to 2046; left out, all of them. Years the projection does not reach are left out. */
  years?: readonly number[];
};

let supplied: readonly NeedModel[] | undefined;

/** The models that come with the program, read once. */
export function suppliedModels(): readonly NeedModel[] {
  supplied ??= readNeedModels(dataFolder());
  return supplied;
}

/** What the people of a municipality need by kind, form, target group and year; undefined where nobody is known there. */
export async function needsHere(db: PublicDb, asked: NeedsAsked): Promise<NeedsHere | undefined> {
  const ages = await censusPeople(db).ofUnit(asked.unitCode);
  if (!ages) return undefined;
  const people = await peopleByYear(db, ages, asked.years);
  return needsOf(people, await modelsHere(db, asked));
}

/** The need of people whose projection is known already, by models that are in force for them. */
export function needsOf(people: readonly PeopleInYear[], here: readonly ModelHere[]): NeedsHere {
  const models = here.map(({ model }) => model);
  const needs = here.map(({ model, origin }) => ({ ...needByYear(model, people, models), origin }));
  return { years: people.map(({ year }) => year), people, needs };
}

/** Models in force for a municipality on a day: its own, else its region's, else the supplied ones. */
export async function modelsHere(
  db: PublicDb,
  { unitCode, day }: Pick<NeedsAsked, 'unitCode' | 'day'>
): Promise<ModelHere[]> {
  const own = await publishedNeedModels(db).inForceFor(unitCode, day);
  return validOn(suppliedModels(), day).map((model): ModelHere => {
    const key = needKeyText(model);
    const replacing = own.filter((one) => needKeyText(one.model) === key);
    const found = replacing.find(({ isRegion }) => !isRegion) ?? replacing[0];
    if (!found) return { model, origin: 'supplied' };
    return { model: found.model, origin: found.isRegion ? 'region' : 'municipality' };
  });
}

/** A model as it holds for a body that says nothing of its own: its region's, else the supplied one. */
export async function inheritedModel(
  db: PublicDb,
  { unitCode, day }: { unitCode: string | null; day: CalendarDay },
  supplied: NeedModel
): Promise<ModelHere> {
  const key = needKeyText(supplied);
  const published = unitCode === null ? [] : await publishedNeedModels(db).inForceFor(unitCode, day);
  const ofRegion = published.find(({ isRegion, model }) => isRegion && needKeyText(model) === key);
  return ofRegion ? { model: ofRegion.model, origin: 'region' } : { model: supplied, origin: 'supplied' };
}

/** The people of a place at the beginning of each year, in the three variants of its projection. */
export async function peopleByYear(
  db: PublicDb,
  place: PeopleOfUnit,
  wanted?: readonly number[]
): Promise<PeopleInYear[]> {
  const ground = await countryGround(db);
  const projected = projectPlace(placeBasis(place, ground), ground, ground.factors);
  if (projected.outcome !== 'projected')
    throw new Error(`More would leave than are there in ${projected.year}.`);
  const all = Array.from({ length: PROJECTED_YEARS + 1 }, (_, at) => CENSUS_YEAR + at);
  return all.flatMap((year, at) => {
    if (wanted && !wanted.includes(year)) return [];
    const people = NEED_LEVELS.map((level) => [level, projected.variants[level][at]?.population]);
    return [{ year, people: Object.fromEntries(people) as Record<NeedLevel, PeopleByAge> }];
  });
}
