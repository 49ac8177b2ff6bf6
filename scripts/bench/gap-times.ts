import { join } from 'node:path';
import { sql } from 'kysely';
import { dayInSlovakia } from '#lib/domain/shared/calendar-day.ts';
import { messages } from '#lib/i18n/messages.ts';
import type { Database } from '#lib/server/db/db.ts';
import { openDatabase } from '#lib/server/db/open-database.ts';
import { gapPage } from '#lib/server/public/gap-page.ts';
import { showCountryServices } from '#tests/country-services.ts';
import { countryFolder, removeFolder, SIZES } from './country.ts';
import { type Line, lineOf } from './line.ts';

const TIMES = Number(process.env.BENCH_TIMES ?? 9);
const SERVICES = [100, 1_000, 9_000];

/** A village, a town, a district of a city, and a whole city of seventeen districts. */
const ASKED = ['503045', '517917', '598151', '582000'];

/** The work of the gap map of the law for one municipality, whole, beside one row read by its key. */
export async function* gapTimes(): AsyncGenerator<Line> {
  const folder = await countryFolder(SIZES[0] ?? 1);
  const database = await openDatabase({ folder: join(folder, 'database'), url: null });
  try {
    for (const count of SERVICES) {
      await database.db.deleteFrom('publishedService').execute();
      await showCountryServices(database.db, count);
      const ask = (unitCode: string) => gapsOf(database, unitCode);
      // The first question reads the settlements of the country.
      for (const unitCode of ASKED) await ask(unitCode);
      const byKey = () =>
        sql`select name from planning_body where unit_code = '503045'`.execute(database.publicDb);
      yield lineOf({
        ...{
          group: 'directory',
          name: `work for the gap map of a municipality, ${count} services`,
          unit: 'ms'
        },
        value: await workOf(ask),
        limit: await workOf(byKey),
        goal: 'value <= 100'
      });
    }
  } finally {
    await database.close();
    removeFolder(folder);
  }
}

async function gapsOf({ publicDb }: Database, unitCode: string): Promise<void> {
  const day = dayInSlovakia(new Date());
  const found = await gapPage(publicDb, { unitCode, reachKm: 20, day }, { t: messages('sk'), locale: 'sk' });
  if (!found) throw new Error(`The territory has no ${unitCode}.`);
}

/** Processor time of one question in ms, the database's thread included: other work on the machine does not count. */
async function workOf(ask: (unitCode: string) => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  for (let time = 0; time < TIMES; time += 1) for (const unitCode of ASKED) await ask(unitCode);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000 / (TIMES * ASKED.length);
}
