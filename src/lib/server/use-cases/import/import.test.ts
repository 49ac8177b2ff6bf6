import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Role } from '#lib/domain/tenancy/membership.ts';
import type { Actor } from '#lib/domain/tenancy/permissions.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Database } from '#lib/server/db/db.ts';
import { folderFileStore } from '#lib/server/files.ts';
import { loadReferenceData } from '#lib/server/reference/load.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { aBody } from '#tests/fixtures.ts';
import { importHere, readWhole } from '#tests/import-here.ts';
import { aPlan } from '#tests/plan-fixtures.ts';
import { applyRun } from './apply-run.ts';
import { proposeRun } from './propose-run.ts';
import { discardImport, stageImport } from './stage-import.ts';

const today = '2026-11-21';
const now = new Date('2026-11-21T10:00:00Z');
const files = folderFileStore(mkdtempSync(join(tmpdir(), 'opora-import-')));
const actorOf = (...roles: Role[]): Actor => ({ actorId: null as never, roles });
const coordinator = actorOf('coordinator');

const MEASURES = [
  'Priorita;Cieľ;Opatrenie;Druh zmeny;Predmet opatrenia;Aktivita;Zodpovedný;Partneri;Termín od;Termín do;Rok;Suma (EUR);Zdroj financovania;Istota;Merateľný ukazovateľ;Východisková hodnota;Cieľová hodnota',
  'Zostať doma;Seniori dostanú pomoc doma;Prijať opatrovateľku;rozšíriť;opatrovateľská služba;Výberové konanie;referentka;ÚPSVaR, farnosť;1. 1. 2028;31. 12. 2028;2028;12 000,50;rozpočet obce;prísľub;Počet opatrovateliek;2;3 osoby',
  ';;;;;Nástup;starosta;;2029;2030;2029;13 000;;;;;',
  ';;;;;;;;;;2030;13 500;;;;;'
].join('\n');

describe.each(ENGINES)('importing on %s', async (engine) => {
  const database = await testDatabase(engine);
  await loadReferenceData(database.bulkDb, () => {});

  test('what a file of measures says stands in the plan, and the same file again changes nothing', async () => {
    const at = await aDesk(database);
    const run = await at.stage(MEASURES);
    const proposed = await at.propose(run);
    expect(proposed).toMatchObject({ outcome: 'proposed', proposal: { faults: [] } });
    expect(await at.content()).toMatchObject({ goals: [], activities: [] });

    expect(await at.apply(run, proposed.seen)).toEqual({ outcome: 'applied', added: 6, changed: 0 });
    expect(await at.content()).toMatchObject({
      priorities: [{ title: 'Zostať doma' }],
      goals: [{ title: 'Seniori dostanú pomoc doma' }],
      measures: [
        {
          code: 'o1',
          change: 'extend',
          subject: { kind: 'service', serviceTypeCode: 'opatrovatelska-sluzba' }
        }
      ],
      activities: [
        {
          title: 'Výberové konanie',
          partners: ['ÚPSVaR', 'farnosť'],
          from: '2028-01-01',
          to: '2028-12-31',
          costs: [{ year: 2028, cents: 1200050, sourceCode: 'obec', certainty: 'pledge', nature: 'running' }]
        },
        {
          title: 'Nástup',
          from: '2029-01-01',
          to: '2030-12-31',
          costs: expect.arrayContaining([
            expect.objectContaining({ year: 2029, cents: 1300000, sourceCode: null, certainty: 'intention' }),
            expect.objectContaining({ year: 2030, cents: 1350000 })
          ])
        }
      ],
      indicators: [
        { unit: 'osoby', direction: 'up', baseline: { value: 2 }, targets: [{ year: 2031, value: 3 }] }
      ]
    });
    const again = await at.propose(await at.stage(MEASURES));
    expect(Object.values(again.proposal.changes).flat()).toEqual([]);
  });

  test('a change is shown with old and new, and what the file keeps silent about stays', async () => {
    const at = await aDesk(database);
    const first = await at.stage(MEASURES);
    await at.apply(first, null);
    const run = await at.stage(
      'Cieľ;Opatrenie;Aktivita;Zodpovedný;Rok;Suma;Zdroj\nSENIORI dostanú pomoc doma;Prijať opatrovateľku;Výberové konanie;starosta;2028;12 500;rozpočet obce'
    );
    const proposed = await at.propose(run);
    expect(proposed.proposal.changes.activities).toMatchObject([
      {
        revision: 1,
        differences: [
          { column: 'responsible', before: { text: 'referentka' }, after: { text: 'starosta' } },
          {
            column: 'amount',
            detail: '2028, rozpočet obce',
            before: { cents: 1200050 },
            after: { cents: 1250000 }
          }
        ]
      }
    ]);
    expect(await at.apply(run, proposed.seen)).toEqual({ outcome: 'applied', added: 0, changed: 1 });
    expect((await at.content()).activities).toMatchObject([
      {
        responsible: 'starosta',
        partners: ['ÚPSVaR', 'farnosť'],
        revision: 2,
        costs: [{ cents: 1250000, certainty: 'pledge' }]
      },
      { revision: 1 }
    ]);
  });

  test('a double click applies once, and both hear that it is done', async () => {
    const at = await aDesk(database);
    const run = await at.stage(MEASURES);
    const outcomes = await Promise.all([at.apply(run, null), at.apply(run, null)]);
    expect(outcomes).toEqual([{ outcome: 'applied', added: 6, changed: 0 }, { outcome: 'already-applied' }]);
    expect(await at.content()).toMatchObject({ goals: [{}], activities: [{}, {}] });
  });

  test('giving a file up while it is being applied takes nothing back out of the plan', async () => {
    const at = await aDesk(database);
    const run = await at.stage(MEASURES);
    let looks = 0;
    const slow: typeof at.work = {
      ...at.work,
      inBody: async (work) => {
        const done = await at.work.inBody(work);
        looks += 1;
        if (looks === 1) expect(await at.apply(run, null)).toMatchObject({ outcome: 'applied' });
        return done;
      }
    };
    await discardImport(slow, coordinator, { id: run, planId: at.planId });
    expect(await at.content()).toMatchObject({ goals: [{}], activities: [{}, {}] });
  });

  test('a file with one bad row writes nothing at all', async () => {
    const at = await aDesk(database);
    const run = await at.stage(`${MEASURES}\n;;;;;Školenie;starosta;;;;2050;-3;;;;;`);
    const proposed = await at.propose(run);
    expect(proposed.proposal.faults).toMatchObject([
      { line: 5, column: 'Suma (EUR)', value: '-3', reason: 'negative' }
    ]);
    expect(await at.apply(run, proposed.seen)).toEqual({ outcome: 'has-faults' });
    expect(await at.content()).toMatchObject({ priorities: [], goals: [], activities: [] });
  });

  test('nothing is written over a plan that changed after it was shown', async () => {
    const at = await aDesk(database);
    const run = await at.stage(MEASURES);
    const { seen } = await at.propose(run);
    await at.apply(await at.stage(MEASURES.replace('Zostať doma', 'Iná priorita')), null);
    expect(await at.apply(run, seen)).toEqual({ outcome: 'changed-meanwhile' });
    expect((await at.content()).priorities).toMatchObject([{ title: 'Iná priorita' }]);
  });

  test('rows of an attempt that was cut short are never seen, and the next attempt replaces them', async () => {
    const at = await aDesk(database);
    const run = await at.stage(MEASURES);
    let transactions = 0;
    const cut: typeof at.work = {
      ...at.work,
      inBody: (work) => {
        transactions += 1;
        return transactions > 7 ? Promise.reject(new Error('The power went off.')) : at.work.inBody(work);
      }
    };
    await expect(applyRun(cut, coordinator, { id: run, planId: at.planId, seen: null })).rejects.toThrow(
      'power'
    );
    expect(await at.content()).toMatchObject({ priorities: [], goals: [], measures: [] });
    expect(await at.apply(run, null)).toMatchObject({ outcome: 'applied', added: 6 });
    expect((await at.content()).priorities).toHaveLength(1);
  });

  test('providers and services come by IČO and register number; a new capacity ends the old one', async () => {
    const at = await aDesk(database);
    const head =
      'Názov;IČO;Druh služby;Forma;Cieľová skupina;Kapacita;Jednotka;Registračné číslo;Adresa;Kód obce;Platí od';
    const numbers = at.registerNumber;
    const row = (capacity: number, since: string) =>
      `Charita;${at.ico};domov dôchodcov;pobytová;seniori;${capacity};miesta;${numbers};Hlavná 1;503045;${since}`;
    const first = await at.stage(`${head}\n${row(20, '1. 1. 2025')}`);
    const proposed = await at.propose(first);
    expect(proposed.proposal.faults).toEqual([]);
    expect(await at.apply(first, proposed.seen)).toMatchObject({ outcome: 'applied', added: 3 });
    expect(
      Object.values((await at.propose(await at.stage(`${head}\n${row(20, '')}`))).proposal.changes).flat()
    ).toEqual([]);
    expect(await at.apply(await at.stage(`${head}\n${row(25, '1. 1. 2027')}`), null)).toMatchObject({
      changed: 1
    });
    const directory = await at.directory();
    expect(directory.services).toMatchObject([
      { serviceTypeCode: 'zariadenie-pre-seniorov', formCodes: ['pobytova'] }
    ]);
    expect(directory.capacities).toMatchObject([
      { value: 20, validFrom: '2025-01-01', validTo: '2027-01-01' },
      { value: 25, validFrom: '2027-01-01', validTo: null }
    ]);
  });

  test('the matrix comes in rows by year, or with years as columns', async () => {
    const at = await aDesk(database);
    const long =
      'Druh služby;Forma;Cieľová skupina;Jednotka;Rok;Vlastná potreba;Existujúca kapacita;Zabezpečené inde;U koho\nopatrovateľská služba;terénna;seniori;;2027;12;8;2;Charita Rajec';
    const wide =
      'Druh služby;Forma;Cieľová skupina;Potreba 2027;Potreba 2028;Úväzky 2028\nopatrovateľská služba;terénna;seniori;13;15;2,5';
    expect(await at.apply(await at.stage(long), null)).toEqual({ outcome: 'applied', added: 1, changed: 0 });
    expect(await at.apply(await at.stage(wide), null)).toEqual({ outcome: 'applied', added: 1, changed: 1 });
    expect((await at.content()).cells).toMatchObject([
      {
        year: 2027,
        ownNeed: { value: 13 },
        existing: { value: 8 },
        securedElsewhere: { value: 2, name: 'Charita Rajec' }
      },
      { year: 2028, ownNeed: { value: 15 }, staff: { value: 2.5 }, existing: null }
    ]);
  });

  test('only those who may import do, and a neighbour has no such file', async () => {
    const at = await aDesk(database);
    const run = await at.stage(MEASURES);
    const key = { id: run, planId: at.planId };
    expect(await proposeRun(at.work, actorOf('auditor'), key)).toEqual({ outcome: 'not-allowed' });
    expect(await discardImport(at.work, actorOf('provider'), key)).toBe('not-allowed');
    expect(await applyRun(at.work, actorOf('councillor'), { ...key, seen: null })).toEqual({
      outcome: 'not-allowed'
    });
    const neighbour = await aDesk(database);
    expect(await proposeRun(neighbour.work, coordinator, key)).toEqual({ outcome: 'gone' });
    expect(await discardImport(at.work, coordinator, key)).toBe('discarded');
    expect(await at.propose(run)).toEqual({ outcome: 'gone' });
  });
});

test('5,000 rows are written in short transactions of at most 250 rows each', async () => {
  const database = await testDatabase('pglite');
  await loadReferenceData(database.bulkDb, () => {});
  const at = await aDesk(database);
  const rows = Array.from(
    { length: 5000 },
    (_, row) =>
      `Cieľ ${row % 40};Opatrenie ${row % 400};Aktivita ${row};starosta;2028;${row + 1};rozpočet obce;Ukazovateľ ${row};${row % 9};${row}`
  );
  const header =
    'Cieľ;Opatrenie;Aktivita;Zodpovedný;Rok;Suma;Zdroj;Ukazovateľ;Východisková hodnota;Cieľová hodnota';
  const run = await at.stage([header, ...rows].join('\n'));
  const batches: number[] = [];
  const inBody: typeof at.work.inBody = (work) =>
    at.work.inBody((stores) => {
      const { addItems } = stores.imports;
      const counted: typeof addItems = (kind, items, owner) => {
        batches.push(items.length);
        return addItems(kind, items, owner);
      };
      return work({ ...stores, imports: { ...stores.imports, addItems: counted } });
    });
  const outcome = await applyRun({ ...at.work, inBody }, coordinator, {
    id: run,
    planId: at.planId,
    seen: null
  });
  expect(outcome).toMatchObject({ outcome: 'applied', added: 40 + 400 + 5000 + 5000 });
  expect(batches.reduce((sum, rows) => sum + rows, 0)).toBe(40 + 400 + 5000 + 5000);
  expect(Math.max(...batches)).toBe(250);
});

let given = 1000000 + Math.floor(Math.random() * 1000000);

/** A body with an empty plan, and what a person at its desk does with files. */
async function aDesk(database: Database) {
  const bodyId: BodyId = await aBody(database.db);
  const plan = aPlan({ id: randomUUID() });
  await inTransaction(database.db, bodyId, ({ plans }) => plans.add(plan));
  const work = importHere({ database, files }, { bodyId, unitCode: null }, today);
  const key = (id: string) => ({ id, planId: plan.id });
  given += 1;
  return {
    work,
    planId: plan.id,
    registerNumber: String(given),
    ico: anIco(given),
    async stage(content: string) {
      const id = randomUUID();
      const sent = { ...key(id), fileName: 'plan.csv', content: Buffer.from(content), wanted: null, now };
      const staged = { outcome: 'staged', id };
      // A double click sends the same form twice.
      expect(await stageImport(work, coordinator, sent)).toEqual(staged);
      expect(await stageImport(work, coordinator, sent)).toEqual(staged);
      return id;
    },
    propose: async (id: string) => readWhole(await proposeRun(work, coordinator, key(id))),
    apply: (id: string, seen: string | null) => applyRun(work, coordinator, { ...key(id), seen }),
    content: () =>
      inTransaction(database.db, bodyId, async ({ items }) => ({
        priorities: await items.priorities.list(plan.id),
        goals: await items.goals.list(plan.id),
        measures: await items.measures.list(plan.id),
        activities: await items.activities.list(plan.id),
        indicators: await items.indicators.list(plan.id),
        cells: await items.cells.list(plan.id)
      })),
    directory: () =>
      inTransaction(database.db, bodyId, async ({ directory }) => ({
        services: await directory.services(),
        capacities: await directory.capacities()
      }))
  };
}

/** A possible IČO that begins with these seven digits. */
function anIco(first: number): string {
  const digits = String(first);
  const sum = [8, 7, 6, 5, 4, 3, 2].reduce(
    (total, weight, index) => total + weight * Number(digits[index]),
    0
  );
  return `${digits}${(11 - (sum % 11)) % 10}`;
}
