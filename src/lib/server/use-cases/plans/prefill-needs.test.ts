import { describe, expect, test } from 'vitest';
import type { Finding } from '#lib/domain/evidence/finding.ts';
import { type NeedInputs, proposedRows, type ReckonedNeed } from '#lib/domain/plans/computed-need.ts';
import { planYears } from '#lib/domain/plans/plan.ts';
import type { Role } from '#lib/domain/tenancy/membership.ts';
import type { Actor } from '#lib/domain/tenancy/permissions.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { aBody } from '#tests/fixtures.ts';
import { aCell, aPlan } from '#tests/plan-fixtures.ts';
import { explainNeed } from './explain-need.ts';
import { fingerprintOf, prefillNeeds } from './prefill-needs.ts';

const TODAY = '2026-11-22' as const;
const KEY = {
  serviceTypeCode: 'opatrovatelska-sluzba',
  formCode: 'terenna',
  targetGroupCode: 'seniori',
  unitCode: 'prijimatelia'
};

const inputs = (people: number): NeedInputs => ({
  bands: [{ from: 65, to: null, people, share: 0.1 }],
  ...{ recipientsOf: null, using: 1, ofForm: 1, unitsPerRecipient: 1, unverified: true }
});
const actor = (role: Role): Actor => ({ actorId: null as never, roles: [role] });

describe.each(ENGINES)('on %s', async (engine) => {
  const { db } = await testDatabase(engine);

  async function aBodyWithPlan() {
    const body = await aBody(db);
    const plan = aPlan({ id: crypto.randomUUID() });
    await inTransaction(db, body, ({ plans }) => plans.add(plan));
    return { body, plan };
  }
  type Opened = Awaited<ReturnType<typeof aBodyWithPlan>>;

  const reckonedFor = ({ plan }: Opened, people: number): ReckonedNeed[] =>
    planYears(plan).map((year) => ({ ...KEY, year, inputs: inputs(people) }));
  const rowsOf = ({ body, plan }: Opened, reckoned: ReckonedNeed[]) =>
    inTransaction(db, body, async ({ items, computedNeeds }) =>
      proposedRows({
        ...{ years: planYears(plan), reckoned },
        cells: await items.cells.list(plan.id),
        kept: await computedNeeds.list(plan.id)
      })
    );
  const cellsOf = ({ body, plan }: Opened) =>
    inTransaction(db, body as BodyId, ({ items }) => items.cells.list(plan.id));

  async function fill(
    opened: Opened,
    people: number,
    given: { overTyped?: boolean; role?: Role; seen?: string; statement?: string } = {}
  ) {
    const reckoned = reckonedFor(opened, people);
    const seen = given.seen ?? fingerprintOf(await rowsOf(opened, reckoned));
    return inTransaction(db, opened.body, (stores) =>
      prefillNeeds(stores, actor(given.role ?? 'coordinator'), {
        ...{ planId: opened.plan.id, reckoned, seen, today: TODAY },
        chosen: [{ ...KEY, overTyped: given.overTyped ?? false }],
        sources: { need: 'model potreby', existing: 'adresár' },
        findings: given.statement === undefined ? [] : [findingOf(given.statement)]
      })
    );
  }

  test('every year of a chosen row is filled, with what it was computed from', async () => {
    const opened = await aBodyWithPlan();
    expect(await fill(opened, 120)).toEqual({ outcome: 'filled', cells: 5, findings: 0 });
    const cells = await cellsOf(opened);
    expect(cells.map(({ ownNeed, existing }) => [ownNeed?.value, existing?.value])).toEqual(
      planYears(opened.plan).map(() => [12, 0])
    );
    const [row] = await rowsOf(opened, reckonedFor(opened, 120));
    expect(row?.cells.map(({ standing }) => standing)).toEqual(Array(5).fill('same'));
    expect(row?.cells[0]?.kept).toEqual({
      ...{ ...KEY, year: 2027, inputs: inputs(120), value: 12, computedOn: TODAY, reason: '' }
    });
    const events = await inTransaction(db, opened.body, (stores) => stores.events.latest(10));
    expect(events.map(({ action, subject }) => `${action} ${subject}`).toSorted()).toEqual([
      ...Array(5).fill('added cells'),
      'prefilled matrix'
    ]);
  });

  test('when people change the cells are out of date until they are renewed; what was typed stays', async () => {
    const opened = await aBodyWithPlan();
    await fill(opened, 120);
    const [first] = await cellsOf(opened);
    if (!first) throw new Error('The matrix was filled.');
    const { revision, ...cell } = first;
    await inTransaction(db, opened.body, ({ items }) =>
      items.cells.change({ ...cell, ownNeed: { value: 7, asOf: TODAY, source: 'obec' } }, revision)
    );
    const [row] = await rowsOf(opened, reckonedFor(opened, 200));
    expect(row?.cells.map(({ standing }) => standing)).toEqual(['overridden', ...Array(4).fill('stale')]);

    expect(await fill(opened, 200)).toMatchObject({ outcome: 'filled', cells: 4 });
    expect((await cellsOf(opened)).map(({ ownNeed }) => ownNeed?.value)).toEqual([7, 20, 20, 20, 20]);
    expect(await fill(opened, 200, { overTyped: true })).toMatchObject({ outcome: 'filled', cells: 1 });
    expect((await cellsOf(opened)).map(({ ownNeed }) => ownNeed?.value)).toEqual([20, 20, 20, 20, 20]);
  });

  test('nothing is written when the matrix is not what the person saw, or by who may not', async () => {
    const opened = await aBodyWithPlan();
    expect(await fill(opened, 120, { seen: 'niečo iné' })).toEqual({ outcome: 'changed-meanwhile' });
    expect(await fill(opened, 120, { role: 'mayor' })).toEqual({ outcome: 'not-allowed' });
    expect(await cellsOf(opened)).toEqual([]);
  });

  test('a row whose other figures cannot stand is named, and nothing is written until they are mended', async () => {
    const opened = await aBodyWithPlan();
    const existing = { value: 5, asOf: TODAY, source: 'obec', overrideReason: '' };
    const cell = aCell({ id: crypto.randomUUID(), ...KEY, year: 2028, ownNeed: null, existing });
    await inTransaction(db, opened.body, ({ items }) => items.cells.add(opened.plan.id, cell));
    const refusal = 'override-without-reason';
    expect(await fill(opened, 120)).toEqual({
      outcome: 'refused',
      rows: [{ ...KEY, year: 2028, refusal }]
    });
    expect((await cellsOf(opened)).map(({ ownNeed }) => ownNeed)).toEqual([null]);
  });

  test('a finding comes with it once', async () => {
    const opened = await aBodyWithPlan();
    expect(await fill(opened, 120, { statement: 'Bude ich 12.' })).toMatchObject({ findings: 1 });
    expect(await fill(opened, 120, { statement: 'Bude ich 12.' })).toMatchObject({ cells: 0, findings: 0 });
  });

  test('a reason for another number stays with the row, and goes when the row is renewed', async () => {
    const opened = await aBodyWithPlan();
    await fill(opened, 120);
    const explain = (reason: string) =>
      inTransaction(db, opened.body, (stores) =>
        explainNeed(stores, actor('editor'), { planId: opened.plan.id, key: KEY, reason })
      );
    const reasons = async () => (await rowsOf(opened, []))[0]?.cells.map(({ kept }) => kept?.reason);
    expect(await explain('  ')).toBe('no-reason');
    expect(await explain('Mladé rodiny odchádzajú.')).toBe('explained');
    expect(await reasons()).toEqual(Array(5).fill('Mladé rodiny odchádzajú.'));
    await fill(opened, 130);
    expect(await reasons()).toEqual(Array(5).fill(''));
    const other = await aBodyWithPlan();
    expect(
      await inTransaction(db, other.body, (stores) =>
        explainNeed(stores, actor('editor'), { planId: other.plan.id, key: KEY, reason: 'x' })
      )
    ).toBe('gone');
  });
});

function findingOf(statement: string): Omit<Finding, 'id' | 'position'> {
  return {
    ...{ statement, origin: 'statistic', kindOfNeed: 'normative', voice: 'office', asOf: TODAY },
    ...{ source: 'model potreby', sourceUrl: null, sample: null, strength: null, place: null, living: null },
    ...{ targetGroupCodes: ['seniori'], serviceTypeCode: KEY.serviceTypeCode, formCode: KEY.formCode }
  };
}
