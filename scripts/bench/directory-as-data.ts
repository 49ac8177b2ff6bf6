import { serveDirectoryFloor, serveProgram } from './child.ts';
import { countryFolder, removeFolder, SIZES } from './country.ts';
import { load } from './http-client.ts';
import { type Line, lineOf, percentile } from './line.ts';
import { inventServices } from './services.ts';

const SECONDS = Number(process.env.BENCH_SECONDS ?? 8);
const WARM_UP = Math.min(2, SECONDS);
const TIMES = Number(process.env.BENCH_TIMES ?? 9);

const SERVICES = [100, 1_000, 9_000];
const API = '/api/hsds';
/** So many different services are asked for in turn. */
const ASKED = 500;

/** The directory as data, beside a bare server that runs the plain select on the same rows. */
export async function* directoryAsData(): AsyncGenerator<Line> {
  for (const count of SERVICES) {
    const folder = await countryFolder(SIZES[0] ?? 1);
    const ids = await inventServices(folder, count);
    const floor = await floorFor(folder, { count, ids });
    yield* asData(folder, floor, { count, ids });
    removeFolder(folder);
  }
}

type Floor = { list: number; one: number; allMs: number };
type Invented = { count: number; ids: readonly string[] };

const pagesOf = (count: number) => Array.from({ length: Math.ceil(count / 50) }, (_, at) => at + 1);

/** What the bare server gives; it ends before the program opens the same folder. */
async function floorFor(folder: string, { count, ids }: Invented): Promise<Floor> {
  const floor = await serveDirectoryFloor(folder);
  try {
    const lists = pagesOf(count).map((page) => `/list?page=${page}`);
    await load(floor.port, lists, WARM_UP);
    const list = await load(floor.port, lists, SECONDS);
    const one = await load(
      floor.port,
      ids.slice(0, ASKED).map((id) => `/one?id=${id}`),
      SECONDS
    );
    return { list: list.perSecond, one: one.perSecond, allMs: await timeOf(floor.port, '/all') };
  } finally {
    await floor.stop();
  }
}

async function* asData(folder: string, floor: Floor, { count, ids }: Invented): AsyncGenerator<Line> {
  const program = await serveProgram(folder);
  const named = (name: string) => ({ group: 'directory', name: `${name}, ${count} services` });
  const perSecond = async (name: string, paths: readonly string[], limit: number): Promise<Line> => {
    await load(program.port, paths, WARM_UP);
    const { perSecond: value } = await load(program.port, paths, SECONDS);
    return lineOf({ ...named(name), unit: 'requests/s', goal: 'ratio >= 0.6', value, limit });
  };
  try {
    const lists = pagesOf(count).map((page) => `${API}/services?page=${page}`);
    yield await perSecond('HSDS list of 50', lists, floor.list);
    const singles = ids.slice(0, ASKED).map((id) => `${API}/services/${id}`);
    yield await perSecond('HSDS single service', singles, floor.one);
    for (const [name, query, goal] of [
      ['HSDS all as lines', 'format=ndjson', 'value <= 2000'],
      ['HSDS all as lines, whole records', 'format=ndjson&full=true', 'value <= 4000']
    ] as const) {
      const value = await timeOf(program.port, `${API}/services?${query}`);
      yield lineOf({ ...named(name), unit: 'ms', goal, value, limit: floor.allMs });
    }
  } finally {
    await program.stop();
  }
}

/** Half of the times it takes until an answer has wholly come are shorter than this, in ms. */
async function timeOf(port: number, path: string): Promise<number> {
  const times: number[] = [];
  for (let time = 0; time <= TIMES; time += 1) {
    const begun = performance.now();
    const answer = await fetch(`http://localhost:${port}${path}`);
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}.`);
    await answer.arrayBuffer();
    // The first time everything is compiled.
    if (time > 0) times.push(performance.now() - begun);
  }
  return percentile(times, 50);
}
