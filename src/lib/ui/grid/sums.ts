/** A number of a cell: null where nothing stands, undefined where what stands there is no number. */
export type CellValue = number | null | undefined;

export type GridSum = {
  value: number;
  /** No cell of the sum says anything. */
  empty: boolean;
  /** A cell of the sum is empty, and another is not. */
  incomplete: boolean;
};

/** The sum of cells of one kind, form and unit; null while one of them is no number, for then nobody knows it. */
export function sumOf(values: readonly CellValue[]): GridSum | null {
  if (values.includes(undefined)) return null;
  const given = values.filter((value): value is number => typeof value === 'number');
  const value = given.reduce((total, one) => total + one, 0);
  return { value, empty: given.length === 0, incomplete: given.length > 0 && given.length < values.length };
}
