/** One stage of drawing: of which groups (strata) how many clusters were drawn. Answers are counted from 0. */
export type DesignStage = {
  /** Stratum of each answer, from 0 without gaps; it lies in one cluster of the stage before. */
  strata: Int32Array;
  /** Cluster of each answer, from 0 without gaps; it lies in one stratum. */
  clusters: Int32Array;
  /** Clusters that each stratum has in all; null where nobody counted them: as if drawn with replacement. */
  populations: Float64Array | null;
};

/** Answers grouped after the fact so that they count as many as the census does (see `calibration.ts`). */
export type Calibration = {
  /** Of each table used: the group of each answer, from 0, and what each counted once it was brought to that table. */
  margins: readonly { groups: Int32Array; weights: Float64Array }[];
  /** What each answer counted before. */
  before: Float64Array;
};

/** How answers came to be, and how many residents each stands for (váhy). */
export type SampleDesign = {
  weights: Float64Array;
  stages: readonly DesignStage[];
  calibration: Calibration | null;
};

/** Labels of one stage, one for each answer; left out, each answer is a cluster, and all are one stratum. */
export type StageLabels = {
  strata?: readonly unknown[];
  clusters?: readonly unknown[];
  /** Clusters in the answer's whole stratum. */
  populations?: readonly number[];
};

/** A design from its labels, the first stage first; without stages, answers of everybody who was asked alike. */
export function sampleDesign(
  weights: ArrayLike<number>,
  stages: readonly StageLabels[] = [{}]
): SampleDesign {
  const numbered: DesignStage[] = [];
  let parents: Int32Array = new Int32Array(weights.length);
  for (const { strata, clusters, populations } of stages) {
    const stratum = nestedIn(parents, strata);
    const cluster = clusters ? nestedIn(stratum, clusters) : Int32Array.from(weights, (_, at) => at);
    numbered.push({
      strata: stratum,
      clusters: cluster,
      populations: populations ? firstOfEach(stratum, populations) : null
    });
    parents = cluster;
  }
  return { weights: Float64Array.from(weights), stages: numbered, calibration: null };
}

/** Numbers from 0 for pairs of an outer group and a label, in the order in which they come. */
function nestedIn(outer: Int32Array, labels: readonly unknown[] | undefined): Int32Array {
  const known = new Map<number, Map<unknown, number>>();
  let next = 0;
  return outer.map((group, at) => {
    const inside = known.get(group) ?? new Map<unknown, number>();
    known.set(group, inside);
    const label = labels?.[at] ?? null;
    const number = inside.get(label) ?? next++;
    inside.set(label, number);
    return number;
  });
}

function firstOfEach(groups: Int32Array, values: readonly number[]): Float64Array {
  const first = new Float64Array(sizeOf(groups));
  for (let at = groups.length - 1; at >= 0; at -= 1) first[groups[at] ?? 0] = values[at] ?? 0;
  return first;
}

/** How many groups there are, by the largest number. */
export function sizeOf(groups: Int32Array): number {
  let largest = -1;
  for (const group of groups) if (group > largest) largest = group;
  return largest + 1;
}

/** How many clusters beyond one in each stratum tell the spread: degrees of freedom (stupne voľnosti). */
export function degreesOfFreedom({ stages, weights }: SampleDesign): number {
  const [first] = stages;
  if (!first) return weights.length - 1;
  return sizeOf(first.clusters) - sizeOf(first.strata);
}
