import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { sql } from 'kysely';
import { estimateMean } from '#lib/domain/surveys/estimation/estimate.ts';
import { sampleDesign } from '#lib/domain/surveys/estimation/sample-design.ts';
import { openDatabase } from '#lib/server/db/open-database.ts';
import { type Served, serveProgram } from './child.ts';
import { countryFolder, removeFolder } from './country.ts';
import { type Line, lineOf, percentile } from './line.ts';
import { type Answered, answerAgain } from './respondents.ts';
import { FILLED_IN, type SurveyWorld, surveyWorld } from './survey-world.ts';

const SECONDS = Number(process.env.BENCH_SECONDS ?? 8);
const WARM_UP = Math.min(3, SECONDS);
/** `BENCH_ANSWERS=100,10000` asks fewer people. */
const SIZES = process.env.BENCH_ANSWERS?.split(',').map(Number) ?? [100, 10_000, 100_000, 1_000_000];
/** Single sheets leave from the questionnaires of these sizes. */
const SHEETS = [10_000, 100_000];
const MIB = 1024 * 1024;

/**
 * Questionnaires: people who answer without scripts, from the first page to the receipt, rate limits on and each from an
 * address of her own; results from counts; estimates; and single sheets that leave.
 */
export async function* surveys(): AsyncGenerator<Line> {
  const folder = await countryFolder(1);
  const secret = randomUUID() + randomUUID();
  try {
    const sizes = SIZES.map((answers) => ({ answers, sheets: SHEETS.includes(answers) }));
    const world = await surveyWorld(folder, secret, sizes);
    const bare = await bareInserts(folder);
    const env = { OPORA_SECRET: secret, OPORA_TRUST_PROXY: 'loopback' };
    const program = await serveProgram(folder, env);
    try {
      yield* respondents(program, world, bare);
      yield* results(program, world);
      yield* exports(program, world);
    } finally {
      await program.stop();
    }
    yield* estimates();
  } finally {
    removeFolder(folder);
  }
}

/** Durable inserts of one row a second, one after another and sixteen at once, into the same database. */
async function bareInserts(folder: string): Promise<Readonly<Record<1 | 16, number>>> {
  const database = await openDatabase({ folder: join(folder, 'database'), url: null });
  try {
    const one = async (atOnce: number) => {
      let inserts = 0;
      const begun = performance.now();
      const insert = async () => {
        while (performance.now() - begun < WARM_UP * 1_000) {
          await sql`insert into actor (actor_id) values (gen_random_uuid())`.execute(database.db);
          inserts += 1;
        }
      };
      await Promise.all(Array.from({ length: atOnce }, insert));
      return (inserts / (performance.now() - begun)) * 1_000;
    };
    await one(1);
    return { 1: await one(1), 16: await one(16) };
  } finally {
    await database.close();
  }
}

async function* respondents(
  program: Served,
  { path }: SurveyWorld,
  bare: Readonly<Record<1 | 16, number>>
): AsyncGenerator<Line> {
  const order = { port: program.port, path, pages: FILLED_IN, whole: false };
  await answerAgain({ ...order, people: 4, seconds: WARM_UP });
  for (const people of [1, 4, 16, 64]) {
    const before = program.processorMs();
    const answered = await answerAgain({ ...order, people, seconds: SECONDS });
    const each = (program.processorMs() - before) / answered.respondents;
    const name = `20 questions on 4 pages without scripts, ${people} at once`;
    const times = [...answered.pageTimes, ...answered.sendTimes];
    // Elsewhere the load itself decides how many there are.
    const enough = people === 16 ? 'value >= 150' : 'ratio >= 0.01';
    yield lineOf({
      ...{ group: 'surveys', name: `${name}, respondents`, unit: 'people/s', goal: enough },
      ...{ value: perSecond(answered), limit: bare[people === 1 ? 1 : 16] }
    });
    yield lineOf({
      ...{ group: 'surveys', name: `${name}, p99 of a page`, unit: 'ms', goal: 'value <= 150' },
      ...{ value: percentile(times, 99), limit: percentile(times, 50) }
    });
    yield lineOf({
      ...{ group: 'surveys', name: `${name}, processor time each`, unit: 'ms', goal: 'value <= 7' },
      ...{ value: each, limit: 0 }
    });
  }
  yield await onePage(program, path, bare);
}

/** All questions on one page: what is counted are sendings alone, by the time that people wait for them. */
async function onePage(
  { port }: Served,
  path: string,
  bare: Readonly<Record<1 | 16, number>>
): Promise<Line> {
  const order = { port, path, pages: [FILLED_IN.flat()], whole: true };
  await answerAgain({ ...order, people: 1, seconds: WARM_UP });
  const { sendTimes } = await answerAgain({ ...order, people: 1, seconds: SECONDS });
  return lineOf({
    ...{ group: 'surveys', name: 'a sheet of one page sent, one after another', unit: 'sheets/s' },
    ...{ goal: 'ratio >= 0.25', value: 1_000 / mean(sendTimes), limit: bare[1] }
  });
}

function perSecond({ respondents: people, seconds }: Answered): number {
  return people / seconds;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

const LOOKS = 9;

async function* results({ port }: Served, world: SurveyWorld): AsyncGenerator<Line> {
  let smallest: number | null = null;
  for (const { answers, id } of world.answered) {
    const look = () => fetched(`http://localhost:${port}${world.desk}/${id}/vysledky`, world.cookie);
    for (let first = 0; first < 2; first += 1) await look();
    const times: number[] = [];
    for (let at = 0; at < LOOKS; at += 1) times.push((await look()).ms);
    const value = percentile(times, 50);
    smallest ??= value;
    yield lineOf({
      ...{ group: 'surveys', name: `results of 50 questions from ${answers} answers`, unit: 'ms' },
      ...{ goal: 'value <= 100 and ratio <= 3', value, limit: smallest }
    });
  }
}

async function* exports(program: Served, world: SurveyWorld): AsyncGenerator<Line> {
  const left: { answers: number; ms: number; grown: number; bytes: number }[] = [];
  for (const { answers, id } of world.answered.filter((one) => SHEETS.includes(one.answers))) {
    const address = `http://localhost:${program.port}${world.desk}/${id}/vysledky/odpovede.csv`;
    await fetched(address, world.cookie);
    const before = program.memory().now;
    let most = before;
    const timer = setInterval(() => {
      most = Math.max(most, program.memory().now);
    }, 20);
    const { ms, bytes } = await fetched(address, world.cookie);
    clearInterval(timer);
    left.push({ answers, ms, bytes, grown: most - before });
  }
  const [less, more] = left;
  if (!less || !more) return;
  const size = `${more.answers} sheets of 50 answers, ${Math.round(more.bytes / MIB)} MiB`;
  yield lineOf({
    ...{ group: 'surveys', name: `CSV of ${size}`, unit: 'ms', goal: 'value <= 2000' },
    ...{ value: more.ms, limit: less.ms }
  });
  yield lineOf({
    ...{ group: 'surveys', name: 'memory grown by that CSV', unit: 'MiB', goal: 'value <= 100' },
    ...{ value: more.grown, limit: less.grown }
  });
}

async function fetched(address: string, cookie: string): Promise<{ ms: number; bytes: number }> {
  const begun = performance.now();
  const response = await fetch(address, { headers: { cookie }, redirect: 'manual' });
  if (response.status !== 200) throw new Error(`${address} answered ${response.status}.`);
  let bytes = 0;
  for await (const part of response.body ?? []) bytes += part.byteLength;
  return { ms: performance.now() - begun, bytes };
}

const ANSWERS = 100_000;
const DOMAINS = 8;

/** Weighted means with their standard errors in eight parts of the people, beside the sums alone. */
async function* estimates(): AsyncGenerator<Line> {
  const weights = Float64Array.from({ length: ANSWERS }, (_, at) => 1 + (at % 7) / 3);
  const values = Float64Array.from({ length: ANSWERS }, (_, at) => (at * 37) % 5);
  const design = sampleDesign(weights);
  const parts = Array.from({ length: DOMAINS }, (_, part) =>
    Uint8Array.from({ length: ANSWERS }, (_one, at) => (at % DOMAINS === part ? 1 : 0))
  );
  const measured = (work: () => void) => {
    const times: number[] = [];
    for (let run = 0; run < LOOKS; run += 1) {
      const begun = performance.now();
      work();
      times.push(performance.now() - begun);
    }
    return percentile(times.slice(2), 50);
  };
  const value = measured(() => {
    for (const part of parts) estimateMean(design, values, part);
  });
  const sums = new Float64Array(DOMAINS);
  const limit = measured(() => {
    for (let at = 0; at < ANSWERS; at += 1)
      sums[at % DOMAINS] = (sums[at % DOMAINS] ?? 0) + (values[at] ?? 0) * (weights[at] ?? 0);
  });
  yield lineOf({
    ...{ group: 'surveys', name: `weighted means of ${ANSWERS} answers in ${DOMAINS} parts` },
    ...{ unit: 'ms', goal: 'value <= 20', value, limit }
  });
}
