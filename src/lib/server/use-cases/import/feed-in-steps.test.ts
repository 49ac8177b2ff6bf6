import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { describe, expect, test } from 'vitest';
import type { Actor } from '#lib/domain/tenancy/permissions.ts';
import { taxonomyId } from '#lib/server/api/hsds/taxonomies.ts';
import { folderFileStore } from '#lib/server/files.ts';
import { createPageCache } from '#lib/server/page-cache.ts';
import { applyAndShow } from '#lib/server/public/apply-and-show.ts';
import { loadReferenceData } from '#lib/server/reference/load.ts';
import { finishImports } from '#lib/server/spreadsheets/finish-imports.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { aBody } from '#tests/fixtures.ts';
import { importHere, proposalsFolder, readWhole } from '#tests/import-here.ts';
import { applyRun } from './apply-run.ts';
import type { ImportWork } from './import-work.ts';
import { proposeRun } from './propose-run.ts';
import { discardImport, stageImport } from './stage-import.ts';

const UNIT = '503045';
const SERVICES = 600;
const today = '2026-11-22';
const coordinator: Actor = { actorId: null as never, roles: ['coordinator'] };
const files = folderFileStore(mkdtempSync(join(tmpdir(), 'opora-feed-')));

/** The log, and what was told to it. */
const told: string[] = [];
const log = pino({ base: null }, { write: (line: string) => void told.push(line) });

describe.each(ENGINES)('a newer feed that is written in steps on %s', async (engine) => {
  const database = await testDatabase(engine);
  await loadReferenceData(database.bulkDb, () => {});

  test('gives a service to a provider that comes with it, and a stop after that loses neither', async () => {
    const at = await aDesk();
    const run = await at.stage(at.newer());
    await expect(at.apply(run, stoppedAfter(at.work, 1))).rejects.toThrow('The program ended.');
    expect(await at.providers()).toEqual([at.moved, ...at.others].toSorted());
    expect(await finishImports({ database, files, proposalsFolder, log }, today)).toBe(1);
    expect(await at.names()).toEqual(new Set(['inak']));
    expect(await at.providers()).toEqual([at.moved, at.added, ...at.others].toSorted());
  });

  test('is given up after some of its steps: what they wrote stays, what waited is gone', async () => {
    const at = await aDesk();
    const run = await at.stage(at.newer());
    await expect(at.apply(run, stoppedAfter(at.work, 2))).rejects.toThrow('The program ended.');
    expect(await discardImport(at.work, coordinator, { id: run, planId: null })).toBe('discarded');
    expect(await at.names()).toEqual(new Set(['inak', 'prv']));
    expect(await at.providers()).toEqual([at.moved, ...at.others].toSorted());
  });

  test('is overtaken between two steps and written when somebody agrees again', async () => {
    const at = await aDesk();
    const run = await at.stage(at.newer());
    expect(await at.apply(run, at.overtaken())).toEqual({ outcome: 'changed-meanwhile' });
    expect(await at.apply(run)).toMatchObject({ outcome: 'applied' });
    expect(await at.names()).toEqual(new Set(['inak']));
    expect(await at.providers()).toEqual([at.moved, at.added, ...at.others].toSorted());
  });

  test('changes a service of which it says only another provider, and names both', async () => {
    const at = await aDesk();
    const run = await at.stage([service(at.ids[3] ?? '', 'prv 3', at.moved, 'a')]);
    const { proposal } = await readWhole(await proposeRun(at.work, coordinator, { id: run, planId: null }));
    const { differences } = proposal.changes.services[0] ?? {};
    const named = (id: string | undefined) => ({ as: 'text', text: `Poskytovateľ ${id}` });
    expect(differences).toEqual([
      { column: 'provider', detail: '', before: named(at.others[0]), after: named(at.moved) }
    ]);
    expect(await at.apply(run)).toMatchObject({ outcome: 'applied', added: 1, changed: 1 });
    expect(await at.providers()).toEqual([at.moved, ...at.others].toSorted());
  });

  test('is shown to everybody as far as it was written, though it is overtaken or ends in an error', async () => {
    const installation = { database, pages: createPageCache(0) };
    for (const ends of ['overtaken', 'stopped']) {
      const at = await aDesk();
      const asked = { id: await at.stage(at.newer()), planId: null, seen: null };
      const work = ends === 'overtaken' ? at.overtaken() : stoppedAfter(at.work, 1);
      const ended = await applyAndShow(installation, work, coordinator, asked).catch(
        ({ message }: Error) => message
      );
      expect(ended).toEqual(ends === 'overtaken' ? { outcome: 'changed-meanwhile' } : 'The program ended.');
      expect(await at.names()).toEqual(new Set(['inak', 'prv']));
      expect(await at.published()).toEqual(await at.names());
      await discardImport(at.work, coordinator, asked);
    }
  });

  test('is ended by the next start also where another one cannot be, of which the log tells', async () => {
    const [bad, good] = [await aDesk(), await aDesk()];
    const runs: string[] = [];
    for (const at of [bad, good]) {
      const run = await at.stage(at.newer());
      await expect(at.apply(run, stoppedAfter(at.work, 1))).rejects.toThrow('The program ended.');
      runs.push(run);
    }
    const lost = await bad.fileOf(runs[0] ?? '');
    const broken = {
      ...files,
      get: (hash: string) =>
        hash === lost ? Promise.reject(new Error('The disk is gone.')) : files.get(hash)
    };
    expect(await finishImports({ database, files: broken, proposalsFolder, log }, today)).toBe(1);
    expect(await good.names()).toEqual(new Set(['inak']));
    expect(await bad.names()).toEqual(new Set(['inak', 'prv']));
    expect(told.at(-1)).toContain('The disk is gone.');
    expect(await finishImports({ database, files, proposalsFolder, log }, today)).toBe(1);
    expect(await bad.names()).toEqual(new Set(['inak']));
  });

  /** A body that keeps the services of a feed, which a newer one changes, some of them given by others. */
  async function aDesk() {
    const bodyId = await aBody(database.db);
    const work = importHere({ database, files }, { bodyId, unitCode: UNIT }, today);
    const ids = Array.from({ length: SERVICES }, () => randomUUID());
    const [first, moved, added] = [randomUUID(), randomUUID(), randomUUID()] as const;
    const inBody = <T>(run: Parameters<typeof inTransaction<T>>[2]) =>
      inTransaction(database.db, bodyId, run);
    const desk = {
      ...{ work, ids, moved, added, others: [first] },
      async stage(services: readonly object[]): Promise<string> {
        const id = randomUUID();
        const content = Buffer.from(services.map((one) => JSON.stringify(one)).join('\n'));
        const sent = { planId: null, fileName: 'feed.json', wanted: null, now: new Date(), content };
        expect(await stageImport(work, coordinator, { id, ...sent })).toEqual({ outcome: 'staged', id });
        return id;
      },
      apply: (id: string, through = work) => applyRun(through, coordinator, { id, planId: null, seen: null }),
      /** The fourth service has a new provider, who gives a new service too; another new one is of nobody known. */
      newer: () => [
        ...ids.map((id, place) => service(id, `inak ${place}`, place === 3 ? moved : first, 'b')),
        service(randomUUID(), 'inak a', moved, 'b'),
        service(randomUUID(), 'inak b', added, 'b')
      ],
      fileOf: (id: string) => inBody(async ({ imports }) => (await imports.find(id))?.fileHash),
      /** The first words of the names of the services. */
      names: () =>
        inBody(async ({ directory }) => {
          const services = await directory.servicesPart(null, 2 * SERVICES);
          return new Set(services.map(({ name }) => name.split(' ')[0]));
        }),
      /** The same of those that everybody sees. */
      async published() {
        const services = database.publicDb.selectFrom('publishedService').select('name');
        const shown = await services.where('bodyId', '=', bodyId).execute();
        return new Set(shown.map(({ name }) => name.split(' ')[0]));
      },
      providers: () =>
        inBody(async ({ directory }) =>
          (await directory.providersPart(null, 100)).map(({ id }) => id).toSorted()
        ),
      /** The same work; somebody changes the provider between two steps. */
      overtaken: () =>
        afterSteps(work, async () => {
          await inBody(async ({ directory, imports }) => {
            const kept = (await directory.providersPart(null, 100)).find(({ id }) => id === first);
            if (kept) await imports.changeProviders([{ ...kept, name: 'Iný názov' }]);
          });
        })
    };
    const before = await desk.stage(ids.map((id, place) => service(id, `prv ${place}`, first, 'a')));
    expect(await desk.apply(before)).toMatchObject({ outcome: 'applied' });
    const run = await desk.stage(desk.newer());
    const { proposal } = await readWhole(await proposeRun(work, coordinator, { id: run, planId: null }));
    expect([proposal.faults, proposal.steps.length > 2]).toEqual([[], true]);
    await discardImport(work, coordinator, { id: run, planId: null });
    return desk;
  }
});

const service = (id: string, name: string, provider: string, office: string) => ({
  ...{ id, name, status: 'active', email: `${office}@example.sk` },
  organization: { id: provider, name: `Poskytovateľ ${provider}` },
  attributes: (['kind', 'form', 'group'] as const).map((of, at) => ({
    id: randomUUID(),
    taxonomy_term: {
      taxonomy_id: taxonomyId(of),
      code: ['opatrovatelska-sluzba', 'terenna', 'seniori'][at],
      name: of
    }
  })),
  service_at_locations: [{ location: { external_identifier: UNIT } }]
});

/** The same work; looks after each transaction that changes what others see before the last one. */
function afterSteps(work: ImportWork, look: (step: number) => Promise<void>): ImportWork {
  let steps = 0;
  return {
    ...work,
    async inBody(run) {
      let isStep = false;
      const answer = await work.inBody((stores) => {
        const markBegun: typeof stores.imports.markBegun = (...given) => {
          isStep = true;
          return stores.imports.markBegun(...given);
        };
        return run({ ...stores, imports: { ...stores.imports, markBegun } });
      });
      if (isStep) {
        steps += 1;
        await look(steps);
      }
      return answer;
    }
  };
}

const stoppedAfter = (work: ImportWork, steps: number) =>
  afterSteps(work, async (step) => {
    if (step === steps) throw new Error('The program ended.');
  });
