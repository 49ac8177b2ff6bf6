/** Work that came to its turn, or `busy` where as many wait already as may. */
export type Turn<T> = { outcome: 'done'; value: T } | { outcome: 'busy' };

/**
 * Lets some works run at once and some more wait for their turn, first come first served. Whoever comes after them is told
 * so at once: a question that is asked by an address can be asked by anybody's finger on a key.
 */
export function turns({
  atOnce,
  waiting
}: {
  atOnce: number;
  waiting: number;
}): <T>(work: () => Promise<T>) => Promise<Turn<T>> {
  let running = 0;
  const line: (() => void)[] = [];
  return async (work) => {
    if (running >= atOnce) {
      if (line.length >= waiting) return { outcome: 'busy' };
      // The turn is handed over, so that nobody who comes later takes it meanwhile.
      await new Promise<void>((resolve) => line.push(resolve));
    } else running += 1;
    try {
      return { outcome: 'done', value: await work() };
    } finally {
      const next = line.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
