import { join } from 'node:path';
import { sql } from 'kysely';
import { oneOf, seededRandom } from '#lib/domain/demonstration/random.ts';
import { dayInSlovakia } from '#lib/domain/shared/calendar-day.ts';
import type { Database } from '#lib/server/db/db.ts';
import { openDatabase } from '#lib/server/db/open-database.ts';
import { searchStore } from '#lib/server/db/search.ts';
import { municipalityIndex } from '#lib/server/public/municipality-index.ts';
import { planIndex } from '#lib/server/public/plan-index.ts';
import { searchLanguage } from '#lib/server/search/search-language.ts';
import { searchPublished } from '#lib/server/search/search-published.ts';
import { indexMunicipalities } from '#lib/server/use-cases/publishing/index-municipalities.ts';
import { indexPlans } from '#lib/server/use-cases/publishing/index-plans.ts';
import { preparedFolder, SIZES } from './country.ts';
import { type Line, lineOf, percentile } from './line.ts';
import { searchQuality } from './search-quality.ts';

const QUESTIONS = Number(process.env.BENCH_QUESTIONS ?? 400);

/** Words as people type them: whole, inflected, without diacritics, misspelt, by an everyday name. */
export const ASKED = [
  'opatrovateľská služba',
  'opatrovatelky',
  'denný stacionár',
  'stacionare',
  'domov dôchodcov',
  'domova dochodcov',
  'obedy pre dôchodcov',
  'rozvoz obedov',
  'odvoz k lekárovi',
  'prepravna sluzba',
  'požičanie pomôcok',
  'barle',
  'bezbariérový vstup',
  'dlhy a exekúcia',
  'jasle',
  'detské jasličky',
  'osamelosť seniorov',
  'klub dôchodcov',
  'supervízia',
  'dobrovoľníci',
  'komunitný plán',
  'opatrovatelksa sluzba',
  'stacoinár',
  'sociálne poradenstvo',
  'nocľaháreň',
  'bezdomovci v zime',
  'podpora samostatného bývania',
  'odľahčovacia služba'
];

/** What answers name, and the time a question takes over all published plans, beside one row read by its key. */
export async function* search(): AsyncGenerator<Line> {
  yield* overCountry(1, async function* (database) {
    yield* searchQuality(await asker(database));
  });
  for (const bodies of SIZES) yield* overCountry(bodies, (database) => questionTimes(database, bodies));
}

async function* overCountry(
  bodies: number,
  measure: (database: Database) => AsyncGenerator<Line>
): AsyncGenerator<Line> {
  const folder = await preparedFolder(bodies);
  const database = await openDatabase({ folder: join(folder, 'database'), url: null });
  try {
    // A country kept from before may have been analysed with other lists.
    await indexMunicipalities(municipalityIndex(database.bulkDb));
    await indexPlans(planIndex(database, dayInSlovakia(new Date())));
    yield* measure(database);
  } finally {
    await database.close();
  }
}

async function* questionTimes(database: Database, bodies: number): AsyncGenerator<Line> {
  const questions = await questionsOf(database);
  const times = await timesOf(questions, await asker(database));
  const bare = await timesOf(questions, () => byKey(database));
  for (const share of [50, 95]) {
    yield lineOf({
      ...{ group: 'search', name: `question over ${bodies} invented plans, p${share}`, unit: 'ms' },
      ...{ value: percentile(times, share), limit: percentile(bare, share), goal: 'value <= 20' }
    });
  }
}

/** Every other question also names a place. The same in every run. */
async function questionsOf({ publicDb }: Database): Promise<string[]> {
  const random = seededRandom(2_927);
  const rows = await publicDb.selectFrom('planningBody').select('name').orderBy('unitCode').execute();
  const places = rows.map(({ name }) => name);
  return Array.from({ length: QUESTIONS }, (_, at) => {
    const words = oneOf(random, ASKED);
    return at % 2 === 0 ? words : `${words} ${oneOf(random, places)}`;
  });
}

async function asker({ publicDb }: Database) {
  const language = searchLanguage();
  const store = searchStore(publicDb, language.analyser);
  const ask = (text: string) => searchPublished(store, language, { text, page: 1, language: 'sk' });
  // The first questions open dictionaries and plans of the database.
  for (const text of ASKED) await ask(text);
  return ask;
}

function byKey({ publicDb }: Database) {
  return sql`select name from planning_body where unit_code = '503045'`.execute(publicDb);
}

async function timesOf(
  questions: readonly string[],
  ask: (text: string) => Promise<unknown>
): Promise<number[]> {
  const times: number[] = [];
  for (const text of questions) {
    const begun = performance.now();
    await ask(text);
    times.push(performance.now() - begun);
  }
  return times;
}
