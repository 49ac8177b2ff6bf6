import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Actor } from '#lib/domain/tenancy/permissions.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Database } from '#lib/server/db/db.ts';
import { folderFileStore } from '#lib/server/files.ts';
import { loadReferenceData } from '#lib/server/reference/load.ts';
import { windows1250 } from '#lib/server/spreadsheets/windows-1250.fixture.ts';
import type { inTransaction } from '#lib/server/stores.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { aBody } from '#tests/fixtures.ts';
import { importHere, readWhole } from '#tests/import-here.ts';
import { applyRun } from './apply-run.ts';
import { forgetMeaning, keepMeanings } from './keep-meanings.ts';
import { proposeRun } from './propose-run.ts';
import { stageImport } from './stage-import.ts';

const today = '2026-11-22';
const now = new Date('2026-11-22T10:00:00Z');
const files = folderFileStore(mkdtempSync(join(tmpdir(), 'opora-directory-import-')));
const coordinator: Actor = { actorId: null as never, roles: ['coordinator'] };

/** A process for each of many files would only take time. */

const HEAD =
  'Telefón;Názov poskytovateľa;Druh služby;Názov služby;Forma;Cieľová skupina;Kapacita;Kapacita platí od;Úhrada (EUR);Úhrada za;E-mail;Potrebné doklady';
const HOME_CARE =
  '0900 111 222;Charita Lipovec;opatrovateľská služba;Opatrovanie doma;terénna;seniori;8;1. 1. 2026;2,50;hodina;info@example.sk;žiadosť;posudok'.replace(
    'žiadosť;posudok',
    '"žiadosť;posudok"'
  );
const CANTEEN = ';;jedáleň;Jedáleň;ambulantná;seniori;40;1. 1. 2026;;;;';

describe.each(ENGINES)('a file for the directory on %s', async (engine) => {
  const database = await testDatabase(engine);
  await loadReferenceData(database.bulkDb, () => {});

  test('brings services with what is known of them; the same file again changes nothing', async () => {
    const at = await aDesk(database, '503045');
    const content = [HEAD, HOME_CARE, CANTEEN].join('\n');
    const run = await at.stage(content);
    const proposed = await at.propose(run);
    expect(proposed.proposal.faults).toEqual([]);
    // A provider, two services, two capacities; a contact, a fee and the papers.
    expect(await at.apply(run, proposed.seen)).toEqual({ outcome: 'applied', added: 8, changed: 0 });
    const { services, facts, capacities } = await at.directory();
    expect(services).toMatchObject([
      { name: 'Jedáleň', placeTerritoryCode: '503045' },
      { name: 'Opatrovanie doma', formCodes: ['terenna'] }
    ]);
    expect(capacities.map(({ value, validFrom }) => [value, validFrom])).toEqual(
      expect.arrayContaining([
        [8, '2026-01-01'],
        [40, '2026-01-01']
      ])
    );
    expect(Object.fromEntries(facts.map(({ kind, content: said }) => [kind, said]))).toEqual({
      contact: { office: '', phone: '0900 111 222', email: 'info@example.sk', website: '' },
      fees: { rows: [{ what: 'úhrada za službu', cents: 250, per: 'hodina' }], note: '' },
      admission: { steps: [], papers: ['žiadosť', 'posudok'] }
    });

    const again = await at.propose(await at.stage(content));
    expect(Object.values(again.proposal.changes).flat()).toEqual([]);
    expect(again.proposal.gone).toEqual([]);
    // Saved by Excel in the code page of Central Europe it says the same.
    const old = await at.propose(await at.stage(windows1250(content)));
    expect(Object.values(old.proposal.changes).flat()).toEqual([]);
  });

  test('a newer file shows old and new, keeps what it is silent about, and names what is no longer in it', async () => {
    const at = await aDesk(database, '503045');
    await at.apply(await at.stage([HEAD, HOME_CARE, CANTEEN].join('\n')), null);
    const run = await at.stage([HEAD, HOME_CARE.replace('0900 111 222', '0911 222 333')].join('\n'));
    const { proposal, seen } = await at.propose(run);
    expect(proposal.gone).toMatchObject([{ name: 'Jedáleň' }]);
    expect(proposal.changes.facts).toMatchObject([
      {
        revision: 0,
        differences: [{ column: 'phone', before: { text: '0900 111 222' }, after: { text: '0911 222 333' } }]
      }
    ]);
    expect(await at.apply(run, seen)).toEqual({ outcome: 'applied', added: 0, changed: 1 });
    const { services, facts } = await at.directory();
    expect(services).toHaveLength(2);
    expect(facts.find(({ kind }) => kind === 'contact')?.content).toEqual({
      ...{ office: '', phone: '0911 222 333', email: 'info@example.sk', website: '' }
    });
    // Another provider's own file says nothing about these services.
    const other = await at.propose(
      await at.stage(`${HEAD}\n${HOME_CARE.replace('Charita Lipovec', 'Domov Lipovec')}`)
    );
    expect(other.proposal.gone).toEqual([]);
  });

  test('what somebody ended while it was looked at is looked at again', async () => {
    const at = await aDesk(database, '503045');
    await at.apply(await at.stage([HEAD, HOME_CARE].join('\n')), null);
    const newer = HOME_CARE.replace('8;1. 1. 2026', '10;1. 6. 2026');
    const run = await at.stage([HEAD, newer].join('\n'));
    const { seen } = await at.propose(run);
    const [kept] = (await at.directory()).capacities;
    await at.inBody(({ imports }) => imports.endCapacities([{ id: kept?.id ?? '', validTo: '2026-03-01' }]));
    expect(await at.apply(run, seen)).toEqual({ outcome: 'changed-meanwhile' });
    expect(await at.apply(run, (await at.propose(run)).seen)).toMatchObject({ outcome: 'applied' });
    const { capacities } = await at.directory();
    expect(capacities.map(({ value, validTo }) => [value, validTo])).toEqual(
      expect.arrayContaining([
        [8, '2026-03-01'],
        [10, null]
      ])
    );
  });

  test('one bad row, and nothing is written; each is told with line, column and reason', async () => {
    const at = await aDesk(database, '503045');
    const bad = [
      HEAD,
      HOME_CARE,
      ';;opatrovatelská služba;A;terénna;seniori;-3;;;;;',
      ';;jedáleň;B;ambulantná;seniori;veľa;;;;;',
      ';;jedáleň;C;ambulantná;seniori;5;30. 2. 2026;#REF!;;nie je mail;'
    ].join('\n');
    const run = await at.stage(bad);
    const { proposal } = await at.propose(run);
    expect(proposal.faults.map(({ line, column, reason }) => [line, column, reason])).toEqual([
      [3, 'Kapacita', 'negative'],
      [4, 'Kapacita', 'not-a-number'],
      [5, 'Úhrada (EUR)', 'formula-error'],
      [5, 'Kapacita platí od', 'not-a-day'],
      [5, 'E-mail', 'not-an-email']
    ]);
    expect(await at.apply(run, null)).toEqual({ outcome: 'has-faults' });
    expect((await at.directory()).services).toEqual([]);
  });

  test('only services in the own territory are taken, the others are counted; told so, all are', async () => {
    const at = await aDesk(database, '503045');
    const head = 'Názov poskytovateľa;Druh služby;Forma;Obec;Okres;Názov služby';
    const rows = [
      'Charita;opatrovateľská služba;terénna;Bánov;Nové Zámky;tu',
      'Charita;opatrovateľská služba;terénna;Rajec;Žilina;inde',
      'Charita;opatrovateľská služba;terénna;Niekde v hmle;Nikde;nevedno kde'
    ];
    const content = [head, ...rows].join('\n');
    const { proposal } = await at.propose(await at.stage(content));
    expect(proposal.faults).toEqual([]);
    expect(proposal.changes.services.map(({ item }) => [item.name, item.placeTerritoryCode])).toEqual([
      ['tu', '503045']
    ]);
    expect(proposal.notes).toEqual([
      { note: 'stands-elsewhere', count: 1 },
      { note: 'place-not-found', count: 1 }
    ]);
    const all = await at.propose(await at.stage(content, { takesAll: true }));
    expect(all.proposal.changes.services.map(({ item }) => item.name)).toEqual(['tu', 'inde']);
    expect(all.proposal.faults).toMatchObject([{ line: 4, column: 'Obec', reason: 'place-unknown' }]);
  });

  test('a protected kind is kept secret unless the file says otherwise', async () => {
    const at = await aDesk(database, '503045');
    await at.apply(
      await at.stage(
        'Názov poskytovateľa;Druh služby;Forma;Adresa;Číslo domu\nCentrum;zariadenie núdzového bývania;pobytová;Tichá;7'
      ),
      null
    );
    expect((await at.directory()).services).toMatchObject([{ address: 'Tichá 7', addressProtected: true }]);
  });

  test('a word that somebody explained once is understood in the next file too, until it is forgotten', async () => {
    const at = await aDesk(database, '503045');
    const content = 'Kto;Druh služby;Forma;Poznámka úradu\nCharita;domáca starostlivosť;terénna;x';
    const before = await at.propose(await at.stage(content));
    expect(before.proposal.faults.length).toBeGreaterThan(0);
    const meanings = [
      { list: 'column', word: 'kto', means: 'provider' },
      { list: 'column', word: 'poznamka uradu', means: '' },
      { list: 'kind', word: 'domaca starostlivost', means: 'opatrovatelska-sluzba' }
    ] as const;
    expect(await at.inBody((stores) => keepMeanings(stores, coordinator, meanings))).toBe('kept');
    const after = await at.propose(await at.stage(content));
    expect(after.proposal).toMatchObject({
      ...{ faults: [], notes: [] },
      changes: {
        providers: [{ item: { name: 'Charita' } }],
        services: [{ item: { serviceTypeCode: 'opatrovatelska-sluzba' } }]
      }
    });
    const reader: Actor = { ...coordinator, roles: ['auditor'] };
    expect(await at.inBody((stores) => keepMeanings(stores, reader, meanings))).toBe('not-allowed');
    await at.inBody((stores) => forgetMeaning(stores, coordinator, { list: 'column', word: 'kto' }));
    expect((await at.propose(await at.stage(content))).proposal.faults.length).toBeGreaterThan(0);
  });

  test('what was agreed to is not written when the directory has changed since', async () => {
    const at = await aDesk(database, '503045');
    const run = await at.stage(`${HEAD}\n${HOME_CARE}`);
    const { seen } = await at.propose(run);
    await at.apply(await at.stage(`${HEAD}\n${CANTEEN.replace(';;', ';Iný;')}`), null);
    await at.apply(await at.stage(`${HEAD}\n${HOME_CARE.replace(';8;', ';9;')}`), null);
    expect(await at.apply(run, seen)).toEqual({ outcome: 'changed-meanwhile' });
    expect((await at.directory()).capacities.map(({ value }) => value).toSorted()).toEqual([40, 9]);
  });
});

describe('whatever rows a file has', async () => {
  const database = await testDatabase('pglite');
  await loadReferenceData(database.bulkDb, () => {});

  test('it is applied whole or not at all, and the second time it changes nothing', async () => {
    const cell = fc.constantFrom('', '5', '-1', 'x', '1 000', 'áno', '1. 3. 2026', '31. 4. 2026');
    const row = fc.record({
      name: fc.constantFrom('A', 'B', 'C'),
      kind: fc.constantFrom('jedáleň', 'opatrovateľská služba', 'nič také'),
      form: fc.constantFrom('terénna', 'ambulantná', ''),
      ...{ capacity: cell, since: cell, fee: cell, status: fc.constantFrom('', 'v prevádzke', 'pozastavená') }
    });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 5 }), async (rows) => {
        const at = await aDesk(database, '503045');
        const lines = rows.map(
          (one) =>
            `Charita;${one.kind};${one.name};${one.form};seniori;${one.capacity};${one.since};${one.fee};${one.status}`
        );
        const content = [
          'Názov poskytovateľa;Druh služby;Názov služby;Forma;Cieľová skupina;Kapacita;Kapacita platí od;Úhrada (EUR);Stav služby',
          ...lines
        ].join('\n');
        const run = await at.stage(content);
        const { proposal, seen } = await at.propose(run);
        const outcome = await at.apply(run, seen);
        const { services } = await at.directory();
        if (proposal.faults.length > 0) {
          expect(outcome).toEqual({ outcome: 'has-faults' });
          expect(services).toEqual([]);
        } else {
          expect(outcome.outcome).toBe('applied');
          expect(services.length).toBe(proposal.changes.services.length);
          const again = await at.propose(await at.stage(content));
          expect(Object.values(again.proposal.changes).flat()).toEqual([]);
        }
      }),
      { numRuns: 25 }
    );
  });
});

/** A municipality without a plan, and what a person at its desk does with files for the directory. */
async function aDesk(database: Database, unitCode: string) {
  const bodyId: BodyId = await aBody(database.db);
  const work = importHere({ database, files }, { bodyId, unitCode }, today);
  const key = (id: string) => ({ id, planId: null });
  const inBody = work.inBody as <T>(
    run: (stores: Parameters<Parameters<typeof inTransaction<T>>[2]>[0]) => Promise<T>
  ) => Promise<T>;
  return {
    inBody,
    async stage(content: string | Buffer, { takesAll = false } = {}) {
      const id = randomUUID();
      const sent = { ...key(id), takesAll, fileName: 'sluzby.csv', wanted: null, now };
      expect(await stageImport(work, coordinator, { ...sent, content: Buffer.from(content) })).toEqual({
        ...{ outcome: 'staged', id }
      });
      return id;
    },
    propose: async (id: string) => readWhole(await proposeRun(work, coordinator, key(id))),
    apply: (id: string, seen: string | null) => applyRun(work, coordinator, { ...key(id), seen }),
    directory: () =>
      inBody(async ({ directory, serviceFacts }) => {
        const services = await directory.ownServices();
        const ids = new Set(services.map(({ id }) => id));
        const capacities = (await directory.capacities()).filter(({ serviceId }) => ids.has(serviceId));
        return { services, capacities, facts: await serviceFacts.list() };
      })
  };
}
