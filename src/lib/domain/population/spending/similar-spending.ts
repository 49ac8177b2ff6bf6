import type { Cents } from '../../shared/euro.ts';
import { perResident } from './spending.ts';

/** What another municipality of the installation spent in a whole year. */
export type SpendingElsewhere = { name: string; slug: string; residents: number; drawnCents: Cents };

/** A municipality is similar in size when it has between half and twice as many residents. */
const MOST_TIMES = 2;
/** So many are listed, those nearest in size. */
export const MOST_SIMILAR = 10;

export type SimilarSpending = {
  /** Nearest in size first. */
  places: (SpendingElsewhere & { perResident: Cents })[];
  /** The middle one of those listed; null where nobody is. */
  median: Cents | null;
};

/**
 * Municipalities of similar size that state the same year, by how far their number of residents is from ours as a
 * ratio; of two equally far the one whose address comes first, so that the order of the rows changes nothing.
 */
export function similarSpending(residents: number, elsewhere: readonly SpendingElsewhere[]): SimilarSpending {
  const places = elsewhere
    .filter((one) => one.residents > 0 && residents > 0 && ratio(one.residents, residents) <= MOST_TIMES)
    .toSorted(
      (one, other) =>
        ratio(one.residents, residents) - ratio(other.residents, residents) ||
        (one.slug < other.slug ? -1 : 1)
    )
    .slice(0, MOST_SIMILAR)
    .map((one) => ({ ...one, perResident: perResident(one.drawnCents, one.residents) ?? 0 }));
  return { places, median: medianOf(places.map((place) => place.perResident)) };
}

function ratio(one: number, other: number): number {
  return Math.max(one, other) / Math.min(one, other);
}

/** The middle of some numbers, of an even count the mean of the two in the middle to a whole cent. */
export function medianOf(values: readonly Cents[]): Cents | null {
  const sorted = values.toSorted((one, other) => one - other);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : Math.round((low + high) / 2);
}
