import { sumOf } from './cohort-component.ts';
import { type Beside, priorStrength, shrunkenRatio } from './local-rates.ts';
import type { ProjectedYear } from './projection.ts';

/** Births, deaths and moves that were counted in a place in a year; null where they are not stated. */
export type MovementYear = {
  year: number;
  births: number | null;
  deaths: number | null;
  /** People who came less those who left. */
  netMigration: number | null;
};

/** Net migration of some years, and the years that people lived in the place meanwhile. */
export type Moves = { net: number; personYears: number };

/** What was counted in a place, each beside what the country's rates would give its people in the same years. */
export type SeenMovement = { births: Beside; deaths: Beside; moves: Moves };

export const NOTHING_SEEN: SeenMovement = {
  births: { observed: 0, expected: 0 },
  deaths: { observed: 0, expected: 0 },
  moves: { net: 0, personYears: 0 }
};

/**
 * Sums up what a place shows of its own. A year counts for each of the three only where that was stated.
 * @param expected the place projected by the country's rates as they are; years it does not reach are passed over
 */
export function seenMovement(
  movement: readonly MovementYear[],
  expected: readonly ProjectedYear[]
): SeenMovement {
  let seen = NOTHING_SEEN;
  for (const { year, births, deaths, netMigration } of movement) {
    const at = expected.findIndex((one) => one.year === year);
    const [begun, ended] = [expected[at], expected[at + 1]];
    if (!begun || !ended) continue;
    const lived = (sumOf(begun.population) + sumOf(ended.population)) / 2;
    seen = togetherSeen(seen, {
      births: { observed: births ?? 0, expected: births === null ? 0 : ended.births },
      deaths: { observed: deaths ?? 0, expected: deaths === null ? 0 : ended.deaths },
      moves: { net: netMigration ?? 0, personYears: netMigration === null ? 0 : lived }
    });
  }
  return seen;
}

/** What two places, or two times, show together. */
export function togetherSeen(one: SeenMovement, other: SeenMovement): SeenMovement {
  const beside = (a: Beside, b: Beside): Beside => ({
    observed: a.observed + b.observed,
    expected: a.expected + b.expected
  });
  return {
    births: beside(one.births, other.births),
    deaths: beside(one.deaths, other.deaths),
    moves: {
      net: one.moves.net + other.moves.net,
      personYears: one.moves.personYears + other.moves.personYears
    }
  };
}

/**
 * A factor of the country's rates in a place. `expected` is brought to the country's own sum of events, so that the
 * factor says how the place differs from the country and not how the country differs from its projection.
 */
export type LocalRatio = Beside & {
  /** Factor of the district, the value that the place is drawn to; 1 where the district is not known. */
  district: number;
  /** Share of the place's own counts in the result, from 0 to 1. */
  weight: number;
  ratio: number;
  deviation: number;
};

/** Net migration per inhabitant and year in a place. */
export type LocalMoves = Moves & {
  country: number;
  district: number;
  weight: number;
  rate: number;
  deviation: number;
};

export type LocalMovement = { births: LocalRatio; deaths: LocalRatio; moves: LocalMoves };

/** A place with its district; null for whole cities, which are more than one. */
export type MovementOfPlace = { district: string | null; seen: SeenMovement };

/** What is known of places before one of them is looked at. */
export type MovementPriors = { births: RatioPrior; deaths: RatioPrior; moves: MovesPrior };

type RatioPrior = { level: number; districts: ReadonlyMap<string, number>; strength: number };
type MovesPrior = { country: number; districts: ReadonlyMap<string, number>; between: number };

/**
 * How much a place must show to be believed, from all places: districts beside the country, then municipalities beside
 * their district. Counts are Poisson with a gamma prior (global empirical Bayes, Marshall 1991, see
 * {@link priorStrength}); net migration is a sum of many who come and leave, so it is taken as normal.
 * @param places in any order
 * @param turnover people who come or leave in a year, per inhabitant: what chance alone does to net migration
 */
export function movementPriors(places: readonly MovementOfPlace[], turnover: number): MovementPriors {
  const ratios = (of: (seen: SeenMovement) => Beside) =>
    ratioPrior(places.map(({ district, seen }) => ({ district, ...of(seen) })));
  return {
    births: ratios(({ births }) => births),
    deaths: ratios(({ deaths }) => deaths),
    moves: movesPrior(
      places.map(({ district, seen }) => ({ district, ...seen.moves })),
      turnover
    )
  };
}

/** What a place's own counts make of the country's rates; a place without counts is as its district. */
export function localMovement(
  { district, seen }: MovementOfPlace,
  { births, deaths, moves }: MovementPriors,
  turnover: number
): LocalMovement {
  return {
    births: localRatio(district, seen.births, births),
    deaths: localRatio(district, seen.deaths, deaths),
    moves: localMoves(district, seen.moves, moves, turnover)
  };
}

type InDistrict = { district: string | null };

function ratioPrior(places: readonly (Beside & InDistrict)[]): RatioPrior {
  const whole = besideOf(places);
  const level = whole.expected > 0 ? whole.observed / whole.expected : 0;
  // Nothing was counted anywhere: no place differs from any other.
  if (level === 0) return { level: 1, districts: new Map(), strength: Number.POSITIVE_INFINITY };
  const levelled = places.map((place) => ({ ...place, expected: place.expected * level }));
  const sums = new Map([...byDistrict(levelled)].map(([code, of]) => [code, besideOf(of)]));
  const ofDistricts = priorStrength([...sums.values()]);
  const districts = new Map(
    [...sums].map(([code, sum]) => [code, shrunkenRatio(sum, ofDistricts).ratio] as const)
  );
  const within = levelled.map((place) => ({
    observed: place.observed,
    expected: place.expected * (districts.get(place.district ?? '') ?? 1)
  }));
  return { level, districts, strength: priorStrength(within) };
}

function localRatio(district: string | null, seen: Beside, prior: RatioPrior): LocalRatio {
  const expected = seen.expected * prior.level;
  const ofDistrict = prior.districts.get(district ?? '') ?? 1;
  const within = shrunkenRatio({ observed: seen.observed, expected: expected * ofDistrict }, prior.strength);
  return {
    ...{ observed: seen.observed, expected, district: ofDistrict },
    weight: weightOf(expected * ofDistrict, prior.strength),
    ...{ ratio: ofDistrict * within.ratio, deviation: ofDistrict * within.deviation }
  };
}

function movesPrior(places: readonly (Moves & InDistrict)[], turnover: number): MovesPrior {
  const whole = movesOf(places);
  const country = whole.personYears > 0 ? whole.net / whole.personYears : 0;
  const sums = new Map([...byDistrict(places)].map(([code, of]) => [code, movesOf(of)]));
  const betweenDistricts = varianceBetween([...sums.values()], () => country, turnover);
  const districts = new Map(
    [...sums].map(([code, sum]) => [code, drawnTo(country, sum, betweenDistricts, turnover).rate] as const)
  );
  const ofDistrict = ({ district }: InDistrict) => districts.get(district ?? '') ?? country;
  return { country, districts, between: varianceBetween(places, ofDistrict, turnover) };
}

function localMoves(district: string | null, seen: Moves, prior: MovesPrior, turnover: number): LocalMoves {
  const ofDistrict = prior.districts.get(district ?? '') ?? prior.country;
  const drawn = drawnTo(ofDistrict, seen, prior.between, turnover);
  return { ...seen, country: prior.country, district: ofDistrict, ...drawn };
}

/** By how much rates of places differ from what is expected beyond chance (method of moments); 0 where they do not. */
function varianceBetween<P extends Moves>(
  places: readonly P[],
  expected: (place: P) => number,
  turnover: number
): number {
  const { personYears } = movesOf(places);
  if (personYears === 0) return 0;
  const spread = places.reduce((sum, place) => {
    const off = place.personYears > 0 ? place.net / place.personYears - expected(place) : 0;
    return sum + place.personYears * off ** 2;
  }, 0);
  return Math.max(0, (spread - turnover * places.length) / personYears);
}

function drawnTo(middle: number, { net, personYears }: Moves, between: number, turnover: number) {
  const weight = between > 0 ? weightOf(personYears, turnover / between) : 0;
  const own = personYears > 0 ? net / personYears : middle;
  return {
    weight,
    rate: middle + weight * (own - middle),
    deviation: Math.sqrt(between * (1 - weight))
  };
}

const weightOf = (seen: number, strength: number) =>
  strength === Number.POSITIVE_INFINITY || seen === 0 ? 0 : seen / (seen + strength);

/** Places without a district are no district of their own. */
function byDistrict<P extends InDistrict>(places: readonly P[]): Map<string, P[]> {
  const known = places.flatMap((place) => (place.district === null ? [] : [{ place, in: place.district }]));
  const found = Map.groupBy(known, (one) => one.in);
  return new Map([...found].map(([code, of]) => [code, of.map(({ place }) => place)]));
}

function besideOf(places: readonly Beside[]): Beside {
  return places.reduce(
    (sum, { observed, expected }) => ({
      observed: sum.observed + observed,
      expected: sum.expected + expected
    }),
    { observed: 0, expected: 0 }
  );
}

function movesOf(places: readonly Moves[]): Moves {
  return places.reduce(
    (sum, { net, personYears }) => ({ net: sum.net + net, personYears: sum.personYears + personYears }),
    { net: 0, personYears: 0 }
  );
}
