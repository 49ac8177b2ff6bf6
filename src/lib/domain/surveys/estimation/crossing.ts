import { exceedsChiSquared } from './distributions.ts';

/** Two questions answered by the same people: people by row and column. */
export type CrossedCounts = readonly (readonly number[])[];

export type CrossedTest = {
  /** Pearson's chi-squared, each person counted as one. */
  chiSquared: number;
  degrees: number;
  /** How often chance alone makes the two go together as much. */
  probability: number;
  /** How strongly the two go together, from 0 for not at all to 1 (Cramér's V). */
  effect: number;
};

/**
 * Whether the answers to two questions go together, and how strongly. Rows and columns of nobody are left out.
 * @returns null where fewer than two rows or columns have anybody
 */
export function crossedTest(counts: CrossedCounts): CrossedTest | null {
  const rows = counts.filter((row) => sumOf(row) > 0);
  const columns = (rows[0] ?? []).flatMap((_, at) =>
    sumOf(rows.map((row) => row[at] ?? 0)) > 0 ? [at] : []
  );
  const table = rows.map((row) => columns.map((at) => row[at] ?? 0));
  if (table.length < 2 || columns.length < 2) return null;
  const people = columns.map((_, at) => sumOf(table.map((row) => row[at] ?? 0)));
  const chiSquared = pearson(table, people);
  const smaller = Math.min(table.length, columns.length) - 1;
  const degrees = (table.length - 1) * (columns.length - 1);
  return {
    ...{ chiSquared, degrees, probability: exceedsChiSquared(chiSquared, degrees) },
    effect: Math.min(1, Math.sqrt(chiSquared / (sumOf(people) * smaller)))
  };
}

function pearson(table: CrossedCounts, columns: readonly number[]): number {
  const all = sumOf(columns);
  return sumOf(
    table.flatMap((row) =>
      row.map((count, at) => {
        const expected = (sumOf(row) * (columns[at] ?? 0)) / all;
        return (count - expected) ** 2 / expected;
      })
    )
  );
}

/** How strong an association is, in words: below a tenth none to speak of (Cohen 1988, limits for two groups). */
export function effectWord(effect: number): 'none' | 'weak' | 'medium' | 'strong' {
  if (effect < 0.1) return 'none';
  if (effect < 0.3) return 'weak';
  return effect < 0.5 ? 'medium' : 'strong';
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
