import { inOwnProcess } from '../apart/in-own-process.ts';
import { isReading } from '../use-cases/import/readings.ts';
import type { Asking, Comparing } from './compare-here.ts';

/** A region's 3,000 services with all that is known of them, beside what is kept of them, take half of the heap. */
const LIMITS = { heapMb: 640, longestMs: 60_000 };

/** One file after another: two large ones at once would take the memory of the whole program. */
let turn: Promise<unknown> = Promise.resolve();

/** `compareHere` in a process of its own, which is answered part by part what it asks for. */
export function compareApart(given: Comparing, asking: Asking): Promise<boolean> {
  const compared = turn.then(() => compareAlone(given, asking));
  turn = compared.catch(() => {});
  return compared;
}

async function compareAlone(given: Comparing, { read, feedLists }: Asking): Promise<boolean> {
  const worker = '#lib/server/spreadsheets/compare-worker.ts';
  const compared = await inOwnProcess<boolean>(worker, given, LIMITS, (question) => {
    const { name, asked } = question as { name: string; asked: never };
    if (name === 'feedLists') return feedLists();
    // Whoever reads a file of somebody else may be its puppet: it gets what is compared, and nothing else.
    return isReading(name) ? read(name, asked) : Promise.reject(new Error(`No such reading: ${name}`));
  });
  return compared.outcome === 'answered' && compared.answer;
}
