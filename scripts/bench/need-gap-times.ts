import { join } from 'node:path';
import { dayInSlovakia } from '#lib/domain/shared/calendar-day.ts';
import { messages } from '#lib/i18n/messages.ts';
import type { Database } from '#lib/server/db/db.ts';
import { openDatabase } from '#lib/server/db/open-database.ts';
import { gapsByPlace } from '#lib/server/public/gaps/gaps-by-place.ts';
import { gapsPage } from '#lib/server/public/gaps/gaps-page.ts';
import { showCountryServices } from '#tests/country-services.ts';
import { countryFolder, removeFolder } from './country.ts';
import { type Line, lineOf } from './line.ts';

const TIMES = Number(process.env.BENCH_TIMES ?? 9);
const SERVICES = 9_000;
const REGION = 'SK031';
const FIRST_YEAR = 2026;

/** What is missing in a region by every model: of a year that nobody asked for yet, beside one that was. */
export async function* needGapTimes(): AsyncGenerator<Line> {
  const folder = await countryFolder(1);
  const database = await openDatabase({ folder: join(folder, 'database'), url: null });
  try {
    await database.db.deleteFrom('publishedService').execute();
    await showCountryServices(database.db, SERVICES);
    const rest = { group: 'population', unit: 'ms' };
    const before = process.memoryUsage.rss();
    const country = await timed(() => regionOf(database, FIRST_YEAR));
    const held = (process.memoryUsage.rss() - before) / 2 ** 20;
    const years = Array.from({ length: TIMES }, (_, at) => FIRST_YEAR + 1 + at);
    const anew: number[] = [];
    for (const year of years) anew.push(await timed(() => regionOf(database, year)));
    const again: number[] = [];
    for (const year of years) again.push(await timed(() => regionOf(database, year)));
    yield lineOf({
      ...{
        ...rest,
        name: `gap table and map of a region, ${SERVICES} services, a new year`,
        goal: 'value <= 500'
      },
      ...{ value: median(anew), limit: median(again) }
    });
    yield lineOf({
      ...{ ...rest, name: 'the first one after a start: needs of the country', goal: 'value <= 30000' },
      ...{ value: country, limit: median(anew) }
    });
    yield lineOf({
      ...{
        group: 'population',
        name: 'memory that gaps of the country take',
        unit: 'MiB',
        goal: 'value <= 250'
      },
      ...{ value: held, limit: 11 }
    });
  } finally {
    await database.close();
    removeFolder(folder);
  }
}

async function regionOf({ publicDb }: Database, year: number): Promise<void> {
  const asked = {
    ...{ filter: { kind: '', form: '', group: '' }, year, page: 1, today: dayInSlovakia(new Date()) },
    ...{ unitCode: REGION, isRegion: true, years: [] }
  };
  const said = { t: messages('sk'), locale: 'sk' as const };
  const found = await gapsPage(publicDb, asked, said);
  if (found?.first === undefined) throw new Error('The region has no gaps.');
  await gapsByPlace(publicDb, { ...asked, model: found.first }, said);
}

async function timed(work: () => Promise<void>): Promise<number> {
  const before = performance.now();
  await work();
  return performance.now() - before;
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}
