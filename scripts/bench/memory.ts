import { serveBare, serveProgram } from './child.ts';
import { countryFolder, documentsPrinted, newFolder, removeFolder, SIZES } from './country.ts';
import { load } from './http-client.ts';
import { type Line, lineOf } from './line.ts';

const SECONDS = Number(process.env.BENCH_SECONDS ?? 8);

/** Pages of every sort, some of them rendered anew each time. */
const PATHS = [
  '/',
  '/rajec',
  '/rajec/plan',
  '/banov/plan',
  '/rajec/plan/2026-2030/v1?anew=1',
  '/rajec/plan/2026-2030/opatrenia/o1?anew=1',
  '/rajec/potreby',
  '/hladat?q=opatrovatelska+sluzba',
  '/kraj/zilinsky'
];

/**
 * The most memory the whole service held, its printing process with it: while a first start prints the demonstrations,
 * after a start, and while 32 connections read pages and search.
 */
export async function* memory(): AsyncGenerator<Line> {
  yield await whilePrinting();
  for (const bodies of SIZES) {
    const folder = await countryFolder(bodies);
    const program = await serveProgram(folder);
    const bare = await serveBare(10_000);
    try {
      await load(bare.port, ['/'], SECONDS);
      const limit = bare.memory().most;
      const rest = { group: 'memory', unit: 'MiB', limit, goal: 'value <= 700' };
      yield lineOf({
        ...rest,
        name: `after the start, ${bodies} invented plans`,
        value: program.memory().now
      });
      await load(program.port, PATHS, SECONDS);
      yield lineOf({
        ...rest,
        name: `most under load, ${bodies} invented plans`,
        value: program.memory().most
      });
    } finally {
      await bare.stop();
      await program.stop();
      removeFolder(folder);
    }
  }
}

async function whilePrinting(): Promise<Line> {
  const folder = newFolder();
  const program = await serveProgram(folder);
  const bare = await serveBare(10_000);
  try {
    await documentsPrinted(program.port);
    return lineOf({
      ...{ group: 'memory', unit: 'MiB', limit: bare.memory().most, goal: 'value <= 700' },
      name: 'most while a first start prints the demonstrations',
      value: program.memory().most
    });
  } finally {
    await bare.stop();
    await program.stop();
    removeFolder(folder);
  }
}
