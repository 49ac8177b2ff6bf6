import { type Margin, raked } from './calibration.ts';
import type { Estimate } from './estimate.ts';
import { sampleDesign } from './sample-design.ts';

/**
 * People told by their number instead of one by one: those of one cell answered to the same traits and count alike, as
 * in counts that are kept while answers arrive. Figures are those of `estimateMean` on the same people one by one.
 */
export type CountedSample = {
  /** How many answered, by cell. */
  people: Float64Array;
  /** How many residents one of them stands for, by cell. */
  weights: Float64Array;
  /** Of each table of the census used: the group of each cell, and what one counted once brought to that table. */
  margins: readonly { groups: Int32Array; weights: Float64Array }[];
};

/** The sample as it is: each person counts as one. */
export function unweighted(people: ArrayLike<number>): CountedSample {
  const counted = Float64Array.from(people);
  return { people: counted, weights: counted.map(() => 1), margins: [] };
}

/**
 * The sample with weights that agree with tables of the census (`raked`); with one table this is post-stratification.
 * @returns null where nobody of a group with residents answered, or the tables do not come together
 */
export function weightedTo(people: ArrayLike<number>, margins: readonly Margin[]): CountedSample | null {
  const before = Float64Array.from(people);
  const calibrated = raked(sampleDesign(before), margins);
  if (calibrated.outcome !== 'calibrated') return null;
  const ofOne = (sums: Float64Array) => sums.map((sum, cell) => (before[cell] ? sum / before[cell] : 0));
  const { weights, calibration } = calibrated.design;
  return {
    people: before,
    weights: ofOne(weights),
    margins: (calibration?.margins ?? []).map((one) => ({ ...one, weights: ofOne(one.weights) }))
  };
}

/** People who said the same, by cell; a share has the values 1 and 0. */
export type SaidValue = { value: number; people: ArrayLike<number> };

/**
 * The mean of a number among those who said one. Who said nothing stays in the sample: she too was asked.
 * @param said each value once, with the people who said it
 * @returns NaN twice where nobody said anything
 */
export function countedMean(sample: CountedSample, said: readonly SaidValue[]): Estimate {
  let [weight, sum] = [0, 0];
  for (const { value, people } of said)
    for (let cell = 0; cell < sample.people.length; cell += 1) {
      const stands = (people[cell] ?? 0) * (sample.weights[cell] ?? 0);
      weight += stands;
      sum += stands * value;
    }
  const value = sum / weight;
  const [[variance = Number.NaN] = []] = countedCovariances(
    sample,
    said.map(({ people }) => people),
    [(at) => ((said[at]?.value ?? 0) - value) / weight]
  );
  return { value, standardError: Math.sqrt(variance) };
}

/** Rounds over several tables after which what they explain together has gone, as in `spread.ts`. */
const ROUNDS = 10;

/** One row: people of one cell who add the same to the estimates. */
type Rows = { cells: Int32Array; people: Float64Array };

/**
 * Variances and covariances of sums over the sample, as `covariances` gives them for the same people one by one.
 * @param said people by cell, once for each answer; who is in none of them adds nothing
 * @param influences for each estimate what somebody of an answer and a cell adds to it, before her weight
 */
export function countedCovariances(
  sample: CountedSample,
  said: readonly ArrayLike<number>[],
  influences: readonly ((answer: number, cell: number) => number)[]
): number[][] {
  const rows = rowsOf(sample, said);
  const rounds = sample.margins.length > 1 ? ROUNDS : 1;
  const columns = influences.map((influence) => {
    const rest = Float64Array.from(rows.cells, (cell, row) => {
      const answer = Math.floor(row / sample.people.length);
      return answer < said.length ? influence(answer, cell) * (sample.weights[cell] ?? 0) : 0;
    });
    for (let round = 0; round < rounds; round += 1)
      for (const margin of sample.margins) subtractMeans(rest, rows, margin);
    return awayFromMean(rest, rows);
  });
  const n = rows.people.reduce((sum, count) => sum + count, 0);
  return columns.map((left) =>
    columns.map((right) => {
      let sum = 0;
      for (let row = 0; row < left.length; row += 1)
        sum += (rows.people[row] ?? 0) * (left[row] ?? 0) * (right[row] ?? 0);
      return (n / (n - 1)) * sum;
    })
  );
}

/** A row for each answer and cell, and in the end one for those of each cell who said nothing. */
function rowsOf({ people }: CountedSample, said: readonly ArrayLike<number>[]): Rows {
  const cells = people.length;
  const rows: Rows = {
    cells: Int32Array.from({ length: cells * (said.length + 1) }, (_, at) => at % cells),
    people: new Float64Array(cells * (said.length + 1))
  };
  for (let cell = 0; cell < cells; cell += 1) {
    let silent = people[cell] ?? 0;
    for (const [at, counts] of said.entries()) {
      rows.people[at * cells + cell] = counts[cell] ?? 0;
      silent -= counts[cell] ?? 0;
    }
    rows.people[said.length * cells + cell] = silent;
  }
  return rows;
}

function subtractMeans(
  rest: Float64Array,
  { cells, people }: Rows,
  { groups, weights }: CountedSample['margins'][number]
): void {
  const sums = new Float64Array(groups.length);
  const counts = new Float64Array(groups.length);
  for (let row = 0; row < rest.length; row += 1) {
    const weight = weights[cells[row] ?? 0] ?? 0;
    const group = groups[cells[row] ?? 0] ?? 0;
    if (weight === 0) continue;
    sums[group] = (sums[group] ?? 0) + ((people[row] ?? 0) * (rest[row] ?? 0)) / weight;
    counts[group] = (counts[group] ?? 0) + (people[row] ?? 0);
  }
  for (let row = 0; row < rest.length; row += 1) {
    const cell = cells[row] ?? 0;
    const group = groups[cell] ?? 0;
    rest[row] = (rest[row] ?? 0) - ((sums[group] ?? 0) / (counts[group] || 1)) * (weights[cell] ?? 0);
  }
}

function awayFromMean(rest: Float64Array, { people }: Rows): Float64Array {
  let [n, sum] = [0, 0];
  for (let row = 0; row < rest.length; row += 1) {
    n += people[row] ?? 0;
    sum += (people[row] ?? 0) * (rest[row] ?? 0);
  }
  const mean = sum / n;
  return rest.map((value) => value - mean);
}

/** What uneven weights alone cost, as `weightingEffect` of the same people one by one (Kish 1965, 1 + L). */
export function countedEffect({ people, weights }: CountedSample): { effect: number; effective: number } {
  let [answers, sum, squares] = [0, 0, 0];
  for (let cell = 0; cell < people.length; cell += 1) {
    const [count, weight] = [people[cell] ?? 0, weights[cell] ?? 0];
    answers += count;
    sum += count * weight;
    squares += count * weight * weight;
  }
  const effective = sum ** 2 / squares;
  return { effect: answers / effective, effective };
}
