import { type CountedSample, countedCovariances } from './counted-sample.ts';
import { exceedsF } from './distributions.ts';
import { degreesOfFreedom, type SampleDesign } from './sample-design.ts';
import { covariances } from './spread.ts';

export type Association = {
  f: number;
  /** Degrees of freedom of the two variances compared. */
  degrees: number;
  denominator: number;
  /** How often a difference as large appears where the two traits have nothing in common. */
  probability: number;
};

/**
 * Whether two traits go together: Pearson's test corrected for how the sample was drawn, second order of Rao and Scott,
 * *Annals of Statistics* 12 (1984) 46–60.
 * @param rows group of each answer by the first trait, from 0, `rowCount` of them; `columns` by the second
 * @returns null where a trait has fewer than two groups with answers, or the sample is too small to say
 */
export function association(
  design: SampleDesign,
  rows: Int32Array,
  columns: Int32Array,
  rowCount: number,
  columnCount: number
): Association | null {
  const cells = rowCount * columnCount;
  const { shares, influences } = cellShares(design, rows, columns, columnCount, cells);
  const spread = covariances(design, influences);
  const size = { rowCount, columnCount, n: rows.length, freedom: degreesOfFreedom(design) };
  return tested(shares, spread, size);
}

/**
 * The same of people who are told by their number: whether an answer goes together with a trait of the cells.
 * @param said people by cell, once for each answer; who gave none, or whose cell is in no group, is not compared
 * @param groups of each cell its group by the trait, from 0 to less than `groupCount`; -1 for none
 */
export function countedAssociation(
  sample: CountedSample,
  said: readonly ArrayLike<number>[],
  groups: Int32Array,
  groupCount: number
): Association | null {
  const shares = new Array<number>(said.length * groupCount).fill(0);
  let [all, n] = [0, 0];
  for (const [row, people] of said.entries())
    for (let cell = 0; cell < groups.length; cell += 1) {
      const group = groups[cell] ?? -1;
      if (group < 0) continue;
      const stands = (people[cell] ?? 0) * (sample.weights[cell] ?? 0);
      const at = row * groupCount + group;
      shares[at] = (shares[at] ?? 0) + stands;
      all += stands;
      n += people[cell] ?? 0;
    }
  if (n < 2) return null;
  const compared = shares.map((sum) => sum / all);
  const influences = compared.map((share, at) => (answer: number, cell: number) => {
    const group = groups[cell] ?? -1;
    if (group < 0) return 0;
    return ((answer * groupCount + group === at ? 1 : 0) - share) / all;
  });
  const size = { rowCount: said.length, columnCount: groupCount, n, freedom: n - 1 };
  return tested(compared, countedCovariances(sample, said, influences), size);
}

type TableSize = { rowCount: number; columnCount: number; n: number; freedom: number };

/** Rows and columns in which nobody stands say nothing: they would only count as degrees of freedom. */
function tested(
  shares: readonly number[],
  spread: readonly (readonly number[])[],
  { rowCount, columnCount, ...size }: TableSize
): Association | null {
  const places = (count: number) => Array.from({ length: count }, (_, at) => at);
  const at = (row: number, column: number) => row * columnCount + column;
  const isTold = (cell: number) => (shares[cell] ?? 0) > 0;
  const rows = places(rowCount).filter((row) =>
    places(columnCount).some((column) => isTold(at(row, column)))
  );
  const columns = places(columnCount).filter((column) => rows.some((row) => isTold(at(row, column))));
  const cells = rows.flatMap((row) => columns.map((column) => at(row, column)));
  return testedTable(
    cells.map((cell) => shares[cell] ?? 0),
    cells.map((cell) => cells.map((other) => spread[cell]?.[other] ?? 0)),
    { ...size, rowCount: rows.length, columnCount: columns.length }
  );
}

function testedTable(
  shares: readonly number[],
  spread: readonly (readonly number[])[],
  { rowCount, columnCount, n, freedom }: TableSize
): Association | null {
  const cells = rowCount * columnCount;
  const contrasts = interactions(rowCount, columnCount);
  const inverse = shares.map((share) => (share > 0 ? 1 / share : 0));
  // How much the drawn sample spreads along each contrast, beside a simple sample of as many answers.
  const found = contrasts.map((left) =>
    contrasts.map((right) =>
      sumOver(cells, (i) =>
        sumOver(
          cells,
          (j) =>
            (left[i] ?? 0) * (inverse[i] ?? 0) * (spread[i]?.[j] ?? 0) * (inverse[j] ?? 0) * (right[j] ?? 0)
        )
      )
    )
  );
  const simple = contrasts.map((left) =>
    contrasts.map((right) =>
      sumOver(cells, (i) => ((left[i] ?? 0) * (inverse[i] ?? 0) * (right[i] ?? 0)) / n)
    )
  );
  const effects = solve(simple, found);
  if (!effects) return null;
  const trace = sumOver(effects.length, (i) => effects[i]?.[i] ?? 0);
  const squared = sumOver(effects.length, (i) =>
    sumOver(effects.length, (j) => (effects[i]?.[j] ?? 0) * (effects[j]?.[i] ?? 0))
  );
  const degrees = trace ** 2 / squared;
  const denominator = degrees * freedom;
  const f = pearson(shares, rowCount, columnCount, n) / trace;
  if (!(degrees > 0) || !Number.isFinite(f)) return null;
  return { f, degrees, denominator, probability: exceedsF(f, degrees, denominator) };
}

function sumOver(count: number, term: (at: number) => number): number {
  let sum = 0;
  for (let at = 0; at < count; at += 1) sum += term(at);
  return sum;
}

/** The share of each cell of the table, row by row, and what each answer adds to it. */
function cellShares(
  { weights }: SampleDesign,
  rows: Int32Array,
  columns: Int32Array,
  columnCount: number,
  cells: number
): { shares: number[]; influences: Float64Array[] } {
  const cellOf = rows.map((row, at) => row * columnCount + (columns[at] ?? 0));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const shares = new Array<number>(cells).fill(0);
  for (let at = 0; at < cellOf.length; at += 1) {
    const cell = cellOf[at] ?? 0;
    shares[cell] = (shares[cell] ?? 0) + (weights[at] ?? 0) / all;
  }
  const influences = shares.map((share, cell) =>
    Float64Array.from(cellOf, (own) => ((own === cell ? 1 : 0) - share) / all)
  );
  return { shares, influences };
}

/** Tables in which neither rows nor columns differ on the whole: what is left is how the traits go together. */
function interactions(rowCount: number, columnCount: number): number[][] {
  const contrasts: number[][] = [];
  for (let row = 1; row < rowCount; row += 1)
    for (let column = 1; column < columnCount; column += 1)
      contrasts.push(
        Array.from({ length: rowCount * columnCount }, (_, cell) => {
          const [i, j] = [Math.floor(cell / columnCount), cell % columnCount];
          return ((i === row ? 1 : 0) - 1 / rowCount) * ((j === column ? 1 : 0) - 1 / columnCount);
        })
      );
  return contrasts;
}

/** Pearson's chi-squared of shares, as if `n` answers had been counted. */
function pearson(shares: readonly number[], rowCount: number, columnCount: number, n: number): number {
  const rowShare = (row: number) => sumOver(columnCount, (column) => shares[row * columnCount + column] ?? 0);
  const columnShare = (column: number) => sumOver(rowCount, (row) => shares[row * columnCount + column] ?? 0);
  return sumOver(shares.length, (cell) => {
    const expected = rowShare(Math.floor(cell / columnCount)) * columnShare(cell % columnCount);
    return expected === 0 ? 0 : (n * ((shares[cell] ?? 0) - expected) ** 2) / expected;
  });
}

/** X of A X = B by elimination with the largest pivot; null where A cannot be inverted. */
function solve(a: readonly (readonly number[])[], b: readonly (readonly number[])[]): number[][] | null {
  const size = a.length;
  const table = a.map((line, row) => [...line, ...(b[row] ?? [])]);
  for (let pivot = 0; pivot < size; pivot += 1) {
    const best = table.reduce(
      (most, line, row) =>
        row >= pivot && Math.abs(line[pivot] ?? 0) > Math.abs(table[most]?.[pivot] ?? 0) ? row : most,
      pivot
    );
    const chosen = table[best];
    if (!chosen || Math.abs(chosen[pivot] ?? 0) < 1e-300) return null;
    table[best] = table[pivot] ?? [];
    const divisor = chosen[pivot] ?? 1;
    const scaled = chosen.map((value) => value / divisor);
    table[pivot] = scaled;
    for (const [row, line] of table.entries()) {
      if (row === pivot) continue;
      const times = line[pivot] ?? 0;
      table[row] = line.map((value, at) => value - times * (scaled[at] ?? 0));
    }
  }
  return table.map((line) => line.slice(size));
}
