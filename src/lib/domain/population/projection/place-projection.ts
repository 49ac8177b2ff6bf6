import { type AgeStructure, totalOf } from '../age-structure.ts';
import type { BySex, MigrationFault, StepRates } from './cohort-component.ts';
import { fading, type LocalScale, localRates } from './local-rates.ts';
import { type ProjectedYear, project } from './projection.ts';
import { scaledBy } from './raking.ts';
import { inVariant, VARIANTS, type Variant } from './variants.ts';

/** The country of a place: its people on the day of the place's census, and its rates by the year. */
export type CountryBasis = {
  ages: AgeStructure;
  /** Rates of the one-year step that begins with the year. */
  ratesIn: (year: number) => StepRates;
};

export type PlaceBasis = {
  ages: AgeStructure;
  scale: LocalScale;
  /** Rates of its own territory, where a life table of that was loaded; else the country's. */
  ratesIn?: CountryBasis['ratesIn'] | undefined;
  /** The year at whose beginning the people were counted. */
  from: number;
  /** How many years are projected. */
  years: number;
};

/** The people of a place at the beginning of each year, in each variant; or why that cannot be told. */
export type PlaceProjection =
  | { outcome: 'projected'; variants: Record<Variant, ProjectedYear[]> }
  | (MigrationFault & { year: number });

/**
 * Projects the people of a place by the country's rates scaled to it, in three variants.
 * @param factors of each year after the first, which bring the middle variants of all places to the country's
 *   projection ({@link rakingFactors}); every variant is multiplied by the same
 */
export function projectPlace(
  place: PlaceBasis,
  country: CountryBasis,
  factors: ReadonlyMap<number, BySex> = new Map()
): PlaceProjection {
  const variants: Partial<Record<Variant, ProjectedYear[]>> = {};
  for (const variant of VARIANTS) {
    const projected = projectVariant(place, country, variant);
    if (projected.outcome !== 'projected') return projected;
    variants[variant] = projected.years.map((one) => {
      const ofYear = factors.get(one.year);
      return ofYear ? { ...one, population: scaledBy(one.population, ofYear) } : one;
    });
  }
  return { outcome: 'projected', variants: variants as Record<Variant, ProjectedYear[]> };
}

/** One variant, as its own rates give it. */
export function projectVariant(place: PlaceBasis, country: CountryBasis, variant: Variant) {
  return project(groupsFrom(place.ages), place.from, place.years, ratesOfPlace(place, country, variant));
}

/** The yearly rates of a place in a variant. Years that share the country's rates share the place's too. */
export function ratesOfPlace(
  { ages, scale, ratesIn }: PlaceBasis,
  country: CountryBasis,
  variant: Variant
): (year: number) => StepRates {
  const ofCountry = new Map<StepRates, StepRates>();
  const surroundings = { inhabitants: totalOf(ages), country: country.ages };
  return (year) => {
    const rates = (ratesIn ?? country.ratesIn)(year);
    const known = ofCountry.get(rates);
    if (known) return known;
    // Moving fades at the beginning of the country's periods, so that years which share the rates share this too.
    const moving = scale.netMigration * fading(year);
    const whole = inVariant({ ...scale, netMigration: moving }, variant);
    const local = localRates(rates, whole, surroundings);
    ofCountry.set(rates, local);
    return local;
  };
}

/** People by single year of age as the projection counts them. */
export function groupsFrom({ males, females }: AgeStructure): BySex {
  return { males: Float64Array.from(males), females: Float64Array.from(females) };
}
