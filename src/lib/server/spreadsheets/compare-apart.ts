import { inOwnProcess } from '../apart/in-own-process.ts';
import { oneAfterAnother } from '../apart/one-after-another.ts';
import { isReading } from '../use-cases/import/readings.ts';
import type { Asking, Compared, Comparing } from './compare-here.ts';

/** A region's 3,000 services with all that is known of them, beside what is kept of them, take half of the heap. */
const LIMITS = { heapMb: 640, longestMs: 60_000 };

/** `compareHere` in a process of its own, which is answered part by part what it asks for; too much for it is told. */
export const compareApart = oneAfterAnother(async (given: Comparing, { read, feedLists }: Asking) => {
  const worker = '#lib/server/spreadsheets/compare-worker.ts';
  const compared = await inOwnProcess<Compared>(worker, given, LIMITS, (question) => {
    const { name, asked } = question as { name: string; asked: never };
    if (name === 'feedLists') return feedLists();
    // Whoever reads a file of somebody else may be its puppet: it gets what is compared, and nothing else.
    return isReading(name) ? read(name, asked) : Promise.reject(new Error(`No such reading: ${name}`));
  });
  return compared.outcome === 'answered' ? compared.answer : 'not-compared';
});
