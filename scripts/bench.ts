import { preparedFolder, SIZES } from './bench/country.ts';
import { desk } from './bench/desk.ts';
import { directory } from './bench/directory.ts';
import { documents } from './bench/documents.ts';
import { edits } from './bench/edits.ts';
import type { Line } from './bench/line.ts';
import { memory } from './bench/memory.ts';
import { monitoring } from './bench/monitoring.ts';
import { pages } from './bench/pages.ts';
import { writePage } from './bench/performance-page.ts';
import { population } from './bench/population.ts';
import { search } from './bench/search.ts';
import { start } from './bench/start.ts';
import { surveys } from './bench/surveys.ts';

/*
 * npm run bench                 measures everything and writes docs/performance.md
 * npm run bench -- pages start  measures these groups only; with --write their part of the page is written too
 *
 * One JSON line for each measurement goes to standard output, everything else to standard error. The exit code says
 * whether every goal holds. BENCH_BODIES=1,100 and BENCH_SECONDS=1 make a run small; its figures mean little.
 */
const GROUPS: Readonly<Record<string, () => AsyncGenerator<Line>>> = {
  pages,
  edits,
  search,
  documents,
  desk,
  directory,
  population,
  start,
  surveys,
  monitoring,
  memory
};

const words = process.argv.slice(2);
const named = words.filter((word) => !word.startsWith('--'));
const unknown = named.filter((name) => !GROUPS[name]);
if (unknown.length > 0) {
  console.error(
    `bench: there is no group ${unknown.join(', ')}; known are ${Object.keys(GROUPS).join(', ')}.`
  );
  process.exit(2);
}

/** Groups that measure bare calculations. */
const WITHOUT_COUNTRY = ['population'];

const asked = named.length > 0 ? named : Object.keys(GROUPS);
// A country is invented before anything is measured, so that no group waits for it.
const isCountryNeeded = asked.some((name) => !WITHOUT_COUNTRY.includes(name));
for (const bodies of isCountryNeeded ? SIZES : []) await preparedFolder(bodies);

const lines: Line[] = [];
for (const name of asked) {
  const begun = performance.now();
  for await (const line of GROUPS[name]?.() ?? []) {
    lines.push(line);
    console.log(JSON.stringify(line));
  }
  console.error(`bench: ${name} took ${Math.round((performance.now() - begun) / 1_000)} s`);
}
if (named.length === 0 || words.includes('--write')) writePage(lines);
process.exit(lines.every((line) => line.holds) ? 0 : 1);
