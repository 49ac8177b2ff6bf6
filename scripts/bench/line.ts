/** One measurement as it is printed: JSON on a line of its own. */
export type Line = {
  group: string;
  name: string;
  value: number;
  unit: string;
  /** What the bare floor gave in the same run, in the same unit. */
  limit: number;
  /** Value against limit. */
  ratio: number;
  /** For instance `ratio >= 0.5`, `value <= 20`, or both joined by `and`. */
  goal: string;
  holds: boolean;
};

/** A line with its ratio, and whether its goal holds. */
export function lineOf(given: Omit<Line, 'ratio' | 'holds'>): Line {
  const value = rounded(given.value);
  const limit = rounded(given.limit);
  const ratio = limit === 0 ? 0 : rounded(given.value / given.limit);
  const { group, name, unit, goal } = given;
  return { group, name, value, unit, limit, ratio, goal, holds: holds(goal, { value, ratio }) };
}

const CONDITION = /^(value|ratio) (>=|<=) (\d+(?:\.\d+)?)$/;

/** Whether every condition of a goal is met. Throws on a goal that says nothing. */
export function holds(goal: string, measured: { value: number; ratio: number }): boolean {
  return goal.split(' and ').every((condition) => {
    const read = CONDITION.exec(condition);
    if (!read) throw new Error(`The goal „${condition}“ cannot be judged.`);
    const number = measured[read[1] as 'value' | 'ratio'];
    return read[2] === '>=' ? number >= Number(read[3]) : number <= Number(read[3]);
  });
}

/** The n-th percentile (0 to 100) of measured times. */
export function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((share / 100) * sorted.length))] ?? 0;
}

/** Three figures that count. */
function rounded(value: number): number {
  return value === 0 ? 0 : Number(value.toPrecision(3));
}
