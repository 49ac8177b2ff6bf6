import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { MatrixRow } from '#lib/domain/plans/capacity-figures.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { canonicalJson } from '#lib/domain/shared/canonical-json.ts';
import type { Actor } from '#lib/domain/tenancy/permissions.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import { publishedStatements } from '#lib/server/db/published-statements.ts';
import { contentHashOf } from '#lib/server/publishing.ts';
import { newReceipt } from '#lib/server/receipt-code.ts';
import { statementRoutes } from '#lib/server/reference/read-law.ts';
import { inTransaction, type Stores } from '#lib/server/stores.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { aBody, anAccount } from '#tests/fixtures.ts';
import { sampleDocument } from '#tests/journeys/published-sample.ts';
import { aPlan } from '#tests/plan-fixtures.ts';
import {
  applyForStatement,
  decideApplication,
  judgeApplication,
  publishCriteria,
  seenMark
} from './state-compliance.ts';

const TODAY: CalendarDay = '2026-07-15';
const KEY = {
  ...{ serviceTypeCode: 'denny-stacionar', formCode: 'ambulantna', targetGroupCode: 'seniori' },
  unitCode: 'miesta'
};
const ROW: MatrixRow = {
  ...KEY,
  years: [
    {
      year: 2027,
      figures: {
        ...{ ownNeed: 30, catchmentNeed: 0, existing: 10, securedElsewhere: 0, statutoryIncrease: 20 },
        ...{ plannedIncrease: 10, difference: -10, staff: null, plannedStaff: 0, from: 'typed' }
      }
    }
  ]
};
const ASKED = {
  ...{ ...KEY, name: ' Domov n. o. ', ico: '12 345 678', isNaturalPerson: false, email: 'domov@example.sk' },
  founder: 'non-public',
  ...{ place: 'Hlavná 1', capacity: 12, year: 2027, answers: ['Áno', 'Áno'] }
} as const;

describe.each(ENGINES)('compliance statements on %s', async (engine) => {
  const { db, publicDb } = await testDatabase(engine);
  const inBody = <T>(body: BodyId, work: (stores: Stores) => Promise<T>) => inTransaction(db, body, work);
  const shown = publishedStatements(publicDb);

  async function anOffice() {
    const body = await aBody(db);
    const accountId = await anAccount(db);
    const actorId = await inBody(body, ({ accounts }) => accounts.actorOf(accountId, 'Anna'));
    const officer: Actor = { actorId, roles: ['coordinator'] };
    const criteria = {
      approvedOn: '2026-05-01',
      today: TODAY,
      ...{ id: randomUUID(), approvedBy: 'Starosta', items: ['Potreba', 'Dostupnosť'] }
    } as const;
    const publish = (change = {}, actor = officer) =>
      inBody(body, (stores) => publishCriteria(stores, actor, { ...criteria, ...change }));
    const apply = (change = {}) =>
      inBody(body, (stores) =>
        applyForStatement(stores, {
          ...{ ...ASKED, id: randomUUID(), receipt: newReceipt(), earlier: null, criteriaId: criteria.id },
          ...{ competence: 'municipality', routes: statementRoutes(), isFrequent: false, today: TODAY },
          ...change
        })
      );
    const applied = async (change = {}) => {
      const id = randomUUID();
      const outcome = await apply({ id, ...change });
      if (outcome.outcome !== 'applied') throw new Error(outcome.outcome);
      return id;
    };
    const approve = () =>
      inBody(body, async (stores) => {
        const plan = aPlan({ id: randomUUID(), validFrom: '2026-01-01', validTo: '2030-12-31' });
        await stores.plans.add(plan);
        const about = { bodyId: body, kind: 'municipality', name: 'Skúška', slug: 'skuska' } as const;
        const sample = sampleDocument({ ...about, unitCode: '503045', region: 'kraj' }, TODAY);
        const document = { ...sample, matrix: { ...sample.matrix, rows: [ROW] } };
        const contentHash = contentHashOf(canonicalJson(document) + plan.id);
        await stores.versions.add({ planId: plan.id, number: 1, contentHash, document, actorId: null });
        const approval = {
          day: TODAY,
          signedOn: TODAY,
          ...{ body: 'OZ', number: '1/2026', votes: null, conditions: '', confirmedOn: null, invented: false }
        } as const;
        const record = { id: randomUUID(), kind: 'approved', from: '2026-01-01', to: null } as const;
        await stores.versions.addRecord(plan.id, { ...record, contentHash, approval, actorId: null });
        return contentHash;
      });
    const judge = (id: string) =>
      inBody(body, async (stores) => {
        const application = await stores.complianceStatements.find(id);
        return application ? judgeApplication(stores, application, TODAY) : null;
      });
    const decide = async (id: string, change = {}, actor = officer) => {
      const judged = await judge(id);
      const given = { id, result: 'complies', reason: '', seen: judged ? seenMark(judged) : '' } as const;
      return inBody(body, (stores) =>
        decideApplication(stores, actor, { ...given, today: TODAY, ...change })
      );
    };
    return { body, officer, criteria, publish, apply, applied, approve, judge, decide };
  }

  test('criteria are published with who approved them, before anybody applies', async () => {
    const { body, officer, criteria, publish, apply } = await anOffice();
    expect(await apply()).toEqual({ outcome: 'no-criteria' });
    expect(await publish({}, { ...officer, roles: ['editor'] })).toBe('not-allowed');
    expect(await publish({ items: [] })).toBe('no-criteria');
    expect([await publish(), await publish()]).toEqual([
      { revision: expect.any(Number) },
      'published-before'
    ]);
    const next = randomUUID();
    expect(await publish({ id: next, items: ['Iné'] })).toMatchObject({ revision: expect.any(Number) });
    expect(await shown.criteria(body)).toMatchObject([
      { id: next, number: 2, items: ['Iné'] },
      { id: criteria.id, number: 1, approvedBy: 'Starosta', approvedOn: '2026-05-01', publishedOn: TODAY }
    ]);
    expect(await apply()).toEqual({ outcome: 'criteria-changed' });
  });

  test('anybody applies, once for a form, several in one submission; the wrong desk says where to go', async () => {
    const { body, publish, apply } = await anOffice();
    await publish();
    const form = { id: randomUUID(), receipt: newReceipt() };
    expect(await apply(form)).toEqual({ outcome: 'applied', receipt: form.receipt });
    expect(await apply({ ...form, receipt: newReceipt() })).toMatchObject({ receipt: form.receipt });
    expect(await apply({ earlier: form.receipt, place: 'Iná 2' })).toMatchObject({ receipt: form.receipt });
    expect(await apply({ earlier: newReceipt() })).toEqual({ outcome: 'no-such-receipt' });
    expect(await apply({ serviceTypeCode: 'domov-socialnych-sluzieb' })).toEqual({
      ...{ outcome: 'wrong-desk', desk: 'region', provision: '§ 83 ods. 9' }
    });
    expect(await apply({ serviceTypeCode: 'utulok' })).toEqual({ outcome: 'no-office' });
    expect(await apply({ competence: 'region' })).toMatchObject({ desk: 'municipality' });
    expect(await apply({ capacity: 0 })).toEqual({ outcome: 'impossible-capacity' });
    expect(await apply({ answers: ['Áno'] })).toEqual({ outcome: 'unanswered' });
    const person = await apply({ name: 'Anna Malá', isNaturalPerson: true });
    expect(person.outcome).toBe('applied');
    expect(await apply({ name: 'Flood', isFrequent: true })).toMatchObject({ outcome: 'applied' });
    const register = await shown.list(body, 1);
    expect(register.map(({ name, result }) => [name, result])).toEqual([
      [null, null],
      ['Domov n. o.', null],
      ['Domov n. o.', null]
    ]);
    expect(JSON.stringify(register)).not.toMatch(/Anna|example|12345678/);
    const read = (of: BodyId) =>
      inBody(of, ({ complianceStatements }) => complianceStatements.findByReceipt(form.receipt));
    expect((await read(body)).map(({ place, ico }) => [place, ico])).toEqual([
      ['Hlavná 1', '12345678'],
      ['Iná 2', '12345678']
    ]);
    expect(await read((await anOffice()).body)).toEqual([]);
  });

  test('an officer decides by the plan in force; nothing is promised twice', async () => {
    const { body, officer, publish, applied, approve, judge, decide } = await anOffice();
    await publish();
    const [first, second, elsewhere] = [
      await applied(),
      await applied({ isFrequent: true }),
      await applied({ year: 2028 })
    ];
    expect(await decide(first)).toEqual({ outcome: 'no-plan-in-force' });
    const contentHash = await approve();
    expect(await judge(first)).toMatchObject({
      ...{ contentHash, comparison: { asked: 12, promised: 0, result: 'complies' } }
    });
    expect(await decide(first, {}, { ...officer, roles: ['editor'] })).toEqual({ outcome: 'not-allowed' });
    expect(await decide(randomUUID())).toEqual({ outcome: 'gone' });
    const seen = seenMark((await judge(second)) as never);
    const both = await Promise.all([decide(first), decide(first)]);
    expect(both.map(({ outcome }) => outcome).toSorted()).toEqual(['decided', 'decided-already']);
    expect(await decide(second, { seen })).toEqual({ outcome: 'changed-meanwhile' });
    expect((await judge(second))?.comparison).toMatchObject({
      ...{ promised: 12, figures: { room: 8 }, result: 'does-not-comply' }
    });
    expect(await decide(second)).toEqual({ outcome: 'no-reason' });
    expect(await decide(second, { reason: 'Dopyt je vyšší.' })).toEqual({ outcome: 'decided', number: 2 });
    expect(await decide(elsewhere)).toEqual({ outcome: 'no-reason' });
    const against = { result: 'does-not-comply', reason: 'Plán to neráta.' };
    expect(await decide(elsewhere, against)).toEqual({ outcome: 'decided', number: 3 });
    expect(await shown.list(body, 1)).toHaveLength(3);
    const years = await inBody(body, ({ complianceStatements }) => complianceStatements.years());
    expect(years).toEqual([{ year: 2026, received: 3, complies: 2, doesNotComply: 1, waiting: 0 }]);
    const kept = await inBody(body, ({ complianceStatements }) => complianceStatements.find(second));
    expect(kept?.decision).toMatchObject({ number: 2, contentHash, comparison: { promised: 12 } });
  });
});
