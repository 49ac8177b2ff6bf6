import { distanceKm, type Place } from '../../tenancy/territory-distance.ts';
import type { AreaCodes } from '../facts/catchment.ts';

/** Completed years of life, both ends counted; `to` null means and more. */
export type AgeRange = { from: number; to: number | null };

/** A municipality as people who may need a service: where its settlement centre is, and how many are how old. */
export type DemandPoint = AreaCodes &
  Place & {
    /** People younger than 0, 1, … 101 years: the difference of two is everybody between. */
    youngerThan: readonly number[];
  };

/** Sums of people younger than each age, from counts by single year (the last one holds everybody older). */
export function youngerThan(males: readonly number[], females: readonly number[]): number[] {
  const sums = [0];
  for (let age = 0; age < Math.max(males.length, females.length); age++)
    sums.push((sums.at(-1) ?? 0) + (males[age] ?? 0) + (females[age] ?? 0));
  return sums;
}

/** How many people of a municipality are of such an age. */
export function peopleAged({ youngerThan: sums }: Pick<DemandPoint, 'youngerThan'>, ages: AgeRange): number {
  const upTo = ages.to === null ? sums.length - 1 : Math.min(ages.to + 1, sums.length - 1);
  return Math.max(0, (sums[upTo] ?? 0) - (sums[ages.from] ?? 0));
}

/** A degree of latitude in km, a little less than anywhere on Earth: nothing near is left out. */
const KM_IN_A_DEGREE = 110.5;

/** Those not farther than so many km; most of a country is told to be too far without measuring. */
export function pointsWithin<Point extends Place>(
  points: readonly Point[],
  from: Place,
  km: number
): { point: Point; km: number }[] {
  const near: { point: Point; km: number }[] = [];
  for (const point of points) {
    if (Math.abs(point.latitude - from.latitude) * KM_IN_A_DEGREE > km) continue;
    const far = distanceKm(from, point);
    if (far <= km) near.push({ point, km: far });
  }
  return near;
}
