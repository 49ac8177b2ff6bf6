import { directoryAsData } from './directory-as-data.ts';
import { gapTimes } from './gap-times.ts';
import type { Line } from './line.ts';
import { registerImport } from './register-import.ts';
import { serviceSearchTimes } from './service-search.ts';

/** What the directory of services of the whole country costs; each part has a file of its own. */
export async function* directory(): AsyncGenerator<Line> {
  yield* registerImport();
  yield* gapTimes();
  yield* serviceSearchTimes();
  yield* directoryAsData();
}
