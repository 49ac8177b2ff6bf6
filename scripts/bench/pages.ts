import { serveBare, serveProgram } from './child.ts';
import { countryFolder, removeFolder, SIZES } from './country.ts';
import { load } from './http-client.ts';
import { type Line, lineOf } from './line.ts';

const SECONDS = Number(process.env.BENCH_SECONDS ?? 8);
const WARM_UP = Math.min(2, SECONDS);

const PLAN = '/rajec/plan/2026-2030/v1';
const MEASURE = '/rajec/plan/2026-2030/opatrenia/o1';

/** Public pages: from the warm cache, and rendered anew, beside bare servers that send as many bytes. */
export async function* pages(): AsyncGenerator<Line> {
  for (const bodies of SIZES) {
    const folder = await countryFolder(bodies);
    const program = await serveProgram(folder);
    try {
      yield* cached(program.port, bodies);
      yield await anew(program.port, bodies, 'measure page', MEASURE, 'value >= 1000');
      yield await anew(program.port, bodies, 'whole plan', PLAN, 'value >= 300');
    } finally {
      await program.stop();
      removeFolder(folder);
    }
  }
}

async function* cached(port: number, bodies: number): AsyncGenerator<Line> {
  // Compressed, as every browser asks for it.
  await load(port, [PLAN], WARM_UP, 'br');
  const ours = await load(port, [PLAN], SECONDS, 'br');
  const bare = await loadBare(ours.bytes, false);
  const name = `plan page from the warm cache, ${bodies} invented plans`;
  yield lineOf({
    ...{ group: 'pages', name: `${name}, requests`, unit: 'requests/s', goal: 'ratio >= 0.5' },
    ...{ value: ours.perSecond, limit: bare.perSecond }
  });
  yield lineOf({
    ...{ group: 'pages', name: `${name}, p99`, unit: 'ms', goal: 'value <= 20' },
    ...{ value: ours.p99, limit: bare.p99 }
  });
}

/** A page with a query is rendered for every request, because queries are not cached. */
async function anew(port: number, bodies: number, what: string, path: string, goal: string): Promise<Line> {
  const fresh = [`${path}?anew=1`];
  await load(port, fresh, WARM_UP);
  const ours = await load(port, fresh, SECONDS);
  const bare = await loadBare(ours.bytes, true);
  const size = Math.round(ours.bytes / 1_000);
  return lineOf({
    ...{
      group: 'pages',
      name: `${what} of ${size} kB rendered anew, ${bodies} invented plans`,
      unit: 'requests/s',
      goal
    },
    ...{ value: ours.perSecond, limit: bare.perSecond }
  });
}

async function loadBare(bytes: number, compose: boolean) {
  const bare = await serveBare(bytes, compose);
  try {
    await load(bare.port, ['/'], WARM_UP);
    return await load(bare.port, ['/'], SECONDS);
  } finally {
    await bare.stop();
  }
}
