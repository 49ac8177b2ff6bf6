import { randomUUID } from 'node:crypto';
import type { KyselyPlugin } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayInSlovakia, yearOf } from '#lib/domain/shared/calendar-day.ts';
import { findBody } from '#lib/server/db/planning-bodies.ts';
import { indexServices } from '#lib/server/public/service-index.ts';
import { showDirectory } from '#lib/server/public/show-directory.ts';
import { newToken } from '#lib/server/secret-token.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { showCountryServices } from '../country-services.ts';
import { aProvider, aService } from '../plan-fixtures.ts';
import { type RunningProgram, startProgram, type Visitor } from '../running-program.ts';

/*
 * How many queries the pages of the directory ask, counted in the running program: with a few services and with ten
 * times as many the same. Somebody signed in is asked for no kept page. The directory as data keeps answers of its own: it is counted beside its door.
 */

let program: RunningProgram;
let clerk: Visitor;
let queries = 0;

const counting: KyselyPlugin = {
  transformQuery: ({ node }) => {
    queries += 1;
    return node;
  },
  transformResult: async ({ result }) => result
};

async function rajec() {
  const body = await findBody(program.installation.database.db, 'rajec');
  if (!body) throw new Error('There is no Rajec.');
  return body;
}

/** Services that the municipality keeps and shows, so many more. */
async function keep(count: number): Promise<string> {
  const { installation } = program;
  const { bodyId, unitCode } = await rajec();
  const provider = aProvider({ id: randomUUID(), name: 'Charita Rajec', ico: null });
  const ids = Array.from({ length: count }, () => randomUUID());
  await inTransaction(installation.database.db, bodyId, async ({ directory }) => {
    await directory.addProvider(provider);
    for (const [at, id] of ids.entries()) {
      await directory.addService(
        aService({
          ...{ id, providerId: provider.id, name: `Denný stacionár ${at}`, registerNumber: null },
          ...{ serviceTypeCode: 'denny-stacionar', placeTerritoryCode: unitCode ?? '' }
        })
      );
    }
  });
  await showDirectory(installation, bodyId);
  return ids[0] ?? '';
}

/** What links of mails open: asked about all services of the municipality, and for the reports of all of them. */
async function linksOf() {
  const { bodyId } = await rajec();
  const [about, reports] = [newToken(), newToken()];
  const today = dayInSlovakia(new Date());
  const link = { sentOn: today, expiresAt: new Date(Date.now() + 86_400_000) };
  const report = await inTransaction(program.installation.database.db, bodyId, async (stores) => {
    const ids = (await stores.directory.ownServices()).map(({ id }) => id);
    await stores.confirmationRequests.add(ids, { ...link, tokenHash: about.tokenHash });
    const term = { year: YEAR, dueOn: today, openedOn: today, lockedAt: null };
    await stores.yearlyReports.addTerm({ id: TERM, ...term, openedBy: null });
    const asked = (await stores.yearlyReports.listReports(TERM)).map(({ serviceId }) => serviceId);
    await stores.yearlyReports.addReports(
      TERM,
      ids.filter((id) => !asked.includes(id))
    );
    const all = (await stores.yearlyReports.listReports(TERM)).map(({ id }) => id);
    await stores.reportLinks.add(all, { ...link, tokenHash: reports.tokenHash });
    return all[0] ?? '';
  });
  return { about: `/u/${about.token}`, reports: `/u/${reports.token}/vykaz`, report };
}

const YEAR = yearOf(dayInSlovakia(new Date())) - 1;
const TERM = randomUUID();

/** Pages by a name that stays; a link has another key each time. */
async function linkedPages(id: string): Promise<Record<string, string>> {
  const { about, reports, report } = await linksOf();
  return {
    'link of a provider': about,
    'fact by a link': `${about}/${id}/contact`,
    'reports by a link': reports,
    'report by a link': `${reports}/${report}`,
    'terms of reports': '/pracovisko/rajec/sluzby/vykazy',
    'reports of a year': `/pracovisko/rajec/sluzby/vykazy/${YEAR}`,
    'report at the desk': `/pracovisko/rajec/sluzby/vykazy/${YEAR}/${report}`
  };
}

const pagesOf = async (id: string): Promise<Record<string, string>> => ({
  ...Object.fromEntries(pathsOf(id).map((path) => [path, path])),
  ...(await linkedPages(id))
});

const pathsOf = (id: string) => [
  '/rajec/sluzby',
  `/rajec/sluzby/${id}`,
  '/rajec/sluzby/mapa',
  '/rajec/sluzby/zlepsenie',
  '/rajec/zdroje',
  '/rajec/spis',
  '/rajec/potreby/dostupnost',
  '/rajec/potreby/dostupnost.csv',
  '/rajec/potreby/kapacity',
  '/rajec/potreby/medzery',
  '/rajec/potreby/projekcia',
  '/rajec/potreby/projekcia.csv',
  '/rajec/pomoc',
  '/rajec/pomoc/strata-byvania',
  '/hladat?q=stacion%C3%A1r',
  '/hladat/sluzby?obec=rajec&km=50',
  '/hladat/sluzby?q=denn%C3%BD+stacion%C3%A1r&forma=ambulantna',
  '/pracovisko/rajec/sluzby',
  `/pracovisko/rajec/sluzby/${id}`
];

/** Queries of each page, once it has read what it keeps in memory; whatever else the program does, the fewest of three. */
async function countsOf(pages: Readonly<Record<string, string>>): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const [page, path] of Object.entries(pages)) {
    const each: number[] = [];
    for (let time = 0; time < 4; time += 1) {
      queries = 0;
      const response = await clerk.get(path);
      await response.arrayBuffer();
      expect([page, response.status]).toEqual([page, 200]);
      each.push(queries);
    }
    counts[page] = Math.min(...each.slice(1));
  }
  return counts;
}

beforeAll(async () => {
  program = await startProgram();
  clerk = await program.sessionFor('coordinator', await rajec());
});

afterAll(() => program?.stop());

test('no page of the directory asks more queries when there are more services', async () => {
  const { database } = program.installation;
  const id = await keep(5);
  await showCountryServices(database.db, 100);
  await indexServices(database.db);
  const { db, publicDb } = database;
  const counted = { db: db.withPlugin(counting), publicDb: publicDb.withPlugin(counting) };
  const before = await pagesOf(id);
  Object.assign(database, counted);
  try {
    const few = await countsOf(before);
    Object.assign(database, { db, publicDb });
    await keep(45);
    await db.deleteFrom('publishedService').where('bodyId', 'is', null).execute();
    await showCountryServices(db, 1_500);
    await indexServices(db);
    const after = await pagesOf(id);
    Object.assign(database, counted);
    expect(await countsOf(after)).toEqual(few);
    // Whoever counts nothing would find nothing that grows.
    for (const [page, count] of Object.entries(few)) expect([page, count > 0]).toEqual([page, true]);
  } finally {
    Object.assign(database, { db, publicDb });
  }
}, 240_000);
