import { dataFolder } from '../reference/data-folder.ts';
import { type Boundaries, readBoundaries } from '../reference/read-boundaries.ts';

let read: Boundaries | undefined;

/** The boundaries of districts and regions, read from their files once a process. */
export function boundaries(): Boundaries {
  read ??= readBoundaries(dataFolder());
  return read;
}
