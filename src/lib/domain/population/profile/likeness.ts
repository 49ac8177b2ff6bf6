/** What makes municipalities alike, of one of them. Shares lie between 0 and 1. */
export type PlaceTraits = {
  code: string;
  /** Above 0. */
  inhabitants: number;
  /** Share of everybody at 0–14, at 65 and more, at 80 and more. */
  children: number;
  old: number;
  oldest: number;
  /** Shares of people of 15 and more by their highest education. */
  university: number;
  withoutExam: number;
  /** Whether it is the town a district is named after, or one of the two whole cities. */
  isDistrictTown: boolean;
};

/** A municipality and how far it is from the one asked about: 0 is its twin. */
export type Likeness = { code: string; distance: number };

type Trait = { of: (place: PlaceTraits) => number; weight: number };

/**
 * Traits and how much they weigh, ours: size as much as the three ages together, education a third of that. Size is
 * taken by its logarithm, so that 500 and 1,000 people are as far apart as 5,000 and 10,000.
 */
const TRAITS: readonly Trait[] = [
  { of: ({ inhabitants }) => Math.log(inhabitants), weight: 3 },
  { of: ({ children }) => children, weight: 1 },
  { of: ({ old }) => old, weight: 1 },
  { of: ({ oldest }) => oldest, weight: 1 },
  { of: ({ university }) => university, weight: 0.5 },
  { of: ({ withoutExam }) => withoutExam, weight: 0.5 }
];

/** A town with offices of a district, and one without, are as unlike as two standard deviations of size. */
const DISTRICT_TOWN = 2 * Math.sqrt(3);

/** Equal shares sum to a mean that differs in its last digit; two different places differ by far more than this. */
const NO_SPREAD = 1e-18;

/** Places as points of a space in which straight distance is unlikeness. */
export type LikenessSpace = { places: readonly { code: string; at: readonly number[] }[] };

/**
 * Puts places into one space: each trait in standard deviations among all of them (a trait in which they do not
 * differ says nothing), times the root of its weight.
 */
export function likenessSpace(places: readonly PlaceTraits[]): LikenessSpace {
  // Sums of numbers depend on their order in the last digit, and the order of places must not matter.
  const ordered = places.toSorted((a, b) => (a.code < b.code ? -1 : 1));
  const scales = TRAITS.map(({ of, weight }) => {
    const values = ordered.map(of);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const spread = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    return { of, mean, factor: spread > NO_SPREAD ? Math.sqrt(weight / spread) : 0 };
  });
  return {
    places: ordered.map((place) => ({
      code: place.code,
      at: [
        ...scales.map(({ of, mean, factor }) => (of(place) - mean) * factor),
        place.isDistrictTown ? DISTRICT_TOWN : 0
      ]
    }))
  };
}

/** Straight distance (Euclid) of two points of a space: the same both ways. */
export function unlikeness(one: readonly number[], other: readonly number[]): number {
  return Math.sqrt(one.reduce((sum, value, at) => sum + (value - (other[at] ?? 0)) ** 2, 0));
}

/**
 * The places most like one, nearest first; of two as near, the lower code first.
 * @returns none for a code that is not in the space
 */
export function mostAlike({ places }: LikenessSpace, code: string, count: number): Likeness[] {
  const here = places.find((place) => place.code === code);
  if (!here) return [];
  return places
    .filter((place) => place !== here)
    .map((place) => ({ code: place.code, distance: unlikeness(here.at, place.at) }))
    .toSorted((a, b) => a.distance - b.distance || (a.code < b.code ? -1 : 1))
    .slice(0, count);
}
