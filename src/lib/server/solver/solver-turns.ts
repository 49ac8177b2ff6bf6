import { turns } from '../apart/turns.ts';

/** A choice is asked by an address, so anybody at a desk can ask many at once: one process, and a short line before it. */
export const inTurn = turns({ atOnce: 1, waiting: 3 });
