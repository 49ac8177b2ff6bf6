import { type SampleDesign, sizeOf } from './sample-design.ts';

/** Answers by a trait known of all residents, and how many residents the census counts in each group. */
export type Margin = {
  /** Group of each answer, from 0. */
  groups: Int32Array;
  /** Residents of each group; one with residents and no answer cannot be weighted up. */
  residents: readonly number[];
};

export type Calibrated = { outcome: 'calibrated'; design: SampleDesign; rounds: number };
export type NotCalibrated = {
  /** A group of residents from which nobody answered; or tables that do not come together. */
  outcome: 'empty-group' | 'not-converging';
  /** Place of the table and of the group in it. */
  margin?: number;
  group?: number;
};

const MOST_ROUNDS = 200;
/** A share of a group by which the sum of its weights may miss the census. */
const CLOSE_ENOUGH = 1e-9;

/** Weights so that each group counts as many as the census says, within it as before (poststratifikácia). */
export function postStratified(design: SampleDesign, margin: Margin): Calibrated | NotCalibrated {
  const empty = emptyGroup(design.weights, margin);
  if (empty !== null) return { outcome: 'empty-group', margin: 0, group: empty };
  const weights = Float64Array.from(design.weights);
  adjust(weights, margin);
  const calibration = { margins: [{ groups: margin.groups, weights }], before: design.weights };
  return { outcome: 'calibrated', design: { ...design, weights, calibration }, rounds: 1 };
}

/**
 * Weights that agree with several tables of the census at once, of which only the margins are known, each brought to its
 * table in turn until none changes (raking): Deming and Stephan, *Annals of Mathematical Statistics* 11 (1940) 427–444.
 */
export function raked(
  design: SampleDesign,
  margins: readonly Margin[],
  closeEnough = CLOSE_ENOUGH
): Calibrated | NotCalibrated {
  for (const [at, margin] of margins.entries()) {
    const group = emptyGroup(design.weights, margin);
    if (group !== null) return { outcome: 'empty-group', margin: at, group };
  }
  const weights = Float64Array.from(design.weights);
  for (let round = 1; round <= MOST_ROUNDS; round += 1) {
    let furthest = 0;
    const brought = margins.map((margin) => {
      furthest = Math.max(furthest, adjust(weights, margin));
      return { groups: margin.groups, weights: weights.slice() };
    });
    if (furthest > closeEnough) continue;
    const calibration = { margins: brought, before: design.weights };
    return { outcome: 'calibrated', design: { ...design, weights, calibration }, rounds: round };
  }
  return { outcome: 'not-converging' };
}

function emptyGroup(weights: Float64Array, { groups, residents }: Margin): number | null {
  const sums = sumsOf(weights, groups, residents.length);
  const empty = residents.findIndex((count, group) => count > 0 && !((sums[group] ?? 0) > 0));
  return empty === -1 ? null : empty;
}

/** @returns the largest share by which a group was wrong */
function adjust(weights: Float64Array, { groups, residents }: Margin): number {
  const sums = sumsOf(weights, groups, residents.length);
  const factors = sums.map((sum, group) => (sum === 0 ? 0 : (residents[group] ?? 0) / sum));
  for (let at = 0; at < weights.length; at += 1)
    weights[at] = (weights[at] ?? 0) * (factors[groups[at] ?? 0] ?? 0);
  return factors.reduce(
    (most, factor, group) => (sums[group] ? Math.max(most, Math.abs(factor - 1)) : most),
    0
  );
}

function sumsOf(weights: Float64Array, groups: Int32Array, count: number): Float64Array {
  const sums = new Float64Array(Math.max(count, sizeOf(groups)));
  for (let at = 0; at < weights.length; at += 1)
    sums[groups[at] ?? 0] = (sums[groups[at] ?? 0] ?? 0) + (weights[at] ?? 0);
  return sums;
}
