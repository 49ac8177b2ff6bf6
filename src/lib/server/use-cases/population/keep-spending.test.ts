import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { SpendingLine } from '#lib/domain/population/spending/spending.ts';
import type { Role } from '#lib/domain/tenancy/membership.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import { messages } from '#lib/i18n/messages.ts';
import { publishedSpending } from '#lib/server/db/published-spending.ts';
import { spendingCsv } from '#lib/server/public/spending-csv.ts';
import { spendingPage } from '#lib/server/public/spending-page.ts';
import { readBudgetApart } from '#lib/server/spreadsheets/read-budget.ts';
import { spendingSent, spendingText } from '#lib/server/spreadsheets/sent-spending.ts';
import { windows1250 } from '#lib/server/spreadsheets/windows-1250.fixture.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { keepSpending, MOST_LINES } from './keep-spending.ts';

const asked = { year: null, throughMonth: 12, thisYear: 2026 } as const;
const STATEMENT = [
  'Rok;Funkčná klasifikácia;Schválený rozpočet;Rozpočet po zmenách;Skutočnosť',
  '2024;10.2.0;12 000,00;12 500,00;12 400,50',
  '2025;10.2.0;13 000;13 000;12 999,99',
  '2025;10.4.0;1 000;1 000;500',
  '2025;01.1.1;90 000;90 000;88 000'
].join('\r\n');

async function read(content: string | Buffer) {
  const outcome = await readBudgetApart(Buffer.from(content), asked);
  if (outcome.outcome === 'refused') throw new Error(outcome.refusal);
  return outcome;
}

describe.each(ENGINES)('social spending on %s', async (engine) => {
  const { db, publicDb } = await testDatabase(engine);
  const places = await publicDb
    .selectFrom('planningBody as body')
    .innerJoin('territoryUnit as unit', 'unit.code', 'body.unitCode')
    .select(['body.bodyId', 'body.slug', 'unit.inhabitants'])
    .where('body.kind', '=', 'municipality')
    .where('unit.inhabitants', '>=', 900)
    .where('unit.inhabitants', '<=', 1100)
    .orderBy('body.slug')
    .limit(5)
    .execute();
  const place = (at: number) => places[at] ?? places[0] ?? { bodyId: '' as BodyId, slug: '', inhabitants: 0 };
  const keep = (bodyId: BodyId, lines: readonly SpendingLine[], role: Role = 'coordinator') =>
    inTransaction(db, bodyId, (stores) =>
      keepSpending(stores, { actorId: null as never, roles: [role] }, lines)
    );
  const page = (at: number) =>
    spendingPage(
      publicDb,
      { bodyId: place(at).bodyId, residents: place(at).inhabitants, compares: true },
      'sk'
    );

  test('is read from a file in either encoding, kept once, and leaves by its CSV as it came', async () => {
    const { bodyId } = place(0);
    const { lines } = await read(windows1250(STATEMENT));
    expect((await read(STATEMENT)).lines).toEqual(lines);
    expect(await keep(bodyId, lines, 'auditor')).toEqual({ outcome: 'not-allowed' });
    expect(await keep(bodyId, lines)).toMatchObject({ outcome: 'kept' });
    expect(await keep(bodyId, lines)).toEqual({ outcome: 'nothing-new' });
    const kept = await publishedSpending(publicDb).list(bodyId);
    expect(kept).toEqual(lines);

    const csv = spendingCsv(kept, 'rozpočet', messages('sk'));
    expect((await read(csv)).lines).toEqual(kept);
    expect(spendingSent(spendingText(kept), 2026)).toEqual(kept);
  });

  test('years of which a newer file speaks are replaced whole; others stay', async () => {
    const { bodyId } = place(1);
    await keep(bodyId, (await read(STATEMENT)).lines);
    await keep(bodyId, (await read('Rok;FK;Skutočnosť\n2025;10.7.0;7,00\n2025;10.2;1')).lines);
    const kept = await publishedSpending(publicDb).list(bodyId);
    expect(kept.map(({ year, functionCode }) => `${year} ${functionCode}`)).toEqual([
      '2024 10.2.0',
      '2025 10.2',
      '2025 10.7.0'
    ]);
  });

  test('a page says for each resident what was spent, and compares with those who loaded the same year', async () => {
    const { bodyId } = place(2);
    await sql`delete from published_spending`.execute(db);
    expect(await page(2)).toBeNull();
    await keep(bodyId, (await read(STATEMENT)).lines);
    const alone = await page(2);
    const residents = place(2).inhabitants;
    expect(alone).toMatchObject({
      last: { year: 2025, drawnCents: 1_349_999, perResident: Math.round(1_349_999 / residents) },
      ...{ wholeYears: [2024, 2025], similar: { places: [], median: null } }
    });
    expect(alone?.groups.map(({ name }) => name)).toEqual(['Staroba', 'Rodina a\u00a0deti']);
    expect(alone?.svg?.wide).toContain('<svg');

    // A quarter is no year, and another year is not the same one.
    await keep(
      place(3).bodyId,
      [...(await read('Rok;FK;Skutočnosť\n2025;10.2;9')).lines].map((line) => ({ ...line, throughMonth: 9 }))
    );
    await keep(place(4).bodyId, (await read('Rok;FK;Skutočnosť\n2024;10.2;9')).lines);
    expect((await page(2))?.similar?.places).toEqual([]);
    const ten = Math.round((10_000 * 100) / place(3).inhabitants);
    await keep(place(3).bodyId, (await read('Rok;FK;Skutočnosť\n2025;10.2;9 000\n2025;10.4;1 000')).lines);
    expect((await page(2))?.similar).toMatchObject({
      ...{ places: [{ slug: place(3).slug, perResident: ten }], median: ten }
    });
  });

  test('more lines than any statement has are refused', async () => {
    const line: SpendingLine = {
      ...{ year: 2025, throughMonth: 12, functionCode: '10.2', drawnCents: 1 },
      ...{ approvedCents: null, amendedCents: null }
    };
    const many = Array.from({ length: MOST_LINES + 1 }, () => line);
    expect(await keep(place(0).bodyId, many)).toEqual({ outcome: 'too-many' });
  });
});

test('what a form brings back is looked at again', () => {
  const line = [2025, 12, '10.2.0', null, null, 5];
  expect(spendingSent(JSON.stringify([line]), 2026)).toHaveLength(1);
  const bad = [
    ...['', '{', '[]', JSON.stringify([[...line.slice(0, 5), -5]]), JSON.stringify([line, line])],
    ...[[2027], [2025, 11], [2025, 12, '01.1.1'], [2025, 12, '10.02.0'], [2025, 12, '1020']].map((start) =>
      JSON.stringify([[...start, ...line.slice(start.length)]])
    )
  ];
  for (const text of bad) expect(spendingSent(text, 2026), text).toBeNull();
});
