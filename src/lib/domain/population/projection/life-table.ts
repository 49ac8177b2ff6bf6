/** The ages at which abridged life tables begin a group: 0, 1, 5, 10, … 100 and more. */
export const ABRIDGED_AGES: readonly number[] = [0, 1, ...Array.from({ length: 20 }, (_, i) => 5 * (i + 1))];

export type Sex = 'males' | 'females';
export const SEXES = ['males', 'females'] as const satisfies readonly Sex[];

/** Survivors to exact age 0, 1, 5, … 100 of one person born, and years still lived from 100 on by one born. */
export type LifeTable = {
  /** At the ages of {@link ABRIDGED_AGES}; falling from 1. */
  survivors: readonly number[];
  /** Years lived in each group by one born; the last is everything from 100 on. */
  lived: readonly number[];
};

/**
 * A life table from death rates (*úmrtnostná tabuľka*).
 * Years lived by those who die before five follow Coale and Demeny's West pattern (*Regional Model Life Tables*, 1983;
 * formulas in Preston, Heuveline and Guillot, *Demography*, 2001, table 3.3); in other groups deaths fall in the middle,
 * at 95–99 the rate is constant, and the last group lives 1/rate.
 * @param rates deaths per person and year at {@link ABRIDGED_AGES}, each above 0
 */
export function lifeTable(rates: readonly number[], sex: Sex): LifeTable {
  const survivors = [1];
  const lived: number[] = [];
  ABRIDGED_AGES.forEach((age, place) => {
    const rate = rates[place] ?? 0;
    const alive = survivors[place] ?? 0;
    const width = (ABRIDGED_AGES[place + 1] ?? Number.POSITIVE_INFINITY) - age;
    if (width === Number.POSITIVE_INFINITY) {
      lived.push(alive / rate);
      return;
    }
    const dying = probabilityOfDeath(rate, width, yearsOfTheDying(age, rates[0] ?? 0, sex));
    survivors.push(alive * (1 - dying));
    lived.push((alive * dying) / rate);
  });
  return { survivors, lived };
}

/** Life expectancy at birth in years (*stredná dĺžka života*). */
export function lifeExpectancy({ lived }: LifeTable): number {
  return lived.reduce((sum, years) => sum + years, 0);
}

/** Coale and Demeny, West: years lived in the first year, and from one to five, by those who die; at high infant rates fixed. */
const WEST = {
  males: { first: [0.045, 2.684], later: [1.651, -2.816], high: [0.33, 1.352] },
  females: { first: [0.053, 2.8], later: [1.522, -1.518], high: [0.35, 1.361] }
} as const;
const HIGH_INFANT_RATE = 0.107;

/** Years that those who die in the group from `age` live in it; null where the rate is constant. */
function yearsOfTheDying(age: number, infantRate: number, sex: Sex): number | null {
  if (age >= 5) return age === 95 ? null : 2.5;
  const { first, later, high } = WEST[sex];
  const [place, [base, slope]] = age === 0 ? ([0, first] as const) : ([1, later] as const);
  return infantRate < HIGH_INFANT_RATE ? base + slope * infantRate : high[place];
}

function probabilityOfDeath(rate: number, width: number, years: number | null): number {
  if (years === null) return 1 - Math.exp(-width * rate);
  return Math.min(1, (width * rate) / (1 + (width - years) * rate));
}
