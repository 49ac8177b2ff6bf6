import type { ShrunkenRatio } from './local-rates.ts';
import type { RateUncertainty } from './simulation.ts';

/**
 * How sure rates of a Slovak municipality are, as long as nobody has counted its own moving and dying. Ours,
 * unverified: fertility of the country may be off by 8 %, hazards of death by 5 %; every year 4 people in a thousand
 * more or fewer may come than leave, and 30 in a thousand come or leave.
 */
export const COUNTRY_UNCERTAINTY: RateUncertainty = {
  fertility: 0.08,
  mortality: 0.05,
  migration: 0.004,
  turnover: 0.03
};

/** The same, with how unsure the fertility of the place itself is. */
export function uncertaintyOf({ ratio, deviation }: ShrunkenRatio): RateUncertainty {
  return { ...COUNTRY_UNCERTAINTY, fertility: Math.hypot(COUNTRY_UNCERTAINTY.fertility, deviation / ratio) };
}
