import { serveBare, serveProgram } from './child.ts';
import { countryFolder, newFolder, removeFolder, SIZES } from './country.ts';
import { type Line, lineOf, percentile } from './line.ts';

const TIMES = Number(process.env.BENCH_TIMES ?? 3);

/** From the start of the process until it serves, on an empty data folder and on a used one. */
export async function* start(): AsyncGenerator<Line> {
  const limit = await medianSeconds(async () => serveBare(100));
  const firsts: string[] = [];
  const value = await medianSeconds(async () => {
    const folder = newFolder();
    firsts.push(folder);
    return serveProgram(folder);
  });
  firsts.forEach(removeFolder);
  yield lineOf({ ...SECONDS, name: 'first start on an empty folder', value, limit, goal: 'value <= 15' });

  for (const bodies of SIZES) {
    const folder = await countryFolder(bodies);
    try {
      const again = await medianSeconds(() => serveProgram(folder));
      const name = `next start with ${bodies} invented plans`;
      yield lineOf({ ...SECONDS, name, value: again, limit, goal: 'value <= 3' });
    } finally {
      removeFolder(folder);
    }
  }
}

const SECONDS = { group: 'start', unit: 's' };

async function medianSeconds(serve: () => ReturnType<typeof serveProgram>): Promise<number> {
  const seconds: number[] = [];
  for (let time = 0; time < TIMES; time += 1) {
    const served = await serve();
    seconds.push(served.readyMs / 1_000);
    await served.stop();
  }
  return percentile(seconds, 50);
}
