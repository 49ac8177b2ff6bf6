import { join } from 'node:path';
import { sql } from 'kysely';
import { oneOf, seededRandom } from '#lib/domain/demonstration/random.ts';
import { dayInSlovakia } from '#lib/domain/shared/calendar-day.ts';
import { messages } from '#lib/i18n/messages.ts';
import type { Database } from '#lib/server/db/db.ts';
import { openDatabase } from '#lib/server/db/open-database.ts';
import { completionsFor } from '#lib/server/public/completions.ts';
import { foundServices, searchServices } from '#lib/server/public/found-services.ts';
import { knownNames } from '#lib/server/public/known-names.ts';
import { indexServices } from '#lib/server/public/service-index.ts';
import { SERVICE_FACETS, servicesAsked } from '#lib/server/public/services-asked.ts';
import { showCountryServices } from '#tests/country-services.ts';
import { countryFolder, removeFolder, SIZES } from './country.ts';
import { type Line, lineOf, percentile } from './line.ts';
import { ASKED } from './search.ts';

const QUESTIONS = Number(process.env.BENCH_QUESTIONS ?? 400);
/** How many services, and the most that 99 of 100 questions may take in ms (issue *directory*, figures). */
const MOST_MS = [
  [100, 5],
  [1_000, 5],
  [3_000, 5],
  [9_000, 15]
] as const;
const NARROWED = ['', '&km=20', '&km=50&volne=ano', '&druh=jedalen', '&forma=terenna&pre=seniori'];

/**
 * The work of the search of services, beside one row read by its key: a question is answered by the services it finds, in
 * order and counted by every facet; a whole answer has the names of everything and the first twenty lines too. Every second question names a municipality, four of five are narrowed, every tenth has no words.
 */
export async function* serviceSearchTimes(): AsyncGenerator<Line> {
  const folder = await countryFolder(SIZES[0] ?? 1);
  const database = await openDatabase({ folder: join(folder, 'database'), url: null });
  try {
    const questions = await questionsOf(database);
    for (const [count, goal] of MOST_MS) {
      await database.db.deleteFrom('publishedService').execute();
      await showCountryServices(database.db, count);
      // As a day after the import: what changed just now is read again by the next question.
      await sql`update published_service set modified_at = now() - interval '1 day'`.execute(database.db);
      await indexServices(database.bulkDb);
      yield* questionTimes(database, questions, { count, goal });
    }
  } finally {
    await database.close();
    removeFolder(folder);
  }
}

async function* questionTimes(
  { db, publicDb }: Database,
  questions: readonly string[],
  { count, goal }: { count: number; goal: number }
): AsyncGenerator<Line> {
  const today = dayInSlovakia(new Date());
  const names = await knownNames(publicDb, today, 'sk');
  const asked = (query: string) => servicesAsked(new URLSearchParams(query));
  const ask = async (query: string) => {
    const { list } = await searchServices(publicDb, asked(query), { today, names });
    for (const facet of SERVICE_FACETS) list.ways(facet);
  };
  const page = (query: string) =>
    foundServices(publicDb, asked(query), { t: messages('sk'), locale: 'sk', today });
  const byKey = () => sql`select name from planning_body where unit_code = '503045'`.execute(publicDb);
  // The first questions open the dictionary, read the directory and let the statements be planned.
  for (const query of questions.slice(0, 100)) await page(query);
  const bare = await worksOf(questions, byKey);
  const works = { question: await worksOf(questions, ask), 'whole answer': await worksOf(questions, page) };
  for (const [what, of] of Object.entries(works)) {
    for (const share of [50, 99]) {
      const most = what === 'question' ? goal : 2 * goal;
      yield lineOf({
        ...{ group: 'directory', unit: 'ms', goal: `value <= ${most}` },
        name: `work for a ${what} about services, ${count} services, p${share}`,
        ...{ value: percentile(of, share), limit: percentile(bare, share) }
      });
    }
  }
  // Each question as it grows, letter by letter.
  const typed = ASKED.flatMap((words) => [...words].map((_, at) => words.slice(0, at + 1)));
  const complete = (text: string) => completionsFor(publicDb, text, 'vsetko', today);
  await complete('');
  const completed = await worksOf(typed, complete);
  for (const share of [50, 99]) {
    yield lineOf({
      ...{ group: 'directory', unit: 'ms', goal: 'value <= 5' },
      name: `work for what is suggested at a letter typed, ${count} services, p${share}`,
      ...{ value: percentile(completed, share), limit: percentile(bare, share) }
    });
  }
  const changed = await worksOf(questions.slice(0, 20), async (query) => {
    await sql`update published_service set modified_at = now()
      where id = (select id from published_service order by id limit 1)`.execute(db);
    await ask(query);
  });
  yield lineOf({
    ...{
      group: 'directory',
      name: `the same just after a change of the directory, ${count} services, p50`,
      unit: 'ms'
    },
    ...{ value: percentile(changed, 50), limit: percentile(bare, 50), goal: 'value <= 100' }
  });
}

/** The same questions in every run. */
async function questionsOf({ publicDb }: Database): Promise<string[]> {
  const random = seededRandom(2_927);
  const bodies = await publicDb.selectFrom('planningBody').select('slug').orderBy('unitCode').execute();
  return Array.from({ length: QUESTIONS }, (_, at) => {
    const words = at % 10 === 9 ? '' : oneOf(random, ASKED);
    const from = at % 2 === 0 ? '' : `&obec=${oneOf(random, bodies).slug}`;
    return `q=${encodeURIComponent(words)}${from}${oneOf(random, NARROWED)}`;
  });
}

/** Processor time of each question in ms, the database's thread included: other work on the machine does not count. */
async function worksOf(
  questions: readonly string[],
  ask: (query: string) => Promise<unknown>
): Promise<number[]> {
  const works: number[] = [];
  for (const query of questions) {
    const before = process.cpuUsage();
    await ask(query);
    const { user, system } = process.cpuUsage(before);
    works.push((user + system) / 1_000);
  }
  return works;
}
