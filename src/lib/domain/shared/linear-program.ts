/** A factor of a variable; variables are named by letters and digits, a letter first. */
export type Term = readonly [factor: number, variable: string];

/** `terms` added up are at most, or at least, a bound. */
export type LinearRow = { terms: readonly Term[]; is: 'at-most' | 'at-least'; bound: number };

/** A mixed-integer linear program: the largest sum of terms. Variables are 0 or more, binary ones 0 or 1. */
export type LinearProgram = {
  maximise: readonly Term[];
  rows: readonly LinearRow[];
  binary: readonly string[];
};

/**
 * What a solver says: the largest sum with the binary variables that are 1; the best that was found before the time was
 * up, which may be nothing; or that nothing satisfies all rows.
 */
export type Solved =
  | { outcome: 'largest' | 'in-time'; ones: ReadonlySet<string> }
  | { outcome: 'nothing' | 'too-long' };

export type Solve = (program: LinearProgram) => Promise<Solved>;
