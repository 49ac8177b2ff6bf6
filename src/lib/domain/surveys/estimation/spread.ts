import { type Calibration, type DesignStage, type SampleDesign, sizeOf } from './sample-design.ts';

/**
 * Variances and covariances of sums over the sample, by linearisation and the clusters as they were drawn, stage by
 * stage: T. Lumley, *Analysis of complex survey samples*, Journal of Statistical Software 9 (2004) 8.
 * @param influences for each estimate what one answer adds to it, before its weight
 * @returns a square table; NaN where a stratum has one cluster of more, from which no spread can be told
 */
export function covariances(design: SampleDesign, influences: readonly Float64Array[]): number[][] {
  const columns = influences.map((column) => {
    const weighted = new Float64Array(column.length);
    for (let at = 0; at < column.length; at += 1)
      weighted[at] = (column[at] ?? 0) * (design.weights[at] ?? 0);
    return design.calibration ? unexplained(weighted, design.calibration) : weighted;
  });
  const [first] = design.stages;
  if (first && isPlain(first)) return plainCovariances(columns);
  const sums = columns.map(() => columns.map(() => 0));
  let shares: Float64Array = Float64Array.of(1);
  let parents: Int32Array = new Int32Array(design.weights.length);
  for (const stage of design.stages) {
    const drawn = drawnOf(stage, shares, parents);
    addStage(sums, stage, drawn, columns);
    // Beyond clusters of which nobody knows how many there are, nothing is added.
    if (!stage.populations) break;
    shares = drawn.clusterShares;
    parents = stage.clusters;
  }
  return sums;
}

/** Whether everybody was asked alike: each answer a cluster of its own, all in one stratum of which nobody knows the size. */
function isPlain({ strata, clusters, populations }: DesignStage): boolean {
  if (populations) return false;
  for (let at = 0; at < clusters.length; at += 1) if (clusters[at] !== at || strata[at] !== 0) return false;
  return true;
}

/** The same as stage by stage, without looking for clusters that are not there. */
function plainCovariances(columns: readonly Float64Array[]): number[][] {
  const n = columns[0]?.length ?? 0;
  const means = columns.map((column) => {
    let sum = 0;
    for (let at = 0; at < n; at += 1) sum += column[at] ?? 0;
    return sum / n;
  });
  const factor = n > 1 ? n / (n - 1) : Number.NaN;
  return columns.map((left, row) =>
    columns.map((right, column) => {
      const [leftMean, rightMean] = [means[row] ?? 0, means[column] ?? 0];
      let sum = 0;
      for (let at = 0; at < n; at += 1) sum += ((left[at] ?? 0) - leftMean) * ((right[at] ?? 0) - rightMean);
      return factor * sum;
    })
  );
}

/** The variance of one sum. */
export function variance(design: SampleDesign, influence: Float64Array): number {
  return covariances(design, [influence])[0]?.[0] ?? Number.NaN;
}

type Drawn = {
  /** Of each stratum: clusters drawn, clusters in all, and the part of the stages before that it stands for. */
  counts: Int32Array;
  totals: Float64Array;
  shares: Float64Array;
  /** Of each cluster its stratum, and the part that the next stage inside it stands for. */
  stratumOf: Int32Array;
  clusterShares: Float64Array;
};

function drawnOf(stage: DesignStage, parentShares: Float64Array, parents: Int32Array): Drawn {
  const strata = sizeOf(stage.strata);
  const counts = new Int32Array(strata);
  const shares = new Float64Array(strata);
  const stratumOf = new Int32Array(sizeOf(stage.clusters)).fill(-1);
  for (let at = 0; at < stage.clusters.length; at += 1) {
    const [cluster, stratum] = [stage.clusters[at] ?? 0, stage.strata[at] ?? 0];
    if (stratumOf[cluster] !== -1) continue;
    stratumOf[cluster] = stratum;
    counts[stratum] = (counts[stratum] ?? 0) + 1;
    shares[stratum] = parentShares[parents[at] ?? 0] ?? 1;
  }
  const totals = Float64Array.from(counts, (_, at) => stage.populations?.[at] ?? Number.POSITIVE_INFINITY);
  const clusterShares = Float64Array.from(stratumOf, (stratum) => {
    return ((shares[stratum] ?? 0) * (counts[stratum] ?? 0)) / (totals[stratum] ?? 1);
  });
  return { counts, totals, shares, stratumOf, clusterShares };
}

/** Adds what the clusters of one stage spread around the mean of their stratum. */
function addStage(sums: number[][], stage: DesignStage, drawn: Drawn, columns: readonly Float64Array[]) {
  const { counts, totals, shares, stratumOf } = drawn;
  const factors = Float64Array.from(counts, (count, stratum) => {
    const left = 1 - count / (totals[stratum] ?? count);
    if (left <= 0) return 0;
    return count > 1 ? ((shares[stratum] ?? 0) * left * count) / (count - 1) : Number.NaN;
  });
  const away = columns.map((column) => awayFromMean(column, stage, stratumOf, counts));
  for (const [row, left] of away.entries()) {
    for (const [at, right] of away.entries()) {
      let sum = 0;
      for (let cluster = 0; cluster < stratumOf.length; cluster += 1)
        sum += (factors[stratumOf[cluster] ?? 0] ?? 0) * (left[cluster] ?? 0) * (right[cluster] ?? 0);
      const line = sums[row];
      if (line) line[at] = (line[at] ?? 0) + sum;
    }
  }
}

/** Sum of each cluster less the mean of the sums in its stratum. */
function awayFromMean(
  column: Float64Array,
  { clusters }: DesignStage,
  stratumOf: Int32Array,
  counts: Int32Array
): Float64Array {
  const clusterSums = new Float64Array(stratumOf.length);
  for (let at = 0; at < column.length; at += 1) {
    const cluster = clusters[at] ?? 0;
    clusterSums[cluster] = (clusterSums[cluster] ?? 0) + (column[at] ?? 0);
  }
  const means = new Float64Array(counts.length);
  for (let cluster = 0; cluster < clusterSums.length; cluster += 1) {
    const stratum = stratumOf[cluster] ?? 0;
    means[stratum] = (means[stratum] ?? 0) + (clusterSums[cluster] ?? 0) / (counts[stratum] ?? 1);
  }
  return clusterSums.map((sum, cluster) => sum - (means[stratumOf[cluster] ?? 0] ?? 0));
}

/** Rounds over several tables after which what they explain together has gone. */
const ROUNDS = 10;

/** What the census tables, to which the weights were brought, do not explain: only that is uncertain. */
function unexplained(weighted: Float64Array, { margins, before }: Calibration): Float64Array {
  const rest = Float64Array.from(weighted);
  for (let round = 0; round < (margins.length > 1 ? ROUNDS : 1); round += 1)
    for (const margin of margins) subtractMeans(rest, margin, before);
  return rest;
}

function subtractMeans(
  rest: Float64Array,
  { groups, weights }: Calibration['margins'][number],
  before: Float64Array
): void {
  const sums = new Float64Array(sizeOf(groups));
  const counts = new Float64Array(sums.length);
  for (let at = 0; at < rest.length; at += 1) {
    const group = groups[at] ?? 0;
    const [weight, counted] = [weights[at] ?? 0, before[at] ?? 0];
    if (weight === 0) continue;
    sums[group] = (sums[group] ?? 0) + ((rest[at] ?? 0) * counted) / weight;
    counts[group] = (counts[group] ?? 0) + counted;
  }
  for (let at = 0; at < rest.length; at += 1) {
    const group = groups[at] ?? 0;
    rest[at] = (rest[at] ?? 0) - ((sums[group] ?? 0) / (counts[group] || 1)) * (weights[at] ?? 0);
  }
}
