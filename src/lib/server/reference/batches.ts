/** Does some work for every `size` rows, one batch after another, so that none holds the connection for long. */
export async function inBatches<T>(
  rows: readonly T[],
  size: number,
  work: (batch: T[]) => Promise<unknown>
): Promise<void> {
  for (let from = 0; from < rows.length; from += size) await work(rows.slice(from, from + size));
}
