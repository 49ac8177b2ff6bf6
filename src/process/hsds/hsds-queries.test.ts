import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { describe, expect, test } from 'vitest';
import type { PublicDb } from '#lib/server/db/db.ts';
import { showCountryServices } from '#tests/country-services.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { queriesOf } from '#tests/queries-of.ts';
import { openHsds } from './hsds-door.ts';

/** The first of the invented services of the country. */
const FIRST = '00000000-0000-4000-8000-000000000001';
const ASKED = [
  '/services?per_page=20',
  '/services?per_page=20&full=true',
  '/services?search=stacion%C3%A1r&minimal=true',
  '/services?latitude=49.08&longitude=18.63&proximity=30000',
  `/services/${FIRST}`,
  '/organizations?per_page=20&full=true',
  '/service_at_locations?per_page=20',
  '/taxonomy_terms?per_page=20'
];

describe.each(ENGINES)('the directory as data on %s', async (engine) => {
  const database = await testDatabase(engine);

  /** Queries of each answer, made by a program that has kept nothing. */
  async function queriesOfEach(): Promise<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const path of ASKED)
      counts[path] = await queriesOf(database.publicDb, (publicDb) => ask(publicDb, path));
    return counts;
  }

  async function ask(publicDb: PublicDb, path: string): Promise<void> {
    const door = openHsds({ database: { ...database, publicDb }, log: pino({ level: 'silent' }) });
    const server = createServer((request, response) => {
      if (!door(request, response, { origin: 'https://opora.example.sk', id: '1', head: {} }))
        response.writeHead(418).end();
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    try {
      const { port } = server.address() as AddressInfo;
      const answer = await fetch(`http://127.0.0.1:${port}/api/hsds${path}`);
      await answer.arrayBuffer();
      expect([path, answer.status]).toEqual([path, 200]);
    } finally {
      server.close();
    }
  }

  test('asks as many queries of two thousand services as of a hundred', async () => {
    await showCountryServices(database.db, 100);
    // What the process reads once and keeps is read now.
    await queriesOfEach();
    const few = await queriesOfEach();
    await database.db.deleteFrom('publishedService').execute();
    await showCountryServices(database.db, 2_000);
    expect(await queriesOfEach()).toEqual(few);
    for (const [path, count] of Object.entries(few)) expect([path, count > 0]).toEqual([path, true]);
  });
});
