import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import pino from 'pino';
import { describe, expect, test } from 'vitest';
import type { Actor } from '#lib/domain/tenancy/permissions.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import { folderFileStore } from '#lib/server/files.ts';
import { loadReferenceData } from '#lib/server/reference/load.ts';
import { finishImports } from '#lib/server/spreadsheets/finish-imports.ts';
import { openImport } from '#lib/server/spreadsheets/open-import.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { aBody } from '#tests/fixtures.ts';
import { importApart, importHere, proposalsFolder, readWhole } from '#tests/import-here.ts';
import { type RegionRow, regionCsv, regionMap, regionRows } from '#tests/region-file.ts';
import { applyRun, progressOf } from './apply-run.ts';
import type { ImportStores, ImportWork } from './import-work.ts';
import { proposeRun } from './propose-run.ts';
import { discardImport, stageImport } from './stage-import.ts';

const SERVICES = 600;
const coordinator: Actor = { actorId: null as never, roles: ['coordinator'] };
const files = folderFileStore(mkdtempSync(join(tmpdir(), 'opora-region-')));
const log = pino({ level: 'silent' });

describe.each(ENGINES)("a region's whole file on %s", async (engine) => {
  const database = await testDatabase(engine);
  await loadReferenceData(database.bulkDb, () => {});
  const neighbour = await aBody(database.db);

  test('is written in short steps that nobody sees, and appears at once; the second time it changes nothing', async () => {
    const at = await aRegion();
    const run = await at.stage(regionMap(regionRows(SERVICES)));
    const { proposal, seen } = await at.propose(run);
    expect(proposal.faults).toEqual([]);
    const seenMeanwhile: number[] = [];
    const told: number[] = [];
    const written = at.watched(async () => {
      seenMeanwhile.push(await at.count(at.bodyId), await at.count(neighbour));
      told.push(progressOf(run)?.written ?? -1);
    });
    // Providers, services, a capacity each, and of each a contact, a fee, the hours and the papers.
    const added = SERVICES / 3 + SERVICES * 6;
    expect(await at.apply(run, seen, written.work)).toEqual({ outcome: 'applied', added, changed: 0 });
    expect(Math.max(...written.rows)).toBeLessThanOrEqual(250);
    expect(written.rows.reduce((sum, rows) => sum + rows, 0)).toBe(added);
    expect(new Set(seenMeanwhile)).toEqual(new Set([0]));
    expect(told).toEqual(told.toSorted((one, other) => one - other));
    expect(told.at(-1)).toBeGreaterThan(0);
    await expect.poll(() => progressOf(run)).toBeNull();
    // Whoever plans a service for her own people finds it too.
    expect([await at.count(at.bodyId), await at.count(neighbour)]).toEqual([SERVICES, SERVICES]);

    const again = await at.propose(await at.stage(regionCsv(regionRows(SERVICES))));
    expect(Object.values(again.proposal.changes).flat()).toEqual([]);
    await at.removeAll();
  });

  test('cut short it has left nothing that anybody sees; begun anew, or given up, nothing is doubled and nothing lost', async () => {
    const at = await aRegion();
    const run = await at.stage(regionCsv(regionRows(SERVICES)));
    const { seen } = await at.propose(run);
    let steps = 0;
    const killed = at.watched(async () => {
      steps += 1;
      if (steps === 4) throw new Error('The program ended.');
    });
    await expect(at.apply(run, seen, killed.work)).rejects.toThrow('The program ended.');
    expect(await at.waiting()).toBeGreaterThan(0);
    expect(await at.count(at.bodyId)).toBe(0);
    expect(await at.apply(run, seen)).toMatchObject({ outcome: 'applied' });
    expect(await at.count(at.bodyId)).toBe(SERVICES);

    const changed = [...regionRows(SERVICES + 300)].map((row, index): RegionRow => {
      return index < 20 ? { ...row, Kapacita: '77', Telefón: '0911 222 333' } : row;
    });
    const newer = await at.stage(regionMap(changed.slice(10)));
    const proposed = await at.propose(newer);
    expect(proposed.proposal.gone).toHaveLength(10);
    const cut = at.watched(async () => {
      throw new Error('The program ended.');
    });
    await expect(at.apply(newer, proposed.seen, cut.work)).rejects.toThrow('The program ended.');
    expect(await discardImport(at.work, coordinator, { id: newer, planId: null })).toBe('discarded');
    expect([await at.waiting(), await at.count(at.bodyId)]).toEqual([0, SERVICES]);

    const last = await at.stage(regionMap(changed));
    expect(await at.apply(last, null)).toMatchObject({ outcome: 'applied', changed: 40 });
    expect(await at.count(at.bodyId)).toBe(SERVICES + 300);
    await at.removeAll();
  });

  test('what it changes of services that are there is written in steps of whole services', async () => {
    const at = await aRegion();
    await at.apply(await at.stage(regionCsv(regionRows(SERVICES))), null);
    const run = await at.stage(regionCsv(changedRows()));
    const { proposal, seen } = await at.propose(run);
    expect([proposal.faults, proposal.steps.length]).toEqual([[], 3]);
    const states: string[] = [];
    const told: (object | null)[] = [];
    const written = at.watched(async () => {
      states.push(...new Set(await at.states()));
      told.push({ ...progressOf(run) });
    });
    expect(await at.apply(run, seen, written.work)).toEqual({
      ...{ outcome: 'applied', added: 0, changed: 2 * SERVICES }
    });
    const all = { all: 2 * SERVICES, inSteps: true };
    expect(told).toEqual([0, 400, 800].map((rows) => ({ written: rows, ...all })));
    // Both at once of every service, never one without the other.
    expect(new Set(states)).toEqual(new Set(['old old', 'new new']));
    expect(new Set(await at.states())).toEqual(new Set(['new new']));
    await at.removeAll();
  });

  test('whoever looks at it between two steps sees what is left, and changes nothing of what is written', async () => {
    const at = await aRegion();
    await at.apply(await at.stage(regionCsv(regionRows(SERVICES))), null);
    const run = await at.stage(regionCsv(changedRows()));
    const left: number[] = [];
    const looked = at.watched(async () => {
      if (left.length === 2) return;
      const { proposal } = await at.propose(run);
      left.push(proposal.changes.capacities.length + proposal.changes.facts.length);
    });
    expect(await at.apply(run, null, looked.work)).toMatchObject({
      ...{ outcome: 'applied', changed: 2 * SERVICES }
    });
    expect(left).toEqual(left.toSorted((one, other) => other - one));
    expect(left.every((rows) => rows > 0 && rows < 2 * SERVICES)).toBe(true);
    expect(new Set(await at.states())).toEqual(new Set(['new new']));
    await at.removeAll();
  });

  test('steps that a stop of the program cut short are taken up by the next start, and end with one event', async () => {
    const at = await aRegion();
    await at.apply(await at.stage(regionCsv(regionRows(SERVICES))), null);
    const run = await at.stage(regionCsv(changedRows()));
    const cut = at.watched(async () => {
      throw new Error('The program ended.');
    });
    await expect(at.apply(run, null, cut.work)).rejects.toThrow('The program ended.');
    expect(new Set(await at.states())).toEqual(new Set(['old old', 'new new']));
    const installation = { database, files, proposalsFolder, log };
    expect(await finishImports(installation, '2026-11-22')).toBe(1);
    expect(new Set(await at.states())).toEqual(new Set(['new new']));
    expect(await at.apply(run, null)).toEqual({ outcome: 'already-applied' });
    expect(await finishImports(installation, '2026-11-22')).toBe(0);
    await at.removeAll();
  });

  test('whom somebody overtakes between two steps is shown what is left', async () => {
    const at = await aRegion();
    await at.apply(await at.stage(regionCsv(regionRows(SERVICES))), null);
    const run = await at.stage(regionCsv(changedRows()));
    const overtaken = at.watched(() => at.renameOne());
    expect(await at.apply(run, null, overtaken.work)).toEqual({ outcome: 'changed-meanwhile' });
    const { proposal, seen } = await at.propose(run);
    const left = proposal.kinds.capacities.changed + proposal.kinds.facts.changed;
    expect([left > 0, left < 2 * SERVICES]).toEqual([true, true]);
    expect(await finishImports({ database, files, proposalsFolder, log }, '2026-11-22')).toBe(0);
    expect(await at.apply(run, seen)).toMatchObject({ outcome: 'applied' });
    expect(new Set(await at.states())).toEqual(new Set(['new new']));
    await at.removeAll();
  });

  test('a process of its own finds what this one does, and a page of it is read alone', async () => {
    const at = await aRegion();
    const run = await at.stage(regionMap(regionRows(SERVICES)));
    const here = await at.propose(run);
    await at.work.proposals.forget(run);
    const there = await at.propose(run, at.apart);
    expect(there.seen).toBe(here.seen);
    expect(there.proposal.changes).toEqual(here.proposal.changes);
    const again = await proposeRun(at.work, coordinator, { id: run, planId: null });
    if (again.outcome !== 'proposed') throw new Error(again.outcome);
    const { facts } = here.proposal.changes;
    for (const [from, to] of [
      [0, 50],
      [50, 100],
      [113, 120],
      [facts.length - 3, facts.length]
    ] as const) {
      expect(await again.proposal.changes('facts', from, to)).toEqual(facts.slice(from, to));
    }
    await at.removeAll();
  });

  test('a file that is too much to be compared says so, waits, and is written once it can be compared', async () => {
    const at = await aRegion();
    const run = await at.stage(regionCsv(regionRows(10)));
    const given = { database, files, proposalsFolder };
    const body = { bodyId: at.bodyId, unitCode: null };
    const work = openImport(given, body, '2026-11-22', async () => 'not-compared');
    const key = { id: run, planId: null };
    expect(await proposeRun(work, coordinator, key)).toMatchObject({ outcome: 'not-compared' });
    expect(await at.apply(run, null, work)).toEqual({ outcome: 'not-compared' });
    expect(await at.apply(run, null)).toMatchObject({ outcome: 'applied' });
    await at.removeAll();
  });

  async function aRegion() {
    const bodyId: BodyId = await aBody(database.db);
    const body = { bodyId, unitCode: null };
    const work: ImportWork = importHere({ database, files }, body, '2026-11-22');
    const apart = importApart({ database, files }, body, '2026-11-22');
    const key = (id: string) => ({ id, planId: null });
    return {
      ...{ bodyId, work, apart },
      async stage(content: string) {
        const id = randomUUID();
        const sent = { ...key(id), takesAll: true, fileName: 'kraj', wanted: null, now: new Date() };
        const outcome = await stageImport(work, coordinator, { ...sent, content: Buffer.from(content) });
        expect(outcome).toEqual({ outcome: 'staged', id });
        return id;
      },
      propose: async (id: string, through = work) =>
        readWhole(await proposeRun(through, coordinator, key(id))),
      apply: (id: string, seen: string | null, through = work) =>
        applyRun(through, coordinator, { ...key(id), seen }),
      /** The same work; counts the rows that each transaction adds, and looks after each of those. */
      watched(look: () => Promise<void>) {
        const rows: number[] = [];
        const inBody: ImportWork['inBody'] = async (run) => {
          let adding = 0;
          const answer = await work.inBody((stores) => run(counting(stores, (count) => (adding += count))));
          if (adding > 0) {
            rows.push(adding);
            await look();
          }
          return answer;
        };
        return { rows, work: { ...work, inBody } };
      },
      /** Of each service whether its capacity and its telephone are those of the newer file. */
      states: () =>
        database.db.transaction().execute(async (tx) => {
          await sql`select set_config('app.body', ${bodyId}, true)`.execute(tx);
          const { rows } = await sql<{ capacity: boolean; phone: boolean }>`
            select c.value = 99 as capacity, f.content->>'phone' = '0911 222 333' as phone
            from service s
            join capacity c on c.service_id = s.id and c.valid_to is null
            join service_fact f on f.service_id = s.id and f.kind = 'contact' and f.valid_to is null
            where s.steward_body_id = ${bodyId}`.execute(tx);
          return rows.map(({ capacity, phone }) =>
            [capacity, phone].map((is) => (is ? 'new' : 'old')).join(' ')
          );
        }),
      renameOne: () =>
        database.db.transaction().execute(async (tx) => {
          await sql`select set_config('app.body', ${bodyId}, true)`.execute(tx);
          await sql`update service set revision = revision + 1 where id = (
            select id from service where steward_body_id = ${bodyId} limit 1)`.execute(tx);
        }),
      /** Services of the region that a body sees. */
      count: (of: BodyId) =>
        database.db.transaction().execute(async (tx) => {
          await sql`select set_config('app.body', ${of}, true)`.execute(tx);
          const { rows } = await sql`select id from service where steward_body_id = ${bodyId}`.execute(tx);
          return rows.length;
        }),
      /** Rows that wait, as a backup sees them. */
      waiting: () =>
        database.db.transaction().execute(async (tx) => {
          await sql`set local role opora_backup`.execute(tx);
          const { rows } = await sql`
            select 1 from service join waiting_import as w on w.id = service.import_id
            where service.steward_body_id = ${bodyId}`.execute(tx);
          return rows.length;
        }),
      /** Numbers of the register are of the whole installation: the next test brings the same ones. */
      removeAll: () =>
        database.db.transaction().execute(async (tx) => {
          await sql`select set_config('app.body', ${bodyId}, true)`.execute(tx);
          for (const table of ['service_fact', 'capacity', 'service_place']) {
            await sql`delete from ${sql.table(table)} where body_id = ${bodyId}`.execute(tx);
          }
          await sql`delete from service where steward_body_id = ${bodyId}`.execute(tx);
        })
    };
  }
});

/** Every service of the region with another capacity and another telephone. */
const changedRows = () =>
  [...regionRows(SERVICES)].map((row) => ({ ...row, Kapacita: '99', Telefón: '0911 222 333' }));

const ADDING = ['addProviders', 'addServices', 'addCapacities', 'addFacts'] as const;

function counting(stores: ImportStores, tell: (rows: number) => void): ImportStores {
  const imports = { ...stores.imports };
  for (const name of ADDING) {
    const add = imports[name] as (rows: readonly unknown[], importId?: string) => Promise<void>;
    imports[name] = (rows: readonly unknown[], importId?: string) => {
      tell(rows.length);
      return add(rows, importId);
    };
  }
  return { ...stores, imports };
}
