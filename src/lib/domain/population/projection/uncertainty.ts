import type { ShrunkenRatio } from './local-rates.ts';
import type { RateUncertainty } from './simulation.ts';

/**
 * How sure rates of a Slovak municipality are. Ours, unverified: fertility of the country may be off by 8 %, hazards of
 * death by 5 %; every year 4 people in a thousand more or fewer may come than leave, and 30 in a thousand come or leave.
 */
export const COUNTRY_UNCERTAINTY: RateUncertainty = {
  fertility: 0.08,
  mortality: 0.05,
  migration: 0.004,
  turnover: 0.03
};

/** How unsure a place's own rates are, each as one standard deviation; left out where they are the country's. */
export type LocalUncertainty = {
  fertility: ShrunkenRatio;
  mortality?: ShrunkenRatio;
  /** Of net migration, in people per inhabitant and year. */
  migration?: number;
};

/** The same, with how unsure the rates of the place itself are. */
export function uncertaintyOf({ fertility, mortality, migration = 0 }: LocalUncertainty): RateUncertainty {
  const relative = (of: ShrunkenRatio | undefined) => (of && of.ratio > 0 ? of.deviation / of.ratio : 0);
  return {
    ...COUNTRY_UNCERTAINTY,
    fertility: Math.hypot(COUNTRY_UNCERTAINTY.fertility, relative(fertility)),
    mortality: Math.hypot(COUNTRY_UNCERTAINTY.mortality, relative(mortality)),
    migration: Math.hypot(COUNTRY_UNCERTAINTY.migration, migration)
  };
}
